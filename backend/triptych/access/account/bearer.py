"""Whoever bears a token's secret comes in as its owner, while the token lives and its owner may use the interface."""

import re
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.access.account.accounts import (
    ATTEMPT_WINDOW,
    ATTEMPTS_PER_ADDRESS,
    TooManyAttempts,
    token_hash,
)
from triptych.kernel.actor import Token, TokenRights
from triptych.kernel.days import day_of
from triptych.model.accounts import PersonalToken, SignInAttempt

PREFIX = "trp_"  # what secret scanners know a leaked token by
SECRET = re.compile(re.escape(PREFIX) + r"[A-Za-z0-9_-]{43}")


async def token_of(session: AsyncSession, secret: str) -> PersonalToken | None:
    """The token with this secret, whatever became of it; found by its hash."""
    if not SECRET.fullmatch(secret):
        return None
    return await session.scalar(select(PersonalToken).where(PersonalToken.token_hash == token_hash(secret)))


def why_ended(token: PersonalToken, now: datetime, time_zone: str) -> str | None:
    """Why a token does not work any more, as a sentence to whoever holds its secret; None while it lives."""
    if token.revoked_at is not None:
        return f"This token was revoked on {day_of(token.revoked_at, time_zone).isoformat()}."
    if token.expires_at <= now:
        return (
            f"This token expired on {day_of(token.expires_at, time_zone).isoformat()}. Make a new one in the settings."
        )
    return None


def shown_as(token: PersonalToken) -> Token:
    """The token as what is done through it carries it."""
    return Token(token.id, token.name, TokenRights(token.rights))


async def note_use(session: AsyncSession, token: PersonalToken, today: date) -> None:
    """Note the day on which a token was used last: a day says enough, and costs no write a request."""
    if token.last_used_on is None or token.last_used_on < today:
        first = func.coalesce(PersonalToken.last_used_on < today, True)
        used = update(PersonalToken).where(PersonalToken.id == token.id, PersonalToken.revoked_at.is_(None), first)
        await session.execute(used.values(last_used_on=today))


async def count_guess(session: AsyncSession, address: str, now: datetime) -> None:
    """Count a token that nobody knows against the address it came from; raises `TooManyAttempts` after 50.

    The name that they are counted under is no address and no e-mail address, so nobody's sign-in waits for them.
    """
    name = f"token {address}"
    tried = SignInAttempt.address == name, SignInAttempt.at > now - ATTEMPT_WINDOW
    count, first = (await session.execute(select(func.count(), func.min(SignInAttempt.at)).where(*tried))).one()
    if count >= ATTEMPTS_PER_ADDRESS:
        raise TooManyAttempts(int((first + ATTEMPT_WINDOW - now).total_seconds()) + 1)
    session.add(SignInAttempt(email=name, address=name, at=now))


async def end_tokens(session: AsyncSession, person_id: UUID, now: datetime, *, by: UUID) -> None:
    """Every token of a person stops working: their account was closed, or its password was lost."""
    living = PersonalToken.person_id == person_id, PersonalToken.revoked_at.is_(None)
    await session.execute(update(PersonalToken).where(*living).values(revoked_at=now, revoked_by_id=by))
