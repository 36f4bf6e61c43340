"""The tables that the code believes in are the tables that the migrations make."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

import triptych.model  # noqa: F401 - makes every table known
from triptych.model.base import Base

OF_OTHERS = ("pgqueuer", "alembic_version")


def differences(connection: Connection) -> list[object]:
    """What a new migration would have to do, but for tables that no model describes on purpose."""

    def is_ours(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or not (name or "").startswith(OF_OTHERS)

    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "include_name": is_ours, "target_metadata": Base.metadata}
    )
    return list(compare_metadata(context, Base.metadata))


@pytest.mark.filterwarnings("ignore:Cannot correctly sort tables")  # a unit has a head, a person has a unit
async def test_model_and_migrations_describe_the_same_tables(owner_engine: AsyncEngine) -> None:
    async with owner_engine.connect() as connection:
        assert await connection.run_sync(differences) == []
