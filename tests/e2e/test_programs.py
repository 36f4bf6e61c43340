"""A program is let in by hand: a token is made, used and revoked in the browser; documents are tried out there."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Error, Locator, Page, expect

from e2e.accessible import violations
from e2e.houses import House
from e2e.people import PICTURES, People, Scheme, picture
from e2e.serving import PAGES
from waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


async def flawless(page: Page) -> None:
    """Axe finds nothing on the page as it stands."""
    assert await violations(page) == []


async def a_token(page: Page, name: str) -> str:
    """Make a token that reads, and take its secret along."""
    await page.goto("/settings")
    await page.get_by_role("button", name="Create a token").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Name").fill(name)
    await dialog.get_by_label("Ends after").select_option("30")
    await flawless(page)
    await dialog.get_by_role("button", name="Create", exact=True).click()
    secret = page.get_by_label("Secret of the token")
    await expect(secret).to_be_visible()
    await expect(page.get_by_text("it is not shown again")).to_be_visible()
    await flawless(page)
    await picture(page, f"token-{name.rsplit(maxsplit=1)[-1]}-secret")
    shown = await secret.input_value()
    await page.get_by_role("button", name="Done").click()
    return shown


async def ask_by(house: House, secret: str) -> httpx.Response:
    """The same question that a script asks."""
    async with httpx.AsyncClient(base_url=house.address) as program:
        headers = {"Authorization": f"Bearer {secret}"}
        return await program.post("/graphql", json={"query": "{ viewer { person { name } } }"}, headers=headers)


async def test_a_token_is_shown_once_works_and_is_revoked(people: People, demo_house: House) -> None:
    page = await people.at_desk("Paula")

    secret = await a_token(page, "Weekly figures")
    works = await ask_by(demo_house, secret)
    await page.reload()
    row = page.get_by_role("listitem").filter(has_text="Weekly figures")
    await expect(row.get_by_text("last used")).to_be_visible()
    await expect(page.get_by_text(secret)).to_have_count(0)
    await picture(page, "tokens-list")
    await row.get_by_role("button", name="Revoke Weekly figures").click()
    await expect(page.get_by_role("dialog")).to_contain_text("stops working at once")
    await page.get_by_role("button", name="Revoke now").click()
    await expect(row.get_by_text("revoked", exact=True)).to_be_visible()
    ended = await ask_by(demo_house, secret)

    assert works.json()["data"]["viewer"]["person"]["name"].startswith("Paula")
    assert (works.status_code, ended.status_code) == (200, 401)


async def test_an_administrator_revokes_a_token_of_somebody_else(people: People, demo_house: House) -> None:
    secret = await a_token(await people.at_desk("Marta"), "Marta's robot")
    ada = await people.at_desk("Ada")

    await ada.goto("/settings/people?person=marta%40meridian.example")
    tokens = ada.get_by_role("dialog").get_by_role("region", name="Access tokens")
    await expect(tokens).to_contain_text("Marta's robot")
    await flawless(ada)
    await picture(ada, "tokens-of-marta")
    await tokens.get_by_role("button", name="Revoke Marta's robot").click()
    await ada.get_by_role("button", name="Revoke now").click()
    await expect(tokens.get_by_text("revoked", exact=True)).to_be_visible()

    assert (await ask_by(demo_house, secret)).status_code == 401


async def test_whoever_may_not_use_the_interface_is_told_who_gives_that(people: People) -> None:
    page = await people.at_desk("Rita")

    await page.goto("/settings")
    button = page.get_by_role("button", name="Create a token")
    await expect(button).to_have_attribute("aria-disabled", "true")
    await expect(page.get_by_text("An administrator can give you a role that may")).to_be_visible()
    await expect(page.get_by_role("link", name="Open the explorer")).to_have_count(0)
    await page.goto("/settings/explorer")
    await expect(page.get_by_text("None of your roles may use the API")).to_be_visible()
    await expect(page.get_by_text("An administrator can give you a role that may")).to_contain_text("PMO lead")
    await flawless(page)


@pytest.mark.parametrize("example", ["portfolio", "who-can", "leadership"])
async def test_a_document_is_tried_out_in_the_explorer(people: People, example: str) -> None:
    page = await people.at_desk("Paula")

    await page.goto("/settings/explorer")
    await expect(page.locator(".CodeMirror").nth(2)).to_be_visible()
    await page.get_by_label("Begin with").select_option(example)
    await page.get_by_role("button", name="Run").click()
    answer = page.locator(".CodeMirror").nth(2)
    await expect(answer).to_contain_text('"data"')
    await picture(page, f"explorer-{example}")
    await flawless(page)


async def test_nobody_is_caught_in_the_editor_and_it_knows_the_schema(people: People) -> None:
    page = await people.at_desk("Paula")

    await page.goto("/settings/explorer")
    await page.wait_for_load_state("networkidle")
    written = page.get_by_role("textbox", name="Document")
    await expect(written).to_be_attached()
    await written.focus()
    await page.keyboard.press("Control+A")
    await page.keyboard.type("{ lead")
    await page.keyboard.press("Control+Space")
    await expect(page.locator(".CodeMirror").first).to_contain_text("leadership")  # the one name that fits
    for _ in range(2):  # out of the text, and past what scrolls it
        await page.keyboard.press("Tab")

    assert await page.evaluate("document.activeElement.getAttribute('aria-label')") == "Variables"


async def write(page: Page, text: str) -> None:
    """Put a document in place of the one that is there."""
    written = page.get_by_role("textbox", name="Document")
    await expect(written).to_be_attached()
    await page.wait_for_load_state("networkidle")
    await written.focus()
    await page.keyboard.press("Control+A")
    await page.keyboard.insert_text(text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_names_that_fit_can_be_read_and_a_wrong_one_is_marked(people: People, scheme: Scheme) -> None:
    async with people.visit("Paula", scheme=scheme) as page:
        await page.goto("/settings/explorer")
        await write(page, "{ nothingOfOurs }")
        wrong = page.locator(".CodeMirror-lint-mark-error").first
        await expect(wrong).to_have_css("text-decoration-style", "wavy")
        await wrong.hover()
        await expect(page.locator(".CodeMirror-lint-tooltip")).to_contain_text("nothingOfOurs")
        await picture(page, f"explorer-wrong-{scheme}")
        await write(page, "{ pro")
        await page.keyboard.press("Control+Space")
        names = page.locator(".CodeMirror-hints")
        await expect(names).to_contain_text("projects")
        chosen = names.locator(".CodeMirror-hint-active", has_text=re.compile("^project$"))
        await down_to(page, chosen)
        await expect(chosen).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
        await expect(names).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
        await picture(page, f"explorer-names-{scheme}")


async def down_to(page: Page, shown: Locator) -> None:
    """Down the names that the editor offers, which may be drawn anew meanwhile, until this shows."""

    async def shows() -> bool:
        await page.keyboard.press("ArrowDown")
        return await shown.is_visible()

    await until(shows)


async def press(shown: Locator, bring: Callable[[], Awaitable[object]]) -> None:
    """Press what an editor shows for a moment and may draw anew or take away meanwhile; `bring` shows it again."""

    async def pressed() -> bool:
        if not await shown.is_visible():
            await bring()
            return False
        try:
            await shown.click(timeout=1000)
        except Error:  # taken away between the look and the press
            return False
        return True

    await until(pressed)


async def test_of_several_operations_one_is_chosen_and_nothing_is_watched(people: People) -> None:
    page = await people.at_desk("Paula")

    await page.goto("/settings/explorer")
    await write(
        page,
        "query One { viewer { demo } } query Two { people { totalCount } } "
        "subscription Three { waitingForMeChanged { __typename } }",
    )
    choice = page.get_by_label("Operation to run")
    await choice.select_option("Two")
    await page.get_by_role("button", name="Run").click()
    await expect(page.locator(".CodeMirror").nth(2)).to_contain_text("totalCount")
    await expect(page.get_by_text("does not watch")).to_have_count(0)
    await choice.select_option("Three")
    await expect(page.get_by_text("The explorer asks and acts, but does not watch")).to_be_visible()
    await picture(page, "explorer-several")
    await flawless(page)


async def test_on_a_phone_the_answer_comes_into_view(people: People) -> None:
    async with people.visit("Paula", width=390) as page:
        await page.goto("/settings/explorer")
        await expect(page.locator(".CodeMirror").nth(2)).to_be_visible()
        example, run = page.get_by_label("Begin with"), page.get_by_role("button", name="Run")
        beside = [await each.bounding_box() for each in (example, run)]
        await run.click()

        await expect(page.locator(".CodeMirror").nth(2)).to_be_in_viewport(ratio=0.6)
        await page.screenshot(path=PICTURES / "explorer-phone.png")
        assert beside[0]
        assert beside[1]
        assert abs(beside[0]["y"] - beside[1]["y"]) < 20


async def test_the_documentation_is_searched_read_and_left_by_keys(people: People) -> None:
    page = await people.at_desk("Paula")
    pieces: list[str] = []
    page.on("request", lambda request: pieces.append(request.url))

    await page.goto("/settings/explorer")
    await page.wait_for_load_state("networkidle")
    assert not any("/assets/panel-" in url for url in pieces)
    button = page.get_by_role("button", name="Documentation", exact=True)
    await button.press("Enter")
    panel = page.get_by_role("region", name="Documentation")
    search = panel.get_by_role("searchbox", name="Type, field or argument")
    await expect(search).to_be_focused()
    await expect(panel).to_contain_text("What can be asked")
    await flawless(page)
    await picture(page, "documentation-schema")
    await search.fill("budget")
    await expect(panel.get_by_role("status")).to_contain_text("names")
    await flawless(page)
    await picture(page, "documentation-found")
    await search.fill("Query.projects")
    await search.press("Enter")
    await expect(panel.get_by_role("heading", name="Query")).to_be_visible()
    meant = panel.locator("[data-meant]")
    await expect(meant).to_be_focused()
    await expect(meant).to_be_in_viewport()
    await meant.get_by_role("button", name="ProjectConnection").click()
    await expect(panel.get_by_role("heading", name="ProjectConnection")).to_be_focused()
    await panel.get_by_role("button", name="ProjectEdge").click()
    await panel.get_by_role("button", name="Project", exact=True).click()
    await expect(panel.get_by_role("heading", name="Project", exact=True)).to_be_focused()
    await flawless(page)
    await picture(page, "documentation-type")
    await panel.get_by_role("button", name="Back to ProjectEdge").click()
    await panel.get_by_role("button", name="Back to ProjectConnection").click()
    await panel.get_by_role("button", name="Back to Query").click()
    await expect(meant).to_contain_text("projects")
    await page.keyboard.press("Escape")
    await expect(panel).to_have_count(0)
    await expect(button).to_be_focused()

    assert any("/assets/panel-" in url for url in pieces)


async def test_a_name_in_the_document_leads_to_the_documentation(people: People) -> None:
    page = await people.at_desk("Paula")
    panel = page.get_by_role("region", name="Documentation")
    meant = panel.locator("[data-meant]")
    written = page.get_by_role("textbox", name="Document")

    await page.goto("/settings/explorer")
    await write(page, '{ projects(filter: {name: {contains: "a"}}) { edges { node { budget { amount } } } } }')
    await page.get_by_text("budget", exact=True).first.hover()
    await page.keyboard.down("Control")
    await expect(page.locator(".CodeMirror-jump-token")).to_have_text("budget")
    await page.mouse.down()
    await page.mouse.up()
    await page.keyboard.up("Control")
    await expect(panel.get_by_role("heading", name="Project", exact=True)).to_be_visible()
    await expect(meant).to_contain_text("budget: Money")
    await page.keyboard.press("Escape")
    await expect(panel).to_have_count(0)
    await expect(written).to_be_focused()
    await page.keyboard.press("Control+Home")
    for _ in "{ projects(filter: {name: {con":
        await page.keyboard.press("ArrowRight")
    await page.keyboard.press("F1")
    await expect(meant).to_be_focused()
    await expect(meant).to_contain_text("contains: ")
    await picture(page, "documentation-input")
    await page.keyboard.press("Escape")
    await expect(written).to_be_focused()
    await page.keyboard.press("Control+Home")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("F1")
    await expect(meant).to_contain_text("projects: ProjectConnection!")


async def test_what_the_editor_tells_of_a_name_leads_on(people: People) -> None:
    page = await people.at_desk("Paula")

    await page.goto("/settings/explorer")
    await write(page, "{ pro")
    await page.keyboard.press("Control+Space")
    await expect(page.locator(".CodeMirror-hints")).to_contain_text("projects")
    kind = page.locator(".CodeMirror-hint-information-type-name", has_text=re.compile("^Project$"))

    async def go_down_the_names() -> None:
        if await page.locator(".CodeMirror-hints").is_visible():
            await page.keyboard.press("ArrowDown")
        else:
            await page.get_by_role("textbox", name="Document").focus()
            await page.keyboard.press("Control+Space")

    await press(kind, go_down_the_names)
    panel = page.get_by_role("region", name="Documentation")
    await expect(panel.get_by_role("heading", name="Project", exact=True)).to_be_focused()
    await expect(page.locator(".CodeMirror-hints")).to_have_count(0)
    await panel.get_by_role("button", name="Close the documentation").click()
    await write(page, "{ people { totalCount } }")
    told = page.locator(".CodeMirror-info .field-name")

    async def rest_on_the_name() -> None:
        """The editor tells of a name once the pointer has been still on it for half a second."""
        await page.mouse.move(0, 0)
        await page.get_by_text("people", exact=True).first.hover()
        await page.wait_for_timeout(1000)

    await press(told, rest_on_the_name)
    await expect(panel.locator("[data-meant]")).to_contain_text("people: PersonConnection!")


@pytest.mark.parametrize(("scheme", "width"), [("dark", 1440), ("dark", 1100), ("light", 390)])
async def test_the_documentation_finds_room(people: People, scheme: Scheme, width: int) -> None:
    async with people.visit("Paula", scheme=scheme, width=width) as page:
        await page.goto("/settings/explorer")
        button = page.get_by_role("button", name="Documentation", exact=True)
        await expect(button).to_be_enabled()
        await button.click()
        panel = page.get_by_role("region", name="Documentation")
        search = panel.get_by_role("searchbox")
        await expect(search).to_be_focused()
        await expect(search).to_be_in_viewport()
        await search.fill("exceptionRequests")
        await search.press("Enter")
        await expect(panel.locator("[data-meant]")).to_be_in_viewport()
        await flawless(page)
        await page.screenshot(path=PICTURES / f"documentation-{scheme}-{width}.png")

        assert await page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_editors_are_no_part_of_the_shell() -> None:
    document = (PAGES / "index.html").read_text()
    editors = [file.name for file in Path(PAGES / "assets").glob("editors-*.js")]
    panel = [file.name for file in Path(PAGES / "assets").glob("panel-*.js")]

    assert editors
    assert panel
    assert not any(name in document for name in editors + panel)
