"""What waiting costs beside the burn is among the facts decided on, and what moved since is told (EX4, EX15)."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from asking import ask
from building import TODAY
from governance.test_facts_decided_on import changed
from governance.test_further_costs import BENEFIT, LOSS, stated
from relocation import Relocation, a_relocation, dollars, submitted
from stages import appealed, approved, refused_by_rita
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.snapshot import DecisionSnapshot

ITS_BURN = {"burnOf": "project", "weeklyBurn": "80000.0000", "burnCurrency": "USD", "burnBasis": "Derived."}
FACTS = "query ($ref: String!) { exceptionRequest(ref: $ref) { decisions { facts factsChanged } } }"


async def kept(story: Relocation) -> dict[str, Any] | None:
    """The further costs among the facts of the one decision."""
    (facts,) = await story.house.all(select(DecisionSnapshot.facts))
    found: dict[str, Any] | None = facts.get("furtherCosts")
    return found


async def as_it_is(story: Relocation) -> ExceptionRequest:
    """The one request, as whoever opens its page now sees it."""
    (request,) = await story.house.all(select(ExceptionRequest))
    return request


async def refused_with_costs(story: Relocation) -> ExceptionRequest:
    """A hundred an hour of penalties, 200,000 lost after a day; Rita's no is in effect and appealed."""
    request = await submitted(story)
    await stated(story, request)
    await stated(story, request, kind=LOSS, amount=dollars(200_000), falls_on=TODAY + timedelta(days=9), basis="Lease.")
    return await appealed(story, await refused_by_rita(story, request=await as_it_is(story)))


async def test_the_newest_figure_of_each_kind_is_kept_and_what_was_taken_back_is_none(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    await stated(story, request)
    await stated(story, request, kind=BENEFIT, amount=dollars(70), basis="The business case.")
    story.house.clock.now += timedelta(hours=1)
    await stated(story, request, amount=dollars(0), basis="The contract was ended.")
    await stated(story, request, kind=BENEFIT, amount=dollars(50), basis="The newer case.")

    await refused_by_rita(story, request=await as_it_is(story))

    assert await kept(story) == {
        "deferred_benefit": {
            "amount": "50.0000",
            "currency": "USD",
            "perHour": "50.00000000",
            "fallsOn": None,
            "basis": "The newer case.",
        }
    }
    assert await changed(story) == []


async def test_where_none_was_stated_that_is_kept_too(database: Database) -> None:
    story = await a_relocation(database)
    await approved(story)

    assert await kept(story) == {}


async def test_a_cost_is_told_beyond_a_quarter_and_a_loss_on_any_other_day(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_with_costs(story)
    day = TODAY + timedelta(days=9)
    told = []
    for changes in (
        {"amount": dollars(125)},
        {"amount": dollars("125.01")},
        {"amount": dollars(75)},
        {"kind": LOSS, "amount": dollars(200_000), "falls_on": day + timedelta(days=1)},
        {"kind": LOSS, "amount": dollars(250_001), "falls_on": day},
        {"kind": LOSS, "amount": dollars(150_000), "falls_on": day},
        {"kind": BENEFIT, "amount": dollars(1)},
        {"amount": dollars(0), "basis": "The contract was ended."},
    ):
        story.house.clock.now += timedelta(hours=1)
        await stated(story, request, **changes)
        told.append([each["code"] for each in await changed(story)])

    loss, benefit, penalty = "deadline_loss_changed", "deferred_benefit_changed", "penalty_changed"
    assert told == [[], [penalty], [], [loss], [loss], [], [benefit], [benefit, penalty]]


async def test_who_reads_the_decision_is_told_what_it_was_and_what_it_is(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_with_costs(story)
    story.house.clock.now += timedelta(hours=1)
    await stated(story, request, amount=dollars(300), basis="The new contract.")

    (decision,) = (await ask(story, "Rita", FACTS, ref=request.ref)).data["exceptionRequest"]["decisions"]

    assert decision["facts"]["furtherCosts"]["deadline_loss"]["fallsOn"] == str(TODAY + timedelta(days=9))
    (change,) = decision["factsChanged"]
    assert change["code"] == "penalty_changed"
    assert (change["before"]["amount"], change["before"]["basis"]) == ("100.0000", "The contract, section 4.")
    assert (change["after"]["amount"], change["after"]["basis"]) == ("300.0000", "The new contract.")


async def test_of_a_decision_that_is_older_than_their_keeping_nothing_is_said_to_have_changed(
    database: Database, triggerless: async_sessionmaker[AsyncSession]
) -> None:
    story = await a_relocation(database)
    request = await refused_with_costs(story)
    async with triggerless() as session, session.begin():
        await session.execute(text("UPDATE decision_snapshot SET facts = facts - 'furtherCosts'"))

        await session.execute(text("UPDATE decision_snapshot SET facts = facts || '{\"weeklyBurn\": null}'"))

    await stated(story, request, amount=dollars(300), basis="The new contract.")

    assert await kept(story) is None
    assert await changed(story) == []


async def told_of_burn(story: Relocation, request: ExceptionRequest, who: str) -> dict[str, Any]:
    """What somebody is told of the burn that was decided on, and of what it was and is."""
    told = (await ask(story, who, FACTS, ref=request.ref)).data["exceptionRequest"]
    (decision,) = told["decisions"]
    return {name: fact for name, fact in decision["facts"].items() if "urn" in name} | {
        "moved": [(each["before"], each["after"]) for each in decision["factsChanged"]]
    }


async def test_the_burn_of_the_project_is_kept_where_the_program_states_none(
    database: Database, triggerless: async_sessionmaker[AsyncSession]
) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    async with triggerless() as session, session.begin():
        burn = "weekly_burn_amount = {}, weekly_burn_currency = {}, weekly_burn_basis = {}"
        await session.execute(text("UPDATE program SET " + burn.format("NULL", "NULL", "NULL")))
        await session.execute(text("UPDATE project SET " + burn.format("80000", "'USD'", "'Derived.'")))

    await refused_by_rita(story, request=request)

    (facts,) = await story.house.all(select(DecisionSnapshot.facts))
    assert (facts["weeklyBurn"], facts["burnCurrency"], facts["burnBasis"]) == ("80000.0000", "USD", "Derived.")
    assert await changed(story) == []
    async with triggerless() as session, session.begin():
        await session.execute(text("UPDATE project SET weekly_burn_amount = 100001"))
    assert [each["code"] for each in await changed(story)] == ["project_burn_changed"]
    assert await told_of_burn(story, request, "Marta") == ITS_BURN | {"moved": [("80000.0000", "100001.0000")]}
    assert await told_of_burn(story, request, "Rita") == {"burnOf": "project", "moved": []}
    async with triggerless() as session, session.begin():
        await session.execute(text("UPDATE program SET " + burn.format("200000", "'USD'", "'The program.'")))
    assert await told_of_burn(story, request, "Marta") == ITS_BURN | {"moved": [("80000.0000", "200000.0000")]}
    assert await told_of_burn(story, request, "Rita") == {"burnOf": "project", "moved": []}


async def test_the_burn_of_the_project_that_counts_since_is_told_to_who_sees_the_project(
    database: Database, triggerless: async_sessionmaker[AsyncSession]
) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story)
    before = await told_of_burn(story, request, "Rita")
    assert (before["burnOf"], before["weeklyBurn"], before["moved"]) == ("program", "2000000.0000", [])

    async with triggerless() as session, session.begin():
        burn = "weekly_burn_amount = {}, weekly_burn_currency = {}, weekly_burn_basis = {}"
        await session.execute(text("UPDATE program SET " + burn.format("NULL", "NULL", "NULL")))
        await session.execute(text("UPDATE project SET " + burn.format("80000", "'USD'", "'Derived.'")))

    assert await told_of_burn(story, request, "Rita") == before
    assert (await told_of_burn(story, request, "Marta"))["moved"] == [("2000000.0000", "80000.0000")]
