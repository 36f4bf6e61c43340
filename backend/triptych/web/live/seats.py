"""How many connections one person may hold."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

MOST_CONNECTIONS = 30  # of one person, to one process: a tab holds one


class TooManyConnections(Exception):
    """One person holds as many connections as one may."""


class Seats:
    """How many connections each person holds to this process."""

    def __init__(self) -> None:
        self._taken: Counter[UUID] = Counter()

    @contextmanager
    def taken_by(self, person_id: UUID) -> Iterator[None]:
        """One connection of a person, as long as the block lasts; raises `TooManyConnections`."""
        if self._taken[person_id] >= MOST_CONNECTIONS:
            raise TooManyConnections
        self._taken[person_id] += 1
        try:
            yield
        finally:
            self._taken[person_id] -= 1
            if not self._taken[person_id]:
                del self._taken[person_id]
