"""Reading has an end: after its time, and when whoever asked has gone. What stores something is not cut short."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

import waiting
from building import PASSWORD, House, a_house
from triptych.access.work import Works
from triptych.kernel.refusals import TookTooLong
from triptych.model.database import Database
from triptych.web.app import create_app
from triptych.web.sign_in import COOKIE
from web.browsing import asked, noted_of, signs_in

SLOW = "SELECT now() FROM pg_sleep(90)"
RUNNING = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT now() FROM pg_sleep%'"
DOCUMENT = "{ viewer { person { name } } }"
QUESTION = json.dumps({"query": DOCUMENT}).encode()


async def slow_clock(session: AsyncSession) -> datetime:
    """A clock that takes longer to read than a test may last."""
    told: datetime = (await session.execute(text(SLOW))).scalar_one()
    return told


@asynccontextmanager
async def signed_in(database: Database, folder: Path, **more: Any) -> AsyncIterator[tuple[Any, httpx.AsyncClient]]:
    """The product with its settings, and a browser in which Ada is signed in."""
    await a_house(database)
    app: Any = create_app(database, folder, **more)
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as browser:
        assert (await signs_in(browser, "ada@meridian.example", PASSWORD)).status_code == 204
        yield app, browser


async def running(database: Database) -> int:
    """How many slow statements the server is busy with."""
    async with database.sessions() as session:
        return int((await session.execute(text(RUNNING))).scalar_one())


async def until(database: Database, count: int) -> None:
    """Wait until so many slow statements run."""

    async def as_many() -> bool:
        return await running(database) == count

    await waiting.until(as_many)


async def test_what_takes_too_long_is_told_and_asks_for_less(database: Database, tmp_path: Path) -> None:
    async with signed_in(database, tmp_path, clock=slow_clock, reading_seconds=0.2) as (_, browser):
        with structlog.testing.capture_logs() as logs:
            answer = await asked(browser, QUESTION)

    (noted,) = noted_of(DOCUMENT, logs)
    assert noted["outcome"] == "cut"
    assert noted["sql_ms"] >= 150
    (error,) = answer.json()["errors"]
    assert (answer.status_code, answer.json()["data"]) == (200, None)
    assert error == {
        "message": "This took longer than 0.2 s. Ask for less: a smaller page, or fewer fields.",
        "extensions": {"code": "took_too_long"},
    }
    await until(database, 0)


async def test_whoever_goes_away_takes_the_statement_along(database: Database, tmp_path: Path) -> None:
    leaves = asyncio.Event()
    body = [{"type": "http.request", "body": QUESTION, "more_body": False}]

    async def receive() -> dict[str, Any]:
        if body:
            return body.pop()
        await leaves.wait()
        return {"type": "http.disconnect"}

    async def send(_message: Any) -> None:
        """Nobody is there."""

    async with signed_in(database, tmp_path, clock=slow_clock) as (app, browser):
        headers = [
            (b"content-type", b"application/json"),
            (b"cookie", f"{COOKIE}={browser.cookies[COOKIE]}".encode()),
            (b"host", b"localhost"),
        ]
        scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST"}
        scope |= {"path": "/graphql", "raw_path": b"/graphql", "query_string": b"", "root_path": "", "scheme": "http"}
        scope |= {"headers": headers, "client": ("127.0.0.1", 1), "server": ("localhost", 80), "app": app, "state": {}}
        answering = asyncio.create_task(app(scope, receive, send))
        await until(database, 1)

        leaves.set()
        with structlog.testing.capture_logs() as logs:
            async with asyncio.timeout(waiting.SOON):
                await answering

        (noted,) = noted_of(DOCUMENT, logs)
        assert (noted["outcome"], noted["statements"] > 0) == ("gone", True)
        await until(database, 0)
        pool: Any = database.engine.pool
        await waiting.until(lambda: pool.checkedout() == 0)


async def test_what_stores_something_is_not_cut_short(database: Database) -> None:
    house: House = await a_house(database)
    works = Works(database, reading_seconds=0.1)

    async with works.begin(house.people["Ada"]) as work:
        await work.session.execute(text("SELECT pg_sleep(0.3)"))
    with pytest.raises(TookTooLong):
        async with works.begin(house.people["Ada"], read_only=True) as work:
            await work.session.execute(text("SELECT pg_sleep(0.3)"))


async def test_the_next_unit_of_work_on_the_connection_has_no_end_of_the_last(database: Database) -> None:
    house: House = await a_house(database)
    works = Works(database, reading_seconds=30)
    async with works.begin(house.people["Ada"], read_only=True) as work:
        within = (await work.session.execute(text("SHOW statement_timeout"))).scalar_one()

    async with works.begin(house.people["Ada"]) as work:
        after = (await work.session.execute(text("SHOW statement_timeout"))).scalar_one()

    assert (within, after) == ("30s", "0")
