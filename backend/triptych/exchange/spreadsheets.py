"""Tables written for spreadsheets, row by row: CSV (RFC 4180, UTF-8 with mark) and XLSX.

What somebody typed never calculates in the reader's spreadsheet: a text that a spreadsheet would take for a formula is
written as text, with an apostrophe in front in CSV and as a quoted text cell in XLSX.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

Cell = str | int | Decimal | date | datetime | bool | None
MARK = "\ufeff"
LONGEST_IN_XLSX = 32_767
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


class Book:
    """An XLSX workbook of one sheet; rows go to a temporary file as they come, so memory does not grow with them."""

    def __init__(self, title: str, head: Sequence[str]) -> None:
        self._book = Workbook(write_only=True)
        self._sheet = self._book.create_sheet(_UNWRITABLE.sub("", title)[:31])
        self._sheet.freeze_panes = "A2"
        cells = [WriteOnlyCell(self._sheet, value=name) for name in head]
        for cell in cells:
            cell.font = Font(bold=True)
        self._sheet.append(cells)

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Put rows under those that are there."""
        for row in rows:
            self._sheet.append([self._cell(cell) for cell in row])

    def save(self, to: IO[bytes]) -> None:
        """Write the workbook; nothing can be added afterwards."""
        self._book.save(to)

    def _cell(self, value: Cell) -> object:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime):
            return value.replace(tzinfo=None)  # a spreadsheet knows no zones: the clock on the wall
        if not isinstance(value, str):
            return value
        cell = WriteOnlyCell(self._sheet, value=None)
        cell.value = _UNWRITABLE.sub("", value)[:LONGEST_IN_XLSX]
        cell.data_type = "s"  # never "f", whatever it begins with
        if calculates(value):
            cell.quotePrefix = True
        return cell
