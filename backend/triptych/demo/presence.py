"""Whether an installation is empty, holds the demo or somebody's own organisation. Light: asked at every start."""

from enum import StrEnum

from sqlalchemy import select

from triptych.model.database import Database
from triptych.model.people import Organisation


class Presence(StrEnum):
    """What is there. A demo that was cut off while it was written is not there at all."""

    EMPTY = "empty"
    DEMO = "demo"
    OWN = "own"


async def presence(database: Database) -> Presence:
    """What the installation holds."""
    async with database.sessions() as session:
        demo = await session.scalar(select(Organisation.demo))
    if demo is None:
        return Presence.EMPTY
    return Presence.DEMO if demo else Presence.OWN
