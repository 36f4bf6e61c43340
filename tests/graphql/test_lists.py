"""Lists: orders, searches, lists within records, and selections as clients write them."""

import base64
import json
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy

from asking import ask, gid
from building import TODAY
from listed import PAGE, a_project, some_projects, walked
from relocation import a_relocation, an_approval, dollars, opened, submitted
from triptych.governance.exceptions.deciding import approve_request
from triptych.model.database import Database


async def test_a_list_is_sorted_by_a_few_fields_each_once(database: Database) -> None:
    story = await some_projects(database)
    fields = ("NAME", "REF", "STAGE", "START_ON", "FINISH_ON", "BUDGET")

    twice = await ask(story, "Paula", PAGE, order=[{"field": "NAME"}, {"field": "NAME", "direction": "DESC"}] * 50)
    many = await ask(story, "Paula", PAGE, order=[{"field": field} for field in fields])

    assert [edge["node"]["name"] for edge in twice.data["projects"]["edges"]][:2] == ["Alpha", "beta"]
    assert many.codes == ("Invalid",)


async def test_search_finds_every_word_somewhere(database: Database) -> None:
    story = await some_projects(database)

    for text, names in (
        ("NORTH site", ["Move to the north site"]),
        ("p-0002", ["beta"]),
        ("%", []),
        ("north beta", []),
    ):
        assert await walked(story, 50, search=text) == names


async def test_what_a_list_cannot_understand_is_the_client_s_mistake(database: Database) -> None:
    story = await some_projects(database)
    other = (await ask(story, "Paula", "{ people(first: 1) { edges { cursor } } }")).data["people"]["edges"][0][
        "cursor"
    ]
    of_date = [{"field": "FINISH_ON"}]

    def made(*parts: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")

    wrong: list[dict[str, Any]] = [
        *({"after": cursor} for cursor in ("", "nonsense", "é", "x" * 5_000, made(), made("a"), made("a", "b", "c"))),
        {"after": made("P-1", "no-uuid")}, {"after": made(1, 2)}, {"after": made("\x00", str(UUID(int=1)))},
        {"after": other, "order": of_date}, {"after": made("not a day", str(UUID(int=1))), "order": of_date},
        {"first": -1}, {"first": 501},
        {"search": "a\x00b"}, {"filter": {"name": {"eq": "a\x00b"}}}, {"filter": {"name": {"oneOf": ["\x00"]}}},
        {"filter": {"name": {"contains": "\ud800"}}}, {"filter": {"ratingYear": {"eq": "NaN"}}},
        {"filter": {"ratingYear": {"eq": "1e999"}}}, {"filter": {"program": {"oneOf": ["nonsense"]}}},
        {"filter": {"program": {"oneOf": [gid("Person", story.person("Paula"))]}}},
        {"filter": {"name": {"oneOf": ["x"] * 1_001}}},
    ]  # fmt: skip

    for variables in wrong:
        told = await ask(story, "Paula", PAGE, **variables)
        assert told.data is None, variables
        assert told.codes == ("Invalid",), (variables, told)
    for document in (
        '{ node(id: "nonsense") { id } }', f'{{ node(id: "{gid("Nothing", UUID(int=1))}") {{ id }} }}',
        '{ project(ref: "P-\\u0000") { id } }',
        '{ auditEntries(filter: {at: {atLeast: "2026-01-01T00:00:00"}}) { totalCount } }',
        '{ auditEntries(filter: {at: {atLeast: "0001-01-01T00:00:00+14:00"}}) { totalCount } }',
    ):  # fmt: skip
        assert (await ask(story, "Paula", document)).codes == ("Invalid",), document


NARROWED = """query ($first: Int, $filter: ProjectFilter, $order: [ProjectOrder!], $id: ID!) {
  program: node(id: $id) { ... on Program {
    some: projects(first: $first, filter: $filter, orderBy: $order) { name }
    last: projects(first: 1, orderBy: [{field: NAME, direction: DESC}]) { name }
    all: projects { name } } } }"""


async def test_a_list_within_a_record_is_narrowed_sorted_and_cut(database: Database) -> None:
    """Each name with arguments of its own; and the same document again with other variables."""
    story = await some_projects(database)
    by_end = [{"field": "FINISH_ON", "direction": "DESC"}, {"field": "NAME"}]
    cases: list[tuple[dict[str, Any], list[str]]] = [
        ({}, ["Alpha", "beta", "Delta", "epsilon", "gamma", "Move to the north site"]),
        ({"first": 2}, ["Alpha", "beta"]),
        ({"first": 0}, []),
        ({"first": 3, "order": by_end}, ["beta", "epsilon", "gamma"]),
        ({"filter": {"finishOn": {"isNull": True}}}, ["Alpha", "Delta"]),
        ({"filter": {"finishOn": {"isNull": True}}, "first": 1}, ["Alpha"]),
        ({"filter": {"program": {"meets": {"name": {"eq": "nothing"}}}}}, []),
    ]

    for given, names in cases:
        told = await ask(story, "Paula", NARROWED, id=gid("Program", story.ids["program"]), **given)
        assert told.codes == (), told.messages
        assert [each["name"] for each in told.data["program"]["some"]] == names, given
        assert [each["name"] for each in told.data["program"]["last"]] == ["Move to the north site"]
        assert len(told.data["program"]["all"]) == 6


async def test_what_a_list_within_a_record_cannot_understand_is_the_client_s_mistake(database: Database) -> None:
    story = await some_projects(database)
    wrong: list[dict[str, Any]] = [
        {"first": 501},
        {"first": -1},
        {"filter": {"program": {"oneOf": [gid("Person", UUID(int=7))]}}},
        {"filter": {"name": {"eq": "\0"}}},
    ]

    for given in wrong:
        assert (await ask(story, "Paula", NARROWED, id=gid("Program", story.ids["program"]), **given)).codes == (
            "Invalid",
        ), given


async def test_selections_as_clients_write_them(database: Database) -> None:
    """Aliases of one field with other arguments, one response key for two fields, fragments, skips and includes."""
    story = await some_projects(database)
    document = """query ($yes: Boolean!, $no: Boolean!) {
      few: projects(first: 1, orderBy: [{field: NAME}]) { totalCount edges { node { name } } }
      many: projects(first: 9, orderBy: [{field: NAME, direction: DESC}]) { edges { node { ...P } } }
      twice: projects(first: 1, orderBy: [{field: NAME}]) {
        edges { one: node { x: name y: program { z: name } } two: node { x: ref y: unit { z: name } } }
        more: edges { node { name @skip(if: $yes) ref @include(if: $yes) finishOn @include(if: $no) } } }
      none: projects(first: 0) { totalCount edges { cursor } }
      node(id: "%s") { __typename id ... on Project { ...P program { ... on Node { id } portfolio { name } } }
        ... on Person { email } } }
      fragment P on Project { ...Q ... on Node { id } ... @include(if: $yes) { ref } name }
      fragment Q on Project { workstreams { kind lead { name } } workstreams { project { ref } } }
    """.replace("%s", gid("Project", story.ids["project"]))

    told = await ask(story, "Paula", document, yes=True, no=False)

    assert told.codes == (), told.messages
    data = told.data
    assert data["few"] == {"totalCount": 6, "edges": [{"node": {"name": "Alpha"}}]}
    assert [edge["node"]["name"] for edge in data["many"]["edges"]][::5] == ["Move to the north site", "Alpha"]
    assert data["twice"]["edges"] == [
        {"one": {"x": "Alpha", "y": {"z": "Relocation"}}, "two": {"x": "P-0003", "y": {"z": "Programs"}}}
    ]
    assert data["twice"]["more"] == [{"node": {"ref": "P-0003"}}]
    assert data["none"] == {"totalCount": 6, "edges": []}
    assert data["node"]["__typename"] == "Project"
    assert [each["kind"] for each in data["node"]["workstreams"]] == ["DELIVERY", "PEOPLE_CHANGE", "SERVICE_TRANSITION"]
    assert {each["project"]["ref"] for each in data["node"]["workstreams"]} == {"P-0001"}
    assert data["node"]["program"]["portfolio"] == {"name": "Defence systems"}


async def test_the_register_is_sorted_by_what_waiting_costs_with_the_unstated_last(database: Database) -> None:
    story = await a_relocation(database)
    unstated = dict.fromkeys(("phi_low", "phi_likely", "phi_high", "phi_basis"))
    await opened(story, title="Unstated", **unstated)
    await opened(story, title="Dear", phi_high=Decimal(1), phi_likely=Decimal(1))
    await submitted(story, title="Cheap", amount=dollars(5))
    document = """query ($d: Direction!, $after: String) { exceptionRequests(first: 1, after: $after,
      orderBy: [{field: COST_PER_WEEK_IN_BASE, direction: $d}]) { edges { cursor node { title costPerHour } } } }"""

    for direction, titles in (("ASC", ["Cheap", "Dear", "Unstated"]), ("DESC", ["Dear", "Cheap", "Unstated"])):
        found, after = [], None
        for _ in titles:
            (edge,) = (await ask(story, "Marta", document, d=direction, after=after)).data["exceptionRequests"]["edges"]
            found.append(edge["node"]["title"])
            after = edge["cursor"]
        assert found == titles


async def test_projects_that_run_come_before_those_that_have_ended(database: Database) -> None:
    """A project without an end runs; among those that run, and among those that ended, by name; on pages, too."""
    story = await some_projects(database)
    for name in ("Aged", "Bygone"):
        await a_project(story, name)
    async with story.database.engine.begin() as connection:
        statement = "UPDATE project SET finish_on = '2014-03-31' WHERE name IN ('Aged', 'Bygone')"
        await connection.exec_driver_sql(statement)

    for size in (1, 3, 50):
        names = await walked(story, size)

        assert names[-2:] == ["Aged", "Bygone"]
        assert names[:-2] == sorted(names[:-2], key=str.lower)
        assert len(names) == 8


async def test_the_requests_decided_since_a_moment_are_those_that_leadership_counts(database: Database) -> None:
    """One that was approved now is among them; one that waits is not, nor is anything when the moment lies ahead."""
    story = await a_relocation(database)
    await opened(story)
    request = await submitted(story)
    async with story.as_("Olivia") as work:
        await approve_request(work, an_approval(request))
    document = """query ($since: DateTime!) { exceptionRequests(filter: {firstDecidedAt: {atLeast: $since}}) {
      totalCount edges { node { ref firstDecidedAt } } } leadership { decidedRecently } }"""

    told = await ask(story, "Olivia", document, since=(story.house.clock.now - timedelta(days=30)).isoformat())
    ahead = await ask(story, "Olivia", document, since=(story.house.clock.now + timedelta(days=1)).isoformat())

    (edge,) = told.data["exceptionRequests"]["edges"]
    assert edge["node"]["ref"] == request.ref
    assert told.data["leadership"]["decidedRecently"] == told.data["exceptionRequests"]["totalCount"] == 1
    assert ahead.data["exceptionRequests"]["totalCount"] == 0


async def test_a_project_has_ended_when_its_last_day_is_over_where_the_organisation_is(database: Database) -> None:
    story = await a_relocation(database)
    await a_project(story, "Ends today", TODAY)

    async def ended() -> bool:
        told = await ask(
            story, "Paula", '{ projects(filter: {name: {eq: "Ends today"}}) { edges { node { ended } } } }'
        )
        answer: bool = told.data["projects"]["edges"][0]["node"]["ended"]
        return answer

    here = await ended()
    async with database.sessions() as session, session.begin():
        await session.execute(
            sqlalchemy.text("UPDATE organisation SET time_zone = 'Pacific/Auckland'")
        )  # one in the night

    assert (here, await ended()) == (False, True)
