"""What one XLSX cell says, as text: exact numbers, ISO dates; an error or a formula without a value is a problem."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from xml.etree.ElementTree import Element

from triptych.exchange.lines import MAX_CELL

_DATE_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_NOT_A_PATTERN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_1900, _1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a spreadsheet's date has no zone
_LAST_SERIAL = 2_958_465


@dataclass(frozen=True, slots=True)
class Styles:
    """Which cell styles show a number as a date, and the day that number 0 stands for."""

    dates: frozenset[int]
    epoch: datetime


def read_styles(book: Element, styles: Element | None) -> Styles:
    """Find the date styles by their number format, and the workbook's epoch (1900, or 1904 on old Macs)."""
    properties = book.find("{*}workbookPr")
    old_mac = properties is not None and properties.get("date1904") in {"1", "true"}
    if styles is None:
        return Styles(frozenset(), _1904 if old_mac else _1900)
    custom = {
        int(fmt.get("numFmtId", "0"))
        for fmt in styles.iterfind("{*}numFmts/{*}numFmt")
        if re.search(r"[dmyhs]", _NOT_A_PATTERN.sub("", fmt.get("formatCode", "").lower()))
    }
    formats = [int(style.get("numFmtId", "0")) for style in styles.iterfind("{*}cellXfs/{*}xf")]
    dates = frozenset(i for i, fmt in enumerate(formats) if fmt in _DATE_FORMATS or fmt in custom)
    return Styles(dates, _1904 if old_mac else _1900)


def cell_text(cell: Element, shared: list[str], styles: Styles) -> tuple[str, str | None]:
    """The text of a cell, and what is wrong with it if anything is."""
    kind = cell.get("t", "n")
    stored = cell.findtext("{*}v") or ""
    if kind == "inlineStr":
        stored = "".join(t.text or "" for t in [*cell.iterfind("{*}is/{*}t"), *cell.iterfind("{*}is/{*}r/{*}t")])
    elif kind == "s" and stored:
        stored = shared[int(stored)]
    elif kind == "b":
        stored = {"1": "TRUE", "0": "FALSE"}.get(stored, stored)
    elif kind == "n" and stored:
        stored = _number(stored, cell, styles)
    return stored[:MAX_CELL], _problem(kind, stored, has_formula=cell.find("{*}f") is not None)


def _problem(kind: str, stored: str, *, has_formula: bool) -> str | None:
    if kind == "e":
        return f"The cell shows the spreadsheet error {stored}."
    if has_formula and not stored and kind != "str":
        return "The cell is a formula without a stored value; open the file in a spreadsheet program and save it."
    if len(stored) > MAX_CELL:
        return f"The cell has {len(stored):,} characters; at most {MAX_CELL:,} are read."
    return None


def _number(stored: str, cell: Element, styles: Styles) -> str:
    """A number with the 15 significant digits a spreadsheet has, without exponent; a date as ISO text.

    The file holds the binary neighbour of what was typed (1.1 as 1.1000000000000001).
    """
    value = float(stored)
    if int(cell.get("s", "0")) in styles.dates and 0 <= value <= _LAST_SERIAL:
        moment = styles.epoch + timedelta(seconds=round(value * 86_400))
        return f"{moment:%Y-%m-%d}" if value == int(value) else moment.isoformat(sep=" ")
    exact = Decimal(format(value, ".15g"))
    return format(exact.normalize() if exact else Decimal(0), "f") if exact.is_finite() else stored
