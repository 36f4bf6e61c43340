"""What waits for somebody: of the open requests that they may see, those in which the next act is theirs."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, cast, or_, select
from sqlalchemy import Uuid as SqlUuid
from sqlalchemy.dialects.postgresql import ARRAY

from triptych.access.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.acts import acts_of
from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.model.exception import Answer, Authorship, ExceptionRequest, HelperReply, RequestEvent

NEXT_ACTS = {
    State.OPENED: ("restateNeed",),
    State.RESTATED: ("confirmNeed",),
    State.CONFIRMED: ("citeRule",),
    State.ANSWERING: ("submitAnswer",),
    State.DECIDING: ("approveRequest",),
    State.REOPENED: ("approveRequest",),
    State.DECLINE_PROPOSED: ("replyAsHelper",),
    State.DEFERRAL_PROPOSED: ("replyAsHelper",),
}
HELPED = (State.DECLINE_PROPOSED, State.DEFERRAL_PROPOSED)
ANSWERED = (State.OPENED, State.CONFIRMED, State.ANSWERING)
DECIDED = (State.DECIDING, State.REOPENED)
MOST = 200


@dataclass(frozen=True)
class Waiting:
    """One request in which the next act is the actor's."""

    request_id: UUID
    act: str


async def waiting_for(work: Work) -> list[Waiting]:
    """The requests that wait for the actor, those first that cost most an hour."""
    found = await work.session.execute(
        select(ExceptionRequest.id, ExceptionRequest.state)
        .where(or_(*_perhaps(work)))
        .order_by(ExceptionRequest.cost_per_hour.desc().nulls_last(), ExceptionRequest.opened_at)
        .limit(MOST)
    )
    rows = list(found)
    possible = await acts_of(work, [request for request, _ in rows])
    waiting = []
    for request, state in rows:
        allowed = {act.name for act in possible[request] if act.denial is None}
        waiting += [Waiting(request, act) for act in NEXT_ACTS[State(state)] if act in allowed]
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
    return ways


def _helping(work: Work) -> Select[UUID]:
    return (
        select(Answer.request_id)
        .outerjoin(HelperReply, HelperReply.answer_id == Answer.id)
        .where(Answer.helper_id == work.actor.person_id, HelperReply.id.is_(None))
    )


def _asked(work: Work) -> Select[UUID]:
    return (
        select(RequestEvent.request_id)
        .join(Authorship, Authorship.id == RequestEvent.authorship_id)
        .where(RequestEvent.kind == EventKind.EXCEPTION_REQUESTED, Authorship.person_id == work.actor.person_id)
    )
