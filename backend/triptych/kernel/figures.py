"""A figure, or the reason why there is none: undefined is None with a reason, never 0."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Figure(Generic[T]):
    """Either `value` or `reason` is set, never both and never neither.

    The reason is a short, stable phrase ("not stated"), fit to be shown and to be a key of the language catalogue.
    """

    value: T | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.reason is None):
            raise ValueError("a figure has either a value or the reason why it has none")

    def then(self, change: "Callable[[T], Figure[U]]") -> "Figure[U]":
        """A figure made from this one; the reason is handed on where there is nothing to make it from."""
        if self.value is None:
            return Figure(reason=self.reason)
        return change(self.value)


def ratio(numerator: Decimal, denominator: Decimal, reason: str) -> Figure[Decimal]:
    """The quotient, unrounded; over zero it is undefined for the reason given."""
    if denominator == 0:
        return Figure(reason=reason)
    return Figure(numerator / denominator)
