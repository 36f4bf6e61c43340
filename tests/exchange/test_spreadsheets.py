"""Tables for spreadsheets: exact, dated, and never calculating what somebody typed."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from triptych.exchange.spreadsheets import Book, Cell, csv_lines

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "\n=cmd", '=HYPERLINK("http://x")', "\uff1d1+1"]


def the_book(*rows: list[Cell]) -> list[list[object]]:
    """What a spreadsheet reads of rows under a heading, without the heading."""
    book = Book("What", ["heading"])
    book.add(rows)
    file = io.BytesIO()
    book.save(file)
    sheet = load_workbook(io.BytesIO(file.getvalue())).worksheets[0]
    return [list(row) for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize("typed", FORMULAS)
def test_what_somebody_typed_never_calculates(typed: str) -> None:
    ((cell,),) = the_book([typed])

    assert csv_lines([[typed]]).lstrip('"').startswith("'")
    assert (cell.data_type, cell.value, bool(cell.quotePrefix)) == ("s", typed.replace("\r", "\n"), True)  # type: ignore[attr-defined]


def test_a_number_stays_a_number_also_below_zero() -> None:
    ((cell,),) = the_book([Decimal("-12.50")])

    assert csv_lines([[Decimal("-12.50")]]) == "-12.50\r\n"
    assert (cell.data_type, cell.value) == ("n", -12.5)  # type: ignore[attr-defined]


def test_days_instants_yes_and_nothing() -> None:
    row: list[Cell] = [date(2026, 3, 1), datetime(2026, 3, 1, 8, tzinfo=UTC), True, None, "plain, with comma"]

    (cells,) = the_book(row)

    assert csv_lines([row]) == '2026-03-01,2026-03-01T08:00:00+00:00,yes,,"plain, with comma"\r\n'
    assert [cell.value for cell in cells] == [  # type: ignore[attr-defined]
        datetime(2026, 3, 1),  # noqa: DTZ001 - a spreadsheet knows no zones
        datetime(2026, 3, 1, 8),  # noqa: DTZ001
        "yes",
        None,
        "plain, with comma",
    ]


def test_characters_that_no_workbook_holds_are_left_out() -> None:
    ((cell,),) = the_book(["a\x07b\x00c"])

    assert cell.value == "abc"  # type: ignore[attr-defined]
