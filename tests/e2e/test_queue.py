"""The queue by keyboard: rows, a look beside them, the list of keys, a selection; and the same as a file."""

import pytest
from playwright.async_api import Page, expect

from e2e.people import People, picture
from waiting import until

WITHIN = "document.activeElement.closest('[role=dialog]') !== null"
pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


async def row(page: Page) -> str | None:
    """The reference of the row that has the focus."""
    found: str | None = await page.evaluate("document.activeElement?.dataset.row ?? null")
    return found


async def the_queue(page: Page) -> list[str]:
    """Its rows, in their order."""
    await page.goto("/decisions")
    await expect(page.locator("[data-row]").first).to_be_visible()
    refs: list[str] = await page.eval_on_selector_all("[data-row]", "rows => rows.map(row => row.dataset.row)")
    return refs


async def test_a_request_is_looked_at_beside_the_queue_and_escape_leads_back(people: People) -> None:
    page = await people.at_desk("Olivia")
    first, second, *_ = await the_queue(page)
    await page.keyboard.press("j")
    assert await row(page) == first

    await page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    await expect(panel.get_by_text(first)).to_be_visible()
    await expect(panel.get_by_role("heading", name="Who else")).to_be_visible()
    await expect(panel.get_by_role("heading", name="Alternatives")).to_be_visible()
    assert f"peek={first}" in page.url
    await picture(page, "queue-peek")
    await page.keyboard.press("j")
    await expect(panel.get_by_text(second)).to_be_visible()
    for _ in range(12):  # the focus goes round within the panel
        await page.keyboard.press("Tab")
        await until(lambda: page.evaluate(WITHIN))
    await page.keyboard.press("Escape")

    await expect(page.locator(f"[data-row={second}]")).to_be_focused()
    assert "peek" not in page.url
    await page.keyboard.press(" ")
    await expect(panel.get_by_text(second)).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator(f"[data-row={second}]")).to_be_focused()


async def test_keys_are_listed_by_a_key_and_by_a_button_and_select(people: People) -> None:
    page = await people.at_desk("Olivia")
    first, *_ = await the_queue(page)
    await page.keyboard.press("j")

    await page.keyboard.press("?")
    await expect(page.get_by_role("heading", name="On this page")).to_be_visible()
    await expect(page.get_by_text("Look at it here; Space does too")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator(f"[data-row={first}]")).to_be_focused()
    await page.get_by_role("button", name="Keys").click()
    await expect(page.get_by_role("heading", name="On this page")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_have_count(0)
    await page.locator(f"[data-row={first}]").focus()
    await page.keyboard.press("x")

    await expect(page.get_by_role("region", name="Selected")).to_contain_text("1 selected")
    await page.keyboard.press("x")
    await expect(page.get_by_role("region", name="Selected")).to_have_count(0)


async def test_what_is_escalated_is_a_part_of_its_own_and_goes_into_a_file(people: People) -> None:
    page = await people.at_desk("Olivia")
    await the_queue(page)
    await page.get_by_role("button", name="Escalated").click()
    await expect(page).to_have_url("/decisions?only=ESCALATED")
    await expect(page.get_by_text("Escalated to you").first).to_be_visible()

    await page.get_by_role("button", name="Export").click()
    async with page.expect_download() as taken:
        await page.get_by_role("menuitem", name="CSV, for any program").click()

    assert (await taken.value).suggested_filename == "queue.csv"
