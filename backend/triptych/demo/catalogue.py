"""The demo's own services, which its projects hand over to."""

from triptych.demo.founding import FOUNDED
from triptych.demo.parts import INFRASTRUCTURE, WORKPLACE
from triptych.demo.stage import Stage
from triptych.model.types import ServiceFamilyId, UnitId
from triptych.smo.catalogue import (
    CreateService,
    CreateServiceFamily,
    create_service,
    create_service_family,
)

SERVICES = {
    "Site and hosting": (INFRASTRUCTURE, "Otto", ("Site network", "Data centre hosting", "Cloud landing zone")),
    "Identity and payments": (INFRASTRUCTURE, "Otto", ("Identity and access", "Payments gateway")),
    "Workplace": (WORKPLACE, "Lucía", ("Service desk", "Devices and collaboration", "Case management platform")),
}
OWNED = tuple((name, owner) for _, owner, names in SERVICES.values() for name in names)


async def fill_catalogue(stage: Stage) -> None:
    """The SMO lead enters services with their owners."""
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
