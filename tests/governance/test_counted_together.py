"""Asks that belong together count as what was approved of them, or a cheap ask hides a dear alternative (AU2)."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from building import TODAY
from relocation import ANOTHER_NEED, a_relocation, an_approval, an_option_outside, dollars, submitted
from triptych.governance.exceptions.alternatives import propose_alternative
from triptych.governance.exceptions.authority import counted_amount
from triptych.governance.exceptions.deciding import approve_request
from triptych.kernel.exception_words import AlternativeKind
from triptych.kernel.money import Money
from triptych.model.base import new_id
from triptych.model.currency import CurrencyRate
from triptych.model.database import Database
from triptych.model.exception import Alternative
from triptych.model.types import AlternativeId


@pytest.mark.parametrize(
    ("cost", "counted"),
    [(dollars(240_000), 255_000), (dollars(2_000), 25_000), (Money(Decimal(200_000), "EUR"), 265_000)],
    ids=["dearer", "cheaper", "dearer in another currency"],
)
async def test_an_approved_alternative_counts_where_it_is_dearer_than_its_ask(
    database: Database, cost: Money, counted: int
) -> None:
    """An ask of 10,000 of which an alternative was approved, and a next ask of 15,000."""
    story = await a_relocation(database)
    async with story.database.sessions() as session, session.begin():
        rate = {"base": "EUR", "quote": "USD", "on_day": TODAY, "rate": Decimal("1.25"), "source": "A bank"}
        session.add(CurrencyRate(id=new_id(), **rate))
    one = await submitted(story, amount=dollars(10_000))
    inside = {"kind": AlternativeKind.WITHIN_RULE, "rule_distance": 0}
    async with story.as_("Remo") as work:
        one = await propose_alternative(work, an_option_outside(one, title="The other way", cost=cost, **inside))
    (option,) = await story.house.all(select(Alternative.id).where(Alternative.title == "The other way"))
    async with story.as_("Olivia") as work:
        approval = an_approval(one, alternative_id=AlternativeId(option))
        assert (await approve_request(work, approval)).state == "approved_with_conditions"

    two = await submitted(story, **(ANOTHER_NEED | {"amount": dollars(15_000)}))

    async with story.as_("Bela") as work:
        assert await counted_amount(work, two) == dollars(counted)
