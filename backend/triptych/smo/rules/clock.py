"""SLA clock: business time against a target, recomputed from the whole list of events and never incremented (trap 6).

Law: time counts on the calendar while the clock runs. A change of priority changes the target and keeps what has
elapsed. From 75 % of the target on the clock warns; it is breached once more than the target has elapsed, and exactly
at the target is inside.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from triptych.kernel.business_time import WorkingCalendar
from triptych.kernel.figures import Figure
from triptych.kernel.health import Health
from triptych.kernel.refusals import Conflict

NOT_RUNNING = "the clock does not run"
NO_TARGET = "no target for this priority"
PAST = "the target has passed"
WARN_AT = 75


class ClockEventKind(StrEnum):
    """What moves a clock."""

    STARTED = "started"
    PAUSED = "paused"
    STOPPED = "stopped"
    PRIORITY_CHANGED = "priority_changed"


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """One event of a clock; `priority` belongs to a change of priority."""

    at: datetime
    kind: ClockEventKind
    priority: str | None = None


@dataclass(frozen=True, slots=True)
class ClockReading:
    """Business time elapsed and the target at the priority of now; when it falls due if nothing else happens."""

    elapsed: timedelta
    target: Figure[timedelta]
    health: Health
    running: bool
    due_at: Figure[datetime]


def read_clock(
    events: Iterable[ClockEvent],
    targets: Mapping[str, timedelta],
    priority: str,
    calendar: WorkingCalendar,
    now: datetime,
) -> ClockReading:
    """The clock at `now`, from the events until then in order of time; `priority` is the one at the start.

    Raises `Conflict` for a second start while it runs, or a pause while it does not.
    """
    elapsed, since = timedelta(), None
    for event in sorted((e for e in events if e.at <= now), key=lambda e: e.at):
        if event.kind is ClockEventKind.PRIORITY_CHANGED:
            priority = event.priority or priority
            continue
        starts = event.kind is ClockEventKind.STARTED
        _demand(starts == (since is None) or event.kind is ClockEventKind.STOPPED, event)
        if since is not None:
            elapsed += calendar.time_between(since, event.at)
        since = event.at if starts else None
    if since is not None:
        elapsed += calendar.time_between(since, now)
    target = Figure(targets[priority]) if priority in targets else Figure[timedelta](None, NO_TARGET)
    return ClockReading(
        elapsed, target, _health(elapsed, target), since is not None, _due(target, elapsed, since, now, calendar)
    )


def _health(elapsed: timedelta, target: Figure[timedelta]) -> Health:
    if target.value is None:
        return Health.NOT_SHOWN
    if elapsed > target.value:
        return Health.OFF_TRACK
    return Health.AT_RISK if elapsed * 100 >= target.value * WARN_AT else Health.ON_TRACK


def _due(
    target: Figure[timedelta], elapsed: timedelta, since: datetime | None, now: datetime, calendar: WorkingCalendar
) -> Figure[datetime]:
    def instant(whole: timedelta) -> Figure[datetime]:
        if since is None:
            return Figure(reason=NOT_RUNNING)
        return Figure(reason=PAST) if elapsed > whole else Figure(calendar.after(now, whole - elapsed))

    return target.then(instant)


def _demand(holds: bool, event: ClockEvent) -> None:
    if not holds:
        raise Conflict(f"The clock cannot be {event.kind.value} at {event.at.isoformat()}; it is so already.")
