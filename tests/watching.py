"""Watching through the schema as somebody of the story, told by a real listener."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from relocation import Relocation
from triptych.graphql.context import Context
from triptych.graphql.live.hub import Live
from triptych.graphql.live.operation import Subscribed
from triptych.graphql.live.presence import CHANNEL
from triptych.graphql.schema import schema
from triptych.graphql.subscriptions import SOURCES
from triptych.model.change_feed import ChangeFeed
from triptych.model.database import Database
from waiting import SOON

QUIET = 0.4  # seconds in which nothing comes where nothing is told


@asynccontextmanager
async def told_live(database: Database) -> AsyncIterator[Live]:
    """The watchers of a process, with the listener that tells them."""
    live, lost = Live(database), []
    feed = ChangeFeed(database, live.tell, lost.append, {CHANNEL: live.presence.hear})
    tasks = [asyncio.create_task(feed.run()), asyncio.create_task(live.presence.run(lost.append))]
    await asyncio.wait_for(feed.listening.wait(), SOON)
    try:
        yield live
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class Watching:
    """What somebody who watches was sent, in order."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[Any] = asyncio.Queue()
        self.checks = 0
        self.ended = asyncio.Event()
        self.revoked: Exception | None = None

    async def still_there(self) -> None:
        """Counts how often the person was checked."""
        self.checks += 1
        if self.revoked is not None:
            raise self.revoked

    async def next(self) -> Any:
        """The next delivery."""
        return await asyncio.wait_for(self.sent.get(), SOON)

    async def nothing(self) -> None:
        """Nothing more is delivered."""
        await asyncio.sleep(QUIET)
        assert self.sent.empty(), self.sent.get_nowait()


@asynccontextmanager
async def watching(live: Live, story: Relocation, who: str, document: str, **variables: Any) -> AsyncIterator[Watching]:
    """Somebody watches as long as the block lasts."""
    context = Context(story.works, story.house.people[who], live=live)
    subscribed = Subscribed(SOURCES, schema.documents.asked(document, None, variables))
    told = Watching()

    async def follow() -> None:
        try:
            async for delivery in subscribed.deliveries(context, told.still_there):
                assert not delivery.errors
                told.sent.put_nowait(json.loads(delivery.data))
        finally:
            told.ended.set()

    task = asyncio.create_task(follow())
    try:
        yield told
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, ConnectionResetError):
            await task
