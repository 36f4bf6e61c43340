"""The published catalogue of government services: one record per service, with the quarters that have any figure."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from triptych.exchange.lines import Line, refuse
from triptych.exchange.numbers import NotANumber, read_number, tidy
from triptych.exchange.reading import Progress, Reading, counted
from triptych.exchange.rejects import Reject
from triptych.exchange.sheets import open_sheet

_REQUIRED = {"slug": "Slug", "name": "Name of service", "department": "Department"}
_OPTIONAL = {
    "abbreviation": "Abbr",
    "agency": "Agency/body",
    "category": "Category",
    "url": "URL",
    "description": "Description of service",
    "customer_type": "Customer type",
}
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4]) (.+)", re.DOTALL)
_MEASURES = {
    "vol": "volume",
    "cpt": "cost_per_transaction",
    "digital vol": "digital_volume",
    "digital cpt": "digital_cost_per_transaction",
    "completion rate": "completion_rate",
    "user satisfaction": "satisfaction",
}
_COUNTS = ("volume", "digital_volume")
_NOT_PUBLISHED = {"", "-", "n/a"}


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter of a service ("2013-Q1", calendar). Money in pounds, rates in percent; None is "not published"."""

    quarter: str
    volume: int | None = None
    cost_per_transaction: Decimal | None = None
    digital_volume: int | None = None
    digital_cost_per_transaction: Decimal | None = None
    completion_rate: Decimal | None = None
    satisfaction: Decimal | None = None

    currency = "GBP"


@dataclass(frozen=True, slots=True)
class ServiceRecord:
    """A service of the catalogue; `slug` is the publisher's key."""

    slug: str
    name: str
    department: str
    abbreviation: str
    agency: str
    category: str
    url: str
    description: str
    customer_type: str
    quarters: tuple[Quarter, ...]
    record: int = field(compare=False)
    line: int = field(compare=False)
    raw: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _Columns:
    headings: tuple[str, ...]
    plain: dict[str, int]
    quarters: dict[str, dict[str, int]]


class _WrongCell(ValueError):
    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


def read_services(
    data: bytes, *, sheet_name: str | None = None, progress: Progress | None = None
) -> Reading[ServiceRecord]:
    """Read the catalogue. Raises `Invalid` at ``file`` when columns are missing; wrong records become rejects."""
    sheet = open_sheet(data, sheet_name)
    columns = _columns(sheet.lines[0])
    records: list[ServiceRecord] = []
    rejects: list[Reject] = []
    first_line: dict[str, int] = {}
    lines = list(sheet.lines[1:])
    for record, line in enumerate(counted(lines, progress), 1):
        try:
            service = _service(record, line, columns)
            first = first_line.setdefault(service.slug.casefold(), line.number)
            if first != line.number:
                raise _WrongCell(
                    columns.headings[columns.plain["slug"]], f"{service.slug!r} stands in line {first} already."
                )
            records.append(service)
        except _WrongCell as wrong:
            rejects.append(Reject(record, line.number, wrong.column, str(wrong), line.cells))
    quarters = f"Quarters {min(columns.quarters)} to {max(columns.quarters)}." if columns.quarters else "No quarters."
    return Reading(tuple(records), tuple(rejects), len(lines), columns.headings, (*sheet.notes, quarters))


def _columns(heading_line: Line) -> _Columns:
    headings = tuple(tidy(cell) for cell in heading_line.cells)
    folded = [heading.casefold() for heading in headings]
    known = {**_REQUIRED, **_OPTIONAL}
    plain = {name: folded.index(heading.casefold()) for name, heading in known.items() if heading.casefold() in folded}
    missing = [heading for name, heading in _REQUIRED.items() if name not in plain]
    if missing:
        raise refuse("columns_missing", f"This is not a catalogue of services; it lacks: {', '.join(missing)}.")
    quarters: dict[str, dict[str, int]] = {}
    for at, heading in enumerate(headings):
        match = _QUARTER.fullmatch(heading)
        measure = _MEASURES.get(re.sub(r"[^a-z ]", "", match[3].lower()).strip()) if match else None
        if match and measure:
            quarters.setdefault(f"{match[1]}-Q{match[2]}", {}).setdefault(measure, at)
    return _Columns(headings, plain, quarters)


def _service(record: int, line: Line, columns: _Columns) -> ServiceRecord:
    width = len(columns.headings)
    if line.problem:
        raise _WrongCell(columns.headings[line.at] if line.at is not None and line.at < width else "", line.problem)
    if len(line.cells) != width:
        raise _WrongCell("", f"The line has {len(line.cells)} cells under {width} headings.")
    texts = {name: tidy(line.cells[at]) for name, at in columns.plain.items()}
    for name, heading in _REQUIRED.items():
        if not texts[name]:
            raise _WrongCell(heading, f"There is no {heading.lower()}.")
    quarters = [_quarter(quarter, line, columns) for quarter in sorted(columns.quarters)]
    return ServiceRecord(
        **{name: texts.get(name, "") for name in (*_REQUIRED, *_OPTIONAL)},
        quarters=tuple(quarter for quarter in quarters if quarter != Quarter(quarter.quarter)),
        record=record,
        line=line.number,
        raw=line.cells,
    )


def _quarter(quarter: str, line: Line, columns: _Columns) -> Quarter:
    at = columns.quarters[quarter]

    def read(measure: str, as_type: Callable[[Decimal], int | Decimal]) -> int | Decimal | None:
        if measure not in at or tidy(line.cells[at[measure]]).casefold() in _NOT_PUBLISHED:
            return None
        try:
            value = read_number(line.cells[at[measure]]).value
        except NotANumber as error:
            raise _WrongCell(columns.headings[at[measure]], str(error)) from error
        if measure in _COUNTS and (value < 0 or value != value.to_integral_value()):
            raise _WrongCell(columns.headings[at[measure]], f"{value} is not a number of transactions.")
        return as_type(value)

    counts = {measure: read(measure, int) for measure in _COUNTS}
    others = {measure: read(measure, Decimal) for measure in _MEASURES.values() if measure not in _COUNTS}
    return Quarter(quarter, **counts, **others)  # type: ignore[arg-type]
