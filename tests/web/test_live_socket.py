"""graphql-transport-ws, message by message, on a served product; and what becomes of connections nobody should hold."""

import json
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from asking import gid
from relocation import a_relocation, opened
from triptych.model.database import Database
from triptych.web.live import conversation
from web.live_serving import a_desk, a_line, served
from web.watched import EVENTS, NOTHING_WAITS, VIEWER, WAITING, comments, last_words


async def test_a_change_is_delivered_until_the_client_has_enough(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.begin()
        await line.watch("1", EVENTS, ids=[gid("ExceptionRequest", request.id)])
        first = await line.hear()
        await comments(story, request.id, "Hurry.")
        second = await line.hear()
        await line.say("complete", id="1")
        await line.say("ping")
        assert await line.hear() == {"type": "pong"}
        await comments(story, request.id, "Nobody listens.")
        await line.silent()

    assert (first["id"], first["type"], second["id"], last_words(second)) == ("1", "next", "1", "Hurry.")


async def test_each_side_may_ping(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.say("ping", payload={"at": 1})
        before = await line.hear()
        await line.begin()
        await line.say("pong")
        await line.say("ping")
        after = await line.hear()

    assert (before, after) == ({"type": "pong", "payload": {"at": 1}}, {"type": "pong"})


async def test_a_query_comes_over_it_and_an_act_does_not(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.begin()
        await line.watch("q", VIEWER)
        answers = [await line.hear(), await line.hear()]
        await line.watch("m", 'mutation { saveDraft(form: "x", content: {}) { __typename } }')
        refused = await line.hear()

    assert answers == [
        {"id": "q", "type": "next", "payload": {"data": {"viewer": {"demo": False}}}},
        {"id": "q", "type": "complete"},
    ]
    assert (refused["id"], refused["type"]) == ("m", "error")


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("{", "Syntax Error"),
        ("{ nothing }", "Cannot query field"),
        ("subscription { nothing }", "Cannot query field"),
        ('subscription { recordChanged(ids: ["x"]) { id } }', "not an id"),
        ("subscription { recordChanged(ids: []) { id } }", "Watch 1 to 50"),
        ("{ viewer { person { " + "manager { " * 40 + "name" + " }" * 43, "too much"),
    ],
)
async def test_what_cannot_be_carried_out_is_an_error_of_the_operation(
    database: Database, tmp_path: Path, document: str, words: str
) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.begin()
        await line.watch("1", document)
        told = await line.hear()
        await line.watch("1", VIEWER)
        again = await line.hear()

    assert (told["id"], told["type"]) == ("1", "error")
    assert words in told["payload"][0]["message"]
    assert again["type"] == "next"


async def test_a_compiled_document_is_asked_by_its_id(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.begin()
        await line.say("subscribe", id="1", payload={"documentId": "abc"})
        known = await line.hear()
        await line.say("subscribe", id="2", payload={"documentId": "xyz"})
        while (unknown := await line.hear())["id"] != "2":
            pass

    assert known["payload"] == {"data": {"viewer": {"person": {"name": "Rita"}}}}
    assert unknown["type"] == "error"


BAD = (
    ("nonsense", 4400),
    ("[]", 4400),
    ("null", 4400),
    ('{"id": "1"}', 4400),
    ('{"type": 1}', 4400),
    ('{"type": "start", "id": "1", "payload": {}}', 4400),
    ('{"type": "connection_init"}', 4429),
    ('{"type": "subscribe", "id": "1"}', 4400),
    ('{"type": "subscribe", "id": "1", "payload": {"query": 1}}', 4400),
    ('{"type": "subscribe", "id": "1", "payload": {"query": "{a}", "variables": []}}', 4400),
    ('{"type": "subscribe", "id": "", "payload": {"query": "{a}"}}', 4400),
    ('{"type": "subscribe", "payload": {"query": "{a}"}}', 4400),
    ('{"type": "complete"}', 4400),
    (b"{}", 4400),
    ('{"type": "ping", "payload": ' + "[" * 90_000, 4400),
    ('{"type": "ping", "payload": "' + "x" * 200_000 + '"}', 1009),
    ('{"type": "ping", "payload": "' + "x" * 1_100_000 + '"}', 1009),
)


async def test_what_is_no_message_of_the_protocol_ends_the_connection(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    found = []
    async with served(database, tmp_path) as address:
        for said, _ in BAD:
            async with a_line(address, rita) as line:
                await line.begin()
                await line.socket.send(said)
                found.append((said[:60], (await line.closed())[0]))

    assert found == [(said[:60], code) for said, code in BAD]


async def test_an_id_names_one_operation_at_a_time(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.begin()
        await line.watch("1", WAITING)
        assert await line.hear() == NOTHING_WAITS
        await line.watch("1", WAITING)

        assert await line.closed() == (4409, "Subscriber for 1 already exists")


async def test_nobody_subscribes_before_the_acknowledgement(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.watch("1", WAITING)

        assert await line.closed() == (4401, "Unauthorized")


async def test_who_does_not_introduce_themselves_is_not_waited_for(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "INIT_WITHIN", 0.2)
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.say("ping")

        assert await line.closed() == (4408, "Connection initialisation timeout")


async def test_nobody_is_served_who_is_not_signed_in(database: Database, tmp_path: Path) -> None:
    await a_relocation(database)
    async with served(database, tmp_path) as address, a_line(address) as line:
        await line.say("connection_init")

        assert await line.closed() == (4403, "Sign in first.")


async def test_another_protocol_is_not_spoken(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address:
        try:
            async with a_line(address, rita, protocol="graphql-ws") as line:
                code = (await line.closed())[0]
        except Exception as refused:  # a client that insists ends the handshake by itself
            code = 4406 if "subprotocol" in str(refused) else 0

    assert code == 4406


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
async def test_a_page_of_another_site_gets_no_connection_with_our_cookie(
    database: Database, tmp_path: Path, headers: dict[str, str]
) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address:
        with pytest.raises(InvalidStatus, match="403"):
            async with a_line(address, rita, **headers):
                pass
        async with a_line(address, rita, Origin=f"http://{address}") as own:
            await own.begin()


async def test_results_are_json_whatever_the_words(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    words = 'A "quote", a \\ and a line\nbreak, ünïcode \u2028 and </script>'
    await comments(story, request.id, words)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.begin()
        await line.watch('an "id"', EVENTS, ids=[gid("ExceptionRequest", request.id)])
        told = await line.hear()

    assert (told["id"], last_words(told)) == ('an "id"', words)
    assert json.dumps(told)
