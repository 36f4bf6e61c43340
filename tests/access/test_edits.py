"""Two people edit one record: the second is told by whom, nothing of theirs is stored, and nothing is lost unseen."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import select

from building import House, a_project, a_service, a_staffed_house, a_transition, a_unit, an_initiative
from triptych.access.account.profile import EditProfile, edit_profile
from triptych.access.administration.people import EditPerson, edit_person
from triptych.access.administration.units import EditUnit, edit_unit
from triptych.cmo.initiatives import EditInitiative, edit_initiative
from triptych.kernel.refusals import Conflict
from triptych.model.database import Database
from triptych.model.initiative import Initiative
from triptych.model.people import OrgUnit, Person
from triptych.model.portfolio import Portfolio, Program, Project, Stage
from triptych.model.service import Service
from triptych.model.transition import Transition
from triptych.model.types import (
    InitiativeId,
    PortfolioId,
    ProgramId,
    ProjectId,
    ServiceFamilyId,
    ServiceId,
    TransitionId,
    UnitId,
)
from triptych.pmo.portfolios import EditPortfolio, edit_portfolio
from triptych.pmo.programs import EditProgram, edit_program
from triptych.pmo.projects import EditProject, edit_project
from triptych.smo.catalogue import EditService, edit_service
from triptych.smo.transitions import EditTransition, edit_transition
from unchanged import fingerprint

Edit = tuple[str, Any, Callable[[Any, Any], Awaitable[Any]], Callable[[Any, int | None], Any]]


def _person(record: Person, seen: int | None, name: str = "Olga B.") -> EditPerson:
    return EditPerson(person_id=record.id, name=name, email=record.email, unit_id=UnitId(record.unit_id), seen=seen)  # type: ignore[arg-type]


# Who may edit, the table, the use case, and its form on a record.
EDITS: dict[str, Edit] = {
    "unit": ("Ada", OrgUnit, edit_unit, lambda r, seen: EditUnit(unit_id=UnitId(r.id), name="Renamed", seen=seen)),
    "person": ("Ada", Person, edit_person, _person),
    "profile": ("Olga", Person, edit_profile, lambda _, seen: EditProfile(name="Olga B.", seen=seen)),
    "portfolio": (
        "Paul",
        Portfolio,
        edit_portfolio,
        lambda r, seen: EditPortfolio(portfolio_id=PortfolioId(r.id), name="Renamed", seen=seen),
    ),
    "program": (
        "Paul",
        Program,
        edit_program,
        lambda r, seen: EditProgram(program_id=ProgramId(r.id), name="Renamed", seen=seen),
    ),
    "project": (
        "Paul",
        Project,
        edit_project,
        lambda r, seen: EditProject(project_id=ProjectId(r.id), name="Renamed", stage=Stage.PLAN, seen=seen),
    ),
    "service": (
        "Sam",
        Service,
        edit_service,
        lambda r, seen: EditService(
            service_id=ServiceId(r.id), name="Renamed", family_id=ServiceFamilyId(r.family_id), seen=seen
        ),
    ),
    "transition": (
        "Sofie",
        Transition,
        edit_transition,
        lambda r, seen: EditTransition(transition_id=TransitionId(r.id), seen=seen),
    ),
    "initiative": (
        "Cleo",
        Initiative,
        edit_initiative,
        lambda r, seen: EditInitiative(
            initiative_id=InitiativeId(r.id), name="Renamed", current_state="A", future_state="B", seen=seen
        ),
    ),
}


async def a_full_house(database: Database) -> House:
    """One record of each kind that can be edited, besides the root unit and the staff."""
    house = await a_staffed_house(database)
    project = await a_project(house)
    await a_transition(house, project, await a_service(house), by="Sofie")
    await an_initiative(house, project)
    await a_unit(house, "North")
    return house


async def record_of(house: House, kind: str) -> Any:
    table = EDITS[kind][1]
    chosen = {OrgUnit: OrgUnit.parent_id.is_not(None), Person: Person.id == house.people["Olga"]}.get(table, True)
    found = await house.all(select(table).where(chosen).order_by(table.id))  # type: ignore[arg-type]
    return found[0]


async def edited(house: House, kind: str, seen: int | None, *, by: str | None = None) -> None:
    editor, _, use_case, form = EDITS[kind]
    record = await record_of(house, kind)
    async with house.as_(by or editor) as work:
        await use_case(work, form(record, seen))


@pytest.mark.parametrize("kind", EDITS)
async def test_of_two_who_edit_at_once_one_is_told_and_nothing_is_lost(database: Database, kind: str) -> None:
    house = await a_full_house(database)
    before = await record_of(house, kind)

    told = await asyncio.gather(
        edited(house, kind, before.version), edited(house, kind, before.version), return_exceptions=True
    )

    after = await record_of(house, kind)
    assert sorted(isinstance(each, Conflict) for each in told) == [False, True]
    assert after.version == before.version + 1


@pytest.mark.parametrize("kind", EDITS)
async def test_an_edit_of_what_was_not_seen_changes_nothing(database: Database, kind: str) -> None:
    house = await a_full_house(database)
    before = await fingerprint(database)

    with pytest.raises(Conflict, match=r"changed meanwhile by .*\. Nothing was stored\."):
        await edited(house, kind, 99)

    assert await fingerprint(database) == before


async def test_whoever_comes_second_is_told_who_was_first(database: Database) -> None:
    house = await a_full_house(database)
    seen = (await record_of(house, "person")).version
    await edited(house, "person", seen)

    with pytest.raises(Conflict, match="by Ada"):
        await edited(house, "person", seen, by="Berta")
    with pytest.raises(Conflict, match="by yourself, elsewhere"):
        await edited(house, "person", seen)


async def test_a_record_that_only_moves_with_what_stands_above_it_is_not_edited(database: Database) -> None:
    house = await a_full_house(database)
    below = await a_unit(house, "Team", (await record_of(house, "unit")).id)
    other = await a_unit(house, "South")
    async with house.as_("Ada") as work:
        north = await record_of(house, "unit")
        await edit_unit(work, EditUnit(unit_id=UnitId(north.id), name="North", parent_id=UnitId(other.id), seen=1))

    (team,) = await house.all(select(OrgUnit).where(OrgUnit.id == below.id))

    assert other.id in team.scope_ids
    assert team.version == 1
