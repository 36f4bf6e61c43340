"""Statistics of use: one event a request for the log, and sums that are stored now and then, never for a person.

A request only adds to a table in memory. What was added is stored in a unit of work of its own: every half minute, and
when the server ends.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from time import perf_counter
from typing import Any

import structlog
from asyncpg import PostgresError
from sqlalchemy import delete, func, not_, select, text, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError

from triptych.model.database import Database
from triptych.model.spending import Spent
from triptych.model.statement_use import CUT_HERE, LONGEST_STATEMENT, StatementUse

log = structlog.get_logger()
EVERY = 30.0  # seconds
MOST_WAITING = 2_000  # sums in memory, until they are stored; at most half of them of documents of others
MOST_CHARACTERS = 4_000_000  # of their statements; at most half of them of documents of others
MOST_STORED = 1_000
OF_OTHERS = 400  # of those: whoever sends many documents crowds out those of others, and none of the product's own
# What `TrustedDocuments.label` calls somebody's own document; operations of pages have names, or 64 digits.
DIGEST = r"^[0-9a-f]{16}$"
_IS_OTHERS = re.compile(DIGEST).match
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
    cut: int = 0

    def add(self, seconds: float, sql_seconds: float, *, hit: bool, cut: bool) -> None:
        """Once more."""
        self.calls += 1
        self.plan_hits += hit
        self.seconds += seconds
        self.longest = max(self.longest, seconds)
        self.sql_seconds += sql_seconds
        self.cut += cut


# Operation, root field and statement.
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits in memory."""

    sums: int = 0
    characters: int = 0

    def grown(self, statement: str) -> "Waiting":
        """With one sum more."""
        return Waiting(self.sums + 1, self.characters + len(statement))

    def fits(self, share: int = 1) -> bool:
        """Whether that is within the bounds, or a share of them."""
        return self.sums <= MOST_WAITING // share and self.characters <= MOST_CHARACTERS // share


class Uses:
    """The use of one server."""

    def __init__(self, database: Database, *, log_requests: bool) -> None:
        self._database = database
        self._log_requests = log_requests
        self._sums: dict[Key, Sum] = {}
        self._waiting = self._of_others = Waiting()

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
            key = (operation, read.name, read.sql or spent.slowest)
            self._add(key, read.seconds, read.sql_seconds, hit=read.kept_plan, cut=read.cut)
        if spent.slowest and not spent.fields:
            self._add((operation, WHOLE, spent.slowest), seconds, spent.sql_seconds, hit=False, cut=spent.cut)
        if self._log_requests:
            log.info("operation", **_event(operation, spent, seconds))

    def _add(self, asked: Key, seconds: float, sql_seconds: float, *, hit: bool, cut: bool) -> None:
        key = (*asked[:2], _kept(asked[2]))
        found = self._sums.get(key)
        if found is None:
            if not self._has_room(key):
                return
            found = self._sums[key] = Sum()
        found.add(seconds, sql_seconds, hit=hit, cut=cut)

    def _has_room(self, key: Key) -> bool:
        """Whether one more sum may wait, which it does from then on."""
        waiting, of_others = self._waiting.grown(key[2]), self._of_others
        if _IS_OTHERS(key[0]):
            of_others = of_others.grown(key[2])
        if not (waiting.fits() and of_others.fits(2)):
            return False
        self._waiting, self._of_others = waiting, of_others
        return True

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
        self._waiting = self._of_others = Waiting()
        if not sums:
            return
        rows = [_row(key, found) for key, found in sorted(sums.items())]
        try:
            async with self._database.sessions() as session, session.begin():
                for row in rows:
                    await session.execute(_stored(row))
                await session.execute(delete(StatementUse).where(StatementUse.last_used_at < func.now() - KEPT_FOR))
                for forgetting in FORGETTING:
                    await session.execute(forgetting)
        except (SQLAlchemyError, PostgresError, OSError) as error:
            log.warning("the statistics of use could not be stored", lost=len(rows), reason=type(error).__name__)


def _beyond(most: int, *, of_others: bool) -> Any:
    """Forgets all but the newest. One batch has one instant, so the key decides among equals."""
    key = (StatementUse.operation, StatementUse.root_field, StatementUse.shape)
    others = StatementUse.operation.regexp_match(DIGEST)
    newest = select(*key).where(others if of_others else not_(others)).order_by(StatementUse.last_used_at.desc(), *key)
    return delete(StatementUse).where(tuple_(*key).in_(newest.offset(most)))


FORGETTING = (_beyond(MOST_STORED - OF_OTHERS, of_others=False), _beyond(OF_OTHERS, of_others=True))


def _kept(statement: str) -> str:
    """A statement as it is stored: a long one by its beginning and a digest of the whole."""
    if len(statement) <= LONGEST_STATEMENT:
        return statement
    told = CUT_HERE + blake2b(statement.encode(), digest_size=12).hexdigest()
    return statement[: LONGEST_STATEMENT - len(told)] + told


def _row(key: Key, found: Sum) -> dict[str, Any]:
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
        "cut": found.cut,
    }


def _stored(row: dict[str, Any]) -> Any:
    """Added to what is stored already."""
    adding = insert(StatementUse).values(row)
    new = adding.excluded
    sums = {
        name: getattr(StatementUse, name) + new[name] for name in ("calls", "plan_hits", "total_us", "sql_us", "cut")
    }
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
        "outcome": "cut" if spent.cut and spent.outcome in {"answered", "refused"} else spent.outcome,
    }
