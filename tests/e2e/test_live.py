"""People at the same record: what one does, the others see without reloading, and keep what they are typing."""

import asyncio

import asyncpg
import pytest
from playwright.async_api import expect
from sqlalchemy import select

from e2e.houses import House
from e2e.people import People, picture
from e2e.steps import Ask, press, restate, settled
from e2e.test_further_acts import asked
from triptych.access.administration.invitations import Invite, invite, take_up_invitation
from triptych.access.administration.people import AddPerson, add_person
from triptych.access.administration.roles import GrantRole, RevokeRole, grant_role, revoke_role
from triptych.access.work import Works
from triptych.demo.parts import DEMO_PASSWORD, FOUNDER
from triptych.kernel.actor import Role
from triptych.model.database import Database
from triptych.model.people import Organisation, Person
from triptych.model.types import PersonId, RoleAssignmentId, ScopeId, UnitId

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
RESTATED = "Sixty working places with network, on time."


async def a_second_auditor(house: House, database: Database, name: str) -> RoleAssignmentId:
    """Somebody new who reads everything, until that role is taken from them."""
    async with database.sessions() as session:
        ada = await session.scalar(select(Person.id).where(Person.email == FOUNDER.email))
        root = await session.scalar(select(Organisation.root_unit_id))
    assert ada is not None
    assert root is not None
    async with Works(database).begin(ada) as work:
        email = f"{name.lower()}@meridian.example"
        person = await add_person(work, AddPerson(name=f"{name} Berg", email=email, unit_id=UnitId(root)))
        role = GrantRole(person_id=PersonId(person.id), role=Role.AUDITOR, scope_id=ScopeId(root))
        held = await grant_role(work, role)
        link = await invite(work, Invite(person_id=PersonId(person.id)))
    async with database.sessions() as session, session.begin():
        await take_up_invitation(session, link.token, DEMO_PASSWORD)
    return RoleAssignmentId(held.id)


async def takes_away(database: Database, assignment: RoleAssignmentId) -> None:
    """The administrator ends a role."""
    async with database.sessions() as session:
        ada = await session.scalar(select(Person.id).where(Person.email == FOUNDER.email))
    assert ada is not None
    async with Works(database).begin(ada) as work:
        await revoke_role(work, RevokeRole(assignment_id=assignment))


async def test_what_one_does_the_other_sees_without_reloading_and_goes_on_typing(people: People) -> None:
    marta, rita = await people.at_desk("Marta"), await people.at_desk("Rita")
    ref = await asked(marta, Ask(need="Twelve auditors need a quiet room with a network."))
    await rita.goto("/decisions")
    await expect(rita.get_by_text("Live", exact=True)).to_be_visible()
    await expect(marta.get_by_text("Live", exact=True)).to_be_visible()
    await press(marta, "Withdraw the request")
    why = marta.get_by_label("Why you take it back")
    await why.fill("Half a sentence")

    # That it was updated just now is said for a few seconds.
    await asyncio.gather(restate(rita, ref), expect(marta.get_by_text("Updated just now")).to_be_attached())

    await expect(marta.get_by_role("dialog")).to_be_visible()
    await expect(why).to_have_value("Half a sentence")
    await expect(marta.get_by_text(RESTATED).first).to_be_attached()
    await marta.keyboard.press("Escape")
    await settled(marta)
    await picture(marta, "live-updated")


async def test_nobody_confirms_a_wording_that_they_did_not_read(people: People) -> None:
    marta, rita = await people.at_desk("Marta"), await people.at_desk("Rita")
    ref = await asked(marta, Ask(need="Seven testers need a lab with power."))
    await restate(rita, ref)
    await expect(marta.get_by_text("Live", exact=True).or_(marta.get_by_text("Updated just now"))).to_be_visible()
    await press(marta, "Confirm the restatement")
    dialog = marta.get_by_role("dialog")
    await expect(dialog.get_by_text(RESTATED)).to_be_visible()

    await restate(rita, ref, "Nobody needs a lab.")

    await expect(dialog.get_by_role("status")).to_contain_text("close it and look again")
    await expect(dialog.get_by_text(RESTATED)).to_be_visible()
    await picture(marta, "live-changed-under-a-dialog")
    await press(marta, "Yes, confirm it")
    await expect(dialog.get_by_role("alert")).to_contain_text("the need was restated again")
    await press(marta, "Show what stands now")
    await settled(marta)
    await expect(marta.get_by_text("Not confirmed yet")).to_be_visible()
    await press(marta, "Confirm the restatement")
    await expect(dialog.get_by_text("Nobody needs a lab.")).to_be_visible()


async def test_a_withdrawal_that_waits_in_a_dialog_tells_what_changed(people: People) -> None:
    marta, rita = await people.at_desk("Marta"), await people.at_desk("Rita")
    ref = await asked(marta, Ask(need="Five planners need a plotter."))
    await expect(marta.get_by_text("Live", exact=True).or_(marta.get_by_text("Updated just now"))).to_be_visible()
    await press(marta, "Withdraw the request")
    await marta.get_by_label("Why you take it back").fill("Half a sentence")

    await restate(rita, ref)

    await expect(marta.get_by_role("dialog").get_by_text("What you typed is kept")).to_be_visible()
    await expect(marta.get_by_label("Why you take it back")).to_have_value("Half a sentence")


async def test_what_waits_for_somebody_arrives_at_their_queue(people: People) -> None:
    marta, rita = await people.at_desk("Marta"), await people.at_desk("Rita")
    await rita.goto("/decisions")
    await expect(rita.get_by_text("Live", exact=True)).to_be_visible()

    ref = await asked(marta, Ask(need="Nine planners need a wall of screens."))

    await expect(rita.get_by_text(ref).first).to_be_visible()
    await marta.goto("/")
    await expect(marta.get_by_text("Live", exact=True)).to_be_visible()
    await restate(rita, ref)
    waiting = marta.get_by_role("listitem").filter(has_text=ref).filter(has_text="Confirm the restated need")
    await expect(waiting).to_be_visible()
    await picture(marta, "live-home")


async def test_whose_role_is_taken_stops_receiving_and_is_told_so(people: People, demo_house: House) -> None:
    database = Database(demo_house.owner_url, demo_house.app_url)
    held = await a_second_auditor(demo_house, database, "Lena")
    people.emails["Lena"] = "lena@meridian.example"
    marta, lena = await people.at_desk("Marta"), await people.at_desk("Lena")
    ref = await asked(marta, Ask(need="Four surveyors need a drone."))
    await lena.goto(f"/exceptions/{ref}")
    await expect(lena.get_by_text("Live", exact=True)).to_be_visible()

    await takes_away(database, held)

    await expect(lena.get_by_role("alert").filter(has_text="No longer yours to see")).to_be_visible()
    await picture(lena, "live-gone")
    await restate(await people.at_desk("Rita"), ref)
    await expect(marta.get_by_text(RESTATED).first).to_be_visible()
    await expect(lena.get_by_text(RESTATED)).to_have_count(0)
    await database.close()


async def test_a_line_that_comes_back_brings_what_was_missed(people: People, demo_house: House) -> None:
    people.watch.expect("WebSocket", "ERR_INTERNET_DISCONNECTED", "Failed to load resource")
    marta, rita = await people.at_desk("Marta"), await people.at_desk("Rita")
    ref = await asked(marta, Ask(need="Two welders need gas bottles."))
    await expect(marta.get_by_text("Live", exact=True)).to_be_visible()
    connection = await asyncpg.connect(demo_house.owner_url)

    await marta.evaluate("window.dispatchEvent(new Event('offline'))")
    await marta.context.set_offline(True)
    await restate(rita, ref)
    await marta.context.set_offline(False)

    await expect(marta.get_by_text(RESTATED).first).to_be_visible()
    await expect(marta.get_by_text("Live", exact=True).or_(marta.get_by_text("Updated just now"))).to_be_visible()
    await connection.close()
