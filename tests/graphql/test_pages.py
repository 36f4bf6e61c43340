"""Pages: every row once, onwards and back, whatever comes in between; and the cursors that mark where one ends."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asking import ask
from listed import PAGE, a_project, some_projects, walked
from relocation import Relocation
from triptych.graphql.reading.lists.keyset import Term, cursor_of, read_back
from triptych.kernel.paging import read_cursor
from triptych.kernel.refusals import Invalid
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.people import Person
from triptych.model.portfolio import Project


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


BACK = """query ($last: Int, $before: String, $order: [ProjectOrder!], $first: Int, $after: String) {
  projects(last: $last, before: $before, orderBy: $order, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { name } } } }"""


async def walked_back(story: Relocation, size: int, **variables: Any) -> list[str]:
    """All names from the end to the beginning, page by page; each page reads forwards."""
    names: list[str] = []
    before = None
    for _ in range(20):
        page = (await ask(story, "Paula", BACK, last=size, before=before, **variables)).data["projects"]
        assert page["pageInfo"]["hasNextPage"] is (before is not None)
        names = [*(edge["node"]["name"] for edge in page["edges"]), *names]
        before = page["pageInfo"]["startCursor"]
        if not page["pageInfo"]["hasPreviousPage"]:
            return names
    raise AssertionError("the pages never end")


async def test_a_list_walked_back_is_the_list(database: Database) -> None:
    story = await some_projects(database)

    for field, direction in (("FINISH_ON", "ASC"), ("FINISH_ON", "DESC"), ("NAME", "ASC"), ("REF", "DESC")):
        order = [{"field": field, "direction": direction}]
        whole = await walked(story, 50, order=order)
        for size in (1, 2, 4, 6, 50):
            assert await walked_back(story, size, order=order) == whole
    assert await walked_back(story, 2) == await walked(story, 2)


async def test_a_page_stands_between_two_cursors(database: Database) -> None:
    story = await some_projects(database)
    order = [{"field": "NAME", "direction": "ASC"}]
    edges = (await ask(story, "Paula", PAGE, order=order)).data["projects"]["edges"]
    after, before = edges[0]["cursor"], edges[4]["cursor"]

    two = (await ask(story, "Paula", BACK, order=order, after=after, before=before, last=2)).data["projects"]
    all_ = (await ask(story, "Paula", BACK, order=order, after=after, before=before)).data["projects"]

    assert [edge["node"]["name"] for edge in two["edges"]] == ["Delta", "epsilon"]
    assert [edge["node"]["name"] for edge in all_["edges"]] == ["beta", "Delta", "epsilon"]
    assert two["pageInfo"]["hasPreviousPage"] is two["pageInfo"]["hasNextPage"] is True
    assert two["totalCount"] == 6


async def test_a_page_is_asked_for_in_one_direction(database: Database) -> None:
    story = await some_projects(database)

    for first, last in ((1, 1), (0, 0)):
        told = await ask(story, "Paula", BACK, first=first, last=last)
        assert told.codes == ("Invalid",)
        assert "not for both" in told.messages[0]
    assert (await ask(story, "Paula", BACK, last=501)).codes == ("Invalid",)


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

    assert read_back(TERMS, read_cursor(text, len(TERMS)), "after") == [each for each in values if each is not None]


@given(st.text(max_size=200) | st.binary(max_size=100).map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_no_text_is_a_cursor_that_breaks_a_list(text: str) -> None:
    with pytest.raises(Invalid):
        read_cursor(text, len(TERMS))


@given(st.lists(st.none() | st.text(max_size=30) | st.integers() | st.booleans(), min_size=6, max_size=6))
def test_no_forged_cursor_breaks_a_list(parts: list[Any]) -> None:
    forged = base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()

    try:
        values = read_back(TERMS, read_cursor(forged, len(TERMS)), "after")
    except Invalid:
        return
    assert len(values) == sum(part is not None for part in parts)
