"""Gates are criteria, evidence and a decision; standards belong to their office. What each refuses leaves nothing."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from building import NOON, TODAY
from relocation import LATER, Relocation, a_relocation, an_approval, dollars, evidence, submitted
from triptych.governance.exceptions.deciding import approve_request
from triptych.governance.gates.gates import CreateGate, DecideGate, GateCondition, create_gate, decide_gate
from triptych.governance.gates.readiness import of_gates
from triptych.governance.standards.library import CreateRule, ReviseRule, create_rule, revise_rule
from triptych.kernel.actor import Office, Role
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.gate import GateDecision, GateOutcome
from triptych.model.people import RoleAssignment
from triptych.model.standard import RuleVersion
from triptych.model.types import GateId, PersonId, ProjectId, RuleId
from triptych.pmo.forecasts import EnterForecast, enter_forecast
from unchanged import refused


def a_gate(story: Relocation, **changes: object) -> CreateGate:
    """A second gate of the project."""
    facts = {"project_id": ProjectId(story.ids["project"]), "name": "Close", "due_on": TODAY, "criteria": "All moved"}
    return CreateGate(**(facts | changes))


async def a_go(story: Relocation, outcome: GateOutcome = GateOutcome.GO, **changes: object) -> DecideGate:
    """A decision at the gate, on its keys as they stand."""
    gate = GateId(story.ids["gate"])
    async with story.as_("Paula") as work:
        seen = (await of_gates(work, [gate]))[gate].stamp
    return DecideGate(**({"gate_id": gate, "seen": seen, "outcome": outcome, "reason": "Ready."} | changes))


def a_standard(**changes: object) -> CreateRule:
    """A standard of the SMO."""
    facts = {"title": "T", "owner_office": Office.SMO, "statement": "S", "purpose": "P", "harm_prevented": "H"}
    return CreateRule(**(facts | changes))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"criteria": ""}, "criteria"),
        ({"due_on": TODAY - timedelta(days=1)}, "dueOn"),
        ({"cost_tolerance_percent": Decimal(-1)}, "costTolerancePercent"),
        ({"time_tolerance_days": -1}, "timeToleranceDays"),
        ({"barrier_threshold": Decimal("1.01")}, "barrierThreshold"),
    ],
)
async def test_a_gate_is_more_than_a_date(database: Database, changes: dict[str, object], field: str) -> None:
    story = await a_relocation(database)

    async with refused(database, Invalid) as told, story.as_("Paula") as work:
        await create_gate(work, a_gate(story, **changes))

    assert [problem.field for problem in told.value.problems] == [field]


async def test_gates_are_set_by_office_leads_and_decided_by_the_pmo(database: Database) -> None:
    story = await a_relocation(database)

    for who in ("Marta", "Dan", "Bela", "Uma", "Olivia"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await create_gate(work, a_gate(story))
    for who in ("Marta", "Sam", "Cleo", "Uma", "Olivia"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await decide_gate(work, await a_go(story, GateOutcome.HOLD))
    async with refused(database, NotFound), story.as_("Rita") as work:
        await decide_gate(work, await a_go(story, GateOutcome.HOLD))
    async with refused(database, NotFound), story.as_("Paula") as work:
        await create_gate(work, a_gate(story, project_id=ProjectId(new_id())))
    async with refused(database, NotFound), story.as_("Paula") as work:
        await decide_gate(work, await a_go(story, gate_id=GateId(new_id())))


async def test_a_gate_is_decided_by_the_lead_of_its_office(database: Database) -> None:
    story = await a_relocation(database)
    async with story.as_("Cleo") as work:
        theirs = GateId((await create_gate(work, a_gate(story, office=Office.CMO))).id)
        seen = (await of_gates(work, [theirs]))[theirs].stamp
    ask = DecideGate(gate_id=theirs, seen=seen, outcome=GateOutcome.HOLD, reason="People are not there yet.")

    for who in ("Paula", "Sam"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await decide_gate(work, ask)
    async with story.as_("Cleo") as work:
        await decide_gate(work, ask)

    (held,) = await story.house.all(select(GateDecision))
    assert held.person_id == story.person("Cleo")


async def test_whoever_entered_the_evidence_does_not_decide_the_gate(database: Database) -> None:
    """Whose evidence it was is not told; a newer forecast of somebody else counts in its place."""
    story = await a_relocation(database)
    await evidence(story)
    project = ProjectId(story.ids["project"])
    plan = EnterForecast(project_id=project, cost=dollars(41_000_000), finish_on=LATER, basis="Plan 8")
    async with story.database.sessions() as session, session.begin():
        session.add(
            RoleAssignment(
                person_id=story.person("Paula"),
                role=Role.PROJECT_MANAGER,
                scope_id=project,
                valid_from=NOON,
                granted_by_id=story.person("Ada"),
            )
        )
    async with story.as_("Paula") as work:
        await enter_forecast(work, plan)

    async with refused(database, NotAllowed, "does not decide the gate"), story.as_("Paula") as work:
        await decide_gate(work, await a_go(story))
    story.house.clock.now += timedelta(hours=1)
    async with story.as_("Dan") as work:
        await enter_forecast(work, plan)
    async with story.as_("Paula") as work:
        await decide_gate(work, await a_go(story))

    assert [went.outcome for went in await story.house.all(select(GateDecision))] == [GateOutcome.GO]


async def test_a_stale_page_decides_nothing(database: Database) -> None:
    """Neither after a key has turned, nor after another decided."""
    story = await a_relocation(database)
    before = await a_go(story, GateOutcome.HOLD)
    await evidence(story)
    turned = await a_go(story, GateOutcome.HOLD)

    async with refused(database, Conflict), story.as_("Paula") as work:
        await decide_gate(work, before)
    async with story.as_("Paula") as work:
        await decide_gate(work, turned)
    async with refused(database, Conflict), story.as_("Paula") as work:
        await decide_gate(work, turned)


async def test_no_project_goes_through_a_key_that_is_not_shown(database: Database) -> None:
    story = await a_relocation(database)

    for outcome in (GateOutcome.GO, GateOutcome.CONDITIONAL_GO):
        conditions = (GateCondition(statement="Later", due_on=TODAY),)
        async with refused(database, Invalid, "blocked or not shown"), story.as_("Paula") as work:
            await decide_gate(work, await a_go(story, outcome, conditions=conditions))
    async with refused(database, Invalid), story.as_("Paula") as work:
        await decide_gate(work, await a_go(story, GateOutcome.HOLD, reason=" "))
    async with story.as_("Paula") as work:
        await decide_gate(work, await a_go(story, GateOutcome.HOLD))

    (held,) = await story.house.all(select(GateDecision))
    assert {(key["state"], key["withoutExceptions"]) for key in held.keys.values()} == {("not_shown", "not_shown")}
    assert set(held.keys) == {"pmo", "smo", "cmo"}


async def test_a_key_that_passes_by_exception_allows_a_conditional_go_alone(database: Database) -> None:
    story = await a_relocation(database)
    await evidence(story, signed=False)
    request = await submitted(story)
    async with story.as_("Olivia") as work:
        await approve_request(work, an_approval(request))
    conditional = GateOutcome.CONDITIONAL_GO
    past = (GateCondition(statement="Before", due_on=TODAY - timedelta(days=1)),)

    for ask, words in (
        (await a_go(story), "conditional go"),
        (await a_go(story, conditional), "names what must be done"),
        (await a_go(story, conditional, conditions=past), "has passed"),
    ):
        async with refused(database, Invalid, words), story.as_("Paula") as work:
            await decide_gate(work, ask)
    async with story.as_("Paula") as work:
        dated = (GateCondition(statement="Sign it", due_on=TODAY + timedelta(days=9)),)
        await decide_gate(work, await a_go(story, conditional, conditions=dated))

    (went,) = await story.house.all(select(GateDecision))
    assert {office: (key["state"], key["withoutExceptions"]) for office, key in went.keys.items()} == {
        "pmo": ("passes", "passes"),
        "smo": ("excepted", "blocked"),
        "cmo": ("passes", "passes"),
    }
    assert {name: went.keys["smo"][name] for name in ("counted", "with", "without")} == {
        "counted": 2,
        "with": 2,
        "without": 1,
    }


async def test_a_standard_is_entered_and_worded_by_the_lead_of_its_office(database: Database) -> None:
    story = await a_relocation(database)
    rule = RuleId(story.ids["rule"])
    words = {"title": "T", "statement": "S", "purpose": "P", "harm_prevented": "H"}

    for who in ("Paula", "Cleo", "Olivia", "Rita", "Marta", "Uma", "Ada"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await create_rule(work, a_standard())
        async with refused(database, NotAllowed), story.as_(who) as work:
            await revise_rule(work, ReviseRule(rule_id=rule, **words))
    async with refused(database, NotFound), story.as_("Sam") as work:
        await revise_rule(work, ReviseRule(rule_id=RuleId(new_id()), **words))
    async with refused(database, NotFound), story.as_("Sam") as work:
        await create_rule(work, a_standard(owner_id=PersonId(new_id())))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"statement": ""}, "statement"),
        ({"purpose": ""}, "purpose"),
        ({"harm_prevented": " "}, "harmPrevented"),
        ({"waivable": False}, "outsideAuthority"),
        ({"review_on": TODAY - timedelta(days=1)}, "reviewOn"),
        ({"sunset_on": TODAY}, "sunsetOn"),
    ],
)
async def test_a_standard_says_what_for(database: Database, changes: dict[str, object], field: str) -> None:
    story = await a_relocation(database)

    async with refused(database, Invalid) as told, story.as_("Sam") as work:
        await create_rule(work, a_standard(**changes))

    assert [problem.field for problem in told.value.problems] == [field]


async def test_a_new_wording_leaves_the_earlier_one_as_it_was(database: Database) -> None:
    story = await a_relocation(database)

    async with story.as_("Sam") as work:
        words = {"title": "Anew", "statement": "S2", "purpose": "P", "harm_prevented": "H"}
        await revise_rule(work, ReviseRule(rule_id=RuleId(story.ids["rule"]), **words))

    versions = await story.house.all(select(RuleVersion).order_by(RuleVersion.number))
    assert [(version.number, version.statement) for version in versions] == [
        (1, "New site capacity is booked two quarters ahead."),
        (2, "S2"),
    ]
