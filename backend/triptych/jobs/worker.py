"""A worker: takes jobs that are due and does them, across lost connections, until it is asked to end.

The queue's instants are the database's (law 8): a host whose clock lies does nothing early or late.
"""

import asyncio
import random
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.adapters.persistence.qb import QueryBuilderEnvironment, QueryQueueBuilder, QuerySchedulerBuilder
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.settings import DBSettings
from pgqueuer.domain.types import Channel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from triptych.jobs.carrying_out import Troubled, carrying_out
from triptych.jobs.declared import Bench, Job
from triptych.jobs.known import JOBS
from triptych.model.base import new_id
from triptych.model.queue import enqueue

NAME = "triptych works"  # how operators find the connection
CHANNEL = Channel("ch_pgqueuer")
# Every name is given: the library would take what is not from variables of the environment.
TABLES = DBSettings(
    prefix="",
    db_schema=None,
    channel=CHANNEL,
    function="fn_pgqueuer_changed",
    statistics_table="pgqueuer_statistics",
    queue_status_type="pgqueuer_status",
    queue_table="pgqueuer",
    queue_table_log="pgqueuer_log",
    trigger="tg_pgqueuer_changed",
    schedules_table="pgqueuer_schedules",
)
SEEN = text("""
INSERT INTO job_worker (id, host) VALUES (:id, :host) ON CONFLICT (id) DO UPDATE SET seen_at = now()
""")
GONE = text("DELETE FROM job_worker WHERE id = :id")
PATIENCE = 10.0  # seconds for what runs to come to its end when the worker is asked to
FIRST_WAIT, LONGEST_WAIT = 0.1, 15.0  # seconds before the next try to reach the database, doubled each time


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a worker looks, told or not; and how long it may be silent about a job before another takes it."""

    look_every: timedelta = timedelta(seconds=10)
    silent_for: timedelta = timedelta(seconds=20)
    seen_every: timedelta = timedelta(seconds=5)


class Worker:
    """One worker of this process. Any number may work at the same queue."""

    def __init__(
        self, bench: Bench, troubled: Troubled, *, jobs: Sequence[Job] = JOBS, pace: Pace | None = None
    ) -> None:
        self.id = new_id()
        self._bench = bench
        self._troubled = troubled
        self._jobs = jobs
        self._pace = pace or Pace()
        self._ending = asyncio.Event()
        self._manager: QueueManager | None = None
        self._lose_the_queue: Callable[[], None] = lambda: None
        self.at_work = asyncio.Event()
        self.seen = asyncio.Event()

    async def run(self) -> None:
        """Work until `end` is called. Whoever cancels this calls `drop` before."""
        seen = asyncio.create_task(self._be_seen())
        wait = FIRST_WAIT
        try:
            while not self._ending.is_set():
                try:
                    await self._work()
                except Exception as error:  # a driver killed in the middle says this and that; nothing ends the work
                    self._troubled("the worker lost the database and will come back", error)
                wait = FIRST_WAIT if self.at_work.is_set() else min(2 * wait, LONGEST_WAIT)
                self.at_work.clear()
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait * random.uniform(0.5, 1)):  # noqa: S311 - not to come back as one
                        await self._ending.wait()
        finally:
            seen.cancel()
            await asyncio.gather(seen, return_exceptions=True)

    def end(self) -> None:
        """Take nothing more, and end when what runs has ended."""
        self._ending.set()
        if self._manager is not None:
            self._manager.shutdown.set()

    def drop(self) -> None:
        """Lose the queue, so that what is cancelled from here on is not taken for done: another worker takes it up."""
        self._lose_the_queue()

    async def _work(self) -> None:
        """Work on one connection until it is lost or the worker ends."""
        async with asyncio.timeout(PATIENCE):
            connection = await self._bench.database.connect()
        try:
            await connection.execute(f"SET application_name = '{NAME}'", timeout=PATIENCE)
            builders = QueryBuilderEnvironment(TABLES), QueryQueueBuilder(TABLES), QuerySchedulerBuilder(TABLES)
            manager = QueueManager(Queries(AsyncpgDriver(connection), *builders), channel=CHANNEL)
            connection.add_termination_listener(lambda _: manager.shutdown.set())
            for job in self._jobs:
                manager.register_executor(job.name, carrying_out(self._bench, job, self._troubled))
            self._manager, self._lose_the_queue = manager, connection.terminate
            if not self._ending.is_set():
                self.at_work.set()
                await manager.run(
                    dequeue_timeout=self._pace.look_every,
                    heartbeat_timeout=self._pace.silent_for,
                    shutdown_on_listener_failure=True,
                )
        finally:
            self._manager = None
            connection.terminate()

    async def _be_seen(self) -> None:
        """Say that this worker lives, and see that what returns by itself is in the queue."""
        first = True
        while True:
            try:
                async with self._bench.database.sessions() as session, session.begin():
                    await session.execute(SEEN, {"id": self.id, "host": socket.gethostname()})
                    now = (await session.execute(text("SELECT now()"))).scalar_one()
                    for job in self._jobs:
                        if job.every is not None:
                            at = now if first else now + job.every
                            await enqueue(session, job.name, {}, at=at, once=f"every {job.name}")
                first = False
                self.seen.set()
            except (SQLAlchemyError, OSError) as error:
                self._troubled("the worker could not say that it lives", error)
            await asyncio.sleep(self._pace.seen_every.total_seconds())

    async def leave(self) -> None:
        """Say that this worker is gone; where the database does not answer, its silence says so."""
        with suppress(SQLAlchemyError, OSError):
            async with self._bench.database.sessions() as session, session.begin():
                await session.execute(GONE, {"id": self.id})


@asynccontextmanager
async def at_work(
    bench: Bench, troubled: Troubled, *, jobs: Sequence[Job] = JOBS, pace: Pace | None = None
) -> AsyncIterator[Worker]:
    """A worker, as long as the block lasts. What still runs then may end; what does not is left to another worker."""
    worker = Worker(bench, troubled, jobs=jobs, pace=pace)
    working = asyncio.create_task(worker.run())
    try:
        yield worker
    finally:
        worker.end()
        await asyncio.wait({working}, timeout=PATIENCE)
        worker.drop()
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        await worker.leave()
