"""What a plain value looks like in an answer, said in SQL: the twin of what `read` and the scalars say in Python.

A property test holds both ways equal. What has no twin here is filled in afterwards (`holes`).
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Text, case, cast, func, literal
from strawberry.scalars import JSON

from triptych.graphql.reading.declared.fields import Plain, bare_type

Value = ColumnElement[Any]
INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS'


def twin(declared: Plain) -> Callable[[Sequence[Value]], Value] | None:
    """How the columns of a plain field become a value of the answer; None where only Python can say it."""
    bare = bare_type(declared.annotation)
    if bare in {str, int, bool, date, JSON}:
        return _text if bare is str else _as_it_is
    if bare is Decimal:
        return _text
    if bare is datetime:
        return _instant
    if isinstance(bare, type) and issubclass(bare, Enum):
        return lambda columns: _member(columns[0], bare)
    return None


def amount_text(amount: Value) -> Value:
    """An amount without zeros that say nothing; cents stay. The twin of `plain_text`."""
    short = func.trim_scale(amount)
    return case((func.scale(short) == 1, cast(func.round(amount, 2), Text)), else_=cast(short, Text))


def global_id(name: str, key: Value) -> Value:
    """The twin of `to_global`."""
    told = func.encode(func.convert_to(literal(f"{name}:", Text).concat(cast(key, Text)), "UTF8"), "base64")
    return func.rtrim(func.translate(told, "+/\n", "-_"), "=")


def _as_it_is(columns: Sequence[Value]) -> Value:
    return columns[0]


def _text(columns: Sequence[Value]) -> Value:
    return cast(columns[0], Text)


def _instant(columns: Sequence[Value]) -> Value:
    """As Python prints it: microseconds where there are any, all six of them."""
    utc = func.timezone("UTC", columns[0])
    small = func.to_char(utc, "US", type_=Text)
    told = case((small == "000000", literal("", Text)), else_=literal(".", Text).concat(small))
    return func.to_char(utc, INSTANT, type_=Text).concat(told).concat(literal("+00:00", Text))


def _member(column: Value, words: type[Enum]) -> Value:
    return case({word.value: word.name for word in words}, value=cast(column, Text), else_=None)
