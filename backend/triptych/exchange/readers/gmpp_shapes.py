"""The shapes in which major-projects data are published, recognised by their headings and by nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from triptych.exchange.lines import Line, Sheet, column_letters, refuse
from triptych.exchange.readers.gmpp_headings import Fact, Headings, fact_of, read_headings

_SEARCHED_LINES = 12
_SEARCHED_COLUMNS = 4
_ENOUGH = 5


class Shape(StrEnum):
    """How a publication lays out projects and years."""

    PANEL = "a row for each project and year"
    BY_ROW = "a row for each project of one year"
    BY_COLUMN = "a column for each project of one year"


@dataclass(frozen=True, slots=True)
class RawRecord:
    """The cells of one project, whichever way they were laid out; `column` is its place in a transposed file."""

    record: int
    line: int
    column: str
    cells: tuple[str, ...]
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A recognised file: its shape, its headings, its records not yet understood."""

    shape: Shape
    headings: Headings
    records: tuple[RawRecord, ...]


def detect(sheet: Sheet) -> Layout:
    """Recognise the shape. Raises `Invalid` at ``file`` naming what is missing when it is none of them."""
    by_row = max(enumerate(sheet.lines[:_SEARCHED_LINES]), key=lambda item: _recognised(item[1].cells))
    columns = _columns(sheet.lines, _SEARCHED_COLUMNS)
    by_column = max(enumerate(columns), key=lambda item: _recognised(item[1]))
    found_in_row, found_in_column = _recognised(by_row[1].cells), _recognised(by_column[1])
    if max(found_in_row, found_in_column) < _ENOUGH:
        raise refuse(
            "not_a_major_projects_file",
            f"This is not a major-projects publication: only {max(found_in_row, found_in_column)} of its headings are "
            f"known. It lacks: {', '.join(_nearest(by_row[1].cells, by_column[1]).missing)}.",
        )
    if found_in_column > found_in_row:
        layout = _by_column(sheet.lines, by_column[0], by_column[1])
    else:
        layout = _by_row(sheet.lines, by_row[0])
    if layout.headings.missing:
        raise refuse("columns_missing", f"The file lacks these columns: {', '.join(layout.headings.missing)}.")
    return layout


def _nearest(row: tuple[str, ...], column: tuple[str, ...]) -> Headings:
    return read_headings(row if _recognised(row) >= _recognised(column) else column)


def _recognised(cells: tuple[str, ...]) -> int:
    return len({fact for fact in map(fact_of, cells) if fact})


def _columns(lines: tuple[Line, ...], many: int) -> list[tuple[str, ...]]:
    return [tuple(line.cells[at] if at < len(line.cells) else "" for line in lines[:60]) for at in range(many)]


def _by_row(lines: tuple[Line, ...], heading_at: int) -> Layout:
    headings = read_headings(lines[heading_at].cells)
    records = tuple(_raw_rows(lines[heading_at + 1 :], len(headings.texts)))
    return Layout(
        Shape.PANEL if Fact.YEAR in headings.at and _years(headings, records) > 1 else Shape.BY_ROW, headings, records
    )


def _years(headings: Headings, records: tuple[RawRecord, ...]) -> int:
    at = headings.at[Fact.YEAR]
    return len({record.cells[at].strip() for record in records if at < len(record.cells)})


def _raw_rows(lines: tuple[Line, ...], width: int) -> Iterator[RawRecord]:
    for record, line in enumerate(lines, 1):
        yield RawRecord(record, line.number, "", line.cells[:width], line.problem or _ragged(line, width))


def _ragged(line: Line, width: int) -> str | None:
    """A line with cells too many or too few is a line whose cells stand under wrong headings."""
    used = len(line.cells)
    if used > width and any(cell.strip() for cell in line.cells[width:]):
        return f"The line has {used} cells under {width} headings; a stray delimiter or quote?"
    if used < width:
        return f"The line has only {used} cells under {width} headings; it is cut off or a quote is missing."
    return None


def _by_column(lines: tuple[Line, ...], heading_at: int, texts: tuple[str, ...]) -> Layout:
    headings = read_headings(texts)
    known = lines[: len(texts)]
    width = max(len(line.cells) for line in known)
    records: list[RawRecord] = []
    for at in range(heading_at + 1, width):
        cells = tuple(line.cells[at] if at < len(line.cells) else "" for line in known)
        if any(cell.strip() for cell in cells):
            problem = next((line.problem for line in known if line.at == at), None)
            records.append(RawRecord(len(records) + 1, known[0].number, column_letters(at), cells, problem))
    return Layout(Shape.BY_COLUMN, headings, tuple(records))
