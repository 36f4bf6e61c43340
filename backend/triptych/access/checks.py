"""What entered values are held against, each problem beside its field: texts, amounts, days, instants, zones."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from triptych.kernel.money import CURRENCIES, MAX_DIGITS, Money
from triptych.kernel.refusals import Problem
from triptych.kernel.said import says_something

NAME = 200
LINE = 500
TEXT = 20_000
FIRST_YEAR, LAST_YEAR = 1900, 2999
_ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)*")
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


def text(field: str, given: str | None, most: int = NAME, *, needed: bool = True) -> Iterator[Problem]:
    """A text that says something and is not longer than `most` characters."""
    if needed and not says_something(given):
        yield Problem(field, "required", "This is needed.")
    elif given is not None and len(given) > most:
        yield Problem(field, "too_long", f"At most {most:,} characters; this has {len(given):,}.")


def amount(field: str, given: Money | None) -> Iterator[Problem]:
    """An amount of money that is not negative."""
    if given is not None and given.amount < 0:
        yield Problem(f"{field}.amount", "negative", "An amount is not negative.")
    elif given is not None and given.amount >= Decimal(10) ** MAX_DIGITS:
        yield Problem(f"{field}.amount", "too_large", f"At most {MAX_DIGITS} digits before the point.")


def currency(field: str, code: str) -> Iterator[Problem]:
    """A currency of ISO 4217."""
    if code not in CURRENCIES:
        yield Problem(field, "unknown_currency", f"{code!r} is not an ISO 4217 currency code.")


def basis(field: str, figure: Money | None, given: str | None) -> Iterator[Problem]:
    """A figure says on what basis it was made (trap 13)."""
    yield from text(field, given, LINE, needed=figure is not None)


def not_past(field: str, day: date | None, today: date) -> Iterator[Problem]:
    """A day that has not gone by."""
    if day is not None and day < today:
        yield Problem(field, "past_date", f"{day.isoformat()} has gone by.")


def not_future(field: str, day: date | None, today: date) -> Iterator[Problem]:
    """A day that has come."""
    if day is not None and day > today:
        yield Problem(field, "future_date", f"{day.isoformat()} has not come yet.")


def in_order(field: str, earlier: date | None, later: date | None, earlier_name: str) -> Iterator[Problem]:
    """Two days in their order; the same day is fine."""
    if earlier is not None and later is not None and later < earlier:
        yield Problem(field, "before_start", f"This lies before the {earlier_name}, {earlier.isoformat()}.")


def instant(field: str, given: datetime | None) -> Iterator[Problem]:
    """An instant knows its zone, or it would be another one elsewhere; and lies within what people plan."""
    if given is not None and given.tzinfo is None:
        yield Problem(field, "no_time_zone", "Write the time with its zone, like 2026-03-01T09:00:00Z.")
    elif given is not None and not FIRST_YEAR <= given.year <= LAST_YEAR:
        yield Problem(field, "beyond_calendar", f"Write a year from {FIRST_YEAR} to {LAST_YEAR}.")


def period(field: str, starts: datetime, until: datetime, now: datetime) -> Iterator[Problem]:
    """A period ends after it starts, and after now."""
    zoned = [*instant("", starts), *instant("", until)]
    if not zoned and until <= starts:
        yield Problem(field, "ends_before_start", "The end lies after the start.")
    elif not zoned and until <= now:
        yield Problem(field, "past_date", "The end has gone by.")


def address(field: str, given: str) -> Iterator[Problem]:
    """An e-mail address, as far as one can tell without sending anything."""
    if len(given) > 254 or not _ADDRESS.fullmatch(given):
        yield Problem(field, "not_an_address", "This is not an e-mail address.")


def zone(field: str, given: str | None) -> Iterator[Problem]:
    """A time zone of the IANA database."""
    if given is None:
        return
    try:
        ZoneInfo(given)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield Problem(field, "unknown_zone", f"{given[:60]!r} is not a known time zone; write it like Europe/Berlin.")


def locale(field: str, given: str) -> Iterator[Problem]:
    """A language, with its country where that matters."""
    if not _LOCALE.fullmatch(given):
        yield Problem(field, "unknown_locale", "Write a language like en or en-GB.")
