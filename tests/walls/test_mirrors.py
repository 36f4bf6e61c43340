"""What the database holds by itself is what the code believes that it holds."""

import sys
import unicodedata

import pytest
from sqlalchemy import CheckConstraint

import triptych.model  # noqa: F401 - makes every table known
from triptych.kernel.said import says_something
from triptych.model.base import Base
from walls.attacking import Attacker


async def test_a_text_says_something_to_the_database_as_it_does_to_the_rule(attacker: Attacker) -> None:
    """Character by character; what Unicode has not assigned yet, or not to everybody, the rule alone refuses."""
    told = await attacker.connection.fetch(
        "SELECT code FROM generate_series(1, 1114111) AS code"
        " WHERE code NOT BETWEEN 55296 AND 57343 AND NOT says_something(chr(code))"
    )

    silent = {row["code"] for row in told}
    refused = {code for code in range(1, sys.maxunicode + 1) if not says_something(chr(code))}
    assert silent <= refused
    assert {unicodedata.category(chr(code)) for code in refused - silent} <= {"Cn", "Co", "Cs"}


@pytest.mark.filterwarnings("ignore:Cannot correctly sort tables")
async def test_models_and_migrations_name_the_same_checks(attacker: Attacker) -> None:
    rows = await attacker.connection.fetch(
        "SELECT conname FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace"
    )

    assert {row["conname"] for row in rows} == {
        str(constraint.name)
        for table in Base.metadata.sorted_tables
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }


async def test_every_figure_refuses_what_is_no_number(attacker: Attacker) -> None:
    """A new column of figures needs its check: NaN is above every limit, so no limit would hold it."""
    unchecked = await attacker.connection.fetch(
        "SELECT attrelid::regclass::text || '.' || attname AS name FROM pg_attribute JOIN pg_class ON oid = attrelid"
        " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT attisdropped"
        " AND atttypid IN ('numeric'::regtype, 'float8'::regtype, 'float4'::regtype) AND NOT EXISTS ("
        "   SELECT FROM pg_constraint WHERE conrelid = attrelid AND contype = 'c' AND conkey = ARRAY[attnum]"
        "   AND pg_get_constraintdef(pg_constraint.oid) LIKE '%NaN%')"
    )

    assert [row["name"] for row in unchecked] == []
