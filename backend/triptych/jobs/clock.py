"""The decision clock's jobs: a look at one request when something is due, and a sweep over all of them."""

from datetime import timedelta
from uuid import UUID

from triptych.governance.decision_clock import looking
from triptych.governance.exceptions.events import LOOK
from triptych.jobs.declared import Bench, Job
from triptych.model.queue import Payload

CLOCK = "The decision clock"


async def look_at(bench: Bench, payload: Payload) -> None:
    """Look at one request. What is due by the database's clock is done once, whoever else looks."""
    async with bench.works.begin_system(CLOCK) as work:
        await looking.look(work, UUID(str(payload["request"])))


async def sweep(bench: Bench, _payload: Payload) -> None:
    """Have every request looked at whose clock may run, each by a job of its own."""
    async with bench.works.begin_system(CLOCK) as work:
        await looking.sweep(work)


LOOKING = Job(LOOK, look_at)
SWEEP = Job("clock.sweep", sweep, every=timedelta(minutes=30))
