"""The queue's own books are kept for a while and not for ever."""

from datetime import timedelta

from sqlalchemy import text

from triptych.jobs.declared import Bench, Job
from triptych.model.queue import Payload

BOOKS = tuple(
    text(statement)
    for statement in (
        "DELETE FROM pgqueuer_log WHERE created < now() - interval '7 days'",
        "DELETE FROM pgqueuer_statistics WHERE created < now() - interval '30 days'",
        "DELETE FROM pgqueuer WHERE status = 'failed' AND updated < now() - interval '90 days'",
        "DELETE FROM job_worker WHERE seen_at < now() - interval '1 day'",
    )
)


async def forget(bench: Bench, _payload: Payload) -> None:
    """Remove what nobody looks up any more: a week of single steps, a month of sums, a season of failures."""
    async with bench.database.sessions() as session, session.begin():
        for statement in BOOKS:
            await session.execute(statement)


FORGET = Job("queue.forget", forget, every=timedelta(hours=6))
