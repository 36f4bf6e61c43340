"""Delimited text: encoding and delimiter are found from the content and told; a damaged line names itself."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from triptych.exchange.lines import MAX_CELL, MAX_LINES, Line, Sheet, refuse
from triptych.exchange.rejects import as_meant

DELIMITERS = (",", ";", "\t", "|")
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
_SAMPLE = 40
_FIELD_LIMIT = 128 * 1024 * 1024
_CONTROL = {chr(code) for code in range(32)} - {"\t", "\n", "\r", "\x0b", "\x0c"} | {"\x7f"}


class _StrayQuote(Exception):
    """A quote in the middle of a cell: read again without insisting."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def read_delimited(data: bytes) -> Sheet:
    """Read delimited text. Raises `Invalid` at ``file`` for binary content or an unknown encoding."""
    text, encoding = _decoded(data)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first.strip()[4], "\n" + rest
    else:
        delimiter = _delimiter(text)
    notes = [f"Read as {encoding} text separated by {_NAMES.get(delimiter, repr(delimiter))}."]
    try:
        lines = tuple(_lines(text, delimiter, strict=True))
    except _StrayQuote as stray:
        notes.append(f"Line {stray.line} has a quote in the middle of a cell; it was kept as it stands.")
        lines = tuple(_lines(text, delimiter))
    told = tuple(line for line in lines if not line.blank)
    if not told:
        raise refuse("file_empty", "The file has no line with any content.")
    return Sheet(told, tuple(notes))


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError as error:
            raise refuse("wrong_encoding", "The file says it is UTF-16 but is damaged; save it as UTF-8.") from error
    if b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        raise refuse("binary_file", f"Line {line} has NUL bytes: this is not text. Save the table as CSV in UTF-8.")
    for encoding, name in (("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            where = data.count(b"\n", 0, error.start) + 1
            continue
        if sum(text.count(control) for control in _CONTROL) > len(text) // 1000:
            raise refuse("binary_file", "The file has so many control characters that it is not text.")
        return text, name
    raise refuse("wrong_encoding", f"Line {where} is neither UTF-8 nor Windows-1252; save the file as UTF-8.")


def _delimiter(text: str) -> str:
    """The delimiter under which most of the first lines have the same number of cells, then the most cells."""

    def regularity(delimiter: str) -> tuple[float, int]:
        widths = [len(line.cells) for line in _sample(text, delimiter)]
        split = Counter(width for width in widths if width > 1)
        if not split:
            return (0.0, 0)
        width, times = max(split.items(), key=lambda item: (item[1], item[0]))
        return (times / len(widths), width)

    return max(DELIMITERS, key=regularity)


def _sample(text: str, delimiter: str) -> Iterator[Line]:
    for taken, line in enumerate(_lines(text, delimiter)):
        if taken == _SAMPLE:
            return
        if not line.blank:
            yield line


def _lines(text: str, delimiter: str, *, strict: bool = False) -> Iterator[Line]:
    # The limit is one for the whole process; ours is per cell, below, and tells which line.
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    start = 1
    try:
        for count, cells in enumerate(reader):
            if count >= MAX_LINES:
                raise refuse("too_many_lines", f"The file has more than {MAX_LINES:,} lines; split it.")
            yield _line(start, cells)
            start = reader.line_num + 1
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise refuse(
                "quote_not_closed", f"A cell that begins on line {start} opens a quote that is never closed."
            ) from error
        raise _StrayQuote(start) from error


def _line(number: int, cells: list[str]) -> Line:
    for at, cell in enumerate(cells):
        problem = _cell_problem(cell)
        if problem:
            return Line(number, tuple(c[:200] for c in cells), problem, at)
    return Line(number, tuple(as_meant(cell) for cell in cells))


def _cell_problem(cell: str) -> str | None:
    if len(cell) > MAX_CELL:
        return f"The cell has {len(cell):,} characters; at most {MAX_CELL:,} are read. An unclosed quote does this too."
    if not cell.isprintable() and any(control in cell for control in _CONTROL):
        return "The cell has control characters that no text has."
    return None
