"""Taking up a one-time link: the first administrator's, an invitation, a new password. Success signs in."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from litestar import Request, Response, Router, post
from litestar.di import NamedDependency
from litestar.params import JSONBody
from litestar.status_codes import (
    HTTP_200_OK,
    HTTP_204_NO_CONTENT,
    HTTP_403_FORBIDDEN,
    HTTP_404_NOT_FOUND,
    HTTP_409_CONFLICT,
    HTTP_422_UNPROCESSABLE_ENTITY,
    HTTP_429_TOO_MANY_REQUESTS,
)
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.access.account.accounts import TooManyAttempts, back_off, open_session
from triptych.access.account.links import Purpose, take
from triptych.access.administration.establish import EstablishOrganisation, take_up
from triptych.access.administration.invitations import take_up_invitation
from triptych.kernel.refusals import Conflict, Invalid, NotFound, Refusal
from triptych.model.accounts import SignInAttempt
from triptych.model.database import Database
from triptych.model.people import Person
from triptych.web.security import foreign
from triptych.web.sign_in import ShortText, session_cookie, told


class Link(msgspec.Struct, forbid_unknown_fields=True):
    """The token of a link, as its address has it."""

    token: ShortText


class NewPassword(msgspec.Struct, forbid_unknown_fields=True):
    """What somebody types who was invited, or who may set a new password."""

    token: ShortText
    password: ShortText


class FirstAdministrator(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    """What the first administrator types: the organisation and themselves."""

    token: ShortText
    name: ShortText
    time_zone: ShortText
    base_currency: ShortText
    administrator_name: ShortText
    administrator_email: ShortText
    administrator_password: ShortText


@post("/link", status_code=HTTP_200_OK)
async def look_at_link(
    request: Request[Any, Any, Any], data: JSONBody[Link], database: NamedDependency[Database]
) -> Response[Any]:
    """What a link is for and for whom, so that nobody fills in a form in vain; asking uses nothing up."""

    async def look(session: AsyncSession) -> dict[str, Any]:
        point = await session.begin_nested()
        now = (await session.execute(select(func.now()))).scalar_one()
        link = await take(session, data.token, now, *Purpose)
        found = {"purpose": link.purpose, "expiresAt": link.expires_at.isoformat()}
        person = await session.get(Person, link.person_id) if link.person_id else None
        await point.rollback()
        return found if person is None else {**found, "name": person.name, "email": person.email}

    answer = await guarded(request, database, look)
    return answer if isinstance(answer, Response) else Response(answer, status_code=HTTP_200_OK)


@post("/first-administrator")
async def first_administrator(
    request: Request[Any, Any, Any], data: JSONBody[FirstAdministrator], database: NamedDependency[Database]
) -> Response[Any]:
    """Make the organisation and its first administrator: 204 with a cookie, or why not."""
    ask = EstablishOrganisation(
        name=data.name,
        time_zone=data.time_zone,
        base_currency=data.base_currency,
        administrator_name=data.administrator_name,
        administrator_email=data.administrator_email,
        administrator_password=data.administrator_password,
    )

    async def make(session: AsyncSession) -> Any:
        return (await take_up(session, data.token, ask)).id

    return await signing_in(request, database, make)


@post(["/invitation", "/reset"])
async def new_password(
    request: Request[Any, Any, Any], data: JSONBody[NewPassword], database: NamedDependency[Database]
) -> Response[Any]:
    """Set the password that a link allows: 204 with a cookie, or why not."""

    async def set_password(session: AsyncSession) -> Any:
        return await take_up_invitation(session, data.token, data.password)

    return await signing_in(request, database, set_password)


async def signing_in(
    request: Request[Any, Any, Any], database: Database, act: Callable[[AsyncSession], Awaitable[Any]]
) -> Response[Any]:
    """Carry out what a link allows, and sign in whom it concerns, in one transaction."""

    async def act_and_open(session: AsyncSession) -> Any:
        person_id = await act(session)
        now = (await session.execute(select(func.now()))).scalar_one()
        return await open_session(session, person_id, now, request.headers.get("user-agent"))

    answer = await guarded(request, database, act_and_open)
    if isinstance(answer, Response):
        return answer
    return Response(None, status_code=HTTP_204_NO_CONTENT, cookies=[session_cookie(request, answer)])


async def guarded(
    request: Request[Any, Any, Any], database: Database, act: Callable[[AsyncSession], Awaitable[Any]]
) -> Any:
    """What the act answers, or the response that says why not. Links tried in vain count against the address."""
    reason = foreign(request)
    if reason:
        return told(HTTP_403_FORBIDDEN, reason)
    address = request.client.host if request.client else "unknown"
    try:
        async with database.sessions() as session, session.begin():
            now = (await session.execute(select(func.now()))).scalar_one()
            await back_off(session, links_of(address), address, now)
            return await act(session)
    except NotFound as refusal:
        async with database.sessions() as session, session.begin():
            session.add(SignInAttempt(email=links_of(address), address=address, at=now))
        return refused(refusal)
    except Refusal as refusal:
        return refused(refusal)


def links_of(address: str) -> str:
    """Under which name an address's attempts are counted; no e-mail address has a blank."""
    return f"link {address}"


def refused(refusal: Refusal) -> Response[dict[str, Any]]:
    """An expected no, in JSON."""
    match refusal:
        case TooManyAttempts():
            answer = told(HTTP_429_TOO_MANY_REQUESTS, refusal.message, retryAfter=refusal.seconds)
            answer.headers["Retry-After"] = str(refusal.seconds)
            return answer
        case NotFound():
            return told(HTTP_404_NOT_FOUND, refusal.message)
        case Conflict():
            return told(HTTP_409_CONFLICT, refusal.message)
        case Invalid():
            problems = [{"field": p.field, "code": p.code, "message": p.message} for p in refusal.problems]
            return told(HTTP_422_UNPROCESSABLE_ENTITY, refusal.message, problems=problems)
    raise refusal


link_routes = Router("/", route_handlers=[look_at_link, first_administrator, new_password])
