"""What SQL does not say: values that a room works out for all rows of a level at once, put into their places.

A place is a text with the plan's secret in it, the number of the hole and the id of the row; nothing that somebody
stored can look like one.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import cast
from uuid import UUID

from graphql import (
    GraphQLObjectType,
)
from triptych.access.work import Work
from triptych.graphql.reading.compiled.statement import Hole
from triptych.graphql.reading.compiled.told import told
from triptych.graphql.reading.declared.fields import Computed
from triptych.graphql.reading.load import load
from triptych.graphql.reading.selection import Asking


async def fill(work: Work, asking: Asking, text: str, mark: str, holes: Sequence[Hole]) -> str:
    """The text with every place filled in."""
    place = re.compile(f'"{mark}:([0-9]+):([0-9a-f-]{{36}})"')
    wanted: dict[int, dict[UUID, None]] = defaultdict(dict)
    for number, key in place.findall(text):
        wanted[int(number)][UUID(key)] = None
    values: dict[tuple[str, str], str] = {}
    for number, keys in wanted.items():
        for key, value in (await _values(work, asking, holes[number], list(keys))).items():
            values[str(number), str(key)] = value
    return place.sub(lambda found: values[found[1], found[2]], text)


async def _values(work: Work, asking: Asking, hole: Hole, keys: list[UUID]) -> dict[UUID, str]:
    if isinstance(hole.field, Computed):
        values = dict(zip(keys, await hole.field.compute(work, keys), strict=True))
    else:
        rows = await load(work, asking, hole.spec, {hole.pick.slot: hole.pick}, hole.spec.table.id.in_(keys))
        values = {row.key: getattr(row, hole.field.name) for row in rows}
    kind = cast("GraphQLObjectType", asking.schema.type_map[hole.spec.name]).fields[hole.pick.name].type
    return {key: told(asking, value, kind, hole.pick) for key, value in values.items()}
