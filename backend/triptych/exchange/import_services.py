"""Import the published catalogue of services: a service a record, with its quarters."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.exchange.departments import canonical
from triptych.exchange.edited import differing, edited_fields, spoken
from triptych.exchange.import_file import Imported, ImportFile, RunRows, Tally, keep, one_at_a_time, permit_for
from triptych.exchange.places import Places
from triptych.exchange.published_facts import STORED_DIGITS
from triptych.exchange.readers.services import Quarter, ServiceRecord, read_services
from triptych.exchange.reading import Progress
from triptych.model.base import Origin, new_id
from triptych.model.service import Service, ServiceQuarter

PUBLISHER = "Government Digital Service"
SOURCE = f"{PUBLISHER}, transactional services, Open Government Licence v3.0"
MEASURES = (
    "volume",
    "cost_per_transaction",
    "digital_volume",
    "digital_cost_per_transaction",
    "completion_rate",
    "satisfaction",
)
_NOT_SAID = {"", "[not provided]"}


@dataclass(frozen=True, kw_only=True)
class ImportServices(ImportFile):
    """A catalogue as published."""


@dataclass
class _Plan:
    places: Places
    stored: dict[str, dict[str, Any]]
    quarters: dict[UUID, dict[str, dict[str, Any]]]
    theirs: dict[UUID, frozenset[str]]
    notes: list[str]
    services: list[dict[str, Any]] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    new_quarters: list[dict[str, Any]] = field(default_factory=list)
    changed_quarters: list[dict[str, Any]] = field(default_factory=list)


async def import_services(work: Work, ask: ImportServices, progress: Progress | None = None) -> Imported:
    """Take a catalogue in: family = department, key = the publisher's slug; what was not published stays null (DT1)."""
    permit = permit_for(work, Action.CATALOGUE_EDIT, Action.SERVICE_CREATE)
    reading = await asyncio.to_thread(read_services, ask.content, sheet_name=ask.sheet_name, progress=progress)
    await one_at_a_time(work)
    tally = Tally.of("services", reading)
    plan = _Plan(await Places.load(work), *await _stored(work), await edited_fields(work, "Service"), tally.notes)
    for record in reading.records:
        _plan_service(plan, tally, record)
    tally.notes += plan.places.notes()
    until = _last_day(reading.records)
    return await keep(work, permit, ask, tally, lambda rows: _store(rows, plan, until))


async def _stored(work: Work) -> tuple[dict[str, dict[str, Any]], dict[UUID, dict[str, dict[str, Any]]]]:
    """The published services by slug, and their quarters by service."""
    rows = await work.session.execute(select(Service.__table__).where(Service.publisher == PUBLISHER))
    services = {row["publisher_key"]: dict(row) for row in rows.mappings()}
    quarters: dict[UUID, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in (await work.session.execute(select(ServiceQuarter.__table__))).mappings():
        quarters[row["service_id"]][row["quarter"]] = dict(row)
    return services, quarters


def _plan_service(plan: _Plan, tally: Tally, record: ServiceRecord) -> None:
    stands = plan.stored.get(record.slug)
    said = _columns(plan.places, record)
    service_id = stands["id"] if stands else new_id()
    changed = _plan_quarters(plan, service_id, record.quarters)
    if stands is None:
        plan.services.append({"id": service_id, "publisher": PUBLISHER, "publisher_key": record.slug, **said})
    else:
        changes, kept = differing(
            stands,
            {column: value for column, value in said.items() if value is not None},
            plan.theirs.get(service_id, frozenset()),
        )
        changed |= bool(changes)
        if changes:
            plan.changes.append({"id": service_id, **changes})
        if kept:
            plan.notes.append(f"{stands['ref']}: kept as a person entered it: {spoken(kept)}.")
    tally.count(new=stands is None, changed=changed)


def _columns(places: Places, record: ServiceRecord) -> dict[str, Any]:
    department = canonical(record.department).name
    return {
        "name": record.name,
        "description": _description(record),
        "family_id": places.family(department),
        "unit_id": places.unit_called(department),
        "agency": record.agency or None,
    }


def _description(record: ServiceRecord) -> str | None:
    """The publisher's words, and under them what has no column of its own."""
    facts = {"Category": record.category, "For": record.customer_type, "More": record.url}
    said = "\n".join(f"{name}: {fact}" for name, fact in facts.items() if fact not in _NOT_SAID)
    return "\n\n".join(part for part in (record.description, said) if part) or None


def _plan_quarters(plan: _Plan, service_id: UUID, quarters: tuple[Quarter, ...]) -> bool:
    """Whether any quarter is new or says something else. Silence takes no figure away."""
    before = len(plan.new_quarters) + len(plan.changed_quarters)
    for quarter in quarters:
        said = {name: _figure(getattr(quarter, name)) for name in MEASURES}
        stands = plan.quarters.get(service_id, {}).get(quarter.quarter)
        if stands is None:
            at = {"id": new_id(), "service_id": service_id, "quarter": quarter.quarter}
            plan.new_quarters.append({**at, **said})
            continue
        differs = {name: value for name, value in said.items() if value is not None and value != stands[name]}
        if differs:
            plan.changed_quarters.append({"id": stands["id"], **differs})
    return len(plan.new_quarters) + len(plan.changed_quarters) > before


def _figure(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value).quantize(STORED_DIGITS)


async def _store(rows: RunRows, plan: _Plan, until: date | None) -> None:
    traced, run = rows.traced(Origin.PUBLISHED, SOURCE, until), {"import_run_id": rows.run_id}
    await plan.places.store(rows, traced)
    await rows.add(Service, [{**row, **traced} for row in plan.services])
    await rows.change(Service, [{**row, **run} for row in plan.changes])
    await rows.add(ServiceQuarter, [{**row, **run} for row in plan.new_quarters])
    await rows.change(ServiceQuarter, [{**row, **run} for row in plan.changed_quarters])


def _last_day(records: tuple[ServiceRecord, ...]) -> date | None:
    """The end of the newest quarter that has any figure."""
    newest = max((quarter.quarter for record in records for quarter in record.quarters), default=None)
    if newest is None:
        return None
    year, quarter = int(newest[:4]), int(newest[-1])
    return date(year + quarter // 4, quarter % 4 * 3 + 1, 1) - timedelta(days=1)
