"""`triptych doctor --slow`: the statements that readers waited for longest, each with its PostgreSQL plan.

A statement is never run: it is prepared, and its generic plan is explained, as the application's role and in a
transaction that only reads and is rolled back.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from rich.markup import escape
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import NullPool

from triptych.cli.reach import Reached, reached
from triptych.cli.screen import console
from triptych.model.database import engine_for
from triptych.model.settings import Settings
from triptych.model.statement_use import CUT_HERE, LONGEST_STATEMENT, StatementUse

LONGEST_SHOWN = 1_200  # characters of a statement on the screen
PATIENCE = "5s"


@dataclass(frozen=True, slots=True)
class Slow:
    """One statement, how often it was used, and how long readers waited for it, in milliseconds."""

    operation: str
    root_field: str
    calls: int
    plan_hits: int
    total_ms: float
    max_ms: float
    sql_ms: float
    cut: int
    statement: str
    plan: str


def list_slow(settings: Settings, most: int) -> None:
    """Print the statements that took longest in all."""
    with reached(settings) as place:
        found = asyncio.run(slowest(place, most))
    if not found:
        console.print("Nobody has asked anything yet: sums are stored every half minute, and when the server ends.")
    for number, each in enumerate(found, start=1):
        console.print(f"[bold]{number}. {escape(each.operation)} · {escape(each.root_field)}[/bold]")
        console.print(
            f"   {each.calls:,} calls, {each.total_ms:,.0f} ms in all, {each.total_ms / each.calls:,.1f} ms each, "
            f"{each.max_ms:,.0f} ms at most, {each.sql_ms:,.0f} ms in SQL; {each.plan_hits:,} with a kept plan"
            + (f"; {each.cut:,} cut off" if each.cut else "")
        )
        shown = each.statement if len(each.statement) <= LONGEST_SHOWN else each.statement[:LONGEST_SHOWN] + " ..."
        console.print(escape(shown), style="dim", highlight=False)
        console.print(escape(each.plan) + "\n", highlight=False)


async def slowest(place: Reached, most: int) -> Sequence[Slow]:
    """The statements that took longest in all, with their plans."""
    engine = engine_for(place.app_url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            ranked = select(StatementUse.__table__).order_by(StatementUse.total_us.desc()).limit(most)
            rows = (await connection.execute(ranked)).all()
            await connection.rollback()
            return [
                Slow(
                    operation=row.operation,
                    root_field=row.root_field,
                    calls=row.calls,
                    plan_hits=row.plan_hits,
                    total_ms=row.total_us / 1000,
                    max_ms=row.max_us / 1000,
                    sql_ms=row.sql_us / 1000,
                    cut=row.cut,
                    statement=row.statement,
                    plan=await plan_of(connection, row.statement, f"triptych_doctor_{number}"),
                )
                for number, row in enumerate(rows)
            ]
    finally:
        await engine.dispose()


async def plan_of(connection: AsyncConnection, statement: str, name: str) -> str:
    """The generic plan of one statement, or why there is none; nothing is carried out.

    The driver sends one statement at a time, so that what is stored cannot bring a second one along. What was prepared
    under `name` goes with the connection.
    """
    if len(statement) >= LONGEST_STATEMENT and CUT_HERE in statement[-100:]:
        return "No plan: the statement was too long to be kept whole."
    try:
        await connection.execute(text("SET TRANSACTION READ ONLY"))
        await connection.execute(text(f"SET LOCAL statement_timeout = '{PATIENCE}'"))
        await connection.execute(text("SET LOCAL plan_cache_mode = force_generic_plan"))
        await connection.exec_driver_sql(f"PREPARE {name} AS {statement}")
        count = text("SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = :name")
        wanted = (await connection.execute(count, {"name": name})).scalar_one()
        given = f"({', '.join(['NULL'] * wanted)})" if wanted else ""
        lines = await connection.exec_driver_sql(f"EXPLAIN EXECUTE {name}{given}")
        told = "\n".join(str(line[0]) for line in lines)
    except SQLAlchemyError as refused:
        told = f"No plan: {str(refused.orig if isinstance(refused, DBAPIError) else refused).splitlines()[0]}"
    await connection.rollback()
    return told
