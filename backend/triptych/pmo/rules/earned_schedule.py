"""Earned schedule (Lipke, 2003): the time at which the value earned by now was planned to be earned.

Law: C = the largest period with PV_C <= EV; ES = C + (EV-PV_C)/(PV_{C+1}-PV_C); SV(t) = ES-AT; SPI(t) = ES/AT;
IEAC(t) = PD/SPI(t). All in periods of the plan (weeks or months). Edges: on flat PV the last equal period counts; EV at
or above BAC gives PD; EV = 0 gives 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from triptych.kernel.figures import Figure, ratio
from triptych.kernel.refusals import Invalid

NOT_STARTED = "no time has passed yet"
NOTHING_EARNED = "nothing is earned yet"
NO_PLAN = "no planned value"


@dataclass(frozen=True, slots=True)
class Plan:
    """Cumulative planned value at the end of each period, from the first on; the last is BAC.

    Raises `Invalid` where it falls from one period to the next, or starts below zero.
    """

    cumulative_pv: tuple[Decimal, ...]

    def __post_init__(self) -> None:
        if any(later < earlier for earlier, later in pairwise((Decimal(0), *self.cumulative_pv))):
            raise Invalid.at("plannedValue", "falls", "Planned value adds up: it never falls.")

    @property
    def duration(self) -> int:
        """PD, the planned duration in periods."""
        return len(self.cumulative_pv)


def earned_schedule(plan: Plan, ev: Decimal) -> Figure[Decimal]:
    """ES in periods; undefined without a plan that is worth anything."""
    values: Sequence[Decimal] = (Decimal(0), *plan.cumulative_pv)
    bac = values[-1]
    if bac == 0:
        return Figure(reason=NO_PLAN)
    if ev <= 0:
        return Figure(Decimal(0))
    if ev >= bac:
        return Figure(Decimal(plan.duration))
    reached = max(period for period, pv in enumerate(values) if pv <= ev)
    step = values[reached + 1] - values[reached]
    return Figure(reached + (ev - values[reached]) / step)


def schedule_variance_time(es: Figure[Decimal], actual_time: Decimal) -> Figure[Decimal]:
    """SV(t) = ES - AT, in periods; negative is behind."""
    return es.then(lambda earned: Figure(earned - actual_time))


def schedule_performance_time(es: Figure[Decimal], actual_time: Decimal) -> Figure[Decimal]:
    """SPI(t) = ES / AT; undefined before any time has passed."""
    return es.then(lambda earned: ratio(earned, actual_time, NOT_STARTED))


def duration_at_completion(plan: Plan, es: Figure[Decimal], actual_time: Decimal) -> Figure[Decimal]:
    """IEAC(t) = PD / SPI(t), computed as PD x AT / ES; undefined where nothing is earned or no time has passed."""
    index = schedule_performance_time(es, actual_time)
    return index.then(lambda _: es).then(lambda earned: ratio(plan.duration * actual_time, earned, NOTHING_EARNED))
