"""The product served for browsers: a database of its own, the real pages, the real clock."""

import asyncio
import os
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import uvicorn

from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from triptych.model.migrate import migrate
from triptych.web.app import create_app

PAGES = Path(os.environ.get("TRIPTYCH_FRONTEND", Path(__file__).parents[2] / "frontend" / "dist"))
Fill = Callable[[Database], Awaitable[None]]


class Announced(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, answers: threading.Event) -> None:
        super().__init__(config)
        self._answers = answers

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        self._answers.set()


class Served(threading.Thread):
    """Serves in a thread with a loop of its own, so that the tests' loop may wait for a browser meanwhile."""

    def __init__(self, server: EmbeddedServer, name: str, fill: Fill) -> None:
        super().__init__(name=f"served-{name}")
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.answers = threading.Event()
        self.error: BaseException | None = None
        self._about = (server, name, fill)
        self._uvicorn: Announced | None = None

    def run(self) -> None:
        """What the thread does, to its end or to its first error."""
        try:
            asyncio.run(self._serve())
        except BaseException as error:
            self.error = error
        finally:
            self.answers.set()

    async def _serve(self) -> None:
        server, name, fill = self._about
        database = await a_database(server, name)
        try:
            await fill(database)
        except BaseException:
            await database.close()
            raise
        config = uvicorn.Config(
            create_app(database, PAGES),
            log_level="warning",
            access_log=False,
            lifespan="on",
            ws="websockets-sansio",
        )
        self._uvicorn = Announced(config, self.answers)
        await self._uvicorn.serve(sockets=[self.listener])

    def stop(self) -> None:
        """End the server and its thread."""
        if self._uvicorn is not None:
            self._uvicorn.should_exit = True
        self.join(timeout=60)
        self.listener.close()


@contextmanager
def served(server: EmbeddedServer, name: str, fill: Fill) -> Iterator[str]:
    """Serve a filled database of this name on a free port of this machine; everything ends with the block."""
    serving = Served(server, name, fill)
    serving.start()
    try:
        serving.answers.wait(timeout=240)
        if serving.error is not None:
            raise serving.error
        yield serving.address
    finally:
        serving.stop()


async def a_database(server: EmbeddedServer, name: str) -> Database:
    """A new migrated database on the test run's server, in place of one from before the worker went elsewhere."""
    superuser = await asyncpg.connect(server.reach.url("postgres", "postgres"))
    await superuser.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    await superuser.execute(f'CREATE DATABASE "{name}" OWNER triptych_owner TEMPLATE template0')
    await superuser.close()
    owner_url = server.reach.url("triptych_owner", name)
    await migrate(owner_url)
    return Database(owner_url, server.reach.url("triptych_app", name))
