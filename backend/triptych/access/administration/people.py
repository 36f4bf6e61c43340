"""People of the organisation: their home unit and their line; whoever leaves holds nothing any more."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import or_, select, update

from triptych.access import checks
from triptych.access.account.accounts import end_sessions
from triptych.access.account.bearer import end_tokens
from triptych.access.account.links import withdraw
from triptych.access.administration.appointments import one_at_a_time, vacate
from triptych.access.authority.last_ways import refuse_last_way
from triptych.access.authority.superior import line_of
from triptych.access.changes import change
from triptych.access.edits import refuse_outdated
from triptych.access.names import refuse_taken
from triptych.access.policy.actions import Action, act_of_granting
from triptych.access.policy.ask import Permit
from triptych.access.provenance import provenance_of
from triptych.access.seen import home_of, locked, present_person, scope_at, scope_of, seen, seen_person
from triptych.access.work import Work
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Conflict, Invalid, Problem, refuse_if
from triptych.model.people import Delegation, OrgUnit, Person, RoleAssignment
from triptych.model.types import PersonId, UnitId


@dataclass(frozen=True, kw_only=True)
class AddPerson:
    """Somebody known to the organisation; an account comes by invitation."""

    name: str
    email: str
    unit_id: UnitId
    title: str | None = None
    manager_id: PersonId | None = None
    time_zone: str | None = None
    locale: str = "en"


@dataclass(frozen=True, kw_only=True)
class EditPerson:
    """The person as they should stand; what is left out is cleared. `seen` is the edited version."""

    person_id: PersonId
    name: str
    email: str
    unit_id: UnitId
    title: str | None = None
    manager_id: PersonId | None = None
    time_zone: str | None = None
    seen: int | None = None


@dataclass(frozen=True, kw_only=True)
class DeactivatePerson:
    """Who has left."""

    person_id: PersonId


async def add_person(work: Work, ask: AddPerson) -> Person:
    """Add somebody to a unit; they hold no role and cannot sign in yet."""
    unit = await seen(work, OrgUnit, ask.unit_id)
    permit = work.must(Action.ORGANISATION_EDIT, scope_of(unit))
    refuse_if([*_problems(ask), *checks.locale("locale", ask.locale)])
    await refuse_taken(work, Person.email, ask.email, field="email")
    if ask.manager_id is not None:
        await present_person(work, ask.manager_id, "managerId")
    person = Person(
        name=ask.name,
        email=ask.email,
        title=ask.title,
        unit_id=unit.id,
        manager_id=ask.manager_id,
        time_zone=ask.time_zone,
        locale=ask.locale,
        **provenance_of(work),
    )
    work.session.add(person)
    await work.session.flush()
    work.record(permit, "person:add", person, name=person.name, unit=unit.name)
    return person


async def edit_person(work: Work, ask: EditPerson) -> Person:
    """Change somebody's record; moving to another unit needs the right at both."""
    person = await locked(work, await seen_person(work, ask.person_id))
    permit = work.must(Action.ORGANISATION_EDIT, await home_of(work, person))
    await refuse_outdated(work, person, ask.seen)
    unit = await seen(work, OrgUnit, ask.unit_id)
    work.must(Action.ORGANISATION_EDIT, scope_of(unit))
    refuse_if(_problems(ask))
    await refuse_taken(work, Person.email, ask.email, but=person.id, field="email")
    if ask.manager_id is not None and ask.manager_id != person.manager_id:
        await _refuse_circle(work, person, await present_person(work, ask.manager_id, "managerId"))
    changed = change(
        person,
        name=ask.name,
        email=ask.email,
        title=ask.title,
        unit_id=unit.id,
        manager_id=ask.manager_id,
        time_zone=ask.time_zone,
    )
    await work.session.flush()
    work.record(permit, "person:edit", person, changed=changed)
    return person


async def deactivate_person(work: Work, ask: DeactivatePerson) -> Person:
    """Close an account at once: sessions, tokens, roles, delegations and links end; what the person led is vacant."""
    person = await seen_person(work, ask.person_id)
    permit = await must_over(work, Action.ACCOUNT_DEACTIVATE, person)
    await one_at_a_time(work, person.id)
    held = await held_now(work, person)
    await refuse_last_way(work, held)
    if (await locked(work, person)).deactivated_at is not None:
        raise Conflict(f"{person.name}'s account is closed already.")
    person.deactivated_at = work.now
    for assignment in held:
        assignment.revoked_at, assignment.revoked_by_id = work.now, work.actor.person_id
        await vacate(work, assignment)
    await _end_delegations(work, person)
    await end_sessions(work.session, person.id, work.now)
    await end_tokens(work.session, person.id, work.now, by=work.actor.person_id)
    await withdraw(work.session, person.id, work.now)
    work.record(permit, "person:deactivate", person, name=person.name, roles=[str(each.role) for each in held])
    return person


async def must_over(work: Work, action: Action, person: Person) -> Permit:
    """The permit for an act on somebody's account: at their home, and wherever they approve or control.

    Otherwise whoever keeps one unit could take over the account of somebody who decides for the whole organisation.
    """
    permit = work.must(action, await home_of(work, person))
    for assignment in await held_now(work, person):
        if act_of_granting(Role(assignment.role)) is Action.ROLE_GRANT_APPROVING:
            work.must(action, await scope_at(work, assignment.scope_id))
    return permit


async def held_now(work: Work, person: Person) -> list[RoleAssignment]:
    """Every assignment of a person that has not ended, those that begin later included."""
    found = await work.session.scalars(
        select(RoleAssignment).where(
            RoleAssignment.person_id == person.id,
            RoleAssignment.revoked_at.is_(None),
            or_(RoleAssignment.valid_until.is_(None), RoleAssignment.valid_until > work.now),
        )
    )
    return list(found)


async def _end_delegations(work: Work, person: Person) -> None:
    either = or_(Delegation.delegator_id == person.id, Delegation.delegate_id == person.id)
    await work.session.execute(
        update(Delegation)
        .where(either, Delegation.revoked_at.is_(None))
        .values(revoked_at=work.now, revoked_by_id=work.actor.person_id)
    )


async def _refuse_circle(work: Work, person: Person, manager: Person) -> None:
    """Nobody stands above themselves in the line."""
    found = await work.session.execute(select(Person.id, Person.manager_id))
    managers = {person_id: manager_id for person_id, manager_id in found}  # noqa: C416 - a row is no pair to mypy
    if person.id == manager.id or person.id in line_of(manager.id, managers):
        raise Invalid.at("managerId", "circle", f"{manager.name} stands below {person.name} in the line.")


def _problems(ask: AddPerson | EditPerson) -> Iterator[Problem]:
    yield from checks.text("name", ask.name)
    yield from checks.address("email", ask.email)
    yield from checks.text("title", ask.title, needed=False)
    yield from checks.zone("timeZone", ask.time_zone)
