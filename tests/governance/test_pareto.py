"""The Pareto set: what no other option beats."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.exceptions.rules.pareto import Merits, pareto_set
from triptych.kernel.money import CurrencyMismatch, Money


def option(cost: int | None, days: int | None, distance: int | None) -> Merits:
    return Merits(None if cost is None else Money(Decimal(cost), "USD"), days, distance)


def test_what_another_option_beats_in_everything_is_left_out() -> None:
    options = {"cheap": option(1, 30, 0), "fast": option(9, 1, 2), "worse": option(9, 30, 2), "same": option(1, 30, 0)}

    assert pareto_set(options) == {"cheap", "fast", "same"}


def test_an_option_that_lacks_a_figure_is_not_compared() -> None:
    assert pareto_set({"unknown": option(None, 0, 0), "known": option(9, 9, 3)}) == {"known"}


def test_costs_of_two_currencies_need_a_rate_first() -> None:
    with pytest.raises(CurrencyMismatch):
        pareto_set({1: option(1, 1, 1), 2: Merits(Money(Decimal(1), "EUR"), 1, 1)})


whole = st.builds(option, st.integers(0, 4), st.integers(0, 4), st.integers(0, 3))


@given(st.dictionaries(st.integers(0, 20), whole, min_size=1, max_size=10))
def test_every_option_outside_is_beaten_by_one_inside(options: dict[int, Merits]) -> None:
    best = pareto_set(options)

    assert best
    for key, merits in options.items():
        beaten_by = [
            other
            for other in best
            if options[other] != merits
            and options[other].cost.amount <= merits.cost.amount  # type: ignore[union-attr]
            and options[other].lead_time_days <= merits.lead_time_days  # type: ignore[operator]
            and options[other].rule_distance <= merits.rule_distance  # type: ignore[operator]
        ]
        assert bool(beaten_by) == (key not in best)
