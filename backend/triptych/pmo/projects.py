"""Projects: three workstreams from birth, and a triad of leads (OM1, OM8)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from triptych.access import checks
from triptych.access.administration.appointments import LEADS, Appointment, appoint, appointable
from triptych.access.changes import change, shown
from triptych.access.edits import refuse_outdated
from triptych.access.policy.actions import Action
from triptych.access.provenance import provenance_of
from triptych.access.seen import locked, present_person, scope_of, seen
from triptych.access.work import Work
from triptych.kernel.money import Money
from triptych.kernel.refusals import Problem, refuse_if
from triptych.model.people import OrgUnit
from triptych.model.portfolio import Program, Project, Stage, Workstream, WorkstreamKind
from triptych.model.types import PersonId, ProgramId, ProjectId, UnitId
from triptych.pmo.money_columns import burn_columns, columns


@dataclass(frozen=True, kw_only=True)
class CreateProject:
    """A project of a program and a unit, with budget, burn, dates and the leads of its three workstreams."""

    name: str
    program_id: ProgramId
    unit_id: UnitId
    description: str | None = None
    sponsor_id: PersonId | None = None
    stage: Stage = Stage.INTAKE
    start_on: date | None = None
    finish_on: date | None = None
    budget: Money | None = None
    weekly_burn: Money | None = None
    weekly_burn_basis: str | None = None
    delivery_lead_id: PersonId | None = None
    service_lead_id: PersonId | None = None
    change_lead_id: PersonId | None = None


@dataclass(frozen=True, kw_only=True)
class EditProject:
    """The project as it should stand, but for its leads; what is left out is cleared. `seen` is the edited version."""

    project_id: ProjectId
    name: str
    stage: Stage
    description: str | None = None
    sponsor_id: PersonId | None = None
    start_on: date | None = None
    finish_on: date | None = None
    budget: Money | None = None
    weekly_burn: Money | None = None
    weekly_burn_basis: str | None = None
    seen: int | None = None


@dataclass(frozen=True, kw_only=True)
class AssignLead:
    """Who leads a workstream; nobody is a vacancy, and shows as one."""

    project_id: ProjectId
    workstream: WorkstreamKind
    person_id: PersonId | None = None


async def create_project(work: Work, ask: CreateProject) -> Project:
    """Open a project with its three workstreams; whoever is named to lead one holds that role there from now."""
    program = await seen(work, Program, ask.program_id)
    unit = await seen(work, OrgUnit, ask.unit_id)
    permit = work.must(Action.PROJECT_CREATE, scope_of(program))
    refuse_if([*_problems(ask), *checks.not_past("finishOn", ask.finish_on, work.today)])
    triad = _triad(ask)
    await appointable(work, *triad.values())
    if ask.sponsor_id is not None:
        await present_person(work, ask.sponsor_id, "sponsorId")
    project = Project(program_id=program.id, unit_id=unit.id, **_columns(ask), **provenance_of(work))
    work.session.add(project)
    await work.session.flush()
    for kind, lead in triad.items():
        work.session.add(Workstream(project_id=project.id, kind=kind, lead_id=lead.person_id))
        await appoint(work, project.id, lead)
    work.record(permit, "project:create", project, name=project.name, program=program.ref, budget=shown(ask.budget))
    return project


async def edit_project(work: Work, ask: EditProject) -> Project:
    """Change a project; a finish that has gone by may stay as it was, but not be entered anew."""
    project = await locked(work, await seen(work, Project, ask.project_id))
    permit = work.must(Action.PROJECT_EDIT, scope_of(project))
    await refuse_outdated(work, project, ask.seen)
    problems = [*_problems(ask)]
    if ask.finish_on != project.finish_on:
        problems += checks.not_past("finishOn", ask.finish_on, work.today)
    refuse_if(problems)
    if ask.sponsor_id is not None and ask.sponsor_id != project.sponsor_id:
        await present_person(work, ask.sponsor_id, "sponsorId")
    changed = change(project, **_columns(ask))
    await work.session.flush()
    work.record(permit, "project:edit", project, changed=changed)
    return project


async def assign_lead(work: Work, ask: AssignLead) -> Workstream:
    """Name who leads a workstream, or leave it vacant; the former lead's role on this project ends at once."""
    project = await seen(work, Project, ask.project_id)
    permit = work.must(Action.PROJECT_EDIT, scope_of(project))
    workstream = (
        await work.session.scalars(
            select(Workstream).where(Workstream.project_id == project.id, Workstream.kind == ask.workstream)
        )
    ).one()
    await locked(work, workstream)
    lead, former = Appointment(LEADS[ask.workstream], ask.person_id, "personId"), workstream.lead_id
    if lead.person_id != former:
        await appointable(work, lead)
        await appoint(work, project.id, lead, instead_of=former)
    changed = change(workstream, lead_id=ask.person_id)
    work.record(permit, "project:assign_lead", project, workstream=ask.workstream.value, changed=changed)
    return workstream


def _triad(ask: CreateProject) -> dict[WorkstreamKind, Appointment]:
    named = {
        WorkstreamKind.DELIVERY: ("deliveryLeadId", ask.delivery_lead_id),
        WorkstreamKind.SERVICE_TRANSITION: ("serviceLeadId", ask.service_lead_id),
        WorkstreamKind.PEOPLE_CHANGE: ("changeLeadId", ask.change_lead_id),
    }
    return {kind: Appointment(LEADS[kind], person, field) for kind, (field, person) in named.items()}


def _columns(ask: CreateProject | EditProject) -> dict[str, object]:
    return {
        "name": ask.name,
        "description": ask.description,
        "sponsor_id": ask.sponsor_id,
        "stage": ask.stage.value,
        "start_on": ask.start_on,
        "finish_on": ask.finish_on,
        **columns("budget", ask.budget),
        **burn_columns(ask.weekly_burn, ask.weekly_burn_basis),
    }


def _problems(ask: CreateProject | EditProject) -> Iterator[Problem]:
    yield from checks.text("name", ask.name)
    yield from checks.text("description", ask.description, checks.TEXT, needed=False)
    yield from checks.in_order("finishOn", ask.start_on, ask.finish_on, "start")
    yield from checks.amount("budget", ask.budget)
    yield from checks.amount("weeklyBurn", ask.weekly_burn)
    yield from checks.basis("weeklyBurnBasis", ask.weekly_burn, ask.weekly_burn_basis)
