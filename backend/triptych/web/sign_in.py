"""Signing in and out: a session cookie that scripts cannot read, and the person behind it."""

from typing import Annotated, Any, NamedTuple
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, post
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.exceptions import PermissionDeniedException
from litestar.params import JSONBody
from litestar.status_codes import (
    HTTP_204_NO_CONTENT,
    HTTP_401_UNAUTHORIZED,
    HTTP_403_FORBIDDEN,
    HTTP_429_TOO_MANY_REQUESTS,
)
from sqlalchemy import func, select

from triptych.access.account.accounts import (
    SESSION_LIFE,
    SignedIn,
    TooManyAttempts,
    WrongCredentials,
    end_sessions,
    session_of,
    sign_in,
)
from triptych.access.work import Works
from triptych.kernel.actor import Token
from triptych.model.database import Database
from triptych.web.bearer import borne, owner_of
from triptych.web.security import foreign, of_another_site

COOKIE = "triptych_session"

ShortText = Annotated[str, msgspec.Meta(max_length=500, pattern=r"^[^\x00]*$")]


class Credentials(msgspec.Struct, forbid_unknown_fields=True):
    """What a person types to sign in."""

    email: ShortText
    password: ShortText


def told(status: int, message: str, **more: Any) -> Response[dict[str, Any]]:
    """A plain JSON answer with a sentence."""
    return Response({"message": message, **more}, status_code=status)


def session_cookie(request: Request[Any, Any, Any], signed: SignedIn) -> Cookie:
    """The cookie of a session: not for scripts, not for other sites, over TLS wherever TLS is."""
    return Cookie(
        key=COOKIE,
        value=signed.token,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
        max_age=int(SESSION_LIFE.total_seconds()),
        path="/",
    )


class Asker(NamedTuple):
    """Who asks: a person in a session of theirs, or a program that bears a token of theirs."""

    person_id: UUID
    session_id: UUID | None
    token: Token | None = None


def by_cookie(request: ASGIConnection[Any, Any, Any, Any]) -> bool:
    """Whether a cookie says who asks: only then can another site have made the request."""
    return COOKIE in request.cookies and borne(request) is None


async def who_asks(request: ASGIConnection[Any, Any, Any, Any], database: Database, works: Works) -> Asker | None:
    """The person of a request's token or else of its cookie, or None. Raises `TokenRefused` for a token of no use."""
    secret = borne(request)
    if secret is not None:
        person_id, token = await owner_of(request, secret, database, works)
        return Asker(person_id, None, token)
    return await who_is_signed_in(request, database)


async def who_is_signed_in(request: ASGIConnection[Any, Any, Any, Any], database: Database) -> Asker | None:
    """The person and session of a request's cookie, or None."""
    token = request.cookies.get(COOKIE)
    if not token:
        return None
    async with database.glance() as connection:
        found = await session_of(connection, token)
    return Asker(found.person_id, found.session_id) if found else None


@post("/session")
async def open_session(
    request: Request[Any, Any, Any], data: JSONBody[Credentials], database: NamedDependency[Database]
) -> Response[Any]:
    """Sign in: 204 with a cookie, 401 with a sentence, or 429 with the seconds to wait."""
    reason = foreign(request)
    if reason:
        return told(HTTP_403_FORBIDDEN, reason)
    address = request.client.host if request.client else "unknown"
    try:
        async with database.sessions() as session, session.begin():
            outcome = await sign_in(
                session, data.email, data.password, address=address, user_agent=request.headers.get("user-agent")
            )
    except TooManyAttempts as refusal:
        answer = told(HTTP_429_TOO_MANY_REQUESTS, refusal.message, retryAfter=refusal.seconds)
        answer.headers["Retry-After"] = str(refusal.seconds)
        return answer
    if isinstance(outcome, WrongCredentials):
        return told(HTTP_401_UNAUTHORIZED, outcome.message)
    return Response(None, status_code=HTTP_204_NO_CONTENT, cookies=[session_cookie(request, outcome)])


@delete("/session", status_code=HTTP_204_NO_CONTENT)
async def close_session(request: Request[Any, Any, Any], database: NamedDependency[Database]) -> Response[None]:
    """Sign out: the session ends on the server, whatever becomes of the cookie. Nobody else signs somebody out."""
    if reason := of_another_site(request):
        raise PermissionDeniedException(detail=reason)
    asked = await who_is_signed_in(request, database)
    if asked is not None:
        async with database.sessions() as session, session.begin():
            now = (await session.execute(select(func.now()))).scalar_one()
            await end_sessions(session, asked.person_id, now, only=asked.session_id)
    gone = Cookie(key=COOKIE, value="", max_age=0, path="/", httponly=True, samesite="lax")
    return Response(None, status_code=HTTP_204_NO_CONTENT, cookies=[gone])


sign_in_routes = Router("/", route_handlers=[open_session, close_session])
