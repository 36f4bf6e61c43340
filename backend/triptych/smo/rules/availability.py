"""Availability = (agreed service time - downtime) / agreed service time (ITIL), on real time.

Law: overlapping outages count once and only within service hours. The SLA declares its maintenance convention: agreed
maintenance is excluded from agreed time and from downtime, or kept in agreed time without being downtime. Golden: 168 h
with 2 h maintenance and 1.5 h outage is 99.096 % excluded, 99.107 % kept. In series a product, in parallel
1 - prod(1-A): .995 x .998 x .999 = .99202.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from math import prod

from triptych.kernel.business_time import WorkingCalendar, as_hours
from triptych.kernel.figures import Figure, ratio
from triptych.kernel.period_sets import difference, intersection, length, union
from triptych.kernel.periods import Period

NO_SERVICE_TIME = "no agreed service time"
NO_PARTS = "nothing to combine"


class Maintenance(StrEnum):
    """What the SLA declares about agreed maintenance."""

    EXCLUDED = "excluded"
    KEPT = "kept"


def availability(
    agreed: Sequence[Period], outages: Iterable[Period], maintenance: Sequence[Period], convention: Maintenance
) -> Figure[Decimal]:
    """The share, 0 to 1, of agreed service time in which the service was up."""
    counted = difference(agreed, maintenance) if convention is Maintenance.EXCLUDED else union(agreed)
    downtime = difference(intersection(outages, counted), maintenance)
    hours = as_hours(length(counted))
    return ratio(hours - as_hours(length(downtime)), hours, NO_SERVICE_TIME)


def agreed_service_time(calendar: WorkingCalendar, start: datetime, end: datetime) -> tuple[Period, ...]:
    """The service hours of ``start <= t < end`` in real time, right on days that change clocks."""
    return calendar.open_periods(start, end)


def in_series(parts: Sequence[Decimal]) -> Figure[Decimal]:
    """Every part is needed: the product of their availabilities."""
    return Figure(prod(parts, start=Decimal(1))) if parts else Figure(reason=NO_PARTS)


def in_parallel(parts: Sequence[Decimal]) -> Figure[Decimal]:
    """One part is enough: 1 - prod(1 - A)."""
    return Figure(1 - prod((1 - part for part in parts), start=Decimal(1))) if parts else Figure(reason=NO_PARTS)
