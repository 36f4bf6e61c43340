"""One's own profile, password and sessions: no policy line is needed for what is one's own."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from triptych.access import checks
from triptych.access.account.accounts import (
    TooManyAttempts,
    check_password,
    count_attempt,
    end_sessions,
    forget_attempts,
    hash_password,
    verify_password,
)
from triptych.access.account.links import withdraw
from triptych.access.changes import change
from triptych.access.edits import refuse_outdated
from triptych.access.seen import locked, not_found
from triptych.access.work import Work
from triptych.kernel.refusals import Conflict, Invalid, Problem, refuse_if
from triptych.model.accounts import Account, SignInSession
from triptych.model.people import Person
from triptych.model.types import SessionId


@dataclass(frozen=True, kw_only=True)
class EditProfile:
    """One's own name, zone (the organisation's, if left out) and language. `seen` is the edited version."""

    name: str
    time_zone: str | None = None
    locale: str = "en"
    seen: int | None = None


@dataclass(frozen=True, kw_only=True)
class ChangePassword:
    """The present password, the new one, and the session that goes on. Neither password is ever written down."""

    present_password: str = field(repr=False)
    new_password: str = field(repr=False)
    keep_session_id: SessionId | None = None


@dataclass(frozen=True, kw_only=True)
class EndSession:
    """Where one does not want to be signed in any more."""

    session_id: SessionId


async def edit_profile(work: Work, ask: EditProfile) -> Person:
    """Change one's own name, zone and language."""
    person = await locked(work, await work.session.get_one(Person, work.actor.person_id))
    await refuse_outdated(work, person, ask.seen)
    refuse_if(_problems(ask))
    changed = change(person, name=ask.name, time_zone=ask.time_zone, locale=ask.locale)
    work.record(None, "profile:edit", person, changed=changed)
    return person


async def count_password_attempt(work: Work) -> None:
    """Count a change of password before the present one is looked at, in a unit of work of its own.

    Whoever sits before somebody else's open session gets as many guesses as whoever signs in, and no more; the owner's
    own sign-in is not held up by them.
    """
    try:
        await count_attempt(work.session, _guesses(work), work.now)
    except TooManyAttempts as refusal:
        raise Invalid.at("presentPassword", "too_many_attempts", refusal.message) from refusal


async def change_password(work: Work, ask: ChangePassword) -> Person:
    """Set a new password on showing the present one; every other session of one's own ends."""
    account = await work.session.get(Account, work.actor.person_id, with_for_update=True)
    if account is None or account.password_hash is None:
        raise not_found("account")
    if not await verify_password(account.password_hash, ask.present_password):
        raise Invalid.at("presentPassword", "wrong_password", "This is not the present password.")
    await forget_attempts(work.session, _guesses(work), work.now)
    check_password(ask.new_password, "newPassword")
    account.password_hash, account.password_set_at = await hash_password(ask.new_password), work.now
    await end_sessions(work.session, account.person_id, work.now, but=ask.keep_session_id)
    await withdraw(work.session, account.person_id, work.now)
    person = await work.session.get_one(Person, work.actor.person_id)
    work.record(None, "account:change_password", person)
    return person


async def end_session(work: Work, ask: EndSession) -> SignInSession:
    """Sign out elsewhere."""
    session = await work.session.get(SignInSession, ask.session_id)
    if session is None or session.person_id != work.actor.person_id:
        raise not_found("session")
    if session.ended_at is not None:
        raise Conflict("This session has ended already.")
    session.ended_at = work.now
    return session


def _guesses(work: Work) -> str:
    """Under which name guesses at one's present password are counted; no e-mail address has a blank."""
    return f"password of {work.actor.person_id}"


def _problems(ask: EditProfile) -> Iterator[Problem]:
    yield from checks.text("name", ask.name)
    yield from checks.zone("timeZone", ask.time_zone)
    yield from checks.locale("locale", ask.locale)
