"""A forecast in another currency meets the budget at the rate of its own day, and never without one."""

from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select

from building import TODAY
from relocation import LATER, Relocation, a_relocation
from triptych.access.administration.rate_entries import EnterRate, enter_rate
from triptych.governance.gates.evidence_of import evidence_of
from triptych.governance.gates.rules.evidence import ToleranceFact
from triptych.kernel.money import Money
from triptych.model.database import Database
from triptych.model.gate import Gate
from triptych.model.portfolio import Project, Stage
from triptych.model.types import ProjectId
from triptych.pmo.forecasts import EnterForecast, enter_forecast
from triptych.pmo.projects import EditProject, edit_project


async def forecast_of(story: Relocation, cost: Money) -> None:
    async with story.as_("Dan") as work:
        ask = EnterForecast(project_id=ProjectId(story.ids["project"]), cost=cost, finish_on=LATER, basis="Plan 7")
        await enter_forecast(work, ask)


async def rated(story: Relocation, rate: str, days: int = 0) -> None:
    async with story.as_("Paula") as work:
        day = TODAY + timedelta(days=days)
        await enter_rate(work, EnterRate(base="EUR", quote="USD", on_day=day, rate=Decimal(rate), source="Bank"))


async def cost_of(story: Relocation) -> tuple[ToleranceFact, Gate]:
    """How the cost key sees the project."""
    async with story.as_("Paula") as work:
        gate = await work.session.get_one(Gate, story.ids["gate"])
        found = await evidence_of(work, [story.ids["project"]])
        return found[story.ids["project"]].tolerances(gate)[0], gate


async def budget_of(story: Relocation) -> Money:
    (project,) = await story.house.all(select(Project).where(Project.id == story.ids["project"]))
    return Money(project.budget_amount, project.budget_currency)


async def test_a_forecast_in_another_currency_is_held_against_the_budget_at_the_rate_of_its_day(
    database: Database,
) -> None:
    story = await a_relocation(database)
    budget = await budget_of(story)
    await rated(story, "1.25")
    await forecast_of(story, Money(budget.amount / Decimal("1.25"), "EUR"))
    story.house.clock.now += timedelta(days=2)
    await rated(story, "5", days=1)

    fact, _ = await cost_of(story)

    assert (fact.inside, fact.reason) == (True, "")
    assert fact.forecast == f"{budget} ({Money(budget.amount / Decimal('1.25'), 'EUR')})"


async def test_above_the_limit_after_conversion_is_outside(database: Database) -> None:
    story = await a_relocation(database)
    budget = await budget_of(story)
    await rated(story, "2")
    await forecast_of(story, Money(budget.amount, "EUR"))

    fact, _ = await cost_of(story)

    assert fact.inside is False


async def test_without_a_rate_nothing_is_held_against_the_limit_and_the_rate_is_named(database: Database) -> None:
    story = await a_relocation(database)
    await forecast_of(story, await budget_of(story))
    async with story.as_("Paula") as work:
        project = await work.session.get_one(Project, story.ids["project"])
        await edit_project(
            work,
            EditProject(
                project_id=ProjectId(project.id),
                name=project.name,
                stage=Stage(project.stage),
                budget=Money(Decimal(1), "EUR"),
                finish_on=project.finish_on,
            ),
        )

    fact, _ = await cost_of(story)

    assert fact.inside is None
    assert "no rate from USD to EUR" in fact.reason
