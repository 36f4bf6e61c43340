"""Roles, units of work and migrations on a real database."""

import asyncio

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.model.database import Database, plain_url
from triptych.model.migrate import current, migrate, newest


async def test_application_connects_as_a_role_that_owns_nothing(database: Database) -> None:
    async with database.engine.connect() as connection:
        role = (await connection.execute(text("SELECT current_user"))).scalar_one()
        owned = await connection.execute(
            text("SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = relowner WHERE rolname = current_user")
        )

        assert role == "triptych_app"
        assert owned.scalar_one() == 0


@pytest.mark.parametrize(
    "attack",
    [
        "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
        "TRUNCATE audit_entry",
        "DROP TABLE audit_entry",
        "CREATE TABLE mine (id int)",
        "SET session_replication_role = replica",
        "SET ROLE triptych_owner",
        "ALTER ROLE triptych_app SUPERUSER",
        "UPDATE alembic_version SET version_num = 'x'",
    ],
)
async def test_application_cannot_switch_off_what_protects_the_trail(database: Database, attack: str) -> None:
    async with database.engine.connect() as connection:
        with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
            await connection.execute(text(attack))


async def test_a_unit_that_raises_leaves_nothing(database: Database, owner_engine: object) -> None:
    async def half_done(session: AsyncSession) -> None:
        await session.execute(text("INSERT INTO currency_rate SELECT * FROM currency_rate"))
        await session.execute(text("SELECT nextval('no_such_sequence')"))

    with pytest.raises(DBAPIError, match="no_such_sequence"):
        await database.unit(half_done)

    assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]


async def test_a_unit_survives_a_migration_that_changes_a_table_under_its_plans(empty_database: Database) -> None:
    async def read(session: AsyncSession) -> list[tuple[int, ...]]:
        return [tuple(row) for row in await session.execute(text("SELECT * FROM thing"))]

    owner = await asyncpg.connect(empty_database.owner_url)
    await owner.execute("CREATE TABLE thing AS SELECT 1 AS a; GRANT SELECT ON thing TO triptych_app")
    before = await empty_database.unit(read)
    await owner.execute("ALTER TABLE thing ADD b int DEFAULT 2")
    await owner.close()

    after = await empty_database.unit(read)

    assert (before, after) == ([(1,)], [(1, 2)])


async def test_migrating_twice_changes_nothing_the_second_time(empty_database: Database) -> None:
    first = await migrate(empty_database.owner_url)
    second = await migrate(empty_database.owner_url)

    assert (first.before, first.after) == (None, newest())
    assert not second.changed
    assert await current(empty_database.app_url) == newest()


async def test_two_starters_at_once_migrate_once(empty_database: Database) -> None:
    told = await asyncio.gather(*(migrate(empty_database.owner_url) for _ in range(3)))

    assert sorted(migrated.changed for migrated in told) == [False, False, True]


@pytest.mark.parametrize("written", ["postgres://h/d", "postgresql://h/d", "postgresql+asyncpg://h/d"])
def test_every_way_to_write_an_address_is_understood(written: str) -> None:
    assert plain_url(written) == "postgresql://h/d"
