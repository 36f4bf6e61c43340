"""What builders made is remembered, so that the next test gets it in milliseconds instead of through use cases again.

Kept as temporary tables of the superuser's connection, which puts rows back with triggers off, as `conftest` does.
"""

from typing import Any

import asyncpg

_kept: dict[str, tuple[str, Any]] = {}
_superuser: "list[asyncpg.Connection[Any]]" = []


def use(superuser: "asyncpg.Connection[Any]") -> None:
    """Whoever can put rows back; what was kept through another connection is gone with it."""
    _kept.clear()
    _superuser[:] = [superuser]


async def keep(name: str, made: Any) -> None:
    """Remember every row and every sequence under a name, and `made`, which says what is where."""
    (superuser,) = _superuser
    back = []
    tables = await superuser.fetch("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
    for table in (row["name"] for row in tables):
        if await superuser.fetchval(f"SELECT EXISTS (SELECT FROM public.{table})"):
            await superuser.execute(f"CREATE TEMPORARY TABLE {name}_{table} AS TABLE public.{table}")
            columns = await superuser.fetchval(
                "SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute"
                " WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
                f"public.{table}",
            )
            back.append(f"DELETE FROM public.{table}")
            back.append(
                f"INSERT INTO public.{table} ({columns}) OVERRIDING SYSTEM VALUE"
                f" SELECT {columns} FROM pg_temp.{name}_{table}"
            )
    drawn = await superuser.fetch("SELECT sequencename AS name, last_value FROM pg_sequences WHERE last_value > 0")
    back += [f"SELECT setval('public.{each['name']}', {each['last_value']})" for each in drawn]
    _kept[name] = (";\n".join(back), made)


async def recall(name: str) -> Any:
    """Put everything back into an empty database, and answer what was said of it; None where nothing was kept."""
    if name not in _kept or await _superuser[0].fetchval("SELECT EXISTS (SELECT FROM public.organisation)"):
        return None
    script, made = _kept[name]
    await _superuser[0].execute(script)
    return made
