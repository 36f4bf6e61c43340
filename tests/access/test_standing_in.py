"""Absence and delegation: away without losing authority, lent for a time and never above one's own."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from building import NOON, House, a_role, a_staffed_house, usd
from triptych.access.administration.absences import CancelAbsence, DeclareAbsence, cancel_absence, declare_absence
from triptych.access.administration.delegations import (
    GrantDelegation,
    RevokeDelegation,
    grant_delegation,
    revoke_delegation,
)
from triptych.access.administration.roles import RevokeRole, revoke_role
from triptych.access.policy.actions import Action
from triptych.access.seen import everywhere
from triptych.kernel.actor import Role
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Denial, Invalid, NotAllowed
from triptych.model.database import Database
from triptych.model.people import Absence, Delegation, RoleAssignment
from triptych.model.types import AbsenceId, DelegationId, RoleAssignmentId

WEEK = NOON + timedelta(days=7)


async def away(house: House, by: str, **more: object) -> Absence:
    async with house.as_(by) as work:
        return await declare_absence(work, DeclareAbsence(until=WEEK, **more))  # type: ignore[arg-type]


async def lent(house: House, by: str, to: str, limit: Money | None = None, **more: object) -> Delegation:
    given = {"valid_until": WEEK, **more}
    async with house.as_(by) as work:
        ask = GrantDelegation(delegate_id=house.id(to), limit=limit, **given)  # type: ignore[arg-type]
        return await grant_delegation(work, ask)


async def may_approve(house: House, name: str, amount: str) -> bool:
    async with house.as_(name) as work:
        answer = work.may(Action.EXCEPTION_APPROVE, everywhere(work), amount=usd(amount))
        return not isinstance(answer, Denial)


async def test_one_says_that_one_is_away_from_now(database: Database) -> None:
    house = await a_staffed_house(database)

    absence = await away(house, "Erin", note="Leave")

    assert (absence.person_id, absence.starts, absence.until) == (house.people["Erin"], NOON, WEEK)


async def test_others_are_declared_away_by_administrators_only(database: Database) -> None:
    house = await a_staffed_house(database)

    with pytest.raises(NotAllowed):
        await away(house, "Paul", person_id=house.id("Erin"))
    none = await house.count(Absence)
    await away(house, "Ada", person_id=house.id("Erin"))

    assert none == 0
    assert await house.count(Absence) == 1


async def test_an_absence_that_has_ended_or_never_starts_is_refused(database: Database) -> None:
    house = await a_staffed_house(database)

    for starts, until in ((NOON, NOON), (NOON - timedelta(days=9), NOON - timedelta(days=1)), (WEEK, NOON)):
        with pytest.raises(Invalid):
            async with house.as_("Erin") as work:
                await declare_absence(work, DeclareAbsence(starts=starts, until=until))

    assert await house.count(Absence) == 0


async def test_an_absence_is_cancelled_once_by_its_person(database: Database) -> None:
    house = await a_staffed_house(database)
    absence = await away(house, "Erin")
    ask = CancelAbsence(absence_id=AbsenceId(absence.id))

    with pytest.raises(NotAllowed):
        async with house.as_("Paul") as work:
            await cancel_absence(work, ask)
    before = await house.count(Absence, Absence.cancelled_at.is_not(None))
    async with house.as_("Erin") as work:
        await cancel_absence(work, ask)
    with pytest.raises(Conflict):
        async with house.as_("Erin") as work:
            await cancel_absence(work, ask)

    assert before == 0
    assert await house.all(select(Absence.cancelled_at)) == [NOON]


async def test_lent_authority_counts_up_to_its_limit_until_it_is_revoked(database: Database) -> None:
    house = await a_staffed_house(database)

    delegation = await lent(house, "Erin", "Olga", usd("1000"))
    within, above = await may_approve(house, "Olga", "1000"), await may_approve(house, "Olga", "1000.01")
    async with house.as_("Erin") as work:
        await revoke_delegation(work, RevokeDelegation(delegation_id=DelegationId(delegation.id)))

    assert (within, above) == (True, False)
    assert not await may_approve(house, "Olga", "1000")
    with pytest.raises(Conflict):
        async with house.as_("Erin") as work:
            await revoke_delegation(work, RevokeDelegation(delegation_id=DelegationId(delegation.id)))


async def test_a_delegation_ends_with_its_period(database: Database) -> None:
    house = await a_staffed_house(database)
    await lent(house, "Erin", "Olga")

    house.clock.now = WEEK

    assert not await may_approve(house, "Olga", "1")


async def test_nobody_lends_more_than_their_own_limit(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Sofie", Role.APPROVER_1)

    with pytest.raises(Invalid) as refused:
        await lent(house, "Sofie", "Olga", usd("25000.01"))

    assert [(each.field, each.code) for each in refused.value.problems] == [("limit", "above_own_limit")]
    assert await house.count(Delegation) == 0


async def test_what_was_lent_is_not_lent_on(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Sofie", Role.APPROVER_1)
    await lent(house, "Erin", "Sofie")

    with pytest.raises(Invalid):
        await lent(house, "Sofie", "Olga", usd("25000.01"))
    with pytest.raises(NotAllowed):
        await lent(house, "Rob", "Olga")
    await lent(house, "Sofie", "Olga")

    assert await may_approve(house, "Sofie", "9000000")
    assert not await may_approve(house, "Olga", "25000.01")


@pytest.mark.parametrize(
    ("to", "limit", "code"),
    [
        ("Erin", None, "delegate_is_delegator"),
        ("Art", None, "separation_of_duties"),
        ("Ada", None, "separation_of_duties"),
        ("Olga", Money(usd("5").amount, "EUR"), "not_base_currency"),
        ("Olga", usd("-5"), "negative"),
    ],
)
async def test_to_oneself_to_the_third_line_or_in_another_currency_nothing_is_lent(
    database: Database, to: str, limit: Money | None, code: str
) -> None:
    house = await a_staffed_house(database)

    with pytest.raises(Invalid) as refused:
        await lent(house, "Erin", to, limit)

    assert code in {each.code for each in refused.value.problems}
    assert await house.count(Delegation) == 0


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
@pytest.mark.parametrize("starts", [NOON, NOON + timedelta(days=3)])
async def test_whoever_was_lent_authority_gets_no_role_that_excludes_it(
    database: Database, role: Role, starts: datetime
) -> None:
    house = await a_staffed_house(database)
    await lent(house, "Erin", "Olga", valid_from=starts)
    before = await house.count(RoleAssignment)

    with pytest.raises(Invalid) as refused:
        await a_role(house, "Olga", role)

    assert [each.code for each in refused.value.problems] == ["separation_of_duties"]
    assert await house.count(RoleAssignment) == before
    await a_role(house, "Olga", role, valid_from=WEEK)


async def test_authority_that_the_delegator_gets_back_is_not_exercised_by_whom_it_excludes(database: Database) -> None:
    house = await a_staffed_house(database)
    held = await a_role(house, "Sofie", Role.APPROVER_1)
    await lent(house, "Sofie", "Olga")
    async with house.as_("Ada") as work:
        await revoke_role(work, RevokeRole(assignment_id=RoleAssignmentId(held.id)))
    await a_role(house, "Olga", Role.ADMINISTRATOR)

    await a_role(house, "Sofie", Role.APPROVER_1)

    async with house.as_("Olga") as work:
        answer = work.may(Action.EXCEPTION_APPROVE, everywhere(work), amount=usd("1"))

    assert isinstance(answer, Denial)
    assert answer.code == "separation_of_duties"
    assert await may_approve(house, "Sofie", "1")


async def test_lending_and_granting_at_once_do_not_pass_side_by_side(database: Database) -> None:
    house = await a_staffed_house(database)

    told = await asyncio.gather(
        lent(house, "Erin", "Olga"), a_role(house, "Olga", Role.ADMINISTRATOR), return_exceptions=True
    )

    assert sorted(isinstance(each, Invalid) for each in told) == [False, True]
    lent_to_olga = await house.count(Delegation)
    olgas = await house.count(RoleAssignment, RoleAssignment.person_id == house.people["Olga"])
    assert lent_to_olga + olgas == 1


async def test_only_the_delegator_or_an_administrator_ends_a_delegation(database: Database) -> None:
    house = await a_staffed_house(database)
    delegation = await lent(house, "Erin", "Olga")
    ask = RevokeDelegation(delegation_id=DelegationId(delegation.id))

    for name in ("Paul", "Art", "Olga"):
        with pytest.raises(NotAllowed):
            async with house.as_(name) as work:
                await revoke_delegation(work, ask)
    before = await house.count(Delegation, Delegation.revoked_at.is_not(None))
    async with house.as_("Ada") as work:
        await revoke_delegation(work, ask)

    assert before == 0
    assert await house.count(Delegation, Delegation.revoked_at.is_not(None)) == 1
