"""Statistics of use: one event a request for the log, and sums that are stored now and then, never for a person.

A request only adds to a table in memory. What was added is stored in a unit of work of its own: every half minute, and
when the server ends.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from time import perf_counter
from typing import Any

import structlog
from asyncpg import PostgresError
from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError

from triptych.model.database import Database
from triptych.model.spending import Spent
from triptych.model.statement_use import StatementUse

log = structlog.get_logger()
EVERY = 30.0  # seconds
MOST_WAITING = 2_000  # sums in memory, until they are stored
MOST_STORED = 1_000
KEPT_FOR = text("interval '30 days'")
WHOLE = "*"


@dataclass(slots=True)
class Sum:
    """What was read, again and again, by one statement."""

    calls: int = 0
    plan_hits: int = 0
    seconds: float = 0.0
    longest: float = 0.0
    sql_seconds: float = 0.0

    def add(self, seconds: float, sql_seconds: float, *, hit: bool) -> None:
        """Once more."""
        self.calls += 1
        self.plan_hits += hit
        self.seconds += seconds
        self.longest = max(self.longest, seconds)
        self.sql_seconds += sql_seconds


class Uses:
    """The use of one server."""

    def __init__(self, database: Database, *, log_requests: bool) -> None:
        self._database = database
        self._log_requests = log_requests
        self._sums: dict[tuple[str, str, str], Sum] = {}

    @contextmanager
    def noted(self, operation: str, spent: Spent) -> Iterator[None]:
        """Note one operation when it comes to its end."""
        began = perf_counter()
        try:
            yield
        finally:
            self.note(operation, spent, perf_counter() - began)

    def note(self, operation: str, spent: Spent, seconds: float) -> None:
        """One operation came to its end. Neither its variables nor who asked are told to anybody."""
        for read in spent.fields:
            self._add(
                (operation, read.name, read.sql or spent.slowest), read.seconds, read.sql_seconds, hit=read.kept_plan
            )
        if spent.slowest and not spent.fields:
            self._add((operation, WHOLE, spent.slowest), seconds, spent.sql_seconds, hit=False)
        if self._log_requests:
            log.info("operation", **_event(operation, spent, seconds))

    def _add(self, key: tuple[str, str, str], seconds: float, sql_seconds: float, *, hit: bool) -> None:
        found = self._sums.get(key)
        if found is None:
            if len(self._sums) >= MOST_WAITING:
                return
            found = self._sums[key] = Sum()
        found.add(seconds, sql_seconds, hit=hit)

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Store what was added every now and then, and at the end."""
        storing = asyncio.create_task(self._now_and_then())
        try:
            yield
        finally:
            storing.cancel()
            with suppress(asyncio.CancelledError):
                await storing
            await self.store()

    async def _now_and_then(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            await self.store()

    async def store(self) -> None:
        """Store what was added since the last time. What cannot be stored is lost, and the log says so."""
        sums, self._sums = self._sums, {}
        if not sums:
            return
        rows = [_row(key, found) for key, found in sorted(sums.items())]
        try:
            async with self._database.sessions() as session, session.begin():
                for row in rows:
                    await session.execute(_stored(row))
                newest = select(StatementUse.last_used_at).order_by(StatementUse.last_used_at.desc())
                oldest = newest.offset(MOST_STORED).limit(1).scalar_subquery()
                await session.execute(
                    delete(StatementUse).where(
                        (StatementUse.last_used_at <= oldest) | (StatementUse.last_used_at < func.now() - KEPT_FOR)
                    )
                )
        except (SQLAlchemyError, PostgresError, OSError) as error:
            log.warning("the statistics of use could not be stored", lost=len(rows), reason=type(error).__name__)


def _row(key: tuple[str, str, str], found: Sum) -> dict[str, Any]:
    operation, root_field, statement = key
    return {
        "operation": operation,
        "root_field": root_field,
        "shape": blake2b(statement.encode(), digest_size=12).hexdigest(),
        "statement": statement,
        "calls": found.calls,
        "plan_hits": found.plan_hits,
        "total_us": round(found.seconds * 1e6),
        "max_us": round(found.longest * 1e6),
        "sql_us": round(found.sql_seconds * 1e6),
    }


def _stored(row: dict[str, Any]) -> Any:
    """Added to what is stored already."""
    adding = insert(StatementUse).values(row)
    new = adding.excluded
    sums = {name: getattr(StatementUse, name) + new[name] for name in ("calls", "plan_hits", "total_us", "sql_us")}
    longest = func.greatest(StatementUse.max_us, new.max_us)
    return adding.on_conflict_do_update(
        constraint="pk_statement_use", set_=sums | {"max_us": longest, "last_used_at": func.now()}
    )


def _event(operation: str, spent: Spent, seconds: float) -> dict[str, Any]:
    """What the log says of one operation."""
    compiled = len(spent.fields)
    return {
        "operation": operation,
        "kind": spent.kind,
        "way": "ordinary" if not compiled else "both" if spent.left else "compiled",
        "why": spent.left,
        "plans_kept": sum(read.kept_plan for read in spent.fields),
        "plans_made": sum(bool(read.sql) and not read.kept_plan for read in spent.fields),
        "statements": spent.statements,
        "sql_ms": round(spent.sql_seconds * 1000, 2),
        "ms": round(seconds * 1000, 2),
        "outcome": spent.outcome,
    }
