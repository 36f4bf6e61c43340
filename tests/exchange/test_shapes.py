"""A publication is recognised by its headings, of whatever year, order, delimiter or encoding; what lacks is named."""

import csv
import io
from decimal import Decimal

import pytest

from exchange.published_files import csv_bytes, gmpp, shipped
from triptych.exchange.ratings import Level, RatedBy, Scale
from triptych.exchange.readers.gmpp import read_gmpp
from triptych.kernel.refusals import Invalid

LATER = [
    "GMPP ID Number",
    "Project Name",
    "Department",
    "Annual Report Category",
    "Description / Aims",
    "IPA Delivery Confidence Assessment",
    "SRO Delivery Confidence Assessment",
    "Departmental commentary on actions planned or taken on the IPA RAG rating.",
    "Project - Start Date (Latest Approved Start Date)",
    "Project - End Date (Latest Approved End Date)",
    "Departmental narrative on schedule, including any deviation from planned schedule (if necessary)",
    "Financial Year Baseline (£m) (including Non-Government Costs)",
    "Financial Year Forecast (£m) (including Non-Government Costs)",
    "Financial Year Variance (%)",
    "Departmental narrative on budget/forecast variance for 2022/23 (if variance is more than 5%)",
    "TOTAL Baseline Whole Life Costs (£m) (including Non-Government Costs)",
    "Departmental Narrative on Budgeted Whole Life Costs",
    "TOTAL Baseline Benefits (£m)",
    "Departmental Narrative on Budgeted Benefits",
]


def later_row(**changes: str) -> list[str]:
    row = dict(
        zip(
            LATER,
            ["DFT_0099_2223-Q1", "A Tunnel", "DfT", "Infrastructure", "Digs", "Amber", "Green", "Fine", "2020-04-01",
             "2031-03-31", "On time", "12.5", "£10.00", "-20%", "", "1,500.25", "", "Exempt under Section 43", ""],
            strict=True,
        )
    )  # fmt: skip
    return list((row | changes).values())


def test_three_level_ratings_since_2022_keep_their_scale_and_who_gave_them() -> None:
    record = read_gmpp(csv_bytes([LATER, later_row()]), publication_year=2023).records[0]

    assert [(r.scale, r.value, r.source) for r in record.ratings] == [
        (Scale.THREE, Level.AMBER, RatedBy.IPA),
        (Scale.THREE, Level.GREEN, RatedBy.SRO),
    ]


def test_headings_of_later_years_are_understood() -> None:
    reading = read_gmpp(csv_bytes([LATER, later_row()]))
    record = reading.records[0]

    assert record.publication_year == 2023
    assert (record.publisher_key, record.baseline.value, record.forecast.value, record.variance_percent.value) == (
        "DFT_0099_2223-Q1", Decimal(12_500_000), Decimal(10_000_000), Decimal(-20),
    )  # fmt: skip
    assert record.whole_life_cost.value == Decimal(1_500_250_000)
    assert record.benefits.withheld == "Exempt under Section 43"
    assert any("from the financial year in the headings" in note for note in reading.notes)


def test_the_same_publication_reads_the_same_turned_over() -> None:
    rows = [LATER, later_row(), later_row(**{"GMPP ID Number": "DFT_0100_2223-Q1", "Project Name": "A Bridge"})]

    by_row = read_gmpp(csv_bytes(rows), publication_year=2023)
    by_column = read_gmpp(csv_bytes(zip(*rows, strict=True)), publication_year=2023)

    assert by_row.records == by_column.records


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_do_not_matter(encoding: str, delimiter: str) -> None:
    rows = [LATER, later_row(), later_row(**{"Project Name": "Über, an; odd | name"})]

    reading = read_gmpp(csv_bytes(rows, delimiter, encoding), publication_year=2023)

    assert [record.name for record in reading.records] == ["A Tunnel", "Über, an; odd | name"]
    assert reading.records[0].whole_life_cost.value == Decimal(1_500_250_000)


def test_column_order_and_columns_nobody_knows_do_not_matter() -> None:
    rows = [[*reversed(LATER), "Colour of the shed"], [*reversed(later_row()), "green"]]

    reading = read_gmpp(csv_bytes(rows), publication_year=2023)

    assert reading.records == read_gmpp(csv_bytes([LATER, later_row()]), publication_year=2023).records
    assert any("Colour of the shed" in note for note in reading.notes)


def test_lines_above_the_headings_are_no_records() -> None:
    rows = [["Major projects data"], [], LATER, later_row()]

    assert read_gmpp(csv_bytes(rows), publication_year=2023).read == 1


def test_missing_columns_are_named() -> None:
    kept = [i for i, heading in enumerate(LATER) if "Whole Life" not in heading and heading != "Department"]
    rows = [[row[i] for i in kept] for row in (LATER, later_row())]

    with pytest.raises(Invalid) as refused:
        read_gmpp(csv_bytes(rows), publication_year=2023)

    assert refused.value.problems[0].code == "columns_missing"
    assert "department, whole-life cost" in refused.value.message


def test_another_table_is_told_apart_and_what_lacks_is_named() -> None:
    with pytest.raises(Invalid) as refused:
        read_gmpp(shipped("services.csv"))

    assert refused.value.problems[0].code == "not_a_major_projects_file"
    assert "project name" in refused.value.message


def test_without_any_year_the_import_asks_for_one() -> None:
    headings = [heading.replace("2022/23", "the year") for heading in LATER]

    with pytest.raises(Invalid) as refused:
        read_gmpp(csv_bytes([headings, later_row()]))

    assert refused.value.problems[0].field == "publicationYear"


def test_a_year_in_the_files_name_is_used_last() -> None:
    headings = [heading.replace("2022/23", "the year") for heading in LATER]

    assert read_gmpp(csv_bytes([headings, later_row()]), file_name="gmpp_2024.csv").records[0].publication_year == 2024


def test_the_transposed_publication_says_where_its_year_comes_from() -> None:
    assert "Publication year: 2015, from the financial year in the headings." in gmpp("raw_uk_2015.csv").notes


def test_a_given_year_that_the_lines_contradict_rejects_them() -> None:
    reading = read_gmpp(shipped("raw_uk_2021.csv"), publication_year=2020)

    assert (reading.read, reading.rejected, len(reading.records)) == (184, 184, 0)


def test_a_year_that_is_still_to_come_is_rejected() -> None:
    reading = read_gmpp(csv_bytes([LATER, later_row()]), publication_year=2030, latest_year=2026)

    assert (reading.read, len(reading.records)) == (1, 0)
    assert [reject.reason for reject in reading.rejects] == ["2030 is still to come."]
    assert read_gmpp(csv_bytes([LATER, later_row()]), publication_year=2026, latest_year=2026).rejected == 0


def test_each_wrong_cell_of_a_line_is_told_with_its_column() -> None:
    wrong = later_row(**{LATER[8]: "31/02/2020", LATER[11]: "12,50", "Project Name": " "})

    reading = read_gmpp(csv_bytes([LATER, later_row(), wrong]), publication_year=2023)

    assert (reading.read, len(reading.records), reading.rejected) == (2, 1, 1)
    assert [(reject.line, reject.column) for reject in reading.rejects] == [
        (3, LATER[11]),
        (3, "Project Name"),
        (3, LATER[8]),
    ]


def test_ragged_lines_are_rejected_not_shifted() -> None:
    reading = read_gmpp(csv_bytes([LATER, later_row()[:-3], [*later_row(), "x"], later_row()]), publication_year=2023)

    assert [reject.line for reject in reading.rejects] == [2, 3]
    assert "cut off" in reading.rejects[0].reason
    assert "stray delimiter" in reading.rejects[1].reason


def test_line_numbers_are_those_an_editor_shows() -> None:
    rows = list(csv.reader(io.StringIO(shipped("gmpp_panel_2014_2021.csv").decode(), newline="")))
    lines = {record.line: record.name for record in gmpp("gmpp_panel_2014_2021.csv").records}
    text = shipped("gmpp_panel_2014_2021.csv").decode().split("\n")

    assert len(lines) == len(rows) - 1
    assert all(name[:12] in text[line - 1] for line, name in lines.items() if '"' not in text[line - 1])


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []

    read_gmpp(shipped("raw_uk_2021.csv"), progress=lambda done, of: told.append((done, of)))

    assert told[0] == (0, 184)
    assert told[-1] == (184, 184)
