"""What waits for somebody: of the open requests that they may see, those in which the next act is theirs.

What the decision clock brought to them waits for them as well, also where they may do nothing but see that it moves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, cast, exists, or_, select
from sqlalchemy import Uuid as SqlUuid
from sqlalchemy.dialects.postgresql import ARRAY

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.acts import acts_of
from triptych.governance.exceptions.escalation import escalated_to_actor, leads_of_lapsed
from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.governance.exceptions.rules.lifecycle import SUPERSEDABLE
from triptych.governance.exceptions.waited import is_lapsed
from triptych.model.decision import Decision, Terms
from triptych.model.exception import Answer, Authorship, ExceptionRequest, HelperReply, RequestEvent
from triptych.model.people import Person
from triptych.model.portfolio import Program

NEXT_ACTS: Mapping[State, tuple[str, ...]] = {
    State.OPENED: ("restateNeed",),
    State.RESTATED: ("confirmNeed",),
    State.CONFIRMED: ("citeRule",),
    State.ANSWERING: ("submitAnswer",),
    State.DECIDING: ("signTerms", "approveRequest"),
    State.REOPENED: ("signTerms", "approveRequest"),
    State.DECLINE_PROPOSED: ("replyAsHelper",),
    State.DEFERRAL_PROPOSED: ("replyAsHelper",),
    State.EMERGENCY_GO: ("reviewEmergency", "signTerms", "approveRequest"),
    State.APPEALED: ("signTerms", "approveRequest", "upholdDecision"),
    **dict.fromkeys(SUPERSEDABLE, ("signTerms",)),
}
HELPED = (State.DECLINE_PROPOSED, State.DEFERRAL_PROPOSED)
ANSWERED = (State.OPENED, State.CONFIRMED, State.ANSWERING)
DECIDED = (State.DECIDING, State.REOPENED, State.APPEALED, State.EMERGENCY_GO)
MOST = 200
ESCALATED = "escalated"


@dataclass(frozen=True)
class Waiting:
    """One request in which the next act is the actor's; `ESCALATED` where the clock brought it to them to move it."""

    request_id: UUID
    act: str
    escalated: bool


async def waiting_for(work: Work) -> list[Waiting]:
    """The requests that wait for the actor, those first that cost most an hour; each once, with the nearest act."""
    found = await work.session.execute(
        select(ExceptionRequest.id, ExceptionRequest.state, escalated_to_actor(work))
        .where(or_(*_perhaps(work)))
        .order_by(ExceptionRequest.cost_per_hour.desc().nulls_last(), ExceptionRequest.opened_at)
        .limit(MOST)
    )
    rows = [(request, State(state), escalated) for request, state, escalated in found]
    lapsed = await leads_of_lapsed(work, [request for request, state, _ in rows if state is State.DEFERRED])
    possible = await acts_of(work, [request for request, _, _ in rows])
    waiting = []
    for request, state, escalated in rows:
        allowed = {act.name for act in possible[request] if act.denial is None}
        next_acts = (*NEXT_ACTS.get(state, ()), *(["reopenRequest"] if request in lapsed else []))
        theirs = [act for act in next_acts if act in allowed] + ([ESCALATED] if escalated else [])
        waiting += [Waiting(request, act, escalated) for act in theirs[:1]]
    return waiting


def _perhaps(work: Work) -> list[ColumnElement[bool]]:
    """Which requests could wait for the actor at all: asked of the database, so that few are looked at closely."""
    fold = work.gatekeeper.fold(work.grants, work.now)
    readable = ExceptionRequest.scope_ids.op("&&")(cast(sorted(work.readable(Action.EXCEPTION_READ)), ARRAY(SqlUuid)))
    ways: list[ColumnElement[bool]] = [
        ExceptionRequest.state.in_(HELPED) & ExceptionRequest.id.in_(_helping(work)),
        (ExceptionRequest.state == State.RESTATED) & ExceptionRequest.id.in_(_asked(work)),
    ]
    if fold.may_somewhere(Action.EXCEPTION_ANSWER):
        ways.append(ExceptionRequest.state.in_(ANSWERED) & readable)
    if any(fold.may_somewhere(act) for act in (Action.EXCEPTION_APPROVE, Action.EXCEPTION_WAIVE)):
        ways.append(ExceptionRequest.state.in_(DECIDED) & readable)
        ways.append(ExceptionRequest.state.in_(SUPERSEDABLE) & readable & _being_overridden())
    if fold.may_somewhere(Action.EXCEPTION_REOPEN):
        ways.append(is_lapsed(work) & readable)
    if fold.may_somewhere(Action.EXCEPTION_READ):
        ways.append(escalated_to_actor(work) & readable)
    return ways


def _being_overridden() -> ColumnElement[bool]:
    """Decided requests on which somebody wrote terms that no decision stands on yet."""
    decided = exists().where(Decision.terms_id == Terms.id)
    return exists().where(Terms.request_id == ExceptionRequest.id, Terms.supersedes_id.is_not(None), ~decided)


def _helping(work: Work) -> Select[UUID]:
    return (
        select(Answer.request_id)
        .outerjoin(HelperReply, HelperReply.answer_id == Answer.id)
        .where(Answer.helper_id == work.actor.person_id, HelperReply.id.is_(None))
    )


def _asked(work: Work) -> Select[UUID]:
    """What the actor asked, and what somebody who left asked in a program that the actor manages now."""
    return (
        select(RequestEvent.request_id)
        .join(Authorship, Authorship.id == RequestEvent.authorship_id)
        .join(Person, Person.id == Authorship.person_id)
        .join(ExceptionRequest, ExceptionRequest.id == RequestEvent.request_id)
        .join(Program, Program.id == ExceptionRequest.program_id)
        .where(
            RequestEvent.kind == EventKind.EXCEPTION_REQUESTED,
            or_(
                Authorship.person_id == work.actor.person_id,
                Person.deactivated_at.is_not(None) & (Program.manager_id == work.actor.person_id),
            ),
        )
    )
