"""Buttons that decide, pressed twice: it is decided once, and what is said stands there once.

A yes, its signature, its longer life and its end; a no, a later and the word of their helper; an appeal, its answer and
a superseding yes; an emergency go and its review; a gate. Not pressed here: a directed decision, taking up again, many
at once, and class waivers; their forms send one key as these do, and what a key does is tried without a browser.
"""

import re
from datetime import timedelta

import pytest
from playwright.async_api import Page, expect
from sqlalchemy import exists, select

from e2e.houses import House
from e2e.people import People, picture
from e2e.prepared import Prepared
from e2e.steps import pick, settled
from e2e.test_decided_otherwise import acts_on
from e2e.test_what_people_do import one
from triptych.governance.exceptions.deciding import ApproveRequest, SignTerms, approve_request, sign_terms
from triptych.governance.gates.gates import CreateGate, create_gate
from triptych.model.decision import Terms
from triptych.model.gate import Gate
from triptych.model.portfolio import Project
from triptych.model.types import ProjectId, RequestId, TermsId
from waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]
EVERYBODY = ("Rita", "Olivia", "Hana", "Samir")
COUNTED = {
    "decisions": "SELECT count(*) FROM decision AS told JOIN exception_request AS r ON r.id = told.request_id",
    "signatures": (
        "SELECT count(*) FROM signature JOIN terms AS told ON told.id = signature.terms_id"
        " JOIN exception_request AS r ON r.id = told.request_id"
    ),
    "gate_decisions": "SELECT count(*) FROM gate_decision AS told JOIN gate AS r ON r.id = told.gate_id",
    "events": "SELECT count(*) FROM request_event AS told JOIN exception_request AS r ON r.id = told.request_id",
}


async def counted(house: House, ref: str, what: str, kind: str | None = None) -> object:
    """How many there are of a request."""
    of = f"{COUNTED[what]} WHERE r.ref = $1"
    return await (one(house, of, ref) if kind is None else one(house, f"{of} AND told.kind = $2", ref, kind))


async def stands(house: House, ref: str, **expected: int) -> bool:
    """Whether there are so many by now; a form that closes at once is answered a moment later."""
    return {what: await counted(house, ref, what) for what in expected} == expected


async def once(page: Page, house: House, ref: str, **expected: int) -> None:
    """There are so many, and still are when the page has come anew: whatever was pressed before has been answered."""
    await until(lambda: stands(house, ref, **expected))
    await page.reload()
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await page.wait_for_load_state("networkidle")
    assert {what: await counted(house, ref, what) for what in expected} == expected


async def twice(page: Page, button: str) -> None:
    """Press the button of the open dialog twice, as a hurried hand does, and wait until the dialog is gone."""
    await page.get_by_role("dialog").get_by_role("button", name=button, exact=True).dblclick()
    await settled(page)


async def test_a_yes_its_second_signature_and_its_longer_life_are_given_once(
    people: People, prepared: Prepared, demo_house: House
) -> None:
    ref = (await prepared.submitted("Two tents for the harvest festival stay a week longer.", apart=EVERYBODY)).ref
    hana, samir, olivia = [await people.at_desk(name) for name in ("Hana", "Samir", "Olivia")]

    await hana.goto(f"/decisions/{ref}")
    await hana.get_by_label("Why yes").fill("Waiting costs more.")
    await hana.get_by_label("Valid until").fill("+30d")
    await hana.get_by_role("button", name="Approve", exact=True).first.dblclick()
    await twice(hana, "Sign and approve")
    await once(hana, demo_house, ref, signatures=1, decisions=0)
    await samir.goto(f"/decisions/{ref}")
    await samir.get_by_role("button", name="Sign these terms").first.dblclick()
    await twice(samir, "Sign")
    await once(samir, demo_house, ref, signatures=2, decisions=1)
    await acts_on(olivia, ref, "Extend the approval")
    await olivia.get_by_role("dialog").get_by_label("Why it is needed longer").fill("It rains.")
    await olivia.get_by_role("dialog").get_by_label("Valid until").fill("+60d")
    await twice(olivia, "Sign the extension")

    await once(olivia, demo_house, ref, decisions=2)
    assert await counted(demo_house, ref, "events", "decision_made") == 2
    assert await counted(demo_house, ref, "events", "approval_signed") == 4
    await picture(olivia, "pressed-twice")


async def test_a_no_the_word_of_its_helper_an_appeal_and_its_answer_are_given_once(
    people: People, prepared: Prepared, demo_house: House
) -> None:
    ref = (await prepared.submitted("A second key for the boat house is cut before the regatta.")).ref
    rita, otto, marta, olivia = [await people.at_desk(name) for name in ("Rita", "Otto", "Marta", "Olivia")]

    await acts_on(rita, ref, "Decline")
    dialog = rita.get_by_role("dialog")
    await dialog.get_by_label("Why, in a sentence to the requester").fill("The lock is changed next month.")
    await dialog.get_by_label("What stands in the way").select_option(index=0)
    await pick(rita, "Who will help", "Otto")
    await dialog.get_by_label("When the requester hears next").fill("+2w")
    await twice(rita, "Put the decline forward")
    await otto.goto(f"/exceptions/{ref}")
    await otto.locator("#decision").get_by_role("button", name="Reply as helper").click()
    await otto.get_by_label("I will help").check()
    await twice(otto, "Send my reply")
    await once(otto, demo_house, ref, decisions=1)
    await acts_on(marta, ref, "Appeal the decision")
    await marta.get_by_label("Your grounds").fill("The regatta is this week.")
    await twice(marta, "Appeal")
    await acts_on(olivia, ref, "Uphold the decision")
    await olivia.get_by_role("dialog").get_by_label("Why it stands").fill("The lock is ordered.")
    await olivia.get_by_role("dialog").get_by_label("When the requester hears next").fill("+6d")
    await twice(olivia, "Uphold it")

    await once(olivia, demo_house, ref, decisions=2)
    for kind in ("decline_proposed", "helper_accepted", "decision_appealed"):
        assert await counted(demo_house, ref, "events", kind) == 1


async def test_an_emergency_go_and_its_review_are_given_once(
    people: People, prepared: Prepared, demo_house: House
) -> None:
    ref = (await prepared.submitted("The dam must be sandbagged before the flood.", apart=EVERYBODY)).ref
    hana, olivia = await people.at_desk("Hana"), await people.at_desk("Olivia")

    await acts_on(hana, ref, "Give an emergency go")
    dialog = hana.get_by_role("dialog")
    await dialog.get_by_label("Why it cannot wait").fill("It rains.")
    await dialog.get_by_label("How it is undone").fill("The bags are taken away.")
    await dialog.get_by_label("For how many hours").fill("24")
    await twice(hana, "Give the go")
    await acts_on(olivia, ref, "Review the emergency go")
    await olivia.get_by_label("What you found").fill("The gauge was right.")
    await twice(olivia, "Let it stand")

    await once(olivia, demo_house, ref, decisions=1)
    assert await counted(demo_house, ref, "events", "emergency_reviewed") == 1


async def test_a_later_the_word_of_its_owner_and_the_yes_that_supersedes_it_are_given_once(
    people: People, prepared: Prepared, demo_house: House
) -> None:
    ref = (await prepared.submitted("The bandstand is painted before the summer concerts.")).ref
    rita, otto, olivia = [await people.at_desk(name) for name in ("Rita", "Otto", "Olivia")]

    await acts_on(rita, ref, "Defer")
    dialog = rita.get_by_role("dialog")
    await dialog.get_by_label("Why, in a sentence to the requester").fill("The painters are elsewhere.")
    await dialog.get_by_label("What stands in the way").select_option(index=0)
    await pick(rita, "Owner, who sees to it", "Otto")
    await dialog.get_by_label("When the requester hears next").fill("+2w")
    await dialog.get_by_label("What will make the answer possible").fill("They come back.")
    await dialog.get_by_label("What eases the need until then").fill("A banner hides the rust.")
    await twice(rita, "Put the deferral forward")
    await otto.goto(f"/exceptions/{ref}")
    await otto.locator("#decision").get_by_role("button", name="Reply as helper").click()
    await otto.get_by_label("I will help").check()
    await twice(otto, "Send my reply")
    await once(otto, demo_house, ref, decisions=1)
    await olivia.goto(f"/decisions/{ref}")
    await olivia.get_by_label(re.compile("^Why ")).fill("I answer for it.")
    await olivia.get_by_label("Valid until").fill("+30d")
    await olivia.get_by_role("button", name="Supersede and approve", exact=True).first.dblclick()
    await twice(olivia, "Sign and approve")

    await once(olivia, demo_house, ref, decisions=2)
    assert await counted(demo_house, ref, "events", "deferral_proposed") == 1
    assert await counted(demo_house, ref, "events", "helper_accepted") == 1


async def test_a_yes_is_taken_back_once(people: People, prepared: Prepared, demo_house: House) -> None:
    request = await prepared.submitted("The old jetty is opened for the anglers.", apart=EVERYBODY)
    async with prepared.as_("Hana") as work:
        ask = ApproveRequest(
            request_id=RequestId(request.id),
            seen=request.version,
            reason="The fish bite.",
            valid_until=work.now + timedelta(days=60),
        )
        half = await approve_request(work, ask)
    terms = await prepared.one(select(Terms.id).where(Terms.request_id == request.id))
    async with prepared.as_("Samir") as work:
        await sign_terms(work, SignTerms(terms_id=TermsId(terms), seen=half.version))
    olivia = await people.at_desk("Olivia")

    await olivia.goto(f"/decisions/{request.ref}")
    await olivia.get_by_role("button", name="Revoke the approval", exact=True).first.dblclick()
    await olivia.get_by_role("dialog").get_by_label("Why").first.fill("A plank broke.")
    await twice(olivia, "Revoke the approval")

    await once(olivia, demo_house, request.ref, decisions=2)
    assert await counted(demo_house, request.ref, "events", "decision_revoked") == 1


async def test_a_gate_is_decided_once(people: People, prepared: Prepared, demo_house: House) -> None:
    bare = select(Project.id).where(~exists().where(Gate.project_id == Project.id)).order_by(Project.ref.desc())
    async with prepared.as_("Paula") as work:
        ask = CreateGate(
            project_id=ProjectId(await prepared.one(bare)), name="Open", due_on=work.today, criteria="It is swept."
        )
        ref = (await create_gate(work, ask)).ref
    paula = await people.at_desk("Paula")

    await paula.goto(f"/gates/{ref}")
    await paula.get_by_role("button", name="Decide gate").first.dblclick()
    await paula.get_by_role("dialog").get_by_label("Hold").check()
    await paula.get_by_role("dialog").get_by_label("Reason").fill("Nothing is shown yet.")
    await twice(paula, "Decide: Hold")

    await once(paula, demo_house, ref, gate_decisions=1)


async def test_who_writes_a_no_while_it_is_approved_is_told_and_keeps_the_text(
    people: People, prepared: Prepared, demo_house: House
) -> None:
    request = await prepared.submitted("The ferry takes bicycles on Sundays too.")
    rita = await people.at_desk("Rita")
    await acts_on(rita, request.ref, "Decline")
    reason = rita.get_by_role("dialog").get_by_label("Why, in a sentence to the requester")
    await reason.fill("The deck is narrow on Sundays.")

    await prepared.approve(request)

    await expect(rita.get_by_text("Approved", exact=True).first).to_be_attached()
    await expect(reason).to_have_value("The deck is narrow on Sundays.")
    await rita.get_by_role("dialog").get_by_role("button", name="Put the decline forward").click()
    await expect(rita.get_by_role("dialog").get_by_role("alert").first).to_be_visible()
    await expect(reason).to_have_value("The deck is narrow on Sundays.")
    await picture(rita, "approved-while-declining")
    assert await counted(demo_house, request.ref, "decisions") == 1
