"""Tolerances (PRINCE2 7): an exception arises when the *forecast* exceeds tolerance; exactly at the limit is inside."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from triptych.kernel.figures import Figure
from triptych.kernel.money import Money

NO_FORECAST = "no forecast"
NO_BASELINE = "no baseline"
OTHER_CURRENCY = "forecast and budget are in different currencies"


class Area(StrEnum):
    """What a tolerance is set on."""

    TIME = "time"
    COST = "cost"
    SCOPE = "scope"
    QUALITY = "quality"
    BENEFITS = "benefits"
    RISK = "risk"
    SUSTAINABILITY = "sustainability"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a forecast may lie above and below its baseline, in the area's own unit; None is no limit that way."""

    area: Area
    over: Decimal | None = None
    under: Decimal | None = None


def inside(tolerance: Tolerance, baseline: Decimal | None, forecast: Decimal | None) -> Figure[bool]:
    """Whether the forecast lies within tolerance of the baseline; undefined where one of them is missing."""
    if baseline is None:
        return Figure(reason=NO_BASELINE)
    if forecast is None:
        return Figure(reason=NO_FORECAST)
    too_high = tolerance.over is not None and forecast > baseline + tolerance.over
    too_low = tolerance.under is not None and forecast < baseline - tolerance.under
    return Figure(not (too_high or too_low))


def cost_limit(budget: Money, tolerance_percent: Decimal) -> Money:
    """The highest forecast cost that is still inside: budget x (100 + tolerance) / 100."""
    return Money(budget.amount * (100 + tolerance_percent) / 100, budget.currency)


def finish_limit(finish: date, tolerance_days: int) -> date:
    """The latest forecast finish that is still inside, in calendar days."""
    return finish + timedelta(days=tolerance_days)


def cost_inside(budget: Money | None, tolerance_percent: Decimal, forecast: Money | None) -> Figure[bool]:
    """Whether the forecast cost is at or below its limit. A budget of another currency needs a dated rate first."""
    if budget is None:
        return Figure(reason=NO_BASELINE)
    if forecast is None:
        return Figure(reason=NO_FORECAST)
    if budget.currency != forecast.currency:
        return Figure(reason=OTHER_CURRENCY)
    over = cost_limit(budget, tolerance_percent).amount - budget.amount
    return inside(Tolerance(Area.COST, over=over), budget.amount, forecast.amount)


def finish_inside(finish: date | None, tolerance_days: int, forecast: date | None) -> Figure[bool]:
    """Whether the forecast finish is on or before its limit."""
    baseline = None if finish is None else Decimal(finish.toordinal())
    expected = None if forecast is None else Decimal(forecast.toordinal())
    return inside(Tolerance(Area.TIME, over=Decimal(tolerance_days)), baseline, expected)
