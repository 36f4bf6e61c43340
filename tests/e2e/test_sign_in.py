"""Signing in and out in a real browser."""

import pytest
from playwright.async_api import Page, expect

from e2e.conftest import PASSWORD
from e2e.people import PICTURES

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


async def sign_in(page: Page, address: str, email: str, password: str = PASSWORD) -> None:
    """What a person does: type both and press the button."""
    await page.goto(address)
    await page.get_by_label("Email").fill(email)
    await page.get_by_label("Password").fill(password)
    await page.get_by_role("button", name="Sign in").click()


async def test_a_person_signs_in_and_lands_on_home(page: Page, small_house: str) -> None:
    await sign_in(page, small_house, "ada@small.example")

    await expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    await page.screenshot(path=PICTURES / "home-first.png")


async def test_a_wrong_password_says_so_and_keeps_the_address(page: Page, small_house: str) -> None:
    await sign_in(page, small_house, "ada@small.example", "not the right words at all")

    await expect(page.get_by_text("do not belong together")).to_be_visible()
    await expect(page.get_by_label("Email")).to_have_value("ada@small.example")
