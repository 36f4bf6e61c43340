"""Exception requests: the need first, then what stands in the way, then options; told by events that never change."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, FetchedValue, ForeignKey, Index, Numeric, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from triptych.kernel.exception_words import AlternativeKind as AlternativeKind
from triptych.kernel.exception_words import HoursBasis as HoursBasis
from triptych.kernel.exception_words import Payer as Payer
from triptych.kernel.targets import Target, TargetKind
from triptych.model.base import Base, Identified, Scoped, Traced, next_ref, one_of


class AnswerKind(StrEnum):
    """The two ways to say no for now, both in full grammar."""

    DECLINE = "decline"
    DEFERRAL = "deferral"


class ExceptionRequest(Base, Identified, Scoped, Traced):
    """A customer's need that the rules or the capability at hand do not meet. Nobody writes `state`: a trigger does.

    `holds_until` is until when the decision in force holds by its own words; past it a deferral has lapsed, an
    approval expired.
    """

    __tablename__ = "exception_request"
    __table_args__ = (
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint("phi_low <= phi_likely AND phi_likely <= phi_high", name="phi_order"),
        CheckConstraint("phi_low >= 0 AND phi_high <= 1", name="phi_share"),
        CheckConstraint(
            "(phi_likely IS NULL) = (phi_basis IS NULL) AND (phi_likely IS NULL) = (phi_low IS NULL) "
            "AND (phi_likely IS NULL) = (phi_high IS NULL)",
            name="phi_whole",
        ),
        CheckConstraint(one_of(Payer, "paid_by"), name="paid_by"),
        CheckConstraint(one_of(HoursBasis, "hours_basis"), name="hours_basis"),
        CheckConstraint("says_something(need)", name="need"),
        CheckConstraint("says_something(title)", name="title"),
        CheckConstraint("says_something(wanted_outcome)", name="wanted_outcome"),
        Index("ix_exception_request_scope_ids", "scope_ids", postgresql_using="gin"),
        Index("ix_exception_request_cost_per_week", text("cost_per_week_in_base DESC NULLS LAST")),
        Index("ix_exception_request_queue", text("cost_per_week_in_base DESC"), "opened_at", "id"),
        Index("ix_exception_request_program_opened", "program_id", "opened_at"),
    )

    ref: Mapped[str] = mapped_column(unique=True, server_default=next_ref("REQ-", "request_ref", 4))
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"), index=True)
    program_id: Mapped[UUID] = mapped_column(ForeignKey("program.id"), index=True)
    provider_unit_id: Mapped[UUID] = mapped_column(ForeignKey("org_unit.id"), index=True)
    service_id: Mapped[UUID | None] = mapped_column(ForeignKey("service.id"))
    title: Mapped[str]
    need: Mapped[str]
    wanted_outcome: Mapped[str]
    amount: Mapped[Decimal]
    currency: Mapped[str]
    paid_by: Mapped[str]
    needed_by: Mapped[date | None]
    weekly_burn_amount: Mapped[Decimal | None]
    weekly_burn_currency: Mapped[str | None]
    weekly_burn_basis: Mapped[str | None]
    phi_low: Mapped[Decimal | None] = mapped_column(Numeric(5, 4))
    phi_likely: Mapped[Decimal | None] = mapped_column(Numeric(5, 4))
    phi_high: Mapped[Decimal | None] = mapped_column(Numeric(5, 4))
    phi_basis: Mapped[str | None]
    hours_basis: Mapped[str] = mapped_column(default=HoursBasis.CALENDAR)
    deferred_benefit_per_hour: Mapped[Decimal | None] = mapped_column(Numeric(26, 8))
    penalties_per_hour: Mapped[Decimal | None] = mapped_column(Numeric(26, 8))
    cost_per_hour: Mapped[Decimal | None] = mapped_column(Numeric(26, 8))
    cost_per_week_in_base: Mapped[Decimal | None] = mapped_column(Numeric(44, 8), FetchedValue())
    opened_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(server_default="", index=True)
    version: Mapped[int] = mapped_column(server_default="0")
    stopped_at: Mapped[datetime | None]
    holds_until: Mapped[datetime | None] = mapped_column(index=True)
    confirmed_restatement_id: Mapped[UUID | None] = mapped_column(ForeignKey("restatement.id", use_alter=True))


TARGET_CHECK = (
    "CASE kind WHEN 'standard' THEN rule_id IS NOT NULL AND num_nonnulls(criterion_id, workstream_id, gate_id) = 0 "
    "WHEN 'criterion' THEN criterion_id IS NOT NULL AND num_nonnulls(rule_id, workstream_id, gate_id) = 0 "
    "WHEN 'workstream' THEN workstream_id IS NOT NULL AND num_nonnulls(rule_id, criterion_id, gate_id) = 0 "
    "ELSE gate_id IS NOT NULL AND num_nonnulls(rule_id, criterion_id, workstream_id) = 0 END"
)


class Targeted:
    """What an exception is about on one project: a standard, a criterion, a workstream, or one key of a gate."""

    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"), index=True)
    kind: Mapped[str]
    rule_id: Mapped[UUID | None] = mapped_column(ForeignKey("rule.id"))
    criterion_id: Mapped[UUID | None] = mapped_column(ForeignKey("acceptance_criterion.id"))
    workstream_id: Mapped[UUID | None] = mapped_column(ForeignKey("workstream.id"))
    gate_id: Mapped[UUID | None] = mapped_column(ForeignKey("gate.id"))

    @property
    def target(self) -> Target:
        """The target as rules know it."""
        named = self.rule_id or self.criterion_id or self.workstream_id or self.gate_id
        if named is None:
            raise ValueError("a target names a record")
        return Target(TargetKind(self.kind), named, self.project_id)


class RequestTarget(Base, Identified, Targeted):
    """What a request wants to be excepted from. Append-only."""

    __tablename__ = "request_target"
    __table_args__ = (
        CheckConstraint(one_of(TargetKind, "kind"), name="kind"),
        CheckConstraint(TARGET_CHECK, name="names_one_record"),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)


class Authorship(Base, Identified):
    """Acts refer to it, so a seal is one flag and never rewrites the trail. One per person and request.

    What somebody proposes outside the rules has one `apart` from it, which the database seals (SH1). Once its seal was
    opened, what they propose next has another, sealed as the first one was.
    """

    __tablename__ = "authorship"
    __table_args__ = (
        Index("uq_authorship_openly", "request_id", "person_id", unique=True, postgresql_where=text("NOT apart")),
        Index("uq_authorship_sealed", "request_id", "person_id", unique=True, postgresql_where=text("sealed")),
        CheckConstraint("apart OR NOT sealed", name="sealed_apart"),
        UniqueConstraint("request_id", "id", name="uq_authorship_request_id_id"),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    sealed: Mapped[bool] = mapped_column(default=False)
    apart: Mapped[bool] = mapped_column(default=False, server_default="false")


ESCALATION_CHECK = (
    "CASE kind WHEN 'escalated' THEN hop IS NOT NULL AND due_at <= at AND level BETWEEN 1 AND 9 "
    "AND cardinality(escalated_to) > 0 AND num_nonnulls(text, policy_version, policy_line, on_behalf_of_id) = 0 "
    "ELSE num_nonnulls(hop, level, due_at, escalated_to) = 0 END"
)


class RequestEvent(Base, Identified):
    """Something that happened to a request. Append-only; a trigger numbers it and derives the request's state.

    The clock alone escalates, and is nobody: such an event has no authorship. It says of which hop (the number of the
    event that began it), to which level, when that was due, and to whom.
    """

    __tablename__ = "request_event"
    __table_args__ = (
        UniqueConstraint("request_id", "number"),
        Index(
            "uq_request_event_appeal", "request_id", unique=True, postgresql_where=text("kind = 'decision_appealed'")
        ),
        CheckConstraint(
            "kind NOT IN ('comment_made', 'need_corrected', 'request_reopened', 'request_closed', 'answer_withdrawn', "
            "'decision_appealed', 'decision_directed', 'dissent_entered') "
            "OR says_something(text)",
            name="says_why",
        ),
        UniqueConstraint("request_id", "hop", "level"),
        CheckConstraint("(authorship_id IS NULL) = (kind = 'escalated')", name="clock_is_nobody"),
        CheckConstraint(ESCALATION_CHECK, name="escalation"),
        Index(
            "ix_request_event_escalated_to",
            "escalated_to",
            postgresql_using="gin",
            postgresql_where=text("kind = 'escalated'"),
        ),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"))
    number: Mapped[int] = mapped_column(server_default="0")
    kind: Mapped[str]
    at: Mapped[datetime]
    authorship_id: Mapped[UUID | None] = mapped_column(ForeignKey("authorship.id"))
    text: Mapped[str | None]
    detail: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    policy_version: Mapped[int | None]
    policy_line: Mapped[str | None]
    on_behalf_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    hop: Mapped[int | None]
    level: Mapped[int | None]
    due_at: Mapped[datetime | None]
    escalated_to: Mapped[list[UUID] | None]


class RequestTransition(Base):
    """The lifecycle as data: in this state this event leads there. The trigger knows no other."""

    __tablename__ = "request_transition"

    state: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    next_state: Mapped[str]


class Restatement(Base, Identified):
    """The need in the provider's own words; it counts once the requester confirms it (EX1). Append-only."""

    __tablename__ = "restatement"
    __table_args__ = (CheckConstraint("says_something(text)", name="text"),)

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    authorship_id: Mapped[UUID] = mapped_column(ForeignKey("authorship.id"))
    text: Mapped[str]
    at: Mapped[datetime]


class Citation(Base, Identified):
    """What stands in the way of a request: a rule and its version with the harm here, or a gap. Append-only."""

    __tablename__ = "citation"
    __table_args__ = (
        CheckConstraint("(rule_version_id IS NULL) <> (gap_id IS NULL)", name="rule_or_gap"),
        CheckConstraint("says_something(harm)", name="harm"),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    authorship_id: Mapped[UUID] = mapped_column(ForeignKey("authorship.id"))
    rule_version_id: Mapped[UUID | None] = mapped_column(ForeignKey("rule_version.id"), index=True)
    gap_id: Mapped[UUID | None] = mapped_column(ForeignKey("capability_gap.id"), index=True)
    harm: Mapped[str]
    at: Mapped[datetime]


class Alternative(Base, Identified):
    """An option that would meet the need, with cost, lead time and effects (EX6).

    What is written of it never changes: a revision is a new version that takes this one back, unsigned and unmarked.
    """

    __tablename__ = "alternative"
    __table_args__ = (
        CheckConstraint(one_of(AlternativeKind, "kind"), name="kind"),
        CheckConstraint("says_something(title)", name="title"),
        CheckConstraint("cost_amount >= 0", name="cost"),
        CheckConstraint("lead_time_days >= 0", name="lead_time"),
        CheckConstraint("rule_distance BETWEEN 0 AND 3", name="rule_distance"),
        CheckConstraint("(number = 1) = (revises_id IS NULL)", name="number"),
        CheckConstraint(
            "CASE WHEN real IS FALSE THEN says_something(not_real_because) ELSE not_real_because IS NULL END",
            name="not_real_because",
        ),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    authorship_id: Mapped[UUID] = mapped_column(ForeignKey("authorship.id"))
    kind: Mapped[str]
    title: Mapped[str]
    cost_amount: Mapped[Decimal]
    cost_currency: Mapped[str]
    lead_time_days: Mapped[int]
    rule_distance: Mapped[int]
    supply_source_id: Mapped[UUID | None] = mapped_column(ForeignKey("supply_source.id"), index=True)
    outside_base: Mapped[bool] = mapped_column(default=False)
    effect_delivery: Mapped[str | None]
    effect_service: Mapped[str | None]
    effect_people: Mapped[str | None]
    real: Mapped[bool | None]
    not_real_because: Mapped[str | None]
    proposed_at: Mapped[datetime]
    first_id: Mapped[UUID] = mapped_column(ForeignKey("alternative.id"), server_default=FetchedValue())
    withdrawn_at: Mapped[datetime | None]
    number: Mapped[int] = mapped_column(server_default="1")
    revises_id: Mapped[UUID | None] = mapped_column(ForeignKey("alternative.id"), unique=True)


class AlternativeSignature(Base, Identified):
    """Requester and provider each sign an alternative that they would stand behind. Append-only."""

    __tablename__ = "alternative_signature"
    __table_args__ = (UniqueConstraint("alternative_id", "side"),)

    alternative_id: Mapped[UUID] = mapped_column(ForeignKey("alternative.id"))
    side: Mapped[str]
    authorship_id: Mapped[UUID] = mapped_column(ForeignKey("authorship.id"))
    at: Mapped[datetime]


class Answer(Base, Identified):
    """A decline or a deferral put forward in full grammar; in effect once its helper accepts. Append-only."""

    __tablename__ = "answer"
    __table_args__ = (
        CheckConstraint(one_of(AnswerKind, "kind"), name="kind"),
        CheckConstraint(
            "kind <> 'deferral' OR (trigger_text IS NOT NULL AND interim_relief IS NOT NULL)", name="dated_deferral"
        ),
        CheckConstraint(
            "(trigger_text IS NULL OR says_something(trigger_text)) "
            "AND (interim_relief IS NULL OR says_something(interim_relief))",
            name="deferral_words",
        ),
        CheckConstraint("says_something(harm)", name="harm"),
        CheckConstraint("says_something(reason)", name="reason"),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    kind: Mapped[str]
    authorship_id: Mapped[UUID] = mapped_column(ForeignKey("authorship.id"))
    citation_id: Mapped[UUID] = mapped_column(ForeignKey("citation.id"))
    harm: Mapped[str]
    reason: Mapped[str]
    helper_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    next_date: Mapped[date]
    trigger_text: Mapped[str | None]
    interim_relief: Mapped[str | None]
    at: Mapped[datetime]


class HelperReply(Base, Identified):
    """The named helper accepts or refuses to help. Append-only."""

    __tablename__ = "helper_reply"

    answer_id: Mapped[UUID] = mapped_column(ForeignKey("answer.id"), unique=True)
    accepted: Mapped[bool]
    note: Mapped[str | None]
    at: Mapped[datetime]


class RequestClock(Base):
    """In which states waiting costs: from opening to the decision in force."""

    __tablename__ = "request_clock"

    state: Mapped[str] = mapped_column(primary_key=True)
    runs: Mapped[bool]
