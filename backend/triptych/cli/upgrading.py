"""An installation is brought to this version: its tables, then the role policy that came with the program."""

from triptych.access.policy.store import renew_shipped_policy
from triptych.model.database import Database
from triptych.model.migrate import Migrated, migrate


async def brought_up(owner_url: str, database: Database, app_role: str) -> Migrated:
    """Migrate, and renew the shipped policy where it is the active one. Nothing to do is fine."""
    migrated = await migrate(owner_url, app_role=app_role)
    await database.unit(renew_shipped_policy)
    return migrated


async def bring_up(owner_url: str, database: Database, app_role: str) -> Migrated:
    """The same by itself, with nothing left open."""
    try:
        return await brought_up(owner_url, database, app_role)
    finally:
        await database.close()
