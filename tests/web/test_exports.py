"""What one sees as a file: the same rows in the same order, for who may take data out, and the trail keeps it."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from building import a_program, a_project, a_role, a_staffed_house
from relocation import ANOTHER_NEED, a_relocation, submitted
from stages import approved
from triptych.exchange.wording.table_words import ENGLISH
from triptych.graphql.exporting.tables import TABLES
from triptych.kernel.actor import Role
from triptych.model.audit import AuditEntry
from triptych.model.database import Database
from web.test_imports import a_browser

OURS = {"Sec-Fetch-Site": "same-origin"}


async def exported(browser: httpx.AsyncClient, table: str = "projects", **asked: Any) -> httpx.Response:
    """What the button sends."""
    return await browser.post(f"/exports/{table}", json={"format": "csv", **asked}, headers=OURS)


def rows(answer: httpx.Response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


async def test_filter_order_and_columns_of_the_page_are_those_of_the_file(database: Database) -> None:
    house = await a_staffed_house(database)
    program = await a_program(house)
    for name in ("Beta", "=Alpha()", "Gamma"):
        await a_project(house, program, name=name)

    async with a_browser(house, "Paul") as browser:
        answer = await exported(
            browser,
            columns=["stage"],
            filter={"name": {"oneOf": ["Beta", "=Alpha()"]}},
            orderBy=[{"field": "NAME", "direction": "DESC"}],
        )

    assert answer.headers["content-disposition"] == 'attachment; filename="projects.csv"'
    head, *found = rows(answer)
    assert head == ["reference", "name", "stage", "stage_code"]
    assert sorted(row[1] for row in found) == ["'=Alpha()", "Beta"]
    assert found[0][1] == "Beta"
    (entry,) = await house.all(select(AuditEntry).where(AuditEntry.action == "data:export"))
    assert (entry.person_id, entry.detail["table"], entry.detail["rows"]) == (house.people["Paul"], "projects", 2)
    assert entry.policy_line is not None


@pytest.mark.parametrize("table", TABLES)
async def test_every_table_has_all_its_columns_in_both_formats(database: Database, table: str) -> None:
    house = await a_staffed_house(database)
    await a_project(house)
    columns = list(TABLES[table].columns)

    async with a_browser(house, "Paul") as browser:
        text = await exported(browser, table, columns=columns)
        book = await exported(browser, table, columns=columns, format="xlsx")

    heads = [column.head for column in TABLES[table].shown(columns)]
    assert rows(text)[0] == heads
    assert len(set(heads)) == len(heads)
    sheet = load_workbook(io.BytesIO(book.content)).worksheets[0]
    for_people = [ENGLISH.head(column.head) for column in TABLES[table].shown(columns, for_programs=False)]
    assert [str(cell.value).removesuffix(" (UTC)") for cell in sheet[1]] == for_people


async def test_who_may_export_nowhere_takes_nothing_out_and_nothing_is_kept(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Mona", Role.PROGRAM_MANAGER)
    await a_project(house)

    async with a_browser(house, "Mona") as browser:
        answer = await exported(browser)

    assert answer.status_code == 403
    assert answer.json()["message"]
    assert await house.all(select(AuditEntry).where(AuditEntry.action == "data:export")) == []


@pytest.mark.parametrize(
    ("table", "asked", "status"),
    [
        ("projects", {"format": "pdf"}, 400),
        ("projects", {"filter": {"secret": {"eq": 1}}}, 422),
        ("projects", {"orderBy": [{"field": "NOTHING"}]}, 422),
        ("passwords", {}, 404),
    ],
)
async def test_what_is_not_there_is_not_exported(
    database: Database, table: str, asked: dict[str, Any], status: int
) -> None:
    house = await a_staffed_house(database)

    async with a_browser(house, "Paul") as browser:
        answer = await exported(browser, table, **asked)

    assert answer.status_code == status
    assert await house.all(select(AuditEntry).where(AuditEntry.action == "data:export")) == []


async def test_another_site_and_a_stranger_get_nothing(database: Database) -> None:
    house = await a_staffed_house(database)

    async with a_browser(house, "Paul") as browser:
        foreign = await browser.post(
            "/exports/projects", json={"format": "csv"}, headers={"Sec-Fetch-Site": "cross-site"}
        )
    async with a_browser(house, None) as browser:
        stranger = await exported(browser)

    assert (foreign.status_code, stranger.status_code) == (403, 401)


async def test_the_queue_is_taken_out_as_it_is_filtered_and_in_its_order(database: Database) -> None:
    story = await a_relocation(database)
    half = await approved(story, by="Bela")
    whole = await submitted(story, **ANOTHER_NEED)

    async with a_browser(story.house, "Sam") as browser:
        everything = await exported(browser, "queue", columns=["act", "clock"])
        signatures = await exported(browser, "queue", filter={"only": "SIGNATURE"})
        nonsense = await exported(browser, "queue", filter={"only": "NOTHING"})

    head, *found = rows(everything)
    assert head[:5] == ["reference", "title", "next_act", "next_act_code", "awaiting"]
    assert {(row[0], row[3]) for row in found} == {(half.ref, "signTerms"), (whole.ref, "approveRequest")}
    assert everything.headers["x-rows"] == "2"
    assert rows(signatures)[1:] == [[half.ref, half.title]]
    assert nonsense.status_code == 422


def test_the_register_takes_out_every_column_that_it_shows() -> None:
    """The screen's columns and the file's, by the ids that they share; a column of one alone fails here."""
    shown = Path(__file__).parents[2] / "frontend" / "src" / "exceptions" / "register-columns.tsx"
    on_screen = re.findall(r"\bid: '(\w+)'", shown.read_text(encoding="utf-8"))

    assert len(on_screen) == len(set(on_screen)) > 5
    assert set(on_screen) == set(TABLES["exceptions"].columns)
    assert all(TABLES["exceptions"].columns[name] for name in on_screen)
