"""What waiting costs beside the burn: benefit that comes later, penalties, a loss on a day (EX4, DOMAIN 4.4)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from asking import ask
from building import NOON, TODAY
from relocation import Relocation, a_relocation, dollars, opened
from triptych.access.administration.rate_entries import EnterRate, enter_rate
from triptych.governance.exceptions.purses import burned_by
from triptych.governance.exceptions.requests import WithdrawRequest, withdraw_request
from triptych.governance.exceptions.rules.further_costs import further_cost_problems
from triptych.governance.exceptions.stating_costs import StateFurtherCost, state_further_cost
from triptych.kernel.days import first_instant_after
from triptych.kernel.exception_words import FurtherCostKind
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.types import RequestId
from unchanged import refused

BENEFIT, PENALTY, LOSS = FurtherCostKind
CLOCK = """query ($ref: String!) { exceptionRequest(ref: $ref) { burn {
  costPerHour { amount currency } costPerHourLow { amount } burnPerHour { amount } costSoFar { amount }
  breakEvenHours formula
  furtherCosts { kind amount { amount currency } perHour { amount currency } fallsOn lost basis author } } } }"""
SUM = "query { queueBurn { perDay { amount } perDayLow { amount } soFar { amount } } }"


def a_cost(request: ExceptionRequest, **changes: object) -> StateFurtherCost:
    """A hundred dollars an hour, by contract."""
    facts: dict[str, Any] = {
        "request_id": RequestId(request.id),
        "kind": PENALTY,
        "amount": dollars(100),
        "basis": "The contract, section 4.",
    }
    return StateFurtherCost(**(facts | changes))


async def stated(story: Relocation, request: ExceptionRequest, **changes: object) -> None:
    async with story.as_("Marta") as work:
        await state_further_cost(work, a_cost(request, **changes))


async def taken_back(story: Relocation, request: ExceptionRequest) -> None:
    async with story.as_("Marta") as work:
        await withdraw_request(work, WithdrawRequest(request_id=RequestId(request.id), reason="Not needed."))


async def clock(story: Relocation, request: ExceptionRequest) -> dict[str, Any]:
    answer = await ask(story, "Olivia", CLOCK, ref=request.ref)
    return dict(answer.data["exceptionRequest"]["burn"])


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"amount": dollars(-1)}, "amount.amount", "negative"),
        ({"basis": " "}, "basis", "required"),
        ({"falls_on": TODAY}, "fallsOn", "only_of_a_loss"),
        ({"kind": LOSS}, "fallsOn", "required"),
        ({"kind": LOSS, "falls_on": TODAY - timedelta(days=1)}, "fallsOn", "past_date"),
    ],
)
def test_a_figure_says_what_it_rests_on_and_a_loss_by_which_day(changes: dict[str, Any], field: str, code: str) -> None:
    wrong = a_cost(ExceptionRequest(id=new_id()), **changes)

    assert [(problem.field, problem.code) for problem in further_cost_problems(wrong, TODAY)] == [(field, code)]


@pytest.mark.parametrize("falls_on", [TODAY, TODAY + timedelta(days=400)])
def test_a_loss_that_lies_ahead_or_falls_today_may_be_stated(falls_on: date) -> None:
    assert not further_cost_problems(a_cost(ExceptionRequest(id=new_id()), kind=LOSS, falls_on=falls_on), TODAY)


async def test_benefit_and_penalties_are_added_to_the_burn_and_a_loss_is_told_apart(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    before = await clock(story, request)

    await stated(story, request)
    await stated(story, request, kind=BENEFIT, amount=dollars(50), basis="The business case.")
    await stated(story, request, kind=LOSS, amount=dollars(200_000), falls_on=TODAY, basis="The lease.")
    story.house.clock.now = NOON + timedelta(hours=10)
    told = await clock(story, request)

    assert before["costPerHour"] == {"amount": "2976.19", "currency": "USD"}
    assert told["burnPerHour"] == {"amount": "2976.19"}
    assert told["costPerHour"] == {"amount": "3126.19", "currency": "USD"}
    assert told["costSoFar"] == {"amount": "31261.90"}
    assert (
        told["formula"] == "share idle x weekly burn / 168 hours a week + deferred benefit an hour + penalties an hour"
    )
    assert told["furtherCosts"] == [
        {
            "kind": kind,
            "amount": {"amount": amount, "currency": "USD"},
            "perHour": hourly and {"amount": hourly, "currency": "USD"},
            "fallsOn": day,
            "lost": False,
            "basis": basis,
            "author": "Marta",
        }
        for kind, amount, hourly, day, basis in (
            ("DEFERRED_BENEFIT", "50", "50", None, "The business case."),
            ("PENALTY", "100", "100", None, "The contract, section 4."),
            ("DEADLINE_LOSS", "200000", None, TODAY.isoformat(), "The lease."),
        )
    ]


async def test_the_newest_figure_of_a_kind_stands_and_nothing_takes_it_back(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)

    await stated(story, request)
    await stated(story, request, amount=dollars(30), basis="The amendment.")
    anew = await clock(story, request)
    await stated(story, request, amount=dollars(0), basis="The penalty was waived.")
    none = await clock(story, request)

    assert [(each["amount"]["amount"], each["basis"]) for each in anew["furtherCosts"]] == [("30", "The amendment.")]
    assert anew["costPerHour"]["amount"] == "3006.19"
    assert (none["furtherCosts"], none["costPerHour"]["amount"]) == ([], "2976.19")


async def test_another_currency_is_converted_at_the_rate_of_the_day_on_which_it_was_stated(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    euros = {"amount": Money(Decimal(100), "EUR")}

    async with refused(database, Invalid, "no rate from EUR to USD"), story.as_("Marta") as work:
        await state_further_cost(work, a_cost(request, **euros))
    async with story.as_("Paula") as work:
        rate = EnterRate(base="EUR", quote="USD", on_day=TODAY, rate=Decimal("1.1"), source="European bank")
        await enter_rate(work, rate)
    await stated(story, request, **euros)
    (told,) = (await clock(story, request))["furtherCosts"]

    assert told["amount"] == {"amount": "100", "currency": "EUR"}
    assert told["perHour"] == {"amount": "110", "currency": "USD"}


async def test_what_is_lost_on_a_day_is_lost_only_where_nothing_was_decided_before(database: Database) -> None:
    story = await a_relocation(database)
    late, early = await opened(story), await opened(story, title="Another")
    day = TODAY + timedelta(days=2)
    for request in (late, early):
        await stated(story, request, kind=LOSS, falls_on=day)
    await taken_back(story, early)
    over = first_instant_after(day, "UTC")

    async def lost(request: ExceptionRequest) -> list[bool]:
        return [each["lost"] for each in (await clock(story, request))["furtherCosts"]]

    story.house.clock.now = over - timedelta(microseconds=1)
    before = await lost(late)
    story.house.clock.now = over
    assert (before, await lost(late), await lost(early)) == ([False], [True], [False])


async def test_boards_add_it_beside_the_burn_and_no_cap_scales_it(database: Database) -> None:
    story = await a_relocation(database)
    shares = {"phi_low": Decimal(1), "phi_likely": Decimal(1), "phi_high": Decimal(1)}
    first, _ = await opened(story, **shares), await opened(story, title="Another", **shares)
    whole = (await ask(story, "Olivia", SUM)).data["queueBurn"]

    await stated(story, first)
    story.house.clock.now = NOON + timedelta(hours=10)
    told = (await ask(story, "Olivia", SUM)).data["queueBurn"]
    async with story.as_("Olivia") as work:
        burned = await burned_by(work, [first.id])

    # two whole shares of $2M a week burn it once; the penalty of $100 an hour comes on top
    assert whole["perDay"]["amount"] == "285714.29"
    assert (told["perDay"]["amount"], told["perDayLow"]["amount"]) == ("288114.29", "288114.29")
    assert told["soFar"]["amount"] == "120047.62"
    assert burned[first.id] is not None
    assert burned[first.id].amount.quantize(Decimal("0.01")) == Decimal("60523.81")  # type: ignore[union-attr]


async def test_it_is_stated_by_whoever_asks_while_somebody_waits(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)

    for who in ("Rita", "Dan", "Olivia"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await state_further_cost(work, a_cost(request))
    await taken_back(story, request)
    async with refused(database, Conflict), story.as_("Marta") as work:
        await state_further_cost(work, a_cost(request))


async def test_an_ask_in_another_currency_says_at_which_rate_of_which_day_it_breaks_even(database: Database) -> None:
    story = await a_relocation(database)
    newest = TODAY - timedelta(days=3)
    async with story.as_("Paula") as work:
        for day, rate in ((TODAY - timedelta(days=30), "0.5"), (newest, "0.8")):
            entered = EnterRate(base="USD", quote="EUR", on_day=day, rate=Decimal(rate), source="Bank")
            await enter_rate(work, entered)
    abroad = await opened(story, amount=Money(Decimal(80_000), "EUR"))
    at_home = await opened(story)
    asked = "query ($ref: String!) { exceptionRequest(ref: $ref) { burn { costPerHour { amount } breakEvenHours"
    asked += " askConverted { amount { amount currency } rate onDay } } } }"

    told = (await ask(story, "Olivia", asked, ref=abroad.ref)).data["exceptionRequest"]["burn"]
    plain = (await ask(story, "Olivia", asked, ref=at_home.ref)).data["exceptionRequest"]["burn"]

    assert plain["askConverted"] is None
    assert told["askConverted"] == {
        "amount": {"amount": "100000", "currency": "USD"},
        "rate": "1.25",
        "onDay": newest.isoformat(),
    }
    hours = Decimal(100_000) / Decimal(told["costPerHour"]["amount"])
    assert abs(Decimal(told["breakEvenHours"]) - hours) < Decimal("0.01")
