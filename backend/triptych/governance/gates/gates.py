"""Gates: created with date, criteria, tolerances and threshold; decided on the three keys, never without them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from triptych.access.authority.kept import hold_authority
from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.provenance import provenance_of
from triptych.access.work import Work
from triptych.governance.gates.authors import must_be_of_others
from triptych.governance.gates.readiness import of_gates
from triptych.governance.gates.rules.gate import deciding_problems, gate_problems
from triptych.kernel.actor import Office
from triptych.kernel.refusals import Conflict, NotFound, refuse_if
from triptych.model.gate import Gate, GateDecision, GateOutcome
from triptych.model.occurrence import have_told
from triptych.model.portfolio import Project
from triptych.model.types import GateId, ProjectId


@dataclass(frozen=True, kw_only=True)
class CreateGate:
    """A gate of a project: whose it is, when, what it asks, and how far the forecast and the barriers may go."""

    project_id: ProjectId
    name: str
    due_on: date
    criteria: str
    office: Office = Office.PMO
    cost_tolerance_percent: Decimal = Decimal(10)
    time_tolerance_days: int = 30
    barrier_threshold: Decimal = Decimal("0.2")


async def create_gate(work: Work, ask: CreateGate) -> Gate:
    """An office lead sets a gate before a project."""
    project = await _project(work, ask.project_id)
    permit = work.must(Action.GATE_CREATE, Scope(tuple(project.scope_ids)))
    refuse_if(gate_problems(ask, work.today))
    gate = Gate(
        project_id=project.id,
        office=ask.office,
        name=ask.name,
        due_on=ask.due_on,
        criteria=ask.criteria,
        cost_tolerance_percent=ask.cost_tolerance_percent,
        time_tolerance_days=ask.time_tolerance_days,
        barrier_threshold=ask.barrier_threshold,
        **provenance_of(work),
    )
    work.session.add(gate)
    await work.session.flush()
    await work.session.refresh(gate, ["ref"])
    work.record(permit, "gate:create", gate, project=project.ref)
    return gate


@dataclass(frozen=True, kw_only=True)
class GateCondition:
    """Something that must be done by a day after a conditional go."""

    statement: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class DecideGate:
    """Go, conditional go with dated conditions, hold, recycle or kill: why, and the stamp of the readiness seen."""

    gate_id: GateId
    seen: str
    outcome: GateOutcome
    reason: str
    conditions: tuple[GateCondition, ...] = ()


async def decide_gate(work: Work, ask: DecideGate) -> Gate:
    """The lead of the gate's office decides it on the three keys that they saw, none of it on evidence of their own."""
    gate = await work.session.scalar(select(Gate).where(Gate.id == ask.gate_id).with_for_update())
    if gate is None:
        raise NotFound("There is no such gate.")
    await hold_authority(work)
    project = await _project(work, ProjectId(gate.project_id))
    permit = work.must(Action.GATE_DECIDE, Scope(tuple(project.scope_ids)), office=Office(gate.office))
    await must_be_of_others(work, permit, project.id)
    ready = (await of_gates(work, [gate.id]))[gate.id]
    if ask.seen != ready.stamp:
        raise Conflict("The keys of this gate, or what was decided at it, changed after you saw them. Look again.")
    refuse_if(deciding_problems(ask, ready.state, work.today))
    decision = GateDecision(
        gate_id=gate.id,
        number=ready.decisions + 1,
        outcome=ask.outcome,
        reason=ask.reason,
        conditions=[{"statement": c.statement, "dueOn": c.due_on.isoformat()} for c in ask.conditions],
        keys={
            key.office.value: {
                "state": key.state.value,
                "withoutExceptions": key.state_without_exceptions.value,
                "counted": key.compliance.counted,
                "with": key.compliance.with_exceptions,
                "without": key.compliance.without_exceptions,
            }
            for key in ready.keys
        },
        person_id=work.actor.person_id,
        at=work.now,
    )
    work.session.add(decision)
    work.record(permit, "gate:decide", gate, outcome=ask.outcome.value, project=project.ref)
    await work.session.flush()
    await have_told(work.session, decision.id)
    return gate


async def _project(work: Work, project_id: ProjectId) -> Project:
    project = await work.session.get(Project, project_id)
    if project is None or not set(project.scope_ids) & work.readable(Action.PROJECT_READ):
        raise NotFound("There is no such project.")
    return project
