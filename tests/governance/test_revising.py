"""Alternatives are revised by either side: nobody's text is lost, and nobody signed what they did not read (EX6)."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import select

from relocation import Relocation, a_relocation, answered
from triptych.governance.exceptions import alternatives
from triptych.governance.exceptions.alternatives import ReviseAlternative, revise_alternative
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.model.database import Database
from triptych.model.exception import Alternative, AlternativeKind, AlternativeSignature, RequestEvent
from triptych.model.types import AlternativeId, RequestId, SupplySourceId
from triptych.smo.supply import RetireSupplySource, retire_supply_source
from waiting import until_somebody_waits


async def versions(story: Relocation) -> list[Alternative]:
    """Every version of the alternative that was offered first, the first version first."""
    everything = await story.house.all(select(Alternative).order_by(Alternative.first_id, Alternative.number))
    return [each for each in everything if each.first_id == everything[0].first_id]


def a_revision(of: Alternative) -> ReviseAlternative:
    """The same with another lead time."""
    return ReviseAlternative(
        alternative_id=AlternativeId(of.id),
        kind=AlternativeKind(of.kind),
        title=of.title,
        cost=Money(Decimal(of.cost_amount), of.cost_currency),
        lead_time_days=of.lead_time_days + 3,
        rule_distance=of.rule_distance,
        supply_source_id=SupplySourceId(of.supply_source_id) if of.supply_source_id else None,
    )


@pytest.mark.parametrize("who", ["Marta", "Rita"])
async def test_a_revision_keeps_the_version_before_and_its_signatures_and_mark_fall(
    database: Database, who: str
) -> None:
    story = await a_relocation(database)
    await answered(story)
    (before,) = await versions(story)
    async with story.as_("Marta") as work:
        key = AlternativeId(before.id)
        await alternatives.mark_alternative(work, alternatives.MarkAlternative(alternative_id=key, real=True))
        await alternatives.sign_alternative(work, alternatives.SignAlternative(alternative_id=key))

    async with story.as_(who) as work:
        await revise_alternative(work, a_revision(before))

    old, new = await versions(story)
    assert (old.title, old.lead_time_days, old.real) == (before.title, before.lead_time_days, True)
    assert old.withdrawn_at == new.proposed_at
    assert (new.number, new.lead_time_days, new.real, new.withdrawn_at) == (2, before.lead_time_days + 3, None, None)
    assert (old.first_id, new.first_id, new.revises_id) == (old.id, old.id, old.id)
    assert await story.house.all(select(AlternativeSignature.alternative_id)) == [old.id]
    told = await story.house.all(select(RequestEvent).where(RequestEvent.kind == "alternative_revised"))
    assert [event.detail["changed"] for event in told] == [["lead_time_days"]]


async def test_who_revises_or_signs_a_version_that_was_revised_since_is_told(database: Database) -> None:
    story = await a_relocation(database)
    await answered(story)
    (before,) = await versions(story)
    ask = a_revision(before)
    async with story.as_("Rita") as work:
        await revise_alternative(work, ask)

    with pytest.raises(Conflict, match="was revised since"):
        async with story.as_("Marta") as work:
            await revise_alternative(work, replace(ask, title="Other words"))
    sign = alternatives.SignAlternative(alternative_id=AlternativeId(before.id))
    with pytest.raises(Conflict, match="was revised since"):
        async with story.as_("Marta") as work:
            await alternatives.sign_alternative(work, sign)

    assert [each.number for each in await versions(story)] == [1, 2]
    assert await story.house.count(AlternativeSignature) == 0


async def test_of_two_who_revise_at_once_one_is_kept_and_the_other_is_told(database: Database) -> None:
    """Two connections, begun before either commits."""
    story = await a_relocation(database)
    await answered(story)
    (before,) = await versions(story)
    ready = asyncio.Barrier(2)

    async def revise(who: str, title: str) -> str:
        try:
            async with story.as_(who) as work:
                await ready.wait()
                await revise_alternative(work, replace(a_revision(before), title=title))
        except Conflict as refusal:
            return str(refusal)
        return "kept"

    outcomes = await asyncio.gather(revise("Marta", "By the requester"), revise("Rita", "By the provider"))

    assert sorted(outcome == "kept" for outcome in outcomes) == [False, True], outcomes
    assert len(await versions(story)) == 2


@pytest.mark.parametrize("act", ["mark", "sign", "withdraw"])
async def test_whoever_comes_second_to_a_version_that_is_being_revised_is_told(database: Database, act: str) -> None:
    """The second begins while the first has not committed, and waits for it."""
    story = await a_relocation(database)
    await answered(story)
    (before,) = await versions(story)
    key = AlternativeId(before.id)

    async def second() -> None:
        async with story.as_("Rita" if act == "withdraw" else "Marta") as work:
            if act == "mark":
                await alternatives.mark_alternative(work, alternatives.MarkAlternative(alternative_id=key, real=True))
            elif act == "sign":
                await alternatives.sign_alternative(work, alternatives.SignAlternative(alternative_id=key))
            else:
                await alternatives.withdraw_alternative(work, alternatives.WithdrawAlternative(alternative_id=key))

    async with story.as_("Rita") as work:
        await revise_alternative(work, a_revision(before))
        late = asyncio.create_task(second())
        await until_somebody_waits(database)
    with pytest.raises(Conflict, match="was revised since"):
        await late

    old, new = await versions(story)
    assert (old.real, new.real, new.withdrawn_at) == (None, None, None)
    assert await story.house.count(AlternativeSignature) == 0


async def test_what_says_the_same_is_no_revision(database: Database) -> None:
    story = await a_relocation(database)
    await answered(story)
    (before,) = await versions(story)

    with pytest.raises(Invalid):
        async with story.as_("Rita") as work:
            await revise_alternative(work, replace(a_revision(before), lead_time_days=before.lead_time_days))

    assert len(await versions(story)) == 1


async def test_who_may_not_propose_may_not_revise_and_what_was_taken_back_stays_so(database: Database) -> None:
    story = await a_relocation(database)
    await answered(story)
    (before,) = await versions(story)
    with pytest.raises(NotAllowed):
        async with story.as_("Uma") as work:
            await revise_alternative(work, a_revision(before))
    async with story.as_("Rita") as work:
        taken_back = alternatives.WithdrawAlternative(alternative_id=AlternativeId(before.id))
        await alternatives.withdraw_alternative(work, taken_back)

    with pytest.raises(NotFound):
        async with story.as_("Rita") as work:
            await revise_alternative(work, a_revision(before))

    assert len(await versions(story)) == 1


async def test_a_retired_source_stays_where_it_is_named_and_is_not_named_anew(database: Database) -> None:
    story = await a_relocation(database)
    request = await answered(story)
    before = next(each for each in await versions(story) if each.supply_source_id)
    source = SupplySourceId(before.supply_source_id or before.id)
    async with story.as_("Sam") as work:
        await retire_supply_source(work, RetireSupplySource(supply_source_id=source, reason="Sold"))

    async with story.as_("Rita") as work:
        await revise_alternative(work, a_revision(before))
    ask = alternatives.ProposeAlternative(
        request_id=RequestId(request.id),
        kind=AlternativeKind.ANOTHER_SOURCE,
        title="From there",
        cost=Money(Decimal(1), "USD"),
        lead_time_days=1,
        rule_distance=1,
        supply_source_id=source,
    )
    with pytest.raises(Invalid) as refused:
        async with story.as_("Rita") as work:
            await alternatives.propose_alternative(work, ask)

    assert [each.field for each in refused.value.problems] == ["supplySourceId"]
    assert [each.supply_source_id for each in await versions(story)] == [source, source]
