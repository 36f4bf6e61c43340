"""What imported history says: how often yes, how long, over how many hands; nothing where cases are too few (EX8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from triptych.kernel.figures import Figure
from triptych.kernel.proportions import Proportion, wilson

FEWEST = 10
TOO_FEW = "fewer than ten cases"
DAY = 24
EDGES = (Decimal(1), Decimal(2), Decimal(4), Decimal(8), Decimal(16), Decimal(32), Decimal(64))
"""Ends of the bars of the distribution, in calendar days; the last bar has none."""


@dataclass(frozen=True, slots=True)
class DecidedCase:
    """One case that somebody decided; `hours` is None where the log does not say when it was asked."""

    approved: bool
    hours: Decimal | None
    hops: int


@dataclass(frozen=True, slots=True)
class Bar:
    """Cases decided after more than `over` days (the first from zero on) and in at most `to`; the last has no end."""

    over: Decimal
    to: Decimal | None
    n: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of a sample and the two quarters around it."""

    n: int
    low: Decimal
    middle: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Told:
    """What decided cases say. Each figure is undefined below ten cases; the distribution comes before any average."""

    n: int
    approved: Figure[Proportion]
    days: Figure[Spread]
    hops: Figure[Spread]
    bars: tuple[Bar, ...]


def told_by(cases: Sequence[DecidedCase]) -> Told:
    """The figures of some cases; durations in calendar days, from asking to the last decision."""
    if len(cases) < FEWEST:
        return Told(len(cases), Figure(reason=TOO_FEW), Figure(reason=TOO_FEW), Figure(reason=TOO_FEW), ())
    days = sorted(case.hours / DAY for case in cases if case.hours is not None)
    return Told(
        n=len(cases),
        approved=wilson(sum(case.approved for case in cases), len(cases)),
        days=_spread(days),
        hops=_spread(sorted(Decimal(case.hops) for case in cases)),
        bars=_bars(days) if len(days) >= FEWEST else (),
    )


def _spread(ordered: Sequence[Decimal]) -> Figure[Spread]:
    if len(ordered) < FEWEST:
        return Figure(reason=TOO_FEW)
    quarters = (_quantile(ordered, Decimal(part) / 4) for part in (1, 2, 3))
    return Figure(Spread(len(ordered), *quarters))


def _quantile(ordered: Sequence[Decimal], share: Decimal) -> Decimal:
    """Linear between the two nearest (R type 7), which is what people expect of a median."""
    at = (len(ordered) - 1) * share
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)


def _bars(days: Sequence[Decimal]) -> tuple[Bar, ...]:
    ends = (*EDGES, None)
    starts = (Decimal(0), *EDGES)
    return tuple(
        Bar(over, to, sum(1 for each in days if (each > over or over == 0) and (to is None or each <= to)))
        for over, to in zip(starts, ends, strict=True)
    )
