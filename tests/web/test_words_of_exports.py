"""What people read in a file: words of their language, dates as dates, money as numbers, a head that filters."""

import csv
import io
import re
from collections import defaultdict
from datetime import datetime, time
from pathlib import Path
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import update

from building import NOON, a_project, a_staffed_house
from relocation import a_relocation, submitted
from stages import approved, directed
from triptych.exchange.wording.table_words import ENGLISH, GERMAN
from triptych.governance.exceptions.rules.events import State
from triptych.graphql.exporting.tables import TABLES
from triptych.kernel.actor import Office
from triptych.kernel.exception_words import Outcome, Payer
from triptych.kernel.health import KeyState
from triptych.kernel.waiver_words import WaiverState
from triptych.model.base import Origin
from triptych.model.database import Database
from triptych.model.gate import GateOutcome
from triptych.model.instruction import Directed
from triptych.model.people import Person
from triptych.model.portfolio import Stage
from waiving import granted
from web.test_exports import exported, rows
from web.test_imports import a_browser

CATALOGUES = Path(__file__).parents[2] / "frontend" / "src"
LISTS: dict[str, Any] = {
    "request": [each for each in State if each is not State.UNOPENED],
    "outcome": Outcome,
    "payer": Payer,
    "directed": Directed,
    "key": KeyState,
    "gate": GateOutcome,
    "stage": Stage,
    "origin": Origin,
    "office": Office,
    "waiver": WaiverState,
}


async def the_sheet(browser: httpx.AsyncClient, table: str, **asked: Any) -> Worksheet:
    columns = list(TABLES[table].columns)
    book = await exported(browser, table, columns=columns, format="xlsx", **asked)
    assert book.status_code == 200, book.text
    return load_workbook(io.BytesIO(book.content)).worksheets[0]


def by_head(sheet: Worksheet, row: int = 2) -> dict[str, Any]:
    return {str(head.value): cell for head, cell in zip(sheet[1], sheet[row], strict=True)}


async def test_a_workbook_speaks_the_readers_language_and_keeps_its_values(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await approved(story)

    async with a_browser(story.house, "Sam") as browser:
        english, german = await the_sheet(browser, "exceptions"), await the_sheet(browser, "exceptions", language="de")

    read, gelesen = by_head(english), by_head(german)
    assert (english.title, german.title) == ("Exceptions", "Ausnahmen")
    assert (read["State"].value, gelesen["Stand"].value) == ("Approved with conditions", "Mit Bedingungen genehmigt")
    assert (read["In force"].value, gelesen["In Kraft"].value) == ("yes", "ja")
    assert not [head for head in read if head.endswith("code")]
    assert (read["Amount"].data_type, read["Amount"].value) == ("n", 100_000)
    assert read["Amount currency"].value == "USD"
    assert read["Amount"].number_format == "#,##0.00_);(#,##0.00)"
    opened = read["Opened (UTC)"]
    assert (opened.is_date, opened.value) == (True, NOON.replace(tzinfo=None))
    assert opened.number_format == "m/d/yy h:mm"


@pytest.mark.parametrize("table", TABLES)
async def test_every_head_stays_in_sight_filters_all_rows_and_leaves_room(database: Database, table: str) -> None:
    house = await a_staffed_house(database)
    await a_project(house)

    async with a_browser(house, "Paul") as browser:
        sheet = await the_sheet(browser, table)

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
    assert all(cell.font.bold for cell in sheet[1])
    for cell in sheet[1]:
        width = sheet.column_dimensions[cell.column_letter].width
        assert min(len(str(cell.value)), 60) <= width <= 60, cell.value


async def test_csv_has_words_for_people_and_codes_for_programs_under_heads_that_never_change(
    database: Database,
) -> None:
    story = await a_relocation(database)
    await approved(story)

    async with a_browser(story.house, "Sam") as browser:
        files = [await exported(browser, "exceptions", columns=["state"], language=each) for each in ("en", "de-AT")]

    english, german = (list(csv.DictReader(io.StringIO(each.content.decode("utf-8-sig")))) for each in files)
    assert english[0].keys() == german[0].keys()
    assert (english[0]["state"], german[0]["state"]) == ("Approved with conditions", "Mit Bedingungen genehmigt")
    assert english[0]["state_code"] == german[0]["state_code"] == "approved_with_conditions"
    assert (german[0]["in_force"], german[0]["expired"]) == ("yes", "no")


async def test_without_a_language_it_is_the_persons_own(database: Database) -> None:
    story = await a_relocation(database)
    await approved(story)
    async with database.sessions() as session, session.begin():
        await session.execute(update(Person).where(Person.name == "Sam").values(locale="de"))

    async with a_browser(story.house, "Sam") as browser:
        answer = await exported(browser, "exceptions", columns=["payer"])

    assert rows(answer)[1][2:] == ["Antragstellende Person", "requester"]


async def test_the_queue_says_who_directed_whom_to_what(database: Database) -> None:
    story = await a_relocation(database)
    await directed(story)

    async with a_browser(story.house, "Sam") as browser:
        answer = await exported(browser, "queue", columns=["act", "state"])

    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["next_act"], row["next_act_code"]) == ("Decide", "approveRequest")
    assert (row["directed_by"], row["directed_whom"], row["directed_to"]) == ("Olivia", "Rita", "Decline")
    assert row["directed_to_code"] == "decline"


async def test_class_waivers_are_taken_out_as_they_stand(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    waiver = await granted(story)
    await submitted(story)

    async with a_browser(story.house, "Sam") as browser:
        read = by_head(await the_sheet(browser, "waivers"))
        none = await exported(browser, "waivers", filter={"state": {"oneOf": ["REVOKED"]}})

    assert (read["Reference"].value, read["State"].value, read["Office"].value) == (waiver.ref, "In force", "SMO")
    assert (read["Up to"].value, read["Up to currency"].value) == (25_000, "USD")
    assert read["Valid until (UTC)"].value == waiver.valid_until.replace(tzinfo=None)
    looked_at = read["Review on"]
    assert (looked_at.is_date, looked_at.number_format) == (True, "mm-dd-yy")
    assert looked_at.value == datetime.combine(waiver.review_on, time())
    assert len(rows(none)) == 1


def _codes(kind: str) -> set[str]:
    return {each.value.lower() for each in LISTS[kind]}


@pytest.mark.parametrize("words", [ENGLISH, GERMAN], ids=["en", "de"])
def test_every_code_and_every_heading_has_its_word(words: Any) -> None:
    assert {kind: _codes(kind) - words.codes[kind].keys() for kind in LISTS} == {kind: set() for kind in LISTS}
    assert words.codes.keys() == ENGLISH.codes.keys()
    assert all(words.codes[kind].keys() == ENGLISH.codes[kind].keys() for kind in words.codes)
    assert words.tables.keys() == TABLES.keys()


def test_every_heading_is_said_in_german_and_none_is_left_over() -> None:
    heads = {column.head for each in TABLES.values() for column in each.shown(list(each.columns), for_programs=False)}

    assert heads == GERMAN.heads.keys()


def test_a_file_says_what_the_pages_say() -> None:
    """Each word stands in the catalogues of the pages, with this German; what only files say is named here."""
    said: dict[str, set[str]] = defaultdict(set)
    for catalogue in CATALOGUES.rglob("locales/de.po"):
        for english, german in re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', catalogue.read_text("utf-8"), re.MULTILINE):
            said[english].add(german)
    only_here = {"PMO", "SMO", "CMO", "Awaits others"}

    pairs = {
        (word, GERMAN.codes[kind][code])
        for kind, codes in ENGLISH.codes.items()
        for code, word in codes.items()
        if word not in only_here
    }
    assert {(english, german) for english, german in pairs if german not in said[english]} == set()
