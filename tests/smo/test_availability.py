"""Availability on real time, and what a chain of agreements can promise."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.kernel.business_time import Opening, WorkingCalendar
from triptych.kernel.periods import Period
from triptych.smo.rules.availability import Maintenance, agreed_service_time, availability, in_parallel, in_series
from triptych.smo.rules.promise import Breach, Link, Promise, Stage, check_promise

ZERO = datetime(2026, 6, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
ALWAYS = WorkingCalendar("UTC", tuple(Opening(day, time(), time()) for day in range(7)))
OFFICE = WorkingCalendar("UTC", tuple(Opening(day, time(9), time(17)) for day in range(5)))
YEAR = Period(ZERO, ZERO + timedelta(days=365))


def span(start: float, end: float | None) -> Period:
    return Period(ZERO + start * HOUR, None if end is None else ZERO + end * HOUR)


WEEK = (span(0, 168),)


@pytest.mark.parametrize(("convention", "percent"), [(Maintenance.EXCLUDED, "99.096"), (Maintenance.KEPT, "99.107")])
def test_golden_week_with_maintenance_and_an_outage(convention: Maintenance, percent: str) -> None:
    share = availability(WEEK, [span(50, 51.5)], (span(10, 12),), convention).value

    assert share is not None
    assert (share * 100).quantize(Decimal("0.001")) == Decimal(percent)


def test_overlapping_outages_count_once_and_only_within_service_hours() -> None:
    agreed = (span(9, 17),)
    outages = [span(8, 11), span(10, 11), span(16, None)]

    assert availability(agreed, outages, (), Maintenance.KEPT).value == Decimal("0.625")


@pytest.mark.parametrize("convention", list(Maintenance))
def test_an_outage_during_agreed_maintenance_is_no_downtime(convention: Maintenance) -> None:
    assert availability(WEEK, [span(10, 12)], (span(10, 12),), convention).value == 1


def test_without_agreed_service_time_there_is_no_availability() -> None:
    nothing_left = availability((span(0, 2),), [], (span(0, 2),), Maintenance.EXCLUDED)

    assert nothing_left.reason == "no agreed service time"


def test_an_hour_of_outage_weighs_more_on_the_short_day_of_the_change() -> None:
    new_york = WorkingCalendar("America/New_York", tuple(Opening(day, time(), time()) for day in range(7)))
    start = datetime(2026, 3, 8, tzinfo=ZoneInfo("America/New_York"))
    agreed = agreed_service_time(new_york, start, start + timedelta(days=1))

    outage = Period(start.astimezone(UTC), start.astimezone(UTC) + HOUR)

    assert availability(agreed, [outage], (), Maintenance.KEPT).value == Decimal(22) / 23


def test_golden_series_and_parallel() -> None:
    chain = [Decimal(".995"), Decimal(".998"), Decimal(".999")]

    series = in_series(chain).value

    assert series is not None
    assert series.quantize(Decimal("0.00001")) == Decimal("0.99202")
    assert in_parallel([Decimal(".9"), Decimal(".9")]).value == Decimal("0.99")
    assert in_series([]).value is None
    assert in_parallel([]).value is None


hours = st.integers(0, 200)
spans = st.lists(st.builds(span, hours, hours), max_size=6)


@given(spans, spans, st.sampled_from(Maintenance))
def test_availability_lies_between_none_and_all_and_more_outage_never_raises_it(
    outages: list[Period], maintenance: list[Period], convention: Maintenance
) -> None:
    whole = availability(WEEK, outages, maintenance, convention).value
    fewer = availability(WEEK, outages[1:], maintenance, convention).value

    if whole is not None:
        assert fewer is not None
        assert 0 <= whole <= fewer <= 1


@given(st.lists(st.decimals(0, 1, places=4), min_size=1, max_size=5))
def test_a_series_is_no_better_than_its_worst_part_and_a_parallel_no_worse_than_its_best(parts: list[Decimal]) -> None:
    series, parallel = in_series(parts).value, in_parallel(parts).value

    assert series is not None
    assert parallel is not None
    assert series <= min(parts)
    assert parallel >= max(parts)


def link(
    name: str, time_hours: int = 2, up: str = ".999", calendar: WorkingCalendar = ALWAYS, contract: Period = YEAR
) -> Link:
    return Link(name, time_hours * HOUR, Decimal(up), calendar, contract)


def promise(time_hours: int = 4, up: str = ".99", calendar: WorkingCalendar = OFFICE) -> Promise:
    return Promise(time_hours * HOUR, Decimal(up), calendar, YEAR)


def test_a_promise_that_the_chain_keeps_exactly_is_feasible() -> None:
    verdict = check_promise(promise(4, ".998001"), [Stage((link("network"),)), Stage((link("hosting"),))])

    assert verdict.feasible
    assert (verdict.best_time.value, verdict.best_availability.value) == (4 * HOUR, Decimal(".998001"))


@pytest.mark.parametrize(
    ("weak", "breach"),
    [
        (link("weak", time_hours=3), Breach.TIME),
        (link("weak", up=".98"), Breach.AVAILABILITY),
        (link("weak", contract=Period(ZERO, ZERO + timedelta(days=364))), Breach.CONTRACT),
        (link("weak", contract=Period(ZERO + HOUR)), Breach.CONTRACT),
        (
            link("weak", calendar=WorkingCalendar("UTC", OFFICE.week, frozenset({date(2026, 7, 3)}))),
            Breach.CALENDAR,
        ),
    ],
)
def test_the_weakest_link_is_named(weak: Link, breach: Breach) -> None:
    verdict = check_promise(promise(), [Stage((link("network"),)), Stage((weak,))])

    assert [(shortfall.breach, shortfall.link) for shortfall in verdict.shortfalls] == [(breach, "weak")]


def test_links_at_work_at_the_same_time_take_as_long_as_the_longest() -> None:
    together = Stage((link("network", 2), link("hosting", 4)))

    assert check_promise(promise(4), [together]).feasible


def test_a_redundant_link_carries_a_weak_one() -> None:
    pair = (link("a", up=".95"), link("b", up=".95"))

    assert check_promise(promise(), [Stage(pair, redundant=True)]).feasible
    assert not check_promise(promise(), [Stage(pair)]).feasible


def test_a_promise_without_a_chain_is_not_honest() -> None:
    verdict = check_promise(promise(), [Stage(())])

    assert not verdict.feasible
    assert verdict.best_time.value is None
