"""Earned value and earned schedule, with the golden cases."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.kernel.figures import Figure
from triptych.kernel.refusals import Invalid
from triptych.pmo.rules.earned_schedule import (
    Plan,
    duration_at_completion,
    earned_schedule,
    schedule_performance_time,
    schedule_variance_time,
)
from triptych.pmo.rules.evm import (
    EacMethod,
    EarnedValue,
    cost_performance,
    cost_variance,
    estimate_at_completion,
    estimate_to_complete,
    schedule_performance,
    schedule_variance,
    to_complete_performance,
    variance_at_completion,
)

GOLDEN = EarnedValue(bac=Decimal(100), pv=Decimal(50), ev=Decimal(40), ac=Decimal(45))
TYPICAL, COMBINED = EacMethod.TYPICAL, EacMethod.COMBINED


def rounded(figure: Figure[Decimal], places: str = "0.0001") -> Decimal | None:
    return None if figure.value is None else figure.value.quantize(Decimal(places))


def test_golden_case_of_ansi_eia_748() -> None:
    eac = estimate_at_completion(GOLDEN, TYPICAL)

    assert rounded(cost_performance(GOLDEN)) == Decimal("0.8889")
    assert schedule_performance(GOLDEN).value == Decimal("0.8")
    assert eac.value == Decimal("112.5")
    assert variance_at_completion(GOLDEN, eac).value == Decimal("-12.5")
    assert estimate_at_completion(GOLDEN, COMBINED).value == Decimal("129.375")
    assert rounded(to_complete_performance(GOLDEN)) == Decimal("1.0909")
    assert (cost_variance(GOLDEN), schedule_variance(GOLDEN)) == (Decimal(-5), Decimal(-10))


def test_the_other_two_estimates_say_how_the_rest_will_go() -> None:
    assert estimate_at_completion(GOLDEN, EacMethod.ATYPICAL).value == 105
    assert estimate_at_completion(GOLDEN, EacMethod.BOTTOM_UP, Decimal(70)).value == 115
    assert estimate_at_completion(GOLDEN, EacMethod.BOTTOM_UP).reason == "no bottom-up estimate"


def test_to_meet_the_estimate_performance_must_be_what_it_was() -> None:
    eac = estimate_at_completion(GOLDEN, TYPICAL)

    assert rounded(to_complete_performance(GOLDEN, eac)) == rounded(cost_performance(GOLDEN))
    assert estimate_to_complete(GOLDEN, eac).value == Decimal("67.5")


@pytest.mark.parametrize(
    ("facts", "method", "reason"),
    [
        (EarnedValue(Decimal(9), Decimal(1), Decimal(1), Decimal(0)), TYPICAL, "no actual cost yet"),
        (EarnedValue(Decimal(9), Decimal(0), Decimal(1), Decimal(1)), COMBINED, "nothing was planned yet"),
        (EarnedValue(Decimal(9), Decimal(1), Decimal(0), Decimal(1)), TYPICAL, "nothing is earned yet"),
        (EarnedValue(Decimal(9), Decimal(1), Decimal(0), Decimal(1)), COMBINED, "nothing is earned yet"),
    ],
)
def test_what_is_undefined_says_why_and_is_never_zero(facts: EarnedValue, method: EacMethod, reason: str) -> None:
    eac = estimate_at_completion(facts, method)

    assert eac == Figure(reason=reason)
    assert variance_at_completion(facts, eac).reason == reason
    assert to_complete_performance(facts, eac).reason == reason


def test_once_the_budget_is_spent_no_performance_meets_it() -> None:
    spent = EarnedValue(Decimal(100), Decimal(50), Decimal(40), Decimal(100))

    assert to_complete_performance(spent).reason == "no money is left"


def test_nothing_is_rounded_inside_so_two_billion_keep_their_cents() -> None:
    facts = EarnedValue(Decimal(2_000_000_000), Decimal(1), Decimal(600_000_000), Decimal(700_000_000))

    assert rounded(estimate_at_completion(facts, TYPICAL), "0.01") == Decimal("2333333333.33")


money = st.decimals(Decimal("0.01"), Decimal("1e9"), places=2)
projects = st.builds(EarnedValue, bac=money, pv=money, ev=money, ac=money)


@given(projects)
def test_a_project_is_over_cost_exactly_if_its_index_is_below_one(facts: EarnedValue) -> None:
    index = cost_performance(facts).value

    assert index is not None
    assert (index < 1) == (cost_variance(facts) < 0)


@given(projects)
def test_the_combined_estimate_is_the_formula_as_printed(facts: EarnedValue) -> None:
    cpi, spi = cost_performance(facts).value, schedule_performance(facts).value
    combined = estimate_at_completion(facts, COMBINED).value

    assert cpi is not None
    assert spi is not None
    assert combined is not None
    printed = facts.ac + (facts.bac - facts.ev) / (cpi * spi)
    scale = facts.ac + abs(printed - facts.ac) + 1
    assert abs(combined - printed) / scale < Decimal("1e-20")


def plan(*values: int) -> Plan:
    return Plan(tuple(Decimal(v) for v in values))


@pytest.mark.parametrize(
    ("values", "ev", "es"),
    [
        ((10, 30, 60, 100), "0", "0"),
        ((10, 30, 60, 100), "5", "0.5"),
        ((10, 30, 60, 100), "30", "2"),
        ((10, 30, 60, 100), "45", "2.5"),
        ((10, 30, 60, 100), "100", "4"),
        ((10, 30, 60, 100), "120", "4"),
        ((10, 30, 30, 100), "30", "3"),
        ((0, 0, 50, 100), "0", "0"),
        ((0, 0, 50, 100), "25", "2.5"),
        ((10, 100, 100), "100", "3"),
    ],
)
def test_earned_schedule_and_its_edges(values: tuple[int, ...], ev: str, es: str) -> None:
    assert earned_schedule(plan(*values), Decimal(ev)).value == Decimal(es)


def test_time_based_indices_follow_from_the_earned_schedule() -> None:
    some = plan(10, 30, 60, 100)
    es = earned_schedule(some, Decimal(45))

    assert schedule_variance_time(es, Decimal(3)).value == Decimal("-0.5")
    assert rounded(schedule_performance_time(es, Decimal(3))) == Decimal("0.8333")
    assert duration_at_completion(some, es, Decimal(3)).value == Decimal("4.8")


def test_without_time_plan_or_value_there_is_no_index() -> None:
    some = plan(10, 20)

    assert schedule_performance_time(earned_schedule(some, Decimal(5)), Decimal(0)).reason == "no time has passed yet"
    assert duration_at_completion(some, Figure(Decimal(0)), Decimal(1)).reason == "nothing is earned yet"
    assert earned_schedule(plan(), Decimal(5)).reason == "no planned value"


def test_a_plan_that_falls_is_refused() -> None:
    with pytest.raises(Invalid):
        plan(10, 5)


steps = st.lists(st.integers(0, 50), min_size=1, max_size=12).filter(any)


@given(steps, st.integers(0, 700), st.integers(0, 50))
def test_earning_more_never_earns_less_time(steps_: list[int], ev: int, more: int) -> None:
    some = plan(*(sum(steps_[: n + 1]) for n in range(len(steps_))))
    first, second = earned_schedule(some, Decimal(ev)).value, earned_schedule(some, Decimal(ev + more)).value

    assert first is not None
    assert second is not None
    assert 0 <= first <= second <= some.duration
