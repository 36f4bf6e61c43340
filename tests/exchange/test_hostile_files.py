"""A file that is not what it should be is refused with a plain sentence, in bounded time and memory."""

import gzip
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.published_files import csv_bytes, xlsx_bytes
from triptych.exchange import workbook
from triptych.exchange.lines import MAX_CELL
from triptych.exchange.readers.table import read_table
from triptych.exchange.readers.table_rows import Target
from triptych.exchange.sheets import MAX_FILE_BYTES, open_sheet
from triptych.kernel.refusals import Invalid


def code_of(data: bytes) -> str:
    with pytest.raises(Invalid) as refused:
        open_sheet(data)
    assert refused.value.problems[0].field == "file"
    return refused.value.problems[0].code


def opened(data: bytes) -> tuple[list[str], int]:
    """The fields that problems stand beside, and how many lines were read."""
    try:
        return [], len(open_sheet(data).lines)
    except Invalid as refused:
        return [problem.field for problem in refused.problems], 0


def test_an_empty_file_is_said_to_be_empty() -> None:
    assert code_of(b"") == "file_empty"
    assert code_of(b" \n\r\n\t") == "file_empty"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nxx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x89PNG\r\n\x1a\nxx",
        b"<!DOCTYPE html><html>",
        b"\x7fELF",
    ],
)
def test_other_kinds_of_file_are_told_whatever_their_name(data: bytes) -> None:
    assert code_of(data) == "wrong_kind_of_file"


def test_nul_bytes_are_binary_and_the_line_is_told() -> None:
    with pytest.raises(Invalid, match="Line 2"):
        open_sheet(b"a,b\nc,\x00d\n")


def test_control_characters_everywhere_are_binary() -> None:
    assert code_of(bytes(range(1, 32)) * 50) == "binary_file"


def test_bytes_of_no_known_encoding_are_told_with_their_line() -> None:
    with pytest.raises(Invalid, match="Line 3 is neither UTF-8 nor Windows-1252"):
        open_sheet(b"a,b\nc,d\n\x81\x8d,x\n")


def test_a_quote_never_closed_is_told_with_its_line() -> None:
    with pytest.raises(Invalid, match="line 3 opens a quote"):
        open_sheet(b'a,b\n1,2\n"3,4\n5,6\n')


def test_a_quote_in_the_middle_of_a_cell_is_kept() -> None:
    sheet = open_sheet(b'a,b\n"5" pipe",x\n6" pipe,y\n')

    assert len(sheet.lines) == 3
    assert any("quote in the middle" in note for note in sheet.notes)


def test_a_cell_of_ten_megabytes_rejects_its_line_only() -> None:
    rows = [["Name", "Email"], ["A", "a@x.org"], ["x" * 10_000_000, "b@x.org"], ["C", "c@x.org"]]

    reading = read_table(csv_bytes(rows), Target.PEOPLE)

    assert (len(reading.records), reading.rejected) == (2, 1)
    assert str(reading.rejects[0]).startswith("line 3, column 1: The cell has 10,000,000 characters")
    assert len(reading.rejects[0].raw[0]) < 1000


def test_a_file_over_the_limit_is_refused() -> None:
    assert code_of(b"a" * (MAX_FILE_BYTES + 1)) == "file_too_large"


def test_a_gzip_bomb_is_stopped_at_the_limit() -> None:
    assert code_of(gzip.compress(b"0" * (MAX_FILE_BYTES * 4))) == "file_too_large"


def test_a_damaged_gzip_is_told() -> None:
    assert code_of(gzip.compress(b"a,b\n1,2\n")[:-9]) == "broken_gzip"


def test_a_zip_that_is_no_workbook_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.csv", "a,b")

    assert code_of(out.getvalue()) == "wrong_kind_of_file"
    assert code_of(b"PK\x03\x04rubbish") == "broken_workbook"


def test_a_workbook_bomb_is_stopped_while_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 1_000_000)
    bomb = xlsx_bytes('<row r="1"><c t="str"><v>' + "0" * 5_000_000 + "</v></c></row>")

    assert len(bomb) < 50_000
    assert code_of(bomb) == "workbook_too_large"


def test_entities_that_grow_are_refused() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    data = xlsx_bytes("")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, (laughs if "sheet1" in name else "") + old.read(name).decode())

    assert code_of(out.getvalue()) == "broken_workbook"


def test_a_cell_at_the_far_corner_takes_no_memory_for_the_rest() -> None:
    far = '<row r="1"><c r="A1" t="str"><v>x</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    assert code_of(xlsx_bytes(far)) == "too_many_columns"


def test_a_formula_without_a_value_and_an_error_cell_reject_their_lines() -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Email</v></c></row>'
        '<row r="2"><c r="A2"><f>1+1</f></c><c r="B2" t="str"><v>a@x.org</v></c></row>'
        '<row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3" t="str"><v>b@x.org</v></c></row>'
        '<row r="5"><c r="A5" t="str"><f>T(1)</f><v>Cy</v></c><c r="B5" t="str"><v>c@x.org</v></c></row>'
    )

    reading = read_table(xlsx_bytes(rows), Target.PEOPLE)

    assert [record.line for record in reading.records] == [5]
    assert [(reject.line, reject.reason.split(";")[0]) for reject in reading.rejects] == [
        (2, "The cell is a formula without a stored value"),
        (3, "The cell shows the spreadsheet error #REF!."),
    ]


def test_a_workbook_of_a_spreadsheet_program_is_read_exactly() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Portfolio", "Budget", "Start", "Finish"])
    sheet.append(["Ä & <b>", "P", 1.1, date(2026, 3, 4), datetime.fromisoformat("2026-03-04T10:30")])
    sheet.append(["Big", None, 123456789012.25, 0.1 + 0.2, True])
    out = io.BytesIO()
    book.save(out)

    lines = open_sheet(out.getvalue()).lines

    assert [line.cells for line in lines] == [
        ("Name", "Portfolio", "Budget", "Start", "Finish"),
        ("Ä & <b>", "P", "1.1", "2026-03-04", "2026-03-04 10:30:00"),
        ("Big", "", "123456789012.25", "0.3", "TRUE"),
    ]


def test_a_sheet_is_chosen_by_name_and_the_others_are_told() -> None:
    data = xlsx_bytes('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared=["x"], names=["Data", "Notes"])

    assert any("'Notes'" in note for note in open_sheet(data).notes)
    with pytest.raises(Invalid, match="has 'Data', 'Notes'"):
        open_sheet(data, "Nope")


def test_ragged_lines_with_too_many_cells_are_rejected() -> None:
    reading = read_table(b"Name,Email\nA,a@x.org,extra\nB,b@x.org\n", Target.PEOPLE)

    assert (len(reading.records), [reject.line for reject in reading.rejects]) == (1, [2])


def test_a_cell_at_the_limit_is_still_read() -> None:
    assert open_sheet(csv_bytes([["a", "b"], ["x" * MAX_CELL, "y"]])).lines[1].problem is None


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_any_bytes_are_opened_or_refused(data: bytes) -> None:
    problems, lines = opened(data)

    assert bool(problems) != bool(lines)
    assert set(problems) <= {"file"}


@settings(max_examples=200)
@given(st.text(alphabet='ab,;"\n\r\t =', max_size=80))
def test_any_small_text_is_opened_or_refused(text: str) -> None:
    problems, lines = opened(text.encode())

    assert bool(problems) != bool(lines)
