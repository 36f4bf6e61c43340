"""The headline of the leadership page: one sentence computed from the figures below it, never written by hand."""

from dataclasses import dataclass

from triptych.kernel.compliance import Compliance
from triptych.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Figures:
    """What the headline speaks of."""

    open_requests: int
    burning_per_day: Money | None
    gates_ready: Compliance


def headline(figures: Figures) -> str:
    """What burns and which gates are ready, by both truths (EX12), in one sentence; plainly when there is nothing."""
    parts: list[str] = []
    if figures.open_requests:
        waiting = f"{_count(figures.open_requests, 'request')} {'waits' if figures.open_requests == 1 else 'wait'}"
        burn = figures.burning_per_day
        parts.append(waiting if burn is None else f"{waiting} for an answer and cost {_rounded(burn)} a day")
    gates = figures.gates_ready
    if gates.counted:
        ready, due = gates.with_exceptions, _count(gates.counted, "gate")
        bare = f"{gates.without_exceptions} without exceptions"
        parts.append(f"{ready} of {due} in the next 90 days {_are(ready)} ready, {bare}")
    sentence = "; ".join(parts) or "Nothing waits, and no gate is due in the next 90 days"
    return sentence[0].upper() + sentence[1:] + "."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _rounded(amount: Money) -> str:
    return f"{amount.currency} {amount.amount:,.0f}"
