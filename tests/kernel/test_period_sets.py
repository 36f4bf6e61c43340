"""Sets of periods, held against the membership of single instants."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.kernel.period_sets import difference, intersection, length, union
from triptych.kernel.periods import Period

ZERO = datetime(2026, 1, 1, tzinfo=UTC)


def hour(count: int) -> datetime:
    return ZERO + timedelta(hours=count)


def period(start: int, end: int | None) -> Period:
    return Period(hour(start), None if end is None else hour(end))


hours = st.integers(0, 20)
periods = st.lists(st.builds(period, hours, st.none() | hours), max_size=5)


def member(periods_: object, count: int) -> bool:
    return any(p.covers(hour(count)) for p in periods_)  # type: ignore[attr-defined]


@given(periods, periods)
def test_set_operations_agree_with_membership_at_every_instant(one: list[Period], other: list[Period]) -> None:
    for count in range(25):
        mine, theirs = member(one, count), member(other, count)
        assert member(union([*one, *other]), count) == (mine or theirs)
        assert member(intersection(one, other), count) == (mine and theirs)
        assert member(difference(one, other), count) == (mine and not theirs)


@given(periods)
def test_a_union_is_disjoint_and_in_order(some: list[Period]) -> None:
    merged = union(some)

    for earlier, later in pairwise(merged):
        assert earlier.end is not None
        assert earlier.end < later.start


def test_overlaps_count_once() -> None:
    assert length([period(0, 3), period(2, 4), period(9, 9)]) == timedelta(hours=4)


def test_what_never_ends_has_no_length() -> None:
    with pytest.raises(ValueError, match="no length"):
        length([period(0, None)])


@given(hours, st.none() | hours, hours, st.none() | hours)
def test_two_periods_overlap_exactly_when_they_share_an_instant(a: int, b: int | None, c: int, d: int | None) -> None:
    one, other = period(a, b), period(c, d)

    if union([one]) and union([other]):
        assert one.overlaps(other) == bool(intersection([one], [other]))


def test_the_end_of_a_period_lies_outside() -> None:
    assert period(0, 2).covers(hour(0))
    assert not period(0, 2).covers(hour(2))
    assert period(0, None).covers(hour(10_000))
