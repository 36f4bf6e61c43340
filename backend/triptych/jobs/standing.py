"""How the queue stands: whether a worker lives, what waits too long, what failed for good."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

SILENT_AFTER = 30.0  # seconds; a worker says every five that it lives
LATE_AFTER = timedelta(minutes=5)

STANDING = text("""
SELECT
  (SELECT count(*) FROM job_worker WHERE seen_at > now() - make_interval(secs => :silent)) AS workers,
  (SELECT now() - max(seen_at) FROM job_worker) AS last_seen,
  (SELECT count(*) FROM pgqueuer WHERE status = 'queued' AND execute_after <= now()) AS due,
  (SELECT now() - min(execute_after) FROM pgqueuer WHERE status = 'queued' AND execute_after <= now()) AS oldest,
  (SELECT count(*) FROM pgqueuer WHERE status = 'queued' AND execute_after > now()) AS later,
  (SELECT count(*) FROM pgqueuer WHERE status = 'queued' AND attempts > 0) AS retried,
  ARRAY(SELECT entrypoint FROM pgqueuer WHERE status = 'failed' GROUP BY entrypoint ORDER BY entrypoint) AS kinds,
  (SELECT count(*) FROM pgqueuer WHERE status = 'failed') AS failed
""")
# Of those with one key the newest: the index holds one that waits or runs, and what waits already is only forgotten.
AGAIN = text("""
WITH failed AS (
  SELECT id, NOT EXISTS (
    SELECT FROM pgqueuer AS other WHERE other.dedupe_key = pgqueuer.dedupe_key
      AND (other.status IN ('queued', 'picked') OR (other.status = 'failed' AND other.id > pgqueuer.id))
  ) AS alone
  FROM pgqueuer WHERE status = 'failed'
), again AS (
  UPDATE pgqueuer SET status = 'queued', execute_after = now(), updated = now(), attempts = 0, queue_manager_id = NULL
  FROM failed WHERE failed.id = pgqueuer.id AND failed.alone
  RETURNING pgqueuer.id, entrypoint, priority, status
), forgotten AS (
  DELETE FROM pgqueuer USING failed WHERE failed.id = pgqueuer.id AND NOT failed.alone
  RETURNING pgqueuer.id, entrypoint, priority
), written AS (
  INSERT INTO pgqueuer_log (job_id, status, entrypoint, priority)
  SELECT id, status, entrypoint, priority FROM again
  UNION ALL SELECT id, 'deleted', entrypoint, priority FROM forgotten
)
SELECT id FROM again
""")


@dataclass(frozen=True, slots=True)
class QueueStanding:
    """`last_seen` and `oldest` are ages by the database's clock; None where no worker ever lived, or nothing is due.

    `due` waits although its time has come, `later` waits for its time; `retried` of both failed at least once.
    """

    workers: int
    last_seen: timedelta | None
    due: int
    oldest: timedelta | None
    later: int
    retried: int
    failed: int
    failed_kinds: tuple[str, ...]

    @property
    def late(self) -> bool:
        """Whether something waits longer than any worker at work would let it."""
        return self.oldest is not None and self.oldest > LATE_AFTER


async def queue_standing(connection: AsyncConnection) -> QueueStanding:
    """How the queue stands at this instant."""
    row = (await connection.execute(STANDING, {"silent": SILENT_AFTER})).one()
    kinds = tuple(row.kinds)
    return QueueStanding(row.workers, row.last_seen, row.due, row.oldest, row.later, row.retried, row.failed, kinds)


async def requeue_failed(session: AsyncSession) -> int:
    """Have what failed for good tried anew, except what waits already; how many jobs that are."""
    return len((await session.execute(AGAIN)).all())
