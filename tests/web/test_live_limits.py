"""Who holds a connection is asked again while it is open; and nobody holds more than their share."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import text
from structlog.testing import capture_logs
from websockets.exceptions import ConnectionClosed

from asking import gid
from building import a_house
from relocation import a_relocation, opened
from triptych.access.account.tokens import CreateToken, RevokeToken, create_token, revoke_token
from triptych.graphql.context import Context
from triptych.graphql.live import readers
from triptych.graphql.live import watching as watching_rules
from triptych.graphql.live.operation import Subscribed
from triptych.graphql.live.watching import Tick
from triptych.kernel.actor import TokenRights
from triptych.model.change_feed import NAME
from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from triptych.web.live import conversation, seats, standing
from waiting import SOON, until
from web.live_serving import Desk, Line, a_desk, a_line, served
from web.watched import EVENTS, NOTHING_WAITS, WAITING, comments, last_words, more_is_said_until


async def test_whose_session_ends_is_sent_away_at_once(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with (
        served(database, tmp_path) as address,
        a_line(address, rita) as idle,
        a_line(address, rita) as watching,
        a_line(address, await a_desk(story, "Rita")) as elsewhere,
    ):
        await idle.begin()
        await elsewhere.begin()
        await (await watching.begin()).watch("1", WAITING)
        assert await watching.hear() == NOTHING_WAITS
        await rita.signs_out(database)

        assert await idle.closed() == (4401, "Sign in again.")
        assert await watching.closed() == (4401, "Sign in again.")
        await elsewhere.say("ping")
        assert await elsewhere.hear() == {"type": "pong"}


async def test_whose_account_is_closed_is_sent_away_at_once(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    remo = await a_desk(story, "Remo")
    async with served(database, tmp_path) as address, a_line(address, remo) as line:
        await (await line.begin()).watch("1", WAITING)
        assert await line.hear() == NOTHING_WAITS
        async with database.sessions() as session, session.begin():
            closing = text("UPDATE person SET deactivated_at = now() WHERE id = :id")
            await session.execute(closing, {"id": story.person("Remo")})

        assert (await line.closed())[0] == 4401


async def test_a_session_that_merely_ran_out_is_noticed_without_an_event(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "LOOK_EVERY", 0.2)
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.begin()
        async with database.sessions() as session, session.begin():
            idling = text("UPDATE sign_in_session SET last_seen_at = now() - interval '3 hours' WHERE id = :id")
            await session.execute(idling, {"id": rita.session_id})

        assert await line.closed() == (4401, "Sign in again.")


async def test_an_open_page_keeps_nobody_signed_in(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "LOOK_EVERY", 0.05)
    looks, look = [], standing.Standing.still_there

    async def counted(self: standing.Standing) -> None:
        await look(self)
        looks.append(self)

    monkeypatch.setattr(standing.Standing, "still_there", counted)
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with database.sessions() as session, session.begin():
        earlier = text("UPDATE sign_in_session SET last_seen_at = now() - interval '1 hour' WHERE id = :id")
        await session.execute(earlier, {"id": rita.session_id})
    seen = text("SELECT now() - last_seen_at < interval '1 minute' FROM sign_in_session WHERE id = :id")
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.begin()
        async with database.sessions() as session, session.begin():
            at_the_beginning = await session.scalar(seen, {"id": rita.session_id})
            await session.execute(earlier, {"id": rita.session_id})
        looks.clear()
        await until(lambda: len(looks) > 3)
        async with database.sessions() as session:
            later = await session.scalar(seen, {"id": rita.session_id})

    assert (at_the_beginning, later) == (True, False)


async def test_one_connection_carries_so_many_operations_and_one_person_so_many_connections(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "MOST_OPERATIONS", 2)
    monkeypatch.setattr(seats, "MOST_CONNECTIONS", 2)
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.begin()
        for name in "123":
            await line.watch(name, WAITING)
        told = [await line.hear() for _ in range(3)]
        async with a_line(address, rita) as second, a_line(address, rita) as third:
            await second.begin()
            await third.say("connection_init")
            assert (await third.closed())[0] == 1013
        await until(lambda: has_a_seat(address, rita))

    assert sorted((each["id"], each["type"]) for each in told) == [("1", "next"), ("2", "next"), ("3", "error")]


@pytest.mark.parametrize(
    ("error", "code"), [(ZeroDivisionError("the secret of the house"), 4500), (OSError("no route to the base"), 1013)]
)
async def test_who_cannot_be_introduced_is_told_why_and_nothing_of_ours(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
) -> None:
    async def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(conversation.Wire, "context_of", broken)
    with capture_logs() as logs:
        async with served(database, tmp_path) as address, a_line(address) as line:
            await line.say("connection_init")
            closed, reason = await line.closed()

    assert closed == code
    assert str(error) not in reason
    told = [each["id"] for each in logs if each["log_level"] == "error"]
    assert (len(told), all(each in reason for each in told)) == (1 if code == 4500 else 0, True)


@asynccontextmanager
async def stuck_reading(who: UUID, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[asyncio.Event]:
    """What somebody watches is read for as long as the block lasts; tells when it is begun."""
    begun, ready, read = asyncio.Event(), asyncio.Event(), Subscribed._read

    async def slow(self: Subscribed, context: Context, tick: Tick) -> Any:
        if context.signed_in() == who:
            begun.set()
            await ready.wait()
        return await read(self, context, tick)

    monkeypatch.setattr(Subscribed, "_read", slow)
    try:
        yield begun
    finally:
        ready.set()


async def keeps_reading(line: Line, begun: asyncio.Event) -> None:
    """Somebody watches more than is read for one person at a time, and hears nothing of it."""
    await line.begin()
    for name in "12345678":
        await line.watch(name, WAITING)
    async with asyncio.timeout(SOON):
        await begun.wait()
    await line.silent()


async def test_nobody_waits_behind_what_others_read(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with (
        served(database, tmp_path) as address,
        a_line(address, await a_desk(story, "Marta")) as busy,
        a_line(address, rita) as idle,
        a_line(address, rita) as watching,
        stuck_reading(story.person("Marta"), monkeypatch) as begun,
    ):
        await keeps_reading(busy, begun)
        await idle.begin()
        await (await watching.begin()).watch("1", WAITING)
        assert await watching.hear() == NOTHING_WAITS
        await rita.signs_out(database)

        assert await idle.closed() == (4401, "Sign in again.")


async def test_a_sign_out_waits_behind_no_reading_of_anybody(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "READERS", 2)
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with (
        served(database, tmp_path) as address,
        a_line(address, await a_desk(story, "Marta")) as busy,
        a_line(address, rita) as idle,
        stuck_reading(story.person("Marta"), monkeypatch) as begun,
    ):
        await keeps_reading(busy, begun)
        await idle.begin()
        await rita.signs_out(database)

        assert await idle.closed() == (4401, "Sign in again.")


async def test_one_person_watches_so_many_records_over_all_connections(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching_rules, "MOST_WATCHED", 2)
    story = await a_relocation(database)
    request = await opened(story)
    rita, ids = await a_desk(story, "Rita"), [gid("ExceptionRequest", request.id)]
    async with served(database, tmp_path) as address, a_line(address, rita) as line, a_line(address, rita) as second:
        await (await line.begin()).watch("1", EVENTS, ids=ids)
        await line.hear()
        await (await second.begin()).watch("1", EVENTS, ids=ids)
        await second.hear()
        await second.watch("2", EVENTS, ids=ids)
        refused = await second.hear()
        await line.say("complete", id="1")

        async def may_watch() -> bool:
            await second.watch("3", EVENTS, ids=ids)
            return (await second.hear())["type"] == "next"

        await until(may_watch)

    assert (refused["id"], refused["type"]) == ("2", "error")
    assert "at most 2 records" in refused["payload"][0]["message"]


async def test_who_does_not_take_what_is_sent_is_left_and_nothing_piles_up(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "DRAIN_WITHIN", 1.0)
    monkeypatch.setattr(seats, "MOST_CONNECTIONS", 1)
    story = await a_relocation(database)
    request = await opened(story)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.begin()
        for name in "123456":
            await line.watch(name, EVENTS, ids=[gid("ExceptionRequest", request.id)])
        line.socket.transport.pause_reading()
        await more_is_said_until(story, request.id, lambda: has_a_seat(address, rita))
        line.socket.transport.resume_reading()

        assert (await line.closed())[0] in {1013, 1006}


async def has_a_seat(address: str, desk: Desk) -> bool:
    """Whether somebody may hold one connection more."""
    async with a_line(address, desk) as line:
        await line.say("connection_init")
        with suppress(ConnectionClosed):
            return (await line.hear())["type"] == "connection_ack"
    return False


async def test_a_killed_listener_loses_no_delivery(database: Database, tmp_path: Path, server: EmbeddedServer) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    rita = await a_desk(story, "Rita")
    superuser = await asyncpg.connect(server.reach.url("postgres"))
    async with served(database, tmp_path) as address, a_line(address, rita) as line:
        await line.begin()
        await line.watch("1", EVENTS, ids=[gid("ExceptionRequest", request.id)])
        await line.hear()
        kill = (
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE application_name = $1 AND datname = current_database()"
        )
        assert await superuser.fetchval(kill, NAME) >= 1  # one that an earlier test ended may still be going
        await comments(story, request.id, "Said while nobody listened.")
        told = last_words(await line.hear())
    await superuser.close()

    assert told == "Said while nobody listened."


async def test_a_program_watches_by_its_token_until_that_is_revoked(database: Database, tmp_path: Path) -> None:
    house = await a_house(database)
    house.clock.now = datetime.now(UTC)
    async with house.as_("Ada") as work:
        made = await create_token(work, CreateToken(name="Watcher", rights=TokenRights.READ, days=30))
    async with (
        served(database, tmp_path) as address,
        a_line(address, Authorization=f"Bearer {made.secret}") as line,
        a_line(address, Authorization="Bearer trp_" + "x" * 43) as stranger,
    ):
        await (await line.begin()).watch("1", WAITING)
        assert await line.hear() == NOTHING_WAITS
        await stranger.say("connection_init")
        assert (await stranger.closed())[0] == 4403
        async with house.as_("Ada") as work:
            await revoke_token(work, RevokeToken(token_id=made.id))

        assert await line.closed() == (4401, "Sign in again.")
