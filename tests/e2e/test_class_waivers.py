"""A class waiver in browsers: proposed, granted by somebody else, told in the wizard, revoked and told no more."""

import re

import pytest
from playwright.async_api import Page, expect

from e2e.people import People, picture
from e2e.steps import UNIT, Ask, pick, press, say_amount, say_cost_of_waiting, say_need, settled
from e2e.test_further_acts import MARTAS_PROJECT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

CASES = "Cables for a single room"
PROGRAM = "Harbour to north"


async def proposed(page: Page) -> str:
    """Somebody proposes it: first without an end, which is said beside its field; the reference."""
    await page.goto("/rules/waivers")
    await press(page, "Propose a waiver")
    dialog = page.get_by_role("dialog")
    await pick(page, "Excepted from which rule", "Capacity is booked")
    await pick(page, "Program", PROGRAM)
    await dialog.get_by_label("Which cases").fill(CASES)
    await dialog.get_by_label("Up to which amount").fill("900")
    await dialog.get_by_label("Looked at again on").fill("+30d")
    await dialog.get_by_label("Why").fill("One room does not burden the core network.")
    await dialog.get_by_role("button", name="Propose it").click()
    await expect(dialog.get_by_label("Until, this day included")).to_have_attribute("aria-invalid", "true")
    await dialog.get_by_label("Until, this day included").fill("+60d")
    await dialog.get_by_role("button", name="Propose it").click()
    await page.wait_for_url(re.compile(r"/rules/waivers/W-\d+$"))
    return page.url.rsplit("/", 1)[1]


async def answered(page: Page, ref: str, act: str, why: str) -> None:
    """Somebody says a word to it, with a reason."""
    await page.goto(f"/rules/waivers/{ref}")
    await press(page, act)
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Why").fill(why)
    await dialog.get_by_role("button", name=act).click()
    await settled(page)


async def about_to_ask(page: Page, amount: str) -> None:
    """Marta stands before sending a request of this amount."""
    ask = Ask(need="The model makers need one cable.", amount=amount)
    await say_need(page, ask)
    await press(page, "Continue")
    await pick(page, "Project", MARTAS_PROJECT)
    await pick(page, "Providing unit", UNIT)
    await say_amount(page, ask)
    await say_cost_of_waiting(page)
    async with page.expect_response(lambda answer: "waivedQuery" in (answer.request.post_data or "")) as told:
        await press(page, "Continue")
    await (await told.value).finished()  # what would be told is known from here on
    await expect(page.get_by_role("heading", name="Check and send")).to_be_visible()


async def test_a_class_is_waived_by_two_and_told_before_anybody_asks_until_it_is_revoked(people: People) -> None:
    paula, samir, marta = [await people.at_desk(name) for name in ("Paula", "Samir", "Marta")]
    ref = await proposed(paula)
    told = marta.get_by_text(re.compile(f"Class waiver {ref} covers this until"))

    grant = paula.get_by_role("button", name="Grant it")
    await expect(grant).to_have_attribute("aria-disabled", "true")  # nobody grants what they proposed
    await picture(paula, "waiver-proposed")
    await answered(samir, ref, "Grant it", "The harm is small below this amount.")
    await expect(samir.get_by_text("In force").first).to_be_visible()
    await about_to_ask(marta, "900")
    await expect(told).to_be_visible()
    await picture(marta, "waiver-told-in-the-wizard")
    await marta.get_by_role("link", name=ref).click()
    await expect(marta.get_by_role("heading", name=CASES)).to_be_visible()
    await about_to_ask(marta, "90000")
    await expect(told).to_have_count(0)

    rule = samir.get_by_role("link", name=re.compile(r"^R-\d+")).first
    await rule.click()
    listed = samir.get_by_role("row").filter(has_text=ref)
    await expect(listed).to_contain_text("In force")
    await picture(samir, "rule-with-waivers")
    await answered(samir, ref, "Revoke it", "Two sites lost their line.")
    await expect(samir.get_by_text("Revoked").first).to_be_visible()
    await picture(samir, "waiver-revoked")
    await about_to_ask(marta, "900")
    await expect(told).to_have_count(0)


async def test_the_palette_leads_to_a_waiver_by_its_name_and_by_its_reference(people: People) -> None:
    olivia = await people.at_desk("Olivia")
    await olivia.goto("/rules/waivers")
    ref = await olivia.get_by_role("link", name=re.compile(r"^W-\d+$")).last.inner_text()

    await olivia.keyboard.press("Control+k")
    typed = olivia.get_by_role("combobox", name="Page, record or act")
    await typed.fill("storm damage")
    await expect(olivia.get_by_role("option").filter(has_text="Repairs after storm damage")).to_be_visible()
    await typed.fill(ref.lower())
    await olivia.keyboard.press("Enter")

    await olivia.wait_for_url(f"**/rules/waivers/{ref}")
