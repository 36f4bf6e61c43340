"""Who watches: asked when a connection begins, and again before every delivery. How many connections one may hold."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from litestar.connection import ASGIConnection

from triptych.access.account.accounts import session_of
from triptych.access.work import Works
from triptych.graphql.context import Context
from triptych.graphql.live.hub import Live
from triptych.model.database import Database
from triptych.web.bearer import TokenRefused
from triptych.web.graphql_http import Documents
from triptych.web.sign_in import COOKIE, by_cookie, who_asks
from triptych.web.use import Uses

Connection = ASGIConnection[Any, Any, Any, Any]
MOST_CONNECTIONS = 30  # of one person, to one process: a tab holds one
DRAIN_WITHIN = 20.0  # seconds in which a client takes what it is sent
SIGN_IN_AGAIN = "Sign in again."


class SignedOut(Exception):
    """Whoever opened the connection is no longer signed in, or their token ended."""


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


@dataclass(frozen=True)
class Wire:
    """What a live connection needs of the product."""

    database: Database
    works: Works
    documents: Documents
    live: Live
    uses: Uses
    seats: Seats = field(default_factory=Seats)

    async def context_of(self, connection: Connection) -> Context | None:
        """The context of whoever the cookie or the token of a connection names, or None."""
        who = await who_asks(connection, self.database, self.works)
        return None if who is None else Context(self.works, who.person_id, who.session_id, who.token, self.live)


class Standing:
    """Whether whoever opened a connection is still who they were."""

    def __init__(self, connection: Connection, wire: Wire) -> None:
        self._connection = connection
        self._wire = wire

    async def still_there(self) -> None:
        """Raises `SignedOut` once the session or the token ended or the account was closed.

        A session is looked at and not used: a page left open keeps nobody signed in.
        """
        async with self._wire.live.looking:
            await (self._still_signed_in() if by_cookie(self._connection) else self._still_borne())

    async def _still_signed_in(self) -> None:
        token = self._connection.cookies[COOKIE]
        async with self._wire.database.glance() as connection:
            if await session_of(connection, token, used=False) is None:
                raise SignedOut

    async def _still_borne(self) -> None:
        try:
            who = await who_asks(self._connection, self._wire.database, self._wire.works)
        except TokenRefused as refused:
            raise SignedOut from refused
        if who is None:
            raise SignedOut
