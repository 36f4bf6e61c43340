"""A column of an exported table: where its value stands in a node, and what kind of value it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from triptych.exchange.spreadsheets import Cell

Node = Mapping[str, Any]
Read = Callable[[Any, ZoneInfo], Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, how a node gives its value, and how that value reads."""

    head: str
    take: Callable[[Node], Any]
    read: Read

    def cell(self, node: Node, zone: ZoneInfo) -> Cell:
        """The cell of a node; what is missing stays empty, and is never 0."""
        value = self.take(node)
        return None if value is None else self.read(value, zone)


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
    return Column(head, _taken(take), lambda value, _zone: str(value))


def code(head: str, take: str | Callable[[Node], Any]) -> Column:
    """A word of a fixed list, in small letters."""
    return Column(head, _taken(take), lambda value, _zone: str(value).lower())


def number(head: str, take: str | Callable[[Node], Any]) -> Column:
    """An exact number."""
    return Column(head, _taken(take), lambda value, _zone: Decimal(str(value)))


def yes_no(head: str, take: str | Callable[[Node], Any]) -> Column:
    """Yes or no."""
    return Column(head, _taken(take), lambda value, _zone: bool(value))


def day(head: str, take: str | Callable[[Node], Any]) -> Column:
    """A day of the calendar."""
    return Column(head, _taken(take), lambda value, _zone: date.fromisoformat(value))


def moment(head: str, take: str | Callable[[Node], Any]) -> Column:
    """An instant, on the organisation's clock."""
    return Column(head, _taken(take), lambda value, zone: datetime.fromisoformat(value).astimezone(zone))


def money(head: str, path: str) -> tuple[Column, Column]:
    """An exact amount, and its currency beside it."""
    return number(head, f"{path}.amount"), text(f"{head}_currency", f"{path}.currency")
