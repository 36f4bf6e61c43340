"""Who watches: asked when a connection begins, and again before every delivery."""

from typing import Any

from litestar.connection import ASGIConnection

from triptych.access.account.accounts import session_of
from triptych.web.bearer import TokenRefused
from triptych.web.sign_in import COOKIE, by_cookie, who_asks
from triptych.web.wire import Wire

DRAIN_WITHIN = 20.0  # seconds in which a client takes what it is sent
SIGN_IN_AGAIN = "Sign in again."


class SignedOut(Exception):
    """Whoever opened the connection is no longer signed in, or their token ended."""


class Standing:
    """Whether whoever opened a connection is still who they were."""

    def __init__(self, connection: ASGIConnection[Any, Any, Any, Any], wire: Wire) -> None:
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
