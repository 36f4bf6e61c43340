"""Work for later: a row of the queue, written in the transaction of the act that wants it done (law 9).

Rolled back with the act, it was never there; committed with it, some worker does it, at least once. Nobody imports
`jobs` to start something: what is done under which name stands in `jobs/known.py`.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import FetchedValue, text
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql import bindparam
from sqlalchemy.types import TIMESTAMP, Text

from triptych.model.base import Base, Identified

Said = str | int | bool | None | Sequence["Said"] | Mapping[str, "Said"]
Payload = Mapping[str, Said]

# A row as pgqueuer writes it, but due at an instant of the database's clock instead of after a while.
ENQUEUE = text("""
WITH added AS (
  INSERT INTO pgqueuer (priority, entrypoint, payload, execute_after, dedupe_key, status)
  VALUES (0, :job, :payload, coalesce(:at, now()), :once, 'queued')
  ON CONFLICT (dedupe_key)
    WHERE status = ANY (ARRAY['queued'::pgqueuer_status, 'picked'::pgqueuer_status]) AND dedupe_key IS NOT NULL
    DO NOTHING
  RETURNING id, entrypoint, priority, status
)
INSERT INTO pgqueuer_log (job_id, status, entrypoint, priority) SELECT id, status, entrypoint, priority FROM added
""").bindparams(
    bindparam("payload", type_=BYTEA()),
    bindparam("at", type_=TIMESTAMP(timezone=True)),
    bindparam("once", type_=Text()),
    bindparam("job", type_=Text()),
)


async def enqueue(
    session: AsyncSession, job: str, payload: Payload, *, at: datetime | None = None, once: str | None = None
) -> None:
    """Have a job done with this payload, not before `at`; without it, as soon as this transaction is committed.

    With `once` nothing is added while a job of the same key waits or runs. One that runs may have read before this
    transaction stored: so a key says what the work is about and which state of it, and never only which record.
    """
    row = {"job": job, "payload": json.dumps(payload).encode(), "at": at, "once": once}
    await session.execute(ENQUEUE, row)


class JobWorker(Identified, Base):
    """A process that works off the queue; `seen_at` is when it last said so, by the database's clock."""

    __tablename__ = "job_worker"

    host: Mapped[str]
    started_at: Mapped[datetime] = mapped_column(server_default=FetchedValue())
    seen_at: Mapped[datetime] = mapped_column(server_default=FetchedValue())
