"""The headline of the leadership page: one sentence computed from the figures below it, never written by hand."""

from dataclasses import dataclass

from triptych.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Figures:
    """What the headline speaks of."""

    open_requests: int
    burning_per_day: Money | None
    gates_blocked: int
    gates_due: int


def headline(figures: Figures) -> str:
    """What burns and what is blocked, in one sentence; says so plainly when there is nothing."""
    parts: list[str] = []
    if figures.open_requests:
        waiting = f"{_count(figures.open_requests, 'request')} {'waits' if figures.open_requests == 1 else 'wait'}"
        burn = figures.burning_per_day
        parts.append(waiting if burn is None else f"{waiting} for an answer and cost {_rounded(burn)} a day")
    if figures.gates_due:
        due = _count(figures.gates_due, "gate")
        if figures.gates_blocked:
            parts.append(
                f"{figures.gates_blocked} of {due} in the next 90 days {_are(figures.gates_blocked)} not ready"
            )
        else:
            parts.append(f"{due} in the next 90 days {_are(figures.gates_due)} ready")
    sentence = "; ".join(parts) or "Nothing waits, and no gate is due in the next 90 days"
    return sentence[0].upper() + sentence[1:] + "."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _rounded(amount: Money) -> str:
    return f"{amount.currency} {amount.amount:,.0f}"
