"""An installation is brought to this version: its tables, then the role policy that came with the program."""

from triptych.access.policy.store import renew_shipped_policy
from triptych.cli.screen import Stop
from triptych.model.database import Database
from triptych.model.migrate import Migrated, NewerTables, is_newer, migrate, newest

UPDATE = "Update the program to the version that made them, or a later one; the data is left as it is."


async def brought_up(owner_url: str, database: Database, app_role: str) -> Migrated:
    """Migrate, and renew the shipped policy where it is the active one. Nothing to do is fine.

    Raises `Stop` where the tables are of a newer version.
    """
    try:
        migrated = await migrate(owner_url, app_role=app_role)
    except NewerTables as newer:
        raise Stop(str(newer), UPDATE) from newer
    await database.unit(renew_shipped_policy)
    return migrated


def refuse_misfit(revision: str | None) -> None:
    """Raise `Stop` with the remedy unless the tables are of this version: migrate older ones, update for newer ones."""
    if revision is not None and is_newer(revision):
        raise Stop(str(NewerTables(revision)), UPDATE)
    if revision != newest():
        raise Stop("The tables do not fit this version of Triptych.", "Bring them up to date: triptych migrate")


async def bring_up(owner_url: str, database: Database, app_role: str) -> Migrated:
    """The same by itself, with nothing left open."""
    try:
        return await brought_up(owner_url, database, app_role)
    finally:
        await database.close()
