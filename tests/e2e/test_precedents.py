"""Precedents in a browser: nobody decides past a close one without a word to it, and both words stay."""

import re

import pytest
from playwright.async_api import Page, expect

from e2e.people import People, picture
from e2e.prepared import Prepared
from e2e.steps import press, settled

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
NEED = "Forty welders need a compressor hall with filtered air from the first of the month."


async def try_to_approve(page: Page, ref: str) -> None:
    """The terms of a yes, signed; what comes of it is looked at by the test."""
    await page.goto(f"/decisions/{ref}")
    await page.get_by_label(re.compile("^Why ")).fill("It costs less than waiting.")
    await page.get_by_label("Valid until").fill("+30d")
    await press(page, "Approve")
    await page.get_by_role("dialog").get_by_role("button", name="Sign and approve").click()


async def test_a_close_precedent_is_followed_or_told_apart_before_anybody_decides(
    people: People, prepared: Prepared
) -> None:
    like = await prepared.approved(NEED)
    before, ref = like.ref, (await prepared.submitted(NEED, apart=(), beside=like)).ref
    olivia, rita = await people.at_desk("Olivia"), await people.at_desk("Rita")

    await try_to_approve(olivia, ref)
    owed = olivia.get_by_role("alert").get_by_role("link", name=re.compile(f"{before} is 100% alike and was approved"))
    await owed.click()
    await expect(olivia.locator(f"[id='precedents.{before}']")).to_be_focused()
    await picture(olivia, "precedent-owed")

    await rita.goto(f"/exceptions/{ref}")
    near = rita.locator("#precedents").get_by_role("listitem").filter(has_text=before)
    await expect(near.get_by_text(re.compile(r"\d+.*alike: close"))).to_be_visible()
    await near.get_by_role("button", name="Say what is different").click()
    dialog = rita.get_by_role("dialog")
    await dialog.get_by_role("button", name="Keep the distinction").click()
    await expect(dialog.get_by_label("What is different here")).to_have_attribute("aria-invalid", "true")
    await dialog.get_by_label("What is different here").fill("This hall has no filter yet.")
    await dialog.get_by_role("button", name="Keep the distinction").click()
    await settled(rita)
    await expect(near.get_by_text("You said what is different here.")).to_be_visible()

    await olivia.goto(f"/decisions/{ref}")
    await expect(olivia.get_by_text("Follow each close precedent, or write what is different here.")).to_be_visible()
    near = olivia.get_by_role("listitem").filter(has_text=before)
    await expect(near.get_by_text("You said what is different here.")).to_have_count(0)  # that was Rita's word
    await near.get_by_role("button", name="Follow it").click()
    await olivia.get_by_role("dialog").get_by_role("button", name="Follow it").click()
    await settled(olivia)
    await expect(near.get_by_text("You follow it.")).to_be_visible()
    await picture(olivia, "precedent-followed")
    await try_to_approve(olivia, ref)
    await settled(olivia)
    await olivia.goto(f"/exceptions/{ref}")
    await expect(olivia.get_by_text("Approved", exact=True).first).to_be_visible()
    history = olivia.get_by_role("list", name="History")
    await expect(history.get_by_text("This hall has no filter yet.")).to_be_visible()
    await expect(history.get_by_text(re.compile("follows|followed"))).to_be_visible()
