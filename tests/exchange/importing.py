"""Plain builder functions for imports: a file goes in as a person, and the database is asked what came of it."""

from typing import Any

from sqlalchemy import text

from building import House
from exchange.published_files import shipped
from triptych.exchange.import_file import Imported
from triptych.exchange.import_gmpp import ImportGmpp, import_gmpp
from triptych.exchange.import_services import ImportServices, import_services


async def gmpp_in(house: House, name: str, content: bytes | None = None, *, dry_run: bool = False) -> Imported:
    """A publication, a shipped one unless content is given, imported by the administrator."""
    async with house.as_("Ada") as work:
        given = shipped(name) if content is None else content
        return await import_gmpp(work, ImportGmpp(file_name=name, content=given, dry_run=dry_run))


async def services_in(house: House, content: bytes | None = None, *, dry_run: bool = False) -> Imported:
    """A catalogue, the shipped one unless content is given, imported by the administrator."""
    async with house.as_("Ada") as work:
        given = shipped("services.csv") if content is None else content
        return await import_services(work, ImportServices(file_name="services.csv", content=given, dry_run=dry_run))


def counts(done: Imported) -> tuple[int, int, int, int, int]:
    """Read, created, updated, unchanged, rejected."""
    told = done.reconciliation
    return told.read, told.created, told.updated, told.unchanged, told.rejected


async def asked(house: House, query: str, **given: Any) -> list[tuple[Any, ...]]:
    """The rows of a query, as the application's role sees them."""
    async with house.database.sessions() as session:
        return [tuple(row) for row in await session.execute(text(query), given)]


async def value(house: House, query: str, **given: Any) -> Any:
    """The one value of a query."""
    return (await asked(house, query, **given))[0][0]


async def everything(house: House) -> dict[str, list[str]]:
    """Every row that publications write, but for ids, refs, runs and how it was matched: what two databases share."""
    queries = {
        "project": "SELECT project.name, project.description, portfolio.name, program.name, project.stage, start_on,"
        " finish_on, budget_amount, budget_currency, budget_withheld, project.weekly_burn_amount,"
        " project.weekly_burn_basis, rating, rating_scale, rating_withheld, rating_year, project.origin_note"
        " FROM project JOIN program ON program.id = program_id JOIN portfolio ON portfolio.id = portfolio_id",
        "year": "SELECT project.name, project_year.year, name_as_published, lower(department_as_published), category,"
        " project_year.start_on, project_year.finish_on, year_baseline, year_baseline_withheld, year_forecast,"
        " year_forecast_withheld, whole_life_cost, whole_life_cost_withheld, narratives::text, source, scale, value,"
        " withheld FROM project_year JOIN project ON project.id = project_id"
        " LEFT JOIN rating ON project_year_id = project_year.id",
    }
    return {kind: sorted(map(repr, await asked(house, query))) for kind, query in queries.items()}


async def standing(house: House) -> dict[str, int]:
    """How many rows each table has that an import writes to."""
    tables = (
        "import_run audit_entry org_unit portfolio program project workstream project_year rating"
        " service_family service service_quarter person role_assignment rule rule_version"
        " imported_case imported_step"
    )
    return {table: await value(house, f"SELECT count(*) FROM {table}") for table in tables.split()}
