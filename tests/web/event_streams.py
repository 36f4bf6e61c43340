"""Clients of server-sent events, and what they are told."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from waiting import SOON
from web.live_serving import Desk

EVENT_STREAM = "text/event-stream"


@asynccontextmanager
async def asking(address: str, desk: Desk | None, **headers: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client that wants events."""
    sent = {"Accept": EVENT_STREAM} | ({"Cookie": desk.cookie} if desk else {}) | headers
    async with httpx.AsyncClient(base_url=f"http://{address}", headers=sent, timeout=SOON) as client:
        yield client


class Told:
    """The events of one answer as they come."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self._lines = answer.aiter_lines()
        self.comments = 0

    async def silences(self, count: int) -> None:
        """So many comments came in all, and no event."""
        async with asyncio.timeout(SOON):
            while self.comments < count:
                line = await anext(self._lines)
                assert not line or line.startswith(":"), line
                self.comments += line.startswith(":")

    async def next(self) -> tuple[str, Any]:
        """The next event: its name and its data."""
        name = data = ""
        async with asyncio.timeout(SOON):
            async for line in self._lines:
                if line.startswith(":"):
                    self.comments += 1
                elif line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data:"):
                    data = line.removeprefix("data:").strip()
                elif name:
                    return name, json.loads(data) if data else None
        raise AssertionError("the stream ended without a word")

    async def rest(self) -> None:
        """Everything that is left, to the end."""
        while (await self.next())[0] != "complete":
            pass


@asynccontextmanager
async def posted(client: httpx.AsyncClient, query: str, **variables: Any) -> AsyncIterator[Told]:
    """One operation by POST."""
    body = {"query": query, "variables": variables}
    async with client.stream("POST", "/graphql", json=body) as answer:
        yield Told(answer)
