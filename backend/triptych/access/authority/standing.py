"""What people hold, read from the database at the instant of the transaction (trap 8: a revoked approver is out)."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, JSON, ColumnElement, Uuid, any_, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import join

from triptych.access.policy.delegation import Delegation, with_delegated
from triptych.access.policy.grants import ActorGrants, Grant
from triptych.access.policy.limits import Limit
from triptych.kernel.actor import Role
from triptych.model import people as people_model
from triptych.model.people import OrgUnit, Person, RoleAssignment
from triptych.model.portfolio import Portfolio, Program, Project
from triptych.model.service import Service

HELD = (
    RoleAssignment.id,
    RoleAssignment.person_id,
    RoleAssignment.role,
    RoleAssignment.scope_id,
    RoleAssignment.valid_from,
    RoleAssignment.valid_until,
    RoleAssignment.revoked_at,
    func.coalesce(Project.ref, Program.ref, Portfolio.ref, Service.ref, OrgUnit.name).label("place"),
)
PLACES = (
    join(RoleAssignment, OrgUnit, OrgUnit.id == RoleAssignment.scope_id, isouter=True)
    .outerjoin(Portfolio, Portfolio.id == RoleAssignment.scope_id)
    .outerjoin(Program, Program.id == RoleAssignment.scope_id)
    .outerjoin(Project, Project.id == RoleAssignment.scope_id)
    .outerjoin(Service, Service.id == RoleAssignment.scope_id)
)
TOLD = func.json_agg(func.json_build_array(*HELD), type_=JSON)
ASSIGNMENTS = (
    select(RoleAssignment.person_id, TOLD.label("told"))
    .select_from(PLACES)
    .where(RoleAssignment.person_id == any_(bindparam("people", type_=ARRAY(Uuid))))
    .group_by(RoleAssignment.person_id)
)


def roles_told(person_id: ColumnElement[UUID]) -> ColumnElement[Any]:
    """What one person holds in their own name as one value of a statement, which `roles_read` reads."""
    return select(TOLD).select_from(PLACES).where(RoleAssignment.person_id == person_id).scalar_subquery()


def roles_read(told: Sequence[Sequence[Any]] | None) -> tuple[Grant, ...]:
    """The roles that `roles_told` told, with the names of the places where they are held, which explanations show."""
    return tuple(
        Grant(
            assignment_id=UUID(assignment_id),
            person_id=UUID(person_id),
            role=Role(role),
            scope_id=UUID(scope_id),
            valid_from=datetime.fromisoformat(valid_from),
            valid_until=valid_until and datetime.fromisoformat(valid_until),
            revoked_at=revoked_at and datetime.fromisoformat(revoked_at),
            scope_name=place,
        )
        for assignment_id, person_id, role, scope_id, valid_from, valid_until, revoked_at, place in told or ()
    )


async def with_lent(session: AsyncSession, person_id: UUID, own: tuple[Grant, ...], now: datetime) -> ActorGrants:
    """What one person holds, whose own roles are known, with what is lent to them."""
    delegations = await _delegations_to(session, [person_id])
    lenders = await _assignments(session, {delegation.from_person_id for delegation in delegations})
    return with_delegated(person_id, own, delegations, lenders, now)


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


async def _assignments(session: AsyncSession, people: Collection[UUID]) -> dict[UUID, tuple[Grant, ...]]:
    found = await session.execute(ASSIGNMENTS, {"people": list(people)})
    return {person_id: roles_read(told) for person_id, told in found}
