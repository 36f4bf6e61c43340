"""Reminders: that the clock told somebody something, kept so that it does so once. Messages are made elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from triptych.access.work import Work
from triptych.kernel.clock_words import ReminderKind
from triptych.model.base import new_id
from triptych.model.decision_clock import ClockReminder


@dataclass(frozen=True, slots=True)
class Reminder:
    """What somebody is reminded of: an event of a request by its number, and which level, or how much is left.

    What is left is in days, of an emergency go in hours.
    """

    request_id: UUID
    hop: int
    kind: ReminderKind
    level: int = 0


async def remind(work: Work, reminder: Reminder, people: Iterable[UUID]) -> None:
    """Remind people, each once for the same reason, however many workers there are."""
    facts = {
        "request_id": reminder.request_id,
        "hop": reminder.hop,
        "kind": reminder.kind,
        "level": reminder.level,
        "at": work.now,
    }
    rows = [{"id": new_id(), "person_id": person, **facts} for person in people]
    if rows:
        await work.session.execute(insert(ClockReminder).values(rows).on_conflict_do_nothing())
