"""The illustrative layer on running projects: what the three offices would enter on them, week by week."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import select

from triptych.access.work import Work
from triptych.cmo.assessments import EnterAssessment, enter_assessment
from triptych.cmo.initiatives import AddGroup, CreateInitiative, add_group, create_initiative
from triptych.demo.evidence import CHANGES, CRITERIA, GROUPS, Profile, answers
from triptych.demo.stage import Scene, Stage
from triptych.demo.standards import LEAD_OF, STANDARDS
from triptych.governance.gates.gates import CreateGate, DecideGate, GateCondition, create_gate, decide_gate
from triptych.governance.gates.readiness import of_gates
from triptych.kernel.health import KeyState
from triptych.kernel.money import Money
from triptych.model.gate import GateOutcome
from triptych.model.portfolio import WorkstreamKind
from triptych.model.transition import AcceptanceCriterion
from triptych.model.types import (
    CriterionId,
    GateId,
    GroupId,
    InitiativeId,
    ProjectId,
    RuleId,
    ServiceId,
    TransitionId,
)
from triptych.pmo.findings import EnterFinding, enter_finding
from triptych.pmo.forecasts import EnterForecast, enter_forecast
from triptych.pmo.projects import AssignLead, assign_lead
from triptych.smo.transitions import (
    AddCriteria,
    EnterTransition,
    SignCriterion,
    add_criteria,
    enter_transition,
    sign_criterion,
)

GATES = ("Design freeze", "Contract award", "Build complete", "Pilot", "Go-live", "Handover")
OUTCOME = {KeyState.PASSES: GateOutcome.GO, KeyState.EXCEPTED: GateOutcome.CONDITIONAL_GO}


@dataclass(frozen=True)
class Cast:
    """One project of the layer: its number, its people, the service that takes over, and how ready it is."""

    number: int
    project_id: UUID
    budget: Money
    finish_on: date
    profile: Profile
    manager: str
    service_lead: str
    change_lead: str | None
    service_id: UUID
    service_owner: str

    def called(self, what: str) -> str:
        """The name under which the stage keeps a record of this project."""
        return f"{what} of {self.number}"

    @property
    def criteria(self) -> int:
        """How many criteria the service has."""
        return 2 + self.number % 3

    @property
    def unsigned(self) -> tuple[str, ...]:
        """The names of the criteria that are left open: the last ones."""
        first = self.criteria - (self.profile.unsigned or 0)
        return tuple(self.called(f"criterion {position}") for position in range(first + 1, self.criteria + 1))


def layer_on(stage: Stage, cast: Cast) -> Iterator[Scene]:
    """Everything that the offices enter on one project, oldest first."""
    week = cast.number // 20
    yield Scene(stage.before(92 - week, 10), "Paula", partial(_leads, stage, cast))
    yield Scene(stage.before(90 - week, 11), "Paula", partial(_gate, stage, cast))
    if cast.number % 5 == 0:
        yield Scene(stage.before(89 - week, 11), "Paula", partial(_past_gate, stage, cast))
        yield Scene(stage.before(20, 16), "Paula", partial(_decide_past_gate, stage, cast))
    yield from _delivery(stage, cast, week)
    yield from _service(stage, cast, week)
    yield from _people(stage, cast, week)


def _delivery(stage: Stage, cast: Cast, week: int) -> Iterator[Scene]:
    if cast.profile.cost is not None:
        yield Scene(stage.before(60 - week, 14), cast.manager, partial(_forecast, cast, "Plan of the year"))
    if cast.profile.cost is not None and cast.number % 3 == 0:
        yield Scene(stage.before(8 - week, 15), cast.manager, partial(_forecast, cast, "Monthly forecast"))
    if cast.profile.violated is not None:
        office = next(standard.office for standard in STANDARDS if standard.key == cast.profile.violated)
        yield Scene(stage.before(25 - week, 15), LEAD_OF[office], partial(_finding, stage, cast))


def _service(stage: Stage, cast: Cast, week: int) -> Iterator[Scene]:
    if cast.profile.unsigned is not None:
        yield Scene(stage.before(70 - week, 10), cast.service_lead, partial(_transition, stage, cast))
        yield Scene(stage.before(68 - week, 11), cast.service_owner, partial(_criteria, stage, cast))
        yield Scene(stage.before(30 - week, 13), cast.service_owner, partial(_sign, stage, cast))


def _people(stage: Stage, cast: Cast, week: int) -> Iterator[Scene]:
    if cast.change_lead is not None:
        yield Scene(stage.before(66 - week, 10), cast.change_lead, partial(_initiative, stage, cast))
        if cast.profile.asked:
            stuck = cast.profile.stuck
            yield Scene(stage.before(40 - week, 14), cast.change_lead, partial(_assessments, stage, cast, stuck))
            if cast.number % 3 == 1:
                fewer = max(stuck - 1, 0)
                yield Scene(stage.before(12 - week, 14), cast.change_lead, partial(_assessments, stage, cast, fewer))


async def _leads(stage: Stage, cast: Cast, work: Work) -> None:
    leads = {
        WorkstreamKind.DELIVERY: cast.manager,
        WorkstreamKind.SERVICE_TRANSITION: cast.service_lead,
        WorkstreamKind.PEOPLE_CHANGE: cast.change_lead,
    }
    for kind, who in leads.items():
        if who is not None:
            ask = AssignLead(project_id=ProjectId(cast.project_id), workstream=kind, person_id=stage.person(who))
            await assign_lead(work, ask)


async def _gate(stage: Stage, cast: Cast, work: Work) -> None:
    name = GATES[cast.number % len(GATES)]
    ask = CreateGate(
        project_id=ProjectId(cast.project_id),
        name=name,
        due_on=stage.ahead(6 + cast.number * 9 % 80),
        criteria=f"{name}: cost and finish within tolerance, the service has accepted, people are past Knowledge.",
    )
    stage.ids[cast.called("gate")] = (await create_gate(work, ask)).id


async def _past_gate(stage: Stage, cast: Cast, work: Work) -> None:
    ask = CreateGate(
        project_id=ProjectId(cast.project_id),
        name="Outline business case",
        due_on=stage.day_before(20),
        criteria="The case still stands; each workstream has shown where it is.",
    )
    stage.ids[cast.called("past gate")] = (await create_gate(work, ask)).id


async def _decide_past_gate(stage: Stage, cast: Cast, work: Work) -> None:
    gate = GateId(stage.ids[cast.called("past gate")])
    ready = (await of_gates(work, [gate]))[gate]
    outcome = OUTCOME.get(ready.state, GateOutcome.HOLD)
    reason = "All three keys stand as the criteria ask." if outcome is GateOutcome.GO else "A key is not open yet."
    due = GateCondition(statement="Show the excepted criterion signed", due_on=stage.ahead(21))
    conditions = (due,) if outcome is GateOutcome.CONDITIONAL_GO else ()
    ask = DecideGate(gate_id=gate, seen=ready.stamp, outcome=outcome, reason=reason, conditions=conditions)
    await decide_gate(work, ask)


async def _forecast(cast: Cast, basis: str, work: Work) -> None:
    cost = cast.budget * (cast.profile.cost or 1)
    late = date.fromordinal(cast.finish_on.toordinal() + cast.profile.slip)
    ask = EnterForecast(project_id=ProjectId(cast.project_id), cost=cost, finish_on=late, basis=basis)
    await enter_forecast(work, ask)


async def _finding(stage: Stage, cast: Cast, work: Work) -> None:
    key = cast.profile.violated or ""
    evidence = {
        "baseline": "Purchase orders were raised a week before the baseline was approved.",
        "trained": "A third of the pilot group had no training on record when the pilot began.",
    }[key]
    ask = EnterFinding(project_id=ProjectId(cast.project_id), rule_id=RuleId(stage.ids[key]), evidence=evidence)
    stage.ids[cast.called("finding")] = (await enter_finding(work, ask)).id


async def _transition(stage: Stage, cast: Cast, work: Work) -> None:
    live = min(cast.finish_on, stage.ahead(20 + cast.number * 9 % 80))
    ask = EnterTransition(
        project_id=ProjectId(cast.project_id),
        service_id=ServiceId(cast.service_id),
        go_live_on=live,
        early_life_support_until=date.fromordinal(live.toordinal() + 42),
    )
    stage.ids[cast.called("transition")] = (await enter_transition(work, ask)).id


async def _criteria(stage: Stage, cast: Cast, work: Work) -> None:
    transition = TransitionId(stage.ids[cast.called("transition")])
    await add_criteria(work, AddCriteria(transition_id=transition, statements=CRITERIA[: cast.criteria]))
    found = await work.session.scalars(
        select(AcceptanceCriterion.id)
        .where(AcceptanceCriterion.transition_id == transition)
        .order_by(AcceptanceCriterion.position)
    )
    for position, criterion in enumerate(found, start=1):
        stage.ids[cast.called(f"criterion {position}")] = criterion


async def _sign(stage: Stage, cast: Cast, work: Work) -> None:
    for position in range(1, cast.criteria + 1 - (cast.profile.unsigned or 0)):
        criterion = CriterionId(stage.ids[cast.called(f"criterion {position}")])
        await sign_criterion(work, SignCriterion(criterion_id=criterion, evidence="Seen working in the rehearsal."))


async def _initiative(stage: Stage, cast: Cast, work: Work) -> None:
    name, current, future = CHANGES[cast.number % len(CHANGES)]
    ask = CreateInitiative(
        project_id=ProjectId(cast.project_id),
        name=name,
        current_state=current,
        future_state=future,
        go_live_on=stage.ahead(20 + cast.number * 9 % 80),
    )
    initiative = await create_initiative(work, ask)
    for at, (group_name, headcount) in enumerate(GROUPS[cast.number % len(GROUPS)]):
        group = await add_group(
            work, AddGroup(initiative_id=InitiativeId(initiative.id), name=group_name, headcount=headcount)
        )
        stage.ids[cast.called(f"group {at}")] = group.id


async def _assessments(stage: Stage, cast: Cast, stuck: int, work: Work) -> None:
    """The first group carries the barriers; small samples come from one group alone."""
    groups = ((0, cast.profile.asked, stuck),) if cast.profile.asked < 5 else (
        (0, cast.profile.asked, stuck), (1, 6, 0))  # fmt: skip
    for at, asked, held in groups:
        group = GroupId(stage.ids[cast.called(f"group {at}")])
        ask = EnterAssessment(group_id=group, assessed_on=work.today, answers=answers(asked, held))
        await enter_assessment(work, ask)
