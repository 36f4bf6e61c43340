"""Roles: person x role x scope x period, with who granted it; authority is never given to oneself unseen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select

from triptych.access import checks
from triptych.access.administration.appointments import administrators_stand_still, one_at_a_time, roles_held, vacate
from triptych.access.authority.last_ways import holders, refuse_last_way
from triptych.access.policy.actions import Action, act_of_granting
from triptych.access.policy.duties import Part, TookPart, history_conflicts, is_open_at_first_install, static_conflicts
from triptych.access.policy.grants import Scope
from triptych.access.seen import locked, not_found, present_person, scope_at, seen_person
from triptych.access.work import Work
from triptych.kernel.actor import Role
from triptych.kernel.days import day_of
from triptych.kernel.refusals import Conflict, Denial, Fact, NotAllowed, Problem, refuse_if
from triptych.model.people import Person, RoleAssignment
from triptych.model.types import PersonId, RoleAssignmentId, ScopeId


@dataclass(frozen=True, kw_only=True)
class GrantRole:
    """Who gets which role, where, from when (now, if left out) until when (without an end, if left out)."""

    person_id: PersonId
    role: Role
    scope_id: ScopeId
    valid_from: datetime | None = None
    valid_until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class RevokeRole:
    """Which assignment ends, at once."""

    assignment_id: RoleAssignmentId


async def grant_role(work: Work, ask: GrantRole) -> RoleAssignment:
    """Give somebody a role at a unit, portfolio, program, project or service, and everything below it.

    Nobody gives themselves an approving or controlling role while somebody else could; alone, it is marked (AU3).
    """
    person = await present_person(work, ask.person_id, "personId")
    scope = await scope_at(work, ask.scope_id)
    permit = work.must(act_of_granting(ask.role), scope)
    refuse_if(_problems(work, ask))
    await one_at_a_time(work, person.id)
    starts = max(ask.valid_from or work.now, work.now)
    single_handed = await _separate(work, person, ask, scope, starts)
    await _refuse_overlap(work, ask, starts)
    assignment = RoleAssignment(
        person_id=person.id,
        role=ask.role,
        scope_id=ask.scope_id,
        valid_from=starts,
        valid_until=ask.valid_until,
        granted_by_id=work.actor.person_id,
    )
    work.session.add(assignment)
    await work.session.flush()
    work.record(permit, "role:grant", assignment, single_handed=single_handed, **_told(person, assignment))
    return assignment


async def revoke_role(work: Work, ask: RevokeRole) -> RoleAssignment:
    """End a role at once: whoever held it cannot decide any more, not even what is pending (trap 8)."""
    assignment = await work.session.get(RoleAssignment, ask.assignment_id)
    if assignment is None:
        raise not_found("role assignment")
    person = await seen_person(work, assignment.person_id)
    permit = work.must(act_of_granting(Role(assignment.role)), await scope_at(work, assignment.scope_id))
    await refuse_last_way(work, [assignment])
    if (await locked(work, assignment)).revoked_at is not None:
        raise Conflict("This role was revoked already.")
    assignment.revoked_at, assignment.revoked_by_id = work.now, work.actor.person_id
    await vacate(work, assignment)
    work.record(permit, "role:revoke", assignment, **_told(person, assignment))
    return assignment


async def _separate(work: Work, person: Person, ask: GrantRole, scope: Scope, starts: datetime) -> bool:
    """Separation of duties; answers whether the act stands only because nobody else could do it yet."""
    await administrators_stand_still(work, ask.role)
    action, oneself = act_of_granting(ask.role), person.id == work.actor.person_id
    others = await _others_who_may(work, action, scope) if oneself else []
    alone = oneself and is_open_at_first_install(action, len(others))
    took_part = frozenset({TookPart(person.id, Part.GRANTEE)})
    by_history = history_conflicts(action, work.actor.person_id, took_part)
    if by_history and not alone:
        facts = (Fact("Others who may give it", ", ".join(others), True),)
        raise NotAllowed(Denial("separation_of_duties", by_history[0].reason, facts, f"Ask {others[0]}."))
    held = await roles_held(work, person.id, starts, ask.valid_until)
    conflicts = static_conflicts(held, [ask.role], first_install=alone)
    refuse_if(Problem("role", "separation_of_duties", each.reason) for each in conflicts)
    return bool(by_history or static_conflicts(held, [ask.role]))


async def _others_who_may(work: Work, action: Action, scope: Scope) -> list[str]:
    """The names of other people who are here and may do the act there."""
    policy = work.gatekeeper.policy
    held = await holders(work, policy.roles_that_may(action))
    able = {
        each.person_id
        for each in held
        if each.person_id != work.actor.person_id
        and work.gatekeeper.fold(each, work.now).limit(action, scope) is not None
    }
    return sorted(await work.session.scalars(select(Person.name).where(Person.id.in_(able))))


async def _refuse_overlap(work: Work, ask: GrantRole, starts: datetime) -> None:
    held = select(func.count()).where(
        RoleAssignment.person_id == ask.person_id,
        RoleAssignment.role == ask.role,
        RoleAssignment.scope_id == ask.scope_id,
        RoleAssignment.revoked_at.is_(None),
        or_(RoleAssignment.valid_until.is_(None), RoleAssignment.valid_until > starts),
    )
    if ask.valid_until is not None:
        held = held.where(RoleAssignment.valid_from < ask.valid_until)
    if await work.session.scalar(held):
        raise Conflict("This person holds this role there in that period already. Revoke that one first.")


def _problems(work: Work, ask: GrantRole) -> Iterator[Problem]:
    """A role starts today at the earliest: authority is not given for the past."""
    zone = work.organisation.time_zone
    yield from checks.instant("validFrom", ask.valid_from)
    yield from checks.instant("validUntil", ask.valid_until)
    if ask.valid_from is not None and ask.valid_from.tzinfo is not None:
        yield from checks.not_past("validFrom", day_of(ask.valid_from, zone), work.today)
    if ask.valid_until is not None:
        yield from checks.period("validUntil", ask.valid_from or work.now, ask.valid_until, work.now)


def _told(person: Person, assignment: RoleAssignment) -> dict[str, Any]:
    until = assignment.valid_until
    return {
        "person": str(person.id),
        "role": Role(assignment.role).value,
        "scope": str(assignment.scope_id),
        "valid_from": assignment.valid_from.isoformat(),
        "valid_until": None if until is None else until.isoformat(),
    }
