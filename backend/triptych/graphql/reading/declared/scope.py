"""Which rows an actor may see: those whose scope meets a scope that the gatekeeper says they may read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from sqlalchemy import ColumnElement, Uuid, case, cast, exists, false, or_, select, true
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute

from triptych.access.policy.actions import Action
from triptych.access.policy.grants import ReadableScope
from triptych.access.work import Work
from triptych.graphql.reading.declared.fields import NodeSpec

Visible = Callable[[Work], ColumnElement[bool] | None]


def reached(scope_ids: InstrumentedAttribute[Any], action: Action) -> Visible:
    """Rows whose own scope meets a readable scope. Whoever may read the whole organisation sees all of them."""

    def visible(work: Work) -> ColumnElement[bool] | None:
        readable = work.readable(action)
        if work.organisation.root_unit_id in readable:
            return None
        if not readable:
            return false()
        return scope_ids.op("&&")(places(readable))

    return visible


class Places(frozenset[ReadableScope]):
    """The scopes that one person reads, as a parameter of a statement that is made for many."""

    parameter: ColumnElement[Any]

    def __iter__(self) -> NoReturn:
        raise TypeError("one person's scopes have no place in a statement for many: ask `places`")


def places(readable: frozenset[ReadableScope]) -> ColumnElement[Any]:
    """Readable scopes in a statement: their ids, or the parameter that will take them."""
    return readable.parameter if isinstance(readable, Places) else cast(sorted(readable), ARRAY(Uuid))


def seen_rows(work: Work, visible: Visible) -> list[ColumnElement[bool]]:
    """The conditions that keep a list or a count to what the actor may see."""
    condition = visible(work)
    return [] if condition is None else [condition]


def visible_rows(work: Work, spec: NodeSpec) -> list[ColumnElement[bool]]:
    """The conditions that keep a list of a type to what the actor may see."""
    return seen_rows(work, spec.visible)


@dataclass(frozen=True)
class Through:
    """Rows that belong to a visible record of another table."""

    key: InstrumentedAttribute[Any]
    table: type[Any]
    visible: Visible

    def __call__(self, work: Work) -> ColumnElement[bool] | None:
        condition = self.visible(work)
        if condition is None:
            return None
        belonging = select(self.table.id).where(self.table.id == self.key, condition)
        return exists(belonging.correlate(self.key.class_))


def through(key: InstrumentedAttribute[Any], table: type[Any], visible: Visible) -> Visible:
    """Rows that belong to a visible record of another table."""
    return Through(key, table, visible)


@dataclass(frozen=True)
class Either:
    """Rows that are visible in any of several ways."""

    ways: tuple[Visible, ...]

    def __call__(self, work: Work) -> ColumnElement[bool] | None:
        conditions = [way(work) for way in self.ways]
        known = [condition for condition in conditions if condition is not None]
        return or_(*known) if len(known) == len(conditions) else None


def either(*ways: Visible) -> Visible:
    """Rows that are visible in any of the ways."""
    return Either(ways)


def among_seen(
    work: Work, key: InstrumentedAttribute[Any], table: type[Any], visible: Visible
) -> list[ColumnElement[bool]]:
    """The condition of `through` for a count over very many rows: what is seen is gathered once, each way by itself.

    Within a case, for else PostgreSQL looks every row up anew.
    """
    if visible(work) is None:
        return []
    ways = visible.ways if isinstance(visible, Either) else (visible,)
    seen = [condition for way in ways if (condition := way(work)) is not None]
    return [case((or_(*(key.in_(select(table.id).where(way)) for way in seen)), true()), else_=false())]


def seen_with(owner: NodeSpec, visible: Visible, key: InstrumentedAttribute[Any]) -> bool:
    """Whether whoever sees a record sees all rows whose `key` leads to it, because they are seen through it."""
    if isinstance(visible, Either):
        return any(seen_with(owner, way, key) for way in visible.ways)
    if not isinstance(visible, Through):
        return False
    return visible.key is key and visible.table is owner.table and visible.visible is owner.visible


def anywhere(action: Action) -> Visible:
    """All rows for those who may do the reading act anywhere at all, none for the others."""

    def visible(work: Work) -> ColumnElement[bool] | None:
        return None if work.readable(action) else false()

    return visible


def whoever_may(action: Action) -> Visible:
    """All rows for those who may do an act that changes something, anywhere at all; none for the others."""

    def visible(work: Work) -> ColumnElement[bool] | None:
        return None if work.gatekeeper.fold(work.grants, work.now).may_somewhere(action) else false()

    return visible
