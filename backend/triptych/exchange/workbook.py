"""XLSX, read cell by cell without trusting the archive: sizes are counted while unpacking, never believed.

Written on the standard library and defusedxml rather than a table library: those turn error cells and formulas without
a stored value into empty cells, and give dense rows, so that one cell at XFD1048576 takes all memory.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from triptych.exchange.lines import Line, Sheet, refuse
from triptych.exchange.workbook_cells import Styles, cell_text, read_styles

MAX_UNPACKED = 50 * 1024 * 1024
MAX_COLUMNS = 2_000
MAX_CELLS = 4_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ParseError, DefusedXmlException, KeyError, ValueError, OSError)
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class _SheetPart:
    name: str
    path: str
    hidden: bool


def read_workbook(data: bytes, sheet_name: str | None = None) -> Sheet:
    """Read one sheet: the named one, else the first that is not hidden. Raises `Invalid` at ``file``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _sheet(_Parts(archive), sheet_name)
    except (*_BROKEN, RuntimeError, NotImplementedError) as error:
        raise refuse(
            "broken_workbook", f"The file is a ZIP archive but not a readable XLSX workbook: {error}"
        ) from error


class _Parts:
    """The archive's parts, with one allowance of unpacked bytes for all of them together."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = MAX_UNPACKED
        if "xl/workbook.xml" not in archive.namelist():
            raise refuse("wrong_kind_of_file", "This is a ZIP archive, not an XLSX workbook; unpack it first.")

    def xml(self, path: str) -> Element:
        with self._archive.open(path) as part:
            content = part.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise refuse("workbook_too_large", f"The workbook unpacks to more than {MAX_UNPACKED // 1024**2} MB.")
        return fromstring(content)

    def optional(self, path: str) -> Element | None:
        return self.xml(path) if path in self._archive.namelist() else None


def _sheet(parts: _Parts, sheet_name: str | None) -> Sheet:
    book = parts.xml("xl/workbook.xml")
    sheets = _sheets(book, parts)
    chosen = _chosen(sheets, sheet_name)
    shared = _shared_strings(parts.optional("xl/sharedStrings.xml"))
    styles = read_styles(book, parts.optional("xl/styles.xml"))
    lines = tuple(line for line in _lines(parts.xml(chosen.path), shared, styles) if not line.blank)
    if not lines:
        raise refuse("file_empty", f"The sheet {chosen.name!r} is empty.")
    others = [repr(sheet.name) for sheet in sheets if sheet is not chosen]
    left = (f"Sheets not read: {', '.join(others)}.",) if others else ()
    return Sheet(lines, (f"Read the sheet {chosen.name!r}.", *left))


def _sheets(book: Element, parts: _Parts) -> list[_SheetPart]:
    targets = {relation.get("Id"): relation.get("Target", "") for relation in parts.xml("xl/_rels/workbook.xml.rels")}
    found = []
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        target = targets[sheet.get(_RELATION)]
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        found.append(_SheetPart(sheet.get("name", ""), path, sheet.get("state", "visible") != "visible"))
    return found


def _chosen(sheets: list[_SheetPart], sheet_name: str | None) -> _SheetPart:
    if sheet_name is None:
        visible = [sheet for sheet in sheets if not sheet.hidden]
        if visible:
            return visible[0]
        raise refuse("no_sheet", "The workbook has no visible sheet.")
    for sheet in sheets:
        if sheet.name == sheet_name:
            return sheet
    names = ", ".join(repr(sheet.name) for sheet in sheets)
    raise refuse("no_sheet", f"The workbook has no sheet {sheet_name!r}; it has {names}.")


def _shared_strings(root: Element | None) -> list[str]:
    """The texts that cells point to; phonetic hints are no part of them."""
    items = [] if root is None else root.iterfind("{*}si")
    return ["".join(t.text or "" for t in [*item.iterfind("{*}t"), *item.iterfind("{*}r/{*}t")]) for item in items]


def _lines(root: Element, shared: list[str], styles: Styles) -> Iterator[Line]:
    number, cells = 0, 0
    for row in root.iterfind("{*}sheetData/{*}row"):
        number = int(row.get("r", number + 1))
        line = _line(number, row, shared, styles)
        cells += len(line.cells)
        if cells > MAX_CELLS:
            raise refuse("workbook_too_large", f"The sheet spans more than {MAX_CELLS:,} cells; split it.")
        yield line


def _line(number: int, row: Element, shared: list[str], styles: Styles) -> Line:
    cells: list[str] = []
    for cell in row.iterfind("{*}c"):
        at = _position(cell.get("r"), len(cells))
        if at >= MAX_COLUMNS:
            raise refuse("too_many_columns", f"Row {number} has a cell beyond column {MAX_COLUMNS}.")
        cells.extend([""] * (at - len(cells)))
        text, problem = cell_text(cell, shared, styles)
        if problem:
            return Line(number, (*cells, text), problem, at)
        cells.append(text)
    return Line(number, tuple(cells))


def _position(reference: str | None, following: int) -> int:
    match = _REFERENCE.fullmatch(reference or "")
    if match is None:
        return following
    position = 0
    for letter in match[1]:
        position = position * 26 + ord(letter) - ord("A") + 1
    return position - 1
