"""Lists with pages: Relay connections over keyset cursors, stable while rows come in between."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import strawberry
from sqlalchemy import ColumnElement, SQLColumnExpression, func, select
from strawberry.relay import PageInfo
from strawberry.utils.str_converters import to_snake_case

from triptych.access.work import Work
from triptych.graphql.context import Context
from triptych.graphql.reading.fields import Expression, NodeSpec, Plain
from triptych.graphql.reading.filters import Direction, compile_filter, filter_type, order_type, orderable
from triptych.graphql.reading.keyset import Term, cursor_of, later_than
from triptych.graphql.reading.load import load, type_names, visible_rows
from triptych.graphql.reading.nodes import spec_of
from triptych.graphql.reading.selection import Pick, picks
from triptych.graphql.texts import keepable
from triptych.kernel.paging import DEFAULT_PAGE, MAX_PAGE
from triptych.kernel.refusals import Invalid

Search = Callable[[str], ColumnElement[bool]]
DefaultOrder = Sequence[tuple[SQLColumnExpression[Any] | Expression, Direction]]


@dataclass(frozen=True)
class Asked:
    """The arguments of a list as they came."""

    first: int | None
    after: str | None
    filter: Any
    order_by: Any = None
    search: str | None = None


@dataclass(frozen=True)
class Listing:
    """One list of a declared type: what it can search, and its order when none is asked for."""

    spec: NodeSpec
    connection: type[Any]
    edge: type[Any]
    search: Search | None
    default_order: DefaultOrder

    async def read(self, info: strawberry.Info[Context], asked: Asked) -> Any:
        """A page, the number of all, or both: what the selection asks for."""
        size = page_size(asked.first)
        async with info.context.reading() as work:
            return await self._page(work, info._raw_info, self.conditions(work, asked), asked, size)

    def conditions(self, work: Work, asked: Asked) -> list[ColumnElement[bool]]:
        """What every row of the list meets: it is seen, it passes the filter, and it is what was searched."""
        conditions = visible_rows(work, self.spec)
        if asked.filter is not None:
            conditions += compile_filter(work, self.spec, asked.filter)
        if asked.search and self.search is not None:
            conditions.append(self.search(keepable(asked.search[:200], "search")))
        return conditions

    async def _page(self, work: Work, raw: Any, conditions: list[ColumnElement[bool]], asked: Asked, size: int) -> Any:
        chosen = picks(raw, list(raw.field_nodes), frozenset({f"{self.spec.name}Connection"}))
        names = {to_snake_case(pick.name) for pick in chosen.values()}
        total = await self._count(work, conditions) if "total_count" in names else 0
        rows: list[Any] = []
        if names & {"edges", "page_info"}:
            terms = self.terms(work, asked.order_by)
            rows = await load(
                work,
                raw,
                self.spec,
                self._node_picks(raw, chosen),
                *conditions,
                *later_than(terms, asked.after),
                order=[term.clause() for term in terms],
                limit=size + 1,
                extra=[term.expression for term in terms],
            )
        return self._shown(rows, size, total, asked)

    def _shown(self, rows: list[Any], size: int, total: int, asked: Asked) -> Any:
        edges = [self.edge(cursor=cursor_of(row.extra), node=row) for row in rows[:size]]
        page = PageInfo(
            has_next_page=len(rows) > size,
            has_previous_page=asked.after is not None,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        )
        return self.connection(edges=edges, page_info=page, total_count=total)

    async def _count(self, work: Work, conditions: list[ColumnElement[bool]]) -> int:
        return await work.session.scalar(select(func.count()).select_from(self.spec.table).where(*conditions)) or 0

    def terms(self, work: Work, order_by: Any) -> list[Term]:
        """What is sorted by, the id last, so that no two rows stand in the same place."""
        terms = []
        for order in order_by or ():
            field = self.spec.fields[order.field.value]
            if isinstance(field, Plain):
                term = Term(field.expressions[0](work), descending=order.direction is Direction.DESC)
                terms.append(term if field.name == "ref" else term.as_read())
        for expression, direction in () if terms else self.default_order:
            told = expression if isinstance(expression, SQLColumnExpression) else expression(work)
            terms.append(Term(told, descending=direction is Direction.DESC))
        return [*terms, Term(self.spec.table.id, descending=False)]

    def _node_picks(self, raw: Any, chosen: dict[str, Pick]) -> dict[str, Pick]:
        """The selections of every `edges { node { ... } }`, taken together."""
        edges = [n for pick in chosen.values() if pick.name == "edges" for n in pick.nodes]
        below = picks(raw, edges, frozenset({f"{self.spec.name}Edge"}))
        nodes = [n for pick in below.values() if pick.name == "node" for n in pick.nodes]
        return picks(raw, nodes, type_names(self.spec))


def connection(name: str, *, search: Search | None = None, default_order: DefaultOrder = (), doc: str = "") -> Any:
    """A root field that lists a declared type: filter, order, pages, total count."""
    spec = spec_of(name)
    edge, made = _connection_types(spec)
    listing = Listing(spec, made, edge, search, default_order)
    return strawberry.field(resolver=_resolver(listing), description=doc or None, metadata={"list": listing})


def _resolver(listing: Listing) -> Any:
    """A resolver with the arguments that this list really has: no search without one, no order without a field."""
    spec = listing.spec

    async def resolve(info: strawberry.Info, first: int | None = None, after: str | None = None, **more: Any) -> Any:
        return await listing.read(
            info, Asked(first, after, more.get("filter"), more.get("order_by"), more.get("search"))
        )

    arguments: dict[str, Any] = {"filter": filter_type(spec) | None}
    if orderable(spec):
        arguments["order_by"] = list[order_type(spec)] | None  # type: ignore[misc]  # a type made at run time
    if listing.search is not None:
        arguments["search"] = str | None
    return with_arguments(resolve, arguments, listing.connection)


def with_arguments(resolve: Any, arguments: dict[str, Any], answers: Any) -> Any:
    """The same function, telling Strawberry which further arguments it takes; each may be left out."""
    signature = inspect.signature(resolve)
    keep = [p for p in signature.parameters.values() if p.kind is not inspect.Parameter.VAR_KEYWORD]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
        for name, annotation in arguments.items()
    ]
    resolve.__signature__ = signature.replace(parameters=[*keep, *added], return_annotation=answers)
    resolve.__annotations__ = {
        **{name: kind for name, kind in resolve.__annotations__.items() if name != "more"},
        **arguments,
        "return": answers,
    }
    return resolve


def _connection_types(spec: NodeSpec) -> tuple[type[Any], type[Any]]:
    edge: type[Any] = strawberry.type(
        type(f"{spec.name}Edge", (), {"__annotations__": {"cursor": str, "node": spec.graph_type}}),
        description=f"One {spec.name} of a page.",
    )
    listed = {"edges": list[edge], "page_info": PageInfo, "total_count": int}  # type: ignore[valid-type]
    made: type[Any] = strawberry.type(
        type(f"{spec.name}Connection", (), {"__annotations__": listed}), description=f"A page of {spec.name}s."
    )
    return edge, made


def page_size(first: int | None) -> int:
    """How many rows a page has. Raises `Invalid` beyond what one page may have."""
    size = DEFAULT_PAGE if first is None else first
    if not 0 <= size <= MAX_PAGE:
        raise Invalid.at("first", "page_size", f"A page has 0 to {MAX_PAGE} rows.")
    return size
