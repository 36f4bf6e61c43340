"""The policy in the graph, line by line as it allowed every decision; and which session is the viewer's own."""

from typing import Any

from building import House, a_house
from relocation import a_relocation
from triptych.access.policy.version import default_policy_text, numbered
from triptych.graphql.context import Context
from triptych.graphql.schema import schema
from triptych.model.database import Database


async def asked(house: House, query: str, by: str = "Ada") -> dict[str, Any]:
    context = Context(house.works, house.people[by], house.people[by])
    result = await schema.execute(query, context_value=context)
    assert not result.errors
    assert result.data is not None
    return result.data


async def test_the_active_policy_is_shown_line_by_line(database: Database) -> None:
    house = await a_house(database)

    data = await asked(
        house,
        """{ policyVersions(filter: {state: {eq: "active"}}) {
            edges { node { number shipped lines { number line } } }
        } }""",
    )

    [edge] = data["policyVersions"]["edges"]
    lines = [(line["number"], line["line"]) for line in edge["node"]["lines"]]
    assert lines == list(numbered(default_policy_text()))
    assert edge["node"]["shipped"] is True


async def test_the_viewer_knows_which_session_is_this_one(database: Database) -> None:
    house = await a_house(database)

    data = await asked(house, "{ viewer { sessionId } installation { version schemaRevision policyVersion } }")

    assert data["viewer"]["sessionId"]
    assert data["installation"]["policyVersion"] == 1
    assert data["installation"]["schemaRevision"]


async def test_the_files_that_came_in_are_told_to_whoever_may_import(database: Database) -> None:
    story = await a_relocation(database)

    ada = await asked(story.house, "{ importRuns { totalCount } }")
    rita = await asked(story.house, "{ importRuns { totalCount } }", by="Rita")

    assert (ada["importRuns"]["totalCount"], rita["importRuns"]["totalCount"]) == (0, 0)
