"""Limits of money: typed, in base currency, inclusive.

Compared as Decimal, never as text: as text "1000000" <= "2000" is true.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import total_ordering

from triptych.kernel.money import parse_amount
from triptych.kernel.refusals import Invalid

UNLIMITED_WORD = "unlimited"


@total_ordering
@dataclass(frozen=True, slots=True)
class Limit:
    """The most that may be decided, in base currency. No amount means unlimited, which is above every other limit."""

    amount: Decimal | None

    def covers(self, amount: Decimal) -> bool:
        """Whether an amount is within the limit; exactly at the limit is inside."""
        return self.amount is None or amount <= self.amount

    def __lt__(self, other: "Limit") -> bool:
        if self.amount is None:
            return False
        return other.amount is None or self.amount < other.amount

    def __str__(self) -> str:
        return UNLIMITED_WORD if self.amount is None else f"{self.amount:f}"

    def shown(self, currency: str) -> str:
        """The limit as people read it."""
        return "no limit" if self.amount is None else f"{currency} {self.amount:,f}"


UNLIMITED = Limit(None)


def read_limit(text: str, field_path: str = "limit") -> Limit:
    """Read ``250000`` or ``unlimited``. Raises `Invalid` for anything else, negative amounts included."""
    if text == UNLIMITED_WORD:
        return UNLIMITED
    amount = parse_amount(text, field_path)
    if amount < 0:
        raise Invalid.at(field_path, "negative_limit", f"A limit is not negative: {text}.")
    return Limit(amount)


def lower(one: Limit, other: Limit | None) -> Limit:
    """The smaller of a limit and a cap on it; without a cap the limit itself."""
    return one if other is None else min(one, other)
