"""A portfolio, a program, a project and its evidence typed by the people whose it is; then a request on it."""

import re

import pytest
from playwright.async_api import Page, expect

from e2e.people import People, picture
from e2e.steps import UNIT, Ask, pick, press, say_amount, say_cost_of_waiting, say_need, send, settled

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PORTFOLIO, PROGRAM, PROJECT = "Harbour works", "Quay four", "Cranes at quay four"
SERVICE, CRITERION = "Site network", "Every crane cabin has a line, tested on a night shift"
SCORES = ("5,4,4,2,1", "4,4,3,2,2", "5,5,4,4,4", "4,4,4,5,4", "5,5,5,4,4", "4,5,4,4,4")


async def in_dialog(page: Page, button: str, **fields: str) -> None:
    """Fill a dialog's fields by their labels and send it; `_` in a name stands for a blank."""
    dialog = page.get_by_role("dialog").last
    for label, text in fields.items():
        await dialog.get_by_label(re.compile("^" + label.replace("_", " "))).first.fill(text)
    await dialog.get_by_role("button", name=button, exact=True).click()


async def create_project(page: Page) -> str:
    """The PMO lead types portfolio, program and project in one go; the reference of the project."""
    await page.goto("/projects/new")
    await press(page, "New program")
    await press(page, "New portfolio")
    await pick(page, "Unit", "Infrastructure")
    await in_dialog(page, "Create portfolio", Name=PORTFOLIO, Purpose="Ships leave on the day that was said.")
    await expect(page.get_by_role("dialog")).to_have_count(1)
    await pick(page, "Program manager", "Marta")
    await in_dialog(
        page, "Create program", Name=PROGRAM, Burn_a_week="2000000", Basis_of_the_burn="Payroll and leases, October"
    )
    await settled(page)
    await pick(page, "Unit", "Infrastructure")
    for label, name in (("Project manager", "Daniel"), ("Service lead", "Selma"), ("Change lead", "Chris")):
        await pick(page, label, name)
    await page.get_by_label("Name", exact=True).fill(PROJECT)
    await page.get_by_label(re.compile("^Finish")).fill("+120d")
    await page.get_by_label("Budget at completion").fill("48000000")
    await page.get_by_label("Burn a week").fill("900000")
    await page.get_by_label("Basis of the burn").fill("Payroll of the crew")
    await picture(page, "hand-1-project")
    await press(page, "Create project")
    await page.wait_for_url(re.compile(r"/projects/P-\d+$"))
    return page.url.rsplit("/", 1)[1]


async def set_gate(page: Page, ref: str) -> str:
    """The PMO lead sets a gate; its reference."""
    await page.goto(f"/projects/{ref}/delivery")
    await press(page, "New gate")
    await in_dialog(
        page, "Set the gate", Name="Ready to lift", Due="+60d", What_must_be_shown="Cranes lift on shore power"
    )
    await settled(page)
    await page.get_by_role("link", name=re.compile("Ready to lift")).first.click()
    await page.wait_for_url(re.compile(r"/gates/G-\d+$"))
    return page.url.rsplit("/", 1)[1]


async def keys_are(page: Page, gate: str, *states: str) -> None:
    """The three keys of a gate, in the order of the offices; each is a button that tells how it came about."""
    await page.goto(f"/gates/{gate}")
    await expect(page.get_by_role("heading", name="Service transition", level=2)).to_be_visible()
    keys = page.get_by_role("main").get_by_role("button", name=re.compile("Not shown|Passes|Blocks"))
    await expect(keys).to_have_text([re.compile(state) for state in states])


async def show_delivery(people: People, ref: str) -> None:
    """The project manager enters a forecast."""
    daniel = await people.at_desk("Daniel")
    await daniel.goto(f"/projects/{ref}/delivery")
    await press(daniel, "Enter forecast")
    await in_dialog(
        daniel, "Enter forecast", Cost_at_completion="47500000", Finish="+118d", Basis="Plan 3, signed by the yard"
    )
    await settled(daniel)


async def show_service(people: People, ref: str) -> None:
    """The service lead enters the transition, the owner of the service what he wants to see before he takes over."""
    selma = await people.at_desk("Selma")
    await selma.goto(f"/projects/{ref}/service")
    await press(selma, "Add a transition")
    await pick(selma, "Service that takes over", SERVICE)
    await in_dialog(selma, "Enter transition")
    await settled(selma)
    otto = await people.at_desk("Otto")
    await otto.goto("/services?q=network")
    await otto.get_by_role("link", name=SERVICE).first.click()
    hand_over = otto.locator("section").filter(has=otto.get_by_text(PROJECT))
    await hand_over.get_by_role("button", name="Add criteria").click()
    await in_dialog(otto, "Add 1 criterion", Criteria=CRITERION)
    await settled(otto)
    await picture(otto, "hand-4-criteria")


async def show_people(people: People, ref: str) -> None:
    """The change lead enters initiative, group and assessment: one person in six stops before Ability."""
    chris = await people.at_desk("Chris")
    await chris.goto(f"/projects/{ref}/people")
    await press(chris, "New initiative")
    await in_dialog(
        chris,
        "Create initiative",
        Name="Lifting from the cabin",
        What_people_do_today="Radio and hand signals",
        What_people_will_do="Screens in every cabin",
    )
    await chris.wait_for_url(re.compile(r"/changes/C-\d+$"))
    await press(chris, "Add a group")
    await in_dialog(chris, "Add the group", Name="Crane drivers", Headcount="24")
    await settled(chris)
    await chris.get_by_role("link", name="Enter assessment").first.click()
    for line, scores in enumerate(SCORES, start=1):
        for element, score in zip(
            ("Awareness", "Desire", "Knowledge", "Ability", "Reinforcement"), scores.split(","), strict=True
        ):
            await chris.get_by_label(f"Line {line}, {element}").fill(score)
    await picture(chris, "hand-5-assessment")
    await press(chris, "Enter assessment")
    await chris.wait_for_url(re.compile(r"/changes/C-\d+$"))
    await picture(chris, "hand-6-initiative")


async def ask_for_lines(people: People) -> str:
    """The program manager asks for the criterion to be excepted; the reference of the request."""
    marta = await people.at_desk("Marta")
    await say_need(marta, Ask(need="The cabins need lines before the cranes are tested."))
    await press(marta, "Continue")
    await pick(marta, "Project", PROJECT)
    await pick(marta, "Providing unit", UNIT)
    await marta.get_by_role("checkbox", name=re.compile(re.escape(CRITERION))).check()
    await say_amount(marta, Ask(amount="100000"))
    await say_cost_of_waiting(marta)
    request = await send(marta)
    await expect(marta.get_by_role("timer").first).to_be_visible()
    await picture(marta, "hand-8-request")
    return request


async def test_the_model_typed_by_hand_carries_a_request(people: People) -> None:
    paula = await people.at_desk("Paula")
    ref = await create_project(paula)
    await picture(paula, "hand-2-created")
    gate = await set_gate(paula, ref)
    await keys_are(paula, gate, "Not shown", "Not shown", "Not shown")
    await picture(paula, "hand-3-nothing-shown")

    await show_delivery(people, ref)
    await show_service(people, ref)
    await show_people(people, ref)

    await keys_are(paula, gate, "Passes", "Blocks", "Passes")
    await picture(paula, "hand-7-keys")
    request = await ask_for_lines(people)
    rita = await people.at_desk("Rita")
    await rita.goto(f"/exceptions/{request}")
    await expect(rita.get_by_role("button", name="Restate the need").first).to_be_enabled()
