"""The first run without the demo: from a link that works once to an organisation whose people sign in."""

from collections.abc import Iterator

import pytest
from playwright.async_api import Browser, expect

from e2e.houses import house_without_anybody
from e2e.people import People, picture
from e2e.steps import pick
from triptych.model.embedded_server import EmbeddedServer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
PASSWORD = "nine slow boats cross the bay"


@pytest.fixture(scope="module")
def first_link(server: EmbeddedServer) -> Iterator[str]:
    """The address that the start of an empty installation prints."""
    with house_without_anybody(server) as link:
        yield link


async def test_from_nothing_to_people_who_sign_in(browser: Browser, first_link: str) -> None:
    address = first_link.split("/welcome/", maxsplit=1)[0]
    people = People(browser, address, PASSWORD, {"Ada": "ada@own.example", "Bo": "bo@own.example"})
    async with people.visit(None) as page:
        await page.goto(first_link)
        await page.get_by_label("Name", exact=True).fill("Harbour Works")
        await page.get_by_label("Base currency").select_option("EUR")
        await page.get_by_label("Your name").fill("Ada Lovelace")
        await page.get_by_label("Your email").fill("ada@own.example")
        await page.get_by_label("Password", exact=True).fill(PASSWORD)
        await picture(page, "first-1-organisation")
        await page.get_by_role("button", name="Make the organisation").click()

        await page.wait_for_url("**/start")
        await expect(page.get_by_text("missing at Harbour Works")).to_be_visible()
        await picture(page, "first-2-what-is-missing")

        await page.goto("/settings/people")
        await page.get_by_role("button", name="Add a person").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_label("Name", exact=True).fill("Bo Berg")
        await dialog.get_by_label("Email").fill("bo@own.example")
        await pick(page, "Unit", "Harbour")
        await dialog.get_by_role("button", name="Add", exact=True).click()
        await page.get_by_role("dialog", name="Bo Berg").get_by_role("button", name="Invite").click()
        link = await page.get_by_label("One-time link").input_value()
        await picture(page, "first-3-invited")

    async with people.visit(None) as page:
        await page.goto(link)
        await expect(page.get_by_role("heading", name="Welcome, Bo Berg")).to_be_visible()
        await picture(page, "first-4-invitation")
        await page.get_by_label("Password", exact=True).fill(PASSWORD)
        await page.get_by_role("button", name="Set the password and sign in").click()
        await expect(page.get_by_role("navigation", name="Main")).to_be_visible()
        await picture(page, "first-5-home")

    async with people.visit("Bo") as page:
        await page.goto("/")
        await expect(page.get_by_role("button", name="Bo Berg")).to_be_visible()
    people.watch.expect("404 (Not Found)")
    async with people.visit(None) as page:
        await page.goto(link)
        await expect(page.get_by_text("does not work any more").first).to_be_visible()
    await people.close()
