"""GraphQL over server-sent events, distinct connections mode, on a served product."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog

from asking import gid
from relocation import a_relocation, opened
from triptych.graphql.context import Context
from triptych.graphql.guard.limits import ORDINARY, Limits
from triptych.graphql.guard.verdict import Objection, Passed, Sight
from triptych.model.database import Database
from triptych.web.app import create_app
from triptych.web.graphql_request import Asked
from triptych.web.live import event_stream, seats
from triptych.web.live.answering import accepted
from waiting import SOON, until
from web.browsing import a_front_end, noted_of
from web.live_serving import QUIET, Desk, a_desk, served
from web.test_live_socket import EVENTS, VIEWER, WAITING, comments

EVENT_STREAM = "text/event-stream"


@asynccontextmanager
async def asking(address: str, desk: Desk | None, **headers: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client that wants events."""
    sent = {"Accept": EVENT_STREAM} | ({"Cookie": desk.cookie} if desk else {}) | headers
    async with httpx.AsyncClient(base_url=f"http://{address}", headers=sent, timeout=SOON) as client:
        yield client


class Told:
    """The events of one answer as they come."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self._lines = answer.aiter_lines()
        self.comments = 0

    async def silences(self, count: int) -> None:
        """So many comments came in all, and no event."""
        async with asyncio.timeout(SOON):
            while self.comments < count:
                line = await anext(self._lines)
                assert not line or line.startswith(":"), line
                self.comments += line.startswith(":")

    async def next(self) -> tuple[str, Any]:
        """The next event: its name and its data."""
        name = data = ""
        async with asyncio.timeout(SOON):
            async for line in self._lines:
                if line.startswith(":"):
                    self.comments += 1
                elif line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data:"):
                    data = line.removeprefix("data:").strip()
                elif name:
                    return name, json.loads(data) if data else None
        raise AssertionError("the stream ended without a word")

    async def rest(self) -> None:
        """Everything that is left, to the end."""
        while (await self.next())[0] != "complete":
            pass


@asynccontextmanager
async def posted(client: httpx.AsyncClient, query: str, **variables: Any) -> AsyncIterator[Told]:
    """One operation by POST."""
    body = {"query": query, "variables": variables}
    async with client.stream("POST", "/graphql", json=body) as answer:
        yield Told(answer)


async def test_a_change_comes_as_an_event(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    rita = await a_desk(story, "Rita")
    ids = [gid("ExceptionRequest", request.id)]
    async with served(database, tmp_path) as address, asking(address, rita) as client:
        async with posted(client, EVENTS, ids=ids) as told:
            first = await told.next()
            await comments(story, request.id, "Hurry\nup.")
            second = await told.next()
        headers = told.answer.headers

    assert (first[0], second[0]) == ("next", "next")
    assert second[1]["data"]["recordChanged"]["record"]["events"][-1]["text"] == "Hurry\nup."
    assert headers["content-type"].split(";")[0] == EVENT_STREAM
    assert (headers["cache-control"], headers["x-accel-buffering"]) == ("no-store", "no")


async def test_a_query_is_one_event_and_the_end(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, asking(address, rita) as client:
        async with posted(client, VIEWER) as told:
            events = [await told.next(), await told.next()]
        by_get = await client.get("/graphql", params={"query": VIEWER})

    assert events == [("next", {"data": {"viewer": {"demo": False}}}), ("complete", None)]
    assert by_get.text.endswith("event: complete\ndata:\n\n")


URQL = (
    "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed"
)
SIX_TIMES = EVENTS.replace("text", " ".join(f"text{at}: text" for at in range(6)))
ACTS = 'mutation { saveDraft(form: "x", content: {}) { __typename } }'


@pytest.mark.parametrize(
    ("accept", "document", "media_type"),
    [
        (URQL, VIEWER, "application/graphql-response+json"),
        (URQL, ACTS, "application/graphql-response+json"),
        (URQL, WAITING, EVENT_STREAM),
        ("text/event-stream;q=0, application/json", VIEWER, "application/json"),
        ("text/event-stream;q=0, application/json", WAITING, "application/json"),
        ("text/event-stream;q=0.5, application/json", VIEWER, "application/json"),
        ("text/event-stream, application/json", VIEWER, EVENT_STREAM),
        ("application/json;q=0.5, text/event-stream;q=0.6", VIEWER, EVENT_STREAM),
        ("*/*", WAITING, "application/json"),
    ],
)
async def test_events_come_where_they_are_liked_best_or_nothing_else_would_do(
    database: Database, tmp_path: Path, accept: str, document: str, media_type: str
) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with (
        served(database, tmp_path) as address,
        asking(address, rita, Accept=accept) as client,
        posted(client, document) as told,
    ):
        assert told.answer.headers["content-type"].split(";")[0] == media_type
        assert told.answer.status_code == (400 if document == WAITING and media_type != EVENT_STREAM else 200)


@pytest.mark.parametrize("accept", [URQL, EVENT_STREAM])
async def test_a_subscription_is_judged_once_whatever_is_liked_better(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accept: str
) -> None:
    judged, within = [], Sight.within

    def counted(self: Sight, limits: Limits) -> Passed | Objection:
        judged.append(limits)
        return within(self, limits)

    monkeypatch.setattr(Sight, "within", counted)
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with (
        served(database, tmp_path) as address,
        asking(address, rita, Accept=accept) as client,
        posted(client, WAITING) as told,
    ):
        assert (await told.next())[0] == "next"

    assert judged == [ORDINARY]


async def test_silence_is_filled_with_comments(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_stream, "KEEP_ALIVE", 0.05)
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with (
        served(database, tmp_path) as address,
        asking(address, rita) as client,
        posted(client, WAITING) as told,
    ):
        await told.next()
        await told.silences(told.comments + 3)
        await opened(story)

        assert (await told.next())[0] == "next"


async def test_whose_session_ends_is_told_so_and_nothing_more(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with (
        served(database, tmp_path) as address,
        asking(address, rita) as client,
        posted(client, WAITING) as told,
    ):
        await told.next()
        await rita.signs_out(database)
        events = [await told.next(), await told.next()]

    assert [name for name, _ in events] == ["next", "complete"]
    assert events[0][1]["errors"][0]["extensions"]["code"] == "signed_out"


async def test_a_record_that_goes_ends_the_stream(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    unmade = gid("ExceptionRequest", story.ids["project"])
    async with (
        served(database, tmp_path) as address,
        asking(address, rita) as client,
        posted(client, EVENTS, ids=[unmade]) as told,
    ):
        events = [await told.next(), await told.next()]

    assert events == [("next", {"data": {"recordChanged": {"record": None}}}), ("complete", None)]


DEEP = "subscription { waitingForMeChanged { request { project " + "{ program " * 40 + "{ ref }" + " }" * 42


async def test_what_cannot_be_carried_out_is_told_before_anything_streams(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    acts = 'mutation { saveDraft(form: "x", content: {}) { __typename } }'
    async with served(database, tmp_path) as address:
        async with asking(address, rita) as client:
            found = [
                await client.post("/graphql", json={"query": "{"}),
                await client.post("/graphql", json={"query": "subscription { nothing }"}),
                await client.post("/graphql", json={"query": acts}),
                await client.post("/graphql", json={"query": DEEP}),
                await client.post("/graphql", content="no"),
                await client.get("/graphql", params={"query": acts}),
                await client.get("/graphql", params={"query": VIEWER, "variables": "["}),
                await client.get("/graphql"),
                await client.get("/graphql", params={"query": VIEWER}, headers={"Origin": "https://evil.example"}),
            ]
        async with asking(address, None) as client:
            found.append(await client.post("/graphql", json={"query": VIEWER}))

    assert [each.status_code for each in found] == [400, 400, 400, 400, 415, 400, 400, 400, 403, 401]
    assert all("data" not in each.json() for each in found)


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
        # Nothing more is taken. How much the system holds is its own affair: more is said until that is full.
        async with asyncio.timeout(60):
            while (await other.post("/graphql", json={"query": VIEWER})).status_code == 429:
                await comments(story, request.id, "Look. " * 5_000)
                await asyncio.sleep(0.1)

        with pytest.raises(httpx.RemoteProtocolError, match="incomplete"):
            await told.rest()


async def test_a_query_is_noted_as_every_other_one(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    desk, document = await a_desk(story, "Marta"), "query Named { viewer { person { name } } }"
    with structlog.testing.capture_logs() as logs:
        async with (
            served(database, tmp_path) as address,
            asking(address, desk) as client,
            posted(client, document) as told,
        ):
            assert (await told.next())[0] == "next"

    (noted,) = noted_of(document, logs)
    assert (noted["kind"], noted["outcome"], noted["statements"] > 0) == ("query", "answered", True)
