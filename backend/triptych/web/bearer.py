"""Programs send ``Authorization: Bearer trp_...`` with every request; no cookie is looked at then, nor needed."""

from typing import Any
from uuid import UUID

from litestar.connection import ASGIConnection
from litestar.exceptions import HTTPException
from litestar.status_codes import HTTP_401_UNAUTHORIZED, HTTP_403_FORBIDDEN, HTTP_429_TOO_MANY_REQUESTS

from triptych.access.account.accounts import TooManyAttempts
from triptych.access.account.bearer import count_guess, note_use, shown_as, token_of
from triptych.access.policy.actions import Action
from triptych.access.seen import everywhere
from triptych.access.work import Works, database_clock
from triptych.kernel.actor import Token
from triptych.kernel.refusals import NotAllowed
from triptych.model.accounts import PersonalToken
from triptych.model.database import Database

UNKNOWN = "This token is not one of this installation. Check that it was copied whole."
NOT_ANY_MORE = "Whoever made this token may not use the interface now. An administrator gives a role that may."


class TokenRefused(HTTPException):
    """A token that opens nothing: the status, a stable code and a sentence. It never falls back to a cookie."""

    def __init__(self, status: int, code: str, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(status_code=status, detail=message, headers=headers or challenge(status))
        self.code = code


def challenge(status: int) -> dict[str, str]:
    """What RFC 6750 has a server say of a token that it does not take."""
    error = "invalid_token" if status == HTTP_401_UNAUTHORIZED else "insufficient_scope"
    return {"WWW-Authenticate": f'Bearer realm="Triptych", error="{error}"'}


def borne(request: ASGIConnection[Any, Any, Any, Any]) -> str | None:
    """What a request bears as its token, or None where it bears none; other schemes are somebody else's."""
    scheme, _, secret = request.headers.get("authorization", "").strip().partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else None


async def owner_of(
    request: ASGIConnection[Any, Any, Any, Any], secret: str, database: Database, works: Works
) -> tuple[UUID, Token]:
    """Whose token this is, and what it may. Raises `TokenRefused` for one that is unknown, ended or of no use now."""
    async with database.sessions() as session, session.begin():
        found = await token_of(session, secret)
    if found is None:
        await _guessed(request, database)
        raise TokenRefused(HTTP_401_UNAUTHORIZED, "unknown_token", UNKNOWN)
    return found.person_id, await _living(found, works)


async def _living(stored: PersonalToken, works: Works) -> Token:
    """The token, after its end, its owner's right and the day of its use were looked at."""
    token = shown_as(stored)
    try:
        async with works.begin(stored.person_id, token=token) as work:
            work.must(Action.API_USE, everywhere(work))
            await note_use(work.session, stored, work.today)
    except NotAllowed as refusal:
        if refusal.denial.code == "signed_out":
            raise TokenRefused(HTTP_401_UNAUTHORIZED, "token_ended", refusal.message) from refusal
        raise TokenRefused(HTTP_403_FORBIDDEN, "api_not_allowed", NOT_ANY_MORE) from refusal
    return token


async def _guessed(request: ASGIConnection[Any, Any, Any, Any], database: Database) -> None:
    """Unknown tokens count against the address, apart from its sign-ins; a known one is never held up by them."""
    address = request.client.host if request.client else "unknown"
    try:
        async with database.sessions() as session, session.begin():
            await count_guess(session, address, await database_clock(session))
    except TooManyAttempts as refusal:
        headers = {"Retry-After": str(refusal.seconds)}
        raise TokenRefused(HTTP_429_TOO_MANY_REQUESTS, "too_many_attempts", refusal.message, headers) from refusal
