"""A refusal leaves nothing behind: what every table held before is what it holds after."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import text

from triptych.kernel.refusals import Refusal
from triptych.model.database import Database

FINGERPRINT = """
SELECT string_agg(format('SELECT %L AS name, md5(coalesce(string_agg(t::text, E''\\n'' ORDER BY t::text), '''')) AS sum
  FROM public.%I AS t', relname, relname), ' UNION ALL ')
FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND has_table_privilege(oid, 'SELECT')
"""


async def fingerprint(database: Database) -> dict[str, str]:
    """A sum of the rows of every table that the application may read."""
    async with database.engine.connect() as connection:
        look = (await connection.exec_driver_sql(FINGERPRINT)).scalar_one()
        return {row.name: row.sum for row in await connection.execute(text(look.replace(":", r"\:")))}


@asynccontextmanager
async def refused(
    database: Database, kind: type[Refusal], words: str | None = None
) -> AsyncIterator["pytest.ExceptionInfo[Any]"]:
    """The block is refused in this way, in these words, and nothing happened."""
    before = await fingerprint(database)
    with pytest.raises(kind, match=words) as told:
        yield told
    assert await fingerprint(database) == before
