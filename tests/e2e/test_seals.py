"""The safe harbour in a browser: one's own list, two openers of different lines, and the author who is told."""

from decimal import Decimal

import pytest
from playwright.async_api import Page, expect
from sqlalchemy import select

from e2e.houses import House
from e2e.people import People, picture
from e2e.prepared import Prepared
from e2e.steps import pick, press, settled
from e2e.test_inbox import tell_of
from relocation import an_option_outside
from triptych.access.administration.delegations import RevokeDelegation, revoke_delegation
from triptych.governance.exceptions.alternatives import propose_alternative
from triptych.kernel.money import Money
from triptych.model.people import Delegation
from triptych.model.types import DelegationId

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


async def test_whoever_proposed_under_seal_is_told_before_a_loan_shows_it(people: People, prepared: Prepared) -> None:
    request = await prepared.submitted("Falconers ask for the tower until the gulls have gone.")
    async with prepared.as_("Hana") as work:
        await propose_alternative(work, an_option_outside(request, cost=Money(Decimal(1), request.currency)))
    hana = await people.at_desk("Hana")
    await hana.goto("/settings/away")
    await press(hana, "Delegate")
    dialog = hana.get_by_role("dialog")
    await expect(dialog.get_by_role("checkbox")).to_have_count(0)
    await pick(hana, "Who stands in", "Aaron")
    await dialog.get_by_label("Last day").fill("+7d")
    await dialog.get_by_role("button", name="Delegate").click()

    await expect(dialog.get_by_role("alert").get_by_text("behind a seal").first).to_be_visible()
    await picture(hana, "loan-would-show")
    await dialog.get_by_label("Lend it even so").check()
    await dialog.get_by_role("button", name="Delegate").click()
    await settled(hana)
    await expect(hana.get_by_text("Aaron").first).to_be_visible()
    async with prepared.as_("Hana") as work:  # as if it had never been lent: others ask who can say yes
        hers = select(Delegation.id).where(Delegation.delegator_id == work.actor.person_id)
        loan = DelegationId(await prepared.one(hers.order_by(Delegation.id.desc())))
        await revoke_delegation(work, RevokeDelegation(delegation_id=loan))
