"""The dearest wait first: by what a week costs in one currency, whatever hours its figure is told by (DOMAIN 4.4)."""

from decimal import Decimal

from sqlalchemy import select, update

from asking import ask
from building import TODAY
from relocation import ANOTHER_NEED, Relocation, a_relocation, submitted
from triptych.access.administration.rate_entries import EnterRate, enter_rate
from triptych.access.rates import in_base
from triptych.governance.exceptions.queue import Wanted, queue_page
from triptych.kernel.exception_words import HoursBasis
from triptych.kernel.money import Money
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.portfolio import Program
from walls.attacking import Attacker

# Title, weekly burn that stands idle, hours: an hour costs 10,000 USD, 20,000 USD (of work) and 595,238 JPY.
WAITS = (
    ("Dear", Money(Decimal(1_680_000), "USD"), HoursBasis.CALENDAR),
    ("Office hours", Money(Decimal(800_000), "USD"), HoursBasis.WORKING),
    ("In yen", Money(Decimal(100_000_000), "JPY"), HoursBasis.CALENDAR),
)
ORDERED = """query ($d: Direction!) { exceptionRequests(orderBy: [{field: COST_PER_WEEK_IN_BASE, direction: $d}]) {
  edges { node { title costPerWeekInBase } } } }"""


async def three_waits(story: Relocation) -> None:
    """Three requests of one program, whose burn was another each time."""
    whole = {name: Decimal(1) for name in ("phi_low", "phi_likely", "phi_high")}
    for number, (title, burn, hours) in enumerate(WAITS):
        async with story.database.sessions() as session, session.begin():
            columns = {"weekly_burn_amount": burn.amount, "weekly_burn_currency": burn.currency}
            await session.execute(update(Program).values(**columns))
        words = {"title": title, "need": f"Need {number}.", "wanted_outcome": f"Outcome {number}."}
        await submitted(story, **(ANOTHER_NEED | words | whole), hours_basis=hours)


async def entered(story: Relocation, rate: str, base: str = "JPY", quote: str = "USD") -> None:
    async with story.as_("Paula") as work:
        ask = EnterRate(base=base, quote=quote, on_day=TODAY, rate=Decimal(rate), source="A bank")
        await enter_rate(work, ask)


async def queued(story: Relocation) -> list[str]:
    """The queue of whoever decides, a page for each."""
    titles = {each.id: each.title for each in await story.house.all(select(ExceptionRequest))}
    found, after = [], None
    while True:
        async with story.as_("Olivia") as work:
            page = await queue_page(work, Wanted(), 1, after)
        found += [titles[item.request_id] for item in page.items]
        if not page.more:
            return found
        after = page.end


async def registered(story: Relocation, direction: str) -> list[str]:
    told = (await ask(story, "Marta", ORDERED, d=direction)).data["exceptionRequests"]["edges"]
    return [edge["node"]["title"] for edge in told]


async def test_waits_in_two_currencies_and_two_kinds_of_hours_stand_by_what_a_week_costs(database: Database) -> None:
    """Without a rate nobody can say; with one, 100 million yen a week stand between the two."""
    story = await a_relocation(database)
    await three_waits(story)

    assert await queued(story) == ["Dear", "Office hours", "In yen"]
    await entered(story, "0.01")

    assert await queued(story) == ["Dear", "In yen", "Office hours"]
    assert await registered(story, "DESC") == ["Dear", "In yen", "Office hours"]
    assert await registered(story, "ASC") == ["Office hours", "In yen", "Dear"]


async def test_the_database_counts_by_the_rule_of_the_service_whichever_way_a_rate_was_entered(
    database: Database,
) -> None:
    story = await a_relocation(database)
    await three_waits(story)
    await entered(story, "125", base="USD", quote="JPY")

    for request in await story.house.all(select(ExceptionRequest)):
        hours = 40 if request.hours_basis == HoursBasis.WORKING else 168
        async with story.as_("Olivia") as work:
            week = await in_base(work, Money(request.cost_per_hour * hours, request.weekly_burn_currency))
        assert abs(request.cost_per_week_in_base - week.amount) < Decimal("0.0000001")


async def test_nobody_writes_the_order_themselves(database: Database) -> None:
    story = await a_relocation(database)
    await three_waits(story)
    attacker = await Attacker.on(database)
    try:
        assert not await attacker.unrefused(
            {"an order of one's own": ("UPDATE exception_request SET cost_per_week_in_base = 1", "permission denied")}
        )
    finally:
        await attacker.connection.close()
