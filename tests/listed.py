"""Projects in a list, and how it is walked."""

from datetime import date
from typing import Any

from asking import ask
from relocation import Relocation, a_relocation
from triptych.model.database import Database
from triptych.model.types import ProgramId, ProjectId, UnitId
from triptych.pmo.projects import CreateProject, create_project

PAGE = """query ($first: Int, $after: String, $order: [ProjectOrder!], $filter: ProjectFilter, $search: String) {
  projects(first: $first, after: $after, orderBy: $order, filter: $filter, search: $search) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { name finishOn } } } }"""


async def a_project(story: Relocation, name: str, finish_on: date | None = None) -> ProjectId:
    """One more project of the program."""
    async with story.as_("Paula") as work:
        made = await create_project(
            work,
            CreateProject(
                name=name,
                program_id=ProgramId(story.ids["program"]),
                unit_id=UnitId(story.ids["programs"]),
                start_on=None,
                finish_on=finish_on,
            ),
        )
    return ProjectId(made.id)


async def some_projects(database: Database) -> Relocation:
    """Six projects; two never end."""
    story = await a_relocation(database)
    for name, days in (("beta", 30), ("Alpha", None), ("gamma", 10), ("Delta", None), ("epsilon", 10)):
        await a_project(story, name, None if days is None else date(2027, 1, days))
    return story


async def walked(story: Relocation, size: int, **variables: Any) -> list[str]:
    """The names of all pages, one after the other."""
    names: list[str] = []
    after = None
    for _ in range(20):
        told = await ask(story, "Paula", PAGE, first=size, after=after, **variables)
        assert told.codes == (), told.messages
        page = told.data["projects"]
        assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
        names += [edge["node"]["name"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return names
    raise AssertionError("the pages never end")
