"""Tolerances are held against the forecast; CD3 orders what to do first."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.kernel.figures import Figure
from triptych.kernel.money import Money
from triptych.pmo.rules.cost_of_delay import cd3, ranked
from triptych.pmo.rules.tolerance import Area, Tolerance, cost_inside, cost_limit, finish_inside, finish_limit, inside

JUNE = date(2026, 6, 30)


def usd(amount: str | int) -> Money:
    return Money(Decimal(amount), "USD")


@pytest.mark.parametrize(
    ("forecast", "within"), [("109.99", True), ("110", True), ("110.0001", False), ("90", True), ("0", True)]
)
def test_exactly_at_the_limit_is_inside(forecast: str, within: bool) -> None:
    assert cost_inside(usd(100), Decimal(10), usd(forecast)).value is within


def test_a_finish_on_the_last_tolerated_day_is_inside() -> None:
    assert finish_inside(JUNE, 5, date(2026, 7, 5)).value is True
    assert finish_inside(JUNE, 5, date(2026, 7, 6)).value is False
    assert finish_limit(JUNE, 5) == date(2026, 7, 5)


def test_benefits_have_a_limit_below() -> None:
    tolerance = Tolerance(Area.BENEFITS, under=Decimal(10))

    assert inside(tolerance, Decimal(100), Decimal(90)).value is True
    assert inside(tolerance, Decimal(100), Decimal(89)).value is False
    assert inside(tolerance, Decimal(100), Decimal(500)).value is True


def test_without_forecast_or_baseline_nothing_is_inside_or_outside() -> None:
    assert cost_inside(usd(100), Decimal(10), None).reason == "no forecast"
    assert cost_inside(None, Decimal(10), usd(1)).reason == "no baseline"
    assert finish_inside(JUNE, 5, None).reason == "no forecast"
    assert finish_inside(None, 5, JUNE).reason == "no baseline"


def test_two_currencies_are_not_compared() -> None:
    assert cost_inside(usd(100), Decimal(10), Money(Decimal(1), "EUR")).value is None


@given(st.decimals(0, Decimal("1e9"), places=2), st.decimals(0, 100, places=2))
def test_the_limit_itself_is_always_inside_and_a_cent_more_never(budget: Decimal, percent: Decimal) -> None:
    limit = cost_limit(usd(str(budget)), percent)

    assert cost_inside(usd(str(budget)), percent, limit).value is True
    assert cost_inside(usd(str(budget)), percent, limit + usd("0.01")).value is False


def test_cd3_is_cost_of_delay_over_duration() -> None:
    assert cd3(Figure(usd(100)), Decimal(4)).value == 25
    assert cd3(Figure(usd(100)), Decimal(0)).reason == "no duration"
    assert cd3(Figure(reason="not stated"), Decimal(4)).reason == "not stated"


def test_what_has_no_cd3_comes_last_and_not_as_zero() -> None:
    scores = {
        "unsaid": Figure[Decimal](None, "not stated"),
        "negative": Figure(Decimal(-1)),
        "low": Figure(Decimal(1)),
        "high": Figure(Decimal(9)),
        "also low": Figure(Decimal(1)),
    }

    assert ranked(scores) == ("high", "low", "also low", "negative", "unsaid")
