"""Cost to decide (EX5): hours x rates x hops + delay, to be shown beside the amount asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from triptych.kernel.figures import Figure
from triptych.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Hop:
    """One station on the way to the decision: the hours people spend there and what an hour of theirs costs."""

    hours: Decimal
    rate_per_hour: Money


@dataclass(frozen=True, slots=True)
class CostToDecide:
    """The work of deciding, the waiting, and both together; together undefined where the waiting is."""

    work: Money
    delay: Figure[Money]
    total: Figure[Money]


def cost_to_decide(hops: Sequence[Hop], delay: Figure[Money], currency: str) -> CostToDecide:
    """Sum of hours x rate over all hops, plus the cost of the delay so far. All in one currency."""
    work = sum((hop.rate_per_hour * hop.hours for hop in hops), Money(Decimal(0), currency))
    return CostToDecide(work, delay, delay.then(lambda waited: Figure(work + waited)))
