"""What waits for somebody: of the open requests that they may see, those in which the next act is theirs."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Uuid as SqlUuid
from sqlalchemy import cast, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from triptych.access.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.acts import acts_of
from triptych.governance.exceptions.rules.events import State
from triptych.model.exception import Answer, ExceptionRequest, HelperReply

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
MOST = 200


@dataclass(frozen=True)
class Waiting:
    """One request in which the next act is the actor's."""

    request_id: UUID
    act: str


async def waiting_for(work: Work) -> list[Waiting]:
    """The requests that wait for the actor, those first that cost most an hour."""
    helping = (
        select(Answer.request_id)
        .outerjoin(HelperReply, HelperReply.answer_id == Answer.id)
        .where(Answer.helper_id == work.actor.person_id, HelperReply.id.is_(None))
    )
    readable = cast(sorted(work.readable(Action.EXCEPTION_READ)), ARRAY(SqlUuid))
    found = await work.session.execute(
        select(ExceptionRequest.id, ExceptionRequest.state)
        .where(
            ExceptionRequest.state.in_(list(NEXT_ACTS)),
            or_(ExceptionRequest.scope_ids.op("&&")(readable), ExceptionRequest.id.in_(helping)),
        )
        .order_by(ExceptionRequest.cost_per_hour.desc().nulls_last(), ExceptionRequest.opened_at)
        .limit(MOST)
    )
    rows = found.all()
    possible = await acts_of(work, [request for request, _ in rows])
    waiting = []
    for request, state in rows:
        allowed = {act.name for act in possible[request] if act.denial is None}
        waiting += [Waiting(request, act) for act in NEXT_ACTS[State(state)] if act in allowed]
    return waiting
