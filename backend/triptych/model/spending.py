"""What one request costs the database: how many statements, how long they took, and which root field asked them.

Whoever wants to know opens `spending()`; the engine tells of every statement, and a reader of its root field. Times are
of the monotonic clock, in seconds.
"""

from asyncio import CancelledError
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, ExceptionContext, event

_BEGAN = "triptych_began"
_CUT = "57014"  # query_canceled: at its time limit, or by whoever did not wait


@dataclass(slots=True)
class FieldRead:
    """One root field that was read compiled: by one statement, `sql`, which has no values in it, or by several."""

    name: str
    sql: str = ""
    kept_plan: bool = False
    seconds: float = 0.0
    sql_seconds: float = 0.0
    cut: bool = False


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
    broken: int = 0
    cut: bool = False


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
    """Count one root field, where it is read to its end or a statement of it breaks off; not what is left to others."""
    read, spent = FieldRead(name), _spent.get()
    began, before, broken = perf_counter(), spent.sql_seconds if spent else 0.0, spent.broken if spent else 0
    counts = False
    try:
        yield read
        counts = True
    except BaseException as error:
        broke = spent is not None and spent.broken > broken
        read.cut = isinstance(error, CancelledError) or (broke and spent is not None and spent.cut)
        counts = read.cut or broke
        raise
    finally:
        if spent is not None and counts:
            read.seconds, read.sql_seconds = perf_counter() - began, spent.sql_seconds - before
            spent.cut = spent.cut or read.cut
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
    event.listen(engine, "handle_error", _breaks)


def _begins(connection: Any, *_: Any) -> None:
    if _spent.get() is not None:
        connection.info[_BEGAN] = perf_counter()


def _ends(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
    _count(connection, statement)


def _breaks(broken: ExceptionContext) -> None:
    """What breaks off took its time, too; nothing else tells of it."""
    spent = _spent.get()
    if spent is None or broken.connection is None:
        return
    error = broken.original_exception
    spent.broken += 1
    spent.cut = spent.cut or isinstance(error, CancelledError) or getattr(error, "sqlstate", None) == _CUT
    if not broken.connection.closed and not broken.connection.invalidated:
        _count(broken.connection, broken.statement or "")


def _count(connection: Any, statement: str) -> None:
    spent = _spent.get()
    began = connection.info.pop(_BEGAN, None)
    if spent is not None and began is not None:
        took = perf_counter() - began
        spent.statements += 1
        spent.sql_seconds += took
        if took > spent.slowest_seconds:
            spent.slowest, spent.slowest_seconds = statement, took
