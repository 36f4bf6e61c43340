"""The clock of a hop (EX10): working time against a target, recomputed from the events and never incremented (trap 6).

Law: the clock warns from 75 % of the target on. At the target silence escalates to the next level, and to the one after
it when another target has passed since, and so on. It decides nothing. Targets are in working hours, per office, kind
of hop and class; the class of a request is the band that its ask falls into, in base currency, inclusive.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from triptych.kernel.business_time import WorkingCalendar
from triptych.kernel.clock_words import Band as Band
from triptych.kernel.clock_words import Pressure as Pressure

WARN_AT = Decimal("0.75")
MOST_LEVELS = 9


# The shipped limits of authority (DOMAIN section 2), in base currency.
UP_TO: dict[Band, Decimal] = {
    Band.SMALL: Decimal(25_000),
    Band.MEDIUM: Decimal(250_000),
    Band.LARGE: Decimal(5_000_000),
}


@dataclass(frozen=True, slots=True)
class HopReading:
    """The clock of one hop. `next_level` escalates at `next_at`; None where there is no level left."""

    elapsed: timedelta
    target: timedelta
    warn_at: datetime
    due_at: datetime
    pressure: Pressure
    next_level: int | None
    next_at: datetime | None


def band_of(amount: Decimal) -> Band:
    """The class of an ask of so much base currency; exactly at a limit is inside."""
    return next((band for band, limit in UP_TO.items() if amount <= limit), Band.LARGEST)


def read_hop(
    since: datetime,
    target: timedelta,
    escalations: Sequence[datetime],
    calendar: WorkingCalendar,
    now: datetime,
    *,
    at_once: bool = False,
) -> HopReading:
    """The clock at `now`; `escalations` are the instants of the levels that were reached.

    `at_once`: the first level is due when the hop begins, as where a deferral lapses (EX3). Raises `OverflowError`
    where the calendar ends before the target does.
    """
    warn_at, due_at = calendar.after(since, _share(target)), calendar.after(since, target)
    pressure = Pressure.LATE if now >= due_at else Pressure.DUE_SOON if now >= warn_at else Pressure.IN_TIME
    level = len(escalations) + 1
    left = level <= MOST_LEVELS
    return HopReading(
        elapsed=calendar.time_between(since, now),
        target=target,
        warn_at=warn_at,
        due_at=due_at,
        pressure=pressure,
        next_level=level if left else None,
        next_at=_next_at(since, target, escalations, calendar, at_once=at_once) if left else None,
    )


def _next_at(
    since: datetime, target: timedelta, escalations: Sequence[datetime], calendar: WorkingCalendar, *, at_once: bool
) -> datetime:
    if at_once and not escalations:
        return since
    return calendar.after(escalations[-1] if escalations else since, target)


def _share(target: timedelta) -> timedelta:
    return timedelta(microseconds=int(Decimal(target // timedelta(microseconds=1)) * WARN_AT))
