"""What could wait for somebody: of the open requests that they may see, those whose next act may be theirs.

What the decision clock brought to them waits for them as well, also where they may do nothing but see that it moves.

Many wait for anybody with a role, by their state: the queue's order is walked through these. What waits for a reason
of its own is seldom: a walk would look at every request there ever was to find none, so it is gathered first.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, Select, cast, exists, or_, select, union
from sqlalchemy import Uuid as SqlUuid
from sqlalchemy.dialects.postgresql import ARRAY

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.escalation import escalated_to_actor
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
# What lets somebody do the next act who has no tie to the request: whoever asked, or was named, has one.
ACTING = (Action.EXCEPTION_ANSWER, Action.EXCEPTION_APPROVE, Action.EXCEPTION_WAIVE, Action.EXCEPTION_REOPEN)
HELPED = (State.DECLINE_PROPOSED, State.DEFERRAL_PROPOSED)
ANSWERED = (State.OPENED, State.CONFIRMED, State.ANSWERING)
UNDECIDED = (State.DECIDING, State.REOPENED)
SELDOM = (State.APPEALED, State.EMERGENCY_GO)


def waits_by_state(work: Work, states: Iterable[State]) -> ColumnElement[bool] | None:
    """Which requests in these states could wait for the actor by a role of theirs; None where no role lets them act."""
    fold = work.gatekeeper.fold(work.grants, work.now)
    answers = fold.may_somewhere(Action.EXCEPTION_ANSWER)
    theirs = {state for state in states if (answers if state in ANSWERED else _decides(work))}
    return ExceptionRequest.state.in_(sorted(theirs)) & _readable(work) if theirs else None


async def seldom_waiting(work: Work) -> list[UUID]:
    """What could wait for the actor for a reason of its own: they asked or help, it was escalated, is reviewed anew."""
    fold = work.gatekeeper.fold(work.grants, work.now)
    state, readable = ExceptionRequest.state, _readable(work)
    ways: list[ColumnElement[bool]] = [
        state.in_(HELPED) & ExceptionRequest.id.in_(_helping(work)),
        (state == State.RESTATED) & ExceptionRequest.id.in_(_asked(work)),
    ]
    if _decides(work):
        ways.append(state.in_(SELDOM) & readable)
        ways.append(state.in_(SUPERSEDABLE) & readable & ExceptionRequest.id.in_(_being_overridden()))
    if fold.may_somewhere(Action.EXCEPTION_REOPEN):
        ways.append(is_lapsed(work) & readable)
    if fold.may_somewhere(Action.EXCEPTION_READ):
        ways.append(escalated_to_actor(work) & readable)
    found = await work.session.scalars(union(*(select(ExceptionRequest.id).where(way) for way in ways)))
    return list(found)


def _readable(work: Work) -> ColumnElement[bool]:
    places = cast(sorted(work.readable(Action.EXCEPTION_READ)), ARRAY(SqlUuid))
    return ExceptionRequest.scope_ids.op("&&")(places)


def _decides(work: Work) -> bool:
    fold = work.gatekeeper.fold(work.grants, work.now)
    return any(fold.may_somewhere(act) for act in (Action.EXCEPTION_APPROVE, Action.EXCEPTION_WAIVE))


def _being_overridden() -> Select[UUID]:
    """Decided requests on which somebody wrote terms that no decision stands on yet."""
    decided = exists().where(Decision.terms_id == Terms.id)
    return select(Terms.request_id).where(Terms.supersedes_id.is_not(None), ~decided)


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
