"""Personal access tokens: a program comes in by one, in its owner's name, with rights of its own and for a time."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from triptych.access import checks
from triptych.access.account.accounts import token_hash
from triptych.access.account.bearer import PREFIX
from triptych.access.administration.people import must_over
from triptych.access.policy.actions import Action
from triptych.access.seen import everywhere, home_of, locked, not_found, seen_person
from triptych.access.work import Work
from triptych.kernel.actor import TokenRights
from triptych.kernel.refusals import Conflict, Denial, Problem, refuse_if
from triptych.model.accounts import PersonalToken
from triptych.model.people import Person
from triptych.model.types import TokenId

LONGEST_NAME = 100
LONGEST_LIFE = 365
MOST_LIVING = 20


@dataclass(frozen=True, kw_only=True)
class CreateToken:
    """What a program is let in for: a name for it, what it may do, and for how many days."""

    name: str
    rights: TokenRights
    days: int


@dataclass(frozen=True, kw_only=True)
class RevokeToken:
    """Which token stops working, at once."""

    token_id: TokenId


@dataclass(slots=True)
class IssuedToken:
    """A new token; its secret goes to who asked for it, once."""

    id: UUID
    secret: str


async def create_token(work: Work, ask: CreateToken) -> IssuedToken:
    """Make a token for a program of one's own: it ends by itself within a year, and its secret is told once."""
    permit = work.must(Action.API_USE, everywhere(work))
    refuse_if(_problems(ask, await _living(work)))
    secret = PREFIX + secrets.token_urlsafe(32)
    token = PersonalToken(
        token_hash=token_hash(secret),
        person_id=work.actor.person_id,
        name=ask.name,
        rights=ask.rights,
        created_at=work.now,
        expires_at=work.now + timedelta(days=ask.days),
    )
    work.session.add(token)
    await work.session.flush()
    work.record(permit, "token:create", token, **_told(token))
    return IssuedToken(token.id, secret)


async def revoke_token(work: Work, ask: RevokeToken) -> PersonalToken:
    """End a token at once: one's own, or that of somebody whose account one may close."""
    token = await work.session.get(PersonalToken, ask.token_id)
    if token is None:
        raise not_found("token")
    permit = None
    if token.person_id != work.actor.person_id:
        permit = await must_over(work, Action.ACCOUNT_DEACTIVATE, await _owner(work, token))
    if (await locked(work, token)).revoked_at is not None:
        raise Conflict("This token was revoked already.")
    token.revoked_at, token.revoked_by_id = work.now, work.actor.person_id
    work.record(permit, "token:revoke", token, **_told(token))
    return token


async def _living(work: Work) -> int:
    mine = PersonalToken.person_id == work.actor.person_id
    living = mine, PersonalToken.revoked_at.is_(None), PersonalToken.expires_at > work.now
    return await work.session.scalar(select(func.count()).where(*living)) or 0


async def _owner(work: Work, token: PersonalToken) -> Person:
    """Whose token it is; whoever does not see the accounts there finds no token."""
    person = await seen_person(work, token.person_id)
    if isinstance(work.may(Action.ACCOUNT_READ, await home_of(work, person)), Denial):
        raise not_found("token")
    return person


def _problems(ask: CreateToken, living: int) -> Iterator[Problem]:
    yield from checks.text("name", ask.name, LONGEST_NAME)
    if not 1 <= ask.days <= LONGEST_LIFE:
        yield Problem("days", "token_life", f"A token lives for 1 to {LONGEST_LIFE} days.")
    if living >= MOST_LIVING:
        yield Problem("", "too_many", f"At most {MOST_LIVING} tokens live at once; revoke one first.")


def _told(token: PersonalToken) -> dict[str, Any]:
    """What the trail keeps of a token: never anything of its secret."""
    return {
        "name": token.name,
        "rights": token.rights,
        "until": token.expires_at.isoformat(),
        "person": str(token.person_id),
    }
