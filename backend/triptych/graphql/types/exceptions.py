"""Exception requests: need, what stands in the way, options, and every event."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, false, func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased
from strawberry.scalars import JSON

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.escalation import escalated_to_actor, is_escalated, level_now
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.lifecycle import SUPERSEDABLE
from triptych.governance.exceptions.waited import ends_soon, is_expired, is_in_force, is_lapsed, is_waiting
from triptych.graphql.reading.declared.fields import beside, column, computed, expression, many, money, one, one_by
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import Visible, either, reached, through
from triptych.graphql.types.decision_clock import DecisionClock, decision_clocks
from triptych.graphql.types.following import follows
from triptych.graphql.types.law import LawInTheWay, WaiverOver, laws_of, waivers_of
from triptych.graphql.types.mine import request_of_mine
from triptych.graphql.types.shared import author, named, origin_of, sealed
from triptych.graphql.types.waiting import (
    BurnClock,
    CostToDecide,
    ViewerAct,
    acts_of_viewer,
    burn_clocks,
    costs_to_decide,
)
from triptych.kernel.exception_words import Outcome
from triptych.kernel.targets import TargetKind
from triptych.model import decision, exception, gap, instruction, outside, people, portfolio, precedent
from triptych.model import service as catalogue
from triptych.model.exception import AnswerKind, HoursBasis, Payer

_named = aliased(exception.Answer)


def _helps(work: Work) -> ColumnElement[bool]:
    """The requests whose helper somebody was named, who has to reply; nobody without any role is one."""
    if not work.readable(Action.ORGANISATION_READ):
        return false()
    return exists(
        select(_named.id)
        .where(_named.request_id == exception.ExceptionRequest.id, _named.helper_id == work.actor.person_id)
        .correlate(exception.ExceptionRequest)
    )


# A request is seen where one's roles reach, and by whoever was named as its helper, who has to reply to it.
requests_seen = either(reached(exception.ExceptionRequest.scope_ids, Action.EXCEPTION_READ), _helps)


def of_request(request_id: InstrumentedAttribute[Any]) -> Visible:
    """What belongs to a request is seen by whoever sees the request."""
    return through(request_id, exception.ExceptionRequest, requests_seen)


def _decision_in_force() -> Any:
    """The leaf of the chain, unless the request was taken up again since or is still undecided."""
    return (
        select(decision.Decision.id)
        .where(
            decision.Decision.request_id == exception.ExceptionRequest.id,
            exception.ExceptionRequest.state.in_([*SUPERSEDABLE, "revoked", "closed", "appealed", "emergency_go"]),
        )
        .order_by(decision.Decision.number.desc())
        .limit(1)
        .correlate(exception.ExceptionRequest)
        .scalar_subquery()
    )


def _standing_instruction() -> Any:
    """The last word of a superior since the last decision: what was decided since is under it, or despite it."""
    told, later = instruction.Instruction, aliased(decision.Decision)
    next_one = and_(later.request_id == told.request_id, later.supersedes_id.is_not_distinct_from(told.supersedes_id))
    decided = exists(select(later.id).where(next_one).correlate(told))
    return (
        select(told.id)
        .where(told.request_id == exception.ExceptionRequest.id, ~decided)
        .order_by(told.at.desc(), told.id.desc())
        .limit(1)
        .correlate(exception.ExceptionRequest)
        .scalar_subquery()
    )


def _first_decision_at() -> Any:
    return (
        select(decision.Decision.at)
        .where(decision.Decision.request_id == exception.ExceptionRequest.id, decision.Decision.number == 1)
        .correlate(exception.ExceptionRequest)
        .scalar_subquery()
    )


@node(exception.ExceptionRequest, visible=requests_seen)
class ExceptionRequest:
    """A customer's need that the rules or the capability at hand do not meet."""

    ref = column(exception.ExceptionRequest.ref, filterable=True, orderable=True)
    title = column(exception.ExceptionRequest.title, filterable=True, orderable=True)
    need = column(exception.ExceptionRequest.need, doc="In the requester's own words.")
    wanted_outcome = column(exception.ExceptionRequest.wanted_outcome)
    project = one("Project", exception.ExceptionRequest.project_id, unseen=True)
    project_ref = beside(portfolio.Project.ref, portfolio.Project.id, exception.ExceptionRequest.project_id)
    project_name = beside(portfolio.Project.name, portfolio.Project.id, exception.ExceptionRequest.project_id)
    program = one("Program", exception.ExceptionRequest.program_id, unseen=True)
    program_name = beside(portfolio.Program.name, portfolio.Program.id, exception.ExceptionRequest.program_id)
    provider_unit = one("OrgUnit", exception.ExceptionRequest.provider_unit_id)
    service = one("Service", exception.ExceptionRequest.service_id)
    service_name = beside(catalogue.Service.name, catalogue.Service.id, exception.ExceptionRequest.service_id)
    targets = many("RequestTarget", exception.RequestTarget.request_id, exception.RequestTarget.id)
    amount = money(exception.ExceptionRequest.amount, exception.ExceptionRequest.currency)
    paid_by = column(exception.ExceptionRequest.paid_by, words=Payer, filterable=True)
    needed_by = column(exception.ExceptionRequest.needed_by, filterable=True, orderable=True)
    hours_basis = column(exception.ExceptionRequest.hours_basis, words=HoursBasis)
    opened_at = column(exception.ExceptionRequest.opened_at, filterable=True, orderable=True)
    stopped_at = column(exception.ExceptionRequest.stopped_at, filterable=True, orderable=True)
    first_decided_at = expression(
        datetime | None,
        lambda _work: _first_decision_at(),
        filterable=True,
        orderable=True,
        doc="When it was decided for the first time; null while it never was.",
    )
    state = column(exception.ExceptionRequest.state, filterable=True, orderable=True, doc="Derived from the events.")
    version = column(exception.ExceptionRequest.version, doc="The number of the last event; send it back with an act.")
    open = expression(bool, is_waiting, filterable=True, doc="Whether it waits now, and its clock runs.")
    holds_until = column(
        exception.ExceptionRequest.holds_until,
        filterable=True,
        orderable=True,
        doc="Until when the decision in force holds by its own words.",
    )
    lapsed = expression(
        bool, is_lapsed, filterable=True, doc="A deferral whose date has passed: the request waits again."
    )
    in_force = expression(
        bool, is_in_force, filterable=True, doc="Whether it covers now; not while a condition is overdue."
    )
    ends_soon = expression(bool, ends_soon, filterable=True, doc="In force, and its end is at most 30 days away.")
    expired = expression(bool, is_expired, filterable=True, doc="An approval whose end has passed covers nothing.")
    mine = expression(
        bool, request_of_mine, filterable=True, doc="Whether the viewer asked, worked on it or was named."
    )
    followed = expression(bool, follows, filterable=True, doc="Whether the viewer is told what happens to it.")
    cost_per_hour = expression(
        str | None,
        lambda _work: exception.ExceptionRequest.cost_per_hour,
        read=lambda value: None if value is None else str(value),
        doc="What an hour of waiting costs, in the currency of the burn; null where the share is not stated.",
    )
    cost_per_week_in_base = expression(
        str | None,
        lambda _work: exception.ExceptionRequest.cost_per_week_in_base,
        read=lambda value: None if value is None else str(value),
        orderable=True,
        doc="A calendar week of waiting in base currency at the newest rate, to order by; null without a rate.",
    )
    burn = computed(BurnClock, burn_clocks, doc="What waiting costs, from stored facts; it ticks in the browser.")
    cost_to_decide = computed(CostToDecide, costs_to_decide, doc="Hops and delay so far, beside the amount asked.")
    requester = one_by(
        "Person",
        lambda _work: (
            select(exception.Authorship.person_id)
            .join(exception.RequestEvent, exception.RequestEvent.authorship_id == exception.Authorship.id)
            .where(
                exception.RequestEvent.request_id == exception.ExceptionRequest.id,
                exception.RequestEvent.kind == "exception_requested",
                exception.Authorship.sealed.is_(False),
            )
            .correlate(exception.ExceptionRequest)
            .scalar_subquery()
        ),
    )
    confirmed_restatement = one("Restatement", exception.ExceptionRequest.confirmed_restatement_id)
    restatements = many("Restatement", exception.Restatement.request_id, exception.Restatement.at)
    citations = many("Citation", exception.Citation.request_id, exception.Citation.at)
    alternatives = many(
        "Alternative",
        exception.Alternative.request_id,
        exception.Alternative.first_id,
        exception.Alternative.number,
        doc="In the order in which they were first offered; where an author is sealed the order tells nothing."
        " Those taken back, and versions before, are withdrawn.",
    )
    answers = many("Answer", exception.Answer.request_id, exception.Answer.at.desc())
    terms = many("Terms", decision.Terms.request_id, decision.Terms.at.desc())
    decisions = many("Decision", decision.Decision.request_id, decision.Decision.number.desc())
    instructions = many("Instruction", instruction.Instruction.request_id, instruction.Instruction.at.desc())
    standing_instruction = one_by(
        "Instruction",
        lambda _work: _standing_instruction(),
        doc="What a superior told somebody last to decide, while it is not decided. Null once it is.",
    )
    decision_in_force = one_by(
        "Decision", lambda _work: _decision_in_force(), doc="The leaf of the chain of decisions."
    )
    events = many("RequestEvent", exception.RequestEvent.request_id, exception.RequestEvent.number, open_ended=True)
    stances = many("Stance", precedent.Stance.request_id, precedent.Stance.at)
    invitations = many("GapInvitation", gap.GapInvitation.request_id, gap.GapInvitation.at)
    laws = computed(list[LawInTheWay], laws_of, doc="Rules from law in its way; an authority outside is asked.")
    waived_by = computed(
        list[WaiverOver], waivers_of, doc="Class waivers in force under which it falls, by the rules in its way."
    )
    outside_answers = many("OutsideAnswer", outside.OutsideAnswer.request_id, outside.OutsideAnswer.at.desc())
    harms = many("Harm", precedent.Harm.request_id, precedent.Harm.happened_on.desc())
    decision_clock = computed(
        DecisionClock | None, decision_clocks, doc="Who is waited for, against which target; null where nobody is."
    )
    escalation_level = expression(
        int | None,
        lambda _work: level_now().scalar_subquery(),
        doc="How many levels up silence went in the hop that stands; null where it did not.",
    )
    escalated_to_me = expression(
        bool,
        escalated_to_actor,
        filterable=True,
        doc="Whether the clock brought it to the viewer.",
    )
    escalated = expression(
        bool,
        is_escalated,
        filterable=True,
        doc="Whether it was escalated, to anybody, and nobody moved it since: by silence, or by a deferral's lapse.",
    )
    viewer_acts = computed(list[ViewerAct], acts_of_viewer, doc="What the viewer may do now, and why not the rest.")
    origin = origin_of(exception.ExceptionRequest)


@node(exception.RequestEvent, visible=of_request(exception.RequestEvent.request_id))
class RequestEvent:
    """Something that happened to a request."""

    number = column(exception.RequestEvent.number)
    kind = column(exception.RequestEvent.kind)
    at = column(exception.RequestEvent.at)
    author = author(exception.RequestEvent.authorship_id)
    sealed = sealed(exception.RequestEvent.authorship_id)
    text = column(exception.RequestEvent.text)
    detail = expression(JSON, lambda _work: exception.RequestEvent.detail)
    outcome = expression(
        Outcome | None,
        lambda _work: case(
            (exception.RequestEvent.kind == EventKind.DECISION_MADE, exception.RequestEvent.detail["outcome"].astext)
        ),
        read=lambda told: None if told is None else Outcome(told),
        doc="Of a decision: what was decided.",
    )
    policy_version = column(exception.RequestEvent.policy_version)
    policy_line = column(exception.RequestEvent.policy_line)
    on_behalf_of = one("Person", exception.RequestEvent.on_behalf_of_id)
    level = column(exception.RequestEvent.level, doc="Of an escalation: how many levels up it went.")
    escalated_to = expression(
        str | None,
        lambda _work: (
            select(func.string_agg(people.Person.name, ", "))
            .where(people.Person.id == func.any(exception.RequestEvent.escalated_to))
            .correlate(exception.RequestEvent)
            .scalar_subquery()
        ),
        doc="Whom the clock brought it to, by name.",
    )


@node(exception.RequestTarget, visible=of_request(exception.RequestTarget.request_id))
class RequestTarget:
    """What a request wants to be excepted from."""

    kind = column(exception.RequestTarget.kind, words=TargetKind)
    criterion = one("AcceptanceCriterion", exception.RequestTarget.criterion_id)
    rule = one("Rule", exception.RequestTarget.rule_id)
    workstream = one("Workstream", exception.RequestTarget.workstream_id)
    gate = one("Gate", exception.RequestTarget.gate_id)
    criterion_statement, workstream_kind, gate_ref, gate_name = named(exception.RequestTarget)


@node(exception.Restatement, visible=of_request(exception.Restatement.request_id))
class Restatement:
    """The need in the provider's own words."""

    text = column(exception.Restatement.text)
    at = column(exception.Restatement.at)
    author = author(exception.Restatement.authorship_id)


@node(exception.Citation, visible=of_request(exception.Citation.request_id))
class Citation:
    """What stands in the way: a rule and its version with the harm here, or a capability gap."""

    request = one("ExceptionRequest", exception.Citation.request_id)
    rule_version = one("RuleVersion", exception.Citation.rule_version_id)
    gap = one("CapabilityGap", exception.Citation.gap_id)
    harm = column(exception.Citation.harm)
    at = column(exception.Citation.at)
    author = author(exception.Citation.authorship_id)


@node(exception.Answer, visible=of_request(exception.Answer.request_id))
class Answer:
    """A decline or deferral put forward in full grammar."""

    kind = column(exception.Answer.kind, words=AnswerKind)
    citation = one("Citation", exception.Answer.citation_id)
    harm = column(exception.Answer.harm)
    reason = column(exception.Answer.reason)
    helper = one("Person", exception.Answer.helper_id)
    next_date = column(exception.Answer.next_date)
    trigger = column(exception.Answer.trigger_text)
    interim_relief = column(exception.Answer.interim_relief)
    at = column(exception.Answer.at)
    author = author(exception.Answer.authorship_id)
    helper_accepted = expression(
        bool | None,
        lambda _work: (
            select(exception.HelperReply.accepted)
            .where(exception.HelperReply.answer_id == exception.Answer.id)
            .correlate(exception.Answer)
            .scalar_subquery()
        ),
        doc="Null while the helper has not replied.",
    )
