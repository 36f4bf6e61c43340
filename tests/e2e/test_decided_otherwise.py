"""Decided otherwise, in a browser: an appeal, a longer life, a directed decision against an objection, an emergency."""

import re

import pytest
from playwright.async_api import Page, expect

from e2e.people import People, picture
from e2e.prepared import Prepared
from e2e.steps import decline, help_out, pick, press, settled

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


async def acts_on(page: Page, ref: str, button: str) -> None:
    """Somebody opens an act on the page of a request."""
    await page.goto(f"/exceptions/{ref}")
    await press(page, button)
    await expect(page.get_by_role("dialog")).to_be_visible()


async def closed_act(page: Page, button: str) -> None:
    """The act is there, closed, among what cannot be done now."""
    card = page.locator("section").filter(has=page.get_by_role("heading", name="What you can do"))
    await card.get_by_text(re.compile("^Not now, and why")).click()
    await expect(card.get_by_role("button", name=button)).to_have_attribute("aria-disabled", "true")


async def test_an_appeal_goes_one_level_up_and_what_is_upheld_is_dated(people: People, prepared: Prepared) -> None:
    ref = (await prepared.declined("Stage lights for the spring fair must hang by Friday.")).ref
    marta, olivia, hana = [await people.at_desk(name) for name in ("Marta", "Olivia", "Hana")]

    await acts_on(marta, ref, "Appeal the decision")
    await marta.get_by_label("Your grounds").fill("The core was relieved on Monday.")
    await marta.get_by_role("dialog").get_by_role("button", name="Appeal", exact=True).click()
    await settled(marta)
    await expect(marta.get_by_text("Under appeal").first).to_be_visible()
    await closed_act(marta, "Appeal the decision")
    await picture(marta, "appeal-made")

    await hana.goto(f"/decisions/{ref}")  # has a higher limit than Rita, and does not stand above her
    await expect(hana.get_by_role("button", name="Supersede and approve")).to_have_accessible_description(
        re.compile("one level up from those who decided: by Olivia Grant")
    )
    await picture(hana, "appeal-not-mine")
    await acts_on(olivia, ref, "Uphold the decision")
    dialog = olivia.get_by_role("dialog")
    await dialog.get_by_label("Why it stands").fill("The room is reserved for the move.")
    await dialog.get_by_role("button", name="Uphold it").click()
    await expect(dialog.get_by_label("When the requester hears next")).to_have_attribute("aria-invalid", "true")
    await dialog.get_by_label("When the requester hears next").fill("+6d")
    await dialog.get_by_role("button", name="Uphold it").click()
    await settled(olivia)
    await expect(olivia.get_by_text("Upheld on appeal").first).to_be_visible()
    await expect(olivia.locator("#decision").get_by_text("Olivia Grant").first).to_be_visible()
    await expect(olivia.get_by_text("its appeal was answered")).to_be_visible()
    await picture(olivia, "appeal-upheld")


async def test_an_approval_is_extended_before_it_ends(people: People, prepared: Prepared) -> None:
    ref = (await prepared.approved("Spare rotors stay in the north shed until the crane is back.")).ref
    olivia = await people.at_desk("Olivia")

    await acts_on(olivia, ref, "Extend the approval")
    dialog = olivia.get_by_role("dialog")
    await dialog.get_by_label("Why it is needed longer").fill("The crane comes a month later.")
    await dialog.get_by_label("Valid until").fill("+1d")
    await dialog.get_by_role("button", name="Sign the extension").click()
    await expect(dialog.get_by_label("Valid until")).to_have_attribute("aria-invalid", "true")
    await dialog.get_by_label("Valid until").fill("+90d")
    await dialog.get_by_role("button", name="Sign the extension").click()
    await settled(olivia)

    await expect(olivia.get_by_text("The crane comes a month later.").first).to_be_visible()
    await picture(olivia, "approval-extended")
    await olivia.goto("/leadership")
    overrides = olivia.get_by_role("listitem").filter(has_text=ref)
    await expect(olivia.get_by_role("heading", name=re.compile("decisions? (was|were) superseded"))).to_be_visible()
    await expect(overrides).to_have_count(0)  # a longer life supersedes nobody


async def test_a_directed_no_stands_under_the_superior_with_the_objection_beside_it(
    people: People, prepared: Prepared
) -> None:
    ref = (await prepared.submitted("The choir needs a heated rehearsal room for Advent.")).ref
    olivia, rita, samir = [await people.at_desk(name) for name in ("Olivia", "Rita", "Samir")]

    await acts_on(olivia, ref, "Direct the decision")
    dialog = olivia.get_by_role("dialog")
    await dialog.get_by_label("What to decide").select_option(label="Decline")
    await pick(olivia, "Whom you tell", "Rita")
    await dialog.get_by_label("Why").fill("The house is full; I answer for it.")
    await dialog.get_by_role("button", name="Direct it").click()
    await settled(olivia)
    await samir.goto("/decisions")
    row = samir.get_by_role("listitem").filter(has_text=ref)
    await expect(row.get_by_text(re.compile("Olivia Grant directed Rita .* to decline"))).to_be_visible()
    await picture(samir, "queue-directed")

    await acts_on(rita, ref, "Enter a dissent")
    await rita.get_by_label("What you have against it").fill("They will sing elsewhere for good.")
    await rita.get_by_role("dialog").get_by_role("button", name="Enter the dissent").click()
    await settled(rita)
    await decline(rita, "Otto")
    await help_out(await people.at_desk("Otto"), ref)

    await acts_on(samir, ref, "Enter a dissent")
    await samir.get_by_label("What you have against it").fill("My office would have waived it.")
    await samir.get_by_role("dialog").get_by_role("button", name="Enter the dissent").click()
    await settled(samir)
    decision = samir.locator("#decision")
    for words in ("Olivia Grant", "The house is full", "They will sing elsewhere", "My office would have waived it."):
        await expect(decision.get_by_text(re.compile(re.escape(words))).first).to_be_visible()
    await picture(samir, "directed-with-dissent")
    await olivia.goto("/decisions/directed")
    listed = olivia.get_by_role("listitem").filter(has_text=ref)
    await expect(listed.first).to_contain_text("Olivia Grant")
    await picture(olivia, "directed-listed")


async def test_an_emergency_go_is_reviewed_by_another_within_its_day(people: People, prepared: Prepared) -> None:
    ref = (await prepared.submitted("Pumps must run tonight or the cellar floods.")).ref
    hana, olivia = await people.at_desk("Hana"), await people.at_desk("Olivia")

    await acts_on(hana, ref, "Give an emergency go")
    dialog = hana.get_by_role("dialog")
    await dialog.get_by_label("Why it cannot wait").fill("The river rises tonight.")
    await dialog.get_by_label("For how many hours").fill("100")
    await dialog.get_by_role("button", name="Give the go").click()
    await expect(dialog.get_by_label("How it is undone")).to_have_attribute("aria-invalid", "true")
    await dialog.get_by_label("How it is undone").fill("The pumps go back to the store.")
    await dialog.get_by_label("For how many hours").fill("48")
    await dialog.get_by_role("button", name="Give the go").click()
    await settled(hana)
    await expect(hana.get_by_text("Emergency go").first).to_be_visible()
    await closed_act(hana, "Review the emergency go")
    await picture(hana, "emergency-given")

    await acts_on(olivia, ref, "Review the emergency go")
    await olivia.get_by_label("What you found").fill("The gauge was right.")
    await olivia.get_by_role("dialog").get_by_role("button", name="Let it stand").click()
    await settled(olivia)
    await expect(olivia.locator("#decision").get_by_text("The gauge was right.").first).to_be_visible()
    await picture(olivia, "emergency-reviewed")
