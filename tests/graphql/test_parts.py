"""Lists that lead with a condition are read as two, and say what one list says: any page, forwards and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from random import Random
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from both_ways import both_ways
from building import TODAY
from relocation import Relocation, a_relocation
from triptych.graphql.answering import operations
from triptych.graphql.queries import by_name
from triptych.graphql.reading.compiled.pages import Page
from triptych.graphql.reading.lists import parts
from triptych.graphql.reading.lists.connection import DefaultOrder
from triptych.graphql.reading.lists.filter_types import Direction
from triptych.graphql.reading.lists.parts import Met
from triptych.graphql.types.portfolio import past_its_end
from triptych.kernel.paging import Cursor, read_cursor
from triptych.model.database import Database
from triptych.model.portfolio import Project

Sessions = async_sessionmaker[AsyncSession]
READERS = ("Olivia", "Marta", "Dan", "Ivo")  # all of it, two in three, one project, nothing
PAGE = """query %s($first: Int, $last: Int, $after: String, $before: String, $filter: ProjectFilter, $search: String) {
  projects(first: $first, last: $last, after: $after, before: $before, filter: $filter, search: $search) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { ref name ended finishOn ratingYear } } } }"""
# Copies of the one project: every third out of reach of whoever reads a part, equal names, in two cases.
COPIES = """
INSERT INTO project (id, scope_ids, ref, name, program_id, unit_id, stage, finish_on, rating_year, origin, version)
SELECT made.id, made.id || CASE WHEN n % 3 = 0 THEN ARRAY[root_unit_id] ELSE scope_ids[2:] END, 'X-' || n,
  (ARRAY['Move ', 'MOVE '])[1 + n % 2] || n * 7919 % :names, program_id, unit_id, stage,
  CASE WHEN n % 5 > 0 THEN CAST(:today AS date) + (n * 37 % 100 - :ended) END,
  CASE WHEN n % 4 > 0 THEN 2020 + n % 7 END, project.origin, 1
FROM project, organisation, generate_series(1, :rows) AS n,
  LATERAL (SELECT gen_random_uuid() AS id WHERE n > 0) AS made
"""


async def many_projects(
    database: Database, triggerless: Sessions, rows: int, *, names: int = 7, ended: int = 50
) -> Relocation:
    """So many more projects of so many names; of those that end, `ended` percent have ended."""
    story = await a_relocation(database)
    async with triggerless() as session, session.begin():
        await session.execute(text(COPIES), {"rows": rows, "names": names, "ended": ended, "today": TODAY})
        await session.execute(text("ANALYZE project"))
    return story


@contextmanager
def ordered(order: DefaultOrder) -> Iterator[None]:
    """The list of projects in another order of its own, both ways."""
    page = operations.roots["projects"]
    assert isinstance(page, Page)
    usual = page.listing.default_order
    object.__setattr__(page.listing, "default_order", order)
    try:
        yield
    finally:
        object.__setattr__(page.listing, "default_order", usual)


async def read(story: Relocation, who: str, document: str, **given: Any) -> Any:
    """What both ways say."""
    found = await both_ways(story, who, document, given)

    assert found.left == 0
    assert found.compiled == found.ordinary, (who, given)
    return found.compiled["projects"]


def a_window(chance: Random, cursors: list[str]) -> dict[str, Any]:
    """Some page of a list, of its rows or of those between two of them."""
    size: dict[str, Any] = {chance.choice(("first", "last")): chance.choice((0, 1, 2, 5, 500))}
    ends = {end: chance.choice(cursors) for end in ("after", "before") if cursors and chance.random() < 0.6}
    return size | ends


def cut(rows: list[Any], given: dict[str, Any]) -> list[Any]:
    """The page of a list that is known as a whole."""
    cursors = [row["cursor"] for row in rows]
    begin = cursors.index(given["after"]) + 1 if "after" in given else 0
    end = cursors.index(given["before"]) if "before" in given else len(rows)
    between = rows[begin:end]
    return between[: given["first"]] if "first" in given else between[max(0, len(between) - given["last"]) :]


NAME = by_name(Project.name)
ORDERS: dict[str, DefaultOrder] = {
    "Own": [(Met(past_its_end), Direction.ASC), *NAME],
    "EndedFirst": [(Met(past_its_end), Direction.DESC), *NAME],
    "NullsAfter": [(Met(past_its_end), Direction.ASC), (Project.rating_year, Direction.DESC)],
    "NeverUnknown": [
        (Met(lambda _work: Project.name.startswith("MOVE")), Direction.DESC),
        (Project.ref, Direction.ASC),
    ],
    "Always": [(Met(lambda _work: Project.ref != ""), Direction.ASC), *NAME],
    "OnlyThat": [(Met(past_its_end), Direction.ASC)],
    "NotInFront": [(Project.rating_year, Direction.DESC), (Met(past_its_end), Direction.DESC), *NAME],
}


@pytest.mark.parametrize("sparse", [1, parts.SPARSE])
@pytest.mark.parametrize("name", ORDERS)
async def test_any_page_of_two_parts_is_cut_from_the_whole(
    database: Database, triggerless: Sessions, monkeypatch: pytest.MonkeyPatch, name: str, sparse: int
) -> None:
    """Whatever was filtered, whoever asks, and however far the rows of a part lie from each other."""
    story = await many_projects(database, triggerless, 40)
    monkeypatch.setattr(parts, "SPARSE", sparse)
    chance = Random(f"{name} {sparse}")  # noqa: S311 - chance, not secrets
    document = PAGE % f"{name}{sparse}"
    narrowed: list[dict[str, Any]] = [
        {}, {"filter": {"ended": {"eq": True}}}, {"filter": {"ended": {"eq": False}, "name": {"contains": "3"}}},
        {"search": "move 5"}, {"filter": {"ratingYear": {"isNull": True}}},
    ]  # fmt: skip

    with ordered(ORDERS[name]):
        for who in READERS:
            for given in narrowed:
                whole = await read(story, who, document, first=500, **given)
                for _ in range(3):
                    window = a_window(chance, [row["cursor"] for row in whole["edges"]])
                    page = await read(story, who, document, **window, **given)

                    assert page["edges"] == cut(whole["edges"], window), (who, window, given)
                    assert page["totalCount"] == whole["totalCount"] == len(whole["edges"])


async def test_what_runs_stands_before_what_has_ended_each_by_name(database: Database, triggerless: Sessions) -> None:
    story = await many_projects(database, triggerless, 40)

    rows = [edge["node"] for edge in (await read(story, "Olivia", PAGE % "Standing", first=500))["edges"]]

    placed = [(each["ended"], each["name"].lower()) for each in rows]
    assert placed == sorted(placed)
    assert len({ended for ended, _ in placed}) == 2
    for each in rows:
        assert each["ended"] is (each["finishOn"] is not None and date.fromisoformat(each["finishOn"]) < TODAY)


async def test_a_cursor_that_stands_in_neither_part_is_the_client_s_mistake(
    database: Database, triggerless: Sessions
) -> None:
    story = await many_projects(database, triggerless, 3)
    right = (await read(story, "Olivia", PAGE % "Forged", first=1))["edges"][0]["cursor"]
    _, name, key = parts_of(right)

    for wrong in ((None, name, key), ("2", name, key), ("-1", name, key), ("01", name, key), ("0", name, "no key")):
        for end in ("after", "before"):
            found = await both_ways(story, "Olivia", PAGE % "Forged", {end: Cursor(wrong).encode()})

            assert found.refused, wrong
            assert found.compiled is None


def parts_of(cursor: str) -> tuple[str | None, ...]:
    """What a cursor of the list of projects holds."""
    return read_cursor(cursor, 3).values


async def test_a_part_is_named_by_the_cursor_and_so_it_has_a_plan_of_its_own(
    database: Database, triggerless: Sessions
) -> None:
    """Pages within what runs share one plan, pages within what has ended another."""
    story = await many_projects(database, triggerless, 40)
    edges = (await read(story, "Olivia", PAGE % "Planned", first=500))["edges"]
    runs = [edge["cursor"] for edge in edges if not edge["node"]["ended"]]
    ended = [edge["cursor"] for edge in edges if edge["node"]["ended"]]

    for cursor, planned in ((runs[0], 1), (runs[1], 0), (runs[-1], 0), (ended[0], 1), (ended[-1], 0), (runs[2], 0)):
        before = operations.ways.planned
        await read(story, "Olivia", PAGE % "Planned", first=3, after=cursor)

        assert operations.ways.planned - before == planned


LIST = """query %s($first: Int, $last: Int, $after: String, $before: String) {
  projects(first: $first, last: $last, after: $after, before: $before) { edges { cursor node { ref } } } }"""


async def most_read(story: Relocation, who: str, document: str, **given: Any) -> tuple[int, Any]:
    """How many rows the busiest step of the statement of a page reads, and the page."""
    sent: list[tuple[str, Any]] = []
    engine = story.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", heard := lambda *told: sent.append((told[2], told[3])))
    try:
        found = await both_ways(story, who, document, given)
    finally:
        event.remove(engine, "before_cursor_execute", heard)
    (statement,) = [each for each in sent if "row_to_json" in each[0]]
    async with story.database.engine.connect() as connection:
        explained = await connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement[0]}", statement[1])
        (plan,) = explained.scalar_one()

    def rows(step: dict[str, Any]) -> Iterator[float]:
        yield (step["Actual Rows"] + step.get("Rows Removed by Filter", 0)) * step["Actual Loops"]
        for below in step.get("Plans", ()):
            yield from rows(below)

    return int(max(rows(plan["Plan"]))), found.compiled["projects"]["edges"]


@pytest.mark.parametrize("ended", [10, 50, 100])
async def test_a_page_of_many_rows_reads_few(database: Database, triggerless: Sessions, ended: int) -> None:
    """From its beginning, from a place further on, and from its end; for one who reads all and one who reads most."""
    story = await many_projects(database, triggerless, 8_000, names=8_000, ended=ended)

    for who in READERS[:2]:
        for way in ("first", "last"):
            window: dict[str, Any] = {way: 8}
            for _ in range(3):
                rows, edges = await most_read(story, who, LIST % "Few", **window)

                assert len(edges) == 8
                assert rows < 1_000, (who, window)
                window |= {"after": edges[-1]["cursor"]} if way == "first" else {"before": edges[0]["cursor"]}
