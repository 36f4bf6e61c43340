"""The inbox tells what is no event of a request: one notice of every kind, each with the way to its record."""

import re

import pytest
from playwright.async_api import Page, expect

from e2e.accessible import violations
from e2e.houses import House
from e2e.occurrences import a_database, all_told, everything_happens
from e2e.people import People, picture
from e2e.prepared import Prepared

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
# What is said of each, and where it leads.
TOLD = {
    "The three keys of this gate are ready": "/gates/G-",
    "the gate": "/gates/G-",
    "lends you authority until": "/settings/away",
    "before its time": "/settings/away",
    "proposed this class waiver": "/rules/waivers/W-",
    "granted this class waiver": "/rules/waivers/W-",
    "turned this class waiver down": "/rules/waivers/W-",
    "revoked this class waiver": "/rules/waivers/W-",
    "This class waiver ends on": "/rules/waivers/W-",
    "Facts that the decision rests on have changed": "/exceptions/REQ-",
}


async def leads(page: Page, words: str) -> str:
    """Where the newest notice with these words leads."""
    row = page.locator("[data-row]").filter(has_text=words).first
    await expect(row).to_be_visible()
    return await row.get_attribute("href") or ""


async def test_one_notice_of_every_kind_with_the_way_to_its_record(people: People, demo_house: House) -> None:
    async with a_database(demo_house) as database:
        await everything_happens(database)
        await all_told(database, "Uma")
    uma = await people.at_desk("Uma")

    await uma.goto("/inbox")

    found = {words: await leads(uma, words) for words in TOLD}
    assert {words: path for words, path in found.items() if not path.startswith(TOLD[words])} == {}
    assert await violations(uma) == []
    await picture(uma, "inbox-beside-requests")
    async with people.visit("Uma", scheme="dark", width=360) as phone:
        await phone.goto("/inbox")
        await leads(phone, "This class waiver ends on")
        assert await phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await picture(phone, "inbox-beside-requests-phone")


async def test_a_proposed_waiver_waits_in_the_inbox_and_is_answered_on_its_page(
    people: People, demo_house: House
) -> None:
    async with a_database(demo_house) as database:
        await everything_happens(database)
        await all_told(database, "Uma")
    samir = await people.at_desk("Samir")

    await samir.goto("/inbox?show=mine")
    waiting = samir.locator("section").filter(has=samir.get_by_role("heading", name="Lines for at most ten desks"))
    await expect(waiting.get_by_text("Answer the proposal")).to_be_visible()
    await waiting.locator("[data-row]").first.click()

    await expect(samir.get_by_role("heading", name="Lines for at most ten desks")).to_be_visible()
    await expect(samir.get_by_role("button", name="Grant").first).to_be_visible()


async def test_where_facts_changed_the_callout_has_the_acts_that_may_follow(people: People, demo_house: House) -> None:
    async with a_database(demo_house) as database:
        await everything_happens(database)
        await all_told(database, "Uma")
    uma = await people.at_desk("Uma")
    await uma.goto("/inbox")
    await uma.locator("[data-row]").filter(has_text="Facts that the decision rests on have changed").first.click()

    callout = uma.get_by_role("note").filter(has_text="The facts have changed since")
    await expect(callout).to_be_visible()
    act = callout.get_by_role(
        "button", name=re.compile("Take it up again|Extend the approval")
    )  # as the request stands
    await expect(act).to_have_attribute("aria-disabled", "true")
    await picture(uma, "facts-changed-acts")


async def test_an_address_that_names_an_act_opens_its_dialog_once(people: People, prepared: Prepared) -> None:
    ref = (await prepared.declined("Two lorries need passes for the quay by Monday.")).ref
    marta = await people.at_desk("Marta")

    await marta.goto(f"/exceptions/{ref}#reopenRequest")

    await expect(marta.get_by_role("dialog").get_by_role("heading", name="Take the request up again?")).to_be_visible()
    await expect(marta).to_have_url(f"{people.address}/exceptions/{ref}")
    await marta.keyboard.press("Escape")
    await expect(marta.get_by_role("dialog")).to_have_count(0)


async def test_an_address_opens_a_dialog_of_the_decision_page_too_and_none_that_needs_to_know_of_what(
    people: People, prepared: Prepared
) -> None:
    ref = (await prepared.approved("A second berth for the pilot boat until the dredger has left.")).ref
    olivia = await people.at_desk("Olivia")

    await olivia.goto(f"/decisions/{ref}#extendApproval")

    await expect(olivia.get_by_role("dialog").get_by_role("heading", name="Extend the approval")).to_be_visible()
    await expect(olivia).to_have_url(f"{people.address}/decisions/{ref}")

    await olivia.goto(f"/exceptions/{ref}#reviseAlternative")
    await expect(olivia.get_by_role("heading", level=1)).to_be_visible()
    await expect(olivia.get_by_role("dialog")).to_have_count(0)
