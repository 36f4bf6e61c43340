"""Where the demo is told: a clock that is set, one transaction around everything, and people who act in it."""

import copy
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession, async_sessionmaker

from triptych.access.provenance import Provenance, written_as
from triptych.access.work import Work, Works
from triptych.kernel.days import day_of
from triptych.kernel.refusals import NotAllowed
from triptych.model.base import Origin
from triptych.model.database import Database
from triptych.model.types import PersonId

ILLUSTRATIVE = Provenance(Origin.ILLUSTRATIVE, note="Made up for the demo; nobody published it")
TIME_ZONE = "Europe/London"
Act = Callable[[Work], Awaitable[object]]
Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Scene:
    """What somebody does at an instant; of several people, the first who may."""

    at: datetime
    who: str | tuple[str, ...]
    act: Act


@dataclass
class Stage:
    """The clock, the people by first name, and the records that the story speaks of by a name."""

    database: Database
    begun: datetime
    now: datetime = field(init=False)
    works: Works = field(init=False)
    people: dict[str, UUID] = field(default_factory=dict)
    ids: dict[str, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.now = self.begun
        self.works = Works(self.database, self._clock)

    async def _clock(self, _session: AsyncSession) -> datetime:
        return self.now

    @property
    def today(self) -> date:
        """The day on which the demo is made."""
        return day_of(self.begun, TIME_ZONE)

    def ahead(self, days: int) -> date:
        """A day that lies ahead."""
        return self.today + timedelta(days=days)

    def before(self, workdays: int, hour: int = 9, minute: int = 0) -> datetime:
        """An instant so many working days ago, in office hours; never today, so never in the future."""
        return datetime.combine(self.day_before(workdays), time(hour, minute), ZoneInfo(TIME_ZONE)).astimezone(UTC)

    def day_before(self, workdays: int) -> date:
        """A working day so many of them ago."""
        if workdays < 1:
            raise ValueError("the demo happened before today")
        day = self.today
        while workdays:
            day -= timedelta(days=1)
            workdays -= day.weekday() < 5
        return day

    def person(self, name: str) -> PersonId:
        """The id of somebody, by first name."""
        return PersonId(self.people[name])

    @asynccontextmanager
    async def as_(self, who: str, at: datetime | None = None) -> AsyncIterator[Work]:
        """One unit of work of somebody at an instant; every record that it makes is labelled illustrative."""
        self.now = at or self.begun
        with written_as(ILLUSTRATIVE):
            async with self.works.begin(self.people[who]) as work:
                yield work

    async def play(self, scenes: Sequence[Scene], told: Callable[[], None]) -> None:
        """Everything in the order in which it happened; what one person did at one instant is one unit of work."""

        def together(scene: Scene) -> tuple[datetime, tuple[str, ...]]:
            return scene.at, (scene.who,) if isinstance(scene.who, str) else scene.who

        for (at, able), played in groupby(sorted(scenes, key=together), key=together):
            acts = [scene.act for scene in played]
            await self._act(at, able, acts)
            for _ in acts:
                told()

    async def _act(self, at: datetime, able: tuple[str, ...], acts: Sequence[Act]) -> None:
        *first, last = able
        for who in first:
            try:
                return await self._act(at, (who,), acts)
            except NotAllowed:
                continue
        async with self.as_(last, at) as work:
            for act in acts:
                await act(work)
        return None


def within(database: Database, connection: AsyncConnection) -> Database:
    """The database, with every unit of work a savepoint in the connection's one transaction: all of it or nothing."""
    inside = copy.copy(database)
    inside.sessions = async_sessionmaker(connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
    return inside
