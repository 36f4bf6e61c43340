"""The demo, written once for the whole run into a database of its own; these tests only read it."""

from collections.abc import AsyncIterator

import asyncpg
import pytest_asyncio

from triptych.demo.seeding import seed
from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from triptych.model.migrate import migrate


def heard(_what: str, _done: int, _of: int) -> None:
    """Somebody who does not watch the progress."""


@pytest_asyncio.fixture(scope="session")
async def demo(server: EmbeddedServer) -> AsyncIterator[Database]:
    """The filled installation, as the application's role."""
    superuser = await asyncpg.connect(server.reach.url("postgres", "postgres"))
    await superuser.execute("CREATE DATABASE demo OWNER triptych_owner TEMPLATE template0")
    database = Database(server.reach.url("triptych_owner", "demo"), server.reach.url("triptych_app", "demo"))
    try:
        await migrate(database.owner_url)
        await seed(database, heard)
        yield database
    finally:
        await database.close()
        await superuser.execute("DROP DATABASE demo WITH (FORCE)")
        await superuser.close()
