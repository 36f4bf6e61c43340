"""Working time: real time, on days that change clocks too."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.kernel.business_time import Opening, WorkingCalendar, as_hours
from triptych.kernel.days import day_of, first_instant_after
from triptych.kernel.period_sets import length
from triptych.kernel.refusals import Invalid

NEW_YORK = "America/New_York"
HOUR = timedelta(hours=1)


def nine_to_five(zone: str = NEW_YORK, holidays: frozenset[date] = frozenset()) -> WorkingCalendar:
    return WorkingCalendar(zone, tuple(Opening(day, time(9), time(17)) for day in range(5)), holidays)


def around_the_clock(zone: str = NEW_YORK) -> WorkingCalendar:
    return WorkingCalendar(zone, tuple(Opening(day, time(), time()) for day in range(7)))


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(NEW_YORK))


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (at(2026, 6, 1, 9), at(2026, 6, 1, 17), 8),
        (at(2026, 6, 1, 0), at(2026, 6, 2, 0), 8),
        (at(2026, 6, 5, 16), at(2026, 6, 8, 10), 2),
        (at(2026, 6, 6, 9), at(2026, 6, 7, 17), 0),
        (at(2026, 6, 1, 17), at(2026, 6, 1, 9), 0),
        (at(2026, 6, 1), at(2026, 6, 8), 40),
    ],
)
def test_only_opening_hours_of_working_days_count(start: datetime, end: datetime, hours: int) -> None:
    assert nine_to_five().time_between(start, end) == hours * HOUR


def test_a_holiday_has_no_working_time() -> None:
    calendar = nine_to_five(holidays=frozenset({date(2026, 7, 3)}))

    assert calendar.time_between(at(2026, 7, 2, 16), at(2026, 7, 6, 10)) == 2 * HOUR


@pytest.mark.parametrize(
    ("day", "hours"), [((2026, 3, 8), 23), ((2026, 3, 9), 24), ((2026, 11, 1), 25), ((2026, 11, 2), 24)]
)
def test_a_day_open_around_the_clock_is_as_long_as_it_is(day: tuple[int, int, int], hours: int) -> None:
    start = at(*day)

    assert around_the_clock().time_between(start, start + timedelta(days=1)) == hours * HOUR


def test_an_opening_that_the_spring_change_skips_is_the_instant_of_the_change() -> None:
    sunday = WorkingCalendar(NEW_YORK, (Opening(6, time(2, 30), time(5)),))

    (opening,) = sunday.open_periods(at(2026, 3, 8), at(2026, 3, 9))

    assert opening.start == datetime(2026, 3, 8, 7, tzinfo=UTC)
    assert opening.end == datetime(2026, 3, 8, 9, tzinfo=UTC)


def test_a_closing_in_the_skipped_hour_ends_at_the_change() -> None:
    sunday = WorkingCalendar(NEW_YORK, (Opening(6, time(1), time(2, 30)), Opening(6, time(2, 30), time(4))))

    assert sunday.time_between(at(2026, 3, 8), at(2026, 3, 9)) == 2 * HOUR


def test_openings_that_adjoin_in_the_repeated_hour_count_it_once() -> None:
    sunday = WorkingCalendar(NEW_YORK, (Opening(6, time(), time(1, 30)), Opening(6, time(1, 30), time(3))))

    assert sunday.time_between(at(2026, 11, 1), at(2026, 11, 2)) == 4 * HOUR


def test_working_time_is_added_over_the_weekend_and_the_change() -> None:
    calendar = nine_to_five()

    assert calendar.after(at(2026, 3, 6, 16), 2 * HOUR) == at(2026, 3, 9, 10)


def test_working_time_that_ends_with_the_day_ends_at_the_closing_and_not_at_the_next_opening() -> None:
    assert nine_to_five().after(at(2026, 6, 1, 9), 8 * HOUR) == at(2026, 6, 1, 17)


def test_the_closing_instant_is_not_working_time() -> None:
    calendar = nine_to_five()

    assert calendar.is_open(at(2026, 6, 1, 9))
    assert not calendar.is_open(at(2026, 6, 1, 17))
    assert not calendar.is_open(at(2026, 6, 6, 12))


def test_a_calendar_covers_another_in_other_words_only_if_it_is_open_whenever_that_is() -> None:
    start, end = at(2026, 6, 1), at(2026, 7, 1)

    assert around_the_clock().covers(nine_to_five(), start, end)
    assert not nine_to_five().covers(around_the_clock(), start, end)
    assert not nine_to_five(holidays=frozenset({date(2026, 6, 19)})).covers(nine_to_five(), start, end)


@pytest.mark.parametrize(
    ("week", "code"),
    [
        ((), "never_open"),
        ((Opening(7, time(9), time(17)),), "no_such_day"),
        ((Opening(0, time(17), time(9)),), "closes_too_early"),
        ((Opening(0, time(9), time(12)), Opening(0, time(11), time(17))), "overlaps"),
    ],
)
def test_a_calendar_that_makes_no_sense_is_refused(week: tuple[Opening, ...], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        WorkingCalendar(NEW_YORK, week)

    assert [problem.code for problem in refused.value.problems] == [code]


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(Invalid):
        nine_to_five(zone="Mars/Olympus")


def test_an_instant_without_a_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="time zone"):
        nine_to_five().time_between(datetime(2026, 6, 1), at(2026, 6, 2))  # noqa: DTZ001


def test_working_time_beyond_the_calendar_overflows() -> None:
    with pytest.raises(OverflowError):
        nine_to_five().after(at(9999, 12, 1), timedelta(days=400))


instants = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
zones = st.sampled_from([NEW_YORK, "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"])


@given(instants, st.lists(st.integers(0, 90 * 24 * 60), min_size=2, max_size=2), zones)
def test_working_time_adds_up_over_any_split(start: datetime, minutes: list[int], zone: str) -> None:
    calendar = nine_to_five(zone)
    first, second = sorted(minutes)
    middle, end = start + timedelta(minutes=first), start + timedelta(minutes=second)

    whole = calendar.time_between(start, end)

    assert whole == calendar.time_between(start, middle) + calendar.time_between(middle, end)
    assert timedelta() <= whole <= end - start


@given(instants, st.integers(1, 20_000), zones)
def test_adding_working_time_is_undone_by_measuring_it(start: datetime, minutes: int, zone: str) -> None:
    calendar = nine_to_five(zone)
    working = timedelta(minutes=minutes)

    end = calendar.after(start, working)

    assert calendar.time_between(start, end) == working
    assert calendar.time_between(start, end - timedelta(microseconds=1)) < working


@given(instants, st.integers(0, 5_000), zones)
def test_around_the_clock_every_hour_is_a_working_hour(start: datetime, hours: int, zone: str) -> None:
    assert around_the_clock(zone).time_between(start, start + hours * HOUR) == hours * HOUR


hours = st.tuples(st.sampled_from([0, 8, 9, 11]), st.sampled_from([12, 17, 23, 0]))
weeks = st.dictionaries(st.integers(0, 6), hours, min_size=1).map(
    lambda week: tuple(Opening(day, time(opens), time(closes)) for day, (opens, closes) in week.items())
)
# The last three change their clocks at midnight, or leave a whole day out.
changing = st.sampled_from([NEW_YORK, "Australia/Lord_Howe", "America/Havana", "America/Sao_Paulo", "Pacific/Apia"])


@given(
    st.datetimes(datetime(2008, 1, 1), datetime(2019, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.tuples(st.integers(0, 1500), st.integers(0, 24 * 60)),
    st.sets(st.dates(date(2008, 1, 1), date(2023, 1, 1)), max_size=30),
    weeks,
    changing,
)
def test_years_added_up_by_whole_days_are_what_their_periods_come_to(
    start: datetime, long: tuple[int, int], holidays: set[date], week: tuple[Opening, ...], zone: str
) -> None:
    calendar = WorkingCalendar(zone, week, frozenset(holidays))
    end = start + timedelta(days=long[0], minutes=long[1])

    assert calendar.time_between(start, end) == length(calendar.open_periods(start, end))


def test_hours_of_a_span_are_exact() -> None:
    assert as_hours(timedelta(hours=8, minutes=24)) == Decimal("8.4")


def test_what_is_due_on_a_day_is_overdue_when_that_day_is_over_in_the_zone() -> None:
    midnight = first_instant_after(date(2026, 6, 30), NEW_YORK)

    assert midnight == datetime(2026, 7, 1, 4, tzinfo=UTC)
    assert day_of(midnight, NEW_YORK) == date(2026, 7, 1)
    assert day_of(midnight - timedelta(microseconds=1), NEW_YORK) == date(2026, 6, 30)
