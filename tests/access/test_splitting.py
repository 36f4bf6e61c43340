"""Three 100k asks in the window trip the 250k limit, whichever of them is decided first."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from access.builders import DAY, HERE, NOW, a_gatekeeper, holds, id_of, usd
from triptych.access.authority.splitting import SplitAsk, counted_with, cumulative_amount
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.kernel.actor import Role
from triptych.kernel.money import CurrencyMismatch, Money
from triptych.kernel.refusals import Denial

WINDOW = timedelta(days=30)
ONE, TWO, THREE = (
    SplitAsk(id_of(f"ask {n}"), id_of("program"), frozenset({id_of("provider")}), usd(100_000), NOW + n * DAY)
    for n in range(3)
)


@pytest.mark.parametrize("decided", [ONE, TWO, THREE])
def test_three_asks_of_100k_trip_the_250k_limit(decided: SplitAsk) -> None:
    gatekeeper, held = a_gatekeeper(), holds(Role.APPROVER_2)

    two = cumulative_amount(ONE, [ONE, TWO], WINDOW)
    three = cumulative_amount(decided, [ONE, TWO, THREE], WINDOW)

    assert (two, three) == (usd(200_000), usd(300_000))
    assert isinstance(gatekeeper.may(held, Action.EXCEPTION_APPROVE, HERE, amount=two, now=NOW), Permit)
    assert isinstance(gatekeeper.may(held, Action.EXCEPTION_APPROVE, HERE, amount=three, now=NOW), Denial)


@pytest.mark.parametrize(
    "apart",
    [
        {"program_id": id_of("other")},
        {"provider_line": frozenset({id_of("other")})},
        {"asked_at": NOW + WINDOW + timedelta(seconds=1)},
    ],
)
def test_another_program_another_provider_or_a_later_day_does_not_count(apart: dict[str, object]) -> None:
    assert cumulative_amount(ONE, [replace(TWO, **apart)], WINDOW) == usd(100_000)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "provider_line",
    [
        frozenset({id_of("sub-unit"), id_of("provider")}),  # a unit below the asked one
        frozenset(),  # the root itself
    ],
)
def test_a_sub_unit_of_the_provider_is_the_provider(provider_line: frozenset[UUID]) -> None:
    below = replace(TWO, provider_line=provider_line)
    beside = replace(THREE, provider_line=frozenset({id_of("another sub-unit"), id_of("provider")}))

    assert cumulative_amount(ONE, [below], WINDOW) == usd(200_000)
    assert cumulative_amount(below, [ONE, beside], WINDOW) == usd(300_000)


def test_the_end_of_the_window_is_inside() -> None:
    assert counted_with(ONE, [replace(TWO, asked_at=NOW + WINDOW)], WINDOW) != ()


def test_the_same_ask_counts_once() -> None:
    assert cumulative_amount(ONE, [ONE, TWO, TWO], WINDOW) == usd(200_000)


def test_currencies_meet_only_through_a_rate() -> None:
    with pytest.raises(CurrencyMismatch):
        cumulative_amount(ONE, [replace(TWO, amount=Money(usd(1).amount, "EUR"))], WINDOW)
