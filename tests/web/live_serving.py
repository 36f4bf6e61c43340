"""The product served by uvicorn on a free port of this machine, and people who hold connections to it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import uvicorn
from sqlalchemy import func, select, text
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from relocation import Relocation
from triptych.access.account.accounts import open_session
from triptych.model.database import Database
from triptych.web.app import create_app
from triptych.web.sign_in import COOKIE
from waiting import SOON, until
from web.browsing import a_front_end

PROTOCOL = "graphql-transport-ws"
QUIET = 0.4  # seconds in which nothing comes where nothing is said


@asynccontextmanager
async def served(database: Database, folder: Path) -> AsyncIterator[str]:
    """Host and port of the product over this database. Its pool is its own: it is closed at the end."""
    own = Database(database.owner_url, database.app_url)
    config = uvicorn.Config(
        create_app(own, a_front_end(folder)),  # type: ignore[arg-type]
        host="127.0.0.1",
        port=0,
        ws="websockets-sansio",
        ws_max_size=1_000_000,
        lifespan="on",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=30,
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server._serve())
    await until(lambda: server.started or task.done())
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await task


@dataclass(frozen=True)
class Desk:
    """Somebody who is signed in."""

    cookie: str
    session_id: UUID

    async def signs_out(self, database: Database) -> None:
        """The session ends on the server, from wherever that was done."""
        async with database.sessions() as session, session.begin():
            ending = text("UPDATE sign_in_session SET ended_at = now() WHERE id = :id")
            await session.execute(ending, {"id": self.session_id})


async def a_desk(story: Relocation, who: str) -> Desk:
    """A session of somebody of the story, without the form."""
    async with story.database.sessions() as session, session.begin():
        now = (await session.execute(select(func.now()))).scalar_one()
        signed = await open_session(session, story.house.people[who], now, "a test")
    return Desk(f"{COOKIE}={signed.token}", signed.session_id)


class Line:
    """One connection as its client sees it."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def say(self, kind: str, **more: Any) -> None:
        """Send a message."""
        await self.socket.send(json.dumps({"type": kind} | more))

    async def hear(self) -> dict[str, Any]:
        """The next message."""
        async with asyncio.timeout(SOON):
            told: dict[str, Any] = json.loads(await self.socket.recv())
        return told

    async def begin(self) -> "Line":
        """Introduce oneself."""
        await self.say("connection_init")
        assert await self.hear() == {"type": "connection_ack"}
        return self

    async def watch(self, name: str, query: str, **variables: Any) -> None:
        """Subscribe."""
        await self.say("subscribe", id=name, payload={"query": query, "variables": variables})

    async def silent(self) -> None:
        """Nothing comes for a while."""
        with suppress(TimeoutError):
            async with asyncio.timeout(QUIET):
                raise AssertionError(await self.socket.recv())

    async def closed(self) -> tuple[int, str]:
        """The code and the reason with which the server ends it; whatever comes before is passed over."""
        async with asyncio.timeout(SOON):
            with suppress(ConnectionClosed):
                while True:
                    await self.socket.recv()
        assert self.socket.close_code is not None
        return self.socket.close_code, self.socket.close_reason or ""


@asynccontextmanager
async def a_line(
    address: str, desk: Desk | None = None, *, protocol: str = PROTOCOL, **headers: str
) -> AsyncIterator[Line]:
    """A connection to the endpoint."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if desk is not None:
        sent["Cookie"] = desk.cookie
    async with connect(
        f"ws://{address}/graphql",
        subprotocols=[Subprotocol(protocol)],
        additional_headers=sent,
        close_timeout=SOON,
        compression=None,
        max_size=None,
        proxy=None,
    ) as socket:
        yield Line(socket)
