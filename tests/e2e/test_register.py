"""The register, its calendar, and who is here: in browsers."""

import re

import pytest
from playwright.async_api import expect

from e2e.people import People, picture
from e2e.steps import Ask, settled
from e2e.test_further_acts import asked
from icalendars import events

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


async def test_two_at_the_same_request_see_each_other_and_one_sees_the_other_leave(people: People) -> None:
    marta, rita = await people.at_desk("Marta"), await people.at_desk("Rita")
    ref = await asked(marta, Ask(need="Nine planners need a wall for their maps."))
    await expect(marta.get_by_role("button", name="You are named")).to_be_visible()
    await rita.goto(f"/exceptions/{ref}")
    here = marta.get_by_text("Here now:")

    await expect(here).to_be_visible()
    await expect(rita.get_by_text("Here now:")).to_be_visible()
    await settled(marta)
    await picture(marta, "people-here")
    await rita.get_by_role("button", name="You are named").click()
    await expect(rita.get_by_role("button", name="You are not named")).to_be_visible()
    await expect(here).to_have_count(0)
    await rita.get_by_role("button", name="You are not named").click()
    await expect(here).to_be_visible()
    await rita.close()

    await expect(here).to_have_count(0)


async def test_the_calendar_goes_from_month_to_month_by_its_address(people: People) -> None:
    olivia = await people.at_desk("Olivia")
    await olivia.goto("/exceptions/calendar")
    await expect(olivia.locator("td[aria-current=date]")).to_have_count(1)
    await settled(olivia)
    await picture(olivia, "exceptions-calendar")
    async with olivia.expect_download() as fetched:
        await olivia.get_by_role("button", name="To my calendar").click()
    file = await fetched.value

    assert file.suggested_filename == "exceptions.ics"
    assert events((await file.path()).read_bytes())
    await olivia.get_by_role("link", name="The month after").click()
    await expect(olivia).to_have_url(re.compile(r"month=\d{4}-\d\d"))
    await expect(olivia.locator("td[aria-current=date]")).to_have_count(0)
    await olivia.get_by_role("link", name="This month").click()
    await expect(olivia.locator("td[aria-current=date]")).to_have_count(1)
    await olivia.goto("/exceptions/calendar?month=1999-01")

    await expect(olivia.get_by_text("Nothing comes to its day this month")).to_be_visible()
    await olivia.set_viewport_size({"width": 360, "height": 740})
    await olivia.goto("/exceptions/calendar")
    await settled(olivia)
    await picture(olivia, "exceptions-calendar-phone")


async def test_the_register_is_narrowed_by_how_exceptions_stand(people: People) -> None:
    olivia = await people.at_desk("Olivia")
    await olivia.goto("/exceptions")
    await olivia.get_by_role("button", name="How it stands").click()
    in_force = olivia.get_by_role("menuitemcheckbox", name=re.compile(r"In force \(\d+\)"))
    count = re.search(r"\((\d+)\)", await in_force.inner_text())
    await in_force.click()

    await expect(olivia).to_have_url(re.compile("show=inForce"))
    assert count is not None
    listed = str(int(count.group(1)) + 1)  # with the head; only the rows near the window are drawn
    await expect(olivia.get_by_role("grid")).to_have_attribute("aria-rowcount", listed)
    await settled(olivia)
    await picture(olivia, "register-in-force")


async def test_the_register_says_what_waiting_costs_of_what_it_lists(people: People) -> None:
    olivia = await people.at_desk("Olivia")
    await olivia.goto("/exceptions?show=open")
    waits = olivia.get_by_text(re.compile(r"\d+ requests? waits?:"))
    await expect(waits).to_contain_text("a day")
    everything = await waits.inner_text()
    await settled(olivia)
    await picture(olivia, "register-burn")

    await olivia.goto("/exceptions?show=open&payer=PROVIDER")
    await expect(olivia.get_by_text(re.compile(r"\d+ requests? waits?|Nothing waits here"))).not_to_contain_text(
        everything[:20]
    )
    await olivia.goto("/exceptions?show=ended")

    await expect(olivia.get_by_text("Nothing waits here.")).to_be_visible()
