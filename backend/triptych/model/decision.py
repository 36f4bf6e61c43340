"""Decisions never change; a new one supersedes. The leaf of a request's chain is in force."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from triptych.kernel.exception_words import Outcome as Outcome
from triptych.kernel.exception_words import SignatureKind as SignatureKind
from triptych.kernel.exception_words import TermsNature as TermsNature
from triptych.kernel.targets import TargetKind
from triptych.model.base import Base, Identified, one_of
from triptych.model.exception import TARGET_CHECK, Targeted


class Terms(Base, Identified):
    """The terms of an approval as its first signer wrote them; every signature stands under the same. Append-only."""

    __tablename__ = "terms"
    __table_args__ = (
        Index("ix_terms_superseding", "request_id", postgresql_where=text("supersedes_id IS NOT NULL")),
        CheckConstraint("says_something(reason)", name="reason"),
        CheckConstraint("isfinite(valid_until)", name="valid_until"),
        CheckConstraint(one_of(TermsNature, "nature"), name="nature"),
        CheckConstraint(
            "(nature = 'emergency') = (unwind_plan IS NOT NULL) "
            "AND (unwind_plan IS NULL OR says_something(unwind_plan))",
            name="unwind_plan",
        ),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    authorship_id: Mapped[UUID] = mapped_column(ForeignKey("authorship.id"))
    alternative_id: Mapped[UUID | None] = mapped_column(ForeignKey("alternative.id"))
    reason: Mapped[str]
    valid_until: Mapped[datetime] = mapped_column(index=True)
    nature: Mapped[str] = mapped_column(server_default="ordinary")
    unwind_plan: Mapped[str | None]
    supersedes_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id", use_alter=True))
    at: Mapped[datetime]


class Condition(Base, Identified):
    """Something that must be done by a day for the exception to go on covering. Append-only."""

    __tablename__ = "condition"
    __table_args__ = (
        CheckConstraint("says_something(statement)", name="statement"),
        CheckConstraint("isfinite(due_on)", name="due_on"),
    )

    terms_id: Mapped[UUID] = mapped_column(ForeignKey("terms.id"), index=True)
    statement: Mapped[str]
    due_on: Mapped[date] = mapped_column(index=True)


class ConditionMet(Base, Identified):
    """Evidence that a condition was met. Append-only."""

    __tablename__ = "condition_met"
    __table_args__ = (CheckConstraint("says_something(evidence)", name="evidence"),)

    condition_id: Mapped[UUID] = mapped_column(ForeignKey("condition.id"), unique=True)
    authorship_id: Mapped[UUID] = mapped_column(ForeignKey("authorship.id"))
    evidence: Mapped[str]
    at: Mapped[datetime]


class Cover(Base, Identified, Targeted):
    """What an approval covers. Append-only."""

    __tablename__ = "cover"
    __table_args__ = (
        CheckConstraint(one_of(TargetKind, "kind"), name="kind"),
        CheckConstraint(TARGET_CHECK, name="names_one_record"),
    )

    terms_id: Mapped[UUID] = mapped_column(ForeignKey("terms.id"), index=True)


class Signature(Base, Identified):
    """One authority signs the terms. Append-only; the last one needed makes the decision."""

    __tablename__ = "signature"
    __table_args__ = (
        Index("uq_signature_authority", "terms_id", "kind", text("coalesce(office, '')"), unique=True),
        CheckConstraint(one_of(SignatureKind, "kind"), name="kind"),
        CheckConstraint("(kind = 'rule_waiver') = (office IS NOT NULL)", name="waiver_is_of_an_office"),
    )

    terms_id: Mapped[UUID] = mapped_column(ForeignKey("terms.id"), index=True)
    kind: Mapped[str]
    office: Mapped[str | None]
    authorship_id: Mapped[UUID] = mapped_column(ForeignKey("authorship.id"))
    policy_version: Mapped[int]
    policy_line: Mapped[str]
    on_behalf_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class Decision(Base, Identified):
    """One decision. A request has one first decision, and each decision at most one successor: so one leaf."""

    __tablename__ = "decision"
    __table_args__ = (
        Index("uq_decision_first", "request_id", unique=True, postgresql_where=text("supersedes_id IS NULL")),
        UniqueConstraint("supersedes_id"),
        UniqueConstraint("request_id", "id", name="uq_decision_request_id_id"),
        ForeignKeyConstraint(
            ["request_id", "supersedes_id"], ["decision.request_id", "decision.id"], name="fk_decision_same_request"
        ),
        ForeignKeyConstraint(
            ["request_id", "instruction_id"],
            ["instruction.request_id", "instruction.id"],
            name="fk_decision_instruction",
        ),
        CheckConstraint(one_of(Outcome, "outcome"), name="outcome"),
        CheckConstraint("says_something(reason)", name="reason"),
        CheckConstraint(
            "(outcome IN ('approved', 'approved_with_conditions', 'emergency_go')) = (terms_id IS NOT NULL)",
            name="approval_has_terms",
        ),
        CheckConstraint("(outcome IN ('declined', 'deferred')) = (answer_id IS NOT NULL)", name="refusal_has_answer"),
        CheckConstraint(
            "(outcome IN ('decline_upheld', 'deferral_upheld', 'revocation_upheld')) = (next_date IS NOT NULL)",
            name="upheld_until",
        ),
        CheckConstraint("outcome <> 'revoked' OR supersedes_id IS NOT NULL", name="revokes_something"),
        CheckConstraint("jsonb_typeof(figures) = 'object'", name="figures"),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    number: Mapped[int]
    outcome: Mapped[str]
    reason: Mapped[str]
    terms_id: Mapped[UUID | None] = mapped_column(ForeignKey("terms.id"), unique=True)
    answer_id: Mapped[UUID | None] = mapped_column(ForeignKey("answer.id"), unique=True)
    authorship_id: Mapped[UUID] = mapped_column(ForeignKey("authorship.id"))
    supersedes_id: Mapped[UUID | None]
    next_date: Mapped[date | None]
    instruction_id: Mapped[UUID | None]
    figures: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    policy_version: Mapped[int | None]
    policy_line: Mapped[str | None]
    on_behalf_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
