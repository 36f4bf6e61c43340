"""The JSON of a connection around the rows that its statement answered, in the order of the selection."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graphql import GraphQLObjectType
from triptych.graphql.reading.compiled.plans import Rows
from triptych.graphql.reading.compiled.text import object_text, value_text
from triptych.graphql.reading.compiled.told import told
from triptych.graphql.reading.declared.fields import NodeSpec
from triptych.graphql.reading.lists.groups import Grouped, groups_of
from triptych.graphql.reading.lists.keyset import cursor_of
from triptych.graphql.reading.lists.windows import Wanted
from triptych.graphql.reading.selection import Asking, Pick, picks

Place = tuple[str, str]  # under which names edges and node were asked for


@dataclass(frozen=True)
class Chosen:
    """What is selected of a connection: its own fields, what of each record, and which groups."""

    asking: Asking
    spec: NodeSpec
    fields: dict[str, Pick]
    nodes: dict[Place, dict[str, Pick]]
    groups: dict[str, Grouped]

    @property
    def names(self) -> set[str]:
        """The fields that are asked for."""
        return {part.name for part in self.fields.values()}


def chosen_of(asking: Asking, spec: NodeSpec, pick: Pick) -> Chosen:
    """What is selected of the connection of a type."""
    fields = picks(asking, pick.nodes, frozenset({f"{spec.name}Connection"}))
    nodes = {
        (edges.slot, node.slot): picks(asking, node.nodes, spec.names)
        for edges in fields.values()
        if edges.name == "edges"
        for node in picks(asking, edges.nodes, frozenset({f"{spec.name}Edge"})).values()
        if node.name == "node"
    }
    groups = groups_of(asking, spec, fields)
    return Chosen(asking, spec, fields, nodes, groups)


@dataclass(frozen=True)
class Layout:
    """How each of the edges reads: a text with gaps, and which of a row's values fill them, the cursor being -1."""

    text: str
    fill: tuple[int, ...]

    def filled(self, values: Sequence[str]) -> tuple[str, ...]:
        """What fills the gaps."""
        return tuple([values[at] for at in self.fill])

    @cached_property
    def tells_cursor(self) -> bool:
        """Whether the cursor of every row has to be known."""
        return -1 in self.fill


@dataclass(frozen=True)
class PageText:
    """Tells rows of: the number of all, the groups, the place, what is sorted by, and the objects of the nodes."""

    chosen: Chosen
    sorted_by: int

    def __call__(self, found: Rows, wanted: Wanted) -> str:
        place, window = self._place, wanted.window
        met = [row for row in found if row[place] is not None]
        rows = met[: window.size][:: -1 if window.back else 1]
        first = found[0] if found else (0,)
        members = []
        for part in self.chosen.fields.values():
            match part.name:
                case "totalCount":
                    text = str(first[0])
                case "pageInfo":
                    text = self._page(part, rows, window.beyond(more=len(met) > window.size))
                case "edges":
                    text = self._edges(self._layouts[part.slot], rows)
                case "__typename":
                    text = f'"{self.chosen.spec.name}Connection"'
                case _:
                    text = self._groups(part, first)
            members.append((part.key, text))
        return object_text(members)

    @cached_property
    def _place(self) -> int:
        return 1 + len(self.chosen.groups)

    def _cursor(self, row: Sequence[Any]) -> str:
        after = self._place + 1
        return cursor_of(row[after : after + self.sorted_by])

    def _page(self, part: Pick, rows: Rows, beyond: tuple[bool, bool]) -> str:
        before, after = beyond
        page = {
            "hasNextPage": after,
            "hasPreviousPage": before,
            "startCursor": self._cursor(rows[0]) if rows else None,
            "endCursor": self._cursor(rows[-1]) if rows else None,
            "__typename": "PageInfo",
        }
        below = picks(self.chosen.asking, part.nodes, frozenset({"PageInfo"}))
        return object_text((each.key, value_text(page[each.name])) for each in below.values())

    @cached_property
    def _layouts(self) -> dict[str, Layout]:
        """How edges read, by the name under which they were asked for: the same for every page of the plan."""
        return {part.slot: self._layout(part) for part in self.chosen.fields.values() if part.name == "edges"}

    def _layout(self, part: Pick) -> Layout:
        name, nodes = f"{self.chosen.spec.name}Edge", list(self.chosen.nodes)
        members, fill = [], []
        for each in picks(self.chosen.asking, part.nodes, frozenset({name})).values():
            if each.name == "__typename":
                members.append((each.key, f'"{name}"'))
                continue
            cursor = each.name == "cursor"
            members.append((each.key, '"%s"' if cursor else "%s"))
            fill.append(-1 if cursor else nodes.index((part.slot, each.slot)))
        return Layout(object_text(members), tuple(fill))

    def _edges(self, layout: Layout, rows: Rows) -> str:
        objects = self._place + 1 + self.sorted_by
        told = ((*row[objects:], self._cursor(row) if layout.tells_cursor else "") for row in rows)
        return f"[{','.join([layout.text % layout.filled(values) for values in told])}]"

    def _groups(self, part: Pick, row: Sequence[Any]) -> str:
        at = 1 + list(self.chosen.groups).index(part.slot)
        groups = self.chosen.groups[part.slot].told(json.loads(row[at] or "[]"))
        kind = self.chosen.asking.schema.type_map[f"{self.chosen.spec.name}Connection"]
        if not isinstance(kind, GraphQLObjectType):
            raise TypeError(f"{kind} has no fields")
        value = groups if part.name == "groups" else groups[0].sums
        return told(self.chosen.asking, value, kind.fields[part.name].type, part)
