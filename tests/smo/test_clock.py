"""An SLA clock is recomputed from its events."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.kernel.business_time import Opening, WorkingCalendar
from triptych.kernel.health import Health
from triptych.kernel.refusals import Conflict
from triptych.smo.rules.clock import ClockEvent, ClockEventKind, ClockReading, read_clock

K = ClockEventKind
MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
OFFICE = WorkingCalendar("UTC", tuple(Opening(day, time(9), time(17)) for day in range(5)))
TARGETS = {"high": 4 * HOUR, "low": 16 * HOUR}


def event(hours: float, kind: ClockEventKind, priority: str | None = None) -> ClockEvent:
    return ClockEvent(MONDAY + hours * HOUR, kind, priority)


def read(now: float, *events: ClockEvent, priority: str = "high") -> ClockReading:
    return read_clock(events, TARGETS, priority, OFFICE, MONDAY + now * HOUR)


START = event(0, K.STARTED)


@pytest.mark.parametrize(
    ("now", "health"),
    [(2.99, Health.ON_TRACK), (3, Health.AT_RISK), (4, Health.AT_RISK), (4.01, Health.OFF_TRACK)],
)
def test_it_warns_from_75_percent_and_is_breached_beyond_its_target(now: float, health: Health) -> None:
    assert read(now, START).health is health


def test_a_pause_stops_the_time_and_moves_the_due_instant() -> None:
    reading = read(4, START, event(1, K.PAUSED), event(3, K.STARTED))

    assert reading.elapsed == 2 * HOUR
    assert reading.due_at.value == MONDAY + 6 * HOUR


def test_overnight_no_time_passes() -> None:
    reading = read(24, event(7, K.STARTED))

    assert reading.elapsed == HOUR
    assert reading.due_at.value == MONDAY + timedelta(days=1, hours=3)


def test_a_change_of_priority_retargets_and_keeps_what_has_elapsed() -> None:
    reading = read(5, START, event(2, K.PRIORITY_CHANGED, "high"), priority="low")

    assert (reading.elapsed, reading.target.value, reading.health) == (5 * HOUR, 4 * HOUR, Health.OFF_TRACK)
    assert reading.due_at.reason == "the target has passed"


def test_a_stopped_clock_stands_and_is_due_never() -> None:
    reading = read(100, START, event(2, K.STOPPED))

    assert (reading.elapsed, reading.running, reading.due_at.reason) == (2 * HOUR, False, "the clock does not run")


def test_a_paused_clock_may_be_stopped() -> None:
    assert read(5, START, event(1, K.PAUSED), event(2, K.STOPPED)).elapsed == HOUR


def test_without_a_target_its_health_is_not_shown() -> None:
    assert read(9, START, priority="unheard of").health is Health.NOT_SHOWN


@pytest.mark.parametrize("events", [(START, event(1, K.STARTED)), (event(1, K.PAUSED),)])
def test_what_is_so_already_cannot_happen_again(events: tuple[ClockEvent, ...]) -> None:
    with pytest.raises(Conflict):
        read(5, *events)


@given(st.lists(st.integers(0, 24 * 14 * 60), unique=True, min_size=1, max_size=9), st.randoms(use_true_random=False))
def test_the_order_in_which_events_were_noted_does_not_matter(minutes: list[int], chance: object) -> None:
    kinds = [K.STARTED, K.PAUSED]
    events = [
        ClockEvent(MONDAY + timedelta(minutes=minute), kinds[at % 2]) for at, minute in enumerate(sorted(minutes))
    ]
    now = MONDAY + timedelta(days=15)
    shuffled = [*events]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    reading = read_clock(shuffled, TARGETS, "low", OFFICE, now)

    ran = [(e.at, later.at) for e, later in zip(events[::2], [*events[1::2], ClockEvent(now, K.STOPPED)], strict=False)]
    assert reading.elapsed == sum((OFFICE.time_between(*span) for span in ran), timedelta())
