"""Read any table, CSV or XLSX, as projects, people, services or rules through mapped columns: `read_table`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from triptych.exchange.lines import Line, Sheet, refuse
from triptych.exchange.numbers import Unit, tidy, unit_of_heading
from triptych.exchange.readers.table_cells import Context, WrongCell, currency, day_order
from triptych.exchange.readers.table_mapping import ColumnMapping, check, confirmed, heading_line, propose
from triptych.exchange.readers.table_money import line_currency
from triptych.exchange.readers.table_rows import (
    AMOUNTS,
    COLUMNS,
    ROW_OF,
    Column,
    Row,
    Target,
    contradictions,
    identity_of,
)
from triptych.exchange.reading import Progress, Reading, counted
from triptych.exchange.rejects import Reject
from triptych.exchange.sheets import open_sheet
from triptych.kernel.said import says_something


@dataclass(frozen=True, slots=True)
class TablePreview:
    """What the import page shows before anything is read: the headings, the proposed mapping, the first lines."""

    headings: tuple[str, ...]
    proposed: dict[str, str]
    first_lines: tuple[tuple[str, ...], ...]
    lines: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    target: Target
    mapping: ColumnMapping
    given: Mapping[str, str]
    lines: tuple[Line, ...]
    contexts: dict[str, Context] = field(default_factory=dict)


def preview_table(data: bytes, target: Target, *, sheet_name: str | None = None) -> TablePreview:
    """Open a table and propose a mapping. Raises `Invalid` at ``file``."""
    sheet = open_sheet(data, sheet_name)
    at = heading_line(sheet.lines, target)
    mapping = propose(sheet.lines[at], target)
    lines = sheet.lines[at + 1 :]
    first = tuple(line.cells for line in lines[:5])
    return TablePreview(mapping.headings, mapping.as_headings, first, len(lines), sheet.notes)


def read_table(
    data: bytes,
    target: Target,
    *,
    mapping: Mapping[str, str] | None = None,
    given: Mapping[str, str] | None = None,
    sheet_name: str | None = None,
    progress: Progress | None = None,
) -> Reading[Row]:
    """Read a table; `mapping` is field to heading (else proposed), `given` a value for lines whose cell is empty.

    Raises `Invalid` at ``file`` or ``mapping.<field>``; lines with wrong cells become rejects that name every one.
    """
    sheet = open_sheet(data, sheet_name)
    table = _table(sheet, target, mapping, given or {})
    rows: list[Row] = []
    rejects: list[Reject] = []
    first_line: dict[str, int] = {}
    for record, line in enumerate(counted(list(table.lines), progress), 1):
        row, problems, identity = _row(record, line, table)
        first = first_line.setdefault(identity.casefold(), line.number) if identity else line.number
        if first != line.number:
            problems = [*problems, ("", f"{identity} stands in line {first} already.")]
        elif row is not None:
            rows.append(row)
        rejects.extend(Reject(record, line.number, column, reason, line.cells) for column, reason in problems)
    read, mapped = len(table.lines), table.mapping
    return Reading(tuple(rows), tuple(rejects), read, mapped.headings, _notes(sheet, table), mapped.as_headings)


def _table(sheet: Sheet, target: Target, mapping: Mapping[str, str] | None, given: Mapping[str, str]) -> _Table:
    at = heading_line(sheet.lines, target)
    headings = sheet.lines[at]
    found = confirmed(headings, target, mapping) if mapping is not None else propose(headings, target)
    check(found, target, given)
    lines = sheet.lines[at + 1 :]
    if not lines:
        raise refuse("file_empty", "The file has headings but no lines under them.")
    contexts = {name: _context(position, found, lines) for name, position in found.at.items()}
    return _Table(target, found, given, lines, contexts)


def _context(position: int, mapping: ColumnMapping, lines: tuple[Line, ...]) -> Context:
    column = [line.cells[position] for line in lines if position < len(line.cells)]
    return Context(unit=unit_of_heading(mapping.headings[position]) or Unit.ONE, day_first=day_order(column))


def _row(record: int, line: Line, table: _Table) -> tuple[Row | None, list[tuple[str, str]], str | None]:
    """The typed row, or None with everything that is wrong with the line: heading and reason. And whose id it holds."""
    problem = _line_problem(line, len(table.mapping.headings))
    if problem:
        return None, [problem], None
    values: dict[str, object] = {}
    wrong_cells: dict[str, str] = {}
    for column in COLUMNS[table.target]:
        try:
            value = _value(column, line, table)
        except WrongCell as wrong:
            wrong_cells[column.name] = str(wrong)
        else:
            if value is not None:
                values[column.name] = value
    if wrong_cells:
        told = [(_heading(name, table), reason) for name, reason in wrong_cells.items()]
        return None, told, identity_of(table.target, values, wrong_cells)
    row = ROW_OF[table.target](**values, record=record, line=line.number, raw=line.cells)
    wrong_together = [(_heading(name, table), reason) for name, reason in contradictions(row)]
    return (None if wrong_together else row), wrong_together, row.identity


def _line_problem(line: Line, width: int) -> tuple[str, str] | None:
    if line.problem:
        return "" if line.at is None else f"column {line.at + 1}", line.problem
    if len(line.cells) > width and any(cell.strip() for cell in line.cells[width:]):
        return "", f"The line has {len(line.cells)} cells under {width} headings; a stray delimiter or quote?"
    return None


def _written(name: str, line: Line, table: _Table) -> str:
    """What the line says for a field, else what was given for lines that say nothing."""
    at = table.mapping.at.get(name)
    own = line.cells[at].strip() if at is not None and at < len(line.cells) else ""
    return own if says_something(own) else table.given.get(name, "").strip()


def _value(column: Column, line: Line, table: _Table) -> object | None:
    written = _written(column.name, line, table)
    if column.read is currency:
        stated = currency(written, Context()) if written else None
        return line_currency(((_heading(name, table), _written(name, line, table)) for name in AMOUNTS), stated)
    if not written:
        if column.required:
            raise WrongCell(f"There is no {column.label}.")
        return None
    return column.read(written, table.contexts.get(column.name, Context()))


def _heading(name: str, table: _Table) -> str:
    return table.mapping.headings[table.mapping.at[name]] if name in table.mapping.at else name


def _notes(sheet: Sheet, table: _Table) -> tuple[str, ...]:
    read_as = ", ".join(f"{tidy(heading)!r} as {name}" for name, heading in table.mapping.as_headings.items())
    unused = table.mapping.unused
    return (
        *sheet.notes,
        f"Columns: {read_as}.",
        *([f"Columns not used: {', '.join(unused)}."] if unused else []),
    )
