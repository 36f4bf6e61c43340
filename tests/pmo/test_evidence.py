"""Forecasts and findings: the delivery evidence, entered by the right office, never without its basis."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from building import LATER, NOON, TODAY, House, a_project, a_role, a_rule, a_staffed_house, usd
from triptych.access.administration.rate_entries import EnterRate, enter_rate
from triptych.kernel.actor import Role
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.model.database import Database
from triptych.model.gate import Finding, Forecast
from triptych.model.portfolio import Project
from triptych.model.standard import Rule, RuleVersion
from triptych.model.types import FindingId, ProjectId, RuleId
from triptych.pmo.findings import EnterFinding, ResolveFinding, enter_finding, resolve_finding
from triptych.pmo.forecasts import EnterForecast, enter_forecast


def a_forecast(project: Project, cost: Money | None = None, **more: object) -> EnterForecast:
    ask = {"finish_on": LATER, "basis": "Supplier's quote of February", **more}
    return EnterForecast(project_id=ProjectId(project.id), cost=cost or usd("5100000"), **ask)  # type: ignore[arg-type]


async def a_finding(house: House, project: Project, rule: Rule, by: str = "Sam") -> Finding:
    async with house.as_(by) as work:
        ask = EnterFinding(
            project_id=ProjectId(project.id), rule_id=RuleId(rule.id), evidence="Contract 12 is outside."
        )
        return await enter_finding(work, ask)


async def test_the_project_manager_enters_the_forecast(database: Database) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)

    async with house.as_("Piet") as work:
        forecast = await enter_forecast(work, a_forecast(project))

    assert (forecast.cost_amount, forecast.at) == (Decimal(5_100_000), house.clock.now)


@pytest.mark.parametrize("name", ["Sofie", "Mona", "Paul", "Erin"])
async def test_nobody_else_enters_it(database: Database, name: str) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)

    with pytest.raises(NotAllowed):
        async with house.as_(name) as work:
            await enter_forecast(work, a_forecast(project))

    assert await house.count(Forecast) == 0


async def test_a_forecast_into_the_past_without_basis_is_refused_point_by_point(database: Database) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)

    ask = a_forecast(project, usd("-1"), finish_on=TODAY - timedelta(days=1), basis="")
    with pytest.raises(Invalid) as refused:
        async with house.as_("Piet") as work:
            await enter_forecast(work, ask)

    assert {(each.field, each.code) for each in refused.value.problems} == {
        ("cost.amount", "negative"),
        ("finishOn", "past_date"),
        ("basis", "required"),
    }
    assert await house.count(Forecast) == 0


async def test_another_currency_needs_its_rate_and_is_told_which(database: Database) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)
    euros = Money(Decimal(4_000_000), "EUR")

    with pytest.raises(Invalid, match="from EUR to USD"):
        async with house.as_("Piet") as work:
            await enter_forecast(work, a_forecast(project, euros))
    nothing = await house.count(Forecast)
    async with house.as_("Paul") as work:
        rate = EnterRate(base="EUR", quote="USD", on_day=TODAY, rate=Decimal("1.08"), source="Central bank")
        await enter_rate(work, rate)
    async with house.as_("Piet") as work:
        await enter_forecast(work, a_forecast(project, euros))

    assert nothing == 0
    assert await house.count(Forecast) == 1


async def test_a_forecast_is_never_changed(database: Database) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)
    async with house.as_("Piet") as work:
        await enter_forecast(work, a_forecast(project))

    with pytest.raises(DBAPIError, match=r"append-only|permission denied"):
        async with database.sessions() as session, session.begin():
            await session.execute(text("UPDATE forecast SET cost_amount = 1"))

    assert await house.all(select(Forecast.cost_amount)) == [Decimal(5_100_000)]


async def test_the_office_that_owns_the_standard_enters_and_resolves_the_finding(database: Database) -> None:
    house = await a_staffed_house(database)
    project, rule = await a_project(house), await a_rule(house, "smo")

    finding = await a_finding(house, project, rule)
    house.clock.now += timedelta(days=3)
    async with house.as_("Sam") as work:
        ask = ResolveFinding(finding_id=FindingId(finding.id), resolution="Contract ended.")
        resolved = await resolve_finding(work, ask)

    assert (resolved.resolved_at, resolved.resolved_by_id) == (house.clock.now, house.people["Sam"])


@pytest.mark.parametrize("name", ["Paul", "Cleo", "Piet", "Erin", "Art"])
async def test_another_office_neither_enters_nor_resolves_it(database: Database, name: str) -> None:
    house = await a_staffed_house(database)
    project, rule = await a_project(house), await a_rule(house, "smo")
    finding = await a_finding(house, project, rule)
    other = await a_rule(house, "smo", "Another standard")

    with pytest.raises(NotAllowed):
        await a_finding(house, project, other, by=name)
    with pytest.raises(NotAllowed):
        async with house.as_(name) as work:
            await resolve_finding(work, ResolveFinding(finding_id=FindingId(finding.id), resolution="Gone."))

    assert await house.count(Finding) == 1
    assert await house.count(Finding, Finding.resolved_at.is_not(None)) == 0


async def test_one_violation_is_found_once_until_it_is_resolved(database: Database) -> None:
    house = await a_staffed_house(database)
    project, rule = await a_project(house), await a_rule(house, "smo")
    await a_finding(house, project, rule)

    with pytest.raises(Conflict):
        await a_finding(house, project, rule)

    assert await house.count(Finding) == 1


async def test_a_finding_is_resolved_once(database: Database) -> None:
    house = await a_staffed_house(database)
    finding = await a_finding(house, await a_project(house), await a_rule(house, "smo"))
    async with house.as_("Sam") as work:
        await resolve_finding(work, ResolveFinding(finding_id=FindingId(finding.id), resolution="Contract ended."))

    with pytest.raises(Conflict):
        async with house.as_("Sam") as work:
            await resolve_finding(work, ResolveFinding(finding_id=FindingId(finding.id), resolution="Once more."))

    assert await house.all(select(Finding.resolution)) == ["Contract ended."]


async def test_a_finding_on_an_unseen_project_is_not_found(database: Database) -> None:
    house = await a_staffed_house(database)
    finding = await a_finding(house, await a_project(house), await a_rule(house, "smo"))

    with pytest.raises(NotFound):
        async with house.as_("Olga") as work:
            await resolve_finding(work, ResolveFinding(finding_id=FindingId(finding.id), resolution="Mine."))

    assert await house.count(Finding, Finding.resolved_at.is_not(None)) == 0


async def test_a_standard_that_is_not_in_force_is_not_violated(database: Database) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)
    async with database.sessions() as session, session.begin():
        rule = Rule(title="Of tomorrow", owner_office="smo")
        session.add(rule)

    with pytest.raises(Invalid) as refused:
        await a_finding(house, project, rule)

    assert refused.value.problems[0].code == "not_in_force"
    assert await house.count(Finding) == 0


async def test_a_standard_that_has_ended_is_not_violated_and_no_earlier_wording_comes_back(database: Database) -> None:
    house = await a_staffed_house(database)
    project, rule = await a_project(house), await a_rule(house)
    words = {"statement": "S", "purpose": "P", "harm_prevented": "H", "valid_from": NOON}
    async with database.sessions() as session, session.begin():
        session.add(RuleVersion(rule_id=rule.id, number=2, sunset_on=TODAY, **words))

    with pytest.raises(Invalid) as refused:
        await a_finding(house, project, rule)

    assert refused.value.problems[0].message.endswith(f"ended on {TODAY}.")
    assert await house.count(Finding) == 0


async def test_two_offices_leads_hold_apart(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Olga", Role.SMO_LEAD)
    project, rule = await a_project(house), await a_rule(house, "pmo")

    with pytest.raises(NotAllowed):
        await a_finding(house, project, rule, by="Olga")
    await a_finding(house, project, rule, by="Paul")

    assert await house.count(Finding) == 1
