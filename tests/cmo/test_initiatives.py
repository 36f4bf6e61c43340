"""Initiatives and their groups, entered by those who lead the change."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from building import TODAY, a_group, a_project, a_staffed_house, an_initiative
from triptych.cmo.initiatives import (
    AddGroup,
    CreateInitiative,
    EditInitiative,
    add_group,
    create_initiative,
    edit_initiative,
)
from triptych.kernel.refusals import Invalid, NotAllowed, NotFound
from triptych.model.database import Database
from triptych.model.initiative import Initiative, StakeholderGroup
from triptych.model.types import InitiativeId, ProjectId


async def test_the_change_lead_enters_an_initiative(database: Database) -> None:
    house = await a_staffed_house(database)

    initiative = await an_initiative(house, await a_project(house))

    assert initiative.ref == "C-001"


@pytest.mark.parametrize("name", ["Piet", "Sofie", "Mona", "Paul", "Sam", "Erin", "Art"])
async def test_nobody_else_does_but_the_cmo(database: Database, name: str) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)
    ask = CreateInitiative(project_id=ProjectId(project.id), name="Own", current_state="a", future_state="b")

    with pytest.raises(NotAllowed):
        async with house.as_(name) as work:
            await create_initiative(work, ask)
    none = await house.count(Initiative)
    async with house.as_("Cleo") as work:
        await create_initiative(work, ask)

    assert none == 0
    assert await house.count(Initiative) == 1


async def test_every_problem_of_an_initiative_is_told_at_once(database: Database) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)

    ask = CreateInitiative(
        project_id=ProjectId(project.id),
        name="n" * 201,
        current_state="",
        future_state=" ",
        go_live_on=TODAY - timedelta(days=1),
    )
    with pytest.raises(Invalid) as refused:
        async with house.as_("Chris") as work:
            await create_initiative(work, ask)

    assert {(each.field, each.code) for each in refused.value.problems} == {
        ("name", "too_long"),
        ("currentState", "required"),
        ("futureState", "required"),
        ("goLiveOn", "past_date"),
    }
    assert await house.count(Initiative) == 0


async def test_an_initiative_of_an_unseen_project_is_not_found(database: Database) -> None:
    house = await a_staffed_house(database)
    initiative = await an_initiative(house, await a_project(house))

    ask = EditInitiative(initiative_id=InitiativeId(initiative.id), name="Mine", current_state="a", future_state="b")
    with pytest.raises(NotFound):
        async with house.as_("Olga") as work:
            await edit_initiative(work, ask)

    assert await house.all(select(Initiative.name)) == ["New ways of working"]


async def test_a_group_has_a_headcount_and_a_name_of_its_own(database: Database) -> None:
    house = await a_staffed_house(database)
    initiative = await an_initiative(house, await a_project(house))
    await a_group(house, initiative, "Operators")

    for name, headcount in (("OPERATORS", 3), ("Nobody", 0), ("Too many", 10_000_001)):
        with pytest.raises(Invalid):
            async with house.as_("Chris") as work:
                await add_group(
                    work, AddGroup(initiative_id=InitiativeId(initiative.id), name=name, headcount=headcount)
                )

    assert await house.count(StakeholderGroup) == 1
