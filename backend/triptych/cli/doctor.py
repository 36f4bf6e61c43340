"""`triptych doctor`: is this installation fit to be relied on, and if not, what to do."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import NullPool

from triptych.cli import doctor_mail
from triptych.cli.reach import Reached, reached
from triptych.cli.screen import console
from triptych.cli.upgrading import UPDATE
from triptych.jobs.standing import queue_standing
from triptych.model.database import engine_for
from triptych.model.migrate import NewerTables, is_newer, newest
from triptych.model.settings import Settings

OLDEST_POSTGRESQL = 15
CLOCKS_MAY_DIFFER = 2.0  # seconds
DISK_WANTED = 1_000_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: well, or not and then with what to do."""

    well: bool
    said: str
    remedy: str = ""


def examine(settings: Settings) -> bool:
    """Print each finding as it is made; whether all is well."""
    with reached(settings) as place:
        return asyncio.run(_examine(settings, place))


async def _examine(settings: Settings, place: Reached) -> bool:
    well = True
    async for finding in findings(settings, place):
        well = well and finding.well
        console.print(("[green]✓[/green] " if finding.well else "[red]✗[/red] ") + finding.said)
        if not finding.well and finding.remedy:
            console.print(f"  {finding.remedy}")
    return well


async def findings(settings: Settings, place: Reached) -> AsyncIterator[Finding]:
    """Everything that is looked at, in an order in which the first failure explains the later ones."""
    yield front_end(settings)
    yield disk(settings)
    if settings.database_url is not None and settings.database_owner_url is None:
        yield Finding(
            False,
            "One address serves both roles: the application can disable what protects the trail.",
            "Make two roles (infra/postgres/roles.sql): DATABASE_URL for the one, DATABASE_OWNER_URL for the other.",
        )
    engine = engine_for(place.app_url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            for look in (server_version, clocks, tables, role, triggers):
                yield await look(connection)
            async for finding in queue(connection, runs=place.server is None):
                yield finding
            async for finding in mail(settings, connection):
                yield finding
    except (SQLAlchemyError, OSError) as refused:
        yield Finding(False, f"The database does not answer: {refused}", "Is DATABASE_URL right, and is it running?")
    finally:
        await engine.dispose()


def front_end(settings: Settings) -> Finding:
    """The pages are built."""
    built = (settings.frontend / "index.html").exists()
    return Finding(built, "Front end built." if built else f"No front end in {settings.frontend}.", "make build")


def disk(settings: Settings) -> Finding:
    """There is room to write on."""
    place = next(folder for folder in (settings.data, *settings.data.absolute().parents) if folder.exists())
    free = shutil.disk_usage(place).free
    return Finding(
        free >= DISK_WANTED, f"{free / 1e9:.1f} GB free for the data in {settings.data}.", "Make room: 1 GB is wanted."
    )


async def server_version(connection: AsyncConnection) -> Finding:
    """PostgreSQL is new enough."""
    number = int((await connection.execute(text("SHOW server_version_num"))).scalar_one()) // 10_000
    return Finding(
        number >= OLDEST_POSTGRESQL, f"PostgreSQL {number} answers.", f"Version {OLDEST_POSTGRESQL} or newer is needed."
    )


async def clocks(connection: AsyncConnection) -> Finding:
    """The database's clock, which rules, agrees with this machine's, which people look at."""
    before = datetime.now(UTC)
    there = (await connection.execute(text("SELECT clock_timestamp()"))).scalar_one()
    after = datetime.now(UTC)
    apart = max((before - there).total_seconds(), (there - after).total_seconds(), 0.0)
    return Finding(
        apart <= CLOCKS_MAY_DIFFER,
        f"The clocks of the database and of this machine are {apart:.1f} s apart.",
        "Deadlines follow the database's clock: keep both machines' time in step (chrony, systemd-timesyncd).",
    )


async def tables(connection: AsyncConnection) -> Finding:
    """The tables are at the revision that this version expects."""
    there = (await connection.execute(text("SELECT to_regclass('alembic_version') IS NOT NULL"))).scalar_one()
    sql = text("SELECT version_num FROM alembic_version")
    revision = (await connection.execute(sql)).scalar_one_or_none() if there else None
    if revision is not None and is_newer(revision):
        return Finding(False, str(NewerTables(revision)), UPDATE)
    return Finding(revision == newest(), f"Tables at {revision}, expected {newest()}.", "triptych migrate")


async def role(connection: AsyncConnection) -> Finding:
    """The application's role owns nothing and is above nobody: it cannot switch off what protects the trail."""
    found = (
        await connection.execute(
            text("""
            SELECT current_user AS name, r.rolsuper OR r.rolcreaterole OR r.rolbypassrls OR r.rolreplication AS above,
              (SELECT count(*) FROM pg_class c WHERE c.relowner = r.oid)
              + (SELECT count(*) FROM pg_proc p WHERE p.proowner = r.oid)
              + (SELECT count(*) FROM pg_namespace n WHERE n.nspowner = r.oid)
              + (SELECT count(*) FROM pg_database d WHERE d.datdba = r.oid) AS owned
            FROM pg_roles r WHERE r.rolname = current_user""")
        )
    ).one()
    return Finding(
        not found.above and found.owned == 0,
        f"The application connects as {found.name}, which owns {found.owned} objects"
        + (" and is above the law." if found.above else "."),
        "Let it connect as a role that owns nothing: infra/postgres/roles.sql makes one.",
    )


async def triggers(connection: AsyncConnection) -> Finding:
    """The second wall stands: the triggers are there and none is switched off."""
    found = (
        await connection.execute(
            text("""
            SELECT count(*) AS present, count(*) FILTER (WHERE tgenabled IN ('D', 'R')) AS off,
              count(*) FILTER (WHERE tgrelid = to_regclass('audit_entry')) AS on_trail
            FROM pg_trigger WHERE NOT tgisinternal""")
        )
    ).one()
    return Finding(
        found.on_trail > 0 and found.off == 0,
        f"{found.present} triggers guard the tables, {found.off} switched off; {found.on_trail} on the audit trail.",
        "Migrate as the owner, and enable what was disabled (ALTER TABLE ... ENABLE TRIGGER ALL).",
    )


async def queue(connection: AsyncConnection, *, runs: bool) -> AsyncIterator[Finding]:
    """Somebody works off the queue, nothing waits in it for longer than that takes, and no job was given up.

    `runs` says whether the product runs at all: where it does not, nobody expects a worker.
    """
    there = (await connection.execute(text("SELECT to_regclass('job_worker') IS NOT NULL"))).scalar_one()
    if not there:
        yield Finding(False, "There is no queue of work for later.", "triptych migrate")
        return
    found = await queue_standing(connection)
    oldest = f", the oldest for {_whole(found.oldest)}" if found.oldest else ""
    waits = f"{found.due} jobs are due{oldest}; {found.later} wait for their time."
    seen = f", the last one {_whole(found.last_seen)} ago" if found.last_seen else ""
    lives = f"{found.workers} workers live." if found.workers else f"No worker lives{seen}."
    well = not runs or (found.workers > 0 and not found.late)
    yield Finding(well, f"{lives} {waits}", "Start one: triptych work, or triptych serve.")
    kinds = f" ({', '.join(found.failed_kinds)})" if found.failed else ""
    failed = f"{found.failed} jobs failed for good{kinds}; {found.retried} are tried again."
    yield Finding(not found.failed, failed, "The log says why. Mend it, then: triptych work --again")


async def mail(settings: Settings, connection: AsyncConnection) -> AsyncIterator[Finding]:
    """Mail is set rightly where it is set, and none was given up."""
    for each in (doctor_mail.set_up(settings), await doctor_mail.carried(connection)):
        if each is not None:
            yield Finding(each.well, each.said, each.remedy)


def _whole(age: timedelta) -> str:
    return str(timedelta(seconds=round(age.total_seconds())))
