"""The worker of this process, which tells its troubles to the log."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from triptych.access.work import Works
from triptych.jobs.declared import Bench
from triptych.jobs.worker import Worker, at_work
from triptych.model.database import Database
from triptych.model.settings import Settings
from triptych.web.log import make_log_safe

log = structlog.get_logger()


@asynccontextmanager
async def working(database: Database, settings: Settings) -> AsyncIterator[Worker]:
    """A worker on connections of its own as long as the block lasts; they are closed at its end."""
    make_log_safe()
    try:
        async with at_work(Bench(database, Works(database), settings), _troubled) as worker:
            yield worker
    finally:
        await database.close()


def _troubled(what: str, error: BaseException) -> None:
    log.warning(what, reason=type(error).__name__, exc_info=error)
