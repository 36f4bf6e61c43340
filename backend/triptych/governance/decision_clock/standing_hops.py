"""The hops that stand, read from the events of requests."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_, select

from triptych.access.work import Work
from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.governance.exceptions.rules.hops import BEGINNING, Hop, Told, hop_now
from triptych.model.exception import ExceptionRequest, RequestEvent


@dataclass(frozen=True)
class StandingHop:
    """A hop, and whom each of its escalations reached: the people of level 1 first."""

    hop: Hop
    reached: tuple[tuple[UUID, ...], ...]

    @property
    def asked(self) -> frozenset[UUID]:
        """Everybody whom it was escalated to."""
        return frozenset(person for level in self.reached for person in level)


async def standing_hops(work: Work, requests: Sequence[ExceptionRequest]) -> dict[UUID, StandingHop]:
    """The hop of each request in which somebody is waited for. One statement, however many."""
    found = await work.session.scalars(
        select(RequestEvent)
        .where(
            RequestEvent.request_id.in_([request.id for request in requests]),
            or_(RequestEvent.kind.in_(BEGINNING), RequestEvent.kind == EventKind.ESCALATED),
        )
        .order_by(RequestEvent.number)
    )
    told: dict[UUID, list[RequestEvent]] = defaultdict(list)
    for event in found:
        told[event.request_id].append(event)
    standing = {request.id: _standing(work, request, told[request.id]) for request in requests}
    return {key: hop for key, hop in standing.items() if hop is not None}


def _standing(work: Work, request: ExceptionRequest, told: Sequence[RequestEvent]) -> StandingHop | None:
    events = [Told(each.number, EventKind(each.kind), each.at, each.hop, each.level) for each in told]
    hop = hop_now(State(request.state), events, request.holds_until, work.now)
    if hop is None:
        return None
    levels = sorted((each.level or 0, tuple(each.escalated_to or ())) for each in told if each.hop == hop.number)
    return StandingHop(hop, tuple(people for _, people in levels))
