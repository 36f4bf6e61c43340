"""Hops are derived from events: who was waited for since when, and how often the ball was passed."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.exceptions.clock import working_calendar
from triptych.governance.exceptions.rules.events import EventKind as K
from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.rules.hop_clock import Band, Pressure, band_of, read_hop
from triptych.governance.exceptions.rules.hops import HopKind, Told, hop_now, hops_taken

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
CALENDAR = working_calendar("UTC")
HOUR = timedelta(hours=1)


def told(*kinds: K) -> list[Told]:
    """Events an hour apart."""
    return [Told(number, kind, MONDAY + number * HOUR) for number, kind in enumerate(kinds, start=1)]


@pytest.mark.parametrize(
    ("state", "kinds", "hop", "number"),
    [
        (State.OPENED, [K.EXCEPTION_REQUESTED, K.COMMENT_MADE], HopKind.RESTATE, 1),
        (State.OPENED, [K.EXCEPTION_REQUESTED, K.NEED_RESTATED, K.NEED_CORRECTED], HopKind.RESTATE, 3),
        (State.RESTATED, [K.EXCEPTION_REQUESTED, K.NEED_RESTATED, K.PHI_STATED], HopKind.CONFIRM, 2),
        (State.ANSWERING, [K.NEED_RESTATED, K.NEED_CONFIRMED, K.RULE_CITED, K.ALTERNATIVE_PROPOSED], HopKind.ANSWER, 2),
        (State.DECIDING, [K.NEED_CONFIRMED, K.ANSWER_SUBMITTED, K.RULE_CITED], HopKind.DECIDE, 2),
        (State.DECIDING, [K.ANSWER_SUBMITTED, K.APPROVAL_SIGNED], HopKind.DECIDE, 2),
        (State.DECIDING, [K.ANSWER_SUBMITTED, K.DECLINE_PROPOSED, K.HELPER_REFUSED], HopKind.DECIDE, 3),
        (State.DECLINE_PROPOSED, [K.ANSWER_SUBMITTED, K.DECLINE_PROPOSED, K.APPROVAL_SIGNED], HopKind.HELP, 2),
        (State.REVOKED, [K.DECISION_MADE, K.DECISION_REVOKED], HopKind.TAKE_UP, 2),
        (State.APPEALED, [K.DECISION_MADE, K.DECISION_APPEALED], HopKind.APPEAL, 2),
    ],
)
def test_the_hop_that_stands_began_with_the_act_that_passed_the_ball(
    state: State, kinds: list[K], hop: HopKind, number: int
) -> None:
    found = hop_now(state, told(*kinds), None, MONDAY + 20 * HOUR)

    assert found is not None
    assert (found.kind, found.number, found.since) == (hop, number, MONDAY + number * HOUR)


@pytest.mark.parametrize("state", [State.APPROVED, State.DECLINED, State.WITHDRAWN, State.CLOSED, State.UNOPENED])
def test_nobody_is_waited_for_where_it_is_decided(state: State) -> None:
    assert hop_now(state, told(K.EXCEPTION_REQUESTED, K.DECISION_MADE), None, MONDAY + 9 * HOUR) is None


def test_a_deferral_is_a_hop_since_it_lapsed() -> None:
    lapses = MONDAY + 5 * HOUR
    events = told(K.ANSWER_SUBMITTED, K.DECISION_MADE)

    assert hop_now(State.DEFERRED, events, lapses, lapses - timedelta(microseconds=1)) is None
    found = hop_now(State.DEFERRED, events, lapses, lapses)
    assert found is not None
    assert (found.number, found.since) == (2, lapses)


@pytest.mark.parametrize(
    ("kinds", "number", "since"),
    [([K.ANSWER_SUBMITTED, K.DECISION_MADE], 2, 5), ([K.DECISION_MADE, K.EMERGENCY_REVIEWED, K.COMMENT_MADE], 1, 5)],
)
def test_an_emergency_go_is_decided_after_all_since_it_is_over(kinds: list[K], number: int, since: int) -> None:
    ends = MONDAY + 5 * HOUR

    assert hop_now(State.EMERGENCY_GO, told(*kinds), ends, ends - timedelta(microseconds=1)) is None
    found = hop_now(State.EMERGENCY_GO, told(*kinds), ends, ends)
    assert found is not None
    assert (found.kind, found.number, found.since) == (HopKind.DECIDE, number, MONDAY + since * HOUR)


def test_who_signs_after_an_emergency_go_is_over_hands_the_ball_on() -> None:
    found = hop_now(State.EMERGENCY_GO, told(K.DECISION_MADE, K.APPROVAL_SIGNED), MONDAY + HOUR, MONDAY + 9 * HOUR)

    assert found is not None
    assert (found.number, found.since) == (2, MONDAY + 2 * HOUR)


def test_escalations_belong_to_the_hop_that_they_name() -> None:
    before = Told(2, K.ESCALATED, MONDAY + 2 * HOUR, hop=1, level=1)
    now = [
        Told(4, K.ESCALATED, MONDAY + 4 * HOUR, hop=3, level=1),
        Told(5, K.ESCALATED, MONDAY + 5 * HOUR, hop=3, level=2),
    ]
    events = [Told(1, K.EXCEPTION_REQUESTED, MONDAY), before, Told(3, K.NEED_RESTATED, MONDAY + 3 * HOUR), *now]

    found = hop_now(State.RESTATED, events, None, MONDAY + 9 * HOUR)

    assert found is not None
    assert found.escalations == (MONDAY + 4 * HOUR, MONDAY + 5 * HOUR)


@pytest.mark.parametrize(
    ("kinds", "hops"),
    [
        ("", ""),
        ("exception_requested", "restate"),
        ("exception_requested need_restated need_confirmed", "restate confirm answer"),
        ("need_restated need_corrected need_restated", "confirm restate confirm"),
        ("answer_submitted approval_signed decision_made", "decide"),
        ("answer_submitted approval_signed approval_signed decision_made", "decide decide"),
        ("answer_submitted approval_signed", "decide decide"),
        (
            "answer_submitted decline_proposed decision_made decision_appealed approval_signed",
            "decide help appeal appeal",
        ),
    ],
)
def test_every_hop_that_was_taken_counts_once(kinds: str, hops: str) -> None:
    events = [(K(kind), MONDAY) for kind in kinds.split()]

    assert " ".join(kind for kind, _ in hops_taken(events)) == hops


@pytest.mark.parametrize(
    ("amount", "band"),
    [
        ("0", Band.SMALL),
        ("25000", Band.SMALL),
        ("25000.01", Band.MEDIUM),
        ("250000", Band.MEDIUM),
        ("5000000", Band.LARGE),
        ("5000000.01", Band.LARGEST),
    ],
)
def test_the_class_is_the_band_of_the_ask_inclusive(amount: str, band: Band) -> None:
    assert band_of(Decimal(amount)) is band


@pytest.mark.parametrize(
    ("hours", "elapsed", "pressure"),
    [
        (0, 0, Pressure.IN_TIME),
        (5.99, 5.99, Pressure.IN_TIME),
        (6, 6, Pressure.DUE_SOON),
        (7.99, 7.99, Pressure.DUE_SOON),
        (8, 8, Pressure.LATE),
        (20, 8, Pressure.LATE),
        (24 * 5, 40, Pressure.LATE),
    ],
)
def test_it_warns_at_three_quarters_and_is_late_at_the_target(hours: float, elapsed: float, pressure: Pressure) -> None:
    read = read_hop(MONDAY, 8 * HOUR, (), CALENDAR, MONDAY + timedelta(hours=hours))

    assert (read.elapsed, read.pressure) == (timedelta(hours=elapsed), pressure)


def test_each_level_comes_another_target_after_the_one_before_really_came() -> None:
    late = MONDAY + timedelta(days=2)
    first = read_hop(MONDAY, 8 * HOUR, (), CALENDAR, late)
    second = read_hop(MONDAY, 8 * HOUR, (late,), CALENDAR, late)

    assert (first.next_level, first.next_at) == (1, MONDAY + 8 * HOUR)
    assert (second.next_level, second.next_at) == (2, late + 8 * HOUR)


@given(
    since=st.integers(0, 60 * 24 * 14),
    target=st.integers(1, 60 * 60),
    before=st.integers(0, 60 * 24 * 30),
    after=st.integers(0, 60 * 24 * 30),
)
def test_time_only_ever_adds_and_the_due_instants_do_not_move(since: int, target: int, before: int, after: int) -> None:
    began, goal = MONDAY + timedelta(minutes=since), timedelta(minutes=target)
    early = read_hop(began, goal, (), CALENDAR, began + timedelta(minutes=before))
    later = read_hop(began, goal, (), CALENDAR, began + timedelta(minutes=before + after))

    assert early.elapsed <= later.elapsed
    assert (early.warn_at, early.due_at, early.next_at) == (later.warn_at, later.due_at, later.next_at)
    assert early.warn_at <= early.due_at
    assert CALENDAR.time_between(began, early.due_at) == goal
    assert list(Pressure).index(early.pressure) <= list(Pressure).index(later.pressure)
