"""CMO: a change initiative moves groups of people from a current to a future state."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified, Traced, Versioned, next_ref


class Initiative(Base, Identified, Traced, Versioned):
    """Project x people change."""

    __tablename__ = "initiative"

    ref: Mapped[str] = mapped_column(unique=True, server_default=next_ref("C-", "initiative_ref", 3))
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"), index=True)
    name: Mapped[str]
    current_state: Mapped[str]
    future_state: Mapped[str]
    go_live_on: Mapped[date | None]


class StakeholderGroup(Base, Identified, Traced):
    """People whom the change touches in the same way, with their number."""

    __tablename__ = "stakeholder_group"
    __table_args__ = (
        Index("uq_stakeholder_group_name", "initiative_id", text("lower(name)"), unique=True),
        CheckConstraint("headcount > 0", name="headcount"),
    )

    initiative_id: Mapped[UUID] = mapped_column(ForeignKey("initiative.id"))
    name: Mapped[str]
    headcount: Mapped[int]
    impact: Mapped[str | None]


class AdkarAssessment(Base, Identified, Traced):
    """Answers of people of one group on one day. The newest of each group counts."""

    __tablename__ = "adkar_assessment"
    __table_args__ = (Index("ix_adkar_assessment_group_day", "group_id", "assessed_on"),)

    group_id: Mapped[UUID] = mapped_column(ForeignKey("stakeholder_group.id"))
    assessed_on: Mapped[date]
    number: Mapped[int]
    note: Mapped[str | None]


class AdkarAnswer(Base, Identified):
    """One person's five scores, without who they are."""

    __tablename__ = "adkar_answer"
    __table_args__ = (
        UniqueConstraint("assessment_id", "respondent"),
        *(
            CheckConstraint(f"{element} BETWEEN 1 AND 5", name=f"{element}_scale")
            for element in ("awareness", "desire", "knowledge", "ability", "reinforcement")
        ),
    )

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("adkar_assessment.id"))
    respondent: Mapped[int]
    awareness: Mapped[int]
    desire: Mapped[int]
    knowledge: Mapped[int]
    ability: Mapped[int]
    reinforcement: Mapped[int]
