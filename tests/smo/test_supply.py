"""The register of sources of supply: who keeps it, what it must say, and what never changes."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from building import NOON, TODAY, House, a_staffed_house
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed
from triptych.model.audit import AuditEntry
from triptych.model.database import Database
from triptych.model.supply import SupplyEvidence, SupplySource
from triptych.model.types import SupplySourceId
from triptych.smo.rules.supply import LeadTime, Price, base_problems, lead_problems, price_problems
from triptych.smo.supply import (
    AddSupplyEvidence,
    CreateSupplySource,
    EditSupplySource,
    RetireSupplySource,
    add_supply_evidence,
    create_supply_source,
    edit_supply_source,
    retire_supply_source,
)

LEAD = LeadTime(low_days=7, likely_days=14, high_days=30)
PRICE = Price(amount=Money(Decimal(900), "USD"), unit="day", on_day=TODAY)


async def a_source(house: House, **given: Any) -> SupplySource:
    """A source outside the base, entered by the SMO lead."""
    ask = CreateSupplySource(**{"name": "Harbour Networks", "inside_base": False, "lead_time": LEAD} | given)
    async with house.as_("Sam") as work:
        return await create_supply_source(work, ask)


def an_edit(source: SupplySource, **given: Any) -> EditSupplySource:
    """The source as it should stand."""
    what = {"supply_source_id": SupplySourceId(source.id), "name": source.name, "inside_base": source.inside_base}
    return EditSupplySource(**what | given)


@pytest.mark.parametrize(
    ("low", "likely", "high", "codes"),
    [
        (0, 0, 0, []),
        (7, 14, 30, []),
        (14, 7, 30, ["not_in_order"]),
        (7, 31, 30, ["not_in_order"]),
        (-1, 7, 30, ["out_of_range"]),
        (7, 30, 3661, ["out_of_range"]),
    ],
)
def test_a_lead_time_runs_from_low_over_likely_to_high(low: int, likely: int, high: int, codes: list[str]) -> None:
    lead = LeadTime(low_days=low, likely_days=likely, high_days=high)

    assert [problem.code for problem in lead_problems("leadTime", lead)] == codes


def test_a_price_says_of_what_it_is_and_of_which_day() -> None:
    later = Price(amount=Money(Decimal(1), "USD"), unit=" ", on_day=TODAY + timedelta(days=1))

    assert [each.field for each in price_problems("price", later, TODAY)] == ["price.unit", "price.onDay"]
    assert list(price_problems("price", PRICE, TODAY)) == []


@pytest.mark.parametrize(
    ("inside", "since", "needs", "field"),
    [
        (True, TODAY, None, None),
        (False, None, "A vetting", None),
        (True, None, "A vetting", "baseNeeds"),
        (False, TODAY, None, "inBaseSince"),
        (True, TODAY + timedelta(days=1), None, "inBaseSince"),
    ],
)
def test_what_is_inside_is_there_since_and_what_is_outside_needs(
    inside: bool, since: date | None, needs: str | None, field: str | None
) -> None:
    found = [each.field for each in base_problems(inside=inside, since=since, needs=needs, today=TODAY)]

    assert found == ([field] if field else [])


async def test_a_source_keeps_its_figures_and_gets_a_reference(database: Database) -> None:
    house = await a_staffed_house(database)

    await a_source(house, price=PRICE, base_needs="A vetting of five days", supplier="Harbour Ltd")

    (source,) = await house.all(select(SupplySource))
    assert source.ref == "SRC-001"
    assert (source.lead_low_days, source.lead_likely_days, source.lead_high_days) == (7, 14, 30)
    assert (source.price_amount, source.price_currency, source.price_unit, source.price_on) == (
        900,
        "USD",
        "day",
        TODAY,
    )
    assert (source.base_needs, source.version) == ("A vetting of five days", 1)


@pytest.mark.parametrize("name", ["Paul", "Cleo", "Rob", "Erin", "Ada"])
async def test_only_the_smo_keeps_the_register(database: Database, name: str) -> None:
    house = await a_staffed_house(database)
    source = await a_source(house)
    key = SupplySourceId(source.id)

    for act, ask in (
        (create_supply_source, CreateSupplySource(name="Own", inside_base=True)),
        (edit_supply_source, an_edit(source, name="Other")),
        (add_supply_evidence, AddSupplyEvidence(supply_source_id=key, words="Seen", dated_on=TODAY)),
        (retire_supply_source, RetireSupplySource(supply_source_id=key, reason="Gone")),
    ):
        with pytest.raises(NotAllowed):
            async with house.as_(name) as work:
                await act(work, ask)  # type: ignore[operator]

    (stored,) = await house.all(select(SupplySource))
    assert (stored.name, stored.retired_at, stored.version) == ("Harbour Networks", None, 1)
    assert await house.count(SupplyEvidence) == 0


async def test_an_edit_clears_what_is_left_out_and_the_trail_keeps_before_and_after(database: Database) -> None:
    house = await a_staffed_house(database)
    source = await a_source(house)

    async with house.as_("Sam") as work:
        await edit_supply_source(work, an_edit(source, inside_base=True, in_base_since=TODAY, seen=1))

    (stored,) = await house.all(select(SupplySource))
    assert (stored.inside_base, stored.lead_likely_days, stored.version) == (True, None, 2)
    (entry,) = await house.all(select(AuditEntry).where(AuditEntry.action == "supply_source:edit"))
    assert entry.detail["changed"]["lead_likely_days"] == ["14", None]
    assert entry.detail["changed"]["inside_base"] == ["False", "True"]


async def test_of_two_who_edit_one_source_the_second_is_told(database: Database) -> None:
    house = await a_staffed_house(database)
    source = await a_source(house)
    async with house.as_("Sam") as work:
        await edit_supply_source(work, an_edit(source, supplier="First", seen=1))

    with pytest.raises(Conflict, match="changed meanwhile"):
        async with house.as_("Sam") as work:
            await edit_supply_source(work, an_edit(source, supplier="Second", seen=1))

    assert await house.all(select(SupplySource.supplier)) == ["First"]


async def test_two_sources_have_two_names(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_source(house)
    other = await a_source(house, name="Hill Networks")

    with pytest.raises(Invalid):
        async with house.as_("Sam") as work:
            await edit_supply_source(work, an_edit(other, name="HARBOUR networks"))

    assert sorted(await house.all(select(SupplySource.name))) == ["Harbour Networks", "Hill Networks"]


async def test_evidence_is_dated_in_the_past_and_says_something(database: Database) -> None:
    house = await a_staffed_house(database)
    key = SupplySourceId((await a_source(house)).id)

    empty = AddSupplyEvidence(supply_source_id=key, words=" ", dated_on=TODAY + timedelta(days=1))
    with pytest.raises(Invalid) as refused:
        async with house.as_("Sam") as work:
            await add_supply_evidence(work, empty)
    async with house.as_("Sam") as work:
        ask = AddSupplyEvidence(supply_source_id=key, words="Their quote", dated_on=TODAY, reference="DOC-17")
        await add_supply_evidence(work, ask)

    assert [each.field for each in refused.value.problems] == ["words", "datedOn"]
    (kept,) = await house.all(select(SupplyEvidence))
    assert (kept.words, kept.reference, kept.at) == ("Their quote", "DOC-17", NOON)


async def test_what_was_retired_stays_as_it_was(database: Database) -> None:
    house = await a_staffed_house(database)
    source = await a_source(house)
    key = SupplySourceId(source.id)
    async with house.as_("Sam") as work:
        await retire_supply_source(work, RetireSupplySource(supply_source_id=key, reason="Sold", seen=1))

    for act, ask in (
        (edit_supply_source, an_edit(source, name="Other")),
        (add_supply_evidence, AddSupplyEvidence(supply_source_id=key, words="Seen", dated_on=TODAY)),
        (retire_supply_source, RetireSupplySource(supply_source_id=key, reason="Again")),
    ):
        with pytest.raises(Conflict, match="was retired"):
            async with house.as_("Sam") as work:
                await act(work, ask)  # type: ignore[operator]

    (stored,) = await house.all(select(SupplySource))
    assert (stored.name, stored.retired_because, stored.retired_at) == ("Harbour Networks", "Sold", NOON)
