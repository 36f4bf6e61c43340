"""The facts that were decided on are kept as they stood, and what is materially otherwise since is told (EX15)."""

import json
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from sqlalchemy import func, select, text

from building import TODAY
from relocation import LATER, Relocation, a_relocation, an_approval, dollars, evidence, submitted
from stages import approved
from triptych.governance.exceptions import deciding
from triptych.governance.exceptions.figures import keys_changed
from triptych.governance.standards import library
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.portfolio import Program
from triptych.model.snapshot import DecisionSnapshot
from triptych.model.standard import Rule
from triptych.model.types import CriterionId, ProjectId, RuleId, SupplySourceId
from triptych.pmo import forecasts
from triptych.smo import supply, transitions
from triptych.smo.rules.supply import LeadTime, Price


async def changed(story: Relocation) -> list[dict[str, Any]]:
    """What is otherwise than when it was decided."""
    (decision,) = await story.house.all(select(Decision.id))
    async with story.database.sessions() as session:
        found = await session.scalar(select(func.facts_changed(decision, story.house.clock.now)))
        return list(json.loads(found) if isinstance(found, str) else found)


async def test_the_facts_are_kept_with_their_digest_and_without_anybodys_name(database: Database) -> None:
    story = await a_relocation(database)
    request = await approved(story)

    (kept,) = await story.house.all(select(DecisionSnapshot))
    async with story.database.sessions() as session:
        told = await session.scalar(text("SELECT facts::text FROM decision_snapshot"))

    assert Decimal(kept.facts["amount"]) == request.amount
    assert (kept.facts["need"], len(kept.facts["alternatives"])) == (request.need, 2)
    assert kept.facts["conditions"][0]["statement"] == "Report the load weekly"
    assert [(each["version"], each["newest"]) for each in kept.facts["rules"]] == [(1, 1)]
    assert kept.digest == sha256(str(told).encode()).hexdigest()
    assert not any(name in str(told) for name in story.house.people)
    assert await changed(story) == []


async def test_a_new_version_of_a_cited_rule_is_told(database: Database) -> None:
    story = await a_relocation(database)
    await approved(story)
    (rule,) = await story.house.all(select(Rule).where(Rule.id == story.ids["rule"]))

    async with story.as_("Sam") as work:
        await library.revise_rule(
            work,
            library.ReviseRule(
                rule_id=RuleId(rule.id), title=rule.title, statement="Another wording.", purpose="P", harm_prevented="H"
            ),
        )

    assert [(each["code"], each["before"], each["after"]) for each in await changed(story)] == [
        ("rule_revised", f"{rule.ref} v1", f"{rule.ref} v2")
    ]


async def test_burn_that_moves_by_more_than_a_quarter_is_told_and_by_a_quarter_is_not(database: Database) -> None:
    story = await a_relocation(database)
    await approved(story)
    (program,) = await story.house.all(select(Program).where(Program.id == story.ids["program"]))
    told = []
    for factor in ("1.25", "1.26"):
        async with story.database.sessions() as session, session.begin():
            row = await session.get_one(Program, program.id)
            row.weekly_burn_amount = program.weekly_burn_amount * Decimal(factor)
        told.append([each["code"] for each in await changed(story)])

    assert told == [[], ["burn_changed"]]


async def forecast(story: Relocation, cost: int, days: int) -> list[str]:
    """Dan forecasts anew; what is told then."""
    async with story.as_("Dan") as work:
        ask = forecasts.EnterForecast(
            project_id=ProjectId(story.ids["project"]),
            cost=dollars(cost),
            finish_on=LATER + timedelta(days=days),
            basis="Plan 8",
        )
        await forecasts.enter_forecast(work, ask)
    return [each["code"] for each in await changed(story)]


async def test_a_forecast_is_told_beyond_five_per_cent_of_its_cost_or_fourteen_days(database: Database) -> None:
    story = await a_relocation(database)
    await evidence(story)
    await approved(story)
    (kept,) = await story.house.all(select(DecisionSnapshot))
    assert (kept.facts["forecast"]["cost"], kept.facts["forecast"]["finishOn"]) == ("41000000.0000", str(LATER))

    told = []
    for cost, days in ((43_050_000, 14), (43_050_001, 15), (38_950_000, -14), (38_949_999, -15)):
        story.house.clock.now += timedelta(hours=1)
        told.append(await forecast(story, cost, days))

    moved = ["forecast_cost_moved", "forecast_finish_moved"]
    assert told == [[], moved, [], moved]


async def source(story: Relocation, days: int, price: int) -> list[str]:
    """Sam registers another lead time and price of the carrier; what is told then."""
    async with story.as_("Sam") as work:
        ask = supply.EditSupplySource(
            supply_source_id=SupplySourceId(story.ids["outside"]),
            name="Harbour Networks Ltd",
            inside_base=False,
            lead_time=LeadTime(low_days=days, likely_days=days, high_days=days),
            price=Price(amount=dollars(price), unit="a line", on_day=TODAY),
            valid_until=TODAY + timedelta(days=30),
        )
        await supply.edit_supply_source(work, ask)
    return [each["code"] for each in await changed(story)] if await story.house.all(select(Decision.id)) else []


async def test_a_source_is_told_when_it_is_gone_dearer_later_or_no_longer_supported(database: Database) -> None:
    story = await a_relocation(database)
    await source(story, 100, 1_000)
    carrier = SupplySourceId(story.ids["outside"])
    async with story.as_("Sam") as work:
        said = supply.AddSupplyEvidence(supply_source_id=carrier, words="Seen", dated_on=TODAY - timedelta(days=300))
        await supply.add_supply_evidence(work, said)
    await approved(story)

    assert await source(story, 125, 1_100) == []
    assert await source(story, 126, 1_101) == ["source_lead_changed", "source_price_changed"]
    assert await source(story, 100, 1_000) == []
    story.house.clock.now += timedelta(days=30)
    assert await changed(story) == []
    story.house.clock.now += timedelta(days=1)
    assert [each["code"] for each in await changed(story)] == ["source_over"]
    story.house.clock.now += timedelta(days=35)
    assert [each["code"] for each in await changed(story)] == ["source_over", "source_evidence_old"]
    async with story.as_("Sam") as work:
        gone = supply.RetireSupplySource(supply_source_id=carrier, reason="They closed.")
        await supply.retire_supply_source(work, gone)
    assert "source_retired" in [each["code"] for each in await changed(story)]


async def test_key_states_costs_and_rates_are_kept_under_the_digest_and_keys_are_held_against_now(
    database: Database,
) -> None:
    story = await a_relocation(database)
    await evidence(story, signed=False)
    request = await submitted(story)
    story.house.clock.now += timedelta(hours=12)
    async with story.as_("Olivia") as work:
        await deciding.approve_request(work, an_approval(request))
    (kept,) = await story.house.all(select(DecisionSnapshot))
    figures = kept.facts["figures"]

    async with story.as_("Olivia") as work:
        (before,) = await keys_changed(work, [kept.decision_id])
    async with story.as_("Otto") as work:
        ask = transitions.SignCriterion(criterion_id=CriterionId(story.ids["criterion_2"]), evidence="Seen on site")
        await transitions.sign_criterion(work, ask)
    async with story.as_("Olivia") as work:
        (after,) = await keys_changed(work, [kept.decision_id])

    (keys,) = figures["keys"].values()
    assert keys == {"pmo": "passes", "smo": "blocked", "cmo": "passes"}
    assert Decimal(figures["hoursWaited"]) == 12
    assert round(Decimal(figures["delayCost"]["amount"]), 2) == Decimal("35714.29")  # 12 h of a quarter of 2M a week
    assert (figures["hops"], figures["costToDecide"], figures["rates"]) == (6, None, [])
    assert "not entered" in figures["workNotStated"]
    assert before == []
    assert [(each["office"], each["before"], each["after"]) for each in after] == [("smo", "blocked", "passes")]
