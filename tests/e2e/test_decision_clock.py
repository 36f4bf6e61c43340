"""The decision clock in a browser: who is waited for, what an office's lead sets, and what others only read."""

import pytest
from playwright.async_api import expect

from e2e.people import People, picture

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

OFFICE = "Service management office"


async def test_the_offices_lead_sets_a_target_and_everybody_sees_who_is_waited_for(people: People) -> None:
    samir = await people.at_desk("Samir")
    await samir.goto("/decisions/clock")

    await expect(samir.get_by_role("heading", name="Open hops")).to_be_visible()
    await expect(samir.get_by_text("goes to").first).to_be_visible()
    await expect(samir.get_by_role("img", name="Late").first).to_be_visible()
    await picture(samir, "decision-clock")

    office = samir.get_by_role("region", name=OFFICE)
    await office.get_by_role("button", name="Change Restate the need").click()
    dialog = samir.get_by_role("dialog", name="Targets: Restate the need")
    await dialog.get_by_label("Asked up to 25,000").fill("0")
    await dialog.get_by_role("button", name="Set the targets").click()
    await expect(dialog.get_by_text("A target is more than 0 and at most 2,000 hours.").first).to_be_visible()
    await dialog.get_by_label("Asked up to 25,000").fill("5")
    await dialog.get_by_role("button", name="Set the targets").click()
    await expect(dialog).to_be_hidden()
    await expect(office.get_by_role("row", name="Restate the need").get_by_text("5.0 hr")).to_be_visible()


async def test_whoever_does_not_lead_the_office_reads_and_is_told_who_can(people: People) -> None:
    marta = await people.at_desk("Marta")
    await marta.goto("/decisions/clock")

    office = marta.get_by_role("region", name=OFFICE)
    change = office.get_by_role("button", name="Change Restate the need")
    await expect(change).to_have_attribute("aria-disabled", "true")
