"""What the attacks stand on."""

from collections.abc import AsyncIterator

import pytest_asyncio

from triptych.model.database import Database
from walls.attacking import Attacker


@pytest_asyncio.fixture
async def attacker(database: Database) -> AsyncIterator[Attacker]:
    """Raw SQL as the application's role."""
    made = await Attacker.on(database)
    yield made
    await made.connection.close()
