"""Who has a request open now, over all processes: nothing is stored, and nobody is told of where somebody is sealed.

Here somebody is present as long as their subscription lasts. Every process says over NOTIFY whom it holds: at once
when that changes, and again every few seconds as long as it holds anybody. What a process says of a request is all of
it, so a message that was lost is made good by the next, and a process that falls silent is forgotten.

Law: on a request in which anybody is sealed, nobody is said to be there: neither who stays away nor who leaves at the
hour of a proposal tells who made it (SH1). Whoever reads holds that wall again (`people_here`).
"""

import asyncio
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from triptych.model.database import Database

CHANNEL = "triptych_presence"
SAY_EVERY = 10.0  # seconds between two times that a process says all of whom it holds
FORGET_AFTER = 30.0  # seconds after which a process that said nothing holds nobody any more
MOST_NAMED = 100  # people of one request and process
PAIRS_OF_A_MESSAGE = 150  # a notification of PostgreSQL holds less than 8,000 bytes

SEALED = text("SELECT DISTINCT request_id FROM authorship WHERE sealed AND request_id = ANY(CAST(:keys AS uuid[]))")
SAY = text("SELECT pg_notify(:channel, :message)")


@dataclass(frozen=True, slots=True)
class _Heard:
    people: frozenset[UUID]
    at: float


class Presence:
    """The people of this process, and what the others said. `moved` is called with requests whose people changed."""

    def __init__(self, database: Database, moved: Callable[[Collection[UUID]], None]) -> None:
        self._database = database
        self._moved = moved
        self.name = uuid4().hex[:12]
        self._here: dict[UUID, Counter[UUID]] = {}
        self._elsewhere: dict[str, dict[UUID, _Heard]] = defaultdict(dict)
        self._unsaid: set[UUID] = set()
        self._news = asyncio.Event()

    def people(self, request_id: UUID) -> frozenset[UUID]:
        """Who has the request open, each once, however many pages and processes."""
        now = _clock()
        said = [heard[request_id] for heard in self._elsewhere.values() if request_id in heard]
        here = frozenset(self._here.get(request_id, ()))
        return here.union(*(each.people for each in said if now - each.at <= FORGET_AFTER))

    @contextmanager
    def here(self, request_id: UUID, person_id: UUID) -> Iterator[None]:
        """Somebody has the request open as long as the block lasts."""
        tabs = self._here.setdefault(request_id, Counter())
        tabs[person_id] += 1
        if tabs[person_id] == 1:
            self._changed(request_id)
        try:
            yield
        finally:
            tabs[person_id] -= 1
            if tabs[person_id] == 0:
                del tabs[person_id]
                if not tabs:
                    self._here.pop(request_id, None)
                self._changed(request_id)

    def _changed(self, request_id: UUID) -> None:
        self._unsaid.add(request_id)
        self._news.set()
        self._moved([request_id])

    def hear(self, message: str) -> None:
        """What some process said; what nobody of ours would say is passed over."""
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            said = json.loads(message)
            if said["from"] == self.name:
                return
            if said.get("all"):
                self._unsaid.update(self._here)
                self._news.set()
            told = {UUID(key): frozenset(map(UUID, people)) for key, people in said.get("here", {}).items()}
            self._heard(str(said["from"])[:40], told)

    def _heard(self, process: str, told: Mapping[UUID, frozenset[UUID]]) -> None:
        heard, now = self._elsewhere[process], _clock()
        before = {key: heard[key].people if key in heard else frozenset() for key in told}
        for key, people in told.items():
            if people:
                heard[key] = _Heard(people, now)
            else:
                heard.pop(key, None)
        if other := [key for key, people in told.items() if people != before[key]]:
            self._moved(other)

    async def run(self, lost: Callable[[BaseException], None]) -> None:
        """Say who is here until cancelled; what could not be said is said again."""
        with suppress(SQLAlchemyError, OSError, TimeoutError):
            await self._say({"all": True})
        beat_at = _clock() + SAY_EVERY
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout_at(beat_at):
                    await self._news.wait()
            self._news.clear()
            if _clock() >= beat_at:
                beat_at = _clock() + SAY_EVERY
                self._unsaid.update(self._here)
            keys, self._unsaid = self._unsaid, set()
            try:
                await self._say_of(keys)
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                self._unsaid |= keys  # it is said with the next
                lost(error)
            self._forget()

    async def _say_of(self, keys: Collection[UUID]) -> None:
        if not keys:
            return
        async with self._database.glance() as connection:
            sealed = set(await connection.scalars(SEALED, {"keys": [str(key) for key in keys]}))
        told = [(key, [] if key in sealed else sorted(self._here.get(key, ()))[:MOST_NAMED]) for key in keys]
        for some in _messages(told):
            await self._say({"here": {str(key): [str(each) for each in people] for key, people in some}})

    async def _say(self, said: Mapping[str, Any]) -> None:
        message = json.dumps({"from": self.name, **said}, separators=(",", ":"))
        async with self._database.glance() as connection:
            await connection.execute(SAY, {"channel": CHANNEL, "message": message})

    def _forget(self) -> None:
        """Leave out what was said too long ago."""
        now, gone = _clock(), set()
        for process, heard in list(self._elsewhere.items()):
            for key in [key for key, each in heard.items() if now - each.at > FORGET_AFTER]:
                del heard[key]
                gone.add(key)
            if not heard:
                del self._elsewhere[process]
        if gone:
            self._moved(gone)


def _messages(told: Sequence[tuple[UUID, list[UUID]]]) -> Iterator[Sequence[tuple[UUID, list[UUID]]]]:
    """What is said, in parts that a notification holds: a request and each of its people count alike."""
    some: list[tuple[UUID, list[UUID]]] = []
    room = PAIRS_OF_A_MESSAGE
    for each in told:
        needed = 1 + len(each[1])
        if some and needed > room:
            yield some
            some, room = [], PAIRS_OF_A_MESSAGE
        some.append(each)
        room -= needed
    if some:
        yield some


def _clock() -> float:
    return asyncio.get_running_loop().time()
