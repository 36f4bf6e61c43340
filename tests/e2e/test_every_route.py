"""Every route that the router knows: accessible, in light and dark, on a desk and on a phone, and without an error."""

from pathlib import Path

import asyncpg
import pytest
from playwright.async_api import Page, expect

from e2e.accessible import violations
from e2e.houses import House
from e2e.people import PICTURES, People, Scheme
from e2e.routes import SAMPLES, Sample, address_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

DESK, PHONE, NARROWEST = 1440, 390, 360
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


async def settle(page: Page) -> None:
    """Wait until nothing is fetched, nothing is busy and the type is there."""
    await page.wait_for_load_state("networkidle")
    await expect(page.locator("main, form").first).to_be_visible()
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)
    await page.evaluate("document.fonts.ready")


async def too_wide(page: Page) -> list[str]:
    """What stands over the screen's edge at the narrowest width."""
    return list(
        await page.evaluate(
            """() => {
              const root = document.scrollingElement
              if (root.scrollWidth <= innerWidth) return []
              const wide = [...document.body.querySelectorAll('*')]
                .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
              const shown = wide.slice(-4).map(each => each.outerHTML.slice(0, 160))
              return [`${root.scrollWidth} of ${innerWidth}`, ...shown]
            }"""
        )
    )


async def test_every_route_of_the_router_has_a_sample(people: People) -> None:
    async with people.visit(None) as page:
        await page.goto("/sign-in")
        known = await page.evaluate("Object.keys(self.__TSR_ROUTER__.routesByPath)")

    assert sorted(known) == sorted(SAMPLES)


@pytest.mark.parametrize(("route", "sample"), SAMPLES.items(), ids=SAMPLES.keys())
async def test_a_route_is_accessible_and_fits(route: str, sample: Sample, people: People, demo_house: House) -> None:
    address = await address_of(route, demo_house)
    found: list[str] = []
    if "$token" in route:
        people.watch.expect("404 (Not Found)")  # a link that does not work any more is one of its states

    for scheme in SCHEMES:  # a window of its own each: people seldom change the scheme under an open page
        await forget_attempts(demo_house)
        async with people.visit(sample.who, scheme=scheme) as page:
            await page.goto(address)
            await settle(page)
            for width in (DESK, PHONE):
                await page.set_viewport_size({"width": width, "height": 900})
                found += [f"{scheme}, {width}: {each}" for each in await violations(page)]
                await page.screenshot(path=picture_of(route, f"{width}-{scheme}"))
            await page.set_viewport_size({"width": NARROWEST, "height": 800})
            found += [f"too wide: {each}" for each in await too_wide(page)]

    assert not found, "\n".join(found)


async def forget_attempts(house: House) -> None:
    """Looking at the pages of dead links over and over is no attack here."""
    connection = await asyncpg.connect(house.owner_url)
    try:
        await connection.execute("DELETE FROM sign_in_attempt")
    finally:
        await connection.close()


def picture_of(route: str, how: str) -> Path:
    """Where the picture of a route is kept."""
    name = {"/": "home", "/$": "nowhere"}.get(route, route.strip("/").replace("/", "-").replace("$", ""))
    return PICTURES.joinpath(f"route-{name}-{how}.png")
