"""Who watches what in this process, and what is touched. Nothing queues: a watcher knows that, not how often."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from uuid import UUID

from sqlalchemy import Uuid, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.graphql.live.anchors import Anchor
from triptych.graphql.live.presence import Presence
from triptych.graphql.live.readers import LOOKERS, Readers
from triptych.graphql.live.touched import STANDING, TOUCHED, UNDECLARED, Touch
from triptych.model.change_feed import Batch, Changed
from triptych.model.database import Database

WAITING: Anchor = ("Waiting", None)
PRESENT = "Present"  # who has a request open


def standing_of(person_id: UUID) -> Anchor:
    """What a person is and may do."""
    return (STANDING, person_id)


class Watcher:
    """What was touched since it last looked: at most everything it watches, however much happened."""

    def __init__(self, anchors: frozenset[Anchor]) -> None:
        self.anchors = anchors
        self._touched: set[Anchor] = set()
        self._news = asyncio.Event()

    def touch(self, anchors: Iterable[Anchor]) -> None:
        """Remember these until somebody looks."""
        self._touched.update(anchors)
        self._news.set()

    async def touched(self, within: float) -> frozenset[Anchor]:
        """What was touched; nothing where that was nothing for so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):  # `wait_for` may swallow a cancellation
                await self._news.wait()
        found = frozenset(self._touched)
        self._touched.clear()
        self._news.clear()
        return found


class Live:
    """The watchers of this process, told by the one listener."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.readers = Readers()
        self.presence = Presence(database, lambda requests: self._touch([(PRESENT, key) for key in requests]))
        self.looking = asyncio.Semaphore(LOOKERS)
        self.watched: Counter[UUID] = Counter()  # records, by who watches them
        self._watchers: dict[Anchor, set[Watcher]] = defaultdict(set)

    @contextmanager
    def watch(self, anchors: Iterable[Anchor]) -> Iterator[Watcher]:
        """Watch these as long as the block lasts."""
        watcher = Watcher(frozenset(anchors))
        for anchor in watcher.anchors:
            self._watchers[anchor].add(watcher)
        try:
            yield watcher
        finally:
            for anchor in watcher.anchors:
                self._watchers[anchor].discard(watcher)
                if not self._watchers[anchor]:
                    del self._watchers[anchor]

    async def tell(self, batch: Batch) -> None:
        """Touch what the changes touch. Raises what the database raises; the listener then tells them again."""
        if not self._watchers:
            return
        touches = {each.topic: TOUCHED.get(each.topic, UNDECLARED) for each in batch or ()}
        if batch is None or any(touch.everything for touch in touches.values()):
            self._touch(list(self._watchers))
            return
        async with self.database.sessions() as session:
            found = await touched_by(session, batch)
        self._touch(found)

    def _touch(self, anchors: Iterable[Anchor]) -> None:
        for anchor in anchors:
            for watcher in self._watchers.get(anchor, ()):
                watcher.touch((anchor,))


async def touched_by(session: AsyncSession, changes: Sequence[Changed]) -> set[Anchor]:
    """The records that these changes touch, and whether what waits for people is among it."""
    subjects: dict[Touch, list[UUID]] = defaultdict(list)
    for each in changes:
        subjects[TOUCHED.get(each.topic, UNDECLARED)].append(each.subject_id)
    found: set[Anchor] = set()
    ways = []
    for touch, keys in subjects.items():
        found |= {WAITING} if touch.waiting else set()
        for way in touch.ways:
            if way.found is None:
                found |= {(way.kind, key) for key in keys}
            else:
                part = way.found(keys).subquery()
                ways.append(select(literal(way.kind), part.c[0].cast(Uuid())))
    if ways:
        rows = await session.execute(union_all(*ways))
        found |= {(kind, key) for kind, key in rows if key is not None}
    return found
