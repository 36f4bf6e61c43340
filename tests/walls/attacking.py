"""Attacks with raw SQL as the application's own role: each must be refused, and leave every table as it was."""

from typing import Any

import asyncpg

from triptych.model.database import Database
from unchanged import FINGERPRINT


class Attacker:
    """A connection as the application's role, and what every table looked like before."""

    def __init__(self, connection: "asyncpg.Connection[Any]", look: str) -> None:
        self.connection = connection
        self._look = look

    @classmethod
    async def on(cls, database: Database) -> "Attacker":
        """Connect past the product, as raw SQL would."""
        connection = await database.connect()
        return cls(connection, await connection.fetchval(FINGERPRINT))

    async def tables(self) -> dict[str, str]:
        """A fingerprint of every table that the role may read."""
        return {row["name"]: row["sum"] for row in await self.connection.fetch(self._look)}

    async def works(self, script: str) -> None:
        """A control: the lawful twin of an attack goes through, to its last deferred constraint; it is not kept."""
        transaction = self.connection.transaction()
        await transaction.start()
        try:
            await self.connection.execute(script)
            await self.connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        finally:
            await transaction.rollback()

    async def unrefused(self, attacks: dict[str, tuple[str, str]]) -> dict[str, str]:
        """Which attacks were not refused as told, and how; each is a law with a script and the refusal's words."""
        failed: dict[str, str] = {}
        before = await self.tables()
        for law, (script, words) in attacks.items():
            try:
                async with self.connection.transaction():
                    await self.connection.execute(script)
                failed[law] = "went through"
            except asyncpg.PostgresError as refusal:
                told = f"{getattr(refusal, 'constraint_name', None)}: {refusal}"
                if words not in told:
                    failed[law] = told
            after = await self.tables()
            if after != before:
                failed[law] = f"changed {sorted(name for name in before if before[name] != after[name])}"
                before = after
        return failed


def values(**columns: object) -> str:
    """The columns and values of an INSERT; None is NULL, and what starts with ``=`` is an expression."""
    return f"({', '.join(columns)}) VALUES ({', '.join(literal(value) for value in columns.values())})"


def literal(value: object) -> str:
    """A value as SQL writes it."""
    if value is None:
        return "NULL"
    text = str(value)
    return text[1:] if text.startswith("=") else "'" + text.replace("'", "''") + "'"


def insert(table: str, **columns: object) -> str:
    """An INSERT of one row; its id is new unless given."""
    return f"INSERT INTO {table} {values(**({'id': '=gen_random_uuid()'} | columns))};\n"
