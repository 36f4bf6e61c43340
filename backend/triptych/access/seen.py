"""Finds the record that a use case concerns; one that the actor may not see is not found."""

from typing import Protocol, TypeVar
from uuid import UUID

from sqlalchemy import select

from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.kernel.refusals import Invalid, NotFound
from triptych.model.people import OrgUnit, Person
from triptych.model.portfolio import Portfolio, Program, Project
from triptych.model.service import Service


class HasScope(Protocol):
    """A record that stands somewhere."""

    @property
    def scope_ids(self) -> list[UUID]:
        """The record itself and all its ancestors."""


Reached = TypeVar("Reached", OrgUnit, Portfolio, Program, Project, Service)
Stored = TypeVar("Stored")

_READ_BY: dict[type[object], Action] = {
    OrgUnit: Action.ORGANISATION_READ,
    Portfolio: Action.PROJECT_READ,
    Program: Action.PROJECT_READ,
    Project: Action.PROJECT_READ,
    Service: Action.SERVICE_READ,
}
_SPOKEN = {OrgUnit: "unit", Portfolio: "portfolio", Program: "program", Project: "project", Service: "service"}
_SCOPES = (OrgUnit, Portfolio, Program, Project, Service)


def scope_of(*records: HasScope) -> Scope:
    """Where an act on the records takes place: a grant that reaches any of them reaches it."""
    return Scope(tuple(dict.fromkeys(each for record in records for each in record.scope_ids)))


def everywhere(work: Work) -> Scope:
    """The whole organisation."""
    return Scope((work.organisation.root_unit_id,))


def not_found(what: str) -> NotFound:
    """The same words whether the record does not exist or may not be seen."""
    return NotFound(f"There is no such {what}, or it is not yours to see.")


async def seen(
    work: Work, kind: type[Reached], record_id: UUID, *, read_by: Action | None = None, called: str | None = None
) -> Reached:
    """A unit, portfolio, program, project or service that the actor may read. Raises `NotFound`.

    `called` is what the actor asked for, where that is something that belongs to the record.
    """
    record = await work.session.get(kind, record_id)
    if record is None or work.readable(read_by or _READ_BY[kind]).isdisjoint(record.scope_ids):
        raise not_found(called or _SPOKEN[kind])
    return record


async def seen_person(work: Work, person_id: UUID) -> Person:
    """A person whom the actor may see. Raises `NotFound`."""
    person = await work.session.get(Person, person_id)
    if person is None or work.readable(Action.ORGANISATION_READ).isdisjoint((await home_of(work, person)).ids):
        raise not_found("person")
    return person


async def present_person(work: Work, person_id: UUID, field_path: str) -> Person:
    """A person who can be given something to do. Raises `Invalid` at the field for somebody who has left."""
    person = await seen_person(work, person_id)
    if person.deactivated_at is not None:
        raise Invalid.at(field_path, "has_left", f"{person.name} has left; name somebody else.")
    return person


async def home_of(work: Work, person: Person) -> Scope:
    """Where an act on a person takes place: their home unit and the units above it."""
    return scope_of(await work.session.get_one(OrgUnit, person.unit_id))


async def scope_at(work: Work, scope_id: UUID) -> Scope:
    """The scope that a role assignment names by its id: a unit, portfolio, program, project or service."""
    for kind in _SCOPES:
        found = await work.session.scalar(select(kind.scope_ids).where(kind.id == scope_id))
        if found is not None:
            return Scope(tuple(found))
    raise not_found("unit, portfolio, program, project or service")


async def locked(work: Work, record: Stored) -> Stored:
    """The record as it stands now, kept from others until this unit of work ends."""
    await work.session.refresh(record, with_for_update=True)
    return record
