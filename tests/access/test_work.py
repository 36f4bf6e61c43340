"""One unit of work: what a migration, a faster hand or an input does to it is told plainly, and nothing is kept."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from building import House, a_house
from triptych.kernel.refusals import Conflict, Invalid, NotFound
from triptych.model.database import Database
from triptych.model.migrate import migrate
from triptych.model.people import Organisation
from unchanged import refused

MIGRATED = "ALTER TABLE organisation ALTER COLUMN name TYPE varchar(2000)"


async def name_read(house: House) -> str | None:
    """Work that reads a table twice: once before it is handed over, once inside."""
    async with house.as_("Ada") as work:
        name: str | None = await work.session.scalar(select(Organisation.name))
        return name


async def test_work_begins_again_on_fresh_plans_after_a_migration(empty_database: Database) -> None:
    await migrate(empty_database.owner_url)
    house = await a_house(empty_database)
    engine: AsyncEngine = empty_database.owner_engine()
    before = [await name_read(house) for _ in range(3)]
    async with engine.begin() as owner:
        await owner.execute(text(MIGRATED))
    await engine.dispose()

    assert before == ["Meridian"] * 3
    assert await name_read(house) == "Meridian"


async def test_a_migration_in_the_middle_of_work_is_a_conflict(empty_database: Database) -> None:
    await migrate(empty_database.owner_url)
    house = await a_house(empty_database)
    query = text("SELECT * FROM service_family")
    engine: AsyncEngine = empty_database.owner_engine()
    async with house.as_("Ada") as work:
        await work.session.execute(query)

    async def interrupted() -> None:
        async with house.as_("Ada") as work:
            async with engine.begin() as owner:
                await owner.execute(text("ALTER TABLE service_family ADD COLUMN motto text"))
            await work.session.execute(query)

    with pytest.raises(Conflict, match=r"updated at this moment\. Nothing was stored"):
        await interrupted()
    await engine.dispose()

    async with house.as_("Ada") as work:
        await work.session.execute(query)


async def test_only_reading_again_claims_nothing_about_what_was_stored(empty_database: Database) -> None:
    await migrate(empty_database.owner_url)
    house = await a_house(empty_database)
    query = text("SELECT * FROM service_family")
    engine: AsyncEngine = empty_database.owner_engine()
    async with house.as_("Ada") as work:
        await work.session.execute(query)

    async def interrupted() -> None:
        async with house.works.begin(house.people["Ada"], read_only=True) as work:
            async with engine.begin() as owner:
                await owner.execute(text("ALTER TABLE service_family ADD COLUMN motto text"))
            await work.session.execute(query)

    with pytest.raises(Conflict) as refused:
        await interrupted()
    await engine.dispose()

    assert "stored" not in refused.value.message


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("INSERT INTO service_family SELECT n, gen_random_uuid(), 'entered' FROM unnest(ARRAY['x', 'X']) AS n", Conflict),  # noqa: E501
        ("INSERT INTO draft SELECT gen_random_uuid(), 'f', '{}', now(), gen_random_uuid()", NotFound),
        ("SELECT '\\u0000'::json ->> 0, E'{\"a\": \"\\\\u0000\"}'::jsonb", Invalid),
        ("SELECT 1e30::numeric(5, 2)", Invalid),
    ],
)  # fmt: skip
async def test_what_the_database_says_of_an_input_is_a_refusal(
    database: Database, statement: str, kind: type[Conflict | NotFound | Invalid]
) -> None:
    house = await a_house(database)

    async with refused(database, kind), house.as_("Ada") as work:
        await work.session.execute(text(statement.replace(":", r"\:")))
