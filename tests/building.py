"""Plain builder functions: an organisation with people and projects, made through use cases only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

from triptych.access.establish import EstablishOrganisation, establish
from triptych.access.work import Work, Works
from triptych.model.database import Database

PASSWORD = "seven lamps burn in the long hall"


@dataclass
class House:
    """An established organisation, how to work in it, and who is in it by name."""

    database: Database
    works: Works
    administrator: UUID
    root: UUID
    people: dict[str, UUID] = field(default_factory=dict)

    @asynccontextmanager
    async def as_(self, name: str) -> AsyncIterator[Work]:
        """One unit of work of a person."""
        async with self.works.begin(self.people[name]) as work:
            yield work


async def a_house(database: Database) -> House:
    """An organisation with its first administrator, Ada, and nobody else."""
    async with database.sessions() as session, session.begin():
        ada = await establish(
            session,
            EstablishOrganisation(
                name="Meridian",
                time_zone="UTC",
                base_currency="USD",
                administrator_name="Ada",
                administrator_email="ada@meridian.example",
                administrator_password=PASSWORD,
            ),
        )
    return House(database, Works(database), ada.id, ada.unit_id, {"Ada": ada.id})
