"""The demo's own services, which its projects hand over to, and the sources of supply that alternatives name."""

from triptych.demo.founding import FOUNDED
from triptych.demo.parts import INFRASTRUCTURE, WORKPLACE
from triptych.demo.stage import Stage
from triptych.model.types import ServiceFamilyId, UnitId
from triptych.smo.catalogue import (
    CreateService,
    CreateServiceFamily,
    CreateSupplySource,
    create_service,
    create_service_family,
    create_supply_source,
)

SERVICES = {
    "Site and hosting": (INFRASTRUCTURE, "Otto", ("Site network", "Data centre hosting", "Cloud landing zone")),
    "Identity and payments": (INFRASTRUCTURE, "Otto", ("Identity and access", "Payments gateway")),
    "Workplace": (WORKPLACE, "Lucía", ("Service desk", "Devices and collaboration", "Case management platform")),
}
OWNED = tuple((name, owner) for _, owner, names in SERVICES.values() for name in names)
SOURCES = {
    "Own data centres": (True, None),
    "Northgate Hosting": (True, "Framework contract to the end of next year"),
    "Brightline Telecom": (True, "Framework contract for wide-area links"),
    "Harbour Networks": (False, "Carrier at the north site; not yet vetted"),
    "Fenwick & Rao": (False, "Specialists for laboratory networks"),
    "Open market, by the day": (False, None),
}


async def fill_catalogue(stage: Stage) -> None:
    """The SMO lead enters services with their owners, and sources inside and outside the supply base."""
    async with stage.as_("Samir", stage.before(FOUNDED - 5, 10)) as work:
        for family_name, (unit, owner, names) in SERVICES.items():
            family = await create_service_family(work, CreateServiceFamily(name=family_name))
            for name in names:
                ask = CreateService(
                    name=name,
                    family_id=ServiceFamilyId(family.id),
                    unit_id=UnitId(stage.ids[unit]),
                    owner_id=stage.person(owner),
                )
                stage.ids[name] = (await create_service(work, ask)).id
    async with stage.as_("Samir", stage.before(FOUNDED - 5, 11)) as work:
        for name, (inside, note) in SOURCES.items():
            source = await create_supply_source(work, CreateSupplySource(name=name, inside_base=inside, note=note))
            stage.ids[name] = source.id
