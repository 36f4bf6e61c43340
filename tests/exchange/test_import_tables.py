"""Any table comes in through mapped columns: a line is taken whole or rejected with its reason; nothing overwritten."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import pytest

from building import House, a_house, a_person, a_project, a_staffed_house
from exchange.importing import asked, counts, standing, value
from exchange.published_files import csv_bytes
from triptych.exchange.import_file import Imported
from triptych.exchange.import_table import ImportTable, import_table
from triptych.exchange.readers.table_rows import Target
from triptych.kernel.refusals import NotAllowed
from triptych.model.currency import CurrencyRate
from triptych.model.database import Database

PEOPLE = ["Name", "Email", "Unit", "Manager", "Roles"]
PROJECTS = ["Ref", "Name", "Portfolio", "Program", "Unit", "Budget", "Currency", "Weekly burn", "Start", "Finish",
            "Project manager", "Service lead"]  # fmt: skip
SERVICES = ["Name", "Family", "Owner", "Unit"]
RULES = ["Ref", "Statement", "Harm", "Office", "Waivable", "Outside authority", "Review date"]


async def table_in(
    house: House, target: Target, rows: Iterable[Sequence[object]], *, by: str = "Ada", **more: Any
) -> Imported:
    async with house.as_(by) as work:
        ask = ImportTable(file_name="mine.csv", content=csv_bytes(rows), target=target, **more)
        return await import_table(work, ask)


def a_row(headings: list[str], usual: list[str], **changes: str) -> list[str]:
    return list(
        (dict(zip(headings, usual, strict=True)) | {k.replace("_", " "): v for k, v in changes.items()}).values()
    )


def person(name: str, **changes: str) -> list[str]:
    return a_row(PEOPLE, [name, f"{name}@x.example", "IT", "", ""], **changes)


def project(**changes: str) -> list[str]:
    usual = ["A1", "Move", "Sites", "Relocation", "", "1000.50", "", "200", "2026-01-05", "2027-06-30", "", ""]
    return a_row(PROJECTS, usual, **changes)


def why(done: Imported) -> list[str]:
    return [str(reject) for reject in done.rejects]


# People


async def test_people_come_in_with_units_managers_and_plain_roles(database: Database) -> None:
    house = await a_house(database)
    rows = [PEOPLE, person("bo", Manager="cy@x.example", Roles="service lead"), person("cy", Unit="Sales")]

    done = await table_in(house, Target.PEOPLE, rows)
    again = await table_in(house, Target.PEOPLE, rows)

    assert (counts(done), counts(again)) == ((2, 2, 0, 0, 0), (2, 0, 0, 2, 0))
    assert await asked(
        house,
        "SELECT p.name, unit.name, m.name, p.origin FROM person p JOIN org_unit unit ON unit.id = p.unit_id"
        " LEFT JOIN person m ON m.id = p.manager_id WHERE p.name <> 'Ada' ORDER BY 1",
    ) == [("bo", "IT", "cy", "imported"), ("cy", "Sales", None, "imported")]
    assert await asked(house, "SELECT role FROM role_assignment WHERE role <> 'administrator'") == [("service_lead",)]
    assert "Roles in the whole organisation: bo@x.example: service_lead." in done.notes


@pytest.mark.parametrize("role", ["PMO lead", "Approver 1", "executive", "auditor", "admin"])
async def test_a_file_gives_no_authority(database: Database, role: str) -> None:
    house = await a_house(database)

    done = await table_in(house, Target.PEOPLE, [PEOPLE, person("bo", Roles=role)])

    assert counts(done) == (1, 0, 0, 0, 1)
    assert "A file gives no authority" in why(done)[0]
    assert await value(house, "SELECT count(*) FROM role_assignment") == 1


async def test_a_line_whose_manager_is_rejected_or_unknown_is_rejected_and_says_so(database: Database) -> None:
    house = await a_house(database)
    rows = [PEOPLE, person("bo", Manager="cy@x.example"), person("cy", Manager="dee@x.example"), person("eve")]

    done = await table_in(house, Target.PEOPLE, rows)

    assert counts(done) == (3, 1, 0, 0, 2)
    assert [reject.line for reject in done.rejects] == [2, 3]
    assert all("Nobody here has the e-mail address" in reason for reason in why(done))


async def test_a_line_of_managers_that_comes_back_is_rejected_and_those_below_it_with_it(database: Database) -> None:
    house = await a_house(database)
    rows = [
        PEOPLE, person("bo", Manager="cy@x.example"), person("cy", Manager="bo@x.example"),
        person("dee", Manager="cy@x.example"), person("eve", Manager="ada@meridian.example"),
    ]  # fmt: skip

    done = await table_in(house, Target.PEOPLE, rows)

    assert counts(done) == (4, 1, 0, 0, 3)
    assert sum("nobody stands above themselves" in reason for reason in why(done)) == 2


async def test_a_line_of_managers_may_be_turned_round(database: Database) -> None:
    house = await a_house(database)
    await table_in(house, Target.PEOPLE, [PEOPLE, person("bo", Manager="cy@x.example"), person("cy"), person("dee")])

    rows = [PEOPLE, person("cy", Manager="bo@x.example"), person("bo", Manager="dee@x.example")]
    done = await table_in(house, Target.PEOPLE, rows)

    assert counts(done) == (2, 0, 2, 0, 0)
    assert await asked(
        house, "SELECT p.name, m.name FROM person p JOIN person m ON m.id = p.manager_id ORDER BY 1"
    ) == [("bo", "dee"), ("cy", "bo")]


async def test_somebody_entered_by_hand_is_not_overwritten_and_it_is_told(database: Database) -> None:
    house = await a_house(database)
    await a_person(house, "Piet")

    rows = [PEOPLE, person("x", Email="PIET@meridian.example", Name="Pete", Unit="Elsewhere")]
    done = await table_in(house, Target.PEOPLE, rows)

    assert counts(done) == (1, 0, 0, 1, 0)
    assert await asked(house, "SELECT name FROM person WHERE name ILIKE 'p%t%'") == [("Piet",)]
    assert await value(house, "SELECT count(*) FROM org_unit") == 1
    assert any("piet@meridian.example: unit" in note and "name" in note for note in done.notes)


async def test_only_whoever_keeps_the_organisation_imports_people(database: Database) -> None:
    house = await a_staffed_house(database)
    before = await standing(house)

    with pytest.raises(NotAllowed):
        await table_in(house, Target.PEOPLE, [PEOPLE, person("bo")], by="Paul")

    assert await standing(house) == before


# Projects


async def test_projects_come_in_with_places_leads_and_three_workstreams(database: Database) -> None:
    house = await a_staffed_house(database)
    rows = [PROJECTS, project(Project_manager="piet@meridian.example", Service_lead="sofie@meridian.example")]

    done = await table_in(house, Target.PROJECTS, rows, by="Paul")
    again = await table_in(house, Target.PROJECTS, rows, by="Paul")

    assert (counts(done), counts(again)) == ((1, 1, 0, 0, 0), (1, 0, 0, 1, 0))
    assert await asked(
        house,
        "SELECT project.ref, project.name, portfolio.name, program.name, budget_amount, budget_currency,"
        " project.weekly_burn_basis, project.origin FROM project JOIN program ON program.id = program_id"
        " JOIN portfolio ON portfolio.id = portfolio_id",
    ) == [("P-0001", "Move", "Sites", "Relocation", Decimal("1000.5"), "USD", "imported: mine.csv", "imported")]
    assert await asked(
        house, "SELECT kind, person.name FROM workstream LEFT JOIN person ON person.id = lead_id ORDER BY 1"
    ) == [("delivery", "Piet"), ("people_change", None), ("service_transition", "Sofie")]
    assert await asked(house, "SELECT role FROM role_assignment JOIN project ON project.id = scope_id ORDER BY 1") == [
        ("project_manager",),
        ("service_lead",),
    ]
    assert "Portfolios made (1): Sites." in done.notes


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"Project_manager": "nobody@x.example"}, "Nobody here has the e-mail address nobody@x.example."),
        ({"Project_manager": "art@meridian.example"}, "An auditor holds no other role"),
        ({"Finish": "2026-03-01"}, "2026-03-01 has gone by."),
        ({"Budget": "-1"}, "'-1' is negative"),
        ({"Currency": "XYZ"}, "'XYZ' is not an ISO 4217 currency code"),
        ({"Currency": "EUR"}, "There is no rate from EUR to USD on or before 2026-03-02."),
        ({"Unit": "Nowhere"}, "There is no unit 'Nowhere'"),
    ],
)
async def test_a_line_that_cannot_be_taken_says_why_and_the_others_come_in(
    database: Database, changes: dict[str, str], reason: str
) -> None:
    house = await a_staffed_house(database)

    done = await table_in(house, Target.PROJECTS, [PROJECTS, project(**changes), project(Ref="A2")], by="Paul")

    assert counts(done) == (2, 1, 0, 0, 1)
    assert why(done)[0].startswith("line 2")
    assert reason in why(done)[0]
    assert await asked(house, "SELECT publisher_key FROM project") == [("A2",)]


async def test_a_currency_with_a_rate_is_taken_as_it_is(database: Database) -> None:
    house = await a_staffed_house(database)
    async with house.as_("Ada") as work:
        day = house.clock.now.date()
        work.session.add(CurrencyRate(base="EUR", quote="USD", on_day=day, rate=Decimal("1.1"), source="bank"))

    await table_in(house, Target.PROJECTS, [PROJECTS, project(Currency="EUR")], by="Paul")

    assert await asked(house, "SELECT budget_amount, budget_currency FROM project") == [(Decimal("1000.5"), "EUR")]


async def test_one_reference_of_two_tables_does_not_overwrite(database: Database) -> None:
    house = await a_staffed_house(database)
    await table_in(house, Target.PROJECTS, [PROJECTS, project()], by="Paul")

    rows = [PROJECTS, project(Name="Payroll", Portfolio="Finance")]
    done = await table_in(house, Target.PROJECTS, rows, by="Paul")

    assert why(done) == ["line 2, Ref: 'A1' is P-0001 'Move' in 'Sites', neither of which this line says."]
    assert await asked(house, "SELECT name FROM project") == [("Move",)]


async def test_an_imported_project_follows_its_table_and_a_project_by_hand_does_not(database: Database) -> None:
    house = await a_staffed_house(database)
    by_hand = await a_project(house)
    await table_in(house, Target.PROJECTS, [PROJECTS, project()], by="Paul")
    ref = await value(house, "SELECT ref FROM project WHERE id = :id", id=by_hand.id)

    rows = [PROJECTS, project(Budget="2000"), project(Ref=ref, Name=by_hand.name, Budget="7", Portfolio="Sites")]
    done = await table_in(house, Target.PROJECTS, rows, by="Paul")

    assert counts(done) == (2, 0, 2, 0, 0)  # the one by hand had no weekly burn
    assert await value(house, "SELECT budget_amount FROM project WHERE publisher_key = 'A1'") == 2000
    assert (
        await value(house, "SELECT budget_amount FROM project WHERE id = :id", id=by_hand.id) == by_hand.budget_amount
    )
    assert any(ref in note and "budget amount" in note for note in done.notes)


async def test_another_lead_of_the_table_takes_over_and_the_former_one_holds_nothing(database: Database) -> None:
    house = await a_staffed_house(database)
    await table_in(house, Target.PROJECTS, [PROJECTS, project(Project_manager="piet@meridian.example")], by="Paul")

    rows = [PROJECTS, project(Project_manager="mona@meridian.example")]
    done = await table_in(house, Target.PROJECTS, rows, by="Paul")

    assert counts(done) == (1, 0, 1, 0, 0)
    assert await asked(
        house,
        "SELECT person.name FROM role_assignment JOIN person ON person.id = person_id"
        " WHERE role = 'project_manager' AND revoked_at IS NULL",
    ) == [("Mona",)]


async def test_columns_are_read_as_they_are_mapped(database: Database) -> None:
    house = await a_staffed_house(database)
    rows = [["Title", "Belongs to", "Geld"], ["Move", "Sites", "5"]]
    mapping = {"name": "Title", "portfolio": "Belongs to", "budget": "Geld"}

    await table_in(house, Target.PROJECTS, rows, by="Paul", mapping=mapping)

    assert await asked(house, "SELECT name, budget_amount FROM project") == [("Move", Decimal(5))]


# Services and rules


async def test_services_come_in_and_the_owner_owns_them(database: Database) -> None:
    house = await a_staffed_house(database)
    rows = [SERVICES, ["Hosting", "Platforms", "olga@meridian.example", ""], ["Mail", "", "who@x.example", ""]]

    done = await table_in(house, Target.SERVICES, rows, by="Sam")
    again = await table_in(house, Target.SERVICES, rows, by="Sam")

    assert (counts(done), counts(again)) == ((2, 1, 0, 0, 1), (2, 0, 0, 1, 1))
    assert why(done) == ["line 3, Owner: Nobody here has the e-mail address who@x.example."]
    assert await asked(
        house, "SELECT service.name, role FROM role_assignment JOIN service ON service.id = scope_id"
    ) == [("Hosting", "service_owner")]


async def test_rules_come_in_once_and_a_new_wording_is_a_new_version(database: Database) -> None:
    house = await a_staffed_house(database)
    rule = ["SEC-1", "No data leave the site.", "Breach", "SMO", "no", "The regulator", "2027-01-01"]

    first = await table_in(house, Target.RULES, [RULES, rule], by="Sam")
    again = await table_in(house, Target.RULES, [RULES, rule], by="Sam")
    changed = await table_in(house, Target.RULES, [RULES, [*rule[:2], "Fines", *rule[3:]]], by="Sam")

    assert [counts(done)[1:] for done in (first, again, changed)] == [(1, 0, 0, 0), (0, 0, 1, 0), (0, 1, 0, 0)]
    assert await asked(
        house,
        "SELECT title, owner_office, number, harm_prevented, waivable FROM rule_version JOIN rule ON rule.id = rule_id"
        " ORDER BY number",
    ) == [
        ("SEC-1: No data leave the site.", "smo", 1, "Breach", False),
        ("SEC-1: No data leave the site.", "smo", 2, "Fines", False),
    ]


async def test_a_standard_of_another_office_or_with_a_past_review_is_rejected(database: Database) -> None:
    house = await a_staffed_house(database)
    of_others = ["R", "Say so.", "Harm", "PMO", "yes", "", ""]
    past = ["S", "Say more.", "Harm", "SMO", "yes", "", "2020-01-01"]

    done = await table_in(house, Target.RULES, [RULES, of_others, past], by="Sam")

    assert counts(done) == (2, 0, 0, 0, 2)
    assert [(reject.line, reject.column) for reject in done.rejects] == [(2, "Office"), (3, "Review date")]
    assert await value(house, "SELECT count(*) FROM rule") == 0


@pytest.mark.parametrize("target", list(Target))
async def test_a_dry_run_of_a_table_tells_the_same_and_leaves_nothing(database: Database, target: Target) -> None:
    house = await a_staffed_house(database)
    rows = {
        Target.PEOPLE: [PEOPLE, person("bo", Manager="cy@x.example", Roles="service lead"), person("cy")],
        Target.PROJECTS: [PROJECTS, project(Project_manager="piet@meridian.example"), project(Ref="B", Budget="x1")],
        Target.SERVICES: [SERVICES, ["Hosting", "Platforms", "olga@meridian.example", "Ops"]],
        Target.RULES: [RULES, ["R", "Say so.", "Harm", "PMO", "yes", "", ""]],
    }[target]
    before = await standing(house)

    rehearsed = await table_in(house, target, rows, dry_run=True)

    assert await standing(house) == before
    done = await table_in(house, target, rows)
    assert (done.reconciliation, done.notes) == (rehearsed.reconciliation, rehearsed.notes)


async def test_a_table_of_five_thousand_people_in_one_line_of_managers_is_planned_quickly(database: Database) -> None:
    house = await a_house(database)
    rows = [PEOPLE, *(person(f"p{n}", Manager=f"p{n // 10}@x.example" if n else "") for n in range(5000))]

    done = await table_in(house, Target.PEOPLE, rows)

    assert counts(done) == (5000, 5000, 0, 0, 0)
