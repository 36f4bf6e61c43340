"""Role policy, versioned: at most one version is active."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified


class PolicyVersion(Base, Identified):
    """One version of the role policy. Lines never change once stored."""

    __tablename__ = "policy_version"
    __table_args__ = (
        Index("uq_policy_version_active", text("(true)"), unique=True, postgresql_where=text("state = 'active'")),
        CheckConstraint("state IN ('draft', 'active', 'retired')", name="state"),
    )

    number: Mapped[int] = mapped_column(Identity(always=True), unique=True)
    state: Mapped[str] = mapped_column(default="draft")
    note: Mapped[str]
    drafted_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    activated_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    activated_at: Mapped[datetime | None]
    shipped: Mapped[bool] = mapped_column(default=False)


class PolicyLine(Base):
    """One line of a version, as the policy file writes it."""

    __tablename__ = "policy_line"

    version_id: Mapped[UUID] = mapped_column(ForeignKey("policy_version.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[str]
