"""Who can say yes to exactly this ask: whose money, how much together, who is there, and who stands in."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from building import NOON, TODAY
from relocation import Relocation, a_relocation, an_approval, dollars, opened, submitted
from triptych.access.administration.absences import DeclareAbsence, declare_absence
from triptych.access.administration.rate_entries import EnterRate, enter_rate
from triptych.access.administration.units import CreateUnit, create_unit
from triptych.access.work import Work
from triptych.governance.exceptions.acts import acts_of
from triptych.governance.exceptions.deciding import approve_request
from triptych.governance.exceptions.who_decides import Deciders, Lender, who_can_say_yes
from triptych.kernel.exception_words import Payer
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid, NotAllowed
from triptych.model.currency import CurrencyRate
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.types import UnitId
from unchanged import refused


async def deciders(story: Relocation, request: ExceptionRequest) -> Deciders:
    """Who can say yes, as the requester is told."""
    async with story.as_("Marta") as work:
        return await who_can_say_yes(work, request.id)


def chain(found: Deciders) -> list[str] | None:
    """The names of the chain."""
    return None if found.found.chain is None else sorted(person.name for person in found.found.chain)


def why_not(found: Deciders, name: str) -> set[str]:
    """Why somebody cannot sign, as codes."""
    return {obstacle.code for person in found.found.unable if person.name == name for obstacle in person.obstacles}


async def test_who_can_say_yes_changes_when_somebody_goes_absent(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    before = await deciders(story, request)
    async with story.as_("Olivia") as work:
        await declare_absence(work, DeclareAbsence(until=NOON + timedelta(days=7)))

    away = await deciders(story, request)

    assert (chain(before), chain(away)) == (["Olivia"], ["Bela", "Sam"])
    assert why_not(away, "Olivia") == {"absent"}
    async with story.as_("Bela") as work:
        await declare_absence(work, DeclareAbsence(until=NOON + timedelta(days=7)))
    assert chain(await deciders(story, request)) is None
    story.house.clock.now += timedelta(days=7)
    assert chain(await deciders(story, request)) == ["Olivia"]


async def test_a_stand_in_without_a_role_of_their_own_can_say_yes(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    lender, stand_in = story.person("Bela"), UUID(str(story.person("Otto")))
    async with story.database.engine.begin() as connection:
        await connection.exec_driver_sql(
            "UPDATE role_assignment SET revoked_at = '2026-01-01' WHERE person_id = $1",
            (stand_in,),
        )
        await connection.exec_driver_sql(
            "INSERT INTO delegation (id, delegator_id, delegate_id, valid_from, valid_until)"
            " VALUES (gen_random_uuid(), $1, $2, '2026-01-01', '2027-01-01')",
            (lender, stand_in),
        )

    found = await deciders(story, request)

    assert "Otto" in {person.name for person in found.found.able}
    assert found.lenders[UUID(str(lender))] == Lender("Bela", away_until=None)
    async with story.database.engine.begin() as connection:
        await connection.exec_driver_sql(
            "INSERT INTO absence (id, person_id, starts, until)"
            " VALUES (gen_random_uuid(), $1, '2026-01-01', '2030-01-01')",
            (lender,),
        )
    away = (await deciders(story, request)).lenders[UUID(str(lender))].away_until
    assert away is not None
    assert away.year == 2030


async def test_three_asks_of_a_hundred_thousand_trip_a_limit_of_two_hundred_and_fifty(database: Database) -> None:
    story = await a_relocation(database)
    ask = {"amount": dollars(100_000)}
    first = await submitted(story, **ask)
    second = await submitted(story, title="Second", **ask)
    assert "Bela" in {person.name for person in (await deciders(story, second)).found.able}
    await opened(story, title="Third", **ask)

    found = await deciders(story, first)

    assert found.need.amount == Money(Decimal(300_000), "USD")
    assert "over_limit" in why_not(found, "Bela")
    for request in (first, second):
        async with refused(database, NotAllowed, "250,000|limit"), story.as_("Bela") as work:
            await approve_request(work, an_approval(request))


async def test_asking_the_sub_units_of_a_provider_one_by_one_is_asking_the_provider(database: Database) -> None:
    story = await a_relocation(database)
    async with story.as_("Ada") as work:
        above = UnitId(story.ids["infrastructure"])
        units = [(await create_unit(work, CreateUnit(name=name, parent_id=above))).id for name in ("Net", "Rooms")]
    ask = {"amount": dollars(100_000)}
    first = await submitted(story, **ask)
    for title, unit in zip(("Second", "Third"), units, strict=True):
        await opened(story, title=title, provider_unit_id=UnitId(unit), **ask)

    found = await deciders(story, first)

    assert found.need.amount == Money(Decimal(300_000), "USD")
    async with refused(database, NotAllowed, "250,000|limit"), story.as_("Bela") as work:
        await approve_request(work, an_approval(first))


async def test_the_payer_s_chain_approves_the_money(database: Database) -> None:
    story = await a_relocation(database)
    theirs = await submitted(story, paid_by=Payer.PROVIDER)

    found = await deciders(story, theirs)

    able = {person.name for person in found.found.able}
    assert "Ivo" in able
    assert "Bela" not in able
    async with refused(database, NotAllowed), story.as_("Bela") as work:
        await approve_request(work, an_approval(theirs))


async def test_a_rate_that_went_missing_is_named_and_nobody_decides_without_it(database: Database) -> None:
    story = await a_relocation(database)
    async with story.as_("Paula") as work:
        await enter_rate(work, EnterRate(base="EUR", quote="USD", on_day=TODAY, rate=Decimal("1.1"), source="Bank"))
    request = await submitted(story, amount=Money(Decimal(90_000), "EUR"))
    async with story.database.owner_engine().begin() as owner:
        await owner.execute(CurrencyRate.__table__.delete())

    async with refused(database, Invalid, "no rate from EUR to USD"), story.as_("Olivia") as work:
        await approve_request(work, an_approval(request))
    async with story.as_("Olivia") as work:
        mine = (await deciding_acts(work, request))["approveRequest"]
    assert mine is not None
    assert "EUR to USD" in mine


async def deciding_acts(work: Work, request: ExceptionRequest) -> dict[str, str | None]:
    """The acts of somebody with the reason against each."""
    found = (await acts_of(work, [request.id]))[request.id]
    return {act.name: act.denial.reason if act.denial else None for act in found}
