"""A folder, a database server and a migrated database of a bench's own, which are gone afterwards."""

import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from triptych.model.migrate import migrate

QUICK = "--quick" in sys.argv  # tries a bench out: what it prints then says little


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that the database's user can enter; it goes also when somebody ends the run."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="triptych-bench-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def own_server() -> Iterator[EmbeddedServer]:
    """A database server with nothing in it, not durable, so fast."""
    with own_folder() as folder, EmbeddedServer.start(folder / "data", fast=True) as server:
        yield server


@asynccontextmanager
async def migrated(server: EmbeddedServer) -> AsyncIterator[Database]:
    """The server's database with all tables and no rows but those of the migrations."""
    await migrate(server.reach.owner_url)
    database = Database(server.reach.owner_url, server.reach.app_url)
    yield database
    await database.close()
