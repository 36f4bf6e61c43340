"""Publications come into the database as published: every sum, withheld apart from missing, once and only once."""

import asyncio
import hashlib
from decimal import Decimal

import asyncpg
import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from building import House, a_house, a_staffed_house
from conftest import Pristine
from exchange.importing import asked, counts, everything, gmpp_in, standing, value
from exchange.published_files import GMPP, csv_bytes, shipped
from exchange.test_published_sums import SUMS
from triptych.exchange.import_gmpp import ImportGmpp, import_gmpp
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid, NotAllowed
from triptych.model.database import Database
from triptych.model.portfolio import Project, Stage
from triptych.model.types import ProjectId
from triptych.pmo.projects import EditProject, edit_project
from waiting import until

PANEL = GMPP[0]
_pictures: dict[str, dict[str, str]] = {}
HEADINGS = ["GMPP ID", "Project Name", "Department", "Publication year", "DCA", "Start date", "End date",
            "Baseline (£m)", "Forecast (£m)", "Whole life cost (£m)", "Category"]  # fmt: skip


def a_publication(*rows: dict[str, str]) -> bytes:
    usual = dict(zip(HEADINGS, ["X1", "Rail", "DfT", "2021", "Amber", "2015-04-01", "2030-03-31", "5", "52", "900", ""],
                     strict=True))  # fmt: skip
    return csv_bytes([HEADINGS, *((usual | row).values() for row in rows)])


async def a_project(house: House, columns: str) -> tuple[object, ...]:
    return (await asked(house, f"SELECT {columns} FROM project"))[0]


async def test_the_panel_comes_in_whole(database: Database) -> None:
    house = await a_house(database)

    done = await gmpp_in(house, PANEL)

    assert counts(done) == (1248, 1248, 0, 0, 0)
    assert await value(house, "SELECT count(*) FROM project_year") == 1248
    assert await value(house, "SELECT count(*) FROM project") == 464
    assert await value(house, "SELECT count(*) FROM workstream") == 464 * 3
    assert await value(house, "SELECT count(*) FROM rating") == 1248
    assert await value(house, "SELECT count(*) FROM rating WHERE withheld IS NOT NULL") == 56


async def test_every_published_sum_comes_out_of_the_database(database: Database) -> None:
    house = await a_house(database)
    await gmpp_in(house, PANEL)

    found = await asked(
        house,
        "SELECT year, round(sum(whole_life_cost) / 1e9, 1), count(*) FILTER (WHERE whole_life_cost IS NULL)"
        " FROM project_year GROUP BY year",
    )

    assert {year: (str(total), without) for year, total, without in found} == SUMS


async def test_spellings_categories_ids_and_scales_come_out_of_the_database(database: Database) -> None:
    house = await a_house(database)
    await gmpp_in(house, PANEL)

    assert await value(house, "SELECT count(DISTINCT department_as_published) FROM project_year") == 36
    assert await value(house, "SELECT count(*) FROM project_year WHERE category IS NULL") == 806
    assert await asked(
        house, "SELECT year, count(*) FROM project_year WHERE narratives ? 'publisher_key' GROUP BY year ORDER BY year"
    ) == [(2020, 125), (2021, 184)]
    assert await asked(house, "SELECT DISTINCT scale, source FROM rating") == [("five", "ipa")]
    assert await value(house, "SELECT count(*) FROM project_year WHERE year_baseline = 0 AND year_forecast <> 0") == 12
    assert await value(house, "SELECT min(whole_life_cost) FROM project_year") == Decimal(-7169200000)


async def test_withheld_is_neither_zero_nor_missing(database: Database) -> None:
    house = await a_house(database)
    await gmpp_in(house, PANEL)

    found = await asked(
        house,
        "SELECT count(*) FILTER (WHERE whole_life_cost_withheld IS NOT NULL),"
        " count(*) FILTER (WHERE whole_life_cost_withheld IS NOT NULL AND whole_life_cost IS NOT NULL),"
        " count(*) FILTER (WHERE year_forecast_withheld IS NOT NULL) FROM project_year",
    )
    without_budget = await value(house, "SELECT count(*) FROM project WHERE budget_withheld ILIKE '%exempt%'")

    assert found == [(103, 0, 66)]
    assert without_budget > 20


async def test_every_file_again_changes_nothing_and_raw_files_repeat_the_panel(database: Database) -> None:
    house = await a_house(database)
    await gmpp_in(house, PANEL)
    before = await everything(house)

    again = [await gmpp_in(house, name) for name in GMPP]

    assert [counts(done) for done in again] == [(1248, 0, 0, 1248, 0), (188, 0, 0, 188, 0), (184, 0, 0, 184, 0)]
    assert await everything(house) == before


@pytest.mark.parametrize("order", [(PANEL, GMPP[2], GMPP[1]), (GMPP[1], GMPP[2], PANEL), (GMPP[2], PANEL, GMPP[1])])
async def test_the_order_of_the_files_does_not_matter(database: Database, order: tuple[str, ...]) -> None:
    house = await a_house(database)
    for name in order:
        await gmpp_in(house, name)

    picture = await everything(house)

    digest = {kind: hashlib.sha256("".join(rows).encode()).hexdigest() for kind, rows in picture.items()}
    assert _pictures.setdefault("first", digest) == digest


async def test_a_published_project_is_what_its_newest_publication_says(database: Database) -> None:
    house = await a_house(database)

    await gmpp_in(house, "a.csv", a_publication({"Publication year": "2020", "Whole life cost (£m)": "800"}, {}))

    assert await a_project(
        house,
        "ref, budget_amount, budget_currency, weekly_burn_amount, weekly_burn_basis, rating, rating_scale, rating_year,"
        " publisher_key, origin, origin_note, stage",
    ) == (
        "P-0001", Decimal(900_000_000), "GBP", Decimal(1_000_000), "derived: in-year forecast / 52, 2020/21", "amber",
        "five", 2021, "X1", "published",
        "Infrastructure and Projects Authority, GMPP 2021, Open Government Licence v3.0", "execute",
    )  # fmt: skip


async def test_a_figure_that_is_withheld_later_is_withheld_and_no_older_one_shown(database: Database) -> None:
    house = await a_house(database)
    exempt = "Exempt under Section 43"
    later = {"Whole life cost (£m)": exempt, "Forecast (£m)": exempt, "End date": exempt, "DCA": exempt}
    await gmpp_in(house, "a.csv", a_publication({"Publication year": "2020"}))

    done = await gmpp_in(house, "b.csv", a_publication({"Publication year": "2021", **later}))

    assert counts(done) == (1, 1, 0, 0, 0)
    assert await a_project(
        house, "budget_amount, budget_withheld, weekly_burn_amount, finish_on, rating, rating_withheld, rating_year"
    ) == (None, exempt, None, None, None, exempt, 2021)


async def test_a_corrected_publication_updates_its_year_and_silence_takes_nothing_away(database: Database) -> None:
    house = await a_house(database)
    await gmpp_in(house, "a.csv", a_publication({"Category": "ICT"}))

    done = await gmpp_in(house, "b.csv", a_publication({"Whole life cost (£m)": "950", "DCA": "Red"}))

    assert counts(done) == (1, 0, 1, 0, 0)
    assert await a_project(house, "budget_amount, rating") == (Decimal(950_000_000), "red")
    assert await asked(house, "SELECT category FROM project_year") == [("ICT",)]
    assert await asked(house, "SELECT value FROM rating") == [("red",)]


async def test_a_rating_since_2022_keeps_its_scale_of_three(database: Database) -> None:
    house = await a_house(database)

    await gmpp_in(house, "a.csv", a_publication({}, {"Publication year": "2022", "DCA": "Green"}))

    assert await asked(house, "SELECT year, scale, value FROM rating ORDER BY year") == [
        (2021, "five", "amber"), (2022, "three", "green"),
    ]  # fmt: skip


async def test_what_a_person_edited_stays_and_is_told(database: Database) -> None:
    house = await a_staffed_house(database)
    await gmpp_in(house, "a.csv", a_publication({}))
    await name_by_hand(house, "Rail, as we call it")

    done = await gmpp_in(house, "b.csv", a_publication({"Project Name": "Rail North", "Whole life cost (£m)": "950"}))

    assert await a_project(house, "name, budget_amount") == ("Rail, as we call it", Decimal(950_000_000))
    assert "P-0001: kept as a person entered it: name." in done.notes


async def name_by_hand(house: House, name: str) -> None:
    async with house.as_("Paul") as work:
        project = (await work.session.scalars(select(Project))).one()
        ask = EditProject(
            project_id=ProjectId(project.id), name=name, stage=Stage(project.stage), start_on=project.start_on,
            finish_on=project.finish_on, budget=Money(project.budget_amount or Decimal(0), "GBP"),
            weekly_burn=Money(project.weekly_burn_amount or Decimal(0), "GBP"),
            weekly_burn_basis=project.weekly_burn_basis,
        )  # fmt: skip
        await edit_project(work, ask)


async def test_wrong_records_are_rejected_with_line_and_reason_and_the_others_come_in(database: Database) -> None:
    house = await a_house(database)

    done = await gmpp_in(
        house, "a.csv", a_publication({}, {"Forecast (£m)": "5x2", "GMPP ID": "X2", "Project Name": "B"}, {})
    )

    assert counts(done) == (3, 1, 0, 0, 2)
    assert [reject.line for reject in done.rejects] == [3, 4]
    assert "Rejected because" in done.reject_text
    assert await value(house, "SELECT rejects FROM import_run") == done.reject_text


async def test_a_run_is_kept_with_its_counts_and_stands_in_the_trail_with_the_policy_line(database: Database) -> None:
    house = await a_house(database)

    done = await gmpp_in(house, PANEL)

    assert await asked(
        house, "SELECT id, kind, file_name, read_count, created_count, file_sha256, person_id FROM import_run"
    ) == [(done.run_id, "gmpp", PANEL, 1248, 1248, hashlib.sha256(shipped(PANEL)).hexdigest(), house.people["Ada"])]
    assert await asked(
        house,
        "SELECT subject_id, person_id, policy_line LIKE '%data:import%' FROM audit_entry WHERE action = 'data:import'",
    ) == [(done.run_id, house.people["Ada"], True)]


async def test_a_dry_run_reports_the_same_numbers_and_leaves_nothing_not_even_a_gap(database: Database) -> None:
    house = await a_house(database)
    before = await standing(house)

    rehearsed = await gmpp_in(house, PANEL, dry_run=True)

    assert rehearsed.run_id is None
    assert await standing(house) == before
    done = await gmpp_in(house, PANEL)
    assert (done.reconciliation, done.notes, done.rejects) == (
        rehearsed.reconciliation,
        rehearsed.notes,
        rehearsed.rejects,
    )
    assert await value(house, "SELECT min(ref) FROM project") == "P-0001"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"a,b\n1,2\n", b"\x00\x01", shipped("services.csv")])
async def test_a_file_that_is_no_publication_is_refused_whole(database: Database, content: bytes) -> None:
    house = await a_house(database)
    before = await standing(house)

    with pytest.raises(Invalid) as refused:
        await gmpp_in(house, "a.csv", content)

    assert refused.value.problems[0].field == "file"
    assert await standing(house) == before


async def test_somebody_without_the_right_imports_nothing(database: Database) -> None:
    house = await a_staffed_house(database)
    before = await standing(house)

    async with house.as_("Rob") as work:
        with pytest.raises(NotAllowed):
            await import_gmpp(work, ImportGmpp(file_name="a.csv", content=a_publication({})))

    assert await standing(house) == before


async def test_an_import_does_no_more_than_its_person_may_by_hand(database: Database) -> None:
    house = await a_staffed_house(database)
    before = await standing(house)

    async with house.as_("Cleo") as work:
        with pytest.raises(NotAllowed):
            await import_gmpp(work, ImportGmpp(file_name="a.csv", content=a_publication({})))

    assert await standing(house) == before


async def test_a_connection_killed_in_the_middle_leaves_nothing_half_written(
    database: Database, pristine: Pristine
) -> None:
    house = await a_house(database)
    before = await standing(house)
    kill_writers = (
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE relation = 'project_year'::regclass AND mode LIKE 'Row%'"
    )

    async with pristine.superuser.transaction():
        await pristine.superuser.execute("LOCK TABLE audit_entry IN SHARE MODE")  # the act is the last that is stored
        importing = asyncio.create_task(gmpp_in(house, PANEL))
        await until(lambda: pristine.superuser.fetch(kill_writers))

    with pytest.raises((DBAPIError, asyncpg.PostgresError, asyncpg.InterfaceError)):
        await importing
    assert await standing(house) == before
    assert counts(await gmpp_in(house, PANEL)) == (1248, 1248, 0, 0, 0)


async def test_the_same_file_twice_at_the_same_moment_comes_in_once(database: Database) -> None:
    house = await a_house(database)

    both = await asyncio.gather(gmpp_in(house, PANEL), gmpp_in(house, PANEL))

    assert sorted(map(counts, both)) == [(1248, 0, 0, 1248, 0), (1248, 1248, 0, 0, 0)]
    assert await value(house, "SELECT count(*) FROM project_year") == 1248


async def test_a_publication_of_a_year_to_come_is_rejected_and_never_the_newest(database: Database) -> None:
    house = await a_house(database)
    file = a_publication({}, {"Publication year": "2030", "Whole life cost (£m)": "1"})

    done = await gmpp_in(house, "future.csv", file)

    assert counts(done) == (2, 1, 0, 0, 1)
    assert await a_project(house, "budget_amount, rating_year") == (Decimal(900_000_000), 2021)
