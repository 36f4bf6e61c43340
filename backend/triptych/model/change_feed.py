"""Listens to the database: hands on what changed, each change once it is visible, across every lost connection.

A notification only wakes the listener; what it hands on is read from the outbox. It remembers the snapshot of its last
look, and asks for what that one did not show. So a transaction that drew its number early and committed late is neither
skipped nor waited for, nothing is handed on twice, and a connection that was killed costs a moment (law 9).
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg

from triptych.model.database import Database

CHANNEL = "triptych_change"
NAME = "triptych listens"  # how operators find the connection
LOOK_EVERY = 15.0  # seconds after which it looks, told or not: a connection may be dead without a word
FORGET_EVERY = 3600.0  # seconds between two clearings of what is older than a day
GATHER = 0.01  # seconds in which the notifications of one commit come together
PATIENCE = 10.0  # seconds for the database to answer
FIRST_WAIT, LONGEST_WAIT = 0.1, 15.0  # seconds before the next try, doubled each time
MOST_AT_ONCE = 5_000  # distinct changes; beyond, everything may have changed
KEPT = 12 * 3600.0  # seconds away after which the outbox may have forgotten something; it keeps a day

LOOK = f"""
SELECT pg_current_snapshot()::text AS snapshot, found.topic, found.subject_id
FROM (SELECT) AS once LEFT JOIN (
  SELECT DISTINCT topic, subject_id FROM change
  WHERE transaction >= pg_snapshot_xmin($1::text::pg_snapshot)::text::bigint
    AND NOT pg_visible_in_snapshot(transaction::text::xid8, $1::text::pg_snapshot)
  LIMIT {MOST_AT_ONCE + 1}
) AS found ON true
"""  # noqa: S608 - a number of ours


@dataclass(frozen=True, slots=True)
class Changed:
    """A topic (the act, or which part of somebody's standing) and the record that it happened to."""

    topic: str
    subject_id: UUID


# What changed; None where nobody can say what, and everything may have.
Batch = Sequence[Changed] | None


class ChangeFeed:
    """One listening connection of this process. What `tell` cannot take in now is told again after a while.

    `others` hear what is said on other channels, which nobody keeps: what is said while the line is down is lost.
    """

    def __init__(
        self,
        database: Database,
        tell: Callable[[Batch], Awaitable[None]],
        lost: Callable[[BaseException], None],
        others: Mapping[str, Callable[[str], None]] | None = None,
    ) -> None:
        self._database = database
        self._tell = tell
        self._lost = lost
        self._others = others or {}
        self._snapshot: str | None = None
        self._looked = 0.0
        self.listening = asyncio.Event()

    async def run(self) -> None:
        """Listen until cancelled."""
        wait = FIRST_WAIT
        while True:
            began = self._looked
            try:
                await self._listen()
            except Exception as error:  # a driver killed in the middle says this and that; nothing ends the listening
                self._lost(error)
            finally:
                self.listening.clear()
            wait = FIRST_WAIT if self._looked > began else min(2 * wait, LONGEST_WAIT)
            await asyncio.sleep(wait * random.uniform(0.5, 1))  # noqa: S311 - so that processes do not come back as one

    async def _listen(self) -> None:
        async with asyncio.timeout(PATIENCE):
            connection = await self._database.connect()
        woken = asyncio.Event()
        try:
            connection.add_termination_listener(lambda _: woken.set())
            await connection.execute(f"SET application_name = '{NAME}'", timeout=PATIENCE)
            await connection.add_listener(CHANNEL, lambda *_: woken.set())
            for channel, hear in self._others.items():
                await connection.add_listener(channel, _hearing(hear))
            forget_at = 0.0
            while not connection.is_closed():
                woken.clear()
                await self._look(connection)
                self.listening.set()
                if (now := _clock()) >= forget_at:
                    await connection.execute("SELECT forget_changes()", timeout=PATIENCE)
                    forget_at = now + FORGET_EVERY
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_EVERY):  # `wait_for` may swallow a cancellation
                        await woken.wait()
                await asyncio.sleep(GATHER)
        finally:
            connection.terminate()

    async def _look(self, connection: "asyncpg.Connection[Any]") -> None:
        """Hand on what became visible since the last look; only then is it behind us."""
        away = self._snapshot is not None and _clock() - self._looked > KEPT
        if self._snapshot is None:
            snapshot = await connection.fetchval("SELECT pg_current_snapshot()::text", timeout=PATIENCE)
        else:
            rows = await connection.fetch(LOOK, self._snapshot, timeout=PATIENCE)
            snapshot = rows[0]["snapshot"]
            found = [Changed(row["topic"], row["subject_id"]) for row in rows if row["topic"] is not None]
            if found or away:
                await self._tell(None if away or len(found) > MOST_AT_ONCE else found)
        self._snapshot, self._looked = snapshot, _clock()


def _hearing(hear: Callable[[str], None]) -> Callable[..., None]:
    return lambda _connection, _process, _channel, said: hear(said)


def _clock() -> float:
    return asyncio.get_running_loop().time()
