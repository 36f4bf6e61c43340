"""What a person holds: roles at scopes for periods, own or delegated, and where that lets them read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NewType
from uuid import UUID

from triptych.access.policy.actions import CONTROLLING_ROLES
from triptych.access.policy.duties import static_conflicts
from triptych.access.policy.limits import Limit
from triptych.kernel.actor import Role

# An id whose records somebody may read. Only the fold makes one (`folded.py`), so a list without a check does not type.
ReadableScope = NewType("ReadableScope", UUID)


@dataclass(frozen=True, slots=True)
class Scope:
    """A record's own id and those of all its ancestors: its chain of units, its portfolio chain, the root."""

    ids: tuple[UUID, ...]

    def __contains__(self, scope_id: object) -> bool:
        return scope_id in self.ids


@dataclass(frozen=True, slots=True)
class Via:
    """Whose authority a delegate uses, up to which limit, and what else that person holds (so that denials follow)."""

    delegation_id: UUID
    from_person_id: UUID
    from_name: str
    limit: Limit | None
    also_held: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held by a person at a scope, from an instant until another. Revoked counts from that very instant.

    With `via` it is another person's authority: `assignment_id` is theirs, `person_id` the delegate's. `scope_name` is
    only for explanations ("PG-012").
    """

    assignment_id: UUID
    person_id: UUID
    role: Role
    scope_id: UUID
    valid_from: datetime
    valid_until: datetime | None = None
    revoked_at: datetime | None = None
    via: Via | None = None
    scope_name: str | None = None

    def is_active(self, now: datetime) -> bool:
        """Whether the role is held at this instant."""
        return (
            self.valid_from <= now and (self.valid_until is None or now < self.valid_until) and not self.is_revoked(now)
        )

    def is_revoked(self, now: datetime) -> bool:
        """Whether it was taken away by this instant."""
        return self.revoked_at is not None and self.revoked_at <= now

    @property
    def place(self) -> str:
        """Where the role is held, for people."""
        return self.scope_name or str(self.scope_id)


@dataclass(frozen=True, slots=True)
class ActorGrants:
    """Everything that one person holds or ever held: own grants and those delegated to them."""

    person_id: UUID
    grants: tuple[Grant, ...] = ()

    def __post_init__(self) -> None:
        if any(grant.person_id != self.person_id for grant in self.grants):
            raise ValueError("grants of another person")

    def __iter__(self) -> Iterator[Grant]:
        return iter(self.grants)

    def own(self, now: datetime) -> tuple[Grant, ...]:
        """The person's own grants in force."""
        return tuple(grant for grant in self.grants if grant.via is None and grant.is_active(now))

    def delegated(self, now: datetime) -> tuple[Grant, ...]:
        """The grants in force that come from somebody else; control and identity are never lent, however stored.

        Exercising a lent role is holding it: one that an own role excludes lends nothing while that is held (AU3).
        """
        lent = (grant for grant in self.grants if grant.via is not None and grant.is_active(now))
        return tuple(
            grant for grant in lent if grant.role not in CONTROLLING_ROLES and not self.excluding(grant.role, now)
        )

    def excluding(self, role: Role, now: datetime) -> str | None:
        """Why what the person holds of their own excludes this role now (AU3), or None where nothing does."""
        conflicts = static_conflicts((grant.role for grant in self.own(now)), [role])
        return conflicts[0].reason if conflicts else None


@dataclass(frozen=True, slots=True)
class Absence:
    """A person is away from an instant until another; authority stays, but nobody should wait for them."""

    person_id: UUID
    starts: datetime
    until: datetime

    def covers(self, now: datetime) -> bool:
        """Whether the person is away at this instant; back at `until` itself."""
        return self.starts <= now < self.until
