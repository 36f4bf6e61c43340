"""A published figure is a value, withheld, or missing; zero is a value, and withheld is neither zero nor missing."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, TypeVar

from triptych.exchange.numbers import NotANumber, Unit, read_number, tidy

_WITHHELD = re.compile(
    r"\bexempt(ed|ion)?\b|\bwithheld\b|\bredacted\b|^reset\b|^no dca\b|not (yet |currently )?in a position"
    r"|\blegal(ly)? sensitiv|commercial(ly)? (in confidence|sensitiv)|\barmp adjustments\b|prevented the \w+ from",
    re.IGNORECASE,
)
_BOUNDED = re.compile(r"[<>]|\b(less|more|greater|lower|higher) than\b|\bzero\b|\b(up to|at least)\b", re.IGNORECASE)
_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%Y-%m-%d %H:%M:%S")
_SHORT_YEAR = re.compile(r"(.*[-/. ])([0-9]{2})")
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_PARTS_OF_A_YEAR = re.compile(
    r"q[1-4]|fy|early|mid|late|end|of|spring|summer|autumn|winter|tbc|[0-9]{2}|(19|20)[0-9]{2}"
)
_EXTRA_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9]{2}[-/.])")
_ISO_LIKE = re.compile(r"[0-9]{4}-")
FIRST_YEAR, LAST_YEAR = 1900, 2200
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, eq=False)
class _Published(Generic[Value]):
    """What a cell says: a value, or withheld with the publisher's reason, or missing.

    `as_published` is the text of the cell, which for what is missing may still be words ("Budget variance less than
    5%", "TBC"). Two files that print the same value in two ways ("£26.19m", "26.19") publish the same and are equal.
    """

    value: Value | None
    withheld: str | None
    as_published: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Published) and type(other) is type(self) and self._says == other._says

    def __hash__(self) -> int:
        return hash(self._says)

    @property
    def _says(self) -> tuple[object, ...]:
        return (self.value,) if self.value is not None else (None, self.withheld, self.as_published)

    @property
    def missing(self) -> bool:
        """Neither a value nor withheld."""
        return self.value is None and self.withheld is None

    @property
    def reason(self) -> str | None:
        """Why there is no value; None when there is one."""
        if self.value is not None:
            return None
        return self.withheld or self.as_published or "not published"


class Figure(_Published[Decimal]):
    """A figure as published: money in pounds (or the publication's currency), shares in percent."""

    __slots__ = ()


class PublishedDate(_Published[date]):
    """A date as published."""

    __slots__ = ()


def withheld_reason(text: str) -> str | None:
    """The publisher's words if they withhold ("Exempt under Section 43 ...", "Reset", "No DCA"), else None."""
    return tidy(text) if _WITHHELD.search(text) else None


def read_figure(text: str, unit: Unit = Unit.MILLION) -> Figure:
    """Read a published figure. Raises `NotANumber` for text with digits that is neither a number nor known words.

    Words without any digit are kept as published, as missing: never zero, never guessed.
    """
    published = tidy(text)
    if not published:
        return Figure(None, None)
    try:
        number = read_number(published, unit)
        if number.currency not in {None, "£", "GBP"}:
            raise NotANumber(f"{published[:40]!r} is not in pounds sterling.")
        return Figure(number.value, None, published)
    except NotANumber:
        if not _words_only(published):
            raise
    return Figure(None, withheld_reason(published), published)


def read_percentage(text: str, baseline: Figure, forecast: Figure) -> Figure:
    """Read a variance in percent; a bare number is taken as ratio or percent, whichever the two amounts bear out.

    Publishers write "-23.79%" in one row and "-0.2379" in the next. Where baseline and forecast cannot tell which, the
    value stays undefined and the text is kept.
    """
    published = tidy(text)
    try:
        number = read_number(published)
    except NotANumber:
        return read_figure(published, Unit.ONE)
    if number.percent:
        return Figure(number.value, None, published)
    true, _ = variance_percent(baseline, forecast)
    if true is None:
        return Figure(None, None, published)
    return Figure(min((number.value, number.value * 100), key=lambda value: abs(value - true)), None, published)


def variance_percent(baseline: Figure, forecast: Figure) -> tuple[Decimal | None, str | None]:
    """(forecast - baseline) / |baseline| in percent, or None with the reason; a zero baseline has no percentage."""
    if baseline.value is None:
        return None, f"no baseline: {baseline.reason}"
    if forecast.value is None:
        return None, f"no forecast: {forecast.reason}"
    if baseline.value == 0:
        return None, "the baseline is zero"
    return (forecast.value - baseline.value) / abs(baseline.value) * 100, None


def read_date(text: str) -> PublishedDate:
    """Read a published date, day first or ISO. Raises `NotANumber` for digits that are no date.

    A month, a quarter or a year alone is no day: it is kept as published, as missing.
    """
    published = tidy(text)
    if not published:
        return PublishedDate(None, None)
    day = parse_day(published)
    if day is not None:
        return PublishedDate(day, None, published)
    if _words_only(published) or _imprecise(published):
        return PublishedDate(None, withheld_reason(published), published)
    raise NotANumber(f"{published[:40]!r} is not a date; write it like 2026-03-31 or 31/03/2026.")


def parse_day(published: str) -> date | None:
    """The day, day first or ISO; two-digit years from 70 on are of the 20th century. None if it is no date."""
    text = published
    if not _ISO_LIKE.match(published):
        text = _EXTRA_ZEROS.sub("", published)
        short = _SHORT_YEAR.fullmatch(text)
        text = f"{short[1]}{'19' if int(short[2]) >= 70 else '20'}{short[2]}" if short else text
    for form in _FORMATS:
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007 - a published date has no zone
        except ValueError:
            continue
        return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
    return None


def _imprecise(published: str) -> bool:
    """Whether the text names a month, a quarter or a year without a day ("March 2026", "Q4 2025", "2025/26")."""
    parts = re.split(r"[ ,/-]+", published.lower())
    years = [part for part in parts if part.isdigit()]
    known = all(part[:3] in _MONTHS or _PARTS_OF_A_YEAR.fullmatch(part) for part in parts)
    dated = any(len(part) == 4 for part in years) or any(part[:3] in _MONTHS for part in parts)
    return known and dated and (len(years) == 1 or (len(parts) == 2 and len(years[0]) == 4))


def _words_only(published: str) -> bool:
    """Whether the text is words about a figure rather than a figure that was mistyped or a spreadsheet's error."""
    if published.startswith("#"):
        return False
    digits = any(character.isdigit() for character in published)
    return not digits or bool(_WITHHELD.search(published) or _BOUNDED.search(published))
