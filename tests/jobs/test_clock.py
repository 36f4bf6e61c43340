"""The clock's jobs: once per hop and level, whoever works, whoever is killed, and whatever the host's clock says."""

import asyncio
import os
import signal
import sys
import time
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from pgqueuer.domain import models
from sqlalchemy import func, select, text

from benches import a_worker
from building import NOON, SetClock
from relocation import Relocation, a_relocation, opened
from stages import approved
from triptych.governance.decision_clock import looking
from triptych.governance.exceptions.events import LOOK
from triptych.jobs.clock import LOOKING
from triptych.model.audit import AuditEntry
from triptych.model.database import Database
from triptych.model.decision_clock import ClockReminder
from triptych.model.exception import RequestEvent
from triptych.model.queue import enqueue
from waiting import until

DUE = NOON + timedelta(days=1)
BACKEND = Path(__file__).parents[2] / "backend"


async def escalated(story: Relocation) -> list[tuple[int | None, int | None]]:
    events = await story.house.all(select(RequestEvent).where(RequestEvent.kind == "escalated"))
    return [(event.hop, event.level) for event in events]


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks again by themselves: the story is in the past of the queue's clock, where all is due at once."""

    async def never(*_: object) -> None:
        return None

    monkeypatch.setattr(looking, "_look_again", never)


async def queue_is_empty(database: Database) -> bool:
    async with database.sessions() as session:
        due = "SELECT count(*) FROM pgqueuer WHERE entrypoint = 'clock.look' AND status <> 'failed'"
        return bool((await session.execute(text(due))).scalar_one() == 0)


async def many_looks(story: Relocation, request_id: object, many: int = 12) -> None:
    async with story.database.sessions() as session, session.begin():
        for _ in range(many):
            await enqueue(session, LOOK, {"request": str(request_id)})


async def test_two_workers_escalate_once(database: Database, once: None) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    clock = SetClock(DUE)
    await many_looks(story, request.id)

    async with a_worker(database, jobs=[LOOKING], clock=clock), a_worker(database, jobs=[LOOKING], clock=clock):
        await until(lambda: queue_is_empty(database))

    assert await escalated(story) == [(1, 1)]
    entry = AuditEntry.action == "exception:escalated"
    assert await story.house.count(AuditEntry, entry) == 1
    assert await story.house.count(ClockReminder, ClockReminder.kind == "escalated") == 1


async def test_the_database_refuses_what_two_who_looked_at_the_same_moment_would_store_twice(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    story.house.clock.now = DUE
    async with story.works.begin_system("One") as work:
        reading = (await looking.decision_clocks(work, [request.id]))[request.id]

    async def as_before(_work: object, _requests: object) -> dict[object, object]:
        return {request.id: reading}

    monkeypatch.setattr(looking, "decision_clocks", as_before)
    async with story.works.begin_system("One") as work:
        await looking.look(work, request.id)
    with pytest.raises(Exception, match="Somebody else was faster"):
        async with story.works.begin_system("Another") as work:
            await looking.look(work, request.id)

    assert await escalated(story) == [(1, 1)]


KILLED = """
import asyncio, os, signal, sys
from datetime import datetime
from uuid import UUID
from triptych.access.work import Works
from triptych.governance.decision_clock import looking
from triptych.jobs.declared import Bench, Job
from triptych.jobs.worker import Pace, at_work
from triptych.model.database import Database
from triptych.model.settings import Settings

owner, app, at = sys.argv[1:]

async def clock(_session):
    return datetime.fromisoformat(at)

async def look(bench, payload):
    async with bench.works.begin_system("Killed") as work:
        await looking.look(work, UUID(payload["request"]))
        print("in the middle", flush=True)
        await asyncio.Event().wait()

async def main():
    database = Database(owner, app)
    bench = Bench(database, Works(database, clock), Settings())
    async with at_work(bench, print, jobs=[Job("clock.look", look)]):
        await asyncio.Event().wait()

asyncio.run(main())
"""


async def test_a_worker_that_is_killed_in_the_middle_leaves_one_escalation_to_another(
    database: Database, once: None
) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-c", KILLED, database.owner_url, database.app_url, DUE.isoformat(),
        stdout=asyncio.subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(BACKEND)},
    )  # fmt: skip
    assert program.stdout is not None
    async with asyncio.timeout(60):
        assert await program.stdout.readline() == b"in the middle\n"
    program.send_signal(signal.SIGKILL)
    await program.wait()
    assert await escalated(story) == []

    async with a_worker(database, jobs=[LOOKING], clock=SetClock(DUE)):
        await until(lambda: queue_is_empty(database))

    assert await escalated(story) == [(1, 1)]
    assert request.state == "opened"


async def test_a_host_whose_clock_is_days_ahead_escalates_nothing_early(
    database: Database, monkeypatch: pytest.MonkeyPatch, once: None
) -> None:
    story = await a_relocation(database)
    await opened(story)
    ahead = time.time() + 9 * 86_400

    class Lying(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Lying":
            return cls.fromtimestamp(ahead, tz)

    monkeypatch.setattr(models, "datetime", Lying)
    monkeypatch.setattr(time, "time", lambda: ahead)
    async with a_worker(database, jobs=[LOOKING], clock=SetClock(DUE - timedelta(seconds=1))):
        await until(lambda: queue_is_empty(database))

    assert await escalated(story) == []


async def test_the_next_look_is_in_the_queue_once_for_the_instant_when_something_is_due(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    for _ in range(3):
        async with story.works.begin_system("The clock") as work:
            await looking.look(work, request.id)

    async with database.sessions() as session:
        waiting = text("SELECT execute_after FROM pgqueuer WHERE dedupe_key LIKE 'clock.look%'")
        instants = (await session.execute(waiting)).scalars().all()
    assert instants == [NOON + timedelta(hours=22)]


async def test_the_sweep_leaves_what_ended_and_what_a_look_waits_for(database: Database) -> None:
    story = await a_relocation(database)
    await approved(story, conditions=())
    await opened(story, title="Another")
    until = NOON + timedelta(days=60)

    async def swept(at: datetime, *, empty: bool = True) -> int:
        story.house.clock.now = at
        async with database.sessions() as session, session.begin():
            if empty:
                await session.execute(text("DELETE FROM pgqueuer"))
        async with story.works.begin_system("The clock") as work:
            await looking.sweep(work)
        async with database.sessions() as session:
            count = "SELECT count(*) FROM pgqueuer WHERE dedupe_key LIKE '% swept %'"
            return (await session.execute(text(count))).scalar_one()

    assert await swept(NOON, empty=False) == 0, "each has a look that waits"
    assert await swept(NOON) == 2
    assert await swept(until + timedelta(hours=23)) == 2, "its end may not have been told"
    assert await swept(until + timedelta(hours=25)) == 1


async def test_the_sweep_has_every_request_looked_at_once(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story)
    await opened(story, title="Another")
    async with database.sessions() as session, session.begin():
        await session.execute(text("DELETE FROM pgqueuer"))

    for _ in range(2):
        async with story.works.begin_system("The clock") as work:
            await looking.sweep(work)

    async with database.sessions() as session:
        count = select(func.count()).select_from(text("pgqueuer"))
        assert (await session.execute(count)).scalar_one() == 2
