"""What one request costs the database: how many statements, how long they took, and which root field asked them.

Whoever wants to know opens `spending()`; the engine tells of every statement, and a reader of its root field. Times are
of the monotonic clock, in seconds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, event

_BEGAN = "triptych_began"


@dataclass(slots=True)
class FieldRead:
    """One root field that was read compiled: by one statement, `sql`, which has no values in it, or by several."""

    name: str
    sql: str = ""
    kept_plan: bool = False
    seconds: float = 0.0
    sql_seconds: float = 0.0


@dataclass(slots=True)
class Spent:
    """The cost of one request so far."""

    statements: int = 0
    sql_seconds: float = 0.0
    slowest: str = ""
    slowest_seconds: float = 0.0
    fields: list[FieldRead] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    kind: str = ""
    outcome: str = "answered"


_spent: ContextVar[Spent | None] = ContextVar("spent", default=None)


@contextmanager
def spending() -> Iterator[Spent]:
    """Count what everything in this block costs, tasks that it begins included."""
    token = _spent.set(Spent())
    try:
        spent = _spent.get()
        if spent is None:
            raise LookupError
        yield spent
    finally:
        _spent.reset(token)


@contextmanager
def reading_field(name: str) -> Iterator[FieldRead]:
    """Count one root field, where it is read to its end."""
    read, spent = FieldRead(name), _spent.get()
    began, before = perf_counter(), spent.sql_seconds if spent else 0.0
    yield read
    if spent is not None:
        read.seconds, read.sql_seconds = perf_counter() - began, spent.sql_seconds - before
        spent.fields.append(read)


def note_left(name: str, why: str) -> None:
    """A root field does not compile; an ordinary execution reads it."""
    if (spent := _spent.get()) is not None:
        spent.left.append(f"{name}: {why}")


def note_outcome(word: str) -> None:
    """How the request ended, where it is not simply answered; "failed" is the worst and stays."""
    spent = _spent.get()
    if spent is not None and spent.outcome != "failed":
        spent.outcome = word


def tell_of_statements(engine: Engine) -> None:
    """Have an engine tell of every statement; where nobody counts, that is one look."""
    event.listen(engine, "before_cursor_execute", _begins)
    event.listen(engine, "after_cursor_execute", _ends)


def _begins(connection: Any, *_: Any) -> None:
    if _spent.get() is not None:
        connection.info[_BEGAN] = perf_counter()


def _ends(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
    spent = _spent.get()
    began = connection.info.pop(_BEGAN, None)
    if spent is not None and began is not None:
        took = perf_counter() - began
        spent.statements += 1
        spent.sql_seconds += took
        if took > spent.slowest_seconds:
            spent.slowest, spent.slowest_seconds = statement, took
