"""The ordinary way to read: one statement per relation of the selection, whatever the number of rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from strawberry.utils.str_converters import to_snake_case

from triptych.access.work import Work
from triptych.graphql.reading.declared.fields import Computed, Many, NodeSpec, One, Plain
from triptych.graphql.reading.declared.nodes import instance, spec_of
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.graphql.reading.lists.narrowing import Narrowed, narrowed
from triptych.graphql.reading.selection import Asking, Pick, picks


async def load(
    work: Work,
    asking: Asking,
    spec: NodeSpec,
    chosen: dict[str, Pick],
    *where: ColumnElement[bool],
    order: Sequence[Any] = (),
    limit: int | None = None,
    extra: Sequence[Any] = (),
) -> list[Any]:
    """Load rows of a type with everything selected below them. `extra` columns land in each row's `extra`."""
    wanted = {slot: spec.fields.get(to_snake_case(pick.name)) for slot, pick in chosen.items()}
    plain = {field.name: field for field in wanted.values() if isinstance(field, Plain)}
    links = {key: field for key, field in wanted.items() if isinstance(field, One)}
    statement: Select[Any] = select(spec.table.id, *extra)
    for field in plain.values():
        statement = statement.add_columns(*(expression(work) for expression in field.expressions))
    statement = statement.add_columns(*(field.key(work) for field in links.values()))
    statement = statement.where(*where).order_by(*order).limit(limit)
    rows = [tuple(row) for row in await work.session.execute(statement)]
    loaded = []
    for values in rows:
        row = instance(spec, values[0])
        row.__dict__["extra"] = values[1 : 1 + len(extra)]
        at = 1 + len(extra)
        for field in plain.values():
            width = len(field.expressions)
            row.__dict__[field.name] = field.read(*values[at : at + width])
            at += width
        for key in links:
            row.__dict__[f"link:{key}"] = values[at]
            at += 1
        loaded.append(row)
    await _follow(work, asking, spec, chosen, loaded)
    return loaded


async def _follow(work: Work, asking: Asking, spec: NodeSpec, chosen: dict[str, Pick], rows: list[Any]) -> None:
    for key, pick in chosen.items():
        match field := spec.fields.get(to_snake_case(pick.name)):
            case One():
                found = await by_key(work, asking, field.target, pick, [r.__dict__[f"link:{key}"] for r in rows])
                for row in rows:
                    row.__dict__[f"relation:{key}"] = found.get(row.__dict__[f"link:{key}"])
            case Many():
                await _many(work, asking, narrowed(asking, spec, field, pick), pick, rows)
            case Computed():
                values = await field.compute(work, [row.key for row in rows]) if rows else []
                for row, value in zip(rows, values, strict=True):
                    row.__dict__[field.name] = value


async def by_key(
    work: Work, asking: Asking, target: str, pick: Pick, keys: Iterable[UUID | None]
) -> dict[UUID | None, Any]:
    """Linked records by their keys; one that the actor may not see is not among them."""
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    spec = spec_of(target)
    chosen = picks(asking, pick.nodes, spec.names)
    found = await load(work, asking, spec, chosen, spec.table.id.in_(wanted), *visible_rows(work, spec))
    return {row.key: row for row in found}


async def _many(work: Work, asking: Asking, wanted: Narrowed, pick: Pick, rows: list[Any]) -> None:
    chosen = picks(asking, pick.nodes, wanted.target.names)
    by_parent: dict[UUID, list[Any]] = defaultdict(list)
    if rows:
        conditions = [wanted.field.key.in_([row.key for row in rows]), *wanted.conditions(work)]
        order = wanted.order(work)
        for child in await load(
            work, asking, wanted.target, chosen, *conditions, order=order, extra=[wanted.field.key]
        ):
            by_parent[child.extra[0]].append(child)
    for row in rows:
        row.__dict__[f"relation:{pick.slot}"] = by_parent[row.key][: wanted.first]
