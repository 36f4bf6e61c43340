"""The safe harbour in a browser: one's own list, two openers of different lines, and the author who is told."""

import pytest
from playwright.async_api import Page, expect

from e2e.houses import House
from e2e.people import People, picture
from e2e.prepared import Prepared
from e2e.steps import press, settled
from e2e.test_inbox import tell_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
NEED = "Beekeepers ask for a quiet roof above the archive."
OPTION = f"All of it: {NEED}"[:80]


async def ask_to_open(page: Page, ref: str, reason: str) -> None:
    """Somebody asks on the alternative itself, and has to say why."""
    await page.goto(f"/exceptions/{ref}")
    await press(page, "Open the seal…")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Ask for the opening").click()
    await expect(dialog.get_by_label("Why it must be known")).to_have_attribute("aria-invalid", "true")
    await dialog.get_by_label("Why it must be known").fill(reason)
    await dialog.get_by_role("button", name="Ask for the opening").click()
    await settled(page)


async def test_a_seal_opens_by_two_and_its_author_is_told(
    people: People, prepared: Prepared, demo_house: House
) -> None:
    request = await prepared.submitted(NEED)
    rita, cleo, paula, olivia = [await people.at_desk(name) for name in ("Rita", "Cleo", "Paula", "Olivia")]
    mine = request.title

    await rita.goto("/exceptions/seals")
    own = rita.get_by_role("table", name="What you proposed under seal")
    await expect(own.get_by_role("row").filter(has_text=mine)).to_be_visible()
    await cleo.goto("/exceptions/seals")
    await expect(cleo.get_by_role("table", name="What you proposed under seal").get_by_text(mine)).to_have_count(0)

    await ask_to_open(cleo, request.ref, "The supplier asks who named them.")
    await cleo.goto("/exceptions/seals")
    asked = cleo.get_by_role("table", name="Asked to be opened").get_by_role("row").filter(has_text=request.ref)
    await expect(asked).to_contain_text("Closed")
    await expect(asked).not_to_contain_text("Rita")
    await picture(cleo, "seal-asked-once")

    await ask_to_open(paula, request.ref, "The contract needs a name.")
    await paula.goto("/exceptions/seals")
    asked = paula.get_by_role("table", name="Asked to be opened").get_by_role("row").filter(has_text=request.ref)
    await expect(asked).to_have_count(2)
    for word in await asked.all():
        await expect(word).to_contain_text("Open: Rita Fernandes")
    await picture(paula, "seal-open")

    await tell_of(demo_house, request.ref)
    await rita.goto("/inbox")
    told = rita.locator(f"section[aria-labelledby='{request.ref}']")
    await expect(told.get_by_text("seal", exact=False).first).to_be_visible()
    await picture(rita, "seal-told")
    await olivia.goto(f"/exceptions/{request.ref}")
    await expect(olivia.locator("#alternatives").get_by_text("Rita Fernandes").first).to_be_visible()
