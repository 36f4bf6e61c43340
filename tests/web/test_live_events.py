"""GraphQL over server-sent events, distinct connections mode, on a served product."""

from pathlib import Path

import pytest
import structlog

from asking import gid
from relocation import a_relocation, opened
from triptych.graphql.guard.limits import ORDINARY, Limits
from triptych.graphql.guard.verdict import Objection, Passed, Sight
from triptych.model.database import Database
from triptych.web.live import event_stream
from web.browsing import noted_of
from web.event_streams import EVENT_STREAM, asking, posted
from web.live_serving import a_desk, served
from web.watched import EVENTS, VIEWER, WAITING, comments


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
