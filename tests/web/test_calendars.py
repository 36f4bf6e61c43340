"""The calendar as a file: what its reader sees and no more, under ids that stay, for who may take data out."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from asking import an_outsider
from building import NOON, a_role
from icalendars import events, unescaped
from relocation import Relocation, a_relocation
from stages import approved, extended
from triptych.exchange.wording.calendar_words import ENGLISH, GERMAN
from triptych.kernel.actor import Role
from triptych.kernel.calendar_words import EntryKind, EntryState
from triptych.model.audit import AuditEntry
from triptych.model.database import Database
from triptych.model.people import Person
from waiving import granted
from web.test_imports import a_browser

OURS = {"Sec-Fetch-Site": "same-origin"}


async def taken(browser: httpx.AsyncClient, **asked: Any) -> httpx.Response:
    return await browser.get("/calendars/exceptions.ics", params=asked, headers=OURS)


async def the_trail(story: Relocation) -> list[AuditEntry]:
    return await story.house.all(select(AuditEntry).where(AuditEntry.action == "data:export"))


async def test_ends_conditions_and_waivers_are_events_on_their_days(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    request, waiver = await approved(story), await granted(story)

    async with a_browser(story.house, "Sam") as browser:
        answer = await taken(browser)

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="exceptions.ics"'
    found = {each["SUMMARY"]: each for each in events(answer.content)}
    due = found[f"{request.ref} Condition due: Report the load weekly"]
    assert (due["DTSTART"], due["DTEND"]) == ("20260401", "20260402")
    end = found[f"{request.ref} Approval ends"]
    assert end["DTSTART"] == f"{NOON + timedelta(days=60):%Y%m%dT%H%M%SZ}"
    assert "DTEND" not in end
    ends = found[f"{waiver.ref} Class waiver ends"]
    assert ends["URL"] == f"http://localhost/rules/waivers/{waiver.ref}"
    assert unescaped(ends["DESCRIPTION"]).startswith(f"{waiver.title}\nClass waiver: ")
    assert f"{waiver.ref} Class waiver to be reviewed" in found
    assert {each["DTSTAMP"] for each in found.values()} == {f"{NOON:%Y%m%dT%H%M%SZ}"}
    (entry,) = await the_trail(story)
    assert (entry.detail["table"], entry.detail["format"], entry.detail["rows"]) == ("calendar", "ics", 4)


async def test_an_end_that_moves_keeps_its_id_and_a_whole_day_is_one(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    midnight = (NOON + timedelta(days=40)).replace(hour=0, minute=0)
    request = await approved(story, valid_until=midnight)
    async with a_browser(story.house, "Sam") as browser:
        before = events((await taken(browser)).content)
        await extended(story, request)
        after = events((await taken(browser)).content)

    def end(found: list[dict[str, str]]) -> dict[str, str]:
        (one,) = [each for each in found if each["SUMMARY"].endswith("Approval ends")]
        return one

    assert end(before)["DTSTART"] == f"{midnight - timedelta(days=1):%Y%m%d}"
    assert end(before)["UID"] == end(after)["UID"]
    assert end(before)["DTSTART"] != end(after)["DTSTART"]


async def test_it_speaks_the_readers_language_and_is_narrowed_as_the_page_is(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    request = await approved(story)

    async with a_browser(story.house, "Sam") as browser:
        german = events((await taken(browser, language="de")).content)
        other = events((await taken(browser, office="pmo")).content)
        of_program = events((await taken(browser, program="PG-001", until="2026-04-10")).content)

    assert f"{request.ref} Genehmigung endet" in {each["SUMMARY"] for each in german}
    assert other == []
    assert [each["SUMMARY"] for each in of_program] == [f"{request.ref} Condition due: Report the load weekly"]


async def test_what_one_may_not_see_is_not_in_the_file(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await approved(story)
    await an_outsider(story)
    (unit,) = await story.house.all(select(Person.unit_id).where(Person.id == story.house.people["Nils"]))
    await a_role(story.house, "Nils", Role.SMO_LEAD, unit)

    async with a_browser(story.house, "Nils") as browser:
        answer = await taken(browser)

    assert answer.status_code == 200
    assert events(answer.content) == []


async def test_who_may_not_take_data_out_gets_nothing_and_nothing_is_kept(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    async with a_browser(story.house, "Marta") as browser:
        refused = await taken(browser)
    async with a_browser(story.house, "Sam") as browser:
        foreign = await browser.get("/calendars/exceptions.ics", headers={"Sec-Fetch-Site": "cross-site"})
    async with a_browser(story.house, None) as browser:
        stranger = await taken(browser)

    assert (refused.status_code, foreign.status_code, stranger.status_code) == (403, 403, 401)
    assert refused.json()["message"]
    assert await the_trail(story) == []


async def test_links_begin_with_the_address_that_people_see_whoever_asks_under_which_name(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await approved(story)

    async with a_browser(story.house, "Sam", public_url="https://triptych.example/") as browser:
        found = events((await taken(browser)).content)

    assert found
    assert all(each["URL"].startswith("https://triptych.example/exceptions/") for each in found)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"since": "soon"}, "query"),
        ({"office": "XXX"}, "query"),
        ({"secret": "1"}, "query"),
        ({"since": "2026-03-02", "until": "2026-03-01"}, "until"),
        ({"since": "2026-03-02", "until": "2027-12-01"}, "until"),
        ({"since": "9999-06-01"}, "since"),
        ({"since": "9999-12-30", "until": "9999-12-31"}, "since"),
        ({"since": "0001-01-01", "until": "0001-02-01"}, "since"),
    ],
)
async def test_what_is_not_understood_is_said(database: Database, asked: dict[str, str], field: str) -> None:
    story = await a_relocation(database)
    async with a_browser(story.house, "Sam") as browser:
        answer = await taken(browser, **asked)

    assert answer.status_code == 422
    assert answer.json()["problems"][0]["field"] == field
    assert await the_trail(story) == []


def test_both_languages_say_everything() -> None:
    assert ENGLISH.entries.keys() == GERMAN.entries.keys()
    assert {kind for kind, _ in ENGLISH.entries} == set(EntryKind)
    for words in (ENGLISH, GERMAN):
        assert all(words.entry(kind, state) for kind in EntryKind for state in EntryState)
