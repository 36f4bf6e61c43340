"""Doing one job: a failure is told, and either tried again after a pause or kept."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from pgqueuer.core.executors import AbstractEntrypointExecutor, EntrypointExecutorParameters
from pgqueuer.domain.errors import RetryRequested
from pgqueuer.domain.models import Context
from pgqueuer.domain.models import Job as Row

from triptych.jobs.declared import Bench, Job

Troubled = Callable[[str, BaseException], None]


class GaveUp(Exception):
    """A job failed as often as it may; its row is kept as failed."""


@dataclass
class CarryingOut(AbstractEntrypointExecutor):
    """What pgqueuer calls for one kind of job.

    What pgqueuer writes down of a failure is the name of the error alone: its sentence may hold what somebody typed.
    """

    bench: Bench
    job: Job
    troubled: Troubled

    async def execute(self, job: Row, context: Context) -> None:  # noqa: ARG002 - the library's signature
        """Do it. Raises what asks pgqueuer for another try, or `GaveUp`."""
        payload = json.loads(job.payload) if job.payload else {}
        failed: str | None = None
        try:
            await self.job.run(self.bench, payload)
        except Exception as error:  # whatever it was, the row must not be lost
            self.troubled(f"the job {self.job.name} failed", error)
            failed = type(error).__name__
        if failed is None:
            return
        pause = self.job.rests_after(job.attempts + 1)
        if pause is None:
            raise GaveUp(failed)
        raise RetryRequested(pause, failed)


def carrying_out(bench: Bench, job: Job, troubled: Troubled) -> CarryingOut:
    """The executor of a job; one that failed for good is held in the queue as *failed*."""

    async def never(_row: Row) -> None:
        """The library asks for a function; `CarryingOut.execute` is what it calls."""
        raise AssertionError("jobs are carried out by their executor")

    parameters = EntrypointExecutorParameters(func=never, concurrency_limit=job.at_once, on_failure="hold")
    return CarryingOut(parameters, bench, job, troubled)
