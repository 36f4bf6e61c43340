"""Acts side by side, each in a transaction of its own on a connection of its own."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from relocation import Relocation
from triptych.access.work import Work

Doing = Callable[[Work], Awaitable[Any]]
CLOCK = "the clock"


async def alone(story: Relocation, who: str, act: Doing) -> None:
    """The act of somebody, or of the clock, from the beginning of its unit of work to its end."""
    begun = story.works.begin_system(CLOCK) if who == CLOCK else story.as_(who)
    async with begun as work:
        await act(work)


def behind(story: Relocation, who: str, act: Doing) -> "asyncio.Task[None]":
    """The same, while the test goes on."""
    return asyncio.create_task(alone(story, who, act))
