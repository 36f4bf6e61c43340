"""A list within a record narrowed by its arguments: the first ones, of some kind, in an order."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement

from triptych.access.work import Work
from triptych.graphql.reading.arguments import given_arguments
from triptych.graphql.reading.declared.fields import Many, NodeSpec, Plain
from triptych.graphql.reading.declared.nodes import spec_of
from triptych.graphql.reading.declared.scope import seen_with, visible_rows
from triptych.graphql.reading.lists.conditions import Inline, Together
from triptych.graphql.reading.lists.filter_types import orderable
from triptych.graphql.reading.lists.filters import orders_of, understood
from triptych.graphql.reading.lists.keyset import Term
from triptych.graphql.reading.lists.windows import page_size
from triptych.graphql.reading.selection import Asking, Pick


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The arguments of a list within a record, as they were meant. The values stand in the statement itself."""

    field: Many
    first: int | None
    orders: tuple[tuple[str, bool], ...]
    condition: Together | None

    @property
    def target(self) -> NodeSpec:
        """What the list is of."""
        return spec_of(self.field.target)

    def conditions(self, work: Work, *, below: NodeSpec | None = None) -> list[ColumnElement[bool]]:
        """What every row of the list meets: it is seen, it belongs there, and it passes the filter.

        Below records that are seen themselves, what is seen through them is not asked about once more.
        """
        known = below is not None and seen_with(below, self.target.visible, self.field.key)
        conditions = [] if known else visible_rows(work, self.target)
        if self.field.where is not None:
            conditions.append(self.field.where(work))
        if self.condition is not None:
            conditions.append(self.condition.sql(work, self.target, Inline()))
        return conditions

    def order(self, work: Work) -> list[Any]:
        """What ORDER BY says, the id last."""
        asked = [term.clause() for term in sorted_terms(work, self.target, self.orders)]
        return [*(asked or self.field.order), self.target.table.id]


def narrowed(asking: Asking, within: NodeSpec, field: Many, pick: Pick) -> Narrowed:
    """The list that is asked for below a record. Raises `Invalid` where one of its arguments stands."""
    given = given_arguments(asking, within.name, pick)
    asked = given.get("filter")
    return Narrowed(
        field=field,
        first=None if given.get("first") is None else page_size(given["first"], f"{pick.name}.first"),
        orders=orders_of(given.get("order_by")),
        condition=None if asked is None else understood(spec_of(field.target), asked),
    )


def sorted_terms(work: Work, spec: NodeSpec, orders: tuple[tuple[str, bool], ...]) -> list[Term]:
    """What a client asked to sort by. Texts stand where people look for them, references as they are."""
    terms = []
    for name, descending in orders:
        field: Plain = orderable(spec)[name]
        term = Term(field.expressions[0](work), descending=descending)
        terms.append(term if field.name == "ref" else term.as_read())
    return terms
