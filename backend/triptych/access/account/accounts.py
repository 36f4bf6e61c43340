"""Local accounts: passwords by argon2id, server-side sessions, back-off against guessing."""

import asyncio
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import bindparam, delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from triptych.kernel.refusals import Invalid, Refusal
from triptych.model.accounts import Account, SignInAttempt, SignInSession
from triptych.model.people import Person

SESSION_LIFE = timedelta(hours=12)
SESSION_IDLE = timedelta(hours=2)
SEEN_EVERY = timedelta(minutes=1)
ATTEMPT_WINDOW = timedelta(minutes=15)
ATTEMPTS_PER_EMAIL = 5
ATTEMPTS_PER_ADDRESS = 50
SHORTEST_PASSWORD = 12

_hasher = PasswordHasher()  # argon2id with the library's current parameters (RFC 9106, low-memory profile)


@cache
def _nobody() -> str:
    """A hash that no password fits, made at the first sign-in and not at import: it takes a tenth of a second."""
    return _hasher.hash(secrets.token_urlsafe())


class TooManyAttempts(Refusal):
    """Too many failed sign-ins; says after how many seconds the next one is looked at."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many attempts. Try again in {max(1, round(seconds / 60))} minutes.")
        self.seconds = seconds


class WrongCredentials(Refusal):
    """The e-mail address and the password do not belong together; never says which of the two is wrong."""

    def __init__(self) -> None:
        super().__init__("This e-mail address and password do not belong together.")


@dataclass(frozen=True)
class SignedIn:
    """A new session: its token goes to the browser once and is stored nowhere."""

    token: str
    session_id: UUID
    person_id: UUID
    expires_at: datetime


def token_hash(token: str) -> bytes:
    """What the table holds of a token. Tokens are 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def check_password(password: str, field_path: str = "password") -> None:
    """A password needs length, not ornaments (NIST SP 800-63B): at least 12 characters, at most 200."""
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid.at(field_path, "too_short", f"Use at least {SHORTEST_PASSWORD} characters; a sentence is fine.")
    if len(password) > 200:
        raise Invalid.at(field_path, "too_long", "Use at most 200 characters.")
    if len(set(password)) < 5:
        raise Invalid.at(field_path, "too_plain", "This password repeats too few characters.")


async def hash_password(password: str) -> str:
    """The argon2id hash; computed beside the event loop because it takes tens of milliseconds by intent."""
    return await asyncio.to_thread(_hasher.hash, password)


async def verify_password(stored: str | None, password: str) -> bool:
    """Whether the password fits. An unknown account costs the same time as a known one."""

    def verify() -> bool:
        try:
            return _hasher.verify(stored or _nobody(), password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False

    return await asyncio.to_thread(verify)


async def back_off(session: AsyncSession, email: str, address: str, now: datetime) -> None:
    """Raise `TooManyAttempts` when an address or an account was tried too often in the last 15 minutes.

    Attempts under one name wait for each other, so that none is looked at before the earlier ones are counted.
    """
    await session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended('sign_in_attempt' || :name, 0))"), {"name": email}
    )
    since = now - ATTEMPT_WINDOW
    for column, value, most in (
        (SignInAttempt.email, email, ATTEMPTS_PER_EMAIL),
        (SignInAttempt.address, address, ATTEMPTS_PER_ADDRESS),
    ):
        found = await session.execute(
            select(func.count(), func.min(SignInAttempt.at)).where(column == value, SignInAttempt.at > since)
        )
        count, first = found.one()
        if count >= most:
            raise TooManyAttempts(int((first + ATTEMPT_WINDOW - now).total_seconds()) + 1)


async def count_attempt(session: AsyncSession, name: str, now: datetime) -> None:
    """Count an attempt before it is looked at, so that a refusal, which undoes everything else, does not undo it."""
    await back_off(session, name, name, now)
    session.add(SignInAttempt(email=name, address=name, at=now))


async def forget_attempts(session: AsyncSession, name: str, now: datetime) -> None:
    """The right password was shown: what was tried under this name counts no more."""
    await session.execute(
        delete(SignInAttempt).where((SignInAttempt.email == name) | (SignInAttempt.at < now - ATTEMPT_WINDOW))
    )


async def sign_in(
    session: AsyncSession, email: str, password: str, *, address: str, user_agent: str | None
) -> SignedIn | WrongCredentials:
    """Check a password and open a session. A failed attempt is kept for the back-off, so it is answered, not raised.

    Raises `TooManyAttempts` before the password is even looked at.
    """
    now = (await session.execute(select(func.now()))).scalar_one()
    name = email.strip().lower()[:320]
    await back_off(session, name, address, now)
    found = await session.execute(
        select(Account, Person)
        .join(Person, Person.id == Account.person_id)
        .where(func.lower(Person.email) == name, Person.deactivated_at.is_(None))
    )
    row = found.one_or_none()
    if not await verify_password(row.Account.password_hash if row else None, password) or row is None:
        session.add(SignInAttempt(email=name, address=address, at=now))
        return WrongCredentials()
    await forget_attempts(session, name, now)
    row.Account.last_sign_in_at = now
    return await open_session(session, row.Person.id, now, user_agent)


async def open_session(session: AsyncSession, person_id: UUID, now: datetime, user_agent: str | None) -> SignedIn:
    """A new server-side session for a person whose identity was just shown."""
    token = secrets.token_urlsafe(32)
    opened = SignInSession(
        token_hash=token_hash(token),
        person_id=person_id,
        created_at=now,
        last_seen_at=now,
        expires_at=now + SESSION_LIFE,
        user_agent=(user_agent or "")[:300] or None,
    )
    session.add(opened)
    await session.flush()
    return SignedIn(token, opened.id, person_id, opened.expires_at)


# Made once: every request runs it.
LIVING_SESSION = (
    select(
        SignInSession.id,
        SignInSession.person_id,
        (SignInSession.last_seen_at < func.now() - SEEN_EVERY).label("seen_long_ago"),
    )
    .join(Person, Person.id == SignInSession.person_id)
    .where(
        SignInSession.token_hash == bindparam("hash"),
        SignInSession.ended_at.is_(None),
        SignInSession.expires_at > func.now(),
        SignInSession.last_seen_at > func.now() - SESSION_IDLE,
        Person.deactivated_at.is_(None),
    )
)


class LivingSession(NamedTuple):
    """A session that stands, and whose it is."""

    session_id: UUID
    person_id: UUID


async def session_of(connection: AsyncConnection, token: str, *, used: bool = True) -> LivingSession | None:
    """The living session of a token: not ended, not expired, not idle too long, its person not deactivated.

    One that is `used`, and not only looked at, is not idle.
    """
    row = (await connection.execute(LIVING_SESSION, {"hash": token_hash(token)})).one_or_none()
    if row is None:
        return None
    if used and row.seen_long_ago:
        seen = update(SignInSession).where(SignInSession.id == row.id)
        await connection.execute(seen.values(last_seen_at=func.now()))
    return LivingSession(row.id, row.person_id)


async def end_sessions(
    session: AsyncSession, person_id: UUID, now: datetime, *, only: UUID | None = None, but: UUID | None = None
) -> None:
    """End a person's sessions: one of them, all but the present one, or all."""
    ending = update(SignInSession).where(SignInSession.person_id == person_id, SignInSession.ended_at.is_(None))
    if only is not None:
        ending = ending.where(SignInSession.id == only)
    if but is not None:
        ending = ending.where(SignInSession.id != but)
    await session.execute(ending.values(ended_at=now))
