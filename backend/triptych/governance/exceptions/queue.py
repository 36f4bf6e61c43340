"""The queue of somebody, page by page: what waits for an act of theirs, the dearest wait first (EX10).

Whether the next act is theirs is said by the rules, request by request, and by no statement. So the requests that could
wait for them are walked in the order of an index, from where the last page ended, and few more than the page shows
are looked at closely.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Uuid, and_, any_, cast, exists, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from triptych.access.work import Work
from triptych.governance.exceptions.acts import allowed_acts
from triptych.governance.exceptions.clock import clocks
from triptych.governance.exceptions.escalation import escalated_to_actor, is_escalated, leads_of_lapsed
from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.terms import awaiting_others, signed_by_actor
from triptych.governance.exceptions.waited import is_lapsed
from triptych.governance.exceptions.waiting import (
    ANSWERED,
    NEXT_ACTS,
    UNDECIDED,
    seldom_waiting,
    waits_by_state,
)
from triptych.model.decision import Decision, Terms
from triptych.model.exception import ExceptionRequest
from triptych.model.types import RequestId

ESCALATED = "escalated"
AWAIT_OTHERS = "awaitOthers"
REOPEN = "reopenRequest"
DECIDING = frozenset({"approveRequest", "signTerms"})
SOON = timedelta(days=7)
AT_ONCE = 200
MOST_LOOKED = 2_000
Looked = Row[UUID, str, Decimal | None, datetime, bool, bool]


class QueuePart(StrEnum):
    """What is asked of the actor: a decision, another word, or nothing until others have signed."""

    DECIDE = "decide"
    WORD = "word"
    OTHERS = "others"


class QueueOnly(StrEnum):
    """A kind of waiting: a further signature, break-even within a week, a deferral that lapsed, any escalation."""

    SIGNATURE = "signature"
    SOON = "soon"
    LAPSED = "lapsed"
    ESCALATED = "escalated"


@dataclass(frozen=True)
class Place:
    """Where a request stands in the queue: dearest week first, then the oldest.

    `cost` is that of a calendar week in the base currency; what is not stated, or has no rate, comes last.
    """

    cost: Decimal | None
    opened_at: datetime
    id: UUID


@dataclass(frozen=True)
class Wanted:
    """Which of it; without a part, what waits for an act of the actor's own."""

    part: QueuePart | None = None
    only: QueueOnly | None = None


@dataclass(frozen=True)
class Waiting:
    """One request of somebody's queue; the act is `ESCALATED` where the clock brought it to them to move it."""

    request_id: UUID
    act: str
    escalated: bool
    place: Place


@dataclass(frozen=True)
class Page:
    """Some of a queue. With `more`, what follows begins after `end`, which is the last request that was looked at."""

    items: tuple[Waiting, ...]
    more: bool
    end: Place | None


async def waiting_for(work: Work) -> list[Waiting]:
    """The first of what waits for an act of the actor's; each once, with the nearest act."""
    return list((await queue_page(work, Wanted(), AT_ONCE)).items)


async def queue_page(
    work: Work, wanted: Wanted, size: int, after: Place | None = None, most: int = MOST_LOOKED
) -> Page:
    """So many of the queue; after `most` looked at, a page ends before it is full, and there may be more."""
    found: list[Waiting] = []
    looked, end = 0, after
    async for rows in _walk(work, wanted, size, after):
        for item in await _waiting(work, wanted, rows):
            if len(found) == size:
                return Page(tuple(found), more=True, end=found[-1].place if found else after)
            found.append(item)
        looked, end = looked + len(rows), _place(rows[-1])
        if looked >= most:
            return Page(tuple(found), more=True, end=end)
    return Page(tuple(found), more=False, end=found[-1].place if found else None)


async def count_queue(work: Work, wanted: Wanted) -> int | None:
    """How many there are in all; None where more than `MOST_LOOKED` requests would have to be looked at."""
    keys, more = await whole_queue(work, wanted)
    return None if more else len(keys)


async def whole_queue(work: Work, wanted: Wanted) -> tuple[list[UUID], bool]:
    """All of it, as far as `MOST_LOOKED` requests go, and whether there may be more."""
    page = await queue_page(work, wanted, MOST_LOOKED)
    return [each.request_id for each in page.items], page.more


async def _walk(work: Work, wanted: Wanted, size: int, after: Place | None) -> AsyncIterator[list[Looked]]:
    """The requests that could be of the queue, in its order: those with a cost, then those without."""
    request, at_once = ExceptionRequest, min(AT_ONCE, size + 1)
    asked = (
        select(
            request.id,
            request.state,
            request.cost_per_week_in_base,
            request.opened_at,
            escalated_to_actor(work).label("escalated"),
            is_lapsed(work).label("lapsed"),
        )
        .where(*await _conditions(work, wanted))
        .order_by(request.cost_per_week_in_base.desc(), request.opened_at, request.id)
    )
    for stated in (True, False):
        if after is not None and after.cost is None and stated:
            continue
        part = asked.where(
            request.cost_per_week_in_base.is_not(None) if stated else request.cost_per_week_in_base.is_(None)
        )
        place = after
        while True:
            further = part if place is None or (place.cost is None) is stated else part.where(_beyond(place))
            rows = list(await work.session.execute(further.limit(at_once)))
            if rows:
                yield rows
                place = _place(rows[-1])
            if len(rows) < at_once:
                break
            at_once = AT_ONCE


def _beyond(place: Place) -> ColumnElement[bool]:
    """What comes after a place among the requests that state a cost, or among those that state none."""
    request = ExceptionRequest
    later = or_(request.opened_at > place.opened_at, and_(request.opened_at == place.opened_at, request.id > place.id))
    if place.cost is None:
        return later
    cost = request.cost_per_week_in_base
    return and_(cost <= place.cost, or_(cost < place.cost, and_(cost == place.cost, later)))


def _place(row: Looked) -> Place:
    return Place(row.cost_per_week_in_base, row.opened_at, row.id)


# The states in which much waits, by what is asked; of others nothing of a part is in them.
BY_STATE: Mapping[QueuePart | None, tuple[State, ...]] = {
    None: (*ANSWERED, *UNDECIDED),
    QueuePart.DECIDE: UNDECIDED,
    QueuePart.WORD: ANSWERED,
    QueuePart.OTHERS: UNDECIDED,
}


async def _conditions(work: Work, wanted: Wanted) -> list[ColumnElement[bool]]:
    """What a statement can say of a part: it leaves out much, and never what belongs to it."""
    states = () if wanted.only is QueueOnly.LAPSED else BY_STATE[wanted.part]
    by_state = waits_by_state(work, states)
    seldom = ExceptionRequest.id == any_(cast(await seldom_waiting(work), ARRAY(Uuid)))
    found = [seldom if by_state is None else or_(by_state, seldom)]
    if wanted.part is QueuePart.OTHERS:
        found.append(signed_by_actor(work))
    if wanted.only is QueueOnly.SIGNATURE:
        found.append(_with_open_terms())
    if wanted.only is QueueOnly.SOON:
        found.append(ExceptionRequest.cost_per_hour.is_not(None))
    if wanted.only is QueueOnly.LAPSED:
        found.append(is_lapsed(work))
    if wanted.only is QueueOnly.ESCALATED:
        found.append(is_escalated(work))
    return found


def _with_open_terms() -> ColumnElement[bool]:
    decided = exists().where(Decision.terms_id == Terms.id)
    return exists().where(Terms.request_id == ExceptionRequest.id, ~decided)


async def _waiting(work: Work, wanted: Wanted, rows: list[Looked]) -> list[Waiting]:
    """Of these, what is of the queue. A fixed number of statements."""
    keys = [row.id for row in rows]
    led = await leads_of_lapsed(work, [row.id for row in rows if row.lapsed])
    signed = await awaiting_others(work, keys)
    asked = {row.id: (*NEXT_ACTS.get(State(row.state), ()), *([REOPEN] if row.id in led else [])) for row in rows}
    allowed = await allowed_acts(work, asked)
    found = []
    for row in rows:
        acts = [act for act in asked[row.id] if act in allowed[row.id]]
        if row.id in signed and acts[:1] in ([], ["approveRequest"]):
            acts = [] if row.escalated else [AWAIT_OTHERS]
        acts += [ESCALATED] if row.escalated else []
        if acts and _is_of(wanted, acts[0]):
            found.append(Waiting(row.id, acts[0], row.escalated or row.id in led, _place(row)))
    return await _breaking_even(work, found) if wanted.only is QueueOnly.SOON else found


def _is_of(wanted: Wanted, act: str) -> bool:
    if wanted.only is QueueOnly.SIGNATURE and act != "signTerms":
        return False
    if wanted.part is QueuePart.DECIDE:
        return act in DECIDING
    if wanted.part is QueuePart.OTHERS:
        return act == AWAIT_OTHERS
    return act != AWAIT_OTHERS and not (wanted.part is QueuePart.WORD and act in DECIDING)


async def _breaking_even(work: Work, items: list[Waiting]) -> list[Waiting]:
    """Those whose waiting will have cost the ask within a week, or has."""
    found = await clocks(work, [RequestId(item.request_id) for item in items])
    until = work.now + SOON
    even = {key: facts.break_even_at for key, facts in found.items()}
    return [item for item in items if (at := even[item.request_id]) is not None and at <= until]
