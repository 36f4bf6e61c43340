"""A listener is told of every change once, whatever commits late and whatever connection is killed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from building import a_house, a_staffed_house
from triptych.model import change_feed
from triptych.model.change_feed import NAME, Batch, Changed, ChangeFeed
from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from waiting import SOON

EVERYTHING = Changed("everything", UUID(int=0))


class Heard:
    """What a listener was told, in the order of telling."""

    def __init__(self) -> None:
        self.changes: list[Changed] = []
        self._news = asyncio.Event()
        self.lost: list[BaseException] = []
        self.deaf = 0

    async def tell(self, batch: Batch) -> None:
        if self.deaf:
            self.deaf -= 1
            raise OSError("cannot take this in now")
        self.changes.extend([EVERYTHING] if batch is None else batch)
        self._news.set()

    async def until(self, *wanted: Changed) -> None:
        async with asyncio.timeout(SOON):
            while not set(wanted) <= set(self.changes):
                await self._next()

    async def _next(self) -> None:
        self._news.clear()
        await self._news.wait()


@asynccontextmanager
async def listening(database: Database) -> AsyncIterator[Heard]:
    """A listener at work."""
    heard = Heard()
    feed = ChangeFeed(database, heard.tell, heard.lost.append)
    task = asyncio.create_task(feed.run())
    await asyncio.wait_for(feed.listening.wait(), SOON)
    try:
        yield heard
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def connected(database: Database) -> AsyncIterator["asyncpg.Connection[Any]"]:
    """A connection of one's own, as the application."""
    connection = await database.connect()
    try:
        yield connection
    finally:
        await connection.close()


async def act(connection: "asyncpg.Connection[Any]", action: str = "project:edit") -> Changed:
    """An act in the trail."""
    subject = uuid4()
    await connection.execute(
        "INSERT INTO audit_entry (id, at, action, subject_kind, subject_id, detail, single_handed)"
        " VALUES ($1, now(), $2, 'Project', $3, '{}', false)",
        uuid4(),
        action,
        subject,
    )
    return Changed(action, subject)


async def test_a_listener_is_told_of_an_act_when_it_is_committed_and_not_before(database: Database) -> None:
    await a_house(database)
    async with listening(database) as heard, connected(database) as connection:
        transaction = connection.transaction()
        await transaction.start()
        done = await act(connection)
        await asyncio.sleep(0.1)
        before = list(heard.changes)
        await transaction.commit()

        await heard.until(done)

    assert (before, heard.changes) == ([], [done])


async def test_what_was_rolled_back_is_told_to_nobody(database: Database) -> None:
    await a_house(database)
    async with listening(database) as heard, connected(database) as connection:
        transaction = connection.transaction()
        await transaction.start()
        await act(connection)
        await transaction.rollback()
        told = await act(connection)

        await heard.until(told)

    assert heard.changes == [told]


async def test_a_late_commit_is_neither_skipped_nor_waited_for(database: Database) -> None:
    await a_house(database)
    async with listening(database) as heard, connected(database) as slow, connected(database) as quick:
        transaction = slow.transaction()
        await transaction.start()
        early_number = await act(slow)
        late_number = await act(quick)
        await heard.until(late_number)
        not_yet = early_number in heard.changes
        await transaction.commit()

        await heard.until(early_number)

    assert not not_yet
    assert heard.changes == [late_number, early_number]


async def test_many_writers_at_once_are_each_told_exactly_once(database: Database) -> None:
    await a_house(database)

    async def write(hold: float) -> list[Changed]:
        async with connected(database) as connection:
            done = []
            for _ in range(12):
                async with connection.transaction():
                    done.append(await act(connection))
                    await asyncio.sleep(hold)
            return done

    async with listening(database) as heard:
        written = await asyncio.gather(*(write(hold) for hold in (0, 0.003, 0.011, 0.03)))
        everything = [each for some in written for each in some]
        await heard.until(*everything)
        await asyncio.sleep(0.1)

    assert sorted(heard.changes, key=str) == sorted(everything, key=str)


async def test_a_killed_connection_loses_nothing(database: Database, server: EmbeddedServer) -> None:
    await a_house(database)
    superuser = await asyncpg.connect(server.reach.url("postgres"))
    async with listening(database) as heard, connected(database) as connection:
        done = []
        for _ in range(3):
            done.append(await act(connection))
            killed = await superuser.fetchval(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE application_name = $1 AND datname = current_database()",
                NAME,
            )
            done.append(await act(connection))
            await heard.until(*done)
            assert killed >= 1
    await superuser.close()

    assert sorted(heard.changes, key=str) == sorted(done, key=str)


async def test_what_could_not_be_taken_in_is_told_again(database: Database) -> None:
    await a_house(database)
    async with listening(database) as heard, connected(database) as connection:
        heard.deaf = 2
        done = await act(connection)

        await heard.until(done)

    assert heard.changes == [done]
    assert len(heard.lost) == 2


async def test_too_much_at_once_means_that_everything_may_have_changed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_house(database)
    monkeypatch.setattr(change_feed, "MOST_AT_ONCE", 2)
    async with listening(database) as heard, connected(database) as connection:
        async with connection.transaction():
            for _ in range(3):
                await act(connection)

        await heard.until(EVERYTHING)

    assert heard.changes == [EVERYTHING]


async def test_what_ends_somebodys_standing_is_a_change_whatever_the_door(database: Database) -> None:
    house = await a_staffed_house(database)
    ada, erin = house.people["Ada"], house.people["Erin"]
    async with listening(database) as heard, connected(database) as connection:
        session = await _a_session(connection, erin)
        await connection.execute("UPDATE sign_in_session SET last_seen_at = now() WHERE id = $1", session)
        await connection.execute("UPDATE sign_in_session SET ended_at = now() WHERE id = $1", session)
        revoked = await connection.fetchval(
            "UPDATE role_assignment SET revoked_at = now(), revoked_by_id = $1 WHERE person_id = $2 RETURNING id",
            ada,
            erin,
        )
        await connection.execute("UPDATE person SET deactivated_at = now() WHERE id = $1", erin)
        await heard.until(Changed("standing:person", erin))

    assert set(heard.changes) == {
        Changed("standing:session", session),
        Changed("standing:role", revoked),
        Changed("standing:person", erin),
    }


async def _a_session(connection: "asyncpg.Connection[Any]", person: UUID) -> UUID:
    session = uuid4()
    await connection.execute(
        "INSERT INTO sign_in_session (id, token_hash, person_id, created_at, last_seen_at, expires_at)"
        " VALUES ($1, $2, $3, now(), now(), now() + interval '1 hour')",
        session,
        session.bytes,
        person,
    )
    return session


async def test_a_change_names_no_person_who_acted_and_no_content(database: Database) -> None:
    await a_house(database)

    async with connected(database) as connection:
        columns = await connection.fetch(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'change' ORDER BY 1"
        )

    assert [row["column_name"] for row in columns] == ["at", "number", "subject_id", "topic", "transaction"]


async def test_the_application_neither_writes_nor_removes_a_change(database: Database) -> None:
    await a_house(database)
    async with connected(database) as connection:
        for attack in (
            "INSERT INTO change (topic, subject_id) VALUES ('project:edit', gen_random_uuid())",
            "SELECT tell_change('project:edit', gen_random_uuid())",
            "UPDATE change SET topic = topic",
            "DELETE FROM change",
            "TRUNCATE change",
        ):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(attack)


async def test_what_is_a_day_old_is_forgotten_and_what_is_of_another_server_too(
    database: Database, server: EmbeddedServer
) -> None:
    await a_house(database)
    superuser = await asyncpg.connect(server.reach.url("postgres"))
    kept, old, foreign = uuid4(), uuid4(), uuid4()
    await superuser.execute("DELETE FROM change")
    for subject, age, ahead in ((kept, 23, 0), (old, 25, 0), (foreign, 0, 1_000_000_000)):
        await superuser.execute(
            "INSERT INTO change (topic, subject_id, at, transaction) VALUES ('project:edit', $1,"
            " now() - make_interval(hours => $2), pg_current_xact_id()::text::bigint + $3)",
            subject,
            age,
            ahead,
        )
    await superuser.close()

    async with connected(database) as connection:
        await connection.execute("SELECT forget_changes()")
        left = [row["subject_id"] for row in await connection.fetch("SELECT subject_id FROM change")]

    assert left == [kept]
