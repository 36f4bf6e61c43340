"""Keyset paging: a page goes on after the sort values of the last row, whatever came in between."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, SQLColumnExpression, Text, and_, cast, false, func, or_
from sqlalchemy.sql import coercions, roles

from triptych.graphql.texts import instant, keepable
from triptych.kernel.paging import Cursor
from triptych.kernel.refusals import Invalid


def _whole(text: str) -> int:
    if len(text) > 11 or abs(int(text)) >= 2**31:
        raise ValueError("beyond a whole number of the database")
    return int(text)


def _exact(text: str) -> Decimal:
    value = Decimal(text[:100])
    if not value.is_finite():
        raise ValueError("no number")
    return value


# How the value of a sort term is read back from a cursor; a `ValueError` is a cursor that no row could have had.
READERS: dict[Any, Callable[[str], Any]] = {
    date: date.fromisoformat,
    datetime: lambda text: instant(datetime.fromisoformat(text), "after"),
    int: _whole,
    Decimal: _exact,
    UUID: UUID,
    str: lambda text: keepable(text, "after"),
}


class Term:
    """One sort term: an expression, whether it descends, and how its value is read back from a cursor."""

    def __init__(self, expression: SQLColumnExpression[Any], *, descending: bool) -> None:
        self.expression: ColumnElement[Any] = coercions.expect(roles.ExpressionElementRole, expression)
        self.descending = descending
        if self.expression.type.python_type is bool:  # yes and no have no < in the database's grammar
            self.expression = cast(self.expression, Integer)
        self.python: Any = self.expression.type.python_type

    def as_read(self) -> "Term":
        """Texts in the order in which people look for them, whatever their case."""
        if self.python is not str:
            return self
        return Term(func.lower(self.expression, type_=Text()), descending=self.descending)

    def clause(self, *, back: bool = False) -> Any:
        """What ORDER BY says. Nulls come last, whichever way is sorted; going back, everything is turned round.

        Of a column that has no nulls nothing is said about them: a plain index serves it both ways then.
        """
        sorted_by = self.expression.asc() if self.descending is back else self.expression.desc()
        if getattr(self.expression, "nullable", True) is False:
            return sorted_by
        return sorted_by.nulls_first() if back else sorted_by.nulls_last()

    def parse(self, text: str) -> Any:
        """The value that a cursor holds as text. Raises `ValueError` for what no row could have had."""
        if self.python not in READERS:
            raise ValueError(f"{self.python} is not sorted by")
        return READERS[self.python](text)

    def same(self, value: ColumnElement[Any] | None) -> ColumnElement[bool]:
        """Rows that stand at the same place as the value; None is the place of the nulls."""
        return self.expression.is_(None) if value is None else self.expression == value

    def after(self, value: ColumnElement[Any] | None) -> ColumnElement[bool]:
        """Rows that come after the value; nothing comes after null."""
        if value is None:
            return false()
        further = self.expression < value if self.descending else self.expression > value
        return or_(further, self.expression.is_(None))

    def before(self, value: ColumnElement[Any] | None) -> ColumnElement[bool]:
        """Rows that come before the value; before null comes whatever is something."""
        if value is None:
            return self.expression.is_not(None)
        return self.expression > value if self.descending else self.expression < value


def cursor_of(values: Sequence[Any]) -> str:
    """The cursor of a row, from the values of its sort terms."""
    texts = (None if v is None else v.isoformat() if isinstance(v, date) else str(v) for v in values)
    return Cursor(tuple(texts)).encode()


def read_back(terms: Sequence[Term], cursor: Cursor, path: str) -> list[Any]:
    """The values of a cursor that are something. Raises `Invalid` for a cursor of another list."""
    try:
        return [term.parse(text) for term, text in zip(terms, cursor.values, strict=True) if text is not None]
    except (ValueError, ArithmeticError, Invalid) as error:
        raise Invalid.at(path, "bad_cursor", "This cursor is not one of this list; start again without it.") from error


def beyond(terms: Sequence[Term], places: Sequence[ColumnElement[Any] | None], *, back: bool) -> ColumnElement[bool]:
    """The condition on rows after a cursor's values, or, going back, before them."""
    further = []
    for at, term in enumerate(terms):
        same = [earlier.same(place) for earlier, place in zip(terms[:at], places[:at], strict=True)]
        further.append(and_(*same, (term.before if back else term.after)(places[at])))
    return or_(*further)
