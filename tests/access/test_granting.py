"""Roles: authority is not given to oneself unseen, two duties stay apart, and the last way stays open."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from building import (
    NOON,
    House,
    a_house,
    a_person,
    a_project,
    a_role,
    a_staffed_house,
    a_unit,
    an_account,
    usd,
)
from triptych.access.administration.people import DeactivatePerson, deactivate_person
from triptych.access.administration.roles import GrantRole, RevokeRole, grant_role, revoke_role
from triptych.access.policy.actions import Action
from triptych.access.seen import everywhere, scope_of
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Conflict, Denial, Invalid, NotAllowed
from triptych.model.database import Database
from triptych.model.people import Person, RoleAssignment
from triptych.model.portfolio import Workstream
from triptych.model.types import RoleAssignmentId, ScopeId


async def revoked(house: House, assignment: RoleAssignment, by: str = "Ada") -> None:
    async with house.as_(by) as work:
        await revoke_role(work, RevokeRole(assignment_id=RoleAssignmentId(assignment.id)))


async def assignment_of(house: House, name: str, role: Role) -> RoleAssignment:
    found: list[RoleAssignment] = await house.all(
        select(RoleAssignment).where(RoleAssignment.person_id == house.people[name], RoleAssignment.role == role)
    )
    return found[0]


async def standing(house: House) -> int:
    """How many assignments are in force."""
    return await house.count(RoleAssignment, RoleAssignment.revoked_at.is_(None))


async def test_a_role_is_held_from_now_at_its_scope_and_below(database: Database) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)

    await a_role(house, "Olga", Role.APPROVER_2)

    async with house.as_("Olga") as work:
        permit = work.must(Action.EXCEPTION_APPROVE, scope_of(project), amount=usd("250000"))
        over = work.may(Action.EXCEPTION_APPROVE, scope_of(project), amount=usd("250000.01"))
    assert permit.role is Role.APPROVER_2
    assert isinstance(over, Denial)


async def test_a_role_with_a_period_is_held_in_that_period_only(database: Database) -> None:
    house = await a_staffed_house(database)
    starts, ends = NOON + timedelta(days=1), NOON + timedelta(days=2)
    await a_role(house, "Olga", Role.SMO_LEAD, valid_from=starts, valid_until=ends)

    held = {}
    for day in range(3):
        house.clock.now = NOON + timedelta(days=day)
        async with house.as_("Olga") as work:
            held[day] = not isinstance(work.may(Action.CATALOGUE_EDIT, everywhere(work)), Denial)

    assert held == {0: False, 1: True, 2: False}


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "code"),
    [
        (NOON - timedelta(days=1), None, "past_date"),
        (None, NOON, "ends_before_start"),
        (NOON + timedelta(days=2), NOON + timedelta(days=1), "ends_before_start"),
        (None, NOON.replace(tzinfo=None), "no_time_zone"),
        (None, datetime.max.replace(tzinfo=UTC), "beyond_calendar"),  # which the database would take for "never"
    ],
)
async def test_authority_is_not_given_for_the_past_nor_backwards(
    database: Database, valid_from: object, valid_until: object, code: str
) -> None:
    house = await a_staffed_house(database)
    before = await standing(house)

    with pytest.raises(Invalid) as refused:
        await a_role(house, "Olga", Role.SMO_LEAD, valid_from=valid_from, valid_until=valid_until)

    assert code in {each.code for each in refused.value.problems}
    assert await standing(house) == before


@pytest.mark.parametrize("name", ["Paul", "Erin", "Art", "Rob"])
async def test_only_administrators_give_approving_roles(database: Database, name: str) -> None:
    house = await a_staffed_house(database)
    before = await standing(house)

    with pytest.raises(NotAllowed):
        await a_role(house, "Olga", Role.APPROVER_1, by=name)

    assert await standing(house) == before


async def test_an_office_lead_gives_ordinary_roles_within_their_scope(database: Database) -> None:
    house = await a_staffed_house(database)
    north, south = await a_unit(house, "North"), await a_unit(house, "South")
    await a_role(house, "Olga", Role.SMO_LEAD, north.id)

    await a_role(house, "Sofie", Role.PROVIDER_REPRESENTATIVE, north.id, by="Olga")
    with pytest.raises(NotAllowed):
        await a_role(house, "Sofie", Role.PROVIDER_REPRESENTATIVE, south.id, by="Olga")

    assert await house.count(RoleAssignment, RoleAssignment.person_id == house.people["Sofie"]) == 1


async def test_alone_the_first_administrator_may_take_an_approving_role_and_it_shows(database: Database) -> None:
    house = await a_house(database)

    await a_role(house, "Ada", Role.EXECUTIVE)

    entry = await house.last_entry()
    assert (entry.action, entry.single_handed) == ("role:grant", True)
    assert entry.policy_line == "p, role:administrator, *, role:grant_approving, *, -, allow"


async def test_with_a_second_administrator_nobody_gives_themselves_an_approving_role(database: Database) -> None:
    house = await a_house(database)
    await a_person(house, "Berta")
    await a_role(house, "Berta", Role.ADMINISTRATOR)
    before = await standing(house)

    with pytest.raises(NotAllowed) as refused:
        await a_role(house, "Ada", Role.EXECUTIVE)

    assert refused.value.denial.code == "separation_of_duties"
    assert refused.value.denial.nearest == "Ask Berta."
    assert await standing(house) == before


async def test_a_second_administrator_and_an_approving_role_for_the_first_do_not_pass_side_by_side(
    database: Database,
) -> None:
    house = await a_house(database)
    await a_person(house, "Berta")

    told = await asyncio.gather(
        a_role(house, "Ada", Role.EXECUTIVE), a_role(house, "Berta", Role.ADMINISTRATOR), return_exceptions=True
    )

    refused = [each for each in told if isinstance(each, Exception)]
    assert all(isinstance(each, NotAllowed | Conflict) for each in refused)
    executives = await house.count(RoleAssignment, RoleAssignment.role == Role.EXECUTIVE)
    assert executives == (0 if isinstance(told[0], Exception) else 1)


async def test_what_others_are_given_is_not_marked_single_handed(database: Database) -> None:
    house = await a_house(database)
    await a_person(house, "Erin")

    await a_role(house, "Erin", Role.EXECUTIVE)

    assert not (await house.last_entry()).single_handed


@pytest.mark.parametrize(
    ("name", "added"),
    [("Art", Role.APPROVER_1), ("Erin", Role.AUDITOR), ("Erin", Role.ADMINISTRATOR), ("Berta", Role.APPROVER_1)],
)
async def test_duties_stay_apart(database: Database, name: str, added: Role) -> None:
    house = await a_staffed_house(database)
    before = await standing(house)

    with pytest.raises(Invalid) as refused:
        await a_role(house, name, added)

    assert [(each.field, each.code) for each in refused.value.problems] == [("role", "separation_of_duties")]
    assert await standing(house) == before


async def test_the_same_role_at_the_same_place_is_held_once(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Olga", Role.APPROVER_1, valid_from=NOON + timedelta(days=10))
    before = await standing(house)

    with pytest.raises(Conflict):
        await a_role(house, "Olga", Role.APPROVER_1)
    await a_role(house, "Olga", Role.APPROVER_1, valid_until=NOON + timedelta(days=10))

    assert await standing(house) == before + 1


async def test_a_revoked_approver_is_out_at_once(database: Database) -> None:
    house = await a_staffed_house(database)
    assignment = await a_role(house, "Olga", Role.APPROVER_1)

    await revoked(house, assignment)

    async with house.as_("Olga") as work:
        assert isinstance(work.may(Action.EXCEPTION_APPROVE, everywhere(work), amount=usd("1")), Denial)
    with pytest.raises(Conflict):
        await revoked(house, assignment)


async def test_whoever_may_not_give_a_role_does_not_take_it(database: Database) -> None:
    house = await a_staffed_house(database)
    assignment = await a_role(house, "Olga", Role.APPROVER_1)

    for name in ("Paul", "Olga", "Erin", "Art"):
        with pytest.raises(NotAllowed):
            await revoked(house, assignment, by=name)

    assert await house.count(RoleAssignment, RoleAssignment.revoked_at.is_not(None)) == 0


async def test_taking_a_lead_s_role_leaves_the_workstream_vacant(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_project(house)

    await revoked(house, await assignment_of(house, "Chris", Role.CHANGE_LEAD))

    assert await house.all(select(Workstream.kind).where(Workstream.lead_id.is_(None))) == ["people_change"]


async def test_the_last_administrator_stays(database: Database) -> None:
    house = await a_house(database)

    with pytest.raises(NotAllowed) as refused:
        await revoked(house, await assignment_of(house, "Ada", Role.ADMINISTRATOR))
    with pytest.raises(NotAllowed):
        async with house.as_("Ada") as work:
            await deactivate_person(work, DeactivatePerson(person_id=house.id("Ada")))

    assert refused.value.denial.code == "last_administrator"
    assert await standing(house) == 1
    assert await house.count(Person, Person.deactivated_at.is_not(None)) == 0


async def test_an_administrator_who_cannot_sign_in_yet_or_not_for_long_is_no_other(database: Database) -> None:
    house = await a_house(database)
    await a_person(house, "Berta")
    await a_person(house, "Carl")
    await an_account(house, "Carl")
    await a_role(house, "Berta", Role.ADMINISTRATOR)
    await a_role(house, "Carl", Role.ADMINISTRATOR, valid_until=NOON + timedelta(days=1))
    ada = await assignment_of(house, "Ada", Role.ADMINISTRATOR)

    with pytest.raises(NotAllowed):
        await revoked(house, ada, by="Carl")
    await an_account(house, "Berta")
    await revoked(house, ada, by="Carl")

    assert await house.count(RoleAssignment, RoleAssignment.revoked_at.is_not(None)) == 1


async def test_the_last_way_to_decide_a_class_of_request_stays(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Olga", Role.APPROVER_3)
    erin = await assignment_of(house, "Erin", Role.EXECUTIVE)
    before = await standing(house)

    with pytest.raises(NotAllowed) as refused:
        await revoked(house, erin)

    assert refused.value.denial.code == "last_way"
    assert "above USD 5,000,000" in refused.value.denial.reason
    assert await standing(house) == before


async def test_a_way_that_others_have_too_may_be_taken(database: Database) -> None:
    house = await a_staffed_house(database)
    approver = await a_role(house, "Olga", Role.APPROVER_3)
    await a_role(house, "Sofie", Role.EXECUTIVE)

    await revoked(house, approver)
    await revoked(house, await assignment_of(house, "Erin", Role.EXECUTIVE))

    async with house.as_("Sofie") as work:
        assert not isinstance(work.may(Action.EXCEPTION_APPROVE, everywhere(work), amount=usd("9000000")), Denial)


async def test_the_last_way_of_a_unit_is_looked_for_above_it_too(database: Database) -> None:
    house = await a_staffed_house(database)
    north = await a_unit(house, "North")
    local = await a_role(house, "Olga", Role.APPROVER_1, north.id)

    await revoked(house, local)

    assert await house.count(RoleAssignment, RoleAssignment.revoked_at.is_not(None)) == 1


async def test_two_administrators_do_not_remove_each_other_at_once(database: Database) -> None:
    house = await a_staffed_house(database)
    ada = await assignment_of(house, "Ada", Role.ADMINISTRATOR)
    berta = await assignment_of(house, "Berta", Role.ADMINISTRATOR)

    async def crossed() -> None:
        async with house.as_("Berta") as slow:  # began before Ada takes Berta's role
            await revoked(house, berta)
            await revoke_role(slow, RevokeRole(assignment_id=RoleAssignmentId(ada.id)))

    with pytest.raises(NotAllowed):
        await crossed()

    left = await house.all(
        select(RoleAssignment.person_id).where(
            RoleAssignment.role == Role.ADMINISTRATOR, RoleAssignment.revoked_at.is_(None)
        )
    )
    assert left == [house.people["Ada"]]


async def test_a_scope_that_does_not_exist_is_not_found(database: Database) -> None:
    house = await a_staffed_house(database)
    before = await standing(house)

    with pytest.raises(Exception, match="no such unit"):
        await a_role(house, "Olga", Role.APPROVER_1, house.people["Ada"])

    assert await standing(house) == before


async def test_somebody_who_has_left_is_given_nothing(database: Database) -> None:
    house = await a_staffed_house(database)
    async with house.as_("Ada") as work:
        await deactivate_person(work, DeactivatePerson(person_id=house.id("Olga")))

    ask = GrantRole(person_id=house.id("Olga"), role=Role.APPROVER_1, scope_id=ScopeId(house.root))
    with pytest.raises(Invalid):
        async with house.as_("Ada") as work:
            await grant_role(work, ask)

    assert await house.count(RoleAssignment, RoleAssignment.person_id == house.people["Olga"]) == 0
