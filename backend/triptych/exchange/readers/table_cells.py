"""One cell of a mapped table becomes a typed value, or it is said what is wrong and what was expected."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from triptych.exchange.numbers import NotANumber, Unit, read_number, tidy
from triptych.kernel.actor import Office, Role
from triptych.kernel.money import CURRENCIES, MAX_SCALE

MAX_NAME = 300
MAX_TEXT = 20_000
MAX_REFERENCE = 64
_EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)
_RUN = re.compile(r"=|@[A-Za-z]+\(|[-+].*[|(!]")
_DAY_OR_MONTH_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_OTHER_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%Y-%m-%d %H:%M:%S", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%B %d, %Y")
_YES = frozenset({"yes", "y", "true", "1", "x", "waivable"})
_NO = frozenset({"no", "n", "false", "0", "not waivable"})
_SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD"}
_ROLES = {role.value.replace("_", " "): role for role in Role} | {
    "project lead": Role.PROJECT_MANAGER,
    "programme manager": Role.PROGRAM_MANAGER,
    "representative": Role.PROVIDER_REPRESENTATIVE,
    "approver level 1": Role.APPROVER_1,
    "approver level 2": Role.APPROVER_2,
    "approver level 3": Role.APPROVER_3,
    "admin": Role.ADMINISTRATOR,
}
FIRST_YEAR, LAST_YEAR = 1900, 2200


class WrongCell(ValueError):
    """What is wrong with a cell and what was expected, as a sentence."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a cell means by its column: the unit that the heading states, and the order of days and months.

    `day_first` is True for 31/12/2026, False for 12/31/2026, and None where the column does not tell.
    """

    unit: Unit = Unit.ONE
    day_first: bool | None = None


def name(cell: str, _: Context) -> str:
    """A short text on one line."""
    return _limited(tidy(cell), MAX_NAME)


def text(cell: str, _: Context) -> str:
    """A text that may have paragraphs."""
    return _limited(cell.strip(), MAX_TEXT)


def reference(cell: str, _: Context) -> str:
    """A reference of the source."""
    return _limited(tidy(cell), MAX_REFERENCE)


def email(cell: str, _: Context) -> str:
    """An email address, in lower case."""
    address = tidy(cell)
    if not _EMAIL.fullmatch(address) or len(address) > MAX_NAME:
        raise WrongCell(f"{_short(address)} is not an email address; write it like ada@example.org.")
    return address.lower()


def currency(cell: str, _: Context) -> str:
    """An ISO 4217 code."""
    code = tidy(cell).upper()
    code = _SYMBOLS.get(code, code)
    if code not in CURRENCIES:
        raise WrongCell(f"{_short(tidy(cell))} is not an ISO 4217 currency code such as EUR.")
    return code


def amount(cell: str, context: Context) -> Decimal:
    """An amount that is not negative, exact; its currency is the line's (see `table_money`)."""
    try:
        number = read_number(cell, context.unit)
    except NotANumber as error:
        raise WrongCell(str(error)) from error
    if number.percent:
        raise WrongCell(f"{_short(tidy(cell))} is a percentage; an amount was expected.")
    if number.value < 0:
        raise WrongCell(f"{_short(tidy(cell))} is negative; an amount of zero or more was expected.")
    if number.value != round(number.value, MAX_SCALE):
        raise WrongCell(f"{_short(tidy(cell))} has more than {MAX_SCALE} digits after the point.")
    return number.value.quantize(Decimal(1)) if number.value == number.value.to_integral_value() else number.value


def day(cell: str, context: Context) -> date:
    """A day: ISO, or with slashes where the column as a whole tells whether day or month comes first."""
    written = tidy(cell)
    match = _DAY_OR_MONTH_FIRST.fullmatch(written)
    found = _numbered(match, written, context.day_first) if match else _named(written)
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise WrongCell(f"{_short(written)} is not a date; write it like 2026-03-31.")
    return found


def _numbered(match: re.Match[str], written: str, day_first: bool | None) -> date | None:
    first, second, year = (int(part) for part in match.groups())
    if day_first is None and first != second:
        raise WrongCell(f"{_short(written)} may be two different days; write it like 2026-03-31.")
    month, of_month = (first, second) if day_first is False else (second, first)
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def _named(written: str) -> date | None:
    for form in _OTHER_DATES:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007 - a typed date has no zone
        except ValueError:
            continue
    return None


def day_order(column: list[str]) -> bool | None:
    """Whether the dates of a column have the day first, as far as one of them shows it; None when none or both do."""
    matches = [match for match in map(_DAY_OR_MONTH_FIRST.fullmatch, map(tidy, column)) if match]
    day_first = any(int(match[1]) > 12 for match in matches)
    month_first = any(int(match[2]) > 12 for match in matches)
    return None if day_first == month_first else day_first


def yes_or_no(cell: str, _: Context) -> bool:
    """Yes or no."""
    word = tidy(cell).casefold()
    if word not in _YES | _NO:
        raise WrongCell(f"{_short(tidy(cell))} is neither yes nor no.")
    return word in _YES


def office(cell: str, _: Context) -> Office:
    """PMO, SMO or CMO."""
    try:
        return Office(tidy(cell).casefold())
    except ValueError:
        raise WrongCell(f"{_short(tidy(cell))} is not an office; write PMO, SMO or CMO.") from None


def roles(cell: str, _: Context) -> tuple[Role, ...]:
    """Roles separated by semicolon, comma or bar, each once."""
    found = []
    for part in re.split(r"[;,|\n]", cell):
        word = " ".join(re.sub(r"[_-]+", " ", part).split()).casefold()
        if word and word not in _ROLES:
            raise WrongCell(f"{_short(tidy(part))} is not a role; roles are {', '.join(role.value for role in Role)}.")
        if word:
            found.append(_ROLES[word])
    return tuple(dict.fromkeys(found))


def _limited(written: str, limit: int) -> str:
    if _RUN.match(written):
        raise WrongCell(f"{_short(written)} is a formula; a text was expected.")
    if len(written) > limit:
        raise WrongCell(f"The text has {len(written):,} characters; at most {limit:,}.")
    return written


def _short(written: str) -> str:
    return repr(written if len(written) <= 40 else f"{written[:40]}…")
