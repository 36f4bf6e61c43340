"""Under any policy, groups and sums are of the rows that the gatekeeper permits, and of no others."""

from collections import Counter
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from scoped_documents import LISTS, MINE, QUERY, camel, links, pruned, told
from scoped_law import Eyes
from scoped_orders import Sessions, under_orders
from scoped_world import OVERSEER, READERS
from triptych.graphql.reading.declared.fields import One
from triptych.model.database import Database

pytestmark = pytest.mark.timeout(600)  # many policies, and a busy machine takes long


@cache
def groups(name: str) -> str:
    """A list by what its rows have in common, and what their amounts come to."""
    kind = LISTS[name].name
    sums = f"sums {{ {AMOUNTS[kind]} {{ amount }} }}" if kind in AMOUNTS else ""
    return f"""query ($by: [{kind}GroupField!]!) {{ {name}(first: 0) {{ totalCount {sums}
      groups(by: $by, first: 500) {{ keys {{ value }} count }} }} }}"""


AMOUNTS = {"ExceptionRequest": "amount"}


async def test_groups_and_sums_are_of_what_the_gatekeeper_permits(database: Database, triggerless: Sessions) -> None:
    """A link that leads to what may not be seen is in the group of those that lead nowhere."""
    async for chance, world, gate in under_orders(database, triggerless):
        linked = await told(world, OVERSEER, links())
        for who in READERS:
            eyes = Eyes(world, gate, who)
            for name in sorted(set(LISTS) - MINE):
                ways = [each for each in LISTS[name].fields.values() if isinstance(each, One)]
                if not ways or "groups" not in QUERY.fields[name].type.of_type.fields:
                    continue
                way = chance.choice(ways)
                rows = [edge["node"] for edge in pruned(eyes, linked)[name]["edges"]]
                ends = Counter(row[camel(way.name)] and row[camel(way.name)]["id"] for row in rows)

                shown = (await told(world, who, groups(name), {"by": [way.name.upper()]}))[name]

                assert {each["keys"][0]["value"]: each["count"] for each in shown["groups"]} == ends, (who, name, way)
                assert shown["totalCount"] == ends.total(), (who, name)
                if name == "exceptionRequests":
                    assert sums_of(shown) == sums_of_rows(eyes), who


def sums_of(shown: Any) -> Decimal:
    """What the amounts come to; nothing at all where there are none."""
    return sum((Decimal(each["amount"]) for each in shown["sums"]["amount"]), Decimal(0))


def sums_of_rows(eyes: Eyes) -> Decimal:
    """The same, added up by hand."""
    rows = eyes.world.rows["ExceptionRequest"]
    return sum((Decimal(rows[key].amount) for key in eyes.seen("ExceptionRequest")), Decimal(0))
