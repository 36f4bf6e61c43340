"""Links that work once: the token is shown once and stored only as its hash."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.access.account.accounts import token_hash
from triptych.kernel.refusals import NotFound
from triptych.model.accounts import OneTimeLink


class Purpose(StrEnum):
    """What a link is for."""

    FIRST_ADMINISTRATOR = "first_administrator"
    INVITATION = "invitation"
    RESET = "reset"


LIFE = {
    Purpose.FIRST_ADMINISTRATOR: timedelta(days=7),
    Purpose.INVITATION: timedelta(days=7),
    Purpose.RESET: timedelta(hours=24),
}


@dataclass(slots=True)
class IssuedLink:
    """A new link; its token goes to who asked for it, once. `id` is the link's own."""

    id: UUID
    token: str
    person_id: UUID | None
    expires_at: datetime


async def issue(session: AsyncSession, purpose: Purpose, person_id: UUID | None, now: datetime) -> IssuedLink:
    """Make a link; earlier ones for the same person and purpose stop working."""
    await withdraw(session, person_id, now, purpose)
    token = secrets.token_urlsafe(32)
    link = OneTimeLink(
        token_hash=token_hash(token),
        purpose=purpose,
        person_id=person_id,
        created_at=now,
        expires_at=now + LIFE[purpose],
    )
    session.add(link)
    await session.flush()
    return IssuedLink(link.id, token, person_id, link.expires_at)


async def withdraw(session: AsyncSession, person_id: UUID | None, now: datetime, *purposes: Purpose) -> None:
    """Links of a person for these purposes stop working; without a purpose all do."""
    of_person = OneTimeLink.person_id == person_id if person_id else OneTimeLink.person_id.is_(None)
    ending = update(OneTimeLink).where(of_person, OneTimeLink.used_at.is_(None))
    if purposes:
        ending = ending.where(OneTimeLink.purpose.in_(purposes))
    await session.execute(ending.values(used_at=now))


async def take(session: AsyncSession, token: str, now: datetime, *purposes: Purpose) -> OneTimeLink:
    """The living link of a token, used up by this. Raises `NotFound` for one that is unknown, used or expired."""
    link = await session.scalar(
        select(OneTimeLink)
        .where(
            OneTimeLink.token_hash == token_hash(token),
            OneTimeLink.purpose.in_(purposes),
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > now,
        )
        .with_for_update()
    )
    if link is None:
        raise NotFound("This link does not work any more. Ask for a new one.")
    link.used_at = now
    return link
