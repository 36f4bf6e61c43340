"""Approval history of elsewhere: cases and their steps. They lack need, rule and alternatives, and are no requests."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified, Traced, one_of


class CaseOutcome(StrEnum):
    """How a case ended; `withdrawn` by whoever asked, `undecided` where nobody decided as far as the log goes."""

    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    UNDECIDED = "undecided"


class ImportedCase(Base, Identified, Traced):
    """One ask of a log.

    `hops` counts what others than the asker decided, `hours` run from asking to the last of these.
    """

    __tablename__ = "imported_case"
    __table_args__ = (
        UniqueConstraint("source", "key"),
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint(one_of(CaseOutcome, "outcome"), name="outcome"),
        CheckConstraint("hops >= 0", name="hops"),
        CheckConstraint(
            "(outcome IN ('approved', 'declined')) = (decided_at IS NOT NULL) AND (decided_at IS NULL OR hops > 0) "
            "AND (hours IS NOT NULL) = (decided_at IS NOT NULL AND opened_at IS NOT NULL) AND hours >= 0",
            name="decided",
        ),
        Index("ix_imported_case_decided", "currency", "amount", postgresql_where=text("decided_at IS NOT NULL")),
    )

    source: Mapped[str]
    key: Mapped[str]
    unit: Mapped[str | None]
    amount: Mapped[Decimal]
    currency: Mapped[str]
    opened_at: Mapped[datetime | None] = mapped_column(index=True)
    decided_at: Mapped[datetime | None]
    outcome: Mapped[str]
    hops: Mapped[int]
    hours: Mapped[Decimal | None]


class ImportedStep(Base, Identified):
    """One line of a log: who, by role, did what when. Append-only."""

    __tablename__ = "imported_step"
    __table_args__ = (UniqueConstraint("case_id", "number"), CheckConstraint("number > 0", name="number"))

    case_id: Mapped[UUID] = mapped_column(ForeignKey("imported_case.id"))
    number: Mapped[int]
    stage: Mapped[str]
    role: Mapped[str]
    act: Mapped[str]
    at: Mapped[datetime]
