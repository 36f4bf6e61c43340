"""Invitations and new passwords: by a link that works once, and never for somebody above one's reach."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, update

from building import PASSWORD, House, a_person, a_role, a_staffed_house, a_unit, stands
from triptych.access.account.accounts import SignedIn, WrongCredentials, sign_in
from triptych.access.account.links import IssuedLink
from triptych.access.administration.invitations import Invite, ResetPassword, invite, reset_password, take_up_invitation
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.model.accounts import Account, OneTimeLink
from triptych.model.database import Database
from triptych.model.types import UnitId

ANOTHER = "nine crows sat on the quiet wall"


async def a_living_house(database: Database) -> House:
    """Links live by the database's own clock."""
    house = await a_staffed_house(database)
    house.clock.now = datetime.now(UTC)
    return house


async def invited(house: House, name: str, by: str = "Ada") -> IssuedLink:
    async with house.as_(by) as work:
        return await invite(work, Invite(person_id=house.id(name)))


async def reset(house: House, name: str, by: str = "Ada") -> IssuedLink:
    async with house.as_(by) as work:
        return await reset_password(work, ResetPassword(person_id=house.id(name)))


async def taken_up(house: House, link: IssuedLink, password: str = PASSWORD) -> None:
    await house.database.unit(lambda session: take_up_invitation(session, link.token, password))


async def signed_in(house: House, name: str, password: str = PASSWORD) -> SignedIn | WrongCredentials:
    email = f"{name.lower()}@meridian.example"
    return await house.database.unit(
        lambda session: sign_in(session, email, password, address="127.0.0.1", user_agent=None)
    )


async def test_an_invitation_makes_an_account_that_its_person_takes_up(database: Database) -> None:
    house = await a_living_house(database)

    link = await invited(house, "Olga")
    before = await signed_in(house, "Olga")
    await taken_up(house, link)

    assert isinstance(before, WrongCredentials)
    assert isinstance(await signed_in(house, "Olga"), SignedIn)
    (stored,) = await house.all(select(OneTimeLink.token_hash).where(OneTimeLink.id == link.id))
    assert link.token.encode() not in stored


async def test_a_link_works_once_and_a_newer_one_ends_it(database: Database) -> None:
    house = await a_living_house(database)
    older, newer = await invited(house, "Olga"), await invited(house, "Olga")

    with pytest.raises(NotFound):
        await taken_up(house, older)
    await taken_up(house, newer)
    with pytest.raises(NotFound):
        await taken_up(house, newer, ANOTHER)

    assert isinstance(await signed_in(house, "Olga"), SignedIn)


async def test_a_weak_password_is_refused_and_the_link_still_works(database: Database) -> None:
    house = await a_living_house(database)
    link = await invited(house, "Olga")

    for weak in ("short", "a" * 40, "x" * 201):
        with pytest.raises(Invalid):
            await taken_up(house, link, weak)
    await taken_up(house, link)

    assert isinstance(await signed_in(house, "Olga"), SignedIn)


async def test_an_expired_link_does_not_work(database: Database) -> None:
    house = await a_living_house(database)
    link = await invited(house, "Olga")
    async with database.sessions() as session, session.begin():
        await session.execute(update(OneTimeLink).values(expires_at=func.now()))

    with pytest.raises(NotFound):
        await taken_up(house, link)

    assert isinstance(await signed_in(house, "Olga"), WrongCredentials)


async def test_whoever_has_an_account_is_not_invited_again_and_who_has_none_is_not_reset(database: Database) -> None:
    house = await a_living_house(database)
    links = await house.count(OneTimeLink)

    with pytest.raises(Conflict):
        await invited(house, "Berta")
    with pytest.raises(Conflict):
        await reset(house, "Olga")

    assert await house.count(OneTimeLink) == links
    assert await house.count(Account, Account.person_id == house.people["Olga"]) == 0


async def test_a_new_password_ends_every_session_and_the_old_password(database: Database) -> None:
    house = await a_living_house(database)
    await taken_up(house, await invited(house, "Olga"))
    signed = await signed_in(house, "Olga")
    link = await reset(house, "Olga")
    still = await signed_in(house, "Olga")

    await taken_up(house, link, ANOTHER)

    assert isinstance(still, SignedIn)
    assert not await stands(database, signed)
    assert isinstance(await signed_in(house, "Olga"), WrongCredentials)
    assert isinstance(await signed_in(house, "Olga", ANOTHER), SignedIn)


@pytest.mark.parametrize("name", ["Paul", "Erin", "Art", "Rob"])
async def test_only_administrators_let_people_in(database: Database, name: str) -> None:
    house = await a_living_house(database)
    links = await house.count(OneTimeLink)

    with pytest.raises(NotAllowed):
        await invited(house, "Olga", by=name)
    with pytest.raises(NotAllowed):
        await reset(house, "Berta", by=name)

    assert await house.count(OneTimeLink) == links


async def test_whoever_keeps_one_unit_takes_over_no_account_that_decides_for_all(database: Database) -> None:
    house = await a_living_house(database)
    north = await a_unit(house, "North")
    await a_role(house, "Mona", Role.ADMINISTRATOR, north.id)
    await a_person(house, "Exa", unit_id=UnitId(north.id))
    await a_role(house, "Exa", Role.EXECUTIVE)
    links = await house.count(OneTimeLink)

    with pytest.raises(NotAllowed):
        await invited(house, "Exa", by="Mona")

    assert await house.count(OneTimeLink) == links


async def test_the_trail_holds_no_token(database: Database) -> None:
    house = await a_living_house(database)

    link = await invited(house, "Olga")

    entry = await house.last_entry()
    assert (entry.action, entry.subject_id) == ("account:invite", house.people["Olga"])
    assert link.token not in str(entry.detail)
