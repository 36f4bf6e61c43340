"""Anti-splitting (AU2): asks that belong together count together, whoever cut them into pieces."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from triptych.kernel.money import Money


@dataclass(frozen=True, slots=True)
class SplitAsk:
    """One ask in base currency, by one program to one provider. Leave out what was withdrawn or declined.

    `provider_line` is the asked unit with the units above it, but for the root; empty, it is the root itself.
    """

    ask_id: UUID
    program_id: UUID
    provider_line: frozenset[UUID]
    amount: Money
    asked_at: datetime

    def belongs_to(self, other: "SplitAsk", window: timedelta) -> bool:
        """Whether two asks count together: of one program, to one provider, within the window."""
        same = self.program_id == other.program_id and one_provider(self.provider_line, other.provider_line)
        return same and abs(other.asked_at - self.asked_at) <= window


def one_provider(line: frozenset[UUID], other: frozenset[UUID]) -> bool:
    """Whether two units are one provider: the whole branch below the root, or a limit is dodged through sub-units.

    The lines are as in `SplitAsk`; the root is part of every branch.
    """
    return not line or not other or not line.isdisjoint(other)


def cumulative_amount(ask: SplitAsk, others: Iterable[SplitAsk], window: timedelta) -> Money:
    """The amount that is compared with limits: this ask and every other of the same program and provider in the window.

    The window reaches both ways, its end inclusive: of three asks of 100k on one day, the first one decided already
    counts 300k. Amounts are in base currency; another currency raises `CurrencyMismatch`.
    """
    return sum((each.amount for each in counted_with(ask, others, window)), start=ask.amount)


def counted_with(ask: SplitAsk, others: Iterable[SplitAsk], window: timedelta) -> tuple[SplitAsk, ...]:
    """The other asks that count together with this one, in the order in which they were asked."""
    together = {other.ask_id: other for other in others if other.ask_id != ask.ask_id and ask.belongs_to(other, window)}
    return tuple(sorted(together.values(), key=lambda other: (other.asked_at, other.ask_id)))
