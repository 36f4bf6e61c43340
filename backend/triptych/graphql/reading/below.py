"""Records inside an object that is no record itself, such as a board: loaded by what is selected there."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import strawberry

from triptych.access.work import Work
from triptych.graphql.context import Context
from triptych.graphql.reading.compiled.by_hand import Below
from triptych.graphql.reading.compiled.statement import NotCompiled
from triptych.graphql.reading.declared.nodes import spec_of
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.graphql.reading.load import load
from triptych.graphql.reading.selection import picks


async def read_below(
    work: Work, info: strawberry.Info[Context], name: str, keys: Sequence[UUID], path: tuple[str, ...]
) -> dict[UUID, Any]:
    """The records of type `name` with these keys, with what is selected at the end of the path.

    The path alternates type and field names from the root field's type on: ``("Leadership", "gates")``. Nothing is
    read where the client did not ask for it, and then the answer is empty rows, which nobody looks at. What the actor
    may not see is not among the answer.
    """
    raw: Any = info._raw_info
    nodes = list(raw.field_nodes)
    for inside, field in zip(path[::2], path[1::2], strict=True):
        below = picks(raw, nodes, frozenset({inside}))
        found = [pick for pick in below.values() if pick.name == field]
        if len(found) > 1 and isinstance(raw, Below):
            raise NotCompiled("the same records selected under two names")
        nodes = [node for pick in found for node in pick.nodes]
    if not nodes or not keys:
        return {}
    spec = spec_of(name)
    if isinstance(raw, Below):
        return dict(await raw.records(work, spec, nodes, keys))
    rows = await load(
        work, raw, spec, picks(raw, nodes, spec.names), spec.table.id.in_(keys), *visible_rows(work, spec)
    )
    return {row.key: row for row in rows}
