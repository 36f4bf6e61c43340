"""Under any policy, no filter, search, order or cursor tells of a row that the gatekeeper does not permit."""

from random import Random
from typing import Any

import pytest

from scoped_documents import LISTS, MINE, camel, conditions, ids, links, must_lead, page, pruned, told
from scoped_law import Eyes
from scoped_orders import Sessions, under_orders
from scoped_world import OVERSEER, READERS, World
from triptych.graphql.ids import from_global, to_global
from triptych.graphql.reading.declared.fields import One
from triptych.model.database import Database

pytestmark = pytest.mark.timeout(600)  # many policies, and a busy machine takes long

# What is sorted by in a way that depends on who asks.
OF_THE_VIEWER = {"OPEN_REQUESTS", "CITATION_COUNT"}


async def test_no_condition_tells_of_what_is_not_seen(database: Database, triggerless: Sessions) -> None:
    """Filters and searches for the very texts and ids of rows that may not be seen, in every list."""
    async for chance, world, gate in under_orders(database, triggerless):
        linked = await told(world, OVERSEER, links())
        for who in READERS:
            eyes = Eyes(world, gate, who)
            for name in sorted(set(LISTS) - MINE):
                asked = a_condition(chance, world, name)
                if asked is None:
                    continue
                field, arguments = asked
                whole = (await told(world, OVERSEER, page(name), arguments))[name]
                shown = (await told(world, who, page(name), arguments))[name]
                assert ids(shown) == ids(pruned(eyes, whole)), (who, name, arguments)
                assert shown["totalCount"] == len(shown["edges"])
                if field is None:
                    continue
                await links_are_found_as_they_are_shown(chance, eyes, name, linked[name])


def a_condition(chance: Random, world: World, name: str) -> tuple[str | None, dict[str, Any]] | None:
    """A condition that one row of a list meets by a text of its own."""
    kind = LISTS[name].name
    row = chance.choice(list(world.rows[kind].values()))
    texts = [each for each in ("ref", "name", "title") if isinstance(getattr(row, each, None), str)]
    known = [each for each in texts if each in conditions(name, "filter")]
    if not known:
        return None
    field = chance.choice(known)
    value = getattr(row, field)
    ways = (
        {field: {"eq": value}},
        {field: {"oneOf": [value, "nothing"]}},
        {field: {"contains": value[1:]}},
        {"anyOf": [{field: {"eq": value}}, {field: {"eq": "nothing"}}]},
        {"noneOf": [{field: {"eq": value}}]},
        {"allOf": [{field: {"isNull": False}}]},
    )
    arguments: dict[str, Any] = {"filter": chance.choice(ways), "first": 500}
    if "$search" in page(name) and chance.random() < 0.3:
        arguments = {"search": value, "first": 500}
    return field, arguments


async def links_are_found_as_they_are_shown(chance: Random, eyes: Eyes, name: str, linked: Any) -> None:
    """A filter by a link keeps the rows that show it: an id that may not be seen finds none, and looks like null."""
    spec = LISTS[name]
    ways = [each for each in spec.fields.values() if isinstance(each, One)]
    if not ways:
        return
    way = chance.choice(ways)
    field = camel(way.name)
    target = to_global(way.target, chance.choice(list(eyes.world.rows[way.target])))
    condition = chance.choice(({"oneOf": [target]}, {"isNull": True}, {"isNull": False}))
    rows = [edge["node"] for edge in pruned(eyes, linked)["edges"]]
    ends = {row["id"]: row[field] and row[field]["id"] for row in rows}
    wanted = {
        "oneOf": lambda end: end == target,
        "isNull": lambda end: (end is None) is condition.get("isNull"),
    }[next(iter(condition))]
    if must_lead(spec.name, field) and None in ends.values():
        return  # a policy under which a link that must lead somewhere does not: such rows are not shown at all

    shown = (await told(eyes.world, eyes.name, page(name), {"filter": {field: condition}, "first": 500}))[name]

    assert set(ids(shown)) == {key for key, end in ends.items() if wanted(end)}, (eyes.name, name, field, condition)


async def test_pages_go_on_after_rows_that_are_not_seen_without_telling_of_them(
    database: Database, triggerless: Sessions
) -> None:
    """In any order, after the cursor of any row: the next rows that may be seen, and whether there are more."""
    async for chance, world, gate in under_orders(database, triggerless):
        for who in READERS:
            eyes = Eyes(world, gate, who)
            for name in chance.sample(sorted(set(LISTS) - MINE), 6):
                order = an_order_of(chance, name)
                whole = (await told(world, OVERSEER, page(name), {"first": 500, **order}))[name]
                at = chance.randrange(len(whole["edges"]))
                arguments = {"first": 2, "after": whole["edges"][at]["cursor"], **order}

                shown = (await told(world, who, page(name), arguments))[name]

                left = [key for key in ids(whole)[at + 1 :] if eyes.see(*from_global(key))]
                assert ids(shown) == left[:2], (who, name, arguments)
                assert shown["pageInfo"]["hasNextPage"] == (len(left) > 2), (who, name, arguments)
                assert shown["totalCount"] == sum(eyes.see(*from_global(key)) for key in ids(whole)), (who, name)


def an_order_of(chance: Random, name: str) -> dict[str, Any]:
    """What to sort a list by, if it can be sorted at all."""
    fields = conditions(name, "orderBy")
    if not fields:
        return {}
    known = sorted(set(fields["field"].type.of_type.values) - OF_THE_VIEWER)
    terms = [{"field": chance.choice(known), "direction": chance.choice(("ASC", "DESC"))} for _ in range(2)]
    return {"orderBy": terms[: chance.randint(0, 2)]}
