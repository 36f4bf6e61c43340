"""One unit of work: one transaction, one instant, one actor, and the gatekeeper that stands before every act."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from logging import getLogger
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.access.account.bearer import why_ended
from triptych.access.authority.standing import with_lent
from triptych.access.opening import open_unit
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.gatekeeper import Gatekeeper
from triptych.access.policy.grants import ActorGrants, ReadableScope, Scope
from triptych.access.policy.store import Policies
from triptych.access.policy.token_rights import beyond, token_allows
from triptych.kernel.actor import Actor, Office, Token
from triptych.kernel.days import day_of
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Denial, Invalid, NotAllowed, NotFound, TookTooLong
from triptych.model.accounts import PersonalToken
from triptych.model.audit import AuditEntry
from triptych.model.base import new_id
from triptych.model.database import Database, is_lost, is_stale_plan
from triptych.model.people import Organisation

Clock = Callable[[AsyncSession], Awaitable[datetime]]
READING_SECONDS = 15.0
NOBODY = UUID(int=0)  # the id of no person: what the system does has no author
FASTER = (
    "Somebody else was faster, or this may not be done as things stand now. Nothing was stored: look again, what you "
    "wrote is still here."
)
log = getLogger(__name__)


async def database_clock(session: AsyncSession) -> datetime:
    """The database's instant of this transaction: the only clock that all parts of the product share (law 8)."""
    return (await session.execute(select(func.now()))).scalar_one()


@dataclass
class Work:
    """What a use case works with. `now` is the one instant of the transaction; rules and SQL get the same."""

    session: AsyncSession
    actor: Actor
    now: datetime
    organisation: Organisation
    gatekeeper: Gatekeeper
    grants: ActorGrants
    _readable: dict[Action, frozenset[ReadableScope]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day of this instant in the organisation's zone: what people there call today."""
        return day_of(self.now, self.organisation.time_zone)

    def may(
        self, action: Action, scope: Scope, *, amount: Money | None = None, office: Office | None = None
    ) -> Permit | Denial:
        """Whether the actor may do this there, with the policy line that says so or the facts that say no.

        What policy allows a person, the token that they act through may leave out.
        """
        answer = self.gatekeeper.may(self.grants, action, scope, amount=amount, office=office, now=self.now)
        token = self.actor.token
        return beyond(token) if isinstance(answer, Permit) and token and not token_allows(token, action) else answer

    def must(
        self, action: Action, scope: Scope, *, amount: Money | None = None, office: Office | None = None
    ) -> Permit:
        """The permit for an act; raises `NotAllowed` with the facts when policy says no."""
        answer = self.may(action, scope, amount=amount, office=office)
        if isinstance(answer, Denial):
            raise NotAllowed(answer)
        return answer

    def readable(self, action: Action) -> frozenset[ReadableScope]:
        """The scopes in which the actor may read; only the gatekeeper makes them."""
        if action not in self._readable:
            self._readable[action] = self.gatekeeper.readable_scopes(self.grants, action, self.now)
        return self._readable[action]

    def record(
        self,
        permit: Permit | None,
        action: str,
        subject: Any,
        *,
        authorship_id: UUID | None = None,
        single_handed: bool = False,
        behind_seal: datetime | None = None,
        **detail: Any,
    ) -> None:
        """Put the act into the trail, in the same transaction, with the policy line and version that allowed it.

        An act on a request names the authorship instead of the person, so that a seal needs no rewriting. What is done
        `behind_seal` is dated by that instant, names no token, and has an id that does not count time.
        """
        behalf = permit.on_behalf_of_id if permit else None
        entry = AuditEntry(
            id=uuid4() if behind_seal else new_id(),
            at=behind_seal or self.now,
            person_id=None if authorship_id or self.actor.system else self.actor.person_id,
            authorship_id=authorship_id,
            action=action,
            subject_kind=type(subject).__name__,
            subject_id=subject.id,
            subject_ref=getattr(subject, "ref", None),
            detail=detail,
            policy_version=permit.policy_version if permit else None,
            policy_line=permit.line if permit else None,
            on_behalf_of_id=behalf,
            single_handed=single_handed,
            token_id=self.actor.token.id if self.actor.token and not behind_seal else None,
        )
        self.session.add(entry)


class Works:
    """Begins units of work. One per process; the clock can be another one in tests and in the demo.

    A statement of work that only reads may take `reading_seconds`; what stores something is not cut short.
    """

    def __init__(
        self, database: Database, clock: Clock = database_clock, *, reading_seconds: float = READING_SECONDS
    ) -> None:
        self._database = database
        self._clock = clock
        self._reading_seconds = reading_seconds
        self._policies = Policies()

    @asynccontextmanager
    async def begin(
        self, person_id: UUID, *, read_only: bool = False, token: Token | None = None
    ) -> AsyncIterator[Work]:
        """One transaction on behalf of a person. Whatever is raised inside rolls everything back.

        Where a migration made the plans of the first reads stale, or the connection kept for them is gone, they are
        done again, once.
        """
        at_most = self._reading_seconds
        async with self._database.sessions() as session, told_plainly(read_only=read_only, at_most=at_most):
            try:
                work = await self._opened(session, person_id, read_only, token)
            except DBAPIError as error:
                if not (is_stale_plan(error) or is_lost(error)):
                    raise
                await session.rollback()
                work = await self._opened(session, person_id, read_only, token)
            yield work
            await session.commit()

    @asynccontextmanager
    async def begin_system(self, name: str) -> AsyncIterator[Work]:
        """One transaction of the system itself, under the name of what it does; no person is its author.

        It holds no role, so policy allows it no act: what it may do is what its use cases do without asking.
        """
        async with self._database.sessions() as session, told_plainly():
            opening = await open_unit(session, NOBODY, reading_for=None)
            now = opening.at if self._clock is database_clock else await self._clock(session)
            gatekeeper = await self._policies.gatekeeper(session, opening.organisation, opening.active)
            actor = Actor(NOBODY, name, system=True)
            yield Work(session, actor, now, opening.organisation, gatekeeper, ActorGrants(NOBODY, ()))
            await session.commit()

    async def _opened(self, session: AsyncSession, person_id: UUID, read_only: bool, token: Token | None) -> Work:
        reading_for = self._reading_seconds if read_only else None
        opening = await open_unit(session, person_id, reading_for=reading_for)
        now = opening.at if self._clock is database_clock else await self._clock(session)
        gatekeeper = await self._policies.gatekeeper(session, opening.organisation, opening.active)
        if opening.person is None or opening.person.deactivated_at is not None:
            raise NotAllowed(Denial("signed_out", "This account is closed."))
        await _refuse_ended(session, token, now, opening.organisation.time_zone)
        grants = ActorGrants(person_id, opening.own)
        if opening.lent_to:
            grants = await with_lent(session, person_id, opening.own, now)
        actor = Actor(person_id, opening.person.name, token=token)
        return Work(session, actor, now, opening.organisation, gatekeeper, grants)


async def _refuse_ended(session: AsyncSession, token: Token | None, now: datetime, time_zone: str) -> None:
    """A token is looked at in every unit of work: whoever listens for hours stops hearing when it ends."""
    stored = None if token is None else await session.get(PersonalToken, token.id)
    if stored is not None and (reason := why_ended(stored, now, time_zone)):
        raise NotAllowed(Denial("signed_out", reason))


@asynccontextmanager
async def told_plainly(*, read_only: bool = False, at_most: float = READING_SECONDS) -> AsyncIterator[None]:
    """Turn what the database itself says of somebody faster, or of an input, into refusals; other errors stay.

    Only a unit of work that would have stored something may say that it did not: reading may come after storing.
    """
    try:
        yield
    except DBAPIError as error:
        if is_stale_plan(error):
            again = "Reload to see what stands." if read_only else "Nothing was stored; try again."
            raise Conflict(f"The program was updated at this moment. {again}") from error
        state = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "pgcode", None)
        if state == "57014" and read_only:
            raise TookTooLong(at_most) from error
        if state in {"40001", "40P01", "55P03"}:
            raise Conflict("Somebody else changed this at the same moment. Nothing was stored; try again.") from error
        if state == "23514" and (wall := _wall(error)):
            log.warning("a wall of the database refused what the service let through: %s", wall)
            raise Conflict(FASTER) from error
        if state in {"23505", "23P01"}:
            raise Conflict("This exists already, or somebody else was first. Nothing was stored.") from error
        if state == "23503":
            raise NotFound("Something that this names does not exist, or no longer. Nothing was stored.") from error
        if state in {"22021", "22P02", "22P05"}:
            message = "A text has a character that cannot be kept, such as NUL."
            raise Invalid.at("", "bad_character", message) from error
        if state == "22003":
            raise Invalid.at("", "out_of_range", "A number is out of range.") from error
        raise


def _wall(error: DBAPIError) -> str | None:
    """The name of the wall that refused, which a race may reach; a row that is wrong in itself is our own error."""
    name: str | None = getattr(error.orig.__cause__, "constraint_name", None) if error.orig else None
    return name if name and not name.startswith("ck_") else None
