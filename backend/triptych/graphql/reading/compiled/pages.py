"""Root fields that compile to a list with pages: Relay connections over keyset cursors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, cast, func, literal_column, select, true

from triptych.access.work import Work
from triptych.graphql.reading.compiled.asker import Asker
from triptych.graphql.reading.compiled.plans import Plan, Rows, planned
from triptych.graphql.reading.compiled.statement import Compiler
from triptych.graphql.reading.compiled.text import object_text, value_text
from triptych.graphql.reading.conditions import Numbered, numbered
from triptych.graphql.reading.connection import Listing
from triptych.graphql.reading.fields import NodeSpec
from triptych.graphql.reading.keyset import cursor_of
from triptych.graphql.reading.selection import Asking, Pick, picks
from triptych.graphql.reading.windows import Asked, Wanted, Window


@dataclass(frozen=True)
class Page:
    """A list with pages: its rows and the number of all in one statement; the cursors are made of what it sorts by."""

    listing: Listing

    def understood(self, given: Mapping[str, Any]) -> Wanted:
        return self.listing.understood(Asked(**given))

    def plan(self, work: Work, asking: Asking, pick: Pick, understood: Wanted) -> Plan:
        spec, window, binder = self.listing.spec, understood.window, Numbered()
        compiler = Compiler(asking, Asker(work))
        chosen = picks(asking, pick.nodes, frozenset({f"{spec.name}Connection"}))
        where = self.listing.conditions(compiler.work, understood, binder)
        terms = self.listing.terms(compiler.work, understood)
        level = compiler.level(spec, {}, *where, *self.listing.between(terms, understood, binder))
        order = [term.clause(back=window.back) for term in terms]
        place = level.column(func.row_number().over(order_by=order))
        sorted_by = [level.column(term.expression) for term in terms]
        level.base = level.base.order_by(*order).limit(literal_column(str(window.size + 1)))
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
        told = _Told(asking, chosen, spec.name, window, len(terms), tuple(nodes))
        return planned(compiler, statement, lambda wanted: numbered(wanted.values(terms)), told)


def _named(prefix: str, values: Sequence[Any]) -> list[Any]:
    return [value.label(f"{prefix}{at}") for at, value in enumerate(values)]


def _nodes(asking: Asking, spec: NodeSpec, chosen: dict[str, Pick]) -> dict[tuple[str, str], dict[str, Pick]]:
    """What is selected of each record, by the names under which edges and node were asked for."""
    return {
        (edges.slot, node.slot): picks(asking, node.nodes, spec.names)
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
    window: Window
    sorted_by: int
    nodes: tuple[tuple[str, str], ...]

    def __call__(self, found: Rows, _wanted: Wanted) -> str:
        met = [row for row in found if row[1] is not None]
        rows = met[: self.window.size][:: -1 if self.window.back else 1]
        cursors = [cursor_of(row[2 : 2 + self.sorted_by]) for row in rows]
        told = {
            "totalCount": lambda _part: str(found[0][0] if found else 0),
            "pageInfo": lambda part: self._page(part, cursors, more=len(met) > self.window.size),
            "edges": lambda part: self._edges(part, rows, cursors),
            "__typename": lambda _part: f'"{self.name}Connection"',
        }
        return object_text((part.key, told[part.name](part)) for part in self.chosen.values())  # type: ignore[no-untyped-call]

    def _page(self, part: Pick, cursors: Sequence[str], *, more: bool) -> str:
        before, after = self.window.beyond(more=more)
        page = {
            "hasNextPage": after,
            "hasPreviousPage": before,
            "startCursor": cursors[0] if cursors else None,
            "endCursor": cursors[-1] if cursors else None,
            "__typename": "PageInfo",
        }
        below = picks(self.asking, part.nodes, frozenset({"PageInfo"}))
        return object_text((each.key, value_text(page[each.name])) for each in below.values())

    def _edges(self, part: Pick, rows: Rows, cursors: Sequence[str]) -> str:
        parts = picks(self.asking, part.nodes, frozenset({f"{self.name}Edge"})).values()
        edges = []
        for row, cursor in zip(rows, cursors, strict=True):
            told: dict[Any, str] = {"cursor": f'"{cursor}"', "__typename": f'"{self.name}Edge"'}
            told |= dict(zip(self.nodes, row[2 + self.sorted_by :], strict=True))
            edges.append(object_text((each.key, told.get(each.name) or told[part.slot, each.slot]) for each in parts))
        return f"[{','.join(edges)}]"
