"""Root fields that compile to a list with pages: Relay connections over keyset cursors."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, cast, func, literal_column, select, true

from triptych.access.work import Work
from triptych.graphql.reading.compiled.asker import Asker
from triptych.graphql.reading.compiled.plans import Plan, Rows, planned
from triptych.graphql.reading.compiled.statement import Compiler
from triptych.graphql.reading.compiled.text import object_text, value_text
from triptych.graphql.reading.connection import Asked, Listing, page_size
from triptych.graphql.reading.fields import NodeSpec
from triptych.graphql.reading.keyset import cursor_of, later_than
from triptych.graphql.reading.load import type_names
from triptych.graphql.reading.selection import Asking, Pick, picks


@dataclass(frozen=True)
class Page:
    """A list with pages: its rows and the number of all in one statement; the cursors are made of what it sorts by."""

    listing: Listing
    convert: Callable[[Mapping[str, Any]], Mapping[str, Any]]

    def arguments(self, coerced: Mapping[str, Any]) -> Mapping[str, Any]:
        return self.convert(coerced)

    def kind(self, arguments: Mapping[str, Any]) -> str:
        return repr(sorted(arguments.items()))

    def given(self, _arguments: Mapping[str, Any]) -> dict[str, Any]:
        return {}

    def plan(self, work: Work, asking: Asking, pick: Pick, arguments: Mapping[str, Any]) -> Plan:
        spec = self.listing.spec
        asked = Asked(
            first=arguments.get("first"),
            after=arguments.get("after"),
            filter=arguments.get("filter"),
            order_by=arguments.get("order_by"),
            search=arguments.get("search"),
        )
        size = page_size(asked.first)
        compiler = Compiler(asking, Asker(work))
        chosen = picks(asking, pick.nodes, frozenset({f"{spec.name}Connection"}))
        where = self.listing.conditions(compiler.work, asked)
        terms = self.listing.terms(compiler.work, asked.order_by)
        level = compiler.level(spec, {}, *where, *later_than(terms, asked.after))
        order = [term.clause() for term in terms]
        place = level.column(func.row_number().over(order_by=order))
        sorted_by = [level.column(term.expression) for term in terms]
        level.base = level.base.order_by(*order).limit(size + 1)
        nodes = _nodes(asking, spec, chosen)
        objects = [cast(compiler.object_of(level, below), Text) for below in nodes.values()]
        rows = select(place.label("place"), *_named("s", sorted_by), *_named("o", objects))
        page = rows.select_from(level.rows()).subquery("page")
        total = select(func.count().label("total")).select_from(spec.table).where(*where).subquery("every")
        counted = "totalCount" in {part.name for part in chosen.values()}
        if counted:
            statement = select(total.c.total, page).select_from(total.outerjoin(page, true()))
        else:
            statement = select(literal_column("0").label("total"), page)
        statement = statement.order_by(page.c.place)
        told = _Told(asking, chosen, spec.name, size, len(terms), tuple(nodes), asked.after is not None)
        return planned(compiler, statement, told)


def _named(prefix: str, values: Sequence[Any]) -> list[Any]:
    return [value.label(f"{prefix}{at}") for at, value in enumerate(values)]


def _nodes(asking: Asking, spec: NodeSpec, chosen: dict[str, Pick]) -> dict[tuple[str, str], dict[str, Pick]]:
    """What is selected of each record, by the names under which edges and node were asked for."""
    return {
        (edges.slot, node.slot): picks(asking, node.nodes, type_names(spec))
        for edges in chosen.values()
        if edges.name == "edges"
        for node in picks(asking, edges.nodes, frozenset({f"{spec.name}Edge"})).values()
        if node.name == "node"
    }


@dataclass(frozen=True)
class _Told:
    """The connection around the rows of a page, in the order of the selection."""

    asking: Asking
    chosen: dict[str, Pick]
    name: str
    size: int
    sorted_by: int
    nodes: tuple[tuple[str, str], ...]
    goes_on: bool

    def __call__(self, found: Rows) -> str:
        rows = [row for row in found if row[1] is not None]
        cursors = [cursor_of(row[2 : 2 + self.sorted_by]) for row in rows[: self.size]]
        told = {
            "totalCount": lambda _part: str(found[0][0] if found else 0),
            "pageInfo": lambda part: self._page(part, cursors, more=len(rows) > self.size),
            "edges": lambda part: self._edges(part, rows, cursors),
            "__typename": lambda _part: f'"{self.name}Connection"',
        }
        return object_text((part.key, told[part.name](part)) for part in self.chosen.values())  # type: ignore[no-untyped-call]

    def _page(self, part: Pick, cursors: Sequence[str], *, more: bool) -> str:
        page = {
            "hasNextPage": more,
            "hasPreviousPage": self.goes_on,
            "startCursor": cursors[0] if cursors else None,
            "endCursor": cursors[-1] if cursors else None,
            "__typename": "PageInfo",
        }
        below = picks(self.asking, part.nodes, frozenset({"PageInfo"}))
        return object_text((each.key, value_text(page[each.name])) for each in below.values())

    def _edges(self, part: Pick, rows: Rows, cursors: Sequence[str]) -> str:
        parts = picks(self.asking, part.nodes, frozenset({f"{self.name}Edge"})).values()
        edges = []
        for row, cursor in zip(rows, cursors, strict=False):
            told: dict[Any, str] = {"cursor": f'"{cursor}"', "__typename": f'"{self.name}Edge"'}
            told |= dict(zip(self.nodes, row[2 + self.sorted_by :], strict=True))
            edges.append(object_text((each.key, told.get(each.name) or told[part.slot, each.slot]) for each in parts))
        return f"[{','.join(edges)}]"
