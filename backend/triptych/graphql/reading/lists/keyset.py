"""Keyset paging: a page goes on after the sort values of the last row, whatever came in between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Function, Integer, SQLColumnExpression, Text, and_, cast, false, func, or_
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


Places = Sequence[ColumnElement[Any] | None]  # the values of a cursor in a statement; None is a null

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
        self.never_null = _never_null(self.expression)

    def as_read(self) -> "Term":
        """Texts in the order in which people look for them, whatever their case."""
        if self.python is not str:
            return self
        return Term(func.lower(self.expression, type_=Text()), descending=self.descending)

    def clause(self, *, back: bool = False, of: ColumnElement[Any] | None = None) -> Any:
        """What ORDER BY says, `of` the column of a derived table that holds the value, where there is one.

        Nulls come last, whichever way is sorted; going back, everything is turned round. Where there are no nulls
        nothing is said about them: a plain index serves it both ways then.
        """
        value = self.expression if of is None else of
        sorted_by = value.asc() if self.descending is back else value.desc()
        if self.never_null:
            return sorted_by
        return sorted_by.nulls_first() if back else sorted_by.nulls_last()

    def parse(self, text: str | None) -> Any:
        """The value that a cursor holds as text. Raises `ValueError` for what no row could have had."""
        if text is None:
            return None
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
        return further if self.never_null else or_(further, self.expression.is_(None))

    def before(self, value: ColumnElement[Any] | None) -> ColumnElement[bool]:
        """Rows that come before the value; before null comes whatever is something."""
        if value is None:
            return self.expression.is_not(None)
        return self.expression > value if self.descending else self.expression < value

    def reached(self, value: ColumnElement[Any], *, back: bool) -> ColumnElement[bool]:
        """Rows at the value and beyond it: where an index by a term without nulls begins to be read."""
        return self.expression >= value if self.descending is back else self.expression <= value


def _never_null(expression: ColumnElement[Any]) -> bool:
    """Whether every row has a value: a column says so, and a text is something in small letters where it is."""
    if isinstance(expression, Function) and expression.name == "lower":
        return all(map(_never_null, expression.clauses))
    return getattr(expression, "nullable", True) is False


def cursor_of(values: Sequence[Any]) -> str:
    """The cursor of a row, from the values of its sort terms."""
    texts = (None if v is None else v.isoformat() if isinstance(v, date) else str(v) for v in values)
    return Cursor(tuple(texts)).encode()


def read_back(terms: Sequence[Term], cursor: Cursor, path: str) -> list[Any]:
    """The values of a cursor that are something. Raises `Invalid` for a cursor of another list."""
    try:
        values = [term.parse(text) for term, text in zip(terms, cursor.values, strict=True)]
    except (ValueError, ArithmeticError, Invalid) as error:
        raise Invalid.at(path, "bad_cursor", "This cursor is not one of this list; start again without it.") from error
    return [value for value in values if value is not None]


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a page begins and ends in a statement: the places of its two cursors, None where one was not given."""

    after: Places | None
    before: Places | None

    def conditions(self, terms: Sequence[Term]) -> list[ColumnElement[bool]]:
        """The conditions on rows after one cursor and before the other."""
        ends = ((self.after, False), (self.before, True))
        return [beyond(terms, places, back=back) for places, back in ends if places is not None]


def beyond(terms: Sequence[Term], places: Places, *, back: bool) -> ColumnElement[bool]:
    """The condition on rows after a cursor's values, or, going back, before them.

    What follows for the first term alone is said beside it: an index is read from there, and not from its beginning.
    """
    further = []
    for at, term in enumerate(terms):
        same = [earlier.same(place) for earlier, place in zip(terms[:at], places[:at], strict=True)]
        further.append(and_(*same, (term.before if back else term.after)(places[at])))
    if terms[0].never_null and places[0] is not None:
        return and_(terms[0].reached(places[0], back=back), or_(*further))
    return or_(*further)
