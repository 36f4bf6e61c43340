"""The one listener of this process, as long as the application lives."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from triptych.graphql.live.hub import Live
from triptych.graphql.live.presence import CHANNEL
from triptych.model.change_feed import ChangeFeed
from triptych.model.database import Database

log = structlog.get_logger()


@asynccontextmanager
async def told_of_changes(database: Database, live: Live) -> AsyncIterator[None]:
    """Listen to the database while the block lasts; a lost connection is logged, and made good by the listener."""
    feed = ChangeFeed(database, live.tell, _lost, {CHANNEL: live.presence.hear})
    tasks = [asyncio.create_task(feed.run()), asyncio.create_task(live.presence.run(_lost))]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _lost(error: BaseException) -> None:
    log.warning("the listener lost the database and will come back", reason=str(error) or type(error).__name__)
