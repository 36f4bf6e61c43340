"""After the main job: a need put right, a gap named, options judged, a request taken back, rules of one's own."""

import re

import asyncpg
import pytest
from playwright.async_api import Page, expect

from e2e.houses import House
from e2e.people import People, picture
from e2e.steps import (
    OUTSIDE,
    UNIT,
    Ask,
    confirm,
    pick,
    press,
    propose,
    restate,
    say_amount,
    say_cost_of_waiting,
    say_need,
    send,
    settled,
)

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

MARTAS_PROJECT = "Move to the north site"
CONDITION = (
    "SELECT r.ref FROM condition c JOIN decision d ON d.terms_id = c.terms_id"
    " JOIN exception_request r ON r.id = d.request_id JOIN project p ON p.id = r.project_id"
    " WHERE NOT EXISTS (SELECT FROM condition_met m WHERE m.condition_id = c.id) AND p.publisher IS NULL"
    " AND r.state = 'approved_with_conditions' ORDER BY 1"
)


async def one(house: House, query: str, *values: object) -> object:
    """One value out of the house's database."""
    connection = await asyncpg.connect(house.owner_url)
    try:
        return await connection.fetchval(query, *values)
    finally:
        await connection.close()


async def asked(page: Page, ask: Ask) -> str:
    """A new request of Marta's; its reference."""
    await say_need(page, ask)
    await press(page, "Continue")
    await pick(page, "Project", MARTAS_PROJECT)
    await pick(page, "Providing unit", UNIT)
    await say_amount(page, ask)
    await say_cost_of_waiting(page)
    return await send(page)


async def correct(page: Page, ref: str, correction: str) -> None:
    """The requester says what is different; closing by accident takes nothing away."""
    await page.goto(f"/exceptions/{ref}")
    await press(page, "Correct the restatement")
    await page.get_by_label("What is different").fill(correction)
    await page.keyboard.press("Escape")
    await settled(page)
    await press(page, "Correct the restatement")
    await expect(page.get_by_label("What is different")).to_have_value(correction)
    await press(page, "Send back")
    await settled(page)


async def name_gap(page: Page, ref: str, statement: str) -> None:
    """The representative says what cannot be done here yet."""
    await page.goto(f"/exceptions/{ref}")
    await press(page, "Name a capability gap")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("What we cannot do yet").fill(statement)
    await dialog.get_by_label("What that means here").fill("Everybody waits for a carrier.")
    await dialog.get_by_role("button", name="Name the gap").click()
    await settled(page)


async def take_back(page: Page, why: str) -> None:
    """The requester withdraws, and says why."""
    await press(page, "Withdraw the request")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Why you take it back").fill(why)
    await dialog.get_by_role("button", name="Withdraw the request").click()
    await settled(page)


async def test_a_need_is_put_right_a_gap_named_an_option_judged_and_the_request_taken_back(people: People) -> None:
    marta, rita = await people.at_desk("Marta"), await people.at_desk("Rita")
    ref = await asked(marta, Ask(need="Sixty testers need desks with a network in three weeks."))
    await restate(rita, ref)

    await correct(marta, ref, "Thirty of them work at night: the desks are shared.")

    await expect(marta.get_by_text("Thirty of them work at night: the desks are shared.").first).to_be_visible()
    await restate(rita, ref)
    await confirm(marta, ref)
    await name_gap(rita, ref, "No cabling crew works at night")
    await expect(rita.get_by_text("No cabling crew works at night").first).to_be_visible()
    await propose(rita, OUTSIDE)
    await picture(rita, "further-gap-and-option")

    await marta.goto(f"/exceptions/{ref}")
    options = marta.locator("#alternatives")
    unreal, real = (options.get_by_role("button", name=word, exact=True) for word in ("Not real", "Real"))
    await unreal.click()
    await marta.get_by_label("Why not").fill("It comes after the move.")
    await press(marta, "Mark as not real")
    await expect(unreal).to_have_attribute("aria-pressed", "true")
    await expect(options.get_by_text("Not real: It comes after the move.")).to_be_visible()
    await real.click()
    await expect(real).to_have_attribute("aria-pressed", "true")

    await take_back(marta, "The town hall was moved.")

    await expect(marta.get_by_text("Withdrawn").first).to_be_visible()
    await expect(marta.get_by_role("list", name="History").get_by_text("The town hall was moved.")).to_be_visible()
    await marta.goto("/exceptions?show=ended&mine=true")
    await expect(marta.get_by_text(ref).first).to_be_visible()


async def test_a_condition_is_met_with_evidence(people: People, demo_house: House) -> None:
    ref = await one(demo_house, CONDITION)
    marta = await people.at_desk("Marta")
    await marta.goto(f"/exceptions/{ref}")

    await marta.locator("#decision").get_by_role("button", name="Show that it is met").first.click()
    await marta.get_by_label("Evidence").fill("The log of the wardens, in the site office.")
    await press(marta, "Keep the evidence")
    await settled(marta)

    await expect(marta.get_by_text("The log of the wardens, in the site office.").first).to_be_visible()


async def test_a_rule_is_made_and_revised_and_its_first_version_stays(people: People) -> None:
    samir = await people.at_desk("Samir")
    await samir.goto("/rules")
    await press(samir, "New rule")
    dialog = samir.get_by_role("dialog")
    await dialog.get_by_label("Title").fill("Keys are handed over in person")
    await dialog.get_by_label("What it asks").fill("Whoever takes a key signs for it.")
    await dialog.get_by_role("button", name="Put it in force").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("attention")
    await dialog.get_by_label("What it is for").fill("We know who can enter.")
    await dialog.get_by_label("The harm that it prevents").fill("A key is lost and nobody knows whose it was.")
    await dialog.get_by_role("button", name="Put it in force").click()
    await samir.wait_for_url(re.compile(r"/rules/R-\d+$"))

    await press(samir, "Revise")
    await (
        samir.get_by_role("dialog").get_by_label("What it asks").fill("Whoever takes a key signs for it the same day.")
    )
    await samir.get_by_role("dialog").get_by_role("button", name="Put the new version in force").click()
    await settled(samir)

    await expect(samir.get_by_text("Whoever takes a key signs for it the same day.").first).to_be_visible()
    await expect(samir.get_by_text(re.compile("[Vv]ersion 2")).first).to_be_visible()
    await picture(samir, "further-rule-revised")


async def test_what_is_seen_is_exported_and_kept_as_a_view(people: People) -> None:
    olivia = await people.at_desk("Olivia")
    await olivia.goto("/projects?sort=-budget&q=north")
    await expect(olivia.get_by_text("Move to the north site").first).to_be_visible()

    for choice, name in (("CSV", "projects.csv"), ("Excel", "projects.xlsx")):
        await press(olivia, "Export")
        async with olivia.expect_download() as download:
            await olivia.get_by_role("menuitem", name=re.compile(choice)).click()
        assert (await download.value).suggested_filename == name

    await press(olivia, "Views")
    await olivia.get_by_role("menuitem", name="Save this view…").click()
    await olivia.get_by_role("dialog").get_by_label("Name").fill("Up north")
    await press(olivia, "Save")
    await settled(olivia)
    await olivia.goto("/projects")
    await press(olivia, "Views")
    await olivia.get_by_role("menuitem", name="Up north").click()
    await olivia.wait_for_url(re.compile("q=north"))
    await press(olivia, "Up north")
    await olivia.get_by_role("menuitem", name="Rename or remove…").click()
    await olivia.get_by_role("button", name="Remove Up north").click()
    await expect(olivia.get_by_text("No view is kept any more.")).to_be_visible()
