"""Tables for spreadsheets: exact, dated, and never calculating what somebody typed."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from triptych.exchange.spreadsheets import Book, Cell, Heading, Look, csv_lines

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "\n=cmd", '=HYPERLINK("http://x")', "\uff1d1+1"]


def the_book(*rows: list[Cell]) -> list[list[object]]:
    """What a spreadsheet reads of rows under a heading, without the heading."""
    book = Book("What", [Heading("heading")] * max(map(len, rows)))
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


def saved(*rows: list[Cell], looks: tuple[Look, ...] = (Look.TEXT,)) -> Worksheet:
    book = Book("What", [Heading("H", look) for look in looks], yes="ja", no="nein")
    if rows:
        book.add(rows[:1])
        book.add(rows[1:])
    file = io.BytesIO()
    book.save(file)
    return load_workbook(io.BytesIO(file.getvalue())).worksheets[0]


def test_each_look_is_a_format_that_keeps_the_value() -> None:
    looks = (Look.COUNT, Look.MONEY, Look.SHARE, Look.YEAR, Look.DAY, Look.MOMENT, Look.TEXT)
    at = datetime(2026, 3, 1, 8, 15, 30, 999, tzinfo=UTC)
    sheet = saved([Decimal(1200), Decimal("-0.5"), Decimal("0.42"), Decimal(2026), at.date(), at, True], looks=looks)

    cells = list(sheet[2])
    assert [cell.value for cell in cells[:4]] == [1200, -0.5, 0.42, 2026]
    assert [cell.number_format for cell in cells] == [look.value for look in looks]
    assert [cell.is_date for cell in cells] == [False, False, False, False, True, True, False]
    assert cells[5].value == datetime(2026, 3, 1, 8, 15, 30)  # noqa: DTZ001
    assert cells[6].value == "ja"


def test_the_head_stays_filters_every_row_and_columns_are_as_wide_as_they_need() -> None:
    sheet = saved(["x" * 30, None], ["y" * 90, Decimal(1)], looks=(Look.TEXT, Look.COUNT))

    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B3")
    assert sheet.column_dimensions["A"].width == 30  # by the first rows, which are there when the head is written
    assert sheet.column_dimensions["B"].width == 9


def test_a_file_without_rows_has_its_head_and_a_text_of_any_length_no_endless_column() -> None:
    assert (saved().max_row, saved().auto_filter.ref) == (1, "A1:A1")
    assert saved(["z" * 500]).column_dimensions["A"].width == 60
