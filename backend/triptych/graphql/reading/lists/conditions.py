"""What a list is narrowed to, as it was meant: the shape of a condition apart from the values in it.

The shape decides about the SQL, the values are bound. So one statement serves every filter of one shape, whatever is
looked for; and a filter is checked once, before anything is read.
"""

import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    Date,
    DateTime,
    Numeric,
    SQLColumnExpression,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    cast,
    func,
    literal,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy.sql import coercions, roles
from sqlalchemy.types import TypeEngine

from triptych.access.work import Work
from triptych.graphql.reading.declared.fields import Many, NodeSpec, One, Plain
from triptych.graphql.reading.declared.nodes import spec_of
from triptych.graphql.reading.declared.scope import visible_rows

Shape = tuple[Any, ...]


class Binder(Protocol):
    """Puts a value into a statement."""

    def bind(self, value: Any, kind: TypeEngine[Any]) -> ColumnElement[Any]: ...


class Inline:
    """Values stand in the statement itself: it is made for this one question."""

    def bind(self, value: Any, kind: TypeEngine[Any]) -> ColumnElement[Any]:
        return literal(value, kind)


class Numbered:
    """Values are parameters ``v0``, ``v1`` and so on, in the order in which they are met."""

    def __init__(self) -> None:
        self._bound = 0

    def bind(self, _value: Any, kind: TypeEngine[Any]) -> ColumnElement[Any]:
        self._bound += 1
        return bindparam(f"v{self._bound - 1}", None, type_=kind)


def numbered(values: Sequence[Any]) -> dict[str, Any]:
    """The parameters of a statement that was made with `Numbered`."""
    return {f"v{at}": value for at, value in enumerate(values)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field compared with one value; `is_null` and `is_not_null` have none."""

    field: str
    operator: str
    value: Any = None

    @property
    def shape(self) -> Shape:
        return (self.field, self.operator)

    def values(self) -> Iterator[Any]:
        """What is bound, in the order of the SQL."""
        if self.operator == "contains":
            yield self.value.lower()
        elif self.operator not in {"is_null", "is_not_null"}:
            yield self.value

    def sql(self, work: Work, spec: NodeSpec, binder: Binder) -> ColumnElement[bool]:
        declared = spec.fields[self.field]
        if isinstance(declared, One):
            return self._link(declared, work, binder)
        if isinstance(declared, Plain) and self.operator == "currency":
            return coercions.expect(roles.ExpressionElementRole, declared.expressions[1](work)) == binder.bind(
                self.value, Text()
            )
        if isinstance(declared, Plain):
            return self._compare(*_compared(declared, work), binder)
        raise TypeError(f"{spec.name}.{self.field} is compared with nothing")

    def _link(self, declared: One, work: Work, binder: Binder) -> ColumnElement[bool]:
        """A link is compared as it is shown: one that leads to what the person may not see is null to them."""
        key, target = declared.key(work), spec_of(declared.target)
        seen, compared = visible_rows(work, target), self._compare(key, Uuid(), binder)
        if not seen:
            return compared
        shown = key.in_(select(target.table.id).where(*seen).correlate(None))
        return or_(compared, not_(shown)) if self.operator == "is_null" else and_(compared, shown)

    def _compare(
        self, expression: SQLColumnExpression[Any], kind: TypeEngine[Any], binder: Binder
    ) -> ColumnElement[bool]:
        if self.operator == "is_null":
            return expression.is_(None)
        if self.operator == "is_not_null":
            return expression.is_not(None)
        if self.operator == "contains":
            return func.strpos(func.lower(expression), binder.bind(str(self.value).lower(), Text())) > 0
        if self.operator == "one_of":
            return expression == any_(binder.bind(self.value, ARRAY(kind)))
        compared: ColumnElement[bool] = COMPARES[self.operator](expression, binder.bind(self.value, kind))
        return compared


@dataclass(frozen=True, slots=True)
class Together:
    """Several conditions of one record: all of them, any of them, or none of them."""

    how: str
    parts: tuple["Condition", ...]

    @property
    def shape(self) -> Shape:
        return (self.how, *(part.shape for part in self.parts))

    def values(self) -> Iterator[Any]:
        """What is bound, in the order of the SQL."""
        for part in self.parts:
            yield from part.values()

    def sql(self, work: Work, spec: NodeSpec, binder: Binder) -> ColumnElement[bool]:
        told = [part.sql(work, spec, binder) for part in self.parts]
        match self.how:
            case "any_of":
                return or_(*told)
            case "none_of":
                # A row without a value meets nothing that asks about it, and so does one whose link is hidden.
                return not_(or_(*(func.coalesce(each, False) for each in told)))
        return and_(true(), *told)


@dataclass(frozen=True, slots=True)
class Related:
    """A condition of linked records: that the one, some, every or none of those that the actor may see meet it."""

    field: str
    how: str
    condition: Together

    @property
    def shape(self) -> Shape:
        return (self.field, self.how, self.condition.shape)

    def values(self) -> Iterator[Any]:
        """What is bound, in the order of the SQL."""
        yield from self.condition.values()

    def sql(self, work: Work, spec: NodeSpec, binder: Binder) -> ColumnElement[bool]:
        """The inner statement never looks at the outer one, so a type may be asked about within itself."""
        declared = spec.fields[self.field]
        if not isinstance(declared, One | Many):
            raise TypeError(f"{spec.name}.{self.field} leads nowhere")
        target = spec_of(declared.target)
        met = self.condition.sql(work, target, binder)
        where = visible_rows(work, target)
        if isinstance(declared, One):
            return declared.key(work).in_(select(target.table.id).where(*where, met).correlate(None))
        if declared.where is not None:
            where.append(declared.where(work))
        wanted = func.coalesce(met, False).is_(False) if self.how == "every" else met
        owners: Any = select(declared.key).where(*where, declared.key.is_not(None), wanted).correlate(None)
        key: ColumnElement[UUID] = spec.table.id
        return key.in_(owners) if self.how == "some" else key.not_in(owners)


Condition = Comparison | Together | Related
COMPARES = {"eq": operator.eq, "at_least": operator.ge, "at_most": operator.le}
KINDS: dict[Any, TypeEngine[Any]] = {
    str: Text(),
    int: Numeric(),
    Decimal: Numeric(),
    date: Date(),
    datetime: DateTime(timezone=True),
    bool: Boolean(),
    UUID: Uuid(),
}


def _compared(declared: Plain, work: Work) -> tuple[SQLColumnExpression[Any], TypeEngine[Any]]:
    """A plain field and what it is compared as. A column of whole numbers is compared with 2.5 as well."""
    expression = coercions.expect(roles.ExpressionElementRole, declared.expressions[0](work))
    kind = KINDS[expression.type.python_type]
    return (cast(expression, Numeric) if isinstance(kind, Numeric) else expression), kind
