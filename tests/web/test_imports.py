"""Files over HTTP: the same use cases as on the command line, for who is signed in, from our own pages only."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from building import PASSWORD, House, a_staffed_house, an_account
from exchange.importing import standing, value
from exchange.published_files import GMPP, csv_bytes, shipped
from triptych.model.database import Database
from triptych.web.app import create_app

OURS = {"X-Triptych-Import": "1", "Sec-Fetch-Site": "same-origin", "Content-Type": "application/octet-stream"}
PROJECTS = csv_bytes([["Title", "Portfolio", "Budget"], ["Move", "Sites", "5"], ["Stay", "Sites", "-5"]])


@asynccontextmanager
async def a_browser(house: House, name: str | None, public_url: str | None = None) -> AsyncIterator[httpx.AsyncClient]:
    """A browser in which somebody is signed in, or nobody."""
    app = create_app(house.database, Path("nothing-built"), clock=house.clock, public_url=public_url)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as browser:
        if name:
            await an_account(house, name)
            credentials = {"email": f"{name.lower()}@meridian.example", "password": PASSWORD}
            assert (await browser.post("/session", json=credentials)).status_code == 204
        yield browser


async def sent(browser: httpx.AsyncClient, content: bytes, path: str = "/imports", **query: Any) -> httpx.Response:
    headers = query.pop("headers", OURS)
    return await browser.post(path, params=query, content=content, headers=headers)


async def test_a_publication_comes_in_over_http_with_its_reconciliation(database: Database) -> None:
    house = await a_staffed_house(database)
    async with a_browser(house, "Paul") as browser:
        answer = await sent(browser, shipped(GMPP[2]), kind="gmpp", fileName=GMPP[2])

    assert answer.status_code == 200
    assert answer.json()["reconciliation"] == {"read": 184, "created": 184, "updated": 0, "unchanged": 0, "rejected": 0}
    assert str(await value(house, "SELECT id FROM import_run")) == answer.json()["runId"]


async def test_a_table_is_previewed_rehearsed_and_imported(database: Database) -> None:
    house = await a_staffed_house(database)
    async with a_browser(house, "Paul") as browser:
        seen = (await sent(browser, PROJECTS, "/imports/preview", kind="projects")).json()
        mapping = json.dumps(seen["proposed"])
        rehearsed = (await sent(browser, PROJECTS, kind="projects", mapping=mapping, dryRun="true")).json()
        assert await value(house, "SELECT count(*) FROM project") == 0
        done = (await sent(browser, PROJECTS, kind="projects", mapping=mapping, fileName="mine.csv")).json()

    assert seen["proposed"] == {"name": "Title", "portfolio": "Portfolio", "budget": "Budget"}
    assert {"name": "name", "label": "name", "required": True} in seen["fields"]
    assert seen["firstLines"][0] == ["Move", "Sites", "5"]
    assert (rehearsed["reconciliation"], rehearsed["runId"]) == (done["reconciliation"], None)
    assert [(reject["line"], reject["column"]) for reject in done["rejects"]] == [(3, "Budget")]
    assert "Rejected because" in done["rejectFile"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"X-Triptych-Import": "1", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"X-Triptych-Import": "1", "Origin": "https://elsewhere.example"}, 403),
        ({"X-Triptych-Import": "1", "Origin": "http://localhost"}, 200),
    ],
)
async def test_a_file_from_another_site_is_not_taken(database: Database, headers: dict[str, str], status: int) -> None:
    house = await a_staffed_house(database)
    async with a_browser(house, "Paul") as browser:
        answer = await sent(browser, PROJECTS, kind="projects", headers=headers)

    assert answer.status_code == status
    assert await value(house, "SELECT count(*) FROM project") == (1 if status == 200 else 0)


@pytest.mark.parametrize(("name", "status"), [(None, 401), ("Rob", 403), ("Art", 403), ("Cleo", 403)])
async def test_who_may_not_import_is_told_and_nothing_happened(
    database: Database, name: str | None, status: int
) -> None:
    house = await a_staffed_house(database)
    async with a_browser(house, name) as browser:
        before = await standing(house)
        answer = await sent(browser, PROJECTS, kind="projects")

    assert (answer.status_code, bool(answer.json()["message"])) == (status, True)
    assert await standing(house) == before


@pytest.mark.parametrize(
    ("query", "content", "field"),
    [
        ({"kind": "projects"}, b"%PDF-1.7", "file"),
        ({"kind": "gmpp"}, PROJECTS, "file"),
        ({"kind": "projects", "mapping": '{"name": "Nothing"}'}, PROJECTS, "mapping.name"),
        ({"kind": "projects", "mapping": "["}, PROJECTS, "query"),
        ({"kind": "gmpp", "year": "soon"}, PROJECTS, "query"),
        ({"kind": "spreadsheet"}, PROJECTS, "query"),
        ({}, PROJECTS, "query"),
    ],
)
async def test_what_cannot_be_read_is_told_beside_its_field(
    database: Database, query: dict[str, str], content: bytes, field: str
) -> None:
    house = await a_staffed_house(database)
    async with a_browser(house, "Paul") as browser:
        before = await standing(house)
        answer = await sent(browser, content, **query)

    assert answer.status_code == 422
    assert answer.json()["problems"][0]["field"] == field
    assert await standing(house) == before


async def test_a_file_over_the_limit_is_refused(database: Database) -> None:
    house = await a_staffed_house(database)
    async with a_browser(house, "Paul") as browser:
        answer = await sent(browser, b"x" * (64 * 1024**2 + 1), kind="projects")

    assert answer.status_code == 413
