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


@contextmanager
def served(server: EmbeddedServer, name: str, fill: Fill) -> Iterator[str]:
    """Serve a filled database of this name on a free port of this machine; everything ends with the block.

    The server runs in a thread with a loop of its own, so that the tests' loop may wait for a browser meanwhile.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    ready, failed = threading.Event(), list[BaseException]()
    running: list[uvicorn.Server] = []

    def serve() -> None:
        try:
            asyncio.run(_serve(server, name, fill, listener, running, ready))
        except BaseException as error:  # told to the test that waits
            failed.append(error)
            ready.set()

    thread = threading.Thread(target=serve, name=f"served-{name}")
    thread.start()
    try:
        ready.wait(timeout=240)
        if failed:
            raise failed[0]
        yield address
    finally:
        for each in running:
            each.should_exit = True
        thread.join(timeout=30)
        listener.close()


async def _serve(
    server: EmbeddedServer,
    name: str,
    fill: Fill,
    listener: socket.socket,
    running: list[uvicorn.Server],
    ready: threading.Event,
) -> None:
    database = await a_database(server, name)
    await fill(database)
    app = create_app(database, PAGES)
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="on", ws="none")  # type: ignore[arg-type]
    running.append(uvicorn.Server(config))
    serving = asyncio.create_task(running[0].serve(sockets=[listener]))
    while not running[0].started and not serving.done():
        await asyncio.sleep(0.02)
    ready.set()
    await serving


async def a_database(server: EmbeddedServer, name: str) -> Database:
    """A new migrated database on the test run's server."""
    superuser = await asyncpg.connect(server.reach.url("postgres", "postgres"))
    await superuser.execute(f'CREATE DATABASE "{name}" OWNER triptych_owner TEMPLATE template0')
    await superuser.close()
    owner_url = server.reach.url("triptych_owner", name)
    await migrate(owner_url)
    return Database(owner_url, server.reach.url("triptych_app", name))
