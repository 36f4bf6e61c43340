"""What people hold, read from the database at the instant of the transaction (trap 8: a revoked approver is out)."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.access.grants import ActorGrants, Grant, Via
from triptych.access.limits import Limit
from triptych.kernel.actor import Role
from triptych.model.people import Delegation, Person, RoleAssignment


async def standing_of(session: AsyncSession, person_id: UUID, now: datetime) -> ActorGrants:
    """One person's grants, own and delegated."""
    return (await standings(session, [person_id], now))[person_id]


async def standings(session: AsyncSession, people: Collection[UUID], now: datetime) -> dict[UUID, ActorGrants]:
    """The grants of several people, with what is delegated to them now. Two statements, however many people."""
    delegations = await _delegations_to(session, people, now)
    delegators = {delegation.delegator_id for delegation, _ in delegations}
    own = await _assignments(session, {*people, *delegators})
    held: dict[UUID, list[Grant]] = defaultdict(list)
    for person in people:
        held[person] += [_grant(assignment) for assignment in own[person]]
    for delegation, name in delegations:
        limit = None if delegation.limit_amount is None else Limit(delegation.limit_amount)
        also = frozenset(Role(assignment.role) for assignment in own[delegation.delegator_id])
        via = Via(delegation.id, delegation.delegator_id, name, limit, also)
        held[delegation.delegate_id] += [
            _delegated(assignment, delegation, via) for assignment in own[delegation.delegator_id]
        ]
    return {person: ActorGrants(person, tuple(held[person])) for person in people}


async def _delegations_to(
    session: AsyncSession, people: Collection[UUID], now: datetime
) -> list[tuple[Delegation, str]]:
    found = await session.execute(
        select(Delegation, Person.name)
        .join(Person, Person.id == Delegation.delegator_id)
        .where(
            Delegation.delegate_id.in_(people),
            Delegation.revoked_at.is_(None),
            Delegation.valid_from <= now,
            Delegation.valid_until > now,
            Person.deactivated_at.is_(None),
        )
    )
    return [(delegation, name) for delegation, name in found]


async def _assignments(session: AsyncSession, people: Collection[UUID]) -> dict[UUID, list[RoleAssignment]]:
    found = await session.scalars(select(RoleAssignment).where(RoleAssignment.person_id.in_(people)))
    by_person: dict[UUID, list[RoleAssignment]] = defaultdict(list)
    for assignment in found:
        by_person[assignment.person_id].append(assignment)
    return by_person


def _grant(assignment: RoleAssignment) -> Grant:
    return Grant(
        assignment_id=assignment.id,
        person_id=assignment.person_id,
        role=Role(assignment.role),
        scope_id=assignment.scope_id,
        valid_from=assignment.valid_from,
        valid_until=assignment.valid_until,
        revoked_at=assignment.revoked_at,
    )


def _delegated(assignment: RoleAssignment, delegation: Delegation, via: Via) -> Grant:
    """The delegator's grant as the delegate holds it: from the later start to the earlier end."""
    ends = [end for end in (assignment.valid_until, delegation.valid_until) if end is not None]
    return Grant(
        assignment_id=assignment.id,
        person_id=delegation.delegate_id,
        role=Role(assignment.role),
        scope_id=assignment.scope_id,
        valid_from=max(assignment.valid_from, delegation.valid_from),
        valid_until=min(ends),
        revoked_at=assignment.revoked_at,
        via=via,
    )
