"""The first install: once, whole or not at all, and through a link that works once."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text

from building import PASSWORD, a_house
from first_link import first_link_works
from triptych.access.account.accounts import SignedIn, sign_in
from triptych.access.administration.establish import (
    EstablishOrganisation,
    establish,
    first_link,
    take_up,
)
from triptych.access.policy.actions import Action
from triptych.access.policy.store import renew_shipped_policy
from triptych.access.seen import everywhere
from triptych.access.work import Works
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Conflict, Denial, Invalid, NotFound
from triptych.model.audit import AuditEntry
from triptych.model.database import Database
from triptych.model.people import OfficeCharter, Organisation, OrgUnit, Person, RoleAssignment
from triptych.model.policy import PolicyLine, PolicyVersion
from unchanged import fingerprint


def an_ask(**more: str) -> EstablishOrganisation:
    given = {
        "name": "Meridian",
        "time_zone": "Europe/Berlin",
        "base_currency": "EUR",
        "administrator_name": "Ada",
        "administrator_email": "ada@meridian.example",
        "administrator_password": PASSWORD,
        **more,
    }
    return EstablishOrganisation(**given)


async def test_an_empty_installation_becomes_an_organisation(database: Database) -> None:
    ada = await database.unit(lambda session: establish(session, an_ask()))

    async with database.sessions() as session:
        organisation = (await session.scalars(select(Organisation))).one()
        offices = set(await session.scalars(select(OfficeCharter.office)))
        (policy,) = await session.scalars(select(PolicyVersion))
        (role,) = await session.scalars(select(RoleAssignment))
        (entry,) = await session.scalars(select(AuditEntry))
    assert (organisation.name, organisation.time_zone, organisation.base_currency) == (
        "Meridian",
        "Europe/Berlin",
        "EUR",
    )
    assert offices == {"pmo", "smo", "cmo"}
    assert (policy.state, policy.shipped) == ("active", True)
    assert (role.person_id, role.role, role.scope_id) == (ada.id, Role.ADMINISTRATOR, organisation.root_unit_id)
    assert (entry.action, entry.single_handed) == ("organisation:establish", True)


async def test_the_first_administrator_signs_in_and_works(database: Database) -> None:
    ada = await database.unit(lambda session: establish(session, an_ask()))

    signed = await database.unit(
        lambda session: sign_in(session, "ada@meridian.example", PASSWORD, address="127.0.0.1", user_agent=None)
    )

    assert isinstance(signed, SignedIn)
    async with Works(database).begin(ada.id) as work:
        assert work.organisation.name == "Meridian"


async def test_an_installation_is_established_once(database: Database) -> None:
    await a_house(database)

    with pytest.raises(Conflict):
        await database.unit(lambda session: establish(session, an_ask(administrator_email="eve@meridian.example")))

    async with database.sessions() as session:
        assert list(await session.scalars(select(Person.name))) == ["Ada"]


async def test_every_problem_is_told_at_once_and_nothing_is_established(database: Database) -> None:
    ask = an_ask(
        name=" ",
        time_zone="Mars/Olympus",
        base_currency="XXZ",
        administrator_name="",
        administrator_email="ada",
        administrator_password="short",
    )

    with pytest.raises(Invalid) as refused:
        await database.unit(lambda session: establish(session, ask))

    assert {(each.field, each.code) for each in refused.value.problems} == {
        ("name", "required"),
        ("timeZone", "unknown_zone"),
        ("baseCurrency", "unknown_currency"),
        ("administratorName", "required"),
        ("administratorEmail", "not_an_address"),
        ("administratorPassword", "too_short"),
    }
    async with database.sessions() as session:
        assert await session.scalar(select(OrgUnit.id)) is None


async def test_the_first_link_works_once(database: Database) -> None:
    token = await database.unit(first_link) or ""
    works = await database.unit(lambda session: first_link_works(session, token))

    await database.unit(lambda session: take_up(session, token, an_ask()))

    assert works
    with pytest.raises(NotFound):
        await database.unit(lambda session: take_up(session, token, an_ask()))
    assert not await database.unit(lambda session: first_link_works(session, token))
    assert await database.unit(first_link) is None


async def test_a_refused_take_up_leaves_the_link_as_it_was(database: Database) -> None:
    token = await database.unit(first_link) or ""

    with pytest.raises(Invalid):
        await database.unit(lambda session: take_up(session, token, an_ask(administrator_password="short")))

    assert await database.unit(lambda session: first_link_works(session, token))


async def test_a_newer_first_link_ends_the_older_one(database: Database) -> None:
    older = await database.unit(first_link) or ""
    newer = await database.unit(first_link) or ""

    with pytest.raises(NotFound):
        await database.unit(lambda session: take_up(session, older, an_ask()))
    await database.unit(lambda session: take_up(session, newer, an_ask()))

    async with database.sessions() as session:
        (administrator,) = await session.scalars(select(Person))
    assert administrator.name == "Ada"


async def test_a_demo_says_that_it_is_one(database: Database) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)

    ada = await database.unit(lambda session: establish(session, an_ask(), demo=True, now=now))

    async with database.sessions() as session:
        assert (await session.scalars(select(Organisation.demo))).one()
    assert ada.origin == "illustrative"


async def test_an_installation_of_an_earlier_program_gets_the_policy_that_ships_now(database: Database) -> None:
    house = await a_house(database)
    earlier = "p, role:executive, *, gate:create, *, -, allow"
    async with database.sessions() as session, session.begin():
        await session.execute(text("UPDATE policy_version SET state = 'retired'"))
        version = PolicyVersion(state="draft", note="As it shipped once.", shipped=True)
        session.add(version)
        await session.flush()
        session.add(PolicyLine(version_id=version.id, number=1, line=earlier))
        await session.flush()
        version.state = "active"

    renewed = await database.unit(renew_shipped_policy)
    again = await database.unit(renew_shipped_policy)

    assert renewed is not None
    assert again is None
    async with house.as_("Ada") as work:
        assert work.gatekeeper.policy.number == renewed.number
        assert not isinstance(work.may(Action.ORGANISATION_EDIT, everywhere(work)), Denial)
    entry = await house.last_entry()
    assert (entry.action, entry.person_id, entry.detail["removed"]) == ("policy:renew", None, [earlier])


async def test_a_policy_that_people_drafted_is_never_replaced_by_the_program(database: Database) -> None:
    ada = (await a_house(database)).people["Ada"]  # alone, and so drafter and activator in one
    async with database.sessions() as session, session.begin():
        await session.execute(text("UPDATE policy_version SET state = 'retired'"))
        session.add(PolicyVersion(state="active", note="Ours", drafted_by_id=ada, activated_by_id=ada))
    before = await fingerprint(database)

    assert await database.unit(renew_shipped_policy) is None
    assert await fingerprint(database) == before
