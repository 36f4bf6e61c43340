"""What people do that they were not asked to: reload, press twice, come late, lose the line, use no mouse."""

import re

import asyncpg
import pytest
from playwright.async_api import Page, expect

from e2e.houses import House
from e2e.people import People, picture
from e2e.routes import PROJECT
from e2e.steps import UNIT, Ask, pick, press, say_amount, say_cost_of_waiting, say_need

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

MARTAS_PROJECT = "Move to the north site"
UNSIGNED_REQUEST = (
    "SELECT ref FROM exception_request r WHERE state = 'deciding' AND NOT EXISTS"
    " (SELECT FROM citation c WHERE c.request_id = r.id AND c.rule_version_id IS NOT NULL)"
    " AND NOT EXISTS (SELECT FROM terms t WHERE t.request_id = r.id)"
)
WITHOUT_TERMS = (
    "SELECT ref FROM exception_request r WHERE state = 'deciding'"
    " AND NOT EXISTS (SELECT FROM terms t WHERE t.request_id = r.id) ORDER BY cost_per_hour DESC"
)
MARTAS_REQUEST = (
    "SELECT r.ref FROM exception_request r JOIN project p ON p.id = r.project_id WHERE p.publisher IS NULL ORDER BY 1"
)


async def one(house: House, query: str, *values: object) -> object:
    """One value out of the house's database."""
    connection = await asyncpg.connect(house.owner_url)
    try:
        return await connection.fetchval(query, *values)
    finally:
        await connection.close()


async def written(page: Page, ask: Ask) -> None:
    """A request of Marta's, ready to be sent."""
    await say_need(page, ask)
    await press(page, "Continue")
    await pick(page, "Project", MARTAS_PROJECT)
    await pick(page, "Providing unit", UNIT)
    await say_amount(page, ask)
    await say_cost_of_waiting(page)
    await press(page, "Continue")
    await expect(page.get_by_role("heading", name="Check and send")).to_be_visible()


async def test_a_reload_keeps_what_was_half_written(people: People) -> None:
    page = await people.at_desk("Marta")
    await say_need(page, Ask(need="Badges for two hundred people by Monday."))
    await expect(page.get_by_role("status").filter(has_text="Draft kept at")).to_be_visible()

    await page.reload()

    await expect(page.get_by_label("The need, in your own words")).to_have_value(
        "Badges for two hundred people by Monday."
    )
    async with people.visit("Marta", width=390) as phone:
        await phone.goto("/exceptions/new")
        await expect(phone.get_by_label("The need, in your own words")).to_have_value(re.compile("^Badges"))
        await picture(phone, "draft-on-a-phone")
    await press(page, "Start afresh")
    await expect(page.get_by_label("The need, in your own words")).to_have_value("")


async def test_a_double_click_sends_one_request(people: People, demo_house: House) -> None:
    page = await people.at_desk("Marta")
    ask = Ask(need="A second projector for the town hall.", amount="900")
    await written(page, ask)

    await page.get_by_role("button", name="Send the request").dblclick()

    await page.wait_for_url(re.compile(r"/exceptions/REQ-\d+$"))
    assert await one(demo_house, "SELECT count(*) FROM exception_request WHERE need = $1", ask.need) == 1


async def test_who_was_slower_is_told_at_once_and_keeps_the_text(people: People, demo_house: House) -> None:
    ref = await one(demo_house, UNSIGNED_REQUEST)
    stale, fresh = await people.at_desk("Hana"), await people.at_desk("Olivia")
    await stale.goto(f"/decisions/{ref}")
    await stale.get_by_label("Why yes").fill("It must not wait any longer.")
    await stale.get_by_label("Valid until").fill("+30d")

    await fresh.goto(f"/decisions/{ref}")
    await fresh.get_by_label("Why yes").fill("Agreed on the phone.")
    await fresh.get_by_label("Valid until").fill("+30d")
    await press(fresh, "Approve")
    await press(fresh, "Sign and approve")
    await expect(fresh.get_by_text("The decision in force")).to_be_visible()

    kept = stale.get_by_role("note", name="What you had written")
    await expect(kept).to_contain_text("It must not wait any longer.")
    await expect(stale.get_by_text("Approved", exact=True).first).to_be_visible()
    await picture(stale, "slower-decision")
    decisions = "SELECT count(*) FROM decision d JOIN exception_request r ON r.id = d.request_id WHERE r.ref = $1"
    assert await one(demo_house, decisions, ref) == 1


async def test_a_lost_connection_keeps_the_text_and_sends_once(people: People, demo_house: House) -> None:
    people.watch.expect("ERR_INTERNET_DISCONNECTED")
    page = await people.at_desk("Marta")
    said = "Does anybody have the floor plan?"
    await page.goto(f"/exceptions/{await one(demo_house, MARTAS_REQUEST)}")
    await page.get_by_label("Say something on this request").fill(said)
    await page.context.set_offline(True)

    await page.get_by_role("button", name="Comment", exact=True).last.click()

    await expect(page.get_by_text("The connection was lost before an answer came")).to_be_visible()
    await expect(page.get_by_label("Say something on this request")).to_have_value(said)
    await picture(page, "connection-lost")
    await page.context.set_offline(False)
    await press(page, "Send again")
    await expect(page.get_by_role("list", name="History").get_by_text(said)).to_have_count(1)
    await expect(page.get_by_label("Say something on this request")).to_have_value("")


async def test_the_palette_reaches_a_page_and_a_record_without_a_mouse(people: People, demo_house: House) -> None:
    page = await people.at_desk("Paula")
    await page.goto("/")
    await expect(page.get_by_role("navigation", name="Main")).to_be_visible()

    await page.keyboard.press("Control+k")
    typed = page.get_by_role("combobox", name="Page, record or act")
    await typed.fill("Gates")
    await expect(page.get_by_role("option").first).to_contain_text("Gates")
    await picture(page, "palette")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/gates")

    await page.keyboard.press("Control+k")
    await typed.fill(str(await one(demo_house, PROJECT)))
    await expect(page.get_by_role("option", name=re.compile(MARTAS_PROJECT))).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(typed).to_have_count(0)


async def test_a_question_mark_shows_the_shortcuts(people: People) -> None:
    page = await people.at_desk("Paula")
    await page.goto("/projects")
    await expect(page.get_by_role("heading", name="Projects", level=1)).to_be_visible()

    await page.keyboard.press("?")

    await expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    await picture(page, "shortcuts")


async def test_a_day_that_there_is_not_is_told_and_never_shuts_a_form(people: People, demo_house: House) -> None:
    ref = await one(demo_house, WITHOUT_TERMS)
    page = await people.at_desk("Olivia")
    await page.goto(f"/decisions/{ref}")
    await page.get_by_label("Why yes").fill("It must not wait.")
    await press(page, "Add a dated condition")
    await page.get_by_label("Condition 1", exact=True).fill("Remove it after the move.")
    await page.get_by_label("Due", exact=True).fill("2026-31-31")
    await page.get_by_label("Valid until").fill("2026-02-30")

    await page.get_by_label("Why yes").focus()

    await expect(page.get_by_text("There is no such day.")).to_have_count(2)
    await expect(page.get_by_role("status").filter(has_text="Draft kept at")).to_be_visible()
    await page.reload()
    await expect(page.get_by_label("Due", exact=True)).to_have_value("2026-31-31")
    await expect(page.get_by_label("Valid until")).to_have_value("2026-02-30")
    await expect(page.get_by_text("There is no such day.")).to_have_count(2)
    await expect(page.get_by_label("Why yes")).to_have_value("It must not wait.")
    await expect(page.get_by_label("Condition 1", exact=True)).to_have_value("Remove it after the move.")


async def test_a_huge_text_is_refused_and_leaves_what_was_written(people: People) -> None:
    page = await people.at_desk("Marta")
    await say_need(page, Ask(need="Badges for two hundred people."))
    need = page.get_by_label("The need, in your own words")

    await need.evaluate(
        """field => {
          const pasted = new DataTransfer()
          pasted.setData('text/plain', 'x'.repeat(10_000_000))
          const event = new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true })
          if (field.dispatchEvent(event)) document.execCommand('insertText', false, 'x')
        }"""
    )

    await expect(page.get_by_text("Too long: 10,000,000 of 20,000 characters.")).to_be_visible()
    await expect(need).to_have_value("Badges for two hundred people.")


async def test_a_past_day_is_refused_at_its_step_and_a_reload_comes_back_to_it(people: People) -> None:
    page = await people.at_desk("Marta")
    ask = Ask(need="A crane for one day.")
    await say_need(page, ask)
    await press(page, "Continue")
    await pick(page, "Project", MARTAS_PROJECT)
    await pick(page, "Providing unit", UNIT)
    await say_amount(page, ask)
    await page.get_by_label("Needed by").fill("2020-01-01")

    await press(page, "Continue")

    await expect(page.get_by_role("link", name="This day has gone by; by when is it needed?")).to_be_visible()
    await expect(page.get_by_role("status").filter(has_text="Draft kept at")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("heading", name="What does it cost, and who pays?")).to_be_visible()
    await expect(page.get_by_label("Needed by")).to_have_value(re.compile("2020"))
