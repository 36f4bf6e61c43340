"""Browsers for tests: one Chromium, one fresh profile a test, pictures kept in test-output/.

Browser and houses are gone when the last test of this folder is done: what they still do would be heard by later tests
of the same process, which read its log and put other things in the product's place.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from e2e.houses import EMAILS, House, house_of_the_demo
from e2e.people import PATIENCE, PICTURES, People
from e2e.prepared import Prepared
from e2e.serving import PAGES, served
from triptych.access.administration.establish import EstablishOrganisation, establish
from triptych.demo.parts import DEMO_PASSWORD
from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PASSWORD = "seven lamps burn in the long hall"


@pytest.fixture(scope="package", autouse=True)
def pages_are_built() -> None:
    """Without built pages there is nothing to look at, and that is a failure of the set-up, not of a test."""
    assert (PAGES / "index.html").is_file(), "build the pages first: make build"
    PICTURES.mkdir(exist_ok=True)


@pytest_asyncio.fixture(scope="package")
async def browser(browser_path: str) -> AsyncIterator[Browser]:
    """The Chromium of this machine, headless, with nothing that calls home."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        yield started
        await started.close()


@pytest_asyncio.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A fresh profile on a desk's screen; a test fails on any error that the page throws."""
    context = await browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    opened = await context.new_page()
    thrown: list[str] = []
    opened.on("pageerror", lambda error: thrown.append(str(error)))
    yield opened
    await context.close()
    assert not thrown


@pytest.fixture(scope="package")
def small_house(server: EmbeddedServer) -> Iterator[str]:
    """The address of an organisation with its first administrator and nothing else."""

    async def fill(database: Database) -> None:
        async with database.sessions() as session, session.begin():
            await establish(
                session,
                EstablishOrganisation(
                    name="Small house",
                    time_zone="UTC",
                    base_currency="EUR",
                    administrator_name="Ada Lovelace",
                    administrator_email="ada@small.example",
                    administrator_password=PASSWORD,
                ),
            )

    with served(server, "e2e_small", fill) as address:
        yield address


@pytest.fixture(scope="package")
def demo_house(server: EmbeddedServer) -> Iterator[House]:
    """The demo, written once for all browsers; a test that changes something works on records of its own."""
    with house_of_the_demo(server) as house:
        yield house


@pytest.fixture(scope="package")
def cookies() -> dict[str, Any]:
    """Who is signed in at the demo's house already: signing in is slow on purpose."""
    return {}


@pytest_asyncio.fixture
async def people(browser: Browser, demo_house: House, cookies: dict[str, Any]) -> AsyncIterator[People]:
    """The people of the demo at their desks; a test fails when any of their pages complained."""
    there = People(browser, demo_house.address, DEMO_PASSWORD, EMAILS, cookies)
    yield there
    await there.close()


@pytest_asyncio.fixture
async def prepared(demo_house: House) -> AsyncIterator[Prepared]:
    """How a test brings a request of its own to where the browser's part begins."""
    database = Database(demo_house.owner_url, demo_house.app_url)
    yield Prepared(database)
    await database.close()
