"""What people press on the way from a need to a decision; each step is one person's."""

import re
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

from e2e.imported import Imported

UNIT = "Infrastructure Services"
HARM = "Booked at short notice, the core link would slow two other sites down."


@dataclass(frozen=True)
class Ask:
    """What the program manager asks."""

    need: str = "Sixty testers start on this project in three weeks and have no site network to work on."
    outcome: str = "Every tester is on the network on the first day."
    amount: str = "400000"


@dataclass(frozen=True)
class Option:
    """An alternative as the representative enters it."""

    title: str
    kind: str
    cost: str
    days: str
    distance: str
    source: str


INSIDE = Option("Half of it by cable now", "Part of it, or an interim now", "150000", "10", "near the rule", "Own data")
OUTSIDE = Option("A carrier builds it", "Another source of supply", "410000", "14", "outside the rule", "Harbour")


async def pick(page: Page, label: str, typed: str) -> None:
    """Choose a record of many: type a part of its name, take the first of the list."""
    box = page.get_by_role("combobox", name=label)
    await box.fill("")  # a draft may have filled it in already, and the same text again opens no list
    await box.fill(typed)
    await page.get_by_role("option").filter(has_text=re.compile(re.escape(typed), re.IGNORECASE)).first.click()


async def press(page: Page, name: str) -> None:
    """Press the first button of this name."""
    await page.get_by_role("button", name=name, exact=True).first.click()


async def settled(page: Page) -> Locator:
    """The dialog is gone: what it was for is done."""
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_have_count(0)
    return dialog


async def say_need(page: Page, ask: Ask, *, afresh: bool = False) -> None:
    """First step of the wizard: the need, before all else; `afresh` where a draft may be kept."""
    await page.goto("/exceptions/new")
    await expect(page.get_by_role("heading", name="What do you need?")).to_be_visible()
    anew = page.get_by_role("button", name="Start afresh")
    if afresh and await anew.is_visible():
        await anew.click()
    await page.get_by_label("The need, in your own words").fill(ask.need)
    await page.get_by_label("What should be true when it is met").fill(ask.outcome)


async def say_where(page: Page, project: Imported) -> None:
    """Second step: the project, the provider, and the criterion that it is about."""
    await press(page, "Continue")
    await pick(page, "Project", project.name)
    await pick(page, "Providing unit", UNIT)
    await page.get_by_role("checkbox", name=re.compile(re.escape(project.criterion))).check()


async def say_amount(page: Page, ask: Ask) -> None:
    """Third step: how much, who pays, by when."""
    await press(page, "Continue")
    await page.get_by_label("Amount asked").fill(ask.amount)
    await page.get_by_label("My program").check()
    await page.get_by_label("Needed by").fill("+3w")


async def say_cost_of_waiting(page: Page) -> None:
    """Fourth step: the share of the burn that stands idle."""
    await press(page, "Continue")
    for label, share in (("At the least", "40"), ("Likely", "60"), ("At the most", "100")):
        await page.get_by_label(label).fill(share)
    await page.get_by_label("What the share rests on").fill("Nobody on the project can work without the network.")


async def send(page: Page) -> str:
    """Fifth step: look at everything once more and send it; the reference."""
    await press(page, "Continue")
    await expect(page.get_by_role("heading", name="Check and send")).to_be_visible()
    await press(page, "Send the request")
    await page.wait_for_url(re.compile(r"/exceptions/REQ-\d+$"))
    return page.url.rsplit("/", 1)[1]


async def restate(page: Page, ref: str, text: str = "Sixty working places with network, on time.") -> None:
    """The representative says it in own words."""
    await page.goto(f"/exceptions/{ref}")
    await press(page, "Restate the need")
    await page.get_by_label("What is needed, as you understand it").fill(text)
    await press(page, "Send to the requester")
    await settled(page)


async def confirm(page: Page, ref: str) -> None:
    """The requester says that this is the need."""
    await page.goto(f"/exceptions/{ref}")
    await press(page, "Confirm the restatement")
    await press(page, "Yes, confirm it")
    await settled(page)


async def cite(page: Page, ref: str) -> None:
    """The representative names the rule and the harm that it prevents here."""
    await page.goto(f"/exceptions/{ref}")
    await press(page, "Cite a rule")
    await pick(page, "Rule", "Capacity is booked")
    await page.get_by_label("The harm it prevents here").fill(HARM)
    await page.get_by_role("dialog").get_by_role("button", name="Cite the rule").click()
    await settled(page)


async def propose(page: Page, option: Option) -> None:
    """The representative offers what would meet the need anyhow."""
    await press(page, "Propose an alternative")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("What it is").fill(option.title)
    await dialog.get_by_role("radio", name=re.compile(option.kind)).check()
    await dialog.get_by_label("Cost").fill(option.cost)
    await dialog.get_by_label("Lead time").fill(option.days)
    await dialog.get_by_label("Distance from the rule").select_option(label=option.distance)
    await pick(page, "Source of supply", option.source)
    await dialog.get_by_role("button", name="Propose it").click()
    await settled(page)
    await expect(page.get_by_role("heading", name=option.title)).to_be_visible()


async def told_point_by_point(page: Page, act: str, put_forward: str) -> list[str]:
    """Try a bare refusal: what the answer says is missing. Nothing is stored."""
    await press(page, act)
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name=put_forward).click()
    points = dialog.get_by_role("alert").get_by_role("listitem")
    await expect(points.first).to_be_visible()
    return await points.all_inner_texts()


async def decline(page: Page, helper: str) -> None:
    """A "no" in full grammar: what stands in the way, who helps, and when the requester hears next."""
    await press(page, "Decline")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Why, in a sentence to the requester").fill("The harm is real; take the interim.")
    await dialog.get_by_label("What stands in the way").select_option(index=0)
    await pick(page, "Who will help", helper)
    await dialog.get_by_label("When the requester hears next").fill("+2w")
    await dialog.get_by_role("button", name="Put the decline forward").click()
    await settled(page)


async def help_out(page: Page, ref: str) -> None:
    """The helper accepts, from the banner that asks them, and the refusal takes effect: the banner says so in full."""
    await page.goto(f"/exceptions/{ref}")
    await page.get_by_role("button", name="Reply as helper", exact=True).first.click()
    await page.get_by_role("dialog").get_by_label("I will help").check()
    await press(page, "Send my reply")
    await settled(page)


async def hand_over(page: Page) -> None:
    """The representative passes the answer on to whoever decides."""
    await press(page, "Pass on for a decision")
    await page.get_by_role("dialog").get_by_role("button", name="Pass it on").click()
    await settled(page)


async def approve(page: Page, ref: str, reason: str, *, button: str = "Approve") -> None:
    """A yes until a day, with a dated condition; asked once before it is signed."""
    await page.goto(f"/decisions/{ref}")
    await page.get_by_label(re.compile("^Why ")).fill(reason)
    await page.get_by_label("Valid until").fill("+60d")
    await press(page, "Add a dated condition")
    await page.get_by_label("Condition 1", exact=True).fill("Report the load every week")
    await page.get_by_label("Due").fill("+30d")
    await press(page, button)
    await page.get_by_role("dialog").get_by_role("button", name="Sign and approve").click()
    await settled(page)


async def sign(page: Page, ref: str) -> None:
    """Whoever holds another authority that the ask needs signs the same terms."""
    await page.goto(f"/decisions/{ref}")
    await press(page, "Sign these terms")
    await page.get_by_role("dialog").get_by_role("button", name="Sign", exact=True).click()
    await settled(page)
