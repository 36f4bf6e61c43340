"""Waiting for facts, never for a time: the time only ends a waiting that is in vain."""

import asyncio
from collections.abc import Callable
from inspect import isawaitable
from typing import Any

from sqlalchemy import text

from triptych.model.database import Database

SOON = 60.0  # seconds, however busy the machine is


async def until(fact: Callable[[], Any]) -> None:
    """Wait until something is so that nobody tells of; raises `TimeoutError` where it does not come."""
    async with asyncio.timeout(SOON):
        while not (await found if isawaitable(found := fact()) else found):  # noqa: ASYNC110 - for what has no event
            await asyncio.sleep(0.02)


async def until_somebody_waits(database: Database, many: int = 1) -> None:
    """Another session of this database stands before a lock, or so many do."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )

    async def somebody_waits() -> bool:
        async with database.engine.connect() as connection:
            return (await connection.scalar(waiting) or 0) >= many

    await until(somebody_waits)
