"""Lists with pages: Relay connections over keyset cursors, stable while rows come in between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import strawberry
from sqlalchemy import ColumnElement, SQLColumnExpression, Text, func, or_, select
from strawberry.relay import PageInfo
from strawberry.utils.str_converters import to_snake_case

from triptych.access.work import Work
from triptych.graphql.context import Context
from triptych.graphql.reading.arguments import given_arguments
from triptych.graphql.reading.declared.fields import NodeSpec
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.graphql.reading.lists.conditions import Binder, Inline
from triptych.graphql.reading.lists.filter_types import Direction
from triptych.graphql.reading.lists.filters import orders_of, understood
from triptych.graphql.reading.lists.groups import Grouped, Totals, groups_of
from triptych.graphql.reading.lists.keyset import Ends, Places, Term, cursor_of, read_back
from triptych.graphql.reading.lists.narrowing import sorted_terms
from triptych.graphql.reading.lists.parts import Met
from triptych.graphql.reading.lists.windows import Asked, Wanted, Window, window_of, words_of
from triptych.graphql.reading.load import load
from triptych.graphql.reading.selection import Pick, picks
from triptych.kernel.paging import Cursor

Columns = Sequence[SQLColumnExpression[Any]]
DefaultOrder = Sequence[tuple[SQLColumnExpression[Any] | Met, Direction]]


@dataclass(frozen=True)
class Listing:
    """One list of a declared type: what it can search, its order when none is asked for, and what it is narrowed to."""

    spec: NodeSpec
    connection: type[Any]
    edge: type[Any]
    search: Columns
    default_order: DefaultOrder
    within: Callable[[Work], ColumnElement[bool]] | None = None

    @property
    def parted(self) -> bool:
        """Whether its own order leads with a condition: then it is read as two (`parts`)."""
        return any(isinstance(told, Met) for told, _ in self.default_order[:1])

    async def read(self, info: strawberry.Info[Context]) -> Any:
        """A page, the number of all, or both: what the selection asks for."""
        raw: Any = info._raw_info
        pick = Pick(str(raw.path.key), raw.field_name, list(raw.field_nodes))
        wanted = self.understood(Asked(**given_arguments(raw, "Query", pick)))
        async with info.context.reading() as work:
            return await self._page(work, raw, wanted)

    def understood(self, asked: Asked) -> Wanted:
        """What the arguments mean. Raises `Invalid` where one of them stands."""
        orders = orders_of(asked.order_by)
        parted = self.parted and not orders
        return Wanted(
            window=window_of(asked, len(orders or self.default_order) + 1, parted=parted),
            orders=orders,
            condition=None if asked.filter is None else understood(self.spec, asked.filter),
            words=words_of(asked.search) if self.search else (),
        )

    def conditions(self, work: Work, wanted: Wanted, binder: Binder) -> list[ColumnElement[bool]]:
        """What every row of the list meets: it is seen, it passes the filter, and it is what was searched."""
        conditions = visible_rows(work, self.spec)
        if self.within is not None:
            conditions.append(self.within(work))
        if wanted.condition is not None:
            conditions.append(wanted.condition.sql(work, self.spec, binder))
        for word in wanted.words:
            told = binder.bind(word, Text())
            conditions.append(or_(*(func.strpos(func.lower(column), told) > 0 for column in self.search)))
        return conditions

    def ends(self, terms: Sequence[Term], wanted: Wanted, binder: Binder) -> Ends:
        """The places of the cursors, where they were given."""

        def places(cursor: Cursor | None, path: str) -> Places | None:
            if cursor is None:
                return None
            values = iter(read_back(terms, cursor, path))
            return [
                None if text is None else binder.bind(next(values), term.expression.type)
                for term, text in zip(terms, cursor.values, strict=True)
            ]

        return Ends(places(wanted.window.after, "after"), places(wanted.window.before, "before"))

    def terms(self, work: Work, wanted: Wanted) -> list[Term]:
        """What is sorted by, the id last, so that no two rows stand in the same place."""
        terms = sorted_terms(work, self.spec, wanted.orders)
        terms = terms or [_term(work, told, direction) for told, direction in self.default_order]
        return [*terms, Term(self.spec.table.id, descending=False)]

    async def _page(self, work: Work, raw: Any, wanted: Wanted) -> Any:
        chosen = picks(raw, list(raw.field_nodes), frozenset({f"{self.spec.name}Connection"}))
        names = {to_snake_case(pick.name) for pick in chosen.values()}
        conditions = self.conditions(work, wanted, Inline())
        total = await self._count(work, conditions) if "total_count" in names else 0
        groups = {
            slot: await self._groups(work, asked, conditions)
            for slot, asked in groups_of(raw, self.spec, chosen).items()
        }
        rows: list[Any] = []
        if names & {"edges", "page_info"}:
            terms = self.terms(work, wanted)
            rows = await load(
                work,
                raw,
                self.spec,
                self._node_picks(raw, chosen),
                *conditions,
                *self.ends(terms, wanted, Inline()).conditions(terms),
                order=[term.clause(back=wanted.window.back) for term in terms],
                limit=wanted.window.size + 1,
                extra=[term.expression for term in terms],
            )
        shown = self._shown(rows, total, wanted.window)
        shown.__dict__.update(groups)
        return shown

    async def _groups(self, work: Work, asked: Grouped, conditions: list[ColumnElement[bool]]) -> list[Totals]:
        return asked.told([tuple(row) for row in await work.session.execute(asked.statement(work, conditions))])

    def _shown(self, rows: list[Any], total: int, window: Window) -> Any:
        shown = rows[: window.size][:: -1 if window.back else 1]
        edges = [self.edge(cursor=cursor_of(row.extra), node=row) for row in shown]
        before, after = window.beyond(more=len(rows) > window.size)
        page = PageInfo(
            has_next_page=after,
            has_previous_page=before,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        )
        return self.connection(edges=edges, page_info=page, total_count=total)

    async def _count(self, work: Work, conditions: list[ColumnElement[bool]]) -> int:
        return await work.session.scalar(select(func.count()).select_from(self.spec.table).where(*conditions)) or 0

    def _node_picks(self, raw: Any, chosen: dict[str, Pick]) -> dict[str, Pick]:
        """The selections of every `edges { node { ... } }`, taken together."""
        edges = [n for pick in chosen.values() if pick.name == "edges" for n in pick.nodes]
        below = picks(raw, edges, frozenset({f"{self.spec.name}Edge"}))
        nodes = [n for pick in below.values() if pick.name == "node" for n in pick.nodes]
        return picks(raw, nodes, self.spec.names)


def _term(work: Work, told: SQLColumnExpression[Any] | Met, direction: Direction) -> Term:
    descending = direction is Direction.DESC
    return told.term(work, descending=descending) if isinstance(told, Met) else Term(told, descending=descending)
