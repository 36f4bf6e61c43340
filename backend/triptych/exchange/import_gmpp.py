"""Import a publication of the major-projects portfolio: a project-year a record, the same project in every file."""

import asyncio
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import delete

from triptych.access.policy.actions import Action
from triptych.access.rates import convert
from triptych.access.work import Work
from triptych.exchange.edited import differing, edited_fields, spoken
from triptych.exchange.import_file import Imported, ImportFile, RunRows, Tally, keep, one_at_a_time, permit_for
from triptych.exchange.matching import Match, Matching, match
from triptych.exchange.places import Places
from triptych.exchange.project_year import ProjectYear as Record
from triptych.exchange.published_facts import columns_of, facts_of, merged, ratings_of
from triptych.exchange.published_project import PUBLISHER, as_of, project_of, source_note
from triptych.exchange.published_stored import Published, published_projects
from triptych.exchange.readers.gmpp import read_gmpp
from triptych.exchange.reading import Progress
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid
from triptych.model.base import Origin, new_id
from triptych.model.portfolio import Project, Workstream, WorkstreamKind
from triptych.model.publication import ProjectYear, Rating

_TOLD = 20


@dataclass(frozen=True, kw_only=True)
class ImportGmpp(ImportFile):
    """A publication; its year where the file does not say it."""

    publication_year: int | None = None


@dataclass
class _Plan:
    """What the file changes: new projects, changed projects, new and changed years."""

    places: Places
    theirs: dict[UUID, frozenset[str]]
    notes: list[str]
    projects: list[dict[str, Any]] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    years: dict[bool, list[tuple[int, Published]]] = field(default_factory=lambda: defaultdict(list))


async def import_gmpp(work: Work, ask: ImportGmpp, progress: Progress | None = None) -> Imported:
    """Take a publication in. Published facts follow the publisher; what a person edited stays and is told (DT1)."""
    permit = permit_for(work, Action.PORTFOLIO_CREATE, Action.PROGRAM_CREATE, Action.PROJECT_CREATE)
    reading = await asyncio.to_thread(
        read_gmpp,
        ask.content,
        file_name=ask.file_name,
        publication_year=ask.publication_year,
        sheet_name=ask.sheet_name,
        latest_year=work.today.year,
        progress=progress,
    )
    await one_at_a_time(work)
    tally = Tally.of("gmpp", reading)
    stored = await published_projects(work)
    matching = match(reading.records, [project.known() for project in stored.values()])
    tally.rejects += matching.rejects
    plan = _Plan(await Places.load(work), await edited_fields(work, "Project"), tally.notes)
    for project, matches in _by_project(matching, stored):
        _plan_project(plan, tally, project, matches)
    tally.notes += [*_told_of(matching), *plan.places.notes(), *await _told_of_rates(work, reading.records)]
    return await keep(work, permit, ask, tally, lambda rows: _store(rows, plan))


def _by_project(matching: Matching, stored: dict[str, Published]) -> list[tuple[Published, list[Match]]]:
    """The matches of each project, in the order of the file; a new one gets its row begun."""
    found: dict[str, list[Match]] = defaultdict(list)
    for each in matching.matches:
        found[each.key].append(each)
    return [(stored.get(key) or Published({"publisher_key": key}), matches) for key, matches in found.items()]


def _plan_project(plan: _Plan, tally: Tally, project: Published, matches: list[Match]) -> None:
    changed = False
    for each in matches:
        changed |= _plan_year(plan, tally, project, each)
    if "id" not in project.row:
        _plan_new(plan, project)
    elif changed:
        _plan_change(plan, project)


def _plan_year(plan: _Plan, tally: Tally, project: Published, each: Match) -> bool:
    """Whether the file says anything about the project's year that was not known."""
    year, said = each.record.publication_year, facts_of(each.record)
    known = project.years.get(year)
    stands = said if known is None else merged(known, said)
    changed = stands != known
    tally.count(new=known is None, changed=changed)
    if changed:
        project.years[year] = stands
        project.matched_by[year] = each.rule.value
        plan.years[known is None].append((year, project))
    return changed


def _columns(plan: _Plan, project: Published) -> dict[str, Any]:
    """The columns of the project as its publications now describe it."""
    described = project_of(project.years)
    unit_id = plan.places.unit_called(described.department)
    portfolio_id = plan.places.portfolio(described.department, unit_id)
    return {
        **described.columns,
        "publisher_key": described.publisher_key or project.row["publisher_key"],
        "program_id": plan.places.program(portfolio_id, described.program),
        "unit_id": unit_id,
    }


def _plan_new(plan: _Plan, project: Published) -> None:
    project.row["id"] = new_id()
    plan.projects.append({"id": project.row["id"], "publisher": PUBLISHER, **_columns(plan, project)})


def _plan_change(plan: _Plan, project: Published) -> None:
    theirs = plan.theirs.get(project.row["id"], frozenset())
    changes, kept = differing(project.row, _columns(plan, project), theirs)
    if changes:
        plan.changes.append({"id": project.row["id"], **changes})
    if kept:
        plan.notes.append(f"{project.row['ref']}: kept as a person entered it: {spoken(kept)}.")


async def _store(rows: RunRows, plan: _Plan) -> None:
    await plan.places.store(rows, rows.traced(Origin.PUBLISHED, f"{PUBLISHER}, GMPP, Open Government Licence v3.0"))
    run = {"origin": Origin.PUBLISHED.value, "import_run_id": rows.run_id}
    await rows.add(Project, [{**row, **run} for row in plan.projects])
    streams = [(row["id"], kind.value) for row in plan.projects for kind in WorkstreamKind]
    await rows.add(Workstream, [{"id": new_id(), "project_id": of, "kind": kind} for of, kind in streams])
    await rows.change(Project, [{**row, "import_run_id": rows.run_id} for row in plan.changes])
    await _store_years(rows, plan.years)


async def _store_years(rows: RunRows, years: dict[bool, list[tuple[int, Published]]]) -> None:
    new, changed = ([_year_row(rows, *each) for each in years[is_new]] for is_new in (True, False))
    await rows.add(ProjectYear, new)
    # How a year was first matched stays as it was told then.
    await rows.change(ProjectYear, [{k: v for k, v in row.items() if k != "matched_by"} for row in changed])
    rated_anew = [row["id"] for row in changed]
    if rated_anew:
        await rows.work.session.execute(delete(Rating).where(Rating.project_year_id.in_(rated_anew)))
    await rows.add(Rating, [rating for each in (*years[True], *years[False]) for rating in _ratings(*each)])


def _year_row(rows: RunRows, year: int, project: Published) -> dict[str, Any]:
    return {
        "id": project.year_ids.setdefault(year, new_id()),
        "project_id": project.row["id"],
        "publisher": PUBLISHER,
        "year": year,
        "matched_by": project.matched_by[year],
        **columns_of(project.years[year]),
        **rows.traced(Origin.PUBLISHED, source_note(year), as_of(year)),
    }


def _ratings(year: int, project: Published) -> list[dict[str, Any]]:
    at = {"project_year_id": project.year_ids[year], "project_id": project.row["id"], "year": year}
    return [{"id": new_id(), **at, **rating} for rating in ratings_of(project.years[year])]


def _told_of(matching: Matching) -> list[str]:
    """By which rules records were matched, and departments that nobody reviewed."""
    rules = Counter(each.rule.value for each in matching.matches)
    unknown = sorted({each.record.department for each in matching.matches if not each.record.department_known})
    told = [f"Matched by {', '.join(f'{rule}: {count}' for rule, count in sorted(rules.items()))}."] if rules else []
    if unknown:
        names = f"{', '.join(unknown[:_TOLD])}{' and more' if len(unknown) > _TOLD else ''}"
        told.append(f"Departments that the table of spellings does not have, kept as published: {names}.")
    return told


async def _told_of_rates(work: Work, records: tuple[Record, ...]) -> list[str]:
    """Published amounts stay in their currency; a missing rate is told, because sums across currencies will lack it."""
    today = work.today
    told = []
    for currency in sorted({record.currency for record in records}):
        try:
            await convert(work, Money(Decimal(1), currency), work.organisation.base_currency, today)
        except Invalid as missing:
            told.append(f"Amounts stay in {currency}. {missing.message}")
    return told
