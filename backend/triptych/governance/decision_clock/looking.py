"""Looking at the clock of one request: what is due is done, once, and the next look is arranged. Nothing is decided.

Whoever looks holds the request meanwhile, and reads its events after that: a second worker finds what the first one
stored. Were it not so, the database would refuse the same level of the same hop a second time.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Text, column, or_, select, text
from sqlalchemy import cast as sql_cast

from triptych.access.work import Work
from triptych.governance.decision_clock.expiring import look_at_approval
from triptych.governance.decision_clock.reading import ClockReading, Named, decision_clocks
from triptych.governance.decision_clock.reminding import Reminder, remind
from triptych.governance.exceptions.clock import working_calendar
from triptych.governance.exceptions.events import LOOK, TELL, must_follow
from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.governance.exceptions.rules.hop_clock import HopReading
from triptych.governance.exceptions.waited import holds_after
from triptych.kernel.clock_words import ReminderKind
from triptych.model.exception import ExceptionRequest, RequestEvent
from triptych.model.queue import enqueue


async def look(work: Work, request_id: UUID) -> None:
    """Remind, escalate and look again when the next thing is due, by the instant of this unit of work.

    Who could be asked is read while the request is held only where somebody is: a look at which nothing is due, as most
    that the sweep asks for, keeps nobody waiting.
    """
    reading = (await decision_clocks(work, [request_id])).get(request_id)
    if reading is None or reading.clock is None or _is_due(work, reading, reading.clock):
        await _look_and_hold(work, request_id)
        return
    request = await work.session.get_one(ExceptionRequest, request_id)
    if request.state == State.EMERGENCY_GO:
        await _look_and_hold(work, request_id)
    else:
        await _look_at_hop(work, request, reading, reading.clock)


def _is_due(work: Work, reading: ClockReading, clock: HopReading) -> bool:
    """Whether there is anybody to remind or to ask now."""
    warns = clock.warn_at <= work.now < clock.due_at and not reading.levels
    asks = clock.next_at is not None and clock.next_at <= work.now and bool(reading.next_to)
    return warns or asks


async def _look_and_hold(work: Work, request_id: UUID) -> None:
    found = select(ExceptionRequest).where(ExceptionRequest.id == request_id).with_for_update()
    request = await work.session.scalar(found.execution_options(populate_existing=True))
    if request is None:
        return
    reading = (await decision_clocks(work, [request.id])).get(request.id)
    if reading is None or request.state == State.EMERGENCY_GO:
        await _look_again(work, request, f"holds {request.version}", await look_at_approval(work, request))
    if reading is not None and reading.clock is not None:
        await _look_at_hop(work, request, reading, reading.clock)


async def _look_at_hop(work: Work, request: ExceptionRequest, reading: ClockReading, clock: HopReading) -> None:
    if clock.warn_at <= work.now < clock.due_at and not reading.levels:
        await remind(work, Reminder(request.id, reading.number, ReminderKind.DUE_SOON), _ids(reading.holders))
    next_at = clock.next_at
    if next_at is not None and next_at <= work.now and reading.next_to and clock.next_level is not None:
        await _escalate(work, request, reading, clock.next_level, next_at)
        calendar = working_calendar(work.organisation.time_zone)
        next_at = calendar.after(work.now, clock.target)
    instants = [each for each in (clock.warn_at, next_at) if each is not None and each > work.now]
    await _look_again(work, request, f"hop {reading.number}", min(instants, default=None))


async def _escalate(work: Work, request: ExceptionRequest, reading: ClockReading, level: int, due_at: datetime) -> None:
    """One event that nobody did, and a line in the trail: the request goes one level up, and stands where it stood."""
    must_follow(request, EventKind.ESCALATED)
    people = _ids(reading.next_to)
    event = RequestEvent(
        request_id=request.id,
        kind=EventKind.ESCALATED,
        at=work.now,
        detail={"hopKind": reading.kind.value},
        hop=reading.number,
        level=level,
        due_at=due_at,
        escalated_to=list(people),
    )
    work.session.add(event)
    to = [str(each) for each in people]
    work.record(None, f"exception:{EventKind.ESCALATED.value}", request, hop=reading.number, level=level, to=to)
    await work.session.flush()
    await remind(work, Reminder(request.id, reading.number, ReminderKind.ESCALATED, level), people)
    await enqueue(work.session, TELL, {"event": str(event.id)})


async def _look_again(work: Work, request: ExceptionRequest, about: str, at: datetime | None) -> None:
    if at is not None:
        once = f"{LOOK} {request.id} {about} {at.isoformat()}"
        await enqueue(work.session, LOOK, {"request": str(request.id)}, at=at, once=once)


def _ids(people: Sequence[Named]) -> tuple[UUID, ...]:
    return tuple(each.person_id for each in people)


ENDING = (State.APPROVED, State.APPROVED_WITH_CONDITIONS, State.CLOSED)  # where only an end is waited for
WAITING = text("""
SELECT convert_from(payload, 'UTF8')::jsonb ->> 'request' AS request FROM pgqueuer
WHERE entrypoint = :look AND status IN ('queued', 'picked')
""").columns(column("request", Text()))


async def sweep(work: Work) -> None:
    """Have every request looked at whose clock may run or whose approval holds until some day, and no look waits for.

    Jobs come when something is due, and each look arranges the next. The sweep makes good what they could not know:
    somebody is back from an absence, a role was granted, a rate was entered, a backup was restored. What ended more
    than a day ago is left alone.
    """
    waits = select(WAITING.bindparams(look=LOOK).subquery().c.request)
    found = await work.session.scalars(
        select(ExceptionRequest.id)
        .where(
            ExceptionRequest.state.not_in([State.WITHDRAWN, State.DECLINED, State.UNOPENED]),
            or_(ExceptionRequest.state.not_in(ENDING), holds_after(work.now - timedelta(days=1))),
            sql_cast(ExceptionRequest.id, Text).not_in(waits),
        )
        .order_by(ExceptionRequest.opened_at, ExceptionRequest.id)
    )
    for request in found.all():
        await enqueue(work.session, LOOK, {"request": str(request)}, once=f"{LOOK} swept {request}")
