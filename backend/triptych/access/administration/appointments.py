"""Naming somebody in a record gives them the role that goes with it there; naming another takes it away at once.

The permit is that of editing the record. Only roles that neither approve nor control come this way.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text, update

from triptych.access.policy.actions import CONTROLLING_ROLES
from triptych.access.policy.duties import static_conflicts
from triptych.access.seen import present_person
from triptych.access.work import Work
from triptych.kernel.actor import APPROVING_ROLES, Role
from triptych.kernel.refusals import Problem, refuse_if
from triptych.model.people import Delegation, RoleAssignment
from triptych.model.portfolio import Program, Workstream, WorkstreamKind
from triptych.model.service import Service

LEADS = {
    WorkstreamKind.DELIVERY: Role.PROJECT_MANAGER,
    WorkstreamKind.SERVICE_TRANSITION: Role.SERVICE_LEAD,
    WorkstreamKind.PEOPLE_CHANGE: Role.CHANGE_LEAD,
}


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person named for a role at a record; `person_id` None is a vacancy. `field` is where it was entered."""

    role: Role
    person_id: UUID | None
    field: str


async def appointable(work: Work, *appointments: Appointment) -> None:
    """Raise `Invalid` where somebody named has left, or holds a role that does not go with this one (AU3)."""
    problems: list[Problem] = []
    for person_id in sorted({named.person_id for named in appointments if named.person_id is not None}):
        await one_at_a_time(work, person_id)
    for named in appointments:
        if named.person_id is not None:
            await present_person(work, named.person_id, named.field)
            held = await roles_held(work, named.person_id)
            conflicts = static_conflicts(held, [named.role])
            problems += [Problem(named.field, "separation_of_duties", each.reason) for each in conflicts]
    refuse_if(problems)


async def appoint(work: Work, scope_id: UUID, named: Appointment, *, instead_of: UUID | None = None) -> None:
    """Give the role at the record to who is named, and take it from who was. Check with `appointable` first."""
    if named.role in APPROVING_ROLES | CONTROLLING_ROLES:
        raise ValueError(f"{named.role} is granted by name, not by appointment")
    if instead_of is not None and instead_of != named.person_id:
        await _take_away(work, scope_id, named.role, instead_of)
    if named.person_id is None or await _holds(work, scope_id, named.role, named.person_id):
        return
    await _take_away(work, scope_id, named.role, named.person_id)  # one that would only begin later
    work.session.add(
        RoleAssignment(
            person_id=named.person_id,
            role=named.role,
            scope_id=scope_id,
            valid_from=work.now,
            granted_by_id=work.actor.person_id,
        )
    )
    await work.session.flush()


async def roles_held(
    work: Work, person_id: UUID, starts: datetime | None = None, until: datetime | None = None
) -> set[Role]:
    """The roles that a person holds anywhere at any moment from `starts` (now, if left out) until `until` (for ever).

    What was lent to them counts as held (AU3); control and identity are never lent.
    """
    starts = starts or work.now
    period = func.tstzrange(starts, until)
    holding = func.tstzrange(RoleAssignment.valid_from, RoleAssignment.valid_until).op("&&")(period)
    lending = func.tstzrange(Delegation.valid_from, Delegation.valid_until)
    both = func.tstzrange(RoleAssignment.valid_from, RoleAssignment.valid_until).op("*")(lending)
    own = select(RoleAssignment.role).where(
        RoleAssignment.person_id == person_id, RoleAssignment.revoked_at.is_(None), holding
    )
    lent = (
        select(RoleAssignment.role)
        .join(Delegation, Delegation.delegator_id == RoleAssignment.person_id)
        .where(
            Delegation.delegate_id == person_id,
            Delegation.revoked_at.is_(None),
            RoleAssignment.revoked_at.is_(None),
            RoleAssignment.role.not_in([*CONTROLLING_ROLES]),
            both.op("&&")(period),
        )
    )
    return {Role(role) for role in await work.session.scalars(own.union(lent))}


async def vacate(work: Work, assignment: RoleAssignment) -> None:
    """What somebody was named for through this assignment is vacant from now, and shows so (OM8)."""
    who, where, role = assignment.person_id, assignment.scope_id, Role(assignment.role)
    for kind, lead in LEADS.items():
        if role is lead:
            led = (Workstream.project_id == where, Workstream.kind == kind, Workstream.lead_id == who)
            await work.session.execute(update(Workstream).where(*led).values(lead_id=None))
    if role is Role.PROGRAM_MANAGER:
        managed = (Program.id == where, Program.manager_id == who)
        await work.session.execute(update(Program).where(*managed).values(manager_id=None))
    if role is Role.SERVICE_OWNER:
        owned = (Service.id == where, Service.owner_id == who)
        await work.session.execute(update(Service).where(*owned).values(owner_id=None))


async def one_at_a_time(work: Work, person_id: UUID) -> None:
    """Role changes of one person wait for each other; the same lock as the database's own trigger takes."""
    await work.session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended('role_assignment' || :person, 0))"),
        {"person": str(person_id)},
    )


async def administrators_stand_still(work: Work, role: Role) -> None:
    """Who is the only administrator stays so until this unit of work ends; the same lock as the database's trigger."""
    if role is Role.ADMINISTRATOR or role in APPROVING_ROLES:
        await work.session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended('administrators', 0))"))


async def _holds(work: Work, scope_id: UUID, role: Role, person_id: UUID) -> bool:
    """Whether the role is held now and without an end."""
    await one_at_a_time(work, person_id)
    count = await work.session.scalar(
        select(func.count()).where(
            RoleAssignment.person_id == person_id,
            RoleAssignment.role == role,
            RoleAssignment.scope_id == scope_id,
            RoleAssignment.revoked_at.is_(None),
            RoleAssignment.valid_from <= work.now,
            RoleAssignment.valid_until.is_(None),
        )
    )
    return bool(count)


async def _take_away(work: Work, scope_id: UUID, role: Role, person_id: UUID) -> None:
    await work.session.execute(
        update(RoleAssignment)
        .where(
            RoleAssignment.person_id == person_id,
            RoleAssignment.role == role,
            RoleAssignment.scope_id == scope_id,
            RoleAssignment.revoked_at.is_(None),
        )
        .values(revoked_at=work.now, revoked_by_id=work.actor.person_id)
    )
