"""Telling an event: one notice to everybody whom it concerns and who may read it, once, whoever works on it."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal, or_, select, update

from triptych.access.work import Work
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.notices.people import Bonds, bonds_of, readers_of
from triptych.governance.notices.rules.kinds import Concern, no_news, told
from triptych.governance.notices.sending import ToSend, send_event
from triptych.governance.notices.turns import Turn, turns_of
from triptych.model.exception import Authorship, ExceptionRequest, RequestEvent
from triptych.model.notice import EventToTell, Notice
from triptych.model.occurrence import Occurrence

MOST = 200
FIRST_PAUSE, LONGEST_PAUSE, MOST_DOUBLED = timedelta(minutes=2), timedelta(days=1), 10


async def untold(work: Work, *, most: int = MOST) -> Sequence[UUID]:
    """Events that nobody was told of yet, the oldest first: what a worker left that was killed, or had given up.

    One that could not be told is put off, and meanwhile keeps no other back.
    """
    due = or_(EventToTell.next_try_at.is_(None), EventToTell.next_try_at <= work.now)
    order = func.coalesce(EventToTell.next_try_at, EventToTell.at)
    waiting = (
        select(EventToTell.event_id).where(EventToTell.told_at.is_(None), due).order_by(order, EventToTell.event_id)
    )
    return (await work.session.scalars(waiting.limit(most))).all()


async def put_off(work: Work, event_id: UUID) -> None:
    """An event could not be told: it is tried again after a pause that doubles, up to a day."""
    rest(work, await work.session.get_one(EventToTell, event_id, with_for_update=True))


def rest(work: Work, row: EventToTell | Occurrence) -> None:
    """What could not be told rests for a while."""
    if row.told_at is None:
        row.attempts += 1
        row.next_try_at = work.now + min(FIRST_PAUSE * 2 ** min(row.attempts - 1, MOST_DOUBLED), LONGEST_PAUSE)


async def tell_event(work: Work, event_id: UUID) -> int:
    """Send the notices of an event and say how many; none where it was told already, by whomever.

    Notices of one request are written one event after another, so that nobody is asked twice for the same act.
    """
    found = await work.session.get(RequestEvent, event_id)
    if found is None:
        return 0
    await work.session.execute(select(func.pg_advisory_xact_lock(_key(found.request_id))))
    row = await work.session.get_one(EventToTell, event_id, populate_existing=True)
    if row.told_at is not None:
        return 0
    request = await work.session.get_one(ExceptionRequest, found.request_id, populate_existing=True)
    notices = await _notices(work, request, found)
    row.told_at = work.now
    return notices


def _key(request_id: UUID) -> ColumnElement[int]:
    return func.hashtextextended(literal(f"notices of {request_id}"), 0)


async def _notices(work: Work, request: ExceptionRequest, event: RequestEvent) -> int:
    newest = event.number == request.version
    if not newest and no_news(event.at, work.now):
        return 0
    author = await work.session.get_one(Authorship, event.authorship_id) if event.authorship_id else None  # the clock
    bonds, readers = await bonds_of(work, request), await readers_of(work, request)
    turns = await turns_of(work, request, bonds, readers) if newest else {}
    if newest:
        await _mark_done(work, request, turns)
    asked = await _asked_for(work, request)
    sent = []
    for reader in readers:
        person = reader.actor.person_id
        if author is not None and person == author.person_id and not author.sealed:
            continue
        concern = _concern(bonds, person, asked.get(person, frozenset()), turns.get(person), knowing=False)
        seen = told(EventKind(event.kind), event.at, work.now, concern)
        if seen is not None:
            sent.append(ToSend(person, seen))
        elif person in bonds.sealed and (author is None or person != author.person_id):
            concern = _concern(bonds, person, asked.get(person, frozenset()), turns.get(person), knowing=True)
            alone = told(EventKind(event.kind), event.at, work.now, concern)
            sent += [ToSend(person, alone, mailed=False)] if alone else []
    return await send_event(work, event, sent, sealed=author is not None and author.sealed)


def _concern(bonds: Bonds, person: UUID, asked_for: frozenset[str], turn: Turn | None, *, knowing: bool) -> Concern:
    """One person as the event finds them; what only a sealed author knows of themselves is never mailed."""
    ties = bonds.plain.get(person, frozenset())
    act = turn.plain if turn else None
    if knowing:
        ties = ties | bonds.sealed.get(person, frozenset())
        act = turn.knowing_the_seal if turn else None
    return Concern(ties, act, asked_for, muted=person in bonds.muted)


async def _asked_for(work: Work, request: ExceptionRequest) -> dict[UUID, frozenset[str]]:
    found = await work.session.execute(
        select(Notice.person_id, func.array_agg(Notice.act))
        .where(Notice.request_id == request.id, Notice.act.is_not(None), Notice.done_at.is_(None))
        .group_by(Notice.person_id)
    )
    return {person: frozenset(act for act in acts if act) for person, acts in found}


async def _mark_done(work: Work, request: ExceptionRequest, turns: dict[UUID, Turn]) -> None:
    """What a notice asked for and the request waits for no more is done, whoever did it."""
    open_acts = await work.session.execute(
        select(Notice.id, Notice.person_id, Notice.act).where(
            Notice.request_id == request.id, Notice.act.is_not(None), Notice.done_at.is_(None)
        )
    )
    done = [
        key
        for key, person, act in open_acts
        if (turn := turns.get(person)) is None or act not in (turn.plain, turn.knowing_the_seal)
    ]
    if done:
        await work.session.execute(update(Notice).where(Notice.id.in_(done)).values(done_at=work.now))
