"""Units and people: a tree, a line without circles, and whoever leaves holds nothing any more."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from building import (
    NOON,
    PASSWORD,
    House,
    a_person,
    a_project,
    a_role,
    a_service,
    a_staffed_house,
    a_unit,
    an_account,
    stands,
)
from triptych.access.account.accounts import sign_in
from triptych.access.administration.delegations import GrantDelegation, grant_delegation
from triptych.access.administration.people import (
    AddPerson,
    DeactivatePerson,
    EditPerson,
    add_person,
    deactivate_person,
    edit_person,
)
from triptych.access.administration.units import CreateUnit, EditUnit, create_unit, edit_unit
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed
from triptych.model.database import Database
from triptych.model.people import Delegation, OrgUnit, Person, RoleAssignment
from triptych.model.portfolio import Program, Workstream
from triptych.model.service import Service
from triptych.model.types import PersonId, UnitId


def as_is(house: House, name: str, **more: object) -> EditPerson:
    """The record of somebody as a form would send it."""
    given = {"name": name, "email": f"{name.lower()}@meridian.example", "unit_id": UnitId(house.root), **more}
    return EditPerson(person_id=house.id(name), **given)  # type: ignore[arg-type]


async def left(house: House, name: str, by: str = "Ada") -> None:
    async with house.as_(by) as work:
        await deactivate_person(work, DeactivatePerson(person_id=house.id(name)))


async def test_a_unit_moves_with_everything_below_it(database: Database) -> None:
    house = await a_staffed_house(database)
    north, south = await a_unit(house, "North"), await a_unit(house, "South")
    team = await a_unit(house, "Team", north.id)

    async with house.as_("Ada") as work:
        await edit_unit(work, EditUnit(unit_id=UnitId(north.id), name="North", parent_id=UnitId(south.id)))

    (scope,) = await house.all(select(OrgUnit.scope_ids).where(OrgUnit.id == team.id))
    assert scope == [team.id, north.id, south.id, house.root]


async def test_a_unit_never_stands_below_itself_and_the_root_stays(database: Database) -> None:
    house = await a_staffed_house(database)
    north = await a_unit(house, "North")
    team = await a_unit(house, "Team", north.id)

    for unit, parent in ((north, team), (north, north)):
        with pytest.raises(Invalid) as refused:
            async with house.as_("Ada") as work:
                await edit_unit(work, EditUnit(unit_id=UnitId(unit.id), name="North", parent_id=UnitId(parent.id)))
        assert refused.value.problems[0].field == "parentId"
    with pytest.raises(Invalid):
        async with house.as_("Ada") as work:
            await edit_unit(work, EditUnit(unit_id=UnitId(house.root), name="Root", parent_id=UnitId(team.id)))

    (parents,) = [await house.all(select(OrgUnit.parent_id).order_by(OrgUnit.id))]
    assert parents == [None, house.root, north.id]


async def test_sibling_units_have_different_names(database: Database) -> None:
    house = await a_staffed_house(database)
    north = await a_unit(house, "North")
    await a_unit(house, "Team", north.id)
    await a_unit(house, "Team")

    with pytest.raises(Invalid):
        await a_unit(house, "team", north.id)

    assert await house.count(OrgUnit, OrgUnit.parent_id == north.id) == 1


@pytest.mark.parametrize("name", ["Paul", "Erin", "Art", "Rob"])
async def test_only_administrators_keep_units_and_people(database: Database, name: str) -> None:
    house = await a_staffed_house(database)
    units, people = await house.count(OrgUnit), await house.count(Person)

    with pytest.raises(NotAllowed):
        async with house.as_(name) as work:
            await create_unit(work, CreateUnit(name="Own", parent_id=UnitId(house.root)))
    with pytest.raises(NotAllowed):
        async with house.as_(name) as work:
            await add_person(work, AddPerson(name="Eve", email="eve@x.example", unit_id=UnitId(house.root)))
    with pytest.raises(NotAllowed):
        async with house.as_(name) as work:
            await edit_person(work, as_is(house, "Olga", title="Boss"))
    with pytest.raises(NotAllowed):
        await left(house, "Olga", by=name)

    assert (await house.count(OrgUnit), await house.count(Person)) == (units, people)
    assert await house.count(Person, (Person.title == "Boss") | Person.deactivated_at.is_not(None)) == 0


async def test_every_problem_of_a_person_is_told_at_once(database: Database) -> None:
    house = await a_staffed_house(database)
    before = await house.count(Person)

    ask = AddPerson(name="", email="no address", unit_id=UnitId(house.root), time_zone="Mars", locale="klingon")
    with pytest.raises(Invalid) as refused:
        async with house.as_("Ada") as work:
            await add_person(work, ask)

    assert {(each.field, each.code) for each in refused.value.problems} == {
        ("name", "required"),
        ("email", "not_an_address"),
        ("timeZone", "unknown_zone"),
        ("locale", "unknown_locale"),
    }
    assert await house.count(Person) == before


async def test_an_address_belongs_to_one_person(database: Database) -> None:
    house = await a_staffed_house(database)
    before = await house.count(Person)

    with pytest.raises(Invalid) as refused:
        async with house.as_("Ada") as work:
            await add_person(work, AddPerson(name="Eve", email="ADA@meridian.example", unit_id=UnitId(house.root)))

    assert [(each.field, each.code) for each in refused.value.problems] == [("email", "taken")]
    assert await house.count(Person) == before


async def test_nobody_stands_above_themselves_in_the_line(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_person(house, "Boss")
    await a_person(house, "Nora", manager_id=house.id("Boss"))

    for manager in ("Nora", "Boss"):
        with pytest.raises(Invalid) as refused:
            async with house.as_("Ada") as work:
                await edit_person(work, as_is(house, "Boss", manager_id=house.id(manager)))
        assert [(each.field, each.code) for each in refused.value.problems] == [("managerId", "circle")]

    assert await house.all(select(Person.manager_id).where(Person.id == house.people["Boss"])) == [None]


async def test_whoever_leaves_holds_nothing_any_more(database: Database) -> None:
    house = await a_staffed_house(database)
    await an_account(house, "Olga")
    signed = await database.unit(
        lambda session: sign_in(session, "olga@meridian.example", PASSWORD, address="127.0.0.1", user_agent=None)
    )
    await a_project(house, delivery_lead_id=house.id("Olga"))
    await a_service(house)
    await a_role(house, "Sofie", Role.APPROVER_1)
    async with house.as_("Sofie") as work:
        ask = GrantDelegation(delegate_id=house.id("Olga"), valid_until=NOON + timedelta(days=5))
        await grant_delegation(work, ask)

    await left(house, "Olga")

    open_roles = RoleAssignment.person_id == house.people["Olga"], RoleAssignment.revoked_at.is_(None)
    assert await house.count(RoleAssignment, *open_roles) == 0
    assert await house.all(select(Workstream.kind).where(Workstream.lead_id.is_(None))) == ["delivery"]
    assert await house.all(select(Service.owner_id)) == [None]
    assert await house.count(Delegation, Delegation.revoked_at.is_(None)) == 0
    assert not await stands(database, signed)
    with pytest.raises(NotAllowed):
        async with house.as_("Olga"):
            pass


async def test_somebody_leaves_once(database: Database) -> None:
    house = await a_staffed_house(database)
    await left(house, "Olga")

    with pytest.raises(Conflict):
        await left(house, "Olga")


async def test_the_last_executive_does_not_leave(database: Database) -> None:
    house = await a_staffed_house(database)

    with pytest.raises(NotAllowed) as refused:
        await left(house, "Erin")

    assert refused.value.denial.code == "last_way"
    assert await house.count(Person, Person.deactivated_at.is_not(None)) == 0


async def test_whoever_keeps_one_unit_closes_no_account_that_decides_for_all(database: Database) -> None:
    house = await a_staffed_house(database)
    north = await a_unit(house, "North")
    await a_role(house, "Mona", Role.ADMINISTRATOR, north.id)
    await a_person(house, "Exa", unit_id=UnitId(north.id))
    await a_role(house, "Exa", Role.EXECUTIVE)
    await a_person(house, "Nils", unit_id=UnitId(north.id))

    with pytest.raises(NotAllowed):
        await left(house, "Exa", by="Mona")
    await left(house, "Nils", by="Mona")

    gone = await house.all(select(Person.name).where(Person.deactivated_at.is_not(None)))
    assert gone == ["Nils"]


async def test_somebody_who_has_left_leads_nothing_new(database: Database) -> None:
    house = await a_staffed_house(database)
    await left(house, "Olga")

    with pytest.raises(Invalid) as refused:
        await a_project(house, change_lead_id=PersonId(house.people["Olga"]))

    assert refused.value.problems[0].code == "has_left"
    assert await house.count(Program) == 1
