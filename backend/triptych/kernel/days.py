"""Days of a calendar as instants: a date means the whole of that day in the organisation's zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def first_instant_of(day: date, time_zone: str) -> datetime:
    """The instant (UTC) at which the day begins."""
    return datetime.combine(day, time(), ZoneInfo(time_zone)).astimezone(UTC)


def first_instant_after(day: date, time_zone: str) -> datetime:
    """The instant (UTC) at which the day is over: what was due on it is overdue from here on."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(time_zone)).astimezone(UTC)


def last_day_until(end: datetime, time_zone: str) -> date:
    """The last day of a period, whose end is the first moment after it: "until the 24th" takes the 24th in."""
    return day_of(end - timedelta.resolution, time_zone)


def day_of(instant: datetime, time_zone: str) -> date:
    """The date that people in the zone write at that instant."""
    return instant.astimezone(ZoneInfo(time_zone)).date()
