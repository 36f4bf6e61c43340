"""Projects from a table: portfolio and program by name, people by e-mail address, three workstreams from birth."""

from collections import defaultdict
from typing import Any, cast
from uuid import UUID

from sqlalchemy import select

from triptych.access import checks
from triptych.access.administration.appointments import LEADS
from triptych.exchange.edited import edited_fields, theirs_of
from triptych.exchange.import_file import RunRows
from triptych.exchange.project_year import UNCLASSIFIED
from triptych.exchange.published_facts import STORED_DIGITS
from triptych.exchange.readers.table_rows import ProjectRow
from triptych.exchange.table_appointments import Appointments
from triptych.exchange.table_batch import Batch, Lines, Store
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Problem
from triptych.model.base import new_id
from triptych.model.portfolio import Portfolio, Program, Project, Stage, Workstream, WorkstreamKind

SOURCE = "table"
"""The publisher of references that tables bring along."""
LEAD_COLUMNS = {
    WorkstreamKind.DELIVERY: "manager_email",
    WorkstreamKind.SERVICE_TRANSITION: "service_lead_email",
    WorkstreamKind.PEOPLE_CHANGE: "change_lead_email",
}
_NAMED: dict[str, Role | None] = {
    "sponsor_email": None,
    **{column: LEADS[kind] for kind, column in LEAD_COLUMNS.items()},
}


class _Stored:
    """The projects that are there: by our reference, by that of an earlier table, and by name in a portfolio."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.by_ref = {row["ref"].casefold(): row for row in rows}
        self.by_key = {row["publisher_key"].casefold(): row for row in rows if row["publisher"] == SOURCE}
        self.by_name: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            self.by_name[row["name"].casefold(), row["portfolio_name"].casefold()].append(row)

    def find(self, row: ProjectRow) -> tuple[dict[str, Any] | None, list[tuple[str, str]]]:
        """The project of a line, or None for a new one; and what is unclear about it."""
        named = self.by_name.get((row.name.casefold(), row.portfolio.casefold()), [])
        if row.ref:
            found = self.by_ref.get(row.ref.casefold()) or self.by_key.get(row.ref.casefold())
            if found:
                return found, self._another(found, row)
            named = [project for project in named if project["publisher"] is None]
        if len(named) > 1:
            refs = ", ".join(project["ref"] for project in named)
            return None, [
                ("name", f"{len(named)} projects of this portfolio have this name: {refs}. Give the reference.")
            ]
        return (named[0] if named else None), []

    @staticmethod
    def _another(found: dict[str, Any], row: ProjectRow) -> list[tuple[str, str]]:
        """One reference, two projects: two tables number on their own, and one must not overwrite the other."""
        same_name = found["name"].casefold() == row.name.casefold()
        if same_name or found["portfolio_name"].casefold() == row.portfolio.casefold():
            return []
        where = f"{found['ref']} {found['name']!r} in {found['portfolio_name']!r}"
        return [("ref", f"{row.ref!r} is {where}, neither of which this line says.")]


async def plan_projects(batch: Batch) -> Store:
    """A project is new, changed or unchanged; what people or publishers say of it is never overwritten."""
    plan = _Plan(batch, await _stored(batch), await _streams(batch), await edited_fields(batch.work, "Project"))
    for row in cast("list[ProjectRow]", batch.rows):
        await plan.take(row)
    return plan.store


class _Plan:
    """What the table changes, gathered line by line."""

    def __init__(
        self,
        batch: Batch,
        stored: _Stored,
        streams: dict[UUID, dict[str, dict[str, Any]]],
        edited: dict[UUID, frozenset[str]],
    ) -> None:
        self.batch, self.stored, self.streams_of, self.edited = batch, stored, streams, edited
        self.projects: list[dict[str, Any]] = []
        self.changes: list[dict[str, Any]] = []
        self.streams: list[dict[str, Any]] = []
        self.leads: list[dict[str, Any]] = []
        self.appointments, self.lines = Appointments(batch), Lines()

    async def take(self, row: ProjectRow) -> None:
        """Plan one line, or reject it with everything that is wrong."""
        stands, unclear = self.stored.find(row)
        said = self._said(row)
        problems = [
            *unclear,
            *self.batch.unit_problems(row),
            *self.batch.people_problems(row, _NAMED),
            *await self.batch.rate_problems(said["budget_currency"] or said["weekly_burn_currency"]),
            *self._date_problems(row, stands),
            *self.lines.repeated(stands["id"] if stands else None, row),
        ]
        if problems:
            self.batch.reject(row, problems)
        elif stands is None:
            self._add(row, said)
        else:
            self._change(row, said, stands)

    def _said(self, row: ProjectRow) -> dict[str, Any]:
        """The columns that a line says something of; people are looked up once they are known to be there."""
        currency = row.currency or self.batch.work.organisation.base_currency
        burn, budget = row.weekly_burn, row.budget
        return {
            "name": row.name,
            "budget_amount": None if budget is None else budget.quantize(STORED_DIGITS),
            "budget_currency": None if budget is None else currency,
            "weekly_burn_amount": None if burn is None else burn.quantize(STORED_DIGITS),
            "weekly_burn_currency": None if burn is None else currency,
            "weekly_burn_basis": None if burn is None else f"imported: {self.batch.file_name}",
            "start_on": row.start,
            "finish_on": row.finish,
        }

    def _date_problems(self, row: ProjectRow, stands: dict[str, Any] | None) -> list[tuple[str, str]]:
        before = stands or {"start_on": None, "finish_on": None}
        found: list[Problem] = []
        if row.finish != before["finish_on"]:
            found += checks.not_past("finish", row.finish, self.batch.today)
        start, finish = row.start or before["start_on"], row.finish or before["finish_on"]
        found += checks.in_order("finish", start, finish, "start of the project")
        return [(problem.field, problem.message) for problem in found]

    def _add(self, row: ProjectRow, said: dict[str, Any]) -> None:
        places, directory, project_id = self.batch.places, self.batch.directory, new_id()
        unit_id = places.unit(row.unit)
        program_id = places.program(places.portfolio(row.portfolio, unit_id), row.program or UNCLASSIFIED)
        source = {"publisher": SOURCE if row.ref else None, "publisher_key": row.ref}
        at = {"id": project_id, "program_id": program_id, "unit_id": unit_id, "stage": Stage.INTAKE.value}
        self.projects.append({**at, **said, **source, "sponsor_id": directory.named(row.sponsor_email)})
        for kind, column in LEAD_COLUMNS.items():
            lead_id = directory.named(getattr(row, column))
            self.streams.append({"id": new_id(), "project_id": project_id, "kind": kind.value, "lead_id": lead_id})
            self.appointments.new(project_id, LEADS[kind], lead_id)
        self.batch.tally.count(new=True, changed=True)

    def _change(self, row: ProjectRow, said: dict[str, Any], stands: dict[str, Any]) -> None:
        theirs = theirs_of(stands, self.edited)
        said["program_id"] = self._program_of(row, stands, theirs)
        said["unit_id"] = self.batch.unit_of(row, theirs, stands["ref"])
        said["sponsor_id"] = self.batch.directory.named(row.sponsor_email)
        if stands["weekly_burn_amount"] == said["weekly_burn_amount"]:
            said["weekly_burn_basis"] = None  # the same figure keeps the basis it came with
        changes = self.batch.changes(stands, said, theirs, stands["ref"])
        if row.ref and stands["publisher"] is None and row.ref.casefold() != stands["ref"].casefold():
            changes |= {"publisher": SOURCE, "publisher_key": row.ref}
        if changes:
            self.changes.append({"id": stands["id"], **changes})
        led = [self._lead(row, stands, kind, column, theirs) for kind, column in LEAD_COLUMNS.items()]
        self.batch.tally.count(new=False, changed=bool(changes) or any(led))

    def _program_of(self, row: ProjectRow, stands: dict[str, Any], theirs: frozenset[str]) -> UUID | None:
        """The program that a line moves a project to; none is made for one that keeps its own."""
        same_portfolio = row.portfolio.casefold() == stands["portfolio_name"].casefold()
        program = row.program or (stands["program_name"] if same_portfolio else UNCLASSIFIED)
        if same_portfolio and program.casefold() == stands["program_name"].casefold():
            return None
        if "program_id" in theirs:
            self.batch.kept.append(f"{stands['ref']}: program")
            return None
        places = self.batch.places
        return places.program(places.portfolio(row.portfolio, places.unit(row.unit)), program)

    def _lead(
        self, row: ProjectRow, stands: dict[str, Any], kind: WorkstreamKind, column: str, theirs: frozenset[str]
    ) -> bool:
        """Whether the line names another lead, and nobody by hand did."""
        stream = self.streams_of[stands["id"]][kind.value]
        lead_id, former = self.batch.directory.named(getattr(row, column)), stream["lead_id"]
        by_hand = stands["origin"] != "imported" or "lead_id" in theirs
        kept = theirs | {"lead_id"} if by_hand and former else frozenset()
        changes = self.batch.changes(stream, {"lead_id": lead_id}, kept, f"{stands['ref']} {kind.value}")
        if changes:
            self.leads.append({"id": stream["id"], "lead_id": lead_id})
            self.appointments.instead(stands["id"], LEADS[kind], lead_id, former)
        return bool(changes)

    async def store(self, rows: RunRows) -> None:
        """Write what was planned."""
        traced = self.batch.traced(rows)
        await self.batch.places.store(rows, traced)
        await rows.add(Project, [{**project, **traced} for project in self.projects])
        await rows.add(Workstream, self.streams)
        await rows.change(Project, self.changes)
        await rows.change(Workstream, self.leads)
        await self.appointments.store(rows)


async def _stored(batch: Batch) -> _Stored:
    found = await batch.work.session.execute(
        select(*Project.__table__.c, Portfolio.name.label("portfolio_name"), Program.name.label("program_name"))
        .join(Program, Program.id == Project.program_id)
        .join(Portfolio, Portfolio.id == Program.portfolio_id)
    )
    return _Stored([dict(row) for row in found.mappings()])


async def _streams(batch: Batch) -> dict[UUID, dict[str, dict[str, Any]]]:
    streams: dict[UUID, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in (await batch.work.session.execute(select(Workstream.__table__))).mappings():
        streams[row["project_id"]][row["kind"]] = dict(row)
    return streams
