"""Who reads deliveries, and how many at once: the rest of the pool is for those who ask.

Each person has at most some of the places, so that whoever watches much waits for themselves. Whether somebody is still
signed in is looked at apart from reading: a sign-out waits behind nobody's records.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID
from weakref import WeakValueDictionary

READERS = 4  # deliveries read at the same time
OF_ONE_PERSON = 2  # of these
LOOKERS = 4  # looks at sessions and tokens at the same time; each is one exchange with the database


class Readers:
    """The places of reading, in the order in which people came, and each person's part of them."""

    def __init__(self) -> None:
        self._all = asyncio.Semaphore(READERS)
        self._own: WeakValueDictionary[UUID, asyncio.Semaphore] = WeakValueDictionary()

    @asynccontextmanager
    async def place_of(self, person_id: UUID) -> AsyncIterator[bool]:
        """One place of a person, as long as the block lasts; whether they had to wait for it."""
        own = self._own.setdefault(person_id, asyncio.Semaphore(OF_ONE_PERSON))
        waited = own.locked() or self._all.locked()
        async with own, self._all:
            yield waited
