"""A capability gap in a browser: planned with owner and day, its requester a design partner, joined, and delivered."""

import pytest
from playwright.async_api import expect

from e2e.people import People, picture
from e2e.prepared import Prepared
from e2e.steps import pick, press, settled

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


async def test_a_gap_goes_from_we_cannot_to_delivered_with_its_requester_as_design_partner(
    people: People, prepared: Prepared
) -> None:
    ref = await prepared.gap("Divers need a decompression chamber near the dock.", "No chamber within an hour")
    twin = await prepared.gap("Rescue swimmers train at the dock in winter.", "No chamber near the dock")
    samir, marta = await people.at_desk("Samir"), await people.at_desk("Marta")

    await marta.goto(f"/exceptions/gaps/{ref}")
    await expect(marta.get_by_role("button", name="Plan it")).to_have_attribute("aria-disabled", "true")

    await samir.goto(f"/exceptions/gaps/{ref}")
    await press(samir, "Plan it")
    dialog = samir.get_by_role("dialog")
    await dialog.get_by_role("button", name="Plan it").click()
    await expect(dialog.get_by_text("Name who closes it.").first).to_be_visible()
    await expect(dialog.get_by_text("Say by when.").first).to_be_visible()
    await pick(samir, "Who closes it", "Otto")
    await dialog.get_by_label("By when").fill("+40d")
    await dialog.get_by_role("button", name="Plan it").click()
    await settled(samir)
    await expect(samir.get_by_role("button", name="Plan anew")).to_be_visible()
    await expect(samir.get_by_role("main").get_by_text("Otto Weiss").first).to_be_visible()

    await press(samir, "Invite to help close it")
    await samir.get_by_label("Design partner: shapes it with us").check()
    await samir.get_by_role("dialog").get_by_role("button", name="Invite").click()
    await settled(samir)
    await expect(samir.get_by_text("Invited as design partner: no reply yet")).to_be_visible()
    await marta.reload()
    await press(marta, "Accept")
    await expect(marta.get_by_text("Invited as design partner: accepted")).to_be_visible()

    await samir.goto(f"/exceptions/gaps/{twin}")
    await press(samir, "Join with another")
    dialog = samir.get_by_role("dialog")
    await dialog.get_by_label("The other gap").select_option(label=f"{ref} No chamber within an hour")
    await dialog.get_by_label("Why they are the same").fill("Both ask for one chamber.")
    await dialog.get_by_role("button", name="Join them").click()
    await settled(samir)
    await expect(samir.get_by_text(f"Joined with {ref}")).to_be_visible()
    await picture(samir, "gap-joined")

    await samir.goto(f"/exceptions/gaps/{ref}")
    await press(samir, "It is delivered")
    dialog = samir.get_by_role("dialog")
    await pick(samir, "The project that delivered it", "Move to the north site")
    await dialog.get_by_label("How one can tell").fill("The chamber was tested at three bar.")
    await dialog.get_by_role("button", name="It is delivered").click()
    await settled(samir)
    await expect(samir.get_by_text("The chamber was tested at three bar.").first).to_be_visible()
    await expect(samir.get_by_role("button", name="It is delivered")).to_have_attribute("aria-disabled", "true")
    await picture(samir, "gap-delivered")
    await marta.goto("/exceptions?q=swimmers")
    await marta.get_by_role("link", name="Rescue swimmers train at the dock in winter").first.click()
    history = marta.get_by_role("list", name="History")
    await expect(history.get_by_text("The chamber was tested at three bar.")).to_be_visible()  # told on both requests
