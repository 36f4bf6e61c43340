"""Brings the tables to the newest migration, as their owner, one starter at a time."""

from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.pool import NullPool

from triptych.model.database import engine_for
from triptych.model.settings import APPLICATION_ROLE

MIGRATIONS = Path(__file__).parent / "migrations"
ONE_AT_A_TIME = 0x7472_6970  # "trip": the advisory lock that starters queue for


class NewerTables(Exception):
    """The tables were brought to a version that this program does not know; it leaves them alone."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"The tables are at version {revision}, newer than this program knows (up to {newest()}).")
        self.revision = revision


@dataclass(frozen=True, slots=True)
class Migrated:
    """From which revision to which; `before` is None on an empty database."""

    before: str | None
    after: str | None

    @property
    def changed(self) -> bool:
        """Whether there was anything to do."""
        return self.before != self.after


def configuration(app_role: str = APPLICATION_ROLE) -> Config:
    """Alembic's configuration without a file; `app_role` is the role that the migrations grant rights to."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["app_role"] = app_role
    return config


def newest() -> str | None:
    """The revision that this version of the program expects."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def is_newer(revision: str | None) -> bool:
    """Whether a newer version of the program made the tables: this one has no migration of that name."""
    known = {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}
    return revision is not None and revision not in known


def revision_of(connection: Connection) -> str | None:
    """The revision that the database is at, or None when it was never migrated."""
    return MigrationContext.configure(connection).get_current_revision()


async def migrate(owner_url: str, *, app_role: str = APPLICATION_ROLE, to: str = "head") -> Migrated:
    """Migrate to `to` and say from where to where. A second starter waits for the first and finds nothing to do.

    Raises `NewerTables`, and changes nothing, where a newer version of the program was here.
    """
    engine = engine_for(owner_url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            await connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ONE_AT_A_TIME})
            await connection.commit()
            return await connection.run_sync(_upgrade, app_role, to)  # the lock ends with the connection
    finally:
        await engine.dispose()


async def current(url: str) -> str | None:
    """The revision that the database at this address is at."""
    engine = engine_for(url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(revision_of)
    finally:
        await engine.dispose()


def _upgrade(connection: Connection, app_role: str, to: str) -> Migrated:
    config = configuration(app_role)
    config.attributes["connection"] = connection
    before = revision_of(connection)
    connection.commit()
    if before is not None and is_newer(before):
        raise NewerTables(before)
    command.upgrade(config, to)
    after = revision_of(connection)
    connection.commit()
    return Migrated(before, after)
