"""The published projects as the database has them: each with its publications by year."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from triptych.access.work import Work
from triptych.exchange.departments import canonical
from triptych.exchange.matching import Known
from triptych.exchange.published_facts import Facts, facts_stored
from triptych.exchange.published_project import PUBLISHER
from triptych.exchange.reviewed import name_key
from triptych.model.portfolio import Project
from triptych.model.publication import ProjectYear, Rating


@dataclass
class Published:
    """One published project: its row; by year what was said of it, the id of that row, and how it was matched."""

    row: dict[str, Any]
    years: dict[int, Facts] = field(default_factory=dict)
    year_ids: dict[int, UUID] = field(default_factory=dict)
    matched_by: dict[int, str] = field(default_factory=dict)

    def known(self) -> Known:
        """What the project is recognised by."""
        ids = {year: facts.get("publisher_key") for year, facts in self.years.items()}
        names = {
            name_key(facts["name_as_published"], canonical(facts["department_as_published"]).name)
            for facts in self.years.values()
        }
        return Known(self.row["publisher_key"], frozenset(key for key in ids.values() if key), frozenset(names), ids)


async def published_projects(work: Work) -> dict[str, Published]:
    """All of them by their key. Three statements, however many there are."""
    of_publisher = select(Project.__table__).where(Project.publisher == PUBLISHER)
    rows = (await work.session.execute(of_publisher)).mappings()
    by_id = {row["id"]: Published(dict(row)) for row in rows}
    ratings = await _ratings(work)
    years = await work.session.execute(select(ProjectYear.__table__).where(ProjectYear.publisher == PUBLISHER))
    for row in years.mappings():
        project = by_id[row["project_id"]]
        project.years[row["year"]] = facts_stored(dict(row), ratings[row["id"]])
        project.year_ids[row["year"]] = row["id"]
    return {project.row["publisher_key"]: project for project in by_id.values()}


async def _ratings(work: Work) -> dict[UUID, list[Any]]:
    columns = (Rating.project_year_id, Rating.source, Rating.scale, Rating.value, Rating.withheld)
    ratings: dict[UUID, list[Any]] = defaultdict(list)
    for row in (await work.session.execute(select(*columns))).mappings():
        ratings[row["project_year_id"]].append(row)
    return ratings
