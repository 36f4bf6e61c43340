"""Any table becomes typed rows through mapped columns; every wrong cell is told with line, column and expectation."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.published_files import csv_bytes
from triptych.exchange.readers.table import preview_table, read_table
from triptych.exchange.readers.table_rows import PersonRow, ProjectRow, RuleRow, ServiceRow, Target
from triptych.exchange.rejects import reject_file
from triptych.kernel.actor import Office, Role
from triptych.kernel.refusals import Invalid

PROJECTS = ["Ref", "Project name", "Portfolio", "Budget", "Currency", "Start date", "End date", "Project manager"]


def a_project(**changes: str) -> list[str]:
    row = dict(
        zip(PROJECTS, ["P1", "Move", "IT", "1,000.50", "EUR", "2026-01-05", "2026-06-30", "a@b.org"], strict=True)
    )
    return list((row | changes).values())


def reasons(*rows: list[str], target: Target = Target.PROJECTS, headings: list[str] | None = None) -> list[str]:
    return [str(reject) for reject in read_table(csv_bytes([headings or PROJECTS, *rows]), target).rejects]


def test_projects_are_read_typed() -> None:
    row = read_table(csv_bytes([PROJECTS, a_project()]), Target.PROJECTS).records[0]

    assert row == ProjectRow(
        ref="P1", name="Move", portfolio="IT", budget=Decimal("1000.50"), currency="EUR",
        start=date(2026, 1, 5), finish=date(2026, 6, 30), manager_email="a@b.org",
    )  # fmt: skip


def test_people_are_read_with_their_roles() -> None:
    rows = [["Full name", "E-mail", "Line manager", "Roles"], ["Ada", "Ada@X.org", "bo@x.org", "PMO lead; Approver 2"]]

    person = read_table(csv_bytes(rows), Target.PEOPLE).records[0]

    assert person == PersonRow(
        name="Ada", email="ada@x.org", manager_email="bo@x.org", roles=(Role.PMO_LEAD, Role.APPROVER_2)
    )


def test_services_are_read() -> None:
    rows = [["Service", "Family", "Owner"], ["Hosting", "Platforms", "o@x.org"]]

    assert read_table(csv_bytes(rows), Target.SERVICES).records[0] == ServiceRow(
        name="Hosting", family="Platforms", owner_email="o@x.org"
    )


def test_rules_are_read() -> None:
    rows = [
        ["Ref", "Statement", "Harm", "Office", "Waivable", "Outside authority", "Review date"],
        ["R1", "No data leave", "Breach", "SMO", "no", "The regulator", "2027-01-01"],
    ]

    assert read_table(csv_bytes(rows), Target.RULES).records[0] == RuleRow(
        ref="R1", statement="No data leave", harm_prevented="Breach", owner_office=Office.SMO, waivable=False,
        outside_authority="The regulator", review_date=date(2027, 1, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"Budget": "-5"}, "line 2, Budget: '-5' is negative; an amount of zero or more was expected."),
        ({"Budget": "12,50"}, "line 2, Budget: '12,50' is not a number; write it like 1234.50."),
        ({"Budget": "5%"}, "line 2, Budget: '5%' is a percentage; an amount was expected."),
        ({"Budget": "£5"}, "line 2, Currency: The amount is in GBP, the line's currency is EUR."),
        ({"Currency": "EURO"}, "line 2, Currency: 'EURO' is not an ISO 4217 currency code such as EUR."),
        (
            {"Start date": "05/06/2026"},
            "line 2, Start date: '05/06/2026' may be two different days; write it like 2026-03-31.",
        ),
        ({"Start date": "2026-02-30"}, "line 2, Start date: '2026-02-30' is not a date; write it like 2026-03-31."),
        ({"End date": "2025-01-01"}, "line 2, End date: The finish 2025-01-01 is before the start 2026-01-05."),
        (
            {"Project manager": "Ada"},
            "line 2, Project manager: 'Ada' is not an email address; write it like ada@example.org.",
        ),
        ({"Project name": ""}, "line 2, Project name: There is no name."),
        (
            {"Project name": "=cmd|'/C calc'!A0"},
            "line 2, Project name: \"=cmd|'/C calc'!A0\" is a formula; a text was expected.",
        ),
        ({"Project name": "x" * 301}, "line 2, Project name: The text has 301 characters; at most 300."),
    ],
)
def test_a_wrong_cell_is_told_with_line_column_and_what_was_expected(changes: dict[str, str], told: str) -> None:
    assert reasons(a_project(**changes)) == [told]


def test_all_wrong_cells_of_a_line_are_told_at_once() -> None:
    assert len(reasons(a_project(Budget="x1", Currency="?", **{"Start date": "soon"}))) == 3


def test_an_id_twice_rejects_the_later_line_naming_the_first() -> None:
    assert reasons(a_project(), a_project(Ref="p1", **{"Project name": "Other"})) == [
        "line 3: ref p1 stands in line 2 already."
    ]


@pytest.mark.parametrize("wrong", [{"Budget": "-1"}, {"End date": "2025-01-01"}])
def test_the_first_line_of_an_id_holds_it_even_where_it_is_rejected(wrong: dict[str, str]) -> None:
    reading = read_table(csv_bytes([PROJECTS, a_project(**wrong), a_project(Ref="p1")]), Target.PROJECTS)

    assert reading.records == ()
    assert [reject.line for reject in reading.rejects] == [2, 3]
    assert reading.rejects[1].reason == "ref p1 stands in line 2 already."


def test_a_line_without_a_readable_id_holds_none() -> None:
    nameless = a_project(Ref="", **{"Project name": ""})
    reading = read_table(csv_bytes([PROJECTS, nameless, a_project(Ref="")]), Target.PROJECTS)

    assert (len(reading.records), reading.rejected) == (1, 1)


def test_a_wrong_line_without_a_reference_holds_its_name_in_its_portfolio() -> None:
    reading = read_table(csv_bytes([PROJECTS, a_project(Ref="", Budget="-1"), a_project(Ref="")]), Target.PROJECTS)

    assert [reject.reason for reject in reading.rejects][1] == "'Move' in 'IT' stands in line 2 already."


@pytest.mark.parametrize(
    ("written", "other", "expected"),
    [("05/06/2026", "31/12/2026", date(2026, 6, 5)), ("05/06/2026", "12/31/2026", date(2026, 5, 6))],
)
def test_a_column_of_dates_tells_the_order_of_day_and_month(written: str, other: str, expected: date) -> None:
    rows = [
        a_project(**{"Start date": written, "End date": ""}),
        a_project(Ref="P2", **{"Start date": other, "End date": ""}),
    ]

    row = read_table(csv_bytes([PROJECTS, *rows]), Target.PROJECTS).records[0]

    assert isinstance(row, ProjectRow)
    assert row.start == expected


@pytest.mark.parametrize(
    ("heading", "cell", "amount", "currency"),
    [
        ("Budget (£m)", "1.5", "1500000", "GBP"),
        ("Budget", "£1.5m", "1500000", "GBP"),
        ("Budget (EUR)", "1500", "1500", "EUR"),
        ("Budget", "USD 100K", "100000", "USD"),
        ("Budget", "100", "100", None),
    ],
)
def test_unit_and_currency_of_heading_or_cell_count(heading: str, cell: str, amount: str, currency: str | None) -> None:
    row = read_table(csv_bytes([["Name", "Portfolio", heading], ["A", "B", cell]]), Target.PROJECTS).records[0]

    assert isinstance(row, ProjectRow)
    assert (row.budget, row.currency) == (Decimal(amount), currency)


def test_a_dollar_without_a_currency_is_not_guessed() -> None:
    told = reasons(["A", "B", "$5"], headings=["Name", "Portfolio", "Budget"])

    assert told == ["line 2, currency: The amount is in $, but nothing tells which dollar; add a currency column."]


def test_the_mapping_is_proposed_and_can_be_said_otherwise() -> None:
    data = csv_bytes([["Titel", "Mappe", "Chef"], ["Umzug", "IT", "c@x.org"]])

    proposed = preview_table(data, Target.PROJECTS)
    row = read_table(
        data, Target.PROJECTS, mapping={"name": "Titel", "portfolio": "mappe", "sponsor_email": "Chef"}
    ).records[0]

    assert proposed.proposed == {}
    assert row == ProjectRow(name="Umzug", portfolio="IT", sponsor_email="c@x.org")


def test_a_proposal_finds_headings_that_say_a_little_more() -> None:
    proposed = preview_table(
        csv_bytes([["Project title", "Portfolio", "Planned start date"], ["a", "b", "c"]]), Target.PROJECTS
    )

    assert proposed.proposed == {"name": "Project title", "portfolio": "Portfolio", "start": "Planned start date"}


def test_a_mapping_to_what_does_not_exist_is_told_beside_its_field() -> None:
    with pytest.raises(Invalid) as refused:
        read_table(csv_bytes([PROJECTS, a_project()]), Target.PROJECTS, mapping={"name": "Nope", "colour": "Ref"})

    assert {problem.field for problem in refused.value.problems} == {"mapping.name", "mapping.colour"}


def test_a_missing_required_column_is_named_unless_a_value_is_given() -> None:
    data = csv_bytes([["Name"], ["A"]])

    with pytest.raises(Invalid, match="No column is the portfolio of projects"):
        read_table(data, Target.PROJECTS)

    assert read_table(data, Target.PROJECTS, given={"portfolio": "All"}).records == (
        ProjectRow(name="A", portfolio="All"),
    )


def test_a_value_given_for_an_unknown_field_is_refused() -> None:
    with pytest.raises(Invalid, match="colour"):
        read_table(csv_bytes([PROJECTS, a_project()]), Target.PROJECTS, given={"colour": "red"})


def test_a_heading_that_stands_twice_is_refused() -> None:
    with pytest.raises(Invalid, match="columns A and C"):
        read_table(csv_bytes([["Name", "Portfolio", "name"], ["A", "B", "C"]]), Target.PROJECTS)


def test_the_reject_file_mended_reads_in_full() -> None:
    reading = read_table(csv_bytes([PROJECTS, a_project(), a_project(Ref="P2", Budget="-5")]), Target.PROJECTS)

    mended = reject_file(reading.headings, reading.rejects).replace("'-5", "5")

    again = read_table(mended.encode(), Target.PROJECTS)
    assert [row.ref for row in again.records if isinstance(row, ProjectRow)] == ["P2"]
    assert again.rejects == ()


def test_a_person_is_not_their_own_manager() -> None:
    rows = [["Name", "Email", "Manager"], ["A", "a@x.org", "A@x.org"]]

    assert "own manager" in str(read_table(csv_bytes(rows), Target.PEOPLE).rejects[0])


def test_a_rule_that_cannot_be_waived_names_the_outside_authority() -> None:
    rows = [["Statement", "Harm", "Office", "Waivable"], ["S", "H", "CMO", "no"]]

    assert "outside authority" in str(read_table(csv_bytes(rows), Target.RULES).rejects[0])


@given(st.lists(st.lists(st.text(max_size=12), min_size=8, max_size=8), min_size=1, max_size=6))
def test_whatever_the_cells_say_every_line_is_read_or_rejected(rows: list[list[str]]) -> None:
    try:
        reading = read_table(csv_bytes([PROJECTS, *rows]), Target.PROJECTS)
    except Invalid:
        return

    assert reading.read == len(reading.records) + reading.rejected
    assert all(isinstance(row, ProjectRow) and row.name and row.portfolio for row in reading.records)


@given(st.decimals(min_value=0, max_value=10**12, places=4), st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_exact_amounts_and_iso_dates_survive(amount: Decimal, start: date) -> None:
    row = a_project(Budget=f"{amount:f}", **{"Start date": start.isoformat(), "End date": ""})

    read = read_table(csv_bytes([PROJECTS, row]), Target.PROJECTS).records[0]

    assert isinstance(read, ProjectRow)
    assert (read.budget, read.start) == (amount, start)
