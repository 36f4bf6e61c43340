"""What a filter and an order mean, read from what the graph coerced; and how much of it somebody may mean at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from strawberry.utils.str_converters import to_snake_case

from triptych.graphql.ids import key_of
from triptych.graphql.inputs import MAX_LIST
from triptych.graphql.reading.declared.fields import Field, Many, NodeSpec, One, Plain
from triptych.graphql.reading.declared.nodes import spec_of
from triptych.graphql.reading.lists.conditions import Comparison, Condition, Related, Together
from triptych.graphql.reading.lists.filter_types import JUNCTIONS, Direction
from triptych.graphql.texts import instant, keepable
from triptych.kernel.money import CURRENCIES
from triptych.kernel.refusals import Invalid

MOST_CONDITIONS = 200
MOST_RELATED = 12  # the planner of the database takes longer with each than with the one before
MOST_ORDERS = 5
DEEPEST = 8


def orders_of(asked: Sequence[Any] | None) -> tuple[tuple[str, bool], ...]:
    """The fields to sort by, and whether each descends; named again, a field sorts nothing more. Raises `Invalid`."""
    terms: dict[str, bool] = {}
    for each in asked or ():
        terms.setdefault(each["field"].value, each.get("direction") is Direction.DESC)
    if len(terms) > MOST_ORDERS:
        raise Invalid.at("orderBy", "too_many", f"A list is sorted by at most {MOST_ORDERS} fields.")
    return tuple(terms.items())


def understood(spec: NodeSpec, asked: Mapping[str, Any]) -> Together:
    """What a filter input means. Raises `Invalid` where it stands: an id of another type, a number out of range."""
    return _Reader().read(spec, asked, "filter", 0)


class _Reader:
    """Reads one filter, and counts: nobody means more than `MOST_CONDITIONS` at once."""

    def __init__(self) -> None:
        self._met = 0
        self._related = 0

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
            if isinstance(field, Plain) and field.is_money:
                _must_be_of_one_currency(_given(value), f"{here}.currency")
            for how, given in _given(value).items():
                parts.append(self._condition(field, to_snake_case(how), given, f"{here}.{how}", depth))
        return Together("all_of", tuple(parts))

    def _condition(self, field: Field, how: str, given: Any, path: str, depth: int) -> Condition:
        self._count(path, depth)
        if how == "is_null":
            return Comparison(field.name, "is_null" if given else "is_not_null")
        if isinstance(field, One | Many) and how != "one_of":
            self._related += 1
            if self._related > MOST_RELATED:
                message = f"A filter asks about linked records at most {MOST_RELATED} times."
                raise Invalid.at(path, "too_many_conditions", message)
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


def _must_be_of_one_currency(asked: Mapping[str, Any], path: str) -> None:
    """Raises `Invalid` where amounts would be compared with a number of no currency, or of one that there is not."""
    code = asked.get("currency")
    if code is None and any(to_snake_case(how) != "is_null" for how in asked):
        raise Invalid.at(path, "name_the_currency", "Say in which currency: amounts of two are not compared.")
    if code is not None and code not in CURRENCIES:
        raise Invalid.at(path, "unknown_currency", f"{code!r} is not an ISO 4217 currency code.")


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
