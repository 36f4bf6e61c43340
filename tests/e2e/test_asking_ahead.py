"""Who could say yes is on the screen before an ask is sent: while it is written, and as a question of its own."""

import re

import pytest
from playwright.async_api import expect

from e2e.people import People, picture
from e2e.steps import UNIT, Ask, pick, press, say_need

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PROJECT = "Move to the north site"


async def test_whoever_writes_sees_who_could_say_yes_and_how_the_payer_changes_it(people: People) -> None:
    page = await people.at_desk("Marta")
    await say_need(page, Ask(need="A second lift for the loading bay."), afresh=True)
    await press(page, "Continue")
    await pick(page, "Project", PROJECT)
    await pick(page, "Providing unit", UNIT)
    await press(page, "Continue")
    told = page.locator("section").filter(has=page.get_by_role("heading", name="Who could say yes"))
    await expect(told).to_contain_text("Say what it costs and who pays")

    await page.get_by_label("Amount asked").fill("9000")
    await page.get_by_label("My program").check()
    chain = told.get_by_role("list", name="Who signs, in this order")
    await expect(chain).to_contain_text("Approve the money")
    mine = await chain.inner_text()
    await picture(page, "ahead-my-program")

    await page.get_by_role("radio", name=re.compile("^The provider")).check()
    await expect(chain).not_to_have_text(mine)
    await press(page, "Continue")
    await expect(told).to_contain_text("A rule that the provider cites later may need another yes")
    await picture(page, "ahead-the-provider")


async def test_a_question_that_nobody_sends_is_answered_and_its_address_asks_it_again(people: People) -> None:
    page = await people.at_desk("Samir")
    await page.goto("/authority")
    await page.get_by_role("link", name="To an ask not sent yet").click()
    await press(page, "Who could say yes?")
    await expect(page.get_by_text("Choose the project.")).to_be_visible()

    await pick(page, "Project", PROJECT)
    await pick(page, "Providing unit", UNIT)
    await pick(page, "Rule that would be waived", "capacity")
    await page.get_by_label("Amount asked").fill("100000")
    await press(page, "Who could say yes?")

    await expect(page.get_by_role("heading", name=re.compile(r"Who could waive R-\d+ for .*100,000"))).to_be_visible()
    await expect(page.get_by_role("list", name="Who signs, in this order")).to_contain_text("Waive the")
    await picture(page, "ahead-question")
    async with people.visit("Samir", width=390) as phone:
        await phone.goto(page.url)
        await expect(phone.get_by_role("heading", name=re.compile("Who could waive"))).to_be_visible()
        await expect(phone.get_by_label("Amount asked")).to_have_value("100,000")
        await picture(phone, "ahead-question-phone")
