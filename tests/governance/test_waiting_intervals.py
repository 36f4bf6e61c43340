"""What the burn clock counts: from the opening to the decision in force, and again where one no longer holds."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.exceptions.rules.lifecycle import (
    DECISIONS,
    Event,
    EventKind,
    State,
    allowed,
    clock_runs,
    follow,
)
from triptych.governance.exceptions.rules.waiting import (
    Turn,
    hours_waited,
    hours_waited_before,
    running_since,
    turning,
    waiting_intervals,
)
from triptych.kernel.exception_words import HoursBasis, Outcome
from triptych.kernel.period_sets import length, union
from triptych.kernel.periods import Period

K = EventKind
RUNNING_OUT = {State.DEFERRED, State.EMERGENCY_GO}
LAPSING = {Outcome.DEFERRED, Outcome.DEFERRAL_UPHELD, Outcome.EMERGENCY_GO}
START = datetime(2026, 3, 2, 12, tzinfo=UTC)


def at(hours: int) -> datetime:
    """So many hours after the opening."""
    return START + timedelta(hours=hours)


def told(*steps: tuple[EventKind, int] | tuple[EventKind, int, int]) -> list[Turn]:
    """Events at hours after the opening; the third number is when a deferral lapses."""
    return [Turn(step[0], at(step[1]), at(step[2]) if len(step) > 2 else None) for step in steps]


OPENED = (K.EXCEPTION_REQUESTED, 0)
DECIDED = (K.DECISION_MADE, 10)


@pytest.mark.parametrize(
    ("steps", "hours", "runs_from"),
    [
        ([], 0, None),
        ([OPENED], 100, 0),
        ([OPENED, (K.COMMENT_MADE, 7)], 100, 0),
        ([OPENED, DECIDED], 10, None),
        ([OPENED, DECIDED, (K.DECISION_REVOKED, 40)], 70, 40),
        ([OPENED, DECIDED, (K.DECISION_REVOKED, 40), (K.REQUEST_REOPENED, 50)], 70, 40),
        ([OPENED, DECIDED, (K.DECISION_REVOKED, 40), (K.REQUEST_REOPENED, 50), (K.DECISION_MADE, 60)], 30, None),
        ([OPENED, DECIDED, (K.REQUEST_REOPENED, 50), (K.REQUEST_WITHDRAWN, 60)], 20, None),
        ([OPENED, DECIDED, (K.DECISION_REVOKED, 40), (K.REQUEST_CLOSED, 45)], 15, None),
        ([OPENED, DECIDED, (K.DECISION_MADE, 30)], 10, None),
        ([OPENED, (K.DECISION_MADE, 10, 30)], 80, 30),
        ([OPENED, (K.DECISION_MADE, 10, 100)], 10, 100),
        ([OPENED, (K.DECISION_MADE, 10, 101)], 10, None),
        ([OPENED, (K.DECISION_MADE, 10, 30), (K.REQUEST_REOPENED, 20)], 90, 20),
        ([OPENED, (K.DECISION_MADE, 10, 30), (K.REQUEST_REOPENED, 50)], 80, 30),
        ([OPENED, (K.DECISION_MADE, 10, 30), (K.DECISION_MADE, 50)], 30, None),
        ([OPENED, (K.DECISION_MADE, 10, 30), (K.DECISION_MADE, 20)], 10, None),
        ([OPENED, (K.DECISION_MADE, 10, 30), (K.REQUEST_WITHDRAWN, 20)], 10, None),
        ([OPENED, (K.DECISION_MADE, 110)], 100, 0),
    ],
)
def test_a_hundred_hours_after_the_opening(
    steps: list[tuple[EventKind, int]], hours: int, runs_from: int | None
) -> None:
    waited = waiting_intervals(told(*steps), at(100))

    assert hours_waited(HoursBasis.CALENDAR, waited, at(100)) == hours
    assert running_since(waited) == (None if runs_from is None else at(runs_from))


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[Turn, State]]:
    """Events that the lifecycle lets happen, hours apart, with the state after each."""
    state, hour, history = State.UNOPENED, 0, []
    for _ in range(draw(st.integers(0, 25))):
        kind = draw(st.sampled_from(sorted(allowed(state))))
        outcome = draw(st.sampled_from(sorted(DECISIONS[state]))) if kind is K.DECISION_MADE else None
        state = follow(state, Event(kind, outcome))
        lapses = at(hour + draw(st.integers(1, 60))) if outcome in LAPSING else None
        history.append((Turn(turning(kind, outcome), at(hour), lapses), state))
        hour += draw(st.integers(0, 40))
    return history


INSTANTS = st.integers(-10, 800).map(at)


@given(histories(), INSTANTS)
def test_it_counts_at_every_instant_exactly_what_the_lifecycle_says(
    history: list[tuple[Turn, State]], now: datetime
) -> None:
    before = [(turn, state) for turn, state in history if turn.at <= now]
    waited = waiting_intervals([turn for turn, _ in history], now)

    state = before[-1][1] if before else State.UNOPENED
    decided = next((turn for turn, _ in reversed(before) if turn.kind is K.DECISION_MADE), None)
    lapsed = state in RUNNING_OUT and decided is not None and (decided.lapses_at or now) <= now
    assert (running_since(waited) is not None) == (clock_runs(state) or lapsed)


@given(histories(), INSTANTS)
def test_the_intervals_are_disjoint_in_order_and_add_up(history: list[tuple[Turn, State]], now: datetime) -> None:
    waited = waiting_intervals([turn for turn, _ in history], now)

    whole = union(Period(each.start, each.end or now) for each in waited)
    together = hours_waited(HoursBasis.CALENDAR, waited, now)
    assert all(one.end is not None and one.end <= other.start for one, other in pairwise(waited))
    assert all(each.start <= now for each in waited)
    assert together == Decimal(length(whole) // timedelta(hours=1))
    since = running_since(waited)
    running = Decimal(0) if since is None else hours_waited(HoursBasis.CALENDAR, [Period(since)], now)
    assert hours_waited_before(HoursBasis.CALENDAR, waited) + running == together


@given(histories(), INSTANTS, st.integers(0, 100))
def test_waiting_only_ever_grows_and_the_past_stays(
    history: list[tuple[Turn, State]], now: datetime, more: int
) -> None:
    turns = [turn for turn, _ in history]
    earlier, later = waiting_intervals(turns, now), waiting_intervals(turns, now + timedelta(hours=more))

    grown = hours_waited(HoursBasis.CALENDAR, later, now + timedelta(hours=more))
    assert 0 <= grown - hours_waited(HoursBasis.CALENDAR, earlier, now) <= more
    assert hours_waited(HoursBasis.CALENDAR, later, now) >= hours_waited(HoursBasis.CALENDAR, earlier, now)
