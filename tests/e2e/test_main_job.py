"""The main job in a real browser: from a need to a decision on an imported project, each step by the right person."""

import re
from datetime import date, timedelta

import pytest
from playwright.async_api import Page, expect

from e2e.people import People, picture

pytestmark = pytest.mark.browser

PROJECT = "A66 Northern Trans-Pennine"
NEED = "Two hundred surveyors start on the A66 in three weeks and have no site network to work on."


async def pick(page: Page, label: str, typed: str, option: str) -> None:
    """Choose a record of many: type a part of its name, take it from the list."""
    await page.get_by_role("combobox", name=label).fill(typed)
    await page.get_by_role("option", name=re.compile(re.escape(option))).first.click()


async def go_on(page: Page) -> None:
    await page.get_by_role("button", name="Continue").click()


async def open_request(page: Page, *, need: str = NEED, amount: str = "180000") -> str:
    """The program manager says the need first, then where, what it costs, and what waiting costs; the reference."""
    await page.goto("/exceptions/new")
    await expect(page.get_by_role("heading", name="What do you need?")).to_be_visible()
    await page.get_by_label("The need, in your own words").fill(need)
    await page.get_by_label("What should be true when it is met").fill("Every surveyor is on the network on day one.")
    await picture(page, "job-01-need")
    await go_on(page)
    await pick(page, "Project", "A66", PROJECT)
    await pick(page, "Providing unit", "Infra", "Infrastructure Services")
    await picture(page, "job-02-where")
    await go_on(page)
    await page.get_by_label("Amount asked").fill(amount)
    await page.get_by_label("My program").check()
    await page.get_by_label("Needed by").fill("+3w")
    await picture(page, "job-03-amount")
    await go_on(page)
    await page.get_by_label("At the least").fill("5")
    await page.get_by_label("Likely").fill("10")
    await page.get_by_label("At the most").fill("20")
    await page.get_by_label("What the share rests on").fill("The survey is a tenth of the payroll of the program.")
    await picture(page, "job-04-waiting")
    await go_on(page)
    await expect(page.get_by_role("heading", name="Check and send")).to_be_visible()
    await picture(page, "job-05-review")
    await page.get_by_role("button", name="Send the request").click()
    await page.wait_for_url(re.compile(r"/exceptions/REQ-\d+$"))
    return page.url.rsplit("/", 1)[1]


async def test_the_main_job(people: People) -> None:
    priya = await people.at_desk("Priya")
    ref = await open_request(priya)
    timer = priya.get_by_role("timer").first
    before = await timer.inner_text()
    await expect(timer).not_to_have_text(before)
    await picture(priya, "job-06-request")
