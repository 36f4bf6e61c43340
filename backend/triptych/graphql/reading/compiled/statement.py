"""One statement for a record with everything selected below it: sub-selects that answer JSON (law 3).

Each level is a derived table ``l<n>`` of the columns that the level needs, under numbers, because PostgreSQL cuts long
names; around it stands one object per row, under the names that the client gave. Links and lists are objects within
objects. Nothing inside reads the levels outside but by ``l<n>.k<m>``, so a type may stand below itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, cast

from sqlalchemy import ColumnElement, Label, Select, Text, bindparam, case, func, literal, literal_column, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects.postgresql import aggregate_order_by
from strawberry.utils.str_converters import to_snake_case

from triptych.access.work import Work
from triptych.graphql.reading.compiled.asker import Asker
from triptych.graphql.reading.compiled.shown import amount_text, global_id, twin
from triptych.graphql.reading.declared.fields import Field, Many, NodeSpec, One, Plain
from triptych.graphql.reading.declared.nodes import spec_of
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.graphql.reading.lists.narrowing import narrowed
from triptych.graphql.reading.selection import Asking, Pick, picks

MARK = "mark"  # the parameter that a place to be filled in begins with: a new secret for each request
LONGEST_NAME = 63  # bytes of a name that PostgreSQL keeps
Value = ColumnElement[Any]


class NotCompiled(Exception):
    """This document goes the ordinary way; the message says why."""


@dataclass(frozen=True)
class Hole:
    """A place in the answer that a room fills in, for all rows of the level at once."""

    spec: NodeSpec
    field: Field
    pick: Pick


@dataclass
class Compiler:
    """Makes the statement of one root field; `holes` are what is left to fill in."""

    asking: Asking
    asker: Asker
    holes: list[Hole] = field(default_factory=list)
    numbers: Any = field(default_factory=count)

    @property
    def work(self) -> Work:
        """What declarations take for a work."""
        return cast("Work", self.asker)

    def level(self, spec: NodeSpec, chosen: dict[str, Pick], *where: Value) -> "Level":
        """The rows of a type under these conditions, and the object that each becomes."""
        level = Level(f"l{next(self.numbers)}", spec, select(spec.table.id.label("id")).where(*where))
        level.object = self.object_of(level, chosen)
        return level

    def object_of(self, level: "Level", chosen: dict[str, Pick]) -> Value:
        """One object for each row of the level."""
        return _object([self._member(level, pick) for pick in chosen.values()])

    def _member(self, level: "Level", pick: Pick) -> Label[Any]:
        return named(self._value(level, pick), pick)

    def _value(self, level: "Level", pick: Pick) -> Value:
        if pick.name == "__typename":
            return literal(level.spec.name, Text)
        if pick.name == "id":
            return global_id(level.spec.name, level.key)
        declared = level.spec.fields[to_snake_case(pick.name)]
        match declared:
            case Plain():
                return self._plain(level, declared, pick)
            case One():
                return self._one(level, declared, pick)
            case Many():
                return self._many(level, declared, pick)
        return self._hole(level, declared, pick)

    def _plain(self, level: "Level", declared: Plain, pick: Pick) -> Value:
        if declared.is_money:
            return self._money(level, declared, pick)
        told = twin(declared)
        return self._hole(level, declared, pick) if told is None else told(level.columns(self.work, declared))

    def _one(self, level: "Level", declared: One, pick: Pick) -> Value:
        spec = spec_of(declared.target)
        key = level.column(declared.key(self.work))
        chosen = picks(self.asking, pick.nodes, spec.names)
        below = self.level(spec, chosen, spec.table.id == key, *visible_rows(self.work, spec))
        return select(below.object).select_from(below.rows()).scalar_subquery()

    def _many(self, level: "Level", declared: Many, pick: Pick) -> Value:
        wanted = narrowed(self.asking, level.spec, declared, pick)
        chosen = picks(self.asking, pick.nodes, wanted.target.names)
        where = wanted.conditions(self.work, below=level.spec)
        below = self.level(wanted.target, chosen, declared.key == level.key, *where)
        order = wanted.order(self.work)
        place = below.column(func.row_number().over(order_by=order))
        if wanted.first is not None:
            below.base = below.base.order_by(*order).limit(literal_column(str(wanted.first)))
        every = func.json_agg(aggregate_order_by(below.object, place))
        empty: Value = literal_column("'[]'::json")
        return func.coalesce(select(every).select_from(below.rows()).scalar_subquery(), empty)

    def _money(self, level: "Level", declared: Plain, pick: Pick) -> Value:
        amount, currency = level.columns(self.work, declared)
        shown = {"amount": amount_text(amount), "currency": currency, "__typename": literal("Money", Text)}
        chosen = picks(self.asking, pick.nodes, frozenset({"Money"}))
        members = [named(shown[part.name], part) for part in chosen.values()]
        return case((amount.is_not(None) & currency.is_not(None), _object(members)), else_=None)

    def _hole(self, level: "Level", declared: Field, pick: Pick) -> Value:
        self.holes.append(Hole(level.spec, declared, pick))
        place = bindparam(MARK, None, type_=Text()).concat(literal(f":{len(self.holes) - 1}:", Text))
        return place.concat(sql_cast(level.key, Text))


@dataclass
class Level:
    """The rows of one level while the statement is made."""

    name: str
    spec: NodeSpec
    base: Select[Any]
    object: Value = field(default_factory=lambda: literal_column("NULL"))
    width: int = 0

    @property
    def key(self) -> Value:
        """The id of the row, seen from outside the derived table."""
        return literal_column(f"{self.name}.id", self.spec.table.id.type)

    def column(self, expression: Any) -> Value:
        """Take an expression into the derived table; what it is called outside."""
        name = f"c{self.width}"
        self.width += 1
        taken = expression.label(name)
        self.base = self.base.add_columns(taken)
        return literal_column(f"{self.name}.{name}", taken.type)

    def columns(self, work: Work, declared: Plain) -> list[Value]:
        """All expressions of a plain field, taken in."""
        return [self.column(expression(work)) for expression in declared.expressions]

    def rows(self) -> Any:
        """The derived table."""
        return self.base.subquery(self.name)


def named(value: Value, pick: Pick) -> Label[Any]:
    """A value under the name that the client gave."""
    if len(pick.key) > LONGEST_NAME:
        raise NotCompiled("a name longer than the database keeps")
    return value.label(pick.key)


def _object(members: Sequence[Label[Any]]) -> Value:
    """One JSON object; the members are read in the place where it stands."""
    inside = select(*members).subquery("r")
    return select(func.row_to_json(literal_column("r"))).select_from(inside).scalar_subquery()
