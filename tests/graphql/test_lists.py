"""Lists: pages that stay true while rows come in, orders, filters, and selections as clients write them."""

import base64
import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy
from hypothesis import given
from hypothesis import strategies as st

from asking import ask, gid
from building import TODAY
from relocation import Relocation, a_relocation, an_approval, dollars, opened, submitted
from triptych.governance.exceptions.deciding import approve_request
from triptych.graphql.reading.keyset import Term, cursor_of, later_than
from triptych.kernel.refusals import Invalid
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.people import Person
from triptych.model.portfolio import Project
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


async def test_pages_of_any_size_give_every_row_once_in_order_nulls_last(database: Database) -> None:
    story = await some_projects(database)
    rising = [{"field": "FINISH_ON", "direction": "ASC"}]
    falling = [{"field": "FINISH_ON", "direction": "DESC"}]
    by_name = [{"field": "NAME", "direction": "ASC"}]

    for size in (1, 2, 4, 6, 50):
        up, down = await walked(story, size, order=rising), await walked(story, size, order=falling)
        assert up[0] == "Move to the north site"
        assert set(up[1:3]) == {"gamma", "epsilon"}
        assert up[3] == down[0] == "beta"
        assert set(up[4:]) == set(down[4:]) == {"Alpha", "Delta"}
        assert await walked(story, size, order=by_name) == [
            "Alpha", "beta", "Delta", "epsilon", "gamma", "Move to the north site",
        ]  # fmt: skip


async def test_rows_that_come_in_between_shift_no_page(database: Database) -> None:
    story = await some_projects(database)
    order = [{"field": "NAME", "direction": "ASC"}]
    first = (await ask(story, "Paula", PAGE, first=3, order=order)).data["projects"]

    await a_project(story, "Aardvark")
    await a_project(story, "Dormouse")
    after = first["pageInfo"]["endCursor"]
    second = (await ask(story, "Paula", PAGE, first=3, after=after, order=order)).data["projects"]

    assert [edge["node"]["name"] for edge in first["edges"]] == ["Alpha", "beta", "Delta"]
    assert [edge["node"]["name"] for edge in second["edges"]] == ["Dormouse", "epsilon", "gamma"]
    assert second["totalCount"] == 8


async def test_filters_hold_together_apart_and_not(database: Database) -> None:
    story = await some_projects(database)
    program = gid("Program", story.ids["program"])
    cases: dict[str, tuple[dict[str, Any], set[str]]] = {
        "null": ({"finishOn": {"isNull": True}}, {"Alpha", "Delta"}),
        "both": ({"finishOn": {"isNull": False}, "name": {"contains": "AM"}}, {"gamma"}),
        "any": ({"anyOf": [{"name": {"eq": "beta"}}, {"name": {"eq": "Alpha"}}]}, {"beta", "Alpha"}),
        "none": ({"noneOf": [{"name": {"contains": "a"}}, {"name": {"contains": "e"}}]}, set()),
        "range": ({"finishOn": {"atLeast": "2027-01-10", "atMost": "2027-01-29"}}, {"gamma", "epsilon"}),
        "of": ({"program": {"oneOf": [program]}, "stage": {"oneOf": ["INTAKE"]}, "name": {"eq": "beta"}}, {"beta"}),
        "of none": ({"program": {"oneOf": []}}, set()),
        "whole": ({"ratingYear": {"atLeast": "2020.5"}}, set()),
        "percent": ({"name": {"contains": "%"}}, set()),
        "underscore": ({"name": {"contains": "_"}}, set()),
    }  # fmt: skip

    for law, (filter_, names) in cases.items():
        told = await ask(story, "Paula", PAGE, filter=filter_)
        assert told.codes == (), (law, told.messages)
        found = {edge["node"]["name"] for edge in told.data["projects"]["edges"]}
        assert found == names, law
        assert told.data["projects"]["totalCount"] == len(names)


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


async def test_a_record_of_another_kind_or_of_nowhere_is_null(database: Database) -> None:
    story = await a_relocation(database)
    document = f"""{{ a: project(ref: "P-9999") {{ id }} b: project(ref: " p-0001 ") {{ name }}
      c: node(id: "{gid("Project", UUID(int=7))}") {{ id }} d: project(ref: "") {{ id }} }}"""

    told = await ask(story, "Paula", document)

    assert told.data == {"a": None, "b": {"name": "Move to the north site"}, "c": None, "d": None}


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
      orderBy: [{field: COST_PER_HOUR, direction: $d}]) { edges { cursor node { title costPerHour } } } }"""

    for direction, titles in (("ASC", ["Cheap", "Dear", "Unstated"]), ("DESC", ["Dear", "Cheap", "Unstated"])):
        found, after = [], None
        for _ in titles:
            (edge,) = (await ask(story, "Marta", document, d=direction, after=after)).data["exceptionRequests"]["edges"]
            found.append(edge["node"]["title"])
            after = edge["cursor"]
        assert found == titles


TERMS = [
    Term(Project.name, descending=False).as_read(),
    Term(Project.finish_on, descending=True),
    Term(ExceptionRequest.opened_at, descending=True),
    Term(ExceptionRequest.amount, descending=False),
    Term(ExceptionRequest.version, descending=False),
    Term(Person.id, descending=False),
]


@given(
    st.tuples(
        st.none() | st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=50),
        st.none() | st.dates(),
        st.none()
        | st.datetimes(timezones=st.just(UTC), min_value=datetime(1900, 1, 1), max_value=datetime(2900, 1, 1)),  # noqa: DTZ001
        st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15),
        st.none() | st.integers(-(2**31) + 1, 2**31 - 1),
        st.uuids(),
    )
)
def test_a_cursor_reads_back_as_the_values_it_was_made_of(values: tuple[Any, ...]) -> None:
    text = cursor_of(values)

    assert later_than(TERMS, text)
    padded = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    read = [None if part is None else term.parse(part) for term, part in zip(TERMS, json.loads(padded), strict=True)]
    assert read == list(values)


@given(st.text(max_size=200) | st.binary(max_size=100).map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_no_text_is_a_cursor_that_breaks_a_list(text: str) -> None:
    with pytest.raises(Invalid):
        later_than(TERMS, text)


@given(st.lists(st.none() | st.text(max_size=30) | st.integers() | st.booleans(), min_size=6, max_size=6))
def test_no_forged_cursor_breaks_a_list(parts: list[Any]) -> None:
    forged = base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()

    try:
        conditions = later_than(TERMS, forged)
    except Invalid:
        return
    assert conditions


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
