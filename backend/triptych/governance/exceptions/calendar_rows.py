"""The form of a row of the calendar, and the days that are looked at."""

from datetime import date
from typing import Any

from sqlalchemy import TIMESTAMP, ColumnElement, Date, Select, String, Uuid, and_, cast, null, select

from triptych.kernel.days import first_instant_after, first_instant_of

MOMENT = TIMESTAMP(timezone=True)


class Span:
    """The days that are wanted, both included, as days and as the instants at which something ends on one of them."""

    def __init__(self, zone: str, first: date, last: date) -> None:
        self.zone, self.first, self.last = zone, first, last
        self._after = cast(first_instant_of(first, zone), MOMENT)
        self._until = cast(first_instant_after(last, zone), MOMENT)

    def ends_in(self, instant: Any) -> ColumnElement[bool]:
        """Whether what ends at the instant ends on one of the days."""
        return and_(instant > self._after, instant <= self._until)


def row_of(
    kind: Any,
    at: Any,
    on: Any,
    *,
    record_id: Any,
    ref: Any,
    request_id: Any = None,
    waiver_id: Any = None,
    text: Any = None,
    done_at: Any = None,
    until: Any = None,
) -> tuple[Any, ...]:
    """What is told of an entry, whatever it is of; `at` is its instant or `on` its day, `record_id` what gives it."""
    return (
        cast(kind, String).label("kind"),
        record_id.label("record_id"),
        _or_null(request_id, Uuid()).label("request_id"),
        _or_null(waiver_id, Uuid()).label("waiver_id"),
        ref.label("ref"),
        _or_null(at, MOMENT).label("at"),
        _or_null(on, Date()).label("on_day"),
        _or_null(text, String()).label("text"),
        _or_null(done_at, MOMENT).label("done_at"),
        _or_null(until, MOMENT).label("until"),
    )


def sorted_by(columns: tuple[Any, ...], instant: Any) -> Select[Any]:
    """These columns, and the instant by which the calendar is in order."""
    return select(*columns, cast(instant, MOMENT).label("sort"))


def _or_null(value: Any, kind: Any) -> ColumnElement[Any]:
    return cast(null() if value is None else value, kind)
