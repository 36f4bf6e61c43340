"""What people hold, read from the database at the instant of the transaction (trap 8: a revoked approver is out)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.access.policy.delegation import Delegation, with_delegated
from triptych.access.policy.grants import ActorGrants, Grant
from triptych.access.policy.limits import Limit
from triptych.kernel.actor import Role
from triptych.model import people as people_model
from triptych.model.people import OrgUnit, Person, RoleAssignment
from triptych.model.portfolio import Portfolio, Program, Project
from triptych.model.service import Service

HELD = RoleAssignment.__table__.c
PLACE = func.coalesce(Project.ref, Program.ref, Portfolio.ref, Service.ref, OrgUnit.name).label("place")
# Made once: every request runs it.
ASSIGNMENTS = (
    select(*HELD, PLACE)
    .select_from(RoleAssignment)
    .outerjoin(OrgUnit, OrgUnit.id == RoleAssignment.scope_id)
    .outerjoin(Portfolio, Portfolio.id == RoleAssignment.scope_id)
    .outerjoin(Program, Program.id == RoleAssignment.scope_id)
    .outerjoin(Project, Project.id == RoleAssignment.scope_id)
    .outerjoin(Service, Service.id == RoleAssignment.scope_id)
    .where(RoleAssignment.person_id == any_(bindparam("people", type_=ARRAY(Uuid))))
)


async def standing_of(session: AsyncSession, person_id: UUID, now: datetime, *, lent_to: bool) -> ActorGrants:
    """One person's grants, own and, where somebody lends them something, delegated."""
    if lent_to:
        return (await standings(session, [person_id], now))[person_id]
    own = await _assignments(session, {person_id})
    return with_delegated(person_id, own.get(person_id, ()), [], own, now)


async def standings(session: AsyncSession, people: Collection[UUID], now: datetime) -> dict[UUID, ActorGrants]:
    """The grants of several people, with what is delegated to them. Two statements, however many people."""
    delegations = await _delegations_to(session, people)
    own = await _assignments(session, {*people, *(delegation.from_person_id for delegation in delegations)})
    return {person: with_delegated(person, own.get(person, ()), delegations, own, now) for person in people}


async def _delegations_to(session: AsyncSession, people: Collection[UUID]) -> list[Delegation]:
    """What was lent to these people and never taken back; an instant decides which of it is in force."""
    lent = people_model.Delegation
    found = await session.execute(
        select(lent, Person.name)
        .join(Person, Person.id == lent.delegator_id)
        .where(lent.delegate_id.in_(people), lent.revoked_at.is_(None), Person.deactivated_at.is_(None))
    )
    return [
        Delegation(
            delegation_id=row.id,
            from_person_id=row.delegator_id,
            to_person_id=row.delegate_id,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            limit=None if row.limit_amount is None else Limit(row.limit_amount),
            from_name=name,
        )
        for row, name in found
    ]


async def _assignments(session: AsyncSession, people: Collection[UUID]) -> dict[UUID, Iterable[Grant]]:
    """Roles with the names of the places where they are held, which explanations show."""
    found = await session.execute(ASSIGNMENTS, {"people": list(people)})
    held: dict[UUID, list[Grant]] = defaultdict(list)
    for assignment in found:
        held[assignment.person_id].append(
            Grant(
                assignment_id=assignment.id,
                person_id=assignment.person_id,
                role=Role(assignment.role),
                scope_id=assignment.scope_id,
                valid_from=assignment.valid_from,
                valid_until=assignment.valid_until,
                revoked_at=assignment.revoked_at,
                scope_name=assignment.place,
            )
        )
    return dict(held)
