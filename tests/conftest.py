"""What every test may ask for: a real database as the application's role, empty and ready in a millisecond.

One embedded server (not durable, so fast) and one migrated database serve the whole run. Before each test that asks for
`database`, its rows are removed: measured on 61 tables, deleting with triggers off takes 1 ms, truncating 245 ms and a
copy of a template database 260 ms. Use cases commit by themselves, so a transaction around each test would not do.
"""

import ipaddress
import os
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import pytest_asyncio
from hypothesis import HealthCheck, settings
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import NullPool
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

import snapshots
from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from triptych.model.migrate import migrate

# A busy machine is slow, and that is nothing about the product. What is tried by chance is the same each time, so that
# a change is refused for what it did; `make explore` tries other examples, as often as one likes.
settings.register_profile(
    "the same", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, database=None
)
settings.register_profile("others", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("others" if os.environ.get("EXPLORE") else "the same")

BROWSERS_OWN = "tests/e2e/"
FIRST = (BROWSERS_OWN, "tests/graphql/test_documents_by_chance.py")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="session", autouse=True)
def only_this_machine() -> Iterator[None]:
    """No test speaks to another machine."""
    connect = socket.socket.connect

    def refuse_elsewhere(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_loopback(address[0]):
            raise RuntimeError(f"a test tried to reach {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse_elsewhere)
        yield


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="session")
def data_folder() -> Iterator[Path]:
    """A folder for an embedded database. Not below pytest's own, which is closed to the database's user."""
    folder = Path(tempfile.mkdtemp(prefix="triptych-test-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def server(data_folder: Path) -> Iterator[EmbeddedServer]:
    """The PostgreSQL of this test run."""
    with EmbeddedServer.start(data_folder, fast=True) as running:
        yield running


@dataclass(frozen=True)
class Pristine:
    """A migrated database and what brings it back to that."""

    database: Database
    superuser: "asyncpg.Connection[Any]"
    undo_everything: str


@pytest_asyncio.fixture(scope="session")
async def pristine(server: EmbeddedServer) -> AsyncIterator[Pristine]:
    """Migrated once; what the migrations put into tables is remembered and put back."""
    await migrate(server.reach.owner_url)
    superuser = await asyncpg.connect(server.reach.url("postgres"))
    database = Database(server.reach.owner_url, server.reach.app_url)
    await superuser.execute("SET session_replication_role = replica; SET lock_timeout = '30s'")
    snapshots.use(superuser)
    yield Pristine(database, superuser, await _undo_everything(superuser))
    await database.close()
    await superuser.close()


async def _undo_everything(superuser: "asyncpg.Connection[Any]") -> str:
    """The statements that empty every table but for what the migrations put there, and restart every sequence."""
    tables = await superuser.fetch("SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'")
    undo = [f"DELETE FROM public.{table['name']}" for table in tables]
    for table in tables:
        name = table["name"]
        if await superuser.fetchval(f"SELECT EXISTS (SELECT FROM public.{name})"):
            await superuser.execute(f"CREATE TEMPORARY TABLE {name} AS TABLE public.{name}")
            columns = await superuser.fetchval(
                "SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute"
                " WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
                f"public.{name}",
            )
            undo.append(
                f"INSERT INTO public.{name} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM pg_temp.{name}"
            )
    restart = "setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)"
    return ";\n".join([*undo, f"SELECT {restart} FROM pg_sequences WHERE schemaname = 'public'"])


@pytest_asyncio.fixture
async def database(pristine: Pristine) -> Database:
    """The database as the application's role, empty but for what the migrations put there."""
    await pristine.superuser.execute(pristine.undo_everything)
    return pristine.database


@pytest_asyncio.fixture
async def owner_engine(database: Database) -> AsyncIterator[AsyncEngine]:
    """The same database as the owner of its tables."""
    engine = database.owner_engine()
    yield engine
    await engine.dispose()


@pytest_asyncio.fixture
async def triggerless(server: EmbeddedServer) -> AsyncIterator[async_sessionmaker[AsyncSession]]:
    """Sessions for which no trigger works: rows of any kind, put there as they are."""

    async def connect(**options: Any) -> "asyncpg.Connection[Any]":
        settings = {"session_replication_role": "replica", "timezone": "UTC"}
        return await asyncpg.connect(server.reach.url("postgres"), server_settings=settings, **options)

    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    yield async_sessionmaker(engine, expire_on_commit=False)
    await engine.dispose()


@pytest_asyncio.fixture
async def empty_database(server: EmbeddedServer) -> AsyncIterator[Database]:
    """Another database on the same server, never migrated; it is gone after the test."""
    superuser = await asyncpg.connect(server.reach.url("postgres", "postgres"))
    await superuser.execute("CREATE DATABASE another OWNER triptych_owner TEMPLATE template0")
    database = Database(server.reach.url("triptych_owner", "another"), server.reach.url("triptych_app", "another"))
    yield database
    await database.close()
    await superuser.execute("DROP DATABASE another WITH (FORCE)")
    await superuser.close()


@pytest.fixture(scope="session")
def browser_path() -> str:
    """A Chromium or Chrome of this machine (TRIPTYCH_BROWSER names another); without one the test is skipped."""
    named = os.environ.get("TRIPTYCH_BROWSER")
    for name in (named,) if named else BROWSERS:
        if found := shutil.which(name):
            return found
    pytest.skip("no Chromium or Chrome on this machine: install one, or name it in TRIPTYCH_BROWSER")


class BrowsersTogether(LoadScopeScheduling):
    """Side by side, one worker takes all browsers and fills one demo for them; every other file goes to who is free.

    The groups by mark that xdist has would need node ids that can be changed, which pytest's cannot any more.
    """

    def _split_scope(self, nodeid: str) -> str:
        return BROWSERS_OWN if nodeid.startswith(BROWSERS_OWN) else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling | None:
    """Who runs what; whoever asks for another distribution gets that."""
    return BrowsersTogether(config, log) if config.getvalue("dist") == "loadscope" else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What stays together longest begins, so that nobody waits for it at the end."""
    items.sort(key=lambda item: [not item.nodeid.startswith(first) for first in FIRST])


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly, at the end, what could not run here and why."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section("TESTS THAT COULD NOT RUN HERE", sep="!", red=True, bold=True)
        for report in skipped:
            why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
            terminalreporter.line(f"{report.nodeid}: {why}", red=True)
