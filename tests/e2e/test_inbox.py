"""The inbox: what one is told comes while one looks on, is opened and marked by keys; how one is told is one's own."""

import asyncpg
import pytest
from playwright.async_api import expect

from e2e.houses import House
from e2e.people import People, picture
from e2e.steps import Ask, restate
from e2e.test_further_acts import asked
from triptych.access.work import Works
from triptych.governance.notices.telling import tell_event
from triptych.model.database import Database

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
NEED = "Nine inspectors need badges for the north gate."


async def tell_of(house: House, ref: str) -> None:
    """What happened to a request is told, as a worker does it."""
    connection = await asyncpg.connect(house.app_url.replace("+asyncpg", ""))
    events = await connection.fetch(
        "SELECT event_id FROM event_to_tell JOIN exception_request AS r ON r.id = request_id"
        " JOIN request_event AS e ON e.id = event_id WHERE r.ref = $1 AND told_at IS NULL ORDER BY e.number",
        ref,
    )
    await connection.close()
    database = Database(house.owner_url, house.app_url)
    for event in events:
        async with Works(database).begin_system("Notices") as work:
            await tell_event(work, event["event_id"])
    await database.close()


async def test_what_one_must_do_comes_to_the_inbox_and_leaves_it_when_it_is_done(
    people: People, demo_house: House
) -> None:
    marta, rita = await people.at_desk("Marta"), await people.at_desk("Rita")
    await rita.goto("/inbox")
    await expect(rita.get_by_text("Live", exact=True)).to_be_visible()
    ref = await asked(marta, Ask(need=NEED))

    await tell_of(demo_house, ref)

    told = rita.locator(f"section[aria-labelledby='{ref}']")
    await expect(told.get_by_text("Restate the need")).to_be_visible()
    await expect(told.get_by_role("img", name="Unread")).to_be_visible()
    await picture(rita, "inbox")

    row = told.locator("[data-row]")
    for _ in range(60):
        await rita.keyboard.press("j")
        if await row.evaluate("row => row === document.activeElement"):
            break
    await expect(row).to_be_focused()
    await rita.keyboard.press("e")
    await expect(told.get_by_role("img", name="Read", exact=True)).to_be_visible()
    await rita.keyboard.press("e")
    await expect(told.get_by_role("img", name="Unread")).to_be_visible()
    await row.focus()
    await rita.keyboard.press("Enter")
    await expect(rita).to_have_url(f"{people.address}/exceptions/{ref}")

    await restate(rita, ref)
    await tell_of(demo_house, ref)
    await rita.goto("/inbox?show=mine")
    await expect(rita.get_by_role("heading", name="Inbox")).to_be_visible()
    await expect(rita.locator(f"section[aria-labelledby='{ref}']")).to_have_count(0)
    await rita.goto("/inbox")
    await expect(rita.locator(f"section[aria-labelledby='{ref}']").get_by_text("Done")).to_be_visible()
    await marta.goto("/inbox?show=mine")
    await expect(marta.locator(f"section[aria-labelledby='{ref}']").get_by_text("Confirm the need")).to_be_visible()


async def test_somebody_follows_a_request_and_says_how_they_are_told(people: People, demo_house: House) -> None:
    uma = await people.at_desk("Uma")
    connection = await asyncpg.connect(demo_house.app_url.replace("+asyncpg", ""))
    ref = await connection.fetchval("SELECT ref FROM exception_request WHERE state = 'deciding' ORDER BY 1")
    await connection.close()
    await uma.goto(f"/exceptions/{ref}")
    follow = uma.get_by_role("button", name="Follow", exact=True)
    await follow.click()
    await expect(uma.get_by_role("button", name="Following")).to_have_attribute("aria-pressed", "true")
    await uma.reload()
    await uma.get_by_role("button", name="Following").click()
    await expect(follow).to_have_attribute("aria-pressed", "false")

    await uma.goto("/settings")
    await expect(uma.get_by_text("No mail is sent here")).to_be_visible()
    await uma.get_by_label("What changed on what concerns you").select_option("By mail, at once")
    await uma.get_by_label("Digest at").fill("06:45")
    await uma.get_by_label("Quiet until").fill("")
    save = uma.get_by_role("button", name="Save").last
    await save.click()
    await expect(uma.get_by_text("Quiet hours have a beginning and an end").first).to_be_visible()
    await uma.get_by_label("Quiet until").fill("06:00")
    await save.click()
    await expect(uma.get_by_text("Saved how you are told")).to_be_visible()
    await uma.reload()
    await expect(uma.get_by_label("Digest at")).to_have_value("06:45")
    await expect(uma.get_by_label("What changed on what concerns you")).to_have_value("AT_ONCE")
    await picture(uma, "notices-settings")
