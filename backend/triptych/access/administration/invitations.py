"""Invitations and new passwords: by a link that is shown once and works once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.access.account.accounts import check_password, end_sessions, hash_password
from triptych.access.account.bearer import end_tokens
from triptych.access.account.links import IssuedLink, Purpose, issue, take, withdraw
from triptych.access.administration.people import must_over
from triptych.access.policy.actions import Action
from triptych.access.seen import present_person
from triptych.access.work import Work
from triptych.kernel.refusals import Conflict, NotFound
from triptych.model.accounts import Account
from triptych.model.audit import AuditEntry
from triptych.model.people import Person
from triptych.model.types import PersonId


@dataclass(frozen=True, kw_only=True)
class Invite:
    """Who gets an account, or a new link to take theirs up."""

    person_id: PersonId


@dataclass(frozen=True, kw_only=True)
class ResetPassword:
    """Who may set a new password."""

    person_id: PersonId


async def invite(work: Work, ask: Invite) -> IssuedLink:
    """Make an account without a password, and the link with which its person sets one; a second link ends the first."""
    person = await present_person(work, ask.person_id, "personId")
    permit = await must_over(work, Action.ACCOUNT_INVITE, person)
    account = await work.session.get(Account, person.id)
    if account is None:
        work.session.add(Account(person_id=person.id, created_at=work.now))
        await work.session.flush()
    elif account.password_hash is not None:
        raise Conflict(f"{person.name} has an account already; reset the password instead.")
    link = await issue(work.session, Purpose.INVITATION, person.id, work.now)
    work.record(permit, "account:invite", person, name=person.name, until=link.expires_at.isoformat())
    return link


async def reset_password(work: Work, ask: ResetPassword) -> IssuedLink:
    """Make a link with which somebody sets a new password; the old one works until then."""
    person = await present_person(work, ask.person_id, "personId")
    permit = await must_over(work, Action.ACCOUNT_RESET, person)
    account = await work.session.get(Account, person.id)
    if account is None or account.password_hash is None:
        raise Conflict(f"{person.name} has not taken up an account yet; invite them instead.")
    link = await issue(work.session, Purpose.RESET, person.id, work.now)
    work.record(permit, "account:reset", person, name=person.name, until=link.expires_at.isoformat())
    return link


async def take_up_invitation(session: AsyncSession, token: str, password: str) -> UUID:
    """Set a password through an invitation or a reset, and answer whose it is; every earlier session and token ends.

    Raises `NotFound` for a link that does not work any more and `Invalid` for a weak password, which uses nothing up.
    """
    check_password(password)
    now = (await session.execute(select(func.now()))).scalar_one()
    link = await take(session, token, now, Purpose.INVITATION, Purpose.RESET)
    person = await session.get(Person, link.person_id)
    if person is None or person.deactivated_at is not None:
        raise NotFound("This link does not work any more. Ask for a new one.")
    account = await session.get_one(Account, person.id)
    account.password_hash, account.password_set_at = await hash_password(password), now
    await end_sessions(session, person.id, now)
    await end_tokens(session, person.id, now, by=person.id)
    await withdraw(session, person.id, now)
    session.add(_entry(person, link.purpose, now))
    return person.id


def _entry(person: Person, purpose: str, now: datetime) -> AuditEntry:
    return AuditEntry(
        at=now,
        person_id=person.id,
        action="account:take_up",
        subject_kind=Person.__name__,
        subject_id=person.id,
        detail={"through": purpose},
    )
