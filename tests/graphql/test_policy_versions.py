"""The policy in the graph, line by line as it allowed every decision; and which session is the viewer's own."""

from typing import Any

from building import House, a_house
from triptych.access.policy import default_policy_text, numbered
from triptych.graphql.context import Context
from triptych.graphql.schema import schema
from triptych.model.database import Database


async def asked(house: House, query: str) -> dict[str, Any]:
    context = Context(house.works, house.people["Ada"], house.people["Ada"])
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
