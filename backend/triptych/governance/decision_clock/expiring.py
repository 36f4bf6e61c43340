"""A yes that is about to end reminds whoever asked; its end is told to whoever watches. It is no event (EX11).

That it ended follows from the instant of whoever asks; the reminder of that instant only wakes the boards.

An emergency go lasts hours: once three quarters of them are over it reminds whoever asked, and whoever could review it
or decide (EX14).
"""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from triptych.access.work import Work
from triptych.governance.decision_clock.knowing import knowing
from triptych.governance.decision_clock.reminding import Reminder, remind
from triptych.governance.decision_clock.signing import able_to_sign, signers
from triptych.governance.exceptions.finding import requester_of
from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.governance.exceptions.rules.holding import holds
from triptych.kernel.clock_words import ReminderKind
from triptych.model.exception import ExceptionRequest, RequestEvent

DAYS_BEFORE = (14, 3)
HOUR = timedelta(hours=1)
HOLDING = (State.APPROVED, State.APPROVED_WITH_CONDITIONS, State.EMERGENCY_GO, State.CLOSED)


async def look_at_approval(work: Work, request: ExceptionRequest) -> datetime | None:
    """Remind of the nearest end that has come; when to look again, or None where nothing comes any more."""
    until = request.holds_until
    if until is None:
        return None
    if request.state not in HOLDING:
        return until if holds(until, work.now) else None  # a deferral: it lapses then, and is a hop
    decided = (
        await work.session.execute(
            select(func.max(RequestEvent.number), func.max(RequestEvent.at)).where(
                RequestEvent.request_id == request.id, RequestEvent.kind == EventKind.DECISION_MADE
            )
        )
    ).one()
    instants = _instants(request, decided[1], until)
    person = await requester_of(work, request)
    if not holds(until, work.now):
        await remind(work, Reminder(request.id, decided[0], ReminderKind.EXPIRED), [person])
        return None
    come = [left for left, at in instants.items() if at <= work.now]
    if come:
        await remind(work, Reminder(request.id, decided[0], ReminderKind.EXPIRES, min(come)), [person])
        if request.state == State.EMERGENCY_GO:
            soon = Reminder(request.id, decided[0], ReminderKind.DUE_SOON, min(come))
            known = await knowing(work, [request.id])
            await remind(work, soon, signers(able_to_sign(known, request.id), known))
    return min(at for at in (*instants.values(), until) if at > work.now)


def _instants(request: ExceptionRequest, decided_at: datetime, until: datetime) -> dict[int, datetime]:
    """When to remind, by what is left then: days, of an emergency go hours."""
    if request.state == State.EMERGENCY_GO:
        left = (until - decided_at) / 4
        return {left // HOUR: until - left}
    found = {days: until - timedelta(days=days) for days in DAYS_BEFORE}
    return {days: at for days, at in found.items() if at > decided_at}
