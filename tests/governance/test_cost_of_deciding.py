"""What deciding costs (EX5): not stated where no office entered hours and a rate; else hop by hop, with its basis."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from building import NOON
from relocation import Relocation, a_relocation, confirmed, dollars
from triptych.governance.decision_clock.cost import Deciding, costs_to_decide
from triptych.governance.decision_clock.efforts import HopHours, SetHopEfforts, set_hop_efforts
from triptych.kernel.actor import Office
from triptych.kernel.clock_words import HopKind
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid, NotAllowed
from triptych.model.database import Database
from triptych.model.decision_clock import HopEffort
from triptych.model.exception import ExceptionRequest


async def cost_of(story: Relocation, request: ExceptionRequest) -> Deciding:
    async with story.as_("Marta") as work:
        return (await costs_to_decide(work, [request.id]))[request.id]


def an_effort(**changes: Any) -> SetHopEfforts:
    facts: dict[str, Any] = {
        "office": Office.SMO,
        "rate": dollars(90),
        "basis": "Payroll of the office, loaded",
        "efforts": (
            HopHours(hop=HopKind.RESTATE, hours=Decimal(2)),
            HopHours(hop=HopKind.CONFIRM, hours=Decimal("0.5")),
            HopHours(hop=HopKind.ANSWER, hours=Decimal(4)),
        ),
    }
    return SetHopEfforts(**(facts | changes))


async def test_where_nothing_is_entered_the_work_is_not_stated_and_the_delay_is(database: Database) -> None:
    story = await a_relocation(database)
    request = await confirmed(story)
    story.house.clock.now = NOON + timedelta(hours=2)

    told = await cost_of(story, request)

    assert (told.hops, told.parts) == (3, ())
    assert told.work_not_stated == "The SMO has not entered hours and a rate for the hop “restate”."
    assert told.cost.delay.value is not None


async def test_hours_times_rates_over_every_hop_and_the_delay_stand_beside_the_ask(database: Database) -> None:
    story = await a_relocation(database)
    request = await confirmed(story)
    async with story.as_("Sam") as work:
        await set_hop_efforts(work, an_effort())
    story.house.clock.now = NOON + timedelta(hours=2)

    told = await cost_of(story, request)

    assert told.work_not_stated is None
    assert [(each.kind, each.cost.amount) for each in told.parts] == [
        (HopKind.RESTATE, 180), (HopKind.CONFIRM, 45), (HopKind.ANSWER, 360),
    ]  # fmt: skip
    assert {each.entered_by for each in told.parts} == {"Sam"}
    delay = told.cost.delay.value
    assert delay is not None
    assert told.cost.work == dollars(585)
    assert told.cost.total.value == delay + dollars(585)


async def test_a_later_rate_does_not_change_what_was_taken_before(database: Database) -> None:
    story = await a_relocation(database)
    async with story.as_("Sam") as work:
        await set_hop_efforts(work, an_effort())
    request = await confirmed(story)
    story.house.clock.now = NOON + timedelta(hours=2)
    async with story.as_("Sam") as work:
        await set_hop_efforts(work, an_effort(rate=dollars(900)))

    assert (await cost_of(story, request)).cost.work == dollars(585)


@pytest.mark.parametrize("who", ["Paula", "Olivia", "Rita", "Ada"])
async def test_nobody_else_enters_the_effort_of_an_office(database: Database, who: str) -> None:
    story = await a_relocation(database)

    with pytest.raises(NotAllowed):
        async with story.as_(who) as work:
            await set_hop_efforts(work, an_effort())

    assert await story.house.count(HopEffort) == 0


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"basis": "  "}, "basis"),
        ({"efforts": ()}, "efforts"),
        ({"rate": dollars(-1)}, "rate"),
        ({"rate": Money(Decimal(90), "CHF")}, "rate"),
        ({"efforts": (HopHours(hop=HopKind.HELP, hours=Decimal(-1)),)}, "efforts.0.hours"),
        ({"efforts": (HopHours(hop=HopKind.HELP, hours=Decimal(1)),) * 2}, "efforts.1"),
        ({"valid_from": NOON - timedelta(days=1)}, "validFrom"),
    ],
)
async def test_an_effort_is_hours_a_rate_and_its_basis_from_now_on(
    database: Database, changes: dict[str, Any], path: str
) -> None:
    story = await a_relocation(database)

    with pytest.raises(Invalid) as refused:
        async with story.as_("Sam") as work:
            await set_hop_efforts(work, an_effort(**changes))

    assert refused.value.problems[0].field == path
    assert await story.house.count(HopEffort) == 0
