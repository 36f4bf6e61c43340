"""One entry for every kind of file: what the command line and the pages call, so that both doors do the same."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from triptych.access.work import Work
from triptych.exchange.import_approvals import CURRENCY, ImportApprovals, import_approvals
from triptych.exchange.import_file import Imported, permit_for
from triptych.exchange.import_gmpp import ImportGmpp, import_gmpp
from triptych.exchange.import_services import ImportServices, import_services
from triptych.exchange.import_table import ImportTable, import_table
from triptych.exchange.readers.approvals import read_approvals
from triptych.exchange.readers.gmpp import read_gmpp
from triptych.exchange.readers.services import read_services
from triptych.exchange.readers.table import preview_table
from triptych.exchange.readers.table_rows import COLUMNS, Column, Target
from triptych.exchange.reading import Progress


class Kind(StrEnum):
    """What a file is: one of the two published shapes, a log of approvals, or a table of four kinds of lines."""

    APPROVALS = "approvals"
    GMPP = "gmpp"
    SERVICES = "services"
    PROJECTS = "projects"
    PEOPLE = "people"
    SERVICES_TABLE = "services-table"
    RULES = "rules"


TARGET_OF = {
    Kind.PROJECTS: Target.PROJECTS,
    Kind.PEOPLE: Target.PEOPLE,
    Kind.SERVICES_TABLE: Target.SERVICES,
    Kind.RULES: Target.RULES,
}


@dataclass(frozen=True, kw_only=True)
class File:
    """A file with what a person says about it: its kind, a year, which heading is which field."""

    kind: Kind
    name: str
    content: bytes
    dry_run: bool = False
    year: int | None = None
    currency: str | None = None
    mapping: Mapping[str, str] | None = None
    sheet_name: str | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What stands in a file before it is imported; `proposed` maps fields to headings, `fields` are those to map."""

    headings: tuple[str, ...]
    proposed: dict[str, str]
    fields: tuple[Column, ...]
    first_lines: tuple[tuple[str, ...], ...]
    lines: int
    notes: tuple[str, ...]


async def import_any(work: Work, file: File, progress: Progress | None = None) -> Imported:
    """Import a file of any kind. Raises `Invalid` at ``file``, ``publicationYear`` or ``mapping.<field>``."""
    common = {
        "file_name": file.name,
        "content": file.content,
        "dry_run": file.dry_run,
        "sheet_name": file.sheet_name,
    }
    match file.kind:
        case Kind.APPROVALS:
            ask_history = ImportApprovals(**common, currency=file.currency or CURRENCY)  # type: ignore[arg-type]
            return await import_approvals(work, ask_history, progress)
        case Kind.GMPP:
            return await import_gmpp(work, ImportGmpp(**common, publication_year=file.year), progress)  # type: ignore[arg-type]
        case Kind.SERVICES:
            return await import_services(work, ImportServices(**common), progress)  # type: ignore[arg-type]
        case kind:
            ask = ImportTable(**common, target=TARGET_OF[kind], mapping=file.mapping)  # type: ignore[arg-type]
            return await import_table(work, ask, progress)


async def preview_any(work: Work, file: File) -> Preview:
    """Show what a file has, for somebody who may import; nothing is stored."""
    permit_for(work)
    return await asyncio.to_thread(_preview, file)


def _preview(file: File) -> Preview:
    if file.kind in TARGET_OF:
        target = TARGET_OF[file.kind]
        table = preview_table(file.content, target, sheet_name=file.sheet_name)
        fields = COLUMNS[target]
        return Preview(table.headings, table.proposed, fields, table.first_lines, table.lines, table.notes)
    if file.kind is Kind.APPROVALS:
        log = read_approvals(file.content, sheet_name=file.sheet_name)
        lines = tuple(line.cells for case in log.records[:1] for _, line in case.lines[:5])
        return Preview(log.headings, {}, (), lines, log.read, log.notes)
    if file.kind is Kind.GMPP:
        published = read_gmpp(file.content, file_name=file.name, publication_year=file.year, sheet_name=file.sheet_name)
        first = tuple(record.raw for record in published.records[:5])
        return Preview(published.headings, {}, (), first, published.read, published.notes)
    catalogue = read_services(file.content, sheet_name=file.sheet_name)
    first = tuple(record.raw for record in catalogue.records[:5])
    return Preview(catalogue.headings, {}, (), first, catalogue.read, catalogue.notes)
