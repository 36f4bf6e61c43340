"""Working time on a calendar: a time zone, weekly opening intervals and holidays; correct on days that change clocks.

Law: every opening interval is a span of wall-clock time, turned into real instants day by day, and only real time is
counted. A wall-clock time that the spring change skips is the instant of the change; one that the autumn change
repeats is its first occurrence. So adjoining intervals stay adjoining, and a day open around the clock has 23, 24 or
25 hours.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from triptych.kernel.days import day_of
from triptych.kernel.period_sets import difference, length, union
from triptych.kernel.periods import Period
from triptych.kernel.refusals import Invalid, Problem, refuse_if

_DAY = timedelta(days=1)
_LAST_DAY = date.max - _DAY  # its closing at midnight is still a day
_MICROSECONDS_PER_HOUR = Decimal(3_600_000_000)


@dataclass(frozen=True, slots=True)
class Opening:
    """One weekly opening, Monday 0 to Sunday 6; `closes` at 00:00 is the end of that day. Over midnight are two."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """When work is done. Raises `Invalid` without any opening, for openings that overlap, and for an unknown zone."""

    time_zone: str
    week: tuple[Opening, ...]
    holidays: frozenset[date] = field(default=frozenset())

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise Invalid.at("timeZone", "unknown_zone", f"{self.time_zone!r} is not a known time zone.") from error
        refuse_if(_problems(self.week))

    def open_periods(self, start: datetime, end: datetime) -> tuple[Period, ...]:
        """The open time of ``start <= t < end`` as disjoint periods in UTC, in order."""
        clipped = (
            Period(max(opening.start, start.astimezone(UTC)), min(end.astimezone(UTC), _closing(opening)))
            for opening in self._openings(_aware(start), _aware(end))
        )
        return union(p for p in clipped if p.end is not None and p.start < p.end)

    def time_between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from `start` to `end`; zero where `end` is not later.

        Whole days between are added up year by year, once for a calendar: what waits for years costs no more to tell.
        """
        begun, last = day_of(_aware(start), self.time_zone), day_of(_aware(end), self.time_zone)
        if last - begun <= _DAY:
            return length(self.open_periods(start, end))
        zone, first = ZoneInfo(self.time_zone), begun + _DAY
        before = self.open_periods(start, _instant(first, time(), zone))
        after = self.open_periods(_instant(last, time(), zone), end)
        return length(before) + _whole_days(self, first, last) + length(after)

    def after(self, start: datetime, working: timedelta) -> datetime:
        """The first instant (UTC) by which `working` time has passed since `start`. Raises `OverflowError` past 9999.

        Zero working time ends at `start` itself, open or not.
        """
        left, instant = working, _aware(start).astimezone(UTC)
        if left < timedelta():
            raise ValueError("working time runs forward only")
        if left == timedelta():
            return instant
        for opening in self._openings(instant, None):
            from_here = max(opening.start, instant)
            span = max(_closing(opening) - from_here, timedelta())
            if span >= left:
                return from_here + left
            left -= span
        raise OverflowError("the calendar ends before the working time does")

    def is_open(self, instant: datetime) -> bool:
        """Whether the instant is working time; the closing instant itself is not."""
        return any(opening.covers(instant) for opening in self._openings(_aware(instant), instant))

    def covers(self, other: "WorkingCalendar", start: datetime, end: datetime) -> bool:
        """Whether this calendar is open whenever `other` is, within ``start <= t < end``."""
        return not difference(other.open_periods(start, end), self.open_periods(start, end))

    def _openings(self, start: datetime, end: datetime | None) -> Iterator[Period]:
        last = _LAST_DAY if end is None else day_of(end, self.time_zone)
        return (opening for _, opening in self.on_days(day_of(start, self.time_zone), last))

    def on_days(self, first: date, last: date) -> Iterator[tuple[date, Period]]:
        """The openings of each day, both ends included, as instants in UTC."""
        zone = ZoneInfo(self.time_zone)
        by_weekday: dict[int, list[Opening]] = {}
        for opening in sorted(self.week, key=lambda o: o.opens):
            by_weekday.setdefault(opening.weekday, []).append(opening)
        day = first
        while day <= last:
            for opening in () if day in self.holidays else by_weekday.get(day.weekday(), ()):
                closing_day = day + _DAY if opening.closes == time() else day
                yield day, Period(_instant(day, opening.opens, zone), _instant(closing_day, opening.closes, zone))
            day += _DAY


def _whole_days(calendar: WorkingCalendar, first: date, last: date) -> timedelta:
    """Working time of the days from `first` to the one before `last`."""
    total = timedelta()
    for year in range(first.year, last.year + 1):
        days = _until_days(calendar, year)
        start = first.timetuple().tm_yday - 1 if year == first.year else 0
        end = last.timetuple().tm_yday - 1 if year == last.year else len(days) - 1
        total += days[end] - days[start]
    return total


@lru_cache(maxsize=512)
def _until_days(calendar: WorkingCalendar, year: int) -> tuple[timedelta, ...]:
    """Working time from the beginning of a year until each day of it begins, and until its last one ends."""
    first, last = date(year, 1, 1), min(date(year, 12, 31), _LAST_DAY)
    of_day = [timedelta()] * ((last - first).days + 1)
    for day, opening in calendar.on_days(first, last):
        of_day[(day - first).days] += max(_closing(opening) - opening.start, timedelta())
    return tuple(accumulate(of_day, initial=timedelta()))


def as_hours(span: timedelta) -> Decimal:
    """A span in hours, exact to the microsecond before the division."""
    return Decimal(span // timedelta(microseconds=1)) / _MICROSECONDS_PER_HOUR


def _instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    local = datetime.combine(day, wall, zone)
    before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
    if before is None or after is None or after <= before:
        return local.astimezone(UTC)
    return _change_between(local.replace(fold=1).astimezone(UTC), local.astimezone(UTC), zone)


def _change_between(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    """The second at which the zone's offset changes; the wall clock jumps over whatever was asked for."""
    offset = early.astimezone(zone).utcoffset()
    low, high = early.replace(microsecond=0), late.replace(microsecond=0)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if middle.astimezone(zone).utcoffset() == offset else (low, middle)
    return high


def _closing(opening: Period) -> datetime:
    return opening.start if opening.end is None else opening.end


def _aware(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant without a time zone is not an instant")
    return instant


def _problems(week: tuple[Opening, ...]) -> list[Problem]:
    if not week:
        return [Problem("week", "never_open", "A calendar needs at least one opening interval.")]
    found = []
    for at, opening in enumerate(week):
        if opening.weekday not in range(7):
            found.append(Problem(f"week.{at}.weekday", "no_such_day", "A weekday is 0 (Monday) to 6 (Sunday)."))
        if _end_of(opening) <= opening.opens.replace(tzinfo=None):
            found.append(Problem(f"week.{at}.closes", "closes_too_early", "An interval closes after it opens."))
        if any(_overlap(opening, earlier) for earlier in week[:at]):
            found.append(Problem(f"week.{at}", "overlaps", "This interval overlaps another one of the same day."))
    return found


def _end_of(opening: Opening) -> time:
    return time.max if opening.closes == time() else opening.closes


def _overlap(one: Opening, other: Opening) -> bool:
    same_day = one.weekday == other.weekday
    return same_day and one.opens < _end_of(other) and other.opens < _end_of(one)
