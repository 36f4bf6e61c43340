"""Services from a table: family and unit by name, the owner by e-mail address."""

from collections import defaultdict
from typing import Any, cast

from sqlalchemy import select

from triptych.exchange.edited import edited_fields, theirs_of
from triptych.exchange.import_file import RunRows
from triptych.exchange.project_year import UNCLASSIFIED
from triptych.exchange.readers.table_rows import ServiceRow
from triptych.exchange.table_appointments import Appointments
from triptych.exchange.table_batch import Batch, Lines, Store
from triptych.kernel.actor import Role
from triptych.model.base import new_id
from triptych.model.service import Service, ServiceFamily

Found = dict[tuple[str, str], list[dict[str, Any]]]


async def plan_services(batch: Batch) -> Store:
    """A service is known by its name in its family; whoever is named owns it from this instant."""
    stored, edited = await _stored(batch), await edited_fields(batch.work, "Service")
    services: list[dict[str, Any]] = []
    changes: list[dict[str, Any]] = []
    owners, lines = Appointments(batch), Lines()
    for row in cast("list[ServiceRow]", batch.rows):
        found = stored.get((row.name.casefold(), row.family.casefold() if row.family else ""), [])
        stands = found[0] if len(found) == 1 else None
        problems = [
            *([("name", f"{len(found)} services are called {row.name!r}; name the family.")] if len(found) > 1 else []),
            *batch.unit_problems(row),
            *batch.people_problems(row, {"owner_email": Role.SERVICE_OWNER}),
            *lines.repeated(stands["id"] if stands else None, row),
        ]
        if problems:
            batch.reject(row, problems)
            continue
        owner_id = batch.directory.named(row.owner_email)
        if stands is None:
            service_id = new_id()
            at = {"family_id": batch.places.family(row.family or UNCLASSIFIED), "unit_id": batch.places.unit(row.unit)}
            services.append({"id": service_id, "name": row.name, "owner_id": owner_id, **at})
            owners.new(service_id, Role.SERVICE_OWNER, owner_id)
            batch.tally.count(new=True, changed=True)
            continue
        theirs = theirs_of(stands, edited)
        said = {"name": row.name, "unit_id": batch.unit_of(row, theirs, stands["ref"]), "owner_id": owner_id}
        changed = batch.changes(stands, said, theirs, stands["ref"])
        if changed:
            changes.append({"id": stands["id"], **changed})
        if "owner_id" in changed:
            owners.instead(stands["id"], Role.SERVICE_OWNER, owner_id, stands["owner_id"])
        batch.tally.count(new=False, changed=bool(changed))

    async def store(rows: RunRows) -> None:
        traced = batch.traced(rows)
        await batch.places.store(rows, traced)
        await rows.add(Service, [{**service, **traced} for service in services])
        await rows.change(Service, changes)
        await owners.store(rows)

    return store


async def _stored(batch: Batch) -> Found:
    """Every service by name and family, and by name alone under the family ""."""
    found: Found = defaultdict(list)
    of_families = await batch.work.session.execute(select(ServiceFamily.id, ServiceFamily.name))
    families = {row.id: row.name for row in of_families}
    for row in (await batch.work.session.execute(select(Service.__table__))).mappings():
        name = row["name"].casefold()
        found[name, families[row["family_id"]].casefold()].append(dict(row))
        found[name, ""].append(dict(row))
    return found
