"""Decisions, the terms they stand on, and who signed."""

from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, TIMESTAMP, ColumnElement, Text, case, cast, exists, func, or_, select
from sqlalchemy.dialects.postgresql import JSONB, JSONPATH
from sqlalchemy.orm import InstrumentedAttribute, aliased
from strawberry.scalars import JSON

from triptych.access.work import Work
from triptych.governance.exceptions.figures import keys_changed
from triptych.governance.exceptions.overrides import is_override
from triptych.governance.exceptions.rules.emergency import REVIEWED_WITHIN
from triptych.graphql.reading.declared.fields import beside, column, computed, expression, many, one, one_by
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import Visible, seen_rows, through
from triptych.graphql.types.exceptions import of_request
from triptych.graphql.types.portfolio import projects_seen
from triptych.graphql.types.shared import author, named
from triptych.graphql.types.waiting import waiting_terms
from triptych.kernel.actor import Office
from triptych.kernel.targets import TargetKind
from triptych.model import decision
from triptych.model.decision import Outcome, SignatureKind, TermsNature
from triptych.model.emergency import EmergencyReview
from triptych.model.exception import Authorship
from triptych.model.exception import ExceptionRequest as ExceptionRequestRow
from triptych.model.instruction import Dissent, Instruction
from triptych.model.portfolio import Project
from triptych.model.snapshot import DecisionSnapshot


def _accountable() -> Any:
    """The authorship of whoever answers for a decision."""
    directing = (
        select(Instruction.authorship_id)
        .where(Instruction.id == decision.Decision.instruction_id)
        .correlate(decision.Decision)
        .scalar_subquery()
    )
    return func.coalesce(directing, decision.Decision.authorship_id)


def _kept(of: Any) -> Any:
    """What is kept of the facts that a decision rests on."""
    return (
        select(of)
        .where(DecisionSnapshot.decision_id == decision.Decision.id)
        .correlate(decision.Decision)
        .scalar_subquery()
    )


def _sees_project(work: Work) -> ColumnElement[bool]:
    """Whether the actor may see the project: its forecast, keys and own burn are told to nobody else."""
    project = (
        select(Project.id)
        .join(ExceptionRequestRow, ExceptionRequestRow.project_id == Project.id)
        .where(ExceptionRequestRow.id == decision.Decision.request_id, *seen_rows(work, projects_seen))
    )
    return exists(project.correlate(decision.Decision))


def _facts(work: Work) -> Any:
    """The facts as they are kept; without what is the project's own for whoever does not see it."""
    facts = _kept(DecisionSnapshot.facts)
    without = facts.op("-", return_type=JSONB)("forecast").op("#-", return_type=JSONB)(
        cast(["figures", "keys"], ARRAY(Text))
    )
    burnless = without.op("-", return_type=JSONB)(cast(["weeklyBurn", "burnCurrency", "burnBasis"], ARRAY(Text)))
    its_burn = facts.op("->>", return_type=Text)("burnOf") == "project"
    return case((_sees_project(work), facts), (its_burn, burnless), else_=without)


def _facts_changed(work: Work) -> Any:
    changed = func.facts_changed(decision.Decision.id, cast(work.now, TIMESTAMP(timezone=True)), type_=JSONB)
    others = '$[*] ? (!(@.code starts with "forecast" || @.code starts with "project"))'
    return case(
        (_sees_project(work), changed), else_=func.jsonb_path_query_array(changed, cast(others, JSONPATH), type_=JSONB)
    )


def _review(of: Any) -> Any:
    """What is told of the review of an emergency go."""
    return (
        select(of)
        .where(EmergencyReview.decision_id == decision.Decision.id)
        .correlate(decision.Decision)
        .scalar_subquery()
    )


_later = aliased(decision.Decision)
terms_seen = of_request(decision.Terms.request_id)


def of_terms(terms_id: InstrumentedAttribute[Any]) -> Visible:
    """What belongs to terms is seen by whoever sees the terms."""
    return through(terms_id, decision.Terms, terms_seen)


@node(decision.Terms, visible=terms_seen)
class Terms:
    """What an approval says: reason, validity, conditions and what it covers. Every signature stands under the same."""

    reason = column(decision.Terms.reason)
    valid_until = column(decision.Terms.valid_until)
    nature = column(decision.Terms.nature, words=TermsNature, doc="A yes of its own, or a longer life of another.")
    unwind_plan = column(decision.Terms.unwind_plan, doc="How an emergency go is undone.")
    at = column(decision.Terms.at)
    author = author(decision.Terms.authorship_id)
    alternative = one("Alternative", decision.Terms.alternative_id)
    conditions = many("Condition", decision.Condition.terms_id, decision.Condition.due_on)
    covers = many("Cover", decision.Cover.terms_id)
    signatures = many("Signature", decision.Signature.terms_id, decision.Signature.at)
    open = computed(bool, waiting_terms, doc="Whether they wait for a signature and can still be signed.")


@node(decision.Condition, visible=of_terms(decision.Condition.terms_id))
class Condition:
    """Something that must be done by a day."""

    statement = column(decision.Condition.statement)
    due_on = column(decision.Condition.due_on)
    met_at = expression(
        datetime | None,
        lambda _work: (
            select(decision.ConditionMet.at)
            .where(decision.ConditionMet.condition_id == decision.Condition.id)
            .correlate(decision.Condition)
            .scalar_subquery()
        ),
    )
    evidence = expression(
        str | None,
        lambda _work: (
            select(decision.ConditionMet.evidence)
            .where(decision.ConditionMet.condition_id == decision.Condition.id)
            .correlate(decision.Condition)
            .scalar_subquery()
        ),
    )


@node(decision.Cover, visible=of_terms(decision.Cover.terms_id))
class Cover:
    """What an approval covers."""

    project = one("Project", decision.Cover.project_id, unseen=True)
    kind = column(decision.Cover.kind, words=TargetKind)
    criterion = one("AcceptanceCriterion", decision.Cover.criterion_id)
    rule = one("Rule", decision.Cover.rule_id)
    workstream = one("Workstream", decision.Cover.workstream_id)
    gate = one("Gate", decision.Cover.gate_id)
    criterion_statement, workstream_kind, gate_ref, gate_name = named(decision.Cover)


@node(decision.Signature, visible=of_terms(decision.Signature.terms_id))
class Signature:
    """One authority signed the terms."""

    kind = column(decision.Signature.kind, words=SignatureKind)
    office = column(decision.Signature.office, words=Office)
    author = author(decision.Signature.authorship_id)
    at = column(decision.Signature.at)
    policy_version = column(decision.Signature.policy_version)
    policy_line = column(decision.Signature.policy_line)
    on_behalf_of = one("Person", decision.Signature.on_behalf_of_id)


@node(decision.Decision, visible=of_request(decision.Decision.request_id))
class Decision:
    """One decision; it never changes, a new one supersedes it."""

    request = one("ExceptionRequest", decision.Decision.request_id)
    number = column(decision.Decision.number)
    request_ref = beside(ExceptionRequestRow.ref, ExceptionRequestRow.id, decision.Decision.request_id)
    request_title = beside(ExceptionRequestRow.title, ExceptionRequestRow.id, decision.Decision.request_id)
    outcome = column(decision.Decision.outcome, words=Outcome)
    reason = column(decision.Decision.reason)
    terms = one("Terms", decision.Decision.terms_id)
    answer = one("Answer", decision.Decision.answer_id)
    author = author(decision.Decision.authorship_id)
    supersedes = one_by("Decision", lambda _work: decision.Decision.supersedes_id)
    instruction = one("Instruction", decision.Decision.instruction_id)
    accountable = one_by(
        "Person",
        lambda _work: (
            select(Authorship.person_id)
            .where(
                Authorship.id == _accountable(),
                Authorship.sealed.is_(False),
            )
            .correlate(decision.Decision)
            .scalar_subquery()
        ),
        doc="Who answers for it: whoever directed it, else whoever decided. Null where that authorship is sealed.",
    )
    dissents = many("Dissent", Dissent.decision_id, Dissent.at)
    next_date = column(decision.Decision.next_date, doc="When the requester hears next; where a decision was upheld.")
    at = column(decision.Decision.at, filterable=True, orderable=True)
    policy_version = column(decision.Decision.policy_version)
    policy_line = column(decision.Decision.policy_line)
    on_behalf_of = one("Person", decision.Decision.on_behalf_of_id)
    overrides = expression(
        bool,
        lambda _work: is_override(),
        filterable=True,
        doc="Whether it superseded a decision that was in force: neither a longer life nor one taken up again.",
    )
    directed = expression(
        bool, lambda _work: decision.Decision.instruction_id.is_not(None), filterable=True, doc="By a superior."
    )
    dissented = expression(
        bool, lambda _work: exists().where(Dissent.decision_id == decision.Decision.id), filterable=True
    )
    facts = expression(JSON | None, _facts, doc="The facts that were decided on, as they stood.")
    facts_digest = expression(str | None, lambda _work: _kept(DecisionSnapshot.digest), doc="SHA-256 of the facts.")
    facts_changed = expression(
        JSON,
        _facts_changed,
        doc="What is materially otherwise since: each with its code, what was and what is.",
    )
    keys_changed = computed(
        JSON,
        keys_changed,
        doc="Which keys stand otherwise now, without exceptions: gate, office, then, now.",
    )
    emergency = expression(
        bool, lambda _work: decision.Decision.outcome == Outcome.EMERGENCY_GO, filterable=True, doc="An emergency go."
    )
    review_due_at = expression(
        datetime | None,
        lambda _work: case((decision.Decision.outcome == Outcome.EMERGENCY_GO, decision.Decision.at + REVIEWED_WITHIN)),
        doc="Until when an emergency go is reviewed, or stops covering.",
    )
    reviewed_at = expression(datetime | None, lambda _work: _review(EmergencyReview.at))
    review_note = expression(str | None, lambda _work: _review(EmergencyReview.note))
    breach = expression(
        bool,
        lambda work: (
            (decision.Decision.outcome == Outcome.EMERGENCY_GO)
            & (decision.Decision.at <= work.now - REVIEWED_WITHIN)
            & ~exists().where(EmergencyReview.decision_id == decision.Decision.id)
            & ~exists(
                select(_later.id).where(
                    _later.supersedes_id == decision.Decision.id,
                    _later.at < decision.Decision.at + REVIEWED_WITHIN,
                )
            )
        ),
        filterable=True,
        doc="An emergency go that nobody reviewed within its day.",
    )
    listed = expression(
        bool,
        lambda _work: or_(
            is_override(),
            decision.Decision.instruction_id.is_not(None),
            decision.Decision.outcome == Outcome.EMERGENCY_GO,
            exists().where(Dissent.decision_id == decision.Decision.id),
        ),
        filterable=True,
        doc="Whether leadership looks at it: an override, directed, an emergency go, or with a dissent.",
    )
    superseded = expression(
        bool, lambda _work: exists(select(_later.id).where(_later.supersedes_id == decision.Decision.id))
    )
