"""The inputs of filters and orders, made from the declarations: whatever is declared filterable can be asked for."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache
from types import new_class
from typing import Any

import strawberry
from strawberry import UNSET

from triptych.graphql.reading.declared.fields import Field, Many, MoneyAmount, NodeSpec, One, Plain
from triptych.graphql.reading.declared.nodes import REGISTRY, spec_of


@strawberry.enum
class Direction(Enum):
    ASC = "asc"
    DESC = "desc"


@strawberry.input(description="Conditions on a text; all given ones hold.")
class TextFilter:
    eq: str | None = UNSET
    one_of: list[str] | None = UNSET
    contains: str | None = UNSET
    is_null: bool | None = UNSET


@strawberry.input(description="Conditions on an exact number; all given ones hold.")
class NumberFilter:
    eq: Decimal | None = UNSET
    at_least: Decimal | None = UNSET
    at_most: Decimal | None = UNSET
    is_null: bool | None = UNSET


@strawberry.input(description="Conditions on a day; all given ones hold.")
class DateFilter:
    eq: date | None = UNSET
    at_least: date | None = UNSET
    at_most: date | None = UNSET
    is_null: bool | None = UNSET


@strawberry.input(description="Conditions on an instant; all given ones hold.")
class DateTimeFilter:
    at_least: datetime | None = UNSET
    at_most: datetime | None = UNSET
    is_null: bool | None = UNSET


@strawberry.input(description="Conditions on yes or no.")
class BooleanFilter:
    eq: bool | None = UNSET


@strawberry.input(description="Conditions on an amount of money, in one currency: amounts of two are never compared.")
class MoneyFilter:
    currency: str | None = UNSET
    eq: Decimal | None = UNSET
    at_least: Decimal | None = UNSET
    at_most: Decimal | None = UNSET
    is_null: bool | None = UNSET


JUNCTIONS = ("all_of", "any_of", "none_of")

_by_type = {
    str: TextFilter,
    int: NumberFilter,
    Decimal: NumberFilter,
    date: DateFilter,
    datetime: DateTimeFilter,
    bool: BooleanFilter,
    MoneyAmount: MoneyFilter,
}


def filter_type(spec: NodeSpec) -> type[Any]:
    """The input type `<Name>Filter`: a condition per filterable field and link, with and, or and not."""
    return _filter_types()[spec.name]


@cache
def _filter_types() -> dict[str, type[Any]]:
    """The filters of all types, which speak of each other: named first, then filled in, then made inputs."""
    named: dict[str, type[Any]] = {name: type(f"{name}Filter", (), {}) for name in REGISTRY}
    for name, spec in REGISTRY.items():
        own = named[name]
        conditions = {field.name: _conditions_on(field, named) for field in spec.fields.values()}
        own.__annotations__ = {name: kind | None for name, kind in conditions.items() if kind is not None}
        own.__annotations__ |= dict.fromkeys(JUNCTIONS, list[own] | None)  # type: ignore[valid-type]
        for part in own.__annotations__:
            setattr(own, part, UNSET)
    return {name: strawberry.input(own, name=own.__name__) for name, own in named.items()}


def _conditions_on(field: Field, named: dict[str, type[Any]]) -> Any:
    """The input of the conditions on one field; None where there are none."""
    match field:
        case Plain() if field.filterable:
            return _condition_type(field.kind)
        case One():
            return _input(
                f"{field.target}LinkFilter",
                "Conditions on a linked record; `meets` asks about the record itself, where the viewer sees it.",
                {"one_of": list[strawberry.ID], "is_null": bool, "meets": named[field.target]},
            )
        case Many():
            return _input(
                f"{field.target}ListFilter",
                "Conditions on linked records, of those that the viewer sees: some, every or none of them.",
                dict.fromkeys(("some", "every", "none"), named[field.target]),
            )
    return None


_made: dict[str, type[Any]] = {}


def _input(name: str, description: str, parts: dict[str, Any]) -> type[Any]:
    """An input of parts that may be left out, made once for its name."""
    if name not in _made:
        space = {"__annotations__": {part: kind | None for part, kind in parts.items()}, **dict.fromkeys(parts, UNSET)}
        _made[name] = strawberry.input(type(name, (), space), name=name, description=description)
    return _made[name]


def _condition_type(kind: type[Any]) -> type[Any]:
    if issubclass(kind, StrEnum):
        parts = {"one_of": list[kind], "is_null": bool}  # type: ignore[valid-type]
        return _input(f"{kind.__name__}Filter", "Conditions on one of these words.", parts)
    return _by_type[kind]


def enumeration(name: str, members: dict[str, str]) -> type[Enum]:
    """An enumeration of these members."""
    return new_class(name, (Enum,), {}, lambda space: space.update(members))


@cache
def order_type(name: str) -> type[Any]:
    """The input type `<Name>Order`: one orderable field and a direction."""
    spec = spec_of(name)
    members = {field.name.upper(): field.name for field in orderable(spec).values()}
    fields = strawberry.enum(enumeration(f"{spec.name}OrderField", members))
    made = type(
        f"{spec.name}Order",
        (),
        {"__annotations__": {"field": fields, "direction": Direction}, "direction": Direction.ASC},
    )
    return strawberry.input(made, name=made.__name__)


def orderable(spec: NodeSpec) -> dict[str, Plain]:
    """The fields that a list of this type can be sorted by."""
    return {name: field for name, field in spec.fields.items() if isinstance(field, Plain) and field.orderable}


def narrowing_arguments(spec: NodeSpec) -> dict[str, Any]:
    """The arguments of a list of a type: its filter, and its order where there is a field to sort by."""
    arguments: dict[str, Any] = {"filter": filter_type(spec) | None}
    if orderable(spec):
        arguments["order_by"] = list[order_type(spec.name)] | None  # type: ignore[misc]  # a type made at run time
    return arguments
