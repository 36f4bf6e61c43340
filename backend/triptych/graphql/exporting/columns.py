"""A column of an exported table: where its value stands in a node, and what kind of value it is.

A code of a fixed list stands in words, in the reader's language. In CSV, which programs read as well, the code follows
in a column of its own, and headings stay the same in every language; XLSX is for people, and speaks theirs throughout.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from triptych.exchange.spreadsheets import Cell, Heading, Look
from triptych.exchange.wording.table_words import TableWords

Node = Mapping[str, Any]
SEALED = object()  # in place of a name


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose file it is: by which clock its instants read, and in which words."""

    zone: ZoneInfo
    words: TableWords


Read = Callable[[Any, Reader], Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, how a node gives its value, how that reads and looks; some only programs need."""

    head: str
    take: Callable[[Node], Any]
    read: Read
    look: Look = Look.TEXT
    for_programs: bool = False

    def cell(self, node: Node, reader: Reader) -> Cell:
        """The cell of a node; what is missing stays empty, and is never 0."""
        value = self.take(node)
        return None if value is None else self.read(value, reader)

    def heading(self, reader: Reader) -> Heading:
        """What stands above it for people; instants say by which clock they are."""
        head = reader.words.head(self.head)
        return Heading(f"{head} ({reader.zone.key})" if self.look is Look.MOMENT else head, self.look)


def at(path: str) -> Callable[[Node], Any]:
    """Follow a path such as ``program.name``; a link that leads nowhere gives None."""
    steps = path.split(".")

    def take(node: Node) -> Any:
        value: Any = node
        for step in steps:
            if value is None:
                return None
            value = value[step]
        return value

    return take


def _taken(take: str | Callable[[Node], Any]) -> Callable[[Node], Any]:
    return at(take) if isinstance(take, str) else take


def text(head: str, take: str | Callable[[Node], Any]) -> Column:
    """A text as it stands."""
    return Column(head, _taken(take), lambda value, _reader: str(value))


def person(head: str, take: Callable[[Node], Any]) -> Column:
    """A name, or that the person is sealed."""
    return Column(head, take, lambda value, reader: reader.words.sealed if value is SEALED else str(value))


def code(
    head: str,
    take: str | Callable[[Node], Any],
    of: str,
    *,
    shown: Callable[[Node], Any] | None = None,
) -> tuple[Column, Column]:
    """A word of a fixed list, as a word of the language and, for programs, as its code.

    `of` names the list; `shown` takes what a page shows instead, where that is more than what is stored.
    """
    return (
        Column(head, shown or _taken(take), lambda value, reader: reader.words.word(of, _plain(value, of))),
        Column(f"{head}_code", _taken(take), lambda value, _reader: _plain(value, of), for_programs=True),
    )


def _plain(value: Any, of: str) -> str:
    return str(value) if of == "act" else str(value).lower()  # acts are names of mutations


def number(head: str, take: str | Callable[[Node], Any], look: Look = Look.COUNT) -> Column:
    """An exact number: a count unless said otherwise."""
    return Column(head, _taken(take), lambda value, _reader: Decimal(str(value)), look)


def yes_no(head: str, take: str | Callable[[Node], Any]) -> Column:
    """Yes or no."""
    return Column(head, _taken(take), lambda value, _reader: bool(value))


def day(head: str, take: str | Callable[[Node], Any]) -> Column:
    """A day of the calendar."""
    return Column(head, _taken(take), lambda value, _reader: date.fromisoformat(value), Look.DAY)


def moment(head: str, take: str | Callable[[Node], Any]) -> Column:
    """An instant, on the organisation's clock."""
    return Column(
        head, _taken(take), lambda value, reader: datetime.fromisoformat(value).astimezone(reader.zone), Look.MOMENT
    )


def money(head: str, path: str) -> tuple[Column, Column]:
    """An exact amount, and its currency beside it."""
    return number(head, f"{path}.amount", Look.MONEY), text(f"{head}_currency", f"{path}.currency")
