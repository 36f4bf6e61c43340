"""Burn clock: what waiting costs, and when it has cost more than the ask."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triptych.governance.exceptions.rules.burn import (
    BurnInputs,
    break_even_at,
    break_even_hours,
    cost_per_hour,
    deadline_loss,
    hours_between,
)
from triptych.governance.exceptions.rules.burn_cap import OpenClaim, burn_by_request, capped_shares
from triptych.governance.exceptions.rules.cost_to_decide import Hop, cost_to_decide
from triptych.kernel.business_time import Opening, WorkingCalendar
from triptych.kernel.exception_words import HoursBasis
from triptych.kernel.figures import Figure
from triptych.kernel.money import CurrencyMismatch, Money
from triptych.kernel.periods import Period
from triptych.kernel.refusals import Invalid

MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
OFFICE = WorkingCalendar("UTC", tuple(Opening(day, time(9), time(17)) for day in range(5)))
CALENDAR, WORKING = HoursBasis.CALENDAR, HoursBasis.WORKING


def usd(amount: str | int | Decimal) -> Money:
    return Money(Decimal(amount), "USD")


def inputs(phi: str | None, basis: HoursBasis = CALENDAR, burn: Money | None = usd(2_000_000)) -> BurnInputs:  # noqa: B008
    share = None if phi is None else Decimal(phi)
    return BurnInputs(burn, share, share, share, basis)


@pytest.mark.parametrize(
    ("phi", "basis", "hours"),
    [("1", CALENDAR, "8.4"), ("1", WORKING, "2"), (".25", CALENDAR, "33.6"), (".25", WORKING, "8")],
)
def test_golden_two_million_a_week_against_an_ask_of_100k(phi: str, basis: HoursBasis, hours: str) -> None:
    per_hour = cost_per_hour(inputs(phi, basis)).likely

    assert break_even_hours(usd(100_000), per_hour) == Figure(Decimal(hours))


def test_break_even_falls_on_the_clock_of_its_basis() -> None:
    friday = datetime(2026, 6, 5, 16, tzinfo=UTC)

    around_the_clock = break_even_at(friday, Figure(Decimal("8.4")), CALENDAR)
    in_working_hours = break_even_at(friday, Figure(Decimal(2)), WORKING, OFFICE)

    assert around_the_clock.value == friday + timedelta(hours=8, minutes=24)
    assert in_working_hours.value == datetime(2026, 6, 8, 10, tzinfo=UTC)


def test_without_phi_the_clock_says_not_stated_and_never_zero() -> None:
    nothing_said = BurnInputs(usd(2_000_000), None, None, None, CALENDAR, penalties_per_hour=usd(500))

    per_hour = cost_per_hour(nothing_said).likely

    assert per_hour == Figure(reason="not stated")
    assert break_even_hours(usd(100_000), per_hour) == Figure(reason="not stated")


def test_without_a_weekly_burn_the_clock_says_so() -> None:
    assert cost_per_hour(inputs("1", burn=None)).likely.reason == "weekly burn is not stated"


def test_waiting_that_costs_nothing_never_breaks_even() -> None:
    per_hour = cost_per_hour(inputs("0")).likely

    assert per_hour == Figure(usd(0))
    assert break_even_hours(usd(100_000), per_hour).value is None


def test_benefit_and_penalties_come_on_top_of_the_burn() -> None:
    claimed = BurnInputs(usd(168_000), *[Decimal(".5")] * 3, CALENDAR, usd(100), usd(7))

    assert cost_per_hour(claimed).likely.value == usd(607)


def test_low_likely_and_high_keep_their_order() -> None:
    spread = cost_per_hour(BurnInputs(usd(168), Decimal(".1"), Decimal(".5"), Decimal(1), CALENDAR))

    assert (spread.low.value, spread.likely.value, spread.high.value) == (usd("0.1"), usd("0.5"), usd(1))


@pytest.mark.parametrize(
    ("low", "likely", "high", "fields"),
    [
        ("0", "1.1", "2", ["phiLikely", "phiHigh"]),
        ("-.1", ".5", "1", ["phiLow"]),
        (".6", ".5", "1", ["phiLikely"]),
        (None, ".5", None, ["phiLow", "phiHigh"]),
        ("NaN", ".5", "1", ["phiLow"]),
    ],
)
def test_phi_is_a_share_in_order_and_stated_whole(
    low: str | None, likely: str, high: str | None, fields: list[str]
) -> None:
    with pytest.raises(Invalid) as refused:
        BurnInputs(usd(1), *[None if p is None else Decimal(p) for p in (low, likely, high)], CALENDAR)

    assert [problem.field for problem in refused.value.problems] == fields


def test_an_ask_in_another_currency_needs_a_rate_first() -> None:
    with pytest.raises(CurrencyMismatch):
        break_even_hours(Money(Decimal(1), "EUR"), Figure(usd(1)))


def test_a_break_even_beyond_a_century_is_not_a_date() -> None:
    hours = break_even_hours(usd(10**17), Figure(usd("0.0001")))

    assert break_even_at(MONDAY, hours, CALENDAR).reason == "more than a century away"
    assert break_even_at(datetime(9999, 12, 30, tzinfo=UTC), Figure(Decimal(72)), CALENDAR).value is None


def test_a_break_even_is_never_told_early() -> None:
    a_third_of_a_microsecond = Figure(Decimal("1e-10"))

    assert break_even_at(MONDAY, a_third_of_a_microsecond, CALENDAR).value == MONDAY + timedelta(microseconds=1)


def test_working_hours_need_the_calendar() -> None:
    with pytest.raises(ValueError, match="calendar"):
        hours_between(WORKING, MONDAY, MONDAY + HOUR)


def test_working_hours_pause_overnight_and_at_the_weekend() -> None:
    assert hours_between(WORKING, MONDAY, MONDAY + timedelta(days=7), OFFICE) == 40
    assert hours_between(WORKING, MONDAY, MONDAY + timedelta(days=1), OFFICE) == 8


def test_before_its_opening_a_request_has_waited_for_nothing() -> None:
    assert hours_between(CALENDAR, MONDAY, MONDAY - HOUR) == 0


def test_a_deadline_is_a_step_apart_from_the_burn() -> None:
    assert deadline_loss(usd(9), MONDAY, MONDAY - HOUR) == usd(0)
    assert deadline_loss(usd(9), MONDAY, MONDAY) == usd(9)


shares = st.decimals(0, 1, places=4)
burns = st.decimals(Decimal("0.01"), Decimal("1e12"), places=2).map(usd)


@given(burns, shares.filter(bool), st.decimals(1, Decimal("1e9"), places=2).map(usd), st.sampled_from(HoursBasis))
def test_at_break_even_waiting_has_cost_the_ask(burn: Money, phi: Decimal, ask: Money, basis: HoursBasis) -> None:
    per_hour = cost_per_hour(BurnInputs(burn, phi, phi, phi, basis)).likely

    hours = break_even_hours(ask, per_hour)

    assert hours.value is not None
    assert per_hour.value is not None
    assert abs(per_hour.value.amount * hours.value / ask.amount - 1) < Decimal("1e-20")


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_hours_add_up(first: int, second: int) -> None:
    middle = MONDAY + first * timedelta(seconds=36)
    end = middle + second * timedelta(seconds=36)

    parts = hours_between(CALENDAR, MONDAY, middle) + hours_between(CALENDAR, middle, end)

    assert abs(parts - hours_between(CALENDAR, MONDAY, end)) < Decimal("1e-20")


@given(st.dictionaries(st.integers(), st.none() | shares, max_size=8))
def test_open_requests_of_a_program_never_claim_more_than_its_burn(phis: dict[int, Decimal | None]) -> None:
    capped = capped_shares(phis)

    total = sum((Fraction(share) for share in capped.values() if share is not None), Fraction(0))
    claimed = sum((Fraction(phi) for phi in phis.values() if phi is not None), Fraction(0))
    assert total <= 1
    assert abs(total - min(claimed, Fraction(1))) < Fraction(1, 10**20)
    for key, phi in phis.items():
        share = capped[key]
        assert (share is None) == (phi is None)
        assert phi is None or share is None or 0 <= share <= phi


def test_six_equal_claims_round_down_and_not_above_the_burn() -> None:
    capped = capped_shares(dict.fromkeys(range(6), Decimal(1)))

    assert sum(Fraction(share) for share in capped.values() if share is not None) <= 1


def test_shares_above_the_burn_shrink_by_the_same_factor() -> None:
    capped = capped_shares({"a": Decimal(1), "b": Decimal(".5"), "c": Decimal(".5"), "d": None})

    assert capped == {"a": Decimal(".5"), "b": Decimal(".25"), "c": Decimal(".25"), "d": None}


def test_the_cap_holds_only_while_requests_are_open_together() -> None:
    claims = {
        "first": OpenClaim(Decimal(1), CALENDAR, (Period(MONDAY, MONDAY + 4 * HOUR),)),
        "second": OpenClaim(Decimal(1), CALENDAR, (Period(MONDAY + 2 * HOUR),)),
        "unsaid": OpenClaim(None, CALENDAR, (Period(MONDAY),)),
    }

    burned = burn_by_request(claims, usd(168), MONDAY + 6 * HOUR)

    assert burned["unsaid"] is None
    assert burned["first"] is not None
    assert burned["second"] is not None
    assert burned["first"].amount == pytest.approx(Decimal(3))
    assert burned["second"].amount == pytest.approx(Decimal(3))


@given(
    st.lists(st.tuples(shares, st.integers(0, 300), st.none() | st.integers(0, 300)), max_size=5),
    st.integers(0, 400),
)
def test_money_burned_in_queues_is_never_more_than_the_program_burned(
    rows: list[tuple[Decimal, int, int | None]], now: int
) -> None:
    claims = {
        number: OpenClaim(phi, CALENDAR, (Period(MONDAY + start * HOUR, None if end is None else MONDAY + end * HOUR),))
        for number, (phi, start, end) in enumerate(rows)
    }

    burned = burn_by_request(claims, usd(168), MONDAY + now * HOUR)

    total = sum((money.amount for money in burned.values() if money is not None), Decimal(0))
    assert total <= now + Decimal("1e-20")
    assert all(money is not None and money.amount >= 0 for money in burned.values())


def test_cost_to_decide_is_hours_times_rates_over_all_hops_plus_the_delay() -> None:
    hops = [Hop(Decimal(3), usd(100)), Hop(Decimal("1.5"), usd(200))]

    stated = cost_to_decide(hops, Figure(usd(1000)), "USD")
    unsaid = cost_to_decide(hops, Figure(reason="not stated"), "USD")

    assert (stated.work, stated.total.value) == (usd(600), usd(1600))
    assert (unsaid.work, unsaid.total.reason) == (usd(600), "not stated")
