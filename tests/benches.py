"""Workers for tests: real ones, on the real queue, that look more often than others do."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from triptych.access.work import Clock, Works, database_clock
from triptych.jobs.declared import Bench, Job
from triptych.jobs.known import JOBS
from triptych.jobs.worker import Pace, Worker, at_work
from triptych.model.database import Database
from triptych.model.settings import Settings
from waiting import until

HURRIED = Pace(timedelta(seconds=0.2), timedelta(seconds=1), timedelta(seconds=0.2))


def a_bench(database: Database, clock: Clock = database_clock) -> Bench:
    """What jobs work with, on this database."""
    return Bench(database, Works(database, clock), Settings())


@asynccontextmanager
async def a_worker(
    database: Database,
    *,
    jobs: Sequence[Job] = JOBS,
    clock: Clock = database_clock,
    troubles: list[tuple[str, BaseException]] | None = None,
    pace: Pace = HURRIED,
) -> AsyncIterator[Worker]:
    """A worker that has said that it lives; what troubles it is gathered."""
    told = [] if troubles is None else troubles
    bench = a_bench(database, clock)
    async with at_work(bench, lambda *trouble: told.append(trouble), jobs=jobs, pace=pace) as worker:
        await until(worker.at_work.is_set)
        await until(worker.seen.is_set)
        yield worker
