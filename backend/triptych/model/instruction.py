"""Decisions that a superior directed by name, and what those who took part had against them. Nothing of it changes."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified, one_of


class Directed(StrEnum):
    """What somebody is told to decide."""

    APPROVE = "approve"
    DECLINE = "decline"
    DEFER = "defer"


class Instruction(Base, Identified):
    """A superior tells somebody by name what to decide, and is accountable for it (EX13). Append-only."""

    __tablename__ = "instruction"
    __table_args__ = (
        UniqueConstraint("request_id", "id", name="uq_instruction_request_id_id"),
        CheckConstraint(one_of(Directed, "says"), name="says"),
        CheckConstraint("says_something(reason)", name="reason"),
        CheckConstraint("directed_id <> authorship_id", name="another"),
        ForeignKeyConstraint(
            ["request_id", "authorship_id"], ["authorship.request_id", "authorship.id"], name="fk_instruction_author"
        ),
        ForeignKeyConstraint(
            ["request_id", "directed_id"], ["authorship.request_id", "authorship.id"], name="fk_instruction_directed"
        ),
        ForeignKeyConstraint(
            ["request_id", "supersedes_id"],
            ["decision.request_id", "decision.id"],
            name="fk_instruction_supersedes",
            use_alter=True,
        ),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    authorship_id: Mapped[UUID]
    directed_id: Mapped[UUID]
    says: Mapped[str]
    reason: Mapped[str]
    supersedes_id: Mapped[UUID | None]
    policy_version: Mapped[int]
    policy_line: Mapped[str]
    at: Mapped[datetime]


class Dissent(Base, Identified):
    """What somebody who took part in deciding has against a decision, or against an instruction. Append-only."""

    __tablename__ = "dissent"
    __table_args__ = (
        UniqueConstraint("decision_id", "authorship_id"),
        UniqueConstraint("instruction_id", "authorship_id"),
        CheckConstraint("(decision_id IS NULL) <> (instruction_id IS NULL)", name="of_one"),
        CheckConstraint("says_something(reason)", name="reason"),
        ForeignKeyConstraint(
            ["request_id", "authorship_id"], ["authorship.request_id", "authorship.id"], name="fk_dissent_author"
        ),
        ForeignKeyConstraint(
            ["request_id", "decision_id"], ["decision.request_id", "decision.id"], name="fk_dissent_decision"
        ),
        ForeignKeyConstraint(
            ["request_id", "instruction_id"],
            ["instruction.request_id", "instruction.id"],
            name="fk_dissent_instruction",
        ),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    decision_id: Mapped[UUID | None]
    instruction_id: Mapped[UUID | None]
    authorship_id: Mapped[UUID]
    reason: Mapped[str]
    at: Mapped[datetime]
