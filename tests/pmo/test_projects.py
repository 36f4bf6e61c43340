"""Projects: three workstreams from birth, the triad's roles, and every refusal leaving nothing behind."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from building import LATER, TODAY, a_program, a_project, a_role, a_staffed_house, a_unit, usd
from triptych.access.policy.actions import Action
from triptych.access.seen import scope_of
from triptych.kernel.actor import Role
from triptych.kernel.money import Money
from triptych.kernel.refusals import Denial, Invalid, NotAllowed, NotFound
from triptych.model.database import Database
from triptych.model.people import RoleAssignment
from triptych.model.portfolio import Project, Stage, Workstream, WorkstreamKind
from triptych.model.types import PersonId, ProgramId, ProjectId, UnitId
from triptych.pmo.projects import AssignLead, CreateProject, EditProject, assign_lead, create_project, edit_project


async def test_a_project_carries_its_three_workstreams_and_its_triad_from_birth(database: Database) -> None:
    house = await a_staffed_house(database)

    project = await a_project(house)

    workstreams = await house.all(select(Workstream).where(Workstream.project_id == project.id))
    assert {each.kind: each.lead_id for each in workstreams} == {
        "delivery": house.people["Piet"],
        "service_transition": house.people["Sofie"],
        "people_change": house.people["Chris"],
    }
    roles = await house.all(select(RoleAssignment).where(RoleAssignment.scope_id == project.id))
    assert {(each.person_id, each.role) for each in roles} == {
        (house.people["Piet"], Role.PROJECT_MANAGER),
        (house.people["Sofie"], Role.SERVICE_LEAD),
        (house.people["Chris"], Role.CHANGE_LEAD),
    }
    assert project.ref == "P-0001"
    assert {project.id, project.program_id, house.root} <= set(project.scope_ids)


async def test_the_act_stands_in_the_trail_with_the_line_that_allowed_it(database: Database) -> None:
    house = await a_staffed_house(database)

    project = await a_project(house)

    entry = await house.last_entry()
    assert (entry.action, entry.subject_id, entry.subject_ref) == ("project:create", project.id, "P-0001")
    assert entry.person_id == house.people["Paul"]
    assert entry.policy_version == 1
    assert entry.policy_line == "p, role:pmo_lead, *, project:create, *, -, allow"


async def test_whoever_may_not_create_projects_creates_none(database: Database) -> None:
    house = await a_staffed_house(database)
    program = await a_program(house)

    with pytest.raises(NotAllowed):
        async with house.as_("Mona") as work:
            await create_project(
                work, CreateProject(name="Own", program_id=ProgramId(program.id), unit_id=UnitId(house.root))
            )

    assert await house.count(Project) == 0


async def test_a_program_outside_what_one_may_read_is_not_found(database: Database) -> None:
    house = await a_staffed_house(database)
    program = await a_program(house)
    elsewhere = await a_unit(house, "Elsewhere")
    await a_role(house, "Olga", Role.PMO_LEAD, elsewhere.id)

    with pytest.raises(NotFound):
        async with house.as_("Olga") as work:
            await create_project(
                work, CreateProject(name="Own", program_id=ProgramId(program.id), unit_id=UnitId(elsewhere.id))
            )

    assert await house.count(Project) == 0


async def test_every_problem_is_told_at_once_and_nothing_is_stored(database: Database) -> None:
    house = await a_staffed_house(database)
    program = await a_program(house)

    with pytest.raises(Invalid) as refused:
        async with house.as_("Paul") as work:
            await create_project(
                work,
                CreateProject(
                    name=" ",
                    program_id=ProgramId(program.id),
                    unit_id=UnitId(house.root),
                    start_on=date(2026, 6, 1),
                    finish_on=date(2026, 1, 1),
                    budget=usd("-1"),
                    weekly_burn=Money(Decimal(-5), "EUR"),
                ),
            )

    assert {(each.field, each.code) for each in refused.value.problems} == {
        ("name", "required"),
        ("finishOn", "before_start"),
        ("finishOn", "past_date"),
        ("budget.amount", "negative"),
        ("weeklyBurn.amount", "negative"),
        ("weeklyBurnBasis", "required"),
    }
    assert await house.count(Project) == 0
    assert await house.count(Workstream) == 0


async def test_an_auditor_leads_nothing(database: Database) -> None:
    house = await a_staffed_house(database)
    program = await a_program(house)

    with pytest.raises(Invalid) as refused:
        await a_project(house, program, change_lead_id=house.id("Art"))

    assert [(each.field, each.code) for each in refused.value.problems] == [("changeLeadId", "separation_of_duties")]
    assert await house.count(Project) == 0


async def test_an_unknown_lead_is_not_found(database: Database) -> None:
    house = await a_staffed_house(database)
    program = await a_program(house)

    with pytest.raises(NotFound):
        await a_project(house, program, change_lead_id=PersonId(uuid4()))

    assert await house.count(Project) == 0


async def test_another_lead_takes_over_and_the_former_one_is_out_at_once(database: Database) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)

    async with house.as_("Paul") as work:
        await assign_lead(
            work,
            AssignLead(
                project_id=ProjectId(project.id), workstream=WorkstreamKind.DELIVERY, person_id=house.id("Olga")
            ),
        )

    async with house.as_("Olga") as work:
        assert not isinstance(work.may(Action.FORECAST_ENTER, scope_of(project)), Denial)
    async with house.as_("Piet") as work:
        assert isinstance(work.may(Action.FORECAST_ENTER, scope_of(project)), Denial)


async def test_a_workstream_may_be_vacant(database: Database) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)

    async with house.as_("Paul") as work:
        await assign_lead(work, AssignLead(project_id=ProjectId(project.id), workstream=WorkstreamKind.PEOPLE_CHANGE))

    vacant = await house.all(select(Workstream.kind).where(Workstream.lead_id.is_(None)))
    assert vacant == ["people_change"]
    assert (
        await house.count(RoleAssignment, RoleAssignment.role == Role.CHANGE_LEAD, RoleAssignment.revoked_at.is_(None))
        == 0
    )


async def test_whoever_may_not_edit_a_project_assigns_no_lead(database: Database) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)

    with pytest.raises(NotAllowed):
        async with house.as_("Chris") as work:
            await assign_lead(
                work, AssignLead(project_id=ProjectId(project.id), workstream=WorkstreamKind.PEOPLE_CHANGE)
            )

    assert await house.count(Workstream, Workstream.lead_id.is_(None)) == 0


async def test_an_edit_is_told_by_what_it_changed(database: Database) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)

    async with house.as_("Piet") as work:
        await edit_project(
            work,
            EditProject(
                project_id=ProjectId(project.id),
                name="Data centre move, phase 1",
                stage=Stage.EXECUTE,
                start_on=project.start_on,
                finish_on=project.finish_on,
                budget=usd("5000000"),
            ),
        )

    entry = await house.last_entry()
    assert entry.detail["changed"] == {
        "name": ["Data centre move", "Data centre move, phase 1"],
        "stage": ["intake", "execute"],
    }


async def test_a_finish_that_has_gone_by_may_stay_but_not_be_entered(database: Database) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)
    house.clock.now += timedelta(days=200)

    def edited(finish_on: date) -> EditProject:
        return EditProject(project_id=ProjectId(project.id), name="Late", stage=Stage.EXECUTE, finish_on=finish_on)

    async with house.as_("Piet") as work:
        await edit_project(work, edited(LATER))
    with pytest.raises(Invalid):
        async with house.as_("Piet") as work:
            await edit_project(work, edited(TODAY))

    assert await house.all(select(Project.finish_on)) == [LATER]


async def test_the_database_refuses_a_project_without_its_workstreams(database: Database) -> None:
    house = await a_staffed_house(database)
    program = await a_program(house)

    with pytest.raises(IntegrityError, match="three workstreams"):
        async with database.sessions() as session, session.begin():
            await session.execute(
                text(
                    "INSERT INTO project (id, name, program_id, unit_id, stage, origin)"
                    " VALUES (:id, 'Bare', :p, :u, 'intake', 'entered')"
                ),
                {"id": uuid4(), "p": program.id, "u": house.root},
            )

    assert await house.count(Project) == 0


async def test_the_database_refuses_to_take_a_workstream_away(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_project(house)

    with pytest.raises(Exception, match=r"uq_workstream|three workstreams"):
        async with database.sessions() as session, session.begin():
            await session.execute(text("UPDATE workstream SET kind = 'delivery' WHERE kind = 'people_change'"))
    with pytest.raises(Exception, match="permission denied"):
        async with database.sessions() as session, session.begin():
            await session.execute(text("DELETE FROM workstream WHERE kind = 'people_change'"))

    assert await house.count(Workstream) == 3
