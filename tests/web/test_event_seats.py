"""Streams of events hold seats, a few for each person, and give them back however they end."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from asking import gid
from relocation import a_relocation, opened
from triptych.graphql.context import Context
from triptych.model.database import Database
from triptych.web.app import create_app
from triptych.web.graphql_request import Asked
from triptych.web.live import event_stream, seats
from triptych.web.live.answering import accepted
from waiting import until
from web.browsing import a_front_end
from web.event_streams import EVENT_STREAM, asking, posted
from web.live_serving import QUIET, a_desk, served
from web.watched import EVENTS, VIEWER, WAITING, more_is_said_until

SIX_TIMES = EVENTS.replace("text", " ".join(f"text{at}: text" for at in range(6)))


async def test_however_many_come_at_once_no_more_are_seated(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seats, "MOST_CONNECTIONS", 2)
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    found, told = [], asyncio.Event()
    all_there = asyncio.Barrier(6)

    async def come(client: httpx.AsyncClient) -> None:
        async with posted(client, WAITING) as stream:
            found.append(stream.answer.status_code)
            if len(found) == 6:
                told.set()
            await told.wait()

    async def together(context: Context, asked: Asked, document: str) -> None:
        await accepted(context, asked, document)
        with suppress(TimeoutError, asyncio.BrokenBarrierError):
            async with asyncio.timeout(QUIET):
                await all_there.wait()

    monkeypatch.setattr(event_stream, "accepted", together)
    async with served(database, tmp_path) as address, asking(address, rita) as client:
        await asyncio.gather(*(come(client) for _ in range(6)))

    assert sorted(found) == [200, 200, 429, 429, 429, 429]


@pytest.mark.parametrize("fails_at", ["http.response.start", "http.response.body", "never"])
async def test_a_seat_is_given_back_however_the_answer_ends(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: str
) -> None:
    monkeypatch.setattr(seats, "MOST_CONNECTIONS", 1)
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    app: Any = create_app(database, a_front_end(tmp_path))
    statuses = []

    async def of_a_broken_line(scope: Any, receive: Any, send: Any) -> None:
        async def broken(message: Any) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])
            if message["type"] == fails_at:
                raise OSError("the line is broken")
            await send(message)

        await app(scope, receive, broken)

    transport = httpx.ASGITransport(of_a_broken_line, raise_app_exceptions=False)
    headers = {"Accept": EVENT_STREAM, "Cookie": rita.cookie}
    async with httpx.AsyncClient(base_url="http://localhost", transport=transport, headers=headers) as client:
        for document in (VIEWER, "{", VIEWER):
            with suppress(OSError, AssertionError):
                await client.post("/graphql", json={"query": document})

    assert [each for each in statuses if each != 500] == [200, 400, 200]


async def test_one_person_holds_so_many_streams(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seats, "MOST_CONNECTIONS", 1)
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, asking(address, rita) as client:
        async with posted(client, WAITING) as told:
            await told.next()
            refused = await client.post("/graphql", json={"query": WAITING})
        assert refused.status_code == 429

        async def has_a_seat() -> bool:
            again = await client.post("/graphql", json={"query": VIEWER})
            assert again.status_code in {200, 429}
            return again.status_code == 200

        await until(has_a_seat)  # the server hears of the end a moment later


async def test_who_does_not_take_what_is_sent_gives_the_seat_back(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_stream, "DRAIN_WITHIN", 1.0)
    monkeypatch.setattr(seats, "MOST_CONNECTIONS", 1)
    story = await a_relocation(database)
    request = await opened(story)
    rita = await a_desk(story, "Rita")
    async with (
        served(database, tmp_path) as address,
        asking(address, rita) as other,
        asking(address, rita) as client,
        posted(client, SIX_TIMES, ids=[gid("ExceptionRequest", request.id)]) as told,
    ):
        await told.next()

        async def has_a_seat() -> bool:
            return (await other.post("/graphql", json={"query": VIEWER})).status_code != 429

        await more_is_said_until(story, request.id, has_a_seat)
        with pytest.raises(httpx.RemoteProtocolError, match="incomplete"):
            await told.rest()
