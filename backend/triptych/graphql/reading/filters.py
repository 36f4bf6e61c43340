"""Typed filters and orders, made from the declarations: whatever is declared filterable can be asked for."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from types import new_class
from typing import Any, get_args

import strawberry
from sqlalchemy import ColumnElement, Numeric, SQLColumnExpression, and_, cast, func, not_, or_, true
from strawberry import UNSET
from strawberry.utils.str_converters import to_camel_case

from triptych.access.work import Work
from triptych.graphql.ids import key_of
from triptych.graphql.inputs import MAX_LIST
from triptych.graphql.reading.fields import NodeSpec, One, Plain
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


@strawberry.input(description="Conditions on a linked record.")
class LinkFilter:
    one_of: list[strawberry.ID] | None = UNSET
    is_null: bool | None = UNSET


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
    name = f"{spec.name}Filter"
    annotations: dict[str, Any] = {}
    for field in spec.fields.values():
        condition: Any = None
        if isinstance(field, Plain) and field.filterable:
            condition = _condition_type(field.annotation)
        elif isinstance(field, One):
            condition = LinkFilter
        if condition is not None:
            annotations[field.name] = condition | None
    made: type[Any] = type(name, (), {"__annotations__": annotations, **dict.fromkeys(annotations, UNSET)})
    made.__annotations__ |= {"all_of": list[made] | None, "any_of": list[made] | None, "none_of": list[made] | None}  # type: ignore[valid-type]
    for junction in ("all_of", "any_of", "none_of"):
        setattr(made, junction, UNSET)
    return strawberry.input(made, name=name)


_enum_filters: dict[type[StrEnum], type[Any]] = {}


def _condition_type(annotation: Any) -> type[Any]:
    bare = next((part for part in get_args(annotation) if part is not type(None)), annotation)
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        if bare not in _enum_filters:
            made = type(
                f"{bare.__name__}Filter",
                (),
                {
                    "__annotations__": {"one_of": list[bare] | None, "is_null": bool | None},  # type: ignore[valid-type]
                    "one_of": UNSET,
                    "is_null": UNSET,
                },
            )
            _enum_filters[bare] = strawberry.input(made, name=made.__name__)
        return _enum_filters[bare]
    return _by_type[bare]


def _enumeration(name: str, members: dict[str, str]) -> type[Enum]:
    return new_class(name, (Enum,), {}, lambda space: space.update(members))


def order_type(spec: NodeSpec) -> type[Any]:
    """The input type `<Name>Order`: one orderable field and a direction."""
    members = {field.name.upper(): field.name for field in orderable(spec).values()}
    fields = strawberry.enum(_enumeration(f"{spec.name}OrderField", members))
    made = type(
        f"{spec.name}Order",
        (),
        {"__annotations__": {"field": fields, "direction": Direction}, "direction": Direction.ASC},
    )
    return strawberry.input(made, name=made.__name__)


def orderable(spec: NodeSpec) -> dict[str, Plain]:
    """The fields that a list of this type can be sorted by."""
    return {name: field for name, field in spec.fields.items() if isinstance(field, Plain) and field.orderable}


def compile_filter(work: Work, spec: NodeSpec, asked: Any, path: str = "filter") -> list[ColumnElement[bool]]:
    """The conditions of a filter input. An id of another type is the client's mistake and says where it stands."""
    conditions: list[ColumnElement[bool]] = []
    for name, value in vars(asked).items():
        if value is UNSET or value is None:
            continue
        here = f"{path}.{to_camel_case(name)}"
        if name in {"all_of", "any_of", "none_of"}:
            parts = [and_(true(), *compile_filter(work, spec, part, f"{here}.{i}")) for i, part in enumerate(value)]
            if parts:
                conditions.append({"all_of": and_(*parts), "any_of": or_(*parts), "none_of": not_(or_(*parts))}[name])
            continue
        field = spec.fields[name]
        if isinstance(field, One):
            conditions += _link(work, field, value, here)
        elif isinstance(field, Plain):
            conditions += _plain(field.expressions[0](work), value, here)
    return conditions


def _given(value: Any) -> dict[str, Any]:
    return {name: part for name, part in vars(value).items() if part is not UNSET and part is not None}


def _link(work: Work, field: One, value: Any, path: str) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    link = field.key(work)
    for name, part in _given(value).items():
        if name == "one_of":
            conditions.append(link.in_([key_of(i, field.target, f"{path}.oneOf") for i in part]))
        else:
            conditions.append(link.is_(None) if part else link.is_not(None))
    return conditions


def _plain(expression: SQLColumnExpression[Any], value: Any, path: str) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if isinstance(value, NumberFilter):
        expression = cast(expression, Numeric)  # a column of whole numbers is compared with 2.5 as well
    for name, given in _given(value).items():
        part = _comparable(given, f"{path}.{to_camel_case(name)}")
        match name:
            case "eq":
                conditions.append(expression == part)
            case "one_of":
                conditions.append(expression.in_(part))
            case "contains":
                conditions.append(func.lower(expression).contains(str(part).lower(), autoescape=True))
            case "at_least":
                conditions.append(expression >= part)
            case "at_most":
                conditions.append(expression <= part)
            case "is_null":
                conditions.append(expression.is_(None) if part else expression.is_not(None))
    return conditions


def _comparable(given: Any, path: str) -> Any:
    """What a column can be compared with. Raises `Invalid` where the condition stands."""
    if isinstance(given, list):
        if len(given) > MAX_LIST:
            raise Invalid.at(path, "too_many", f"At most {MAX_LIST:,} values.")
        return [_comparable(each, f"{path}.{at}") for at, each in enumerate(given)]
    if isinstance(given, StrEnum):
        return given.value
    if isinstance(given, str):
        return keepable(given, path)
    if isinstance(given, datetime):
        return instant(given, path)
    if isinstance(given, Decimal) and (not given.is_finite() or abs(given) >= Decimal(10) ** 30):
        raise Invalid.at(path, "out_of_range", "This number is out of range.")
    return given
