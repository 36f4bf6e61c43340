"""Gates are criteria, evidence and a decision; standards belong to their office. What each refuses leaves nothing."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from building import TODAY
from relocation import Relocation, a_relocation, an_approval, evidence, submitted
from triptych.governance.exceptions.deciding import approve_request
from triptych.governance.gates.gates import CreateGate, DecideGate, GateCondition, create_gate, decide_gate
from triptych.governance.standards.library import CreateRule, ReviseRule, create_rule, revise_rule
from triptych.kernel.actor import Office
from triptych.kernel.refusals import Invalid, NotAllowed, NotFound
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.gate import GateDecision, GateOutcome
from triptych.model.standard import RuleVersion
from triptych.model.types import GateId, PersonId, ProjectId, RuleId
from unchanged import refused


def a_gate(story: Relocation, **changes: object) -> CreateGate:
    """A second gate of the project."""
    facts = {"project_id": ProjectId(story.ids["project"]), "name": "Close", "due_on": TODAY, "criteria": "All moved"}
    return CreateGate(**(facts | changes))


def a_go(story: Relocation, outcome: GateOutcome = GateOutcome.GO, **changes: object) -> DecideGate:
    """A decision at the gate."""
    return DecideGate(**({"gate_id": GateId(story.ids["gate"]), "outcome": outcome, "reason": "Ready."} | changes))


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
            await decide_gate(work, a_go(story, GateOutcome.HOLD))
    async with refused(database, NotFound), story.as_("Rita") as work:
        await decide_gate(work, a_go(story, GateOutcome.HOLD))
    async with refused(database, NotFound), story.as_("Paula") as work:
        await create_gate(work, a_gate(story, project_id=ProjectId(new_id())))
    async with refused(database, NotFound), story.as_("Paula") as work:
        await decide_gate(work, a_go(story, gate_id=GateId(new_id())))


async def test_no_project_goes_through_a_key_that_is_not_shown(database: Database) -> None:
    story = await a_relocation(database)

    for outcome in (GateOutcome.GO, GateOutcome.CONDITIONAL_GO):
        conditions = (GateCondition(statement="Later", due_on=TODAY),)
        async with refused(database, Invalid, "blocked or not shown"), story.as_("Paula") as work:
            await decide_gate(work, a_go(story, outcome, conditions=conditions))
    async with refused(database, Invalid), story.as_("Paula") as work:
        await decide_gate(work, a_go(story, GateOutcome.HOLD, reason=" "))
    async with story.as_("Paula") as work:
        await decide_gate(work, a_go(story, GateOutcome.HOLD))

    (held,) = await story.house.all(select(GateDecision))
    assert held.keys == {"pmo": "not_shown", "smo": "not_shown", "cmo": "not_shown"}


async def test_a_key_that_passes_by_exception_allows_a_conditional_go_alone(database: Database) -> None:
    story = await a_relocation(database)
    await evidence(story, signed=False)
    request = await submitted(story)
    async with story.as_("Olivia") as work:
        await approve_request(work, an_approval(request))
    conditional = GateOutcome.CONDITIONAL_GO
    past = (GateCondition(statement="Before", due_on=TODAY - timedelta(days=1)),)

    for ask, words in (
        (a_go(story), "conditional go"),
        (a_go(story, conditional), "names what must be done"),
        (a_go(story, conditional, conditions=past), "has passed"),
    ):
        async with refused(database, Invalid, words), story.as_("Paula") as work:
            await decide_gate(work, ask)
    async with story.as_("Paula") as work:
        dated = (GateCondition(statement="Sign it", due_on=TODAY + timedelta(days=9)),)
        await decide_gate(work, a_go(story, conditional, conditions=dated))

    (went,) = await story.house.all(select(GateDecision))
    assert went.keys == {"pmo": "passes", "smo": "excepted", "cmo": "passes"}


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
