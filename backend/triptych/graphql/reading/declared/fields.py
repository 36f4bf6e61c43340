"""How a type is declared, once: what each field reads from its table, and what leads to other types.

A declaration says the SQL; the GraphQL type follows from the column. Adding a field is one line.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args
from uuid import UUID

import strawberry
from sqlalchemy import ColumnElement, SQLColumnExpression, select
from sqlalchemy.orm import InstrumentedAttribute

from triptych.access.work import Work


@strawberry.type(name="Money", description="An exact amount, as text so that no digit is lost, and its ISO 4217 code.")
class MoneyAmount:
    amount: str
    currency: str


type_of_python = {str: str, int: int, bool: bool, Decimal: Decimal, date: date, datetime: datetime}

Expression = Callable[[Work], SQLColumnExpression[Any]]


@dataclass(kw_only=True)
class Field:
    """What all kinds of field share."""

    doc: str | None = None
    name: str = ""


def bare_type(annotation: Any) -> Any:
    """What an annotation says apart from null."""
    parts = [part for part in get_args(annotation) if part is not type(None)]
    return parts[0] if len(parts) == 1 and type(None) in get_args(annotation) else annotation


@dataclass(kw_only=True)
class Plain(Field):
    """A value made of one or more SQL expressions of the row itself."""

    expressions: tuple[Expression, ...]
    read: Callable[..., Any]
    annotation: Any
    filterable: bool = False
    orderable: bool = False

    @property
    def kind(self) -> type[Any]:
        """What a value of it is, where there is one; a list of something is just an object."""
        bare = bare_type(self.annotation)
        return bare if isinstance(bare, type) else object

    @property
    def is_money(self) -> bool:
        """Whether it shows an amount with its currency."""
        return self.kind is MoneyAmount


@dataclass(kw_only=True)
class One(Field):
    """A link to one other record: null where there is none, and where the actor may not see it."""

    target: str
    key: Expression
    nullable: bool


@dataclass(kw_only=True)
class Many(Field):
    """The records of another type that point here, filtered by what the actor may see.

    Most are parts of their record, of which there are a few. An `open_ended` list grows with the house.
    """

    target: str
    key: InstrumentedAttribute[Any]
    order: tuple[Any, ...] = ()
    where: Callable[[Work], ColumnElement[bool]] | None = None
    open_ended: bool = False


@dataclass(kw_only=True)
class Computed(Field):
    """A value that a room works out for all rows of a level at once."""

    annotation: Any
    compute: Callable[[Work, Sequence[Any]], Awaitable[Sequence[Any]]]


@dataclass
class NodeSpec:
    """One declared type: its table, its fields, and which rows an actor may see."""

    name: str
    table: type[Any]
    fields: dict[str, Field]
    visible: Callable[[Work], ColumnElement[bool] | None]
    graph_type: type[Any] = field(default=object)

    @property
    def names(self) -> frozenset[str]:
        """The names under which a fragment may speak of this type: its own and its interfaces'."""
        definition = self.graph_type.__strawberry_definition__
        return frozenset({self.name, *(interface.name for interface in definition.interfaces)})


def column(
    attribute: InstrumentedAttribute[Any],
    *,
    words: type[StrEnum] | None = None,
    filterable: bool = False,
    orderable: bool = False,
    doc: str | None = None,
) -> Any:
    """A column as it stands; `words` names the enumeration that its text is of."""
    stored = attribute.property.columns[0]
    nullable = bool(stored.nullable)
    python = stored.type.python_type
    annotation: Any = words or type_of_python.get(python)
    if annotation is None:
        raise TypeError(f"{attribute} holds {python}; declare it with expression()")
    if nullable:
        annotation = annotation | None

    def read(value: Any) -> Any:
        return words(value) if words is not None and value is not None else value

    return Plain(
        expressions=(lambda _work: attribute,),
        read=read,
        annotation=annotation,
        filterable=filterable,
        orderable=orderable,
        doc=doc,
    )


def expression(
    annotation: Any,
    *expressions: Expression,
    read: Callable[..., Any] = lambda value: value,
    filterable: bool = False,
    orderable: bool = False,
    doc: str | None = None,
) -> Any:
    """A value of SQL expressions over the row; each gets the work, for its instant and its grants."""
    return Plain(
        expressions=expressions, read=read, annotation=annotation, filterable=filterable, orderable=orderable, doc=doc
    )


def one(target: str, key: InstrumentedAttribute[Any], *, unseen: bool = False, doc: str | None = None) -> Any:
    """A link to one `target` through a foreign key of this table; nullable where the key is.

    `unseen` says that somebody may see this record and not the one it leads to: then the link is null for them, and
    the declaration puts plain fields beside it for whatever a heading needs. Every other link leads to a record that
    is seen by all who see this one; a test walks the graph as several people and holds that to be so.
    """
    nullable = unseen or bool(key.property.columns[0].nullable)
    return One(target=target, key=lambda _work: key, nullable=nullable, doc=doc)


def beside(
    told: InstrumentedAttribute[Any], target: InstrumentedAttribute[Any], key: InstrumentedAttribute[Any]
) -> Any:
    """One column of a linked record, told also to those who do not see the record itself."""
    return Plain(
        expressions=(lambda _work: select(told).where(target == key).correlate(key.class_).scalar_subquery(),),
        read=lambda value: value,
        annotation=str | None if key.property.columns[0].nullable else str,
    )


def one_by(target: str, key: Expression, *, doc: str | None = None) -> Any:
    """A link to one `target` through an expression that gives its key, or null."""
    return One(target=target, key=key, nullable=True, doc=doc)


def money(amount: InstrumentedAttribute[Any], currency: InstrumentedAttribute[Any], *, doc: str | None = None) -> Any:
    """An exact amount with its currency, from the two columns that hold them; sorts and filters by the amount."""

    def read(value: Decimal | None, code: str | None) -> MoneyAmount | None:
        return None if value is None or code is None else MoneyAmount(amount=plain_text(value), currency=code)

    nullable = bool(amount.property.columns[0].nullable)
    return Plain(
        expressions=(lambda _work: amount, lambda _work: currency),
        read=read,
        annotation=MoneyAmount | None if nullable else MoneyAmount,
        filterable=True,
        orderable=True,
        doc=doc,
    )


def plain_text(value: Decimal) -> str:
    """A decimal as text without exponent and without zeros that say nothing; cents stay."""
    normal = value.normalize()
    exponent = normal.as_tuple().exponent
    places = max(2, -exponent) if isinstance(exponent, int) and exponent < 0 else 0
    return f"{value:.{places}f}"


def many(
    target: str,
    key: InstrumentedAttribute[Any],
    *order: Any,
    where: Callable[[Work], ColumnElement[bool]] | None = None,
    open_ended: bool = False,
    doc: str | None = None,
) -> Any:
    """The `target`s whose foreign key points here, in the given order; `open_ended` where that is no handful."""
    return Many(target=target, key=key, order=order, where=where, open_ended=open_ended, doc=doc)


def computed(
    annotation: Any, compute: Callable[[Work, Sequence[UUID]], Awaitable[Sequence[Any]]], *, doc: str | None = None
) -> Any:
    """A value that `compute` gives for the ids of all rows of a level, in their order."""
    return Computed(annotation=annotation, compute=compute, doc=doc)
