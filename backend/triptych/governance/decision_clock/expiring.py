"""An approval that is about to end reminds whoever asked; its end is told to whoever watches. It is no event (EX11).

That it ended follows from the instant of whoever asks; the reminder of that instant only wakes the boards.
"""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from triptych.access.work import Work
from triptych.governance.decision_clock.reminding import Reminder, remind
from triptych.governance.exceptions.finding import requester_of
from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.governance.exceptions.rules.holding import holds
from triptych.kernel.clock_words import ReminderKind
from triptych.model.exception import ExceptionRequest, RequestEvent

DAYS_BEFORE = (14, 3)
HOLDING = (State.APPROVED, State.APPROVED_WITH_CONDITIONS, State.CLOSED)


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
    instants = {days: until - timedelta(days=days) for days in DAYS_BEFORE}
    instants = {days: at for days, at in instants.items() if at > decided[1]}
    person = await requester_of(work, request)
    if not holds(until, work.now):
        await remind(work, Reminder(request.id, decided[0], ReminderKind.EXPIRED), [person])
        return None
    come = [days for days, at in instants.items() if at <= work.now]
    if come:
        await remind(work, Reminder(request.id, decided[0], ReminderKind.EXPIRES, min(come)), [person])
    return min(at for at in (*instants.values(), until) if at > work.now)
