"""Lists that stand in two parts, what does not meet a condition and what does: each is read in the order of an index.

No index knows what day it is, so an order that leads with a condition would sort all rows for every page. The first
rows of either part, in what is left of the order, are among few candidates; the first rows of the whole are, too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Select,
    Subquery,
    and_,
    false,
    func,
    literal_column,
    select,
    true,
    union_all,
)

from triptych.access.work import Work
from triptych.graphql.reading.declared.fields import NodeSpec
from triptych.graphql.reading.lists.keyset import Ends, Term, beyond
from triptych.graphql.reading.lists.windows import Window

MET, UNMET = "1", "0"  # in a cursor
SPARSE = 50  # rows read in the order of an index for each that a page needs, before other indexes are asked
Conditions = Sequence[ColumnElement[bool]]


@dataclass(frozen=True)
class Met:
    """Declares that an order asks whether a row meets a condition; what nobody knows is not met."""

    condition: Callable[[Work], ColumnElement[bool]]

    def term(self, work: Work, *, descending: bool) -> "Parting":
        """What is sorted by."""
        return Parting(self.condition(work), descending=descending)


class Parting(Term):
    """Whether a row meets a condition: 0 or 1, as the cursors say it. In front of an order it makes two parts."""

    def __init__(self, condition: ColumnElement[bool], *, descending: bool) -> None:
        super().__init__(func.coalesce(condition, False), descending=descending)
        self.condition = condition
        self.never_null = True

    def part(self, *, met: bool) -> ColumnElement[bool]:
        """The rows of one part."""
        return self.condition.is_(True) if met else self.condition.is_not(True)

    def sequence(self, *, back: bool = False) -> tuple[bool, bool]:
        """Which part comes first."""
        return (False, True) if self.descending is back else (True, False)

    def parse(self, text: str | None) -> int:
        """Raises `ValueError` for what is neither."""
        if text is None or text not in {MET, UNMET}:
            raise ValueError("neither met nor not")
        return int(text)


def candidates(
    spec: NodeSpec, where: Conditions, terms: Sequence[Term], window: Window, ends: Ends
) -> Select[Any] | CompoundSelect[Any]:
    """The ids among which all rows of a page are: the first of each part, in what is left of the order.

    A part in which no row of the page can stand is left out, and nothing more is read once there are enough.
    """
    lead, *rest = terms
    if not isinstance(lead, Parting):
        raise TypeError("this order leads with no condition")
    found: list[CTE] = []
    for met in lead.sequence(back=window.back):
        between = _between(lead, rest, window, ends, met=met)
        if between is not None:
            part = _Part(spec.table.id, rest, window, between, (*where, lead.part(met=met)))
            for first_rows in (part.near, part.far):
                found.append(first_rows(_too_few(found, window)).cte(f"first{len(found)}"))
    if not found:
        return select(spec.table.id).where(false())
    return union_all(*(select(each.c.id) for each in found))


def _between(
    lead: Parting, rest: Sequence[Term], window: Window, ends: Ends, *, met: bool
) -> list[ColumnElement[bool]] | None:
    """The conditions on one part between the cursors; None where it ends before the first or begins after the last."""
    sequence, conditions = lead.sequence(), []
    for cursor, places, back in ((window.after, ends.after, False), (window.before, ends.before, True)):
        if cursor is None or places is None:
            continue
        within = cursor.values[0] == MET
        if met is within:
            conditions.append(beyond(rest, places[1:], back=back))
        elif sequence.index(met) == (1 if back else 0):
            return None
    return conditions


def _too_few(found: Sequence[CTE], window: Window) -> list[ColumnElement[bool]]:
    """That none of what was read so far has all that the page needs."""
    return [select(func.count()).select_from(each).scalar_subquery() < _number(window.size + 1) for each in found]


@dataclass(frozen=True)
class _Part:
    """One part of a list, and two ways to its first rows. Neither knows how many rows of the table are of the part."""

    key: Any
    order: Sequence[Term]
    window: Window
    between: Conditions
    where: Conditions

    def near(self, only: Conditions) -> Select[Any]:
        """The first rows of the part among the next rows of the table: all that a page needs, where the part is dense.

        Whatever somebody reads, an index gives these, and never more than so many.
        """
        rows = self._rows(and_(true(), *self.where).label("met")).where(*self.between, *only)
        order = [term.clause(back=self.window.back) for term in self.order]
        next_rows = rows.order_by(*order).limit(_number(SPARSE * (self.window.size + 1))).subquery()
        return self._first(next_rows).where(next_rows.c.met)

    def far(self, only: Conditions) -> Select[Any]:
        """The first rows of the part among all of its rows, which the indexes of its conditions find and a sort orders.

        OFFSET 0 keeps the database from walking the order instead: it believes every part to be dense.
        """
        rows = self._rows().where(*self.where, *self.between, *only)
        return self._first(rows.offset(_number(0)).subquery())

    def _rows(self, *more: Any) -> Select[Any]:
        return select(
            self.key.label("id"), *(term.expression.label(f"s{n}") for n, term in enumerate(self.order)), *more
        )

    def _first(self, rows: Subquery) -> Select[Any]:
        order = [term.clause(back=self.window.back, of=rows.c[f"s{n}"]) for n, term in enumerate(self.order)]
        return select(rows.c.id).order_by(*order).limit(_number(self.window.size + 1))


def _number(value: int) -> ColumnElement[Any]:
    """In the statement itself: a planner that does not know a limit guesses badly."""
    return literal_column(str(value))
