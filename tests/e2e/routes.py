"""An address for every route of the router, with a record of the demo in it and the person whose page it is."""

from dataclasses import dataclass

import asyncpg

from e2e.houses import House


@dataclass(frozen=True)
class Sample:
    """Who looks, and at which record: a query of one value, where the route has a part to fill in."""

    who: str | None
    record: str = ""
    search: str = ""


PROJECT = "SELECT p.ref FROM project p JOIN gate g ON g.project_id = p.id WHERE p.publisher IS NULL ORDER BY 1"
PUBLISHED = "SELECT ref FROM project WHERE publisher IS NOT NULL ORDER BY 1"
GATE = "SELECT g.ref FROM gate g JOIN exception_request r USING (project_id) ORDER BY 1"
REQUEST = "SELECT ref FROM exception_request WHERE state = 'approved_with_conditions' ORDER BY 1"
DECIDING = "SELECT ref FROM exception_request WHERE state = 'deciding' ORDER BY cost_per_hour DESC"
RULE = "SELECT ref FROM rule ORDER BY 1"
WAIVER = "SELECT ref FROM class_waiver ORDER BY 1"
GAP = "SELECT ref FROM capability_gap ORDER BY 1"
SOURCE = "SELECT ref FROM supply_source ORDER BY 1"
SERVICE = "SELECT s.ref FROM service s JOIN transition t ON t.service_id = s.id ORDER BY 1"
INITIATIVE = "SELECT ref FROM initiative ORDER BY 1"
NOWHERE = "SELECT 'there-is-no-such-thing'"

SAMPLES: dict[str, Sample] = {
    "/": Sample("Olivia"),
    "/$": Sample("Olivia", NOWHERE),
    "/sign-in": Sample(None),
    "/welcome/$token": Sample(None, NOWHERE),
    "/invitation/$token": Sample(None, NOWHERE),
    "/reset/$token": Sample(None, NOWHERE),
    "/start": Sample("Ada"),
    "/inbox": Sample("Rita"),
    "/decisions": Sample("Olivia"),
    "/decisions/$ref": Sample("Olivia", DECIDING),
    "/decisions/clock": Sample("Samir"),
    "/exceptions": Sample("Olivia"),
    "/exceptions/new": Sample("Marta"),
    "/exceptions/calendar": Sample("Olivia"),
    "/exceptions/precedents": Sample("Samir"),
    "/exceptions/gaps": Sample("Samir"),
    "/exceptions/gaps/$ref": Sample("Samir", GAP),
    "/services/sources": Sample("Samir"),
    "/services/sources/$ref": Sample("Samir", SOURCE),
    "/decisions/directed": Sample("Olivia"),
    "/exceptions/answers": Sample("Samir"),
    "/exceptions/seals": Sample("Olivia"),
    "/exceptions/$ref": Sample("Rita", REQUEST),
    "/projects": Sample("Paula"),
    "/projects/new": Sample("Paula"),
    "/projects/$ref": Sample("Marta", PROJECT),
    "/projects/$ref/delivery": Sample("Daniel", PROJECT),
    "/projects/$ref/service": Sample("Selma", PROJECT),
    "/projects/$ref/people": Sample("Chris", PROJECT),
    "/projects/$ref/exceptions": Sample("Marta", PROJECT),
    "/projects/$ref/history": Sample("Paula", PUBLISHED),
    "/gates": Sample("Paula"),
    "/gates/$ref": Sample("Paula", GATE),
    "/services": Sample("Samir"),
    "/services/$ref": Sample("Otto", SERVICE),
    "/changes": Sample("Cleo"),
    "/changes/$ref": Sample("Chris", INITIATIVE),
    "/changes/$ref/assess": Sample("Chris", INITIATIVE),
    "/rules": Sample("Samir"),
    "/rules/$ref": Sample("Samir", RULE),
    "/rules/waivers": Sample("Samir"),
    "/rules/waivers/$ref": Sample("Samir", WAIVER),
    "/authority": Sample("Hana", search=f"?request={{{DECIDING}}}"),
    "/leadership": Sample("Olivia"),
    "/audit": Sample("Uma"),
    "/settings": Sample("Ada"),
    "/settings/people": Sample("Ada"),
    "/settings/units": Sample("Ada"),
    "/settings/away": Sample("Hana"),
    "/settings/rates": Sample("Ada"),
    "/settings/imports": Sample("Ada"),
    "/settings/explorer": Sample("Paula"),
    "/settings/policy": Sample("Ada"),
    "/settings/system": Sample("Ada"),
    "/settings/audit": Sample("Uma"),
}


async def address_of(route: str, house: House) -> str:
    """The route with the sample's record filled in."""
    sample = SAMPLES[route]
    path = route.rsplit("$", 1)[0] if route == "/$" else route
    if sample.record:
        found = await _one(house, sample.record)
        path = f"/{found}" if route == "/$" else path.replace("$ref", found).replace("$token", found)
    if sample.search:
        before, query = sample.search.removesuffix("}").split("{", 1)
        return f"{path}{before}{await _one(house, query)}"
    return path


async def _one(house: House, query: str) -> str:
    connection = await asyncpg.connect(house.owner_url)
    try:
        return str(await connection.fetchval(query))
    finally:
        await connection.close()
