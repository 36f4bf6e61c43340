"""Tables written for spreadsheets, row by row: CSV (RFC 4180, UTF-8 with mark) and XLSX.

What somebody typed never calculates in the reader's spreadsheet: a text that a spreadsheet would take for a formula is
written as text, with an apostrophe in front in CSV and as a quoted text cell in XLSX.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Cell = str | int | Decimal | date | datetime | bool | None
MARK = "\ufeff"
LONGEST_IN_XLSX = 32_767
NARROWEST, WIDEST = 9, 60  # characters
FILTER_BUTTON = 3  # what the arrow of a filter takes of its heading
_FORMULA = re.compile(r"^[\s\x00-\x1f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def calculates(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula."""
    return _FORMULA.match(text) is not None


def csv_lines(rows: Iterable[Sequence[Cell]]) -> str:
    """Rows as lines of CSV; numbers exact, days and instants in ISO 8601."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_as_text(cell) for cell in row] for row in rows)
    return out.getvalue()


def _as_text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case str():
            return f"'{cell}" if calculates(cell) else cell
        case Decimal():
            return f"{cell:f}"
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


class Look(Enum):
    """How a value looks in XLSX: its number format. Days and instants follow the settings of whoever opens it."""

    TEXT = "General"
    COUNT = "#,##0"
    YEAR = "0"
    NUMBER = "#,##0.00"
    MONEY = "#,##0.00_);(#,##0.00)"
    SHARE = "0.0%"
    DAY = "mm-dd-yy"  # number 14 of the format: the short date of the reader's own settings
    MOMENT = "m/d/yy h:mm"  # number 22, with the time


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column, and how its values look."""

    text: str
    look: Look = Look.TEXT


class Book:
    """An XLSX workbook of one sheet; rows go to a temporary file as they come, so memory does not grow with them.

    The first row stays in sight and filters; columns are as wide as the first rows need, within reason.
    """

    def __init__(self, title: str, head: Sequence[Heading], *, yes: str = "yes", no: str = "no") -> None:
        self._book = Workbook(write_only=True)
        self._sheet = self._book.create_sheet(_UNWRITABLE.sub("", title)[:31])
        self._head, self._yes_no = list(head), (no, yes)
        self._rows = 0

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Put rows under those that are there; the first ones say how wide the columns are."""
        listed = list(rows)
        if self._rows == 0:
            self._begin(listed)
        for row in listed:
            self._sheet.append([self._cell(cell, under.look) for cell, under in zip(row, self._head, strict=True)])
        self._rows += len(listed)

    def save(self, to: IO[bytes]) -> None:
        """Write the workbook; nothing can be added afterwards."""
        if self._rows == 0:
            self._begin([])
            self._rows = 1
        last = f"{get_column_letter(len(self._head))}{self._rows}"
        self._sheet.auto_filter.ref = f"A1:{last}"
        self._book.save(to)

    def _begin(self, sample: Sequence[Sequence[Cell]]) -> None:
        self._rows = 1
        self._sheet.freeze_panes = "A2"
        for at, heading in enumerate(self._head):
            needed = [len(heading.text) + FILTER_BUTTON, *(_width(row[at]) for row in sample)]
            self._sheet.column_dimensions[get_column_letter(at + 1)].width = min(max(NARROWEST, *needed), WIDEST)
        cells = [WriteOnlyCell(self._sheet, value=heading.text) for heading in self._head]
        for cell in cells:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        self._sheet.append(cells)

    def _cell(self, value: Cell, look: Look) -> object:
        if value is None:
            return None
        cell = WriteOnlyCell(self._sheet, value=None)
        if isinstance(value, bool):
            cell.value = self._yes_no[value]
        elif isinstance(value, datetime):
            cell.value = value.replace(
                tzinfo=None, microsecond=0
            )  # a spreadsheet knows no zones: the clock on the wall
        elif not isinstance(value, str):
            cell.value = value
        else:
            cell.value = _UNWRITABLE.sub("", value)[:LONGEST_IN_XLSX]
            cell.data_type = "s"  # never "f", whatever it begins with
            if calculates(value):
                cell.quotePrefix = True
            return cell
        if look is not Look.TEXT:
            cell.number_format = look.value
        return cell


def _width(cell: Cell) -> int:
    """How many characters a cell needs; a text with several lines as many as its longest."""
    match cell:
        case None | bool():
            return 0
        case datetime():
            return 16
        case date():
            return 10
        case Decimal() | int():
            return len(f"{cell:,.2f}")
        case _:
            return max((len(line) for line in str(cell).splitlines()), default=0)
