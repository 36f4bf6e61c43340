"""CD3 (Reinertsen): cost of delay divided by duration; the highest goes first."""

from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import TypeVar

from triptych.kernel.figures import Figure
from triptych.kernel.money import Money

K = TypeVar("K", bound=Hashable)
NO_DURATION = "no duration"


def cd3(cost_per_week: Figure[Money], weeks: Decimal) -> Figure[Decimal]:
    """Cost of delay per week over the duration in weeks; undefined without a duration, or as the cost is."""
    if weeks <= 0:
        return Figure(reason=NO_DURATION)
    return cost_per_week.then(lambda cost: Figure(cost.amount / weeks))


def ranked(scores: Mapping[K, Figure[Decimal]]) -> tuple[K, ...]:
    """What to do first: by falling CD3; equal ones keep their order, and what has none comes last, not as zero."""
    known = sorted(((f.value, key) for key, f in scores.items() if f.value is not None), key=lambda s: -s[0])
    return (*(key for _, key in known), *(key for key, f in scores.items() if f.value is None))
