"""The catalogue: families and sources for all, services with an owner who holds that role."""

import pytest
from sqlalchemy import select

from building import a_family, a_role, a_service, a_staffed_house, a_unit
from triptych.access.policy.actions import Action
from triptych.access.seen import scope_of
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Denial, Invalid, NotAllowed
from triptych.model.database import Database
from triptych.model.service import Service, ServiceFamily
from triptych.model.types import ServiceFamilyId, ServiceId, UnitId
from triptych.smo.catalogue import (
    CreateService,
    CreateServiceFamily,
    EditService,
    create_service,
    create_service_family,
    edit_service,
)


async def test_the_named_owner_owns_the_service_from_now(database: Database) -> None:
    house = await a_staffed_house(database)

    service = await a_service(house)

    assert service.ref == "S-001"
    async with house.as_("Olga") as work:
        assert not isinstance(work.may(Action.CRITERION_SIGN, scope_of(service)), Denial)


async def test_another_owner_takes_over_at_once(database: Database) -> None:
    house = await a_staffed_house(database)
    service = await a_service(house)

    async with house.as_("Sam") as work:
        ask = EditService(
            service_id=ServiceId(service.id),
            name="Compute",
            family_id=ServiceFamilyId(service.family_id),
            owner_id=house.id("Sofie"),
        )
        await edit_service(work, ask)

    async with house.as_("Sofie") as work:
        assert not isinstance(work.may(Action.CRITERION_SIGN, scope_of(service)), Denial)
    async with house.as_("Olga") as work:
        assert isinstance(work.may(Action.CRITERION_SIGN, scope_of(service)), Denial)


async def test_an_auditor_owns_no_service(database: Database) -> None:
    house = await a_staffed_house(database)

    with pytest.raises(Invalid) as refused:
        await a_service(house, owner_id=house.id("Art"))

    assert refused.value.problems[0].field == "ownerId"
    assert await house.count(Service) == 0


@pytest.mark.parametrize("name", ["Paul", "Cleo", "Rob", "Erin", "Ada"])
async def test_only_the_smo_keeps_the_catalogue(database: Database, name: str) -> None:
    house = await a_staffed_house(database)
    family = await a_family(house)

    with pytest.raises(NotAllowed):
        async with house.as_(name) as work:
            await create_service_family(work, CreateServiceFamily(name="Own"))
    ask = CreateService(name="Own", family_id=ServiceFamilyId(family.id), unit_id=UnitId(house.root))
    with pytest.raises(NotAllowed):
        async with house.as_(name) as work:
            await create_service(work, ask)

    assert await house.count(ServiceFamily) == 1
    assert await house.count(Service) == 0


async def test_an_smo_lead_of_one_unit_adds_services_there_and_changes_nothing_for_all(database: Database) -> None:
    house = await a_staffed_house(database)
    family, north = await a_family(house), await a_unit(house, "North")
    await a_role(house, "Olga", Role.SMO_LEAD, north.id)

    async with house.as_("Olga") as work:
        await create_service(
            work, CreateService(name="Local", family_id=ServiceFamilyId(family.id), unit_id=UnitId(north.id))
        )
    with pytest.raises(NotAllowed):
        async with house.as_("Olga") as work:
            await create_service_family(work, CreateServiceFamily(name="Own"))

    assert await house.all(select(Service.name)) == ["Local"]
    assert await house.count(ServiceFamily) == 1


async def test_a_family_name_is_taken_whatever_its_capitals(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_family(house, "Hosting")

    with pytest.raises(Invalid):
        await a_family(house, "HOSTING")

    assert await house.count(ServiceFamily) == 1
