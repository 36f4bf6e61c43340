"""Undefined is None with a reason; people are not scored in small groups."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.kernel.figures import Figure, ratio
from triptych.kernel.small_groups import may_show, withheld


def test_a_figure_has_a_value_or_a_reason_and_never_both_or_neither() -> None:
    with pytest.raises(ValueError, match="either"):
        Figure(Decimal(1), "no")
    with pytest.raises(ValueError, match="either"):
        Figure[Decimal]()


def test_zero_is_a_value() -> None:
    assert Figure(Decimal(0)).value == 0


def test_a_quotient_over_zero_says_why_there_is_none() -> None:
    assert ratio(Decimal(1), Decimal(0), "no actual cost") == Figure(reason="no actual cost")


def test_a_reason_is_handed_on() -> None:
    undefined = Figure[Decimal](reason="not stated")

    assert undefined.then(lambda value: Figure(value + 1)).reason == "not stated"
    assert Figure(Decimal(1)).then(lambda value: Figure(value + 1)).value == 2


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"a": 5, "b": 9}, set()),
        ({"a": 4, "b": 9}, {"a", "b"}),
        ({"a": 4, "b": 9, "c": 6}, {"a", "c"}),
        ({"a": 3, "b": 2, "c": 9}, {"a", "b"}),
        ({"a": 0, "b": 9}, set()),
        ({"a": 0, "b": 3}, {"b"}),
    ],
)
def test_a_small_group_takes_a_neighbour_along_where_it_could_be_subtracted(
    counts: dict[str, int], hidden: set[str]
) -> None:
    assert withheld(counts) == hidden


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 30), max_size=8), st.integers(1, 12))
def test_total_minus_shown_never_leaves_too_few_people(counts: dict[str, int], minimum: int) -> None:
    hidden = withheld(counts, minimum)

    left = sum(counts[key] for key in hidden)
    assert left == 0 or left >= minimum or len([n for n in counts.values() if n]) == len(hidden)
    assert all(key in hidden for key, n in counts.items() if 0 < n < minimum)


def test_two_totals_that_differ_by_one_person_are_not_shown_together() -> None:
    assert may_show(10, [])
    assert may_show(10, [10, 20])
    assert not may_show(10, [9])
    assert not may_show(4, [])
