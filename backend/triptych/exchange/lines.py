"""Lines and sheets, the common form of CSV and XLSX before anything is understood."""

from dataclasses import dataclass

from triptych.kernel.refusals import Invalid

MAX_CELL = 100_000
"""Characters in one cell. The longest in the published data has 10,013; a spreadsheet's own limit is 32,767."""
MAX_LINES = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number as an editor shows it (a quoted cell may run over several), and its cells.

    `problem` says why the line cannot be read at all; `at` is the position of the cell concerned.
    """

    number: int
    cells: tuple[str, ...]
    problem: str | None = None
    at: int | None = None

    @property
    def blank(self) -> bool:
        """A line without any content is not a record."""
        return self.problem is None and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All lines of a file that have content, and notes about how it was opened."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


def refuse(code: str, message: str) -> Invalid:
    """The whole file cannot be read: a problem beside the field ``file``."""
    return Invalid.at("file", code, message)


def column_letters(position: int) -> str:
    """The name a spreadsheet gives the column at this position (0 is A, 26 is AA)."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
