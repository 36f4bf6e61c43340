"""Which part of a list is asked for: so many rows after or before a cursor, in an order, narrowed and searched.

Understood once, before anything is read: the shape decides about the statement, the values are bound to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from triptych.graphql.reading.lists.conditions import Shape, Together
from triptych.graphql.reading.lists.keyset import Term, read_back
from triptych.graphql.texts import keepable
from triptych.kernel.paging import DEFAULT_PAGE, MAX_PAGE, Cursor, read_cursor
from triptych.kernel.refusals import Invalid

MOST_WORDS = 8
LONGEST_SEARCH = 200


@dataclass(frozen=True)
class Asked:
    """The arguments of a list as they came."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None
    filter: Any = None
    order_by: Any = None
    search: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """So many rows from the beginning, or going back from the end, of what stands between two cursors.

    `parted` lists lead with a condition, and are read as two (`parts`).
    """

    size: int
    back: bool
    after: Cursor | None
    before: Cursor | None
    parted: bool = False

    @property
    def shape(self) -> Shape:
        """A null in a cursor leads to other SQL than a value, and so does the part of a list in which it stands."""
        return (self.size, self.back, *(end and self._shape_of(end) for end in (self.after, self.before)))

    def _shape_of(self, end: Cursor) -> Shape:
        nulls = tuple(text is None for text in end.values)
        return (end.values[0], *nulls) if self.parted else nulls

    def beyond(self, *, more: bool) -> tuple[bool, bool]:
        """Whether rows stand before and after the page: `more` of them at its own end, a cursor's at the other."""
        return (more, self.before is not None) if self.back else (self.after is not None, more)

    def values(self, terms: Sequence[Term]) -> list[Any]:
        """What is bound: the values of the cursors, in the order of the SQL."""
        ends = (("after", self.after), ("before", self.before))
        return [value for path, end in ends if end is not None for value in read_back(terms, end, path)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a list."""

    window: Window
    orders: tuple[tuple[str, bool], ...]
    condition: Together | None
    words: tuple[str, ...]

    @property
    def shape(self) -> Shape:
        """Whatever the statement depends on."""
        narrowed = None if self.condition is None else self.condition.shape
        return (self.window.shape, self.orders, narrowed, len(self.words))

    def values(self, terms: Sequence[Term]) -> list[Any]:
        """What is bound, in the order in which the statement was made."""
        narrowed = [] if self.condition is None else list(self.condition.values())
        return [*narrowed, *self.words, *self.window.values(terms)]


def window_of(asked: Asked, sorted_by: int, *, parted: bool = False) -> Window:
    """The window of a list sorted by so many terms. Raises `Invalid` for more than a page, or two ways at once."""
    if asked.first is not None and asked.last is not None:
        raise Invalid.at("last", "two_ways", "Ask for the first rows or for the last ones, not for both.")
    back = asked.last is not None
    return Window(
        size=page_size(asked.last, "last") if back else page_size(asked.first, "first"),
        back=back,
        after=None if asked.after is None else read_cursor(asked.after, sorted_by, "after"),
        before=None if asked.before is None else read_cursor(asked.before, sorted_by, "before"),
        parted=parted,
    )


def page_size(asked: int | None, path: str) -> int:
    """How many rows a page has. Raises `Invalid` beyond what one page may have."""
    size = DEFAULT_PAGE if asked is None else asked
    if not 0 <= size <= MAX_PAGE:
        raise Invalid.at(path, "page_size", f"A page has 0 to {MAX_PAGE} rows.")
    return size


def words_of(search: str | None) -> tuple[str, ...]:
    """What is searched, as people type: words, each of which stands somewhere."""
    if not search:
        return ()
    return tuple(keepable(search[:LONGEST_SEARCH], "search").lower().split()[:MOST_WORDS])
