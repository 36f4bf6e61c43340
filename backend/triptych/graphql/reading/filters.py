"""Typed filters and orders, made from the declarations: whatever is declared filterable can be asked for."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache
from types import new_class
from typing import Any, get_args

import strawberry
from strawberry import UNSET
from strawberry.utils.str_converters import to_snake_case

from triptych.graphql.ids import key_of
from triptych.graphql.inputs import MAX_LIST
from triptych.graphql.reading.conditions import Comparison, Condition, Related, Together
from triptych.graphql.reading.fields import Field, Many, NodeSpec, One, Plain
from triptych.graphql.reading.nodes import REGISTRY, spec_of
from triptych.graphql.texts import instant, keepable
from triptych.kernel.refusals import Invalid


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


JUNCTIONS = ("all_of", "any_of", "none_of")
MOST_CONDITIONS = 200
DEEPEST = 8

_by_type = {
    str: TextFilter,
    int: NumberFilter,
    Decimal: NumberFilter,
    date: DateFilter,
    datetime: DateTimeFilter,
    bool: BooleanFilter,
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
            return _condition_type(field.annotation)
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


def _condition_type(annotation: Any) -> type[Any]:
    bare = next((part for part in get_args(annotation) if part is not type(None)), annotation)
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        parts = {"one_of": list[bare], "is_null": bool}  # type: ignore[valid-type]
        return _input(f"{bare.__name__}Filter", "Conditions on one of these words.", parts)
    return _by_type[bare]


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


def orders_of(asked: Sequence[Any] | None) -> tuple[tuple[str, bool], ...]:
    """The fields to sort by, and whether each descends."""
    return tuple((each["field"].value, each.get("direction") is Direction.DESC) for each in asked or ())


def understood(spec: NodeSpec, asked: Mapping[str, Any]) -> Together:
    """What a filter input means. Raises `Invalid` where it stands: an id of another type, a number out of range."""
    return _Reader().read(spec, asked, "filter", 0)


class _Reader:
    """Reads one filter, and counts: nobody means more than `MOST_CONDITIONS` at once."""

    def __init__(self) -> None:
        self._met = 0

    def read(self, spec: NodeSpec, asked: Mapping[str, Any], path: str, depth: int) -> Together:
        """All conditions of one input."""
        self._count(path, depth)
        parts: list[Condition] = []
        for given_as, value in _given(asked).items():
            name, here = to_snake_case(given_as), f"{path}.{given_as}"
            if name in JUNCTIONS:
                below = tuple(self.read(spec, part, f"{here}.{at}", depth + 1) for at, part in enumerate(value))
                parts += [Together(name, below)] if below else []
                continue
            field = spec.fields[name]
            for how, given in _given(value).items():
                parts.append(self._condition(field, to_snake_case(how), given, f"{here}.{how}", depth))
        return Together("all_of", tuple(parts))

    def _condition(self, field: Field, how: str, given: Any, path: str, depth: int) -> Condition:
        self._count(path, depth)
        if how == "is_null":
            return Comparison(field.name, "is_null" if given else "is_not_null")
        if isinstance(field, One | Many) and how != "one_of":
            return Related(field.name, how, self.read(spec_of(field.target), given, path, depth + 1))
        if isinstance(field, One):
            return Comparison(field.name, how, [key_of(each, field.target, path) for each in _few(given, path)])
        return Comparison(field.name, how, _comparable(given, path))

    def _count(self, path: str, depth: int) -> None:
        self._met += 1
        if self._met > MOST_CONDITIONS:
            raise Invalid.at(path, "too_many_conditions", f"A filter has at most {MOST_CONDITIONS} conditions.")
        if depth > DEEPEST:
            raise Invalid.at(path, "too_deep", f"Conditions stand at most {DEEPEST} within each other.")


def _given(value: Mapping[str, Any]) -> dict[str, Any]:
    """What was given; null says as much as nothing."""
    return {name: part for name, part in value.items() if part is not None}


def _few(given: list[Any], path: str) -> list[Any]:
    if len(given) > MAX_LIST:
        raise Invalid.at(path, "too_many", f"At most {MAX_LIST:,} values.")
    return given


def _comparable(given: Any, path: str) -> Any:
    """What a column can be compared with. Raises `Invalid` where the condition stands."""
    if isinstance(given, list):
        return [_comparable(each, f"{path}.{at}") for at, each in enumerate(_few(given, path))]
    if isinstance(given, StrEnum):
        return given.value
    if isinstance(given, str):
        return keepable(given, path)
    if isinstance(given, datetime):
        return instant(given, path)
    if isinstance(given, Decimal) and (not given.is_finite() or abs(given) >= Decimal(10) ** 30):
        raise Invalid.at(path, "out_of_range", "This number is out of range.")
    return given
