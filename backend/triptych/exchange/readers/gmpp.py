"""Read a major-projects publication of any of the three shapes, of any year: `read_gmpp`.

The year of a record is, in this order: the column of the file; the year given by the caller; the financial year that
the headings name (data for 2014/2015 are published in 2015); a year in the file's name. The notes say which it was.
"""

import re

from triptych.exchange.project_year import ProjectYear
from triptych.exchange.readers.gmpp_headings import Fact
from triptych.exchange.readers.gmpp_record import WrongRecord, project_year
from triptych.exchange.readers.gmpp_shapes import Layout, RawRecord, detect
from triptych.exchange.reading import Progress, Reading, counted
from triptych.exchange.rejects import Reject
from triptych.exchange.sheets import Sheet, open_sheet
from triptych.kernel.refusals import Invalid

FIRST_PUBLICATION, LAST_PUBLICATION = 2000, 2100
_YEAR_IN_NAME = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


def read_gmpp(
    data: bytes,
    *,
    file_name: str = "",
    publication_year: int | None = None,
    sheet_name: str | None = None,
    latest_year: int = LAST_PUBLICATION,
    progress: Progress | None = None,
) -> Reading[ProjectYear]:
    """Read a whole publication. Raises `Invalid` at ``file`` or ``publicationYear``; wrong records become rejects.

    So does a record of a year after `latest_year`: what is not published yet would stand as a project's newest facts.
    """
    if publication_year is not None and not FIRST_PUBLICATION <= publication_year <= LAST_PUBLICATION:
        raise Invalid.at("publicationYear", "not_a_year", f"{publication_year} is not a publication year.")
    sheet = open_sheet(data, sheet_name)
    layout = detect(sheet)
    year, year_note = _year(layout, file_name, publication_year)
    records: list[ProjectYear] = []
    rejects: list[Reject] = []
    for raw in counted(list(layout.records), progress):
        try:
            record = project_year(layout, raw, year, given=publication_year)
            if record.publication_year > latest_year:
                raise WrongRecord([(_year_heading(layout), f"{record.publication_year} is still to come.")])
            records.append(record)
        except WrongRecord as wrong:
            rejects.extend(_reject(raw, column, reason) for column, reason in wrong.problems)
    return Reading(
        tuple(records),
        tuple(rejects),
        len(layout.records),
        tuple(" ".join(text.split()) for text in layout.headings.texts),
        (*_notes(sheet, layout), year_note),
    )


def _year_heading(layout: Layout) -> str:
    at = layout.headings.at.get(Fact.YEAR)
    return "" if at is None else " ".join(layout.headings.texts[at].split())


def _reject(raw: RawRecord, column: str, reason: str) -> Reject:
    where = f"{raw.column}: {column}" if raw.column and column else raw.column or column
    return Reject(raw.record, raw.line, where, reason, raw.cells)


def _notes(sheet: Sheet, layout: Layout) -> tuple[str, ...]:
    lacking, unused = layout.headings.not_published, layout.headings.unused
    return (
        *sheet.notes,
        f"Shape: {layout.shape.value}.",
        *([f"Not in this file, so left as not published: {', '.join(lacking)}."] if lacking else []),
        *([f"Columns not used: {', '.join(unused)}."] if unused else []),
    )


def _year(layout: Layout, file_name: str, given: int | None) -> tuple[int | None, str]:
    """The year for records that have none of their own, and the sentence that says where it comes from."""
    if Fact.YEAR in layout.headings.at:
        return None, "Publication year: from the column of the file."
    if given is not None:
        return given, f"Publication year: {given}, as given."
    financial = layout.headings.financial_year_end
    if financial is not None:
        return financial, f"Publication year: {financial}, from the financial year in the headings."
    named = set(_YEAR_IN_NAME.findall(file_name))
    if len(named) == 1:
        year = int(named.pop())
        return year, f"Publication year: {year}, from the file's name."
    raise Invalid.at(
        "publicationYear",
        "year_not_found",
        "Neither a column nor the headings nor the file's name say the publication year; give it.",
    )
