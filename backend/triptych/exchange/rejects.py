"""A reject says which line, which column and what is wrong; the reject file can be mended and read again."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = ("Rejected line", "Rejected column", "Rejected because")


@dataclass(frozen=True, slots=True)
class Reject:
    """One thing wrong with one record.

    `record` counts the records of the file from 1, `line` is the line of the file as an editor counts it, `column` the
    heading (or "" for the whole record), `raw` the cells as they were read.
    """

    record: int
    line: int
    column: str
    reason: str
    raw: tuple[str, ...]

    def __str__(self) -> str:
        return f"line {self.line}{f', {self.column}' if self.column else ''}: {self.reason}"


def reject_file(headings: tuple[str, ...], rejects: Iterable[Reject]) -> str:
    """The rejected lines as CSV, each once, with where and why; empty text when nothing was rejected.

    A cell that a spreadsheet would run (``=``, ``+``, ``-``, ``@``) gets an apostrophe in front, which our own readers
    take away again, so that the mended file reads as it was meant.
    """
    ordered = sorted(rejects, key=lambda reject: reject.record)
    if not ordered:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*map(harmless, headings), *_COLUMNS])
    for _, group in groupby(ordered, key=lambda reject: reject.record):
        same = list(group)
        cells = [*same[0].raw, *[""] * (len(headings) - len(same[0].raw))]
        columns = "; ".join(reject.column or "(whole line)" for reject in same)
        reasons = "; ".join(reject.reason for reject in same)
        writer.writerow([*map(harmless, cells), same[0].line, harmless(columns), harmless(reasons)])
    return out.getvalue()


def harmless(cell: str) -> str:
    """The cell as a spreadsheet shows it without running it."""
    return f"'{cell}" if cell.startswith(_RUN_BY_SPREADSHEETS) else cell


def as_meant(cell: str) -> str:
    """The cell without the apostrophe that `harmless` put in front."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_RUN_BY_SPREADSHEETS) else cell
