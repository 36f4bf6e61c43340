"""The catalogue: service families, and services with the person who answers for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from triptych.access import checks
from triptych.access.administration.appointments import Appointment, appoint, appointable
from triptych.access.changes import change
from triptych.access.edits import refuse_outdated
from triptych.access.names import refuse_taken
from triptych.access.policy.actions import Action
from triptych.access.provenance import provenance_of
from triptych.access.seen import everywhere, locked, not_found, scope_of, seen
from triptych.access.work import Work
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Problem, refuse_if
from triptych.model.people import OrgUnit
from triptych.model.service import Service, ServiceFamily
from triptych.model.types import PersonId, ServiceFamilyId, ServiceId, UnitId


@dataclass(frozen=True, kw_only=True)
class CreateServiceFamily:
    """Services that belong together."""

    name: str


@dataclass(frozen=True, kw_only=True)
class CreateService:
    """A service, the unit that provides it and the person who answers for it."""

    name: str
    family_id: ServiceFamilyId
    unit_id: UnitId
    description: str | None = None
    owner_id: PersonId | None = None
    agency: str | None = None


@dataclass(frozen=True, kw_only=True)
class EditService:
    """The service as it should stand; what is left out is cleared, the unit stays. `seen` is the edited version."""

    service_id: ServiceId
    name: str
    family_id: ServiceFamilyId
    description: str | None = None
    owner_id: PersonId | None = None
    agency: str | None = None
    seen: int | None = None


async def create_service_family(work: Work, ask: CreateServiceFamily) -> ServiceFamily:
    """Add a family to the catalogue; families are shared by the whole organisation."""
    permit = work.must(Action.CATALOGUE_EDIT, everywhere(work))
    refuse_if(checks.text("name", ask.name))
    await refuse_taken(work, ServiceFamily.name, ask.name)
    family = ServiceFamily(name=ask.name, **provenance_of(work))
    work.session.add(family)
    await work.session.flush()
    work.record(permit, "service_family:create", family, name=family.name)
    return family


async def create_service(work: Work, ask: CreateService) -> Service:
    """Add a service to the catalogue; whoever is named as owner owns its acceptance criteria from this instant."""
    unit = await seen(work, OrgUnit, ask.unit_id)
    permit = work.must(Action.SERVICE_CREATE, scope_of(unit))
    refuse_if(_problems(ask))
    await _family(work, ask.family_id)
    owner = _owner(ask)
    await appointable(work, owner)
    service = Service(unit_id=unit.id, **_columns(ask), **provenance_of(work))
    work.session.add(service)
    await work.session.flush()
    await appoint(work, service.id, owner)
    work.record(permit, "service:create", service, name=service.name, unit=unit.name)
    return service


async def edit_service(work: Work, ask: EditService) -> Service:
    """Change a service; naming another owner takes the role from the former one at once."""
    service = await locked(work, await seen(work, Service, ask.service_id))
    permit = work.must(Action.SERVICE_EDIT, scope_of(service))
    await refuse_outdated(work, service, ask.seen)
    refuse_if(_problems(ask))
    await _family(work, ask.family_id)
    owner, former = _owner(ask), service.owner_id
    if owner.person_id != former:
        await appointable(work, owner)
        await appoint(work, service.id, owner, instead_of=former)
    changed = change(service, **_columns(ask))
    await work.session.flush()
    work.record(permit, "service:edit", service, changed=changed)
    return service


async def _family(work: Work, family_id: ServiceFamilyId) -> None:
    if await work.session.get(ServiceFamily, family_id) is None:
        raise not_found("service family")


def _owner(ask: CreateService | EditService) -> Appointment:
    return Appointment(Role.SERVICE_OWNER, ask.owner_id, "ownerId")


def _columns(ask: CreateService | EditService) -> dict[str, object]:
    return {
        "name": ask.name,
        "description": ask.description,
        "family_id": ask.family_id,
        "owner_id": ask.owner_id,
        "agency": ask.agency,
    }


def _problems(ask: CreateService | EditService) -> Iterator[Problem]:
    yield from checks.text("name", ask.name)
    yield from checks.text("description", ask.description, checks.TEXT, needed=False)
    yield from checks.text("agency", ask.agency, needed=False)
