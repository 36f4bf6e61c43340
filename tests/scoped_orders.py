"""The scoped world under one order after the other: a policy with roles, delegations and dates made by chance.

TRIPTYCH_ORDERS=200 tries more orders than a run of all tests has time for.
"""

import os
from collections.abc import AsyncIterator
from random import Random

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from random_policies import Gate, an_order, put_in_force
from scoped_world import World, a_scoped_world
from triptych.model.database import Database

ORDERS = int(os.environ.get("TRIPTYCH_ORDERS", "6"))
Sessions = async_sessionmaker[AsyncSession]


async def under_orders(database: Database, triggerless: Sessions) -> AsyncIterator[tuple[Random, World, Gate]]:
    """The same world under one order after the other; what else is left to chance is so by order, too."""
    world = await a_scoped_world(database, triggerless)
    for number in range(1, ORDERS + 1):
        chance = Random(f"order {number}")  # noqa: S311 - chance, not secrets
        order = an_order(chance, world, number)
        async with triggerless() as session, session.begin():
            await put_in_force(session, world, order)
        yield chance, world, Gate(world, order)
