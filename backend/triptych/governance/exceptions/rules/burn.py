"""Burn clock (DOMAIN 4.4): what it costs, per hour, that a request waits.

Law: cost of delay per hour = phi x weekly burn / H + deferred benefit per hour + penalties per hour, where phi is the
share of the burn that stands idle (0 to 1) and H is 168 calendar or 40 working hours a week. Without phi or burn the
cost is undefined ("not stated"), never zero. Golden: $2M a week, phi 1, ask $100K breaks even after 8.4 calendar or
2.0 working hours; phi .25 after 33.6 or 8.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Decimal, localcontext

from triptych.kernel.business_time import WorkingCalendar, as_hours
from triptych.kernel.exception_words import HoursBasis
from triptych.kernel.figures import Figure
from triptych.kernel.money import CurrencyMismatch, Money
from triptych.kernel.refusals import Problem, refuse_if

HOURS_PER_WEEK = {HoursBasis.CALENDAR: Decimal(168), HoursBasis.WORKING: Decimal(40)}
NOT_STATED = "not stated"
BURN_NOT_STATED = "weekly burn is not stated"
COSTS_NOTHING = "waiting costs nothing"
TOO_FAR = "more than a century away"
_DIGITS = 24
_CENTURY_HOURS = Decimal(24 * 36525)
_MICROSECONDS_PER_HOUR = Decimal(3_600_000_000)


@dataclass(frozen=True, slots=True)
class BurnInputs:
    """What the clock runs on, as entered. Raises `Invalid` for a phi outside 0 to 1, out of order or partly stated.

    Burn and the two further costs are in one currency; a cost that nobody claims is None and counts as zero.
    """

    weekly_burn: Money | None
    phi_low: Decimal | None
    phi_likely: Decimal | None
    phi_high: Decimal | None
    hours: HoursBasis
    deferred_benefit_per_hour: Money | None = None
    penalties_per_hour: Money | None = None

    def __post_init__(self) -> None:
        refuse_if(phi_problems(self.phi_low, self.phi_likely, self.phi_high))


@dataclass(frozen=True, slots=True)
class CostPerHour:
    """Money per hour of the basis, for each of the three estimates of phi."""

    low: Figure[Money]
    likely: Figure[Money]
    high: Figure[Money]


def phi_problems(low: Decimal | None, likely: Decimal | None, high: Decimal | None) -> tuple[Problem, ...]:
    """All that is wrong with the three estimates of phi: all or none stated, each 0 to 1, low <= likely <= high."""
    estimates = {"phiLow": low, "phiLikely": likely, "phiHigh": high}
    stated = {name: phi for name, phi in estimates.items() if phi is not None}
    if stated and len(stated) < len(estimates):
        return tuple(
            Problem(name, "phi_incomplete", "State the low, the likely and the high share, or none of them.")
            for name in estimates
            if name not in stated
        )
    outside = tuple(
        Problem(name, "phi_not_a_share", "The share of the burn that stands idle lies between 0 and 1.")
        for name, phi in stated.items()
        if not (phi.is_finite() and 0 <= phi <= 1)
    )
    if outside or low is None or likely is None or high is None or low <= likely <= high:
        return outside
    return (Problem("phiLikely", "phi_out_of_order", "The shares run from low over likely to high."),)


def cost_per_hour(inputs: BurnInputs) -> CostPerHour:
    """Cost of delay per hour of the basis; undefined as "not stated" without phi, whatever else is claimed."""
    return CostPerHour(*(_cost(inputs, phi) for phi in (inputs.phi_low, inputs.phi_likely, inputs.phi_high)))


def break_even_hours(ask: Money, per_hour: Figure[Money]) -> Figure[Decimal]:
    """Hours of the basis until waiting has cost as much as the ask: ask / cost per hour.

    Carried to 24 digits: the cost per hour is itself a quotient, good to 28.
    """

    def divide(cost: Money) -> Figure[Decimal]:
        if ask.currency != cost.currency:
            raise CurrencyMismatch(f"an ask in {ask.currency} against a burn in {cost.currency} without a rate")
        if cost.amount == 0:
            return Figure(reason=COSTS_NOTHING)
        with localcontext() as context:
            context.prec = _DIGITS
            return Figure(ask.amount / cost.amount)

    return per_hour.then(divide)


def break_even_at(
    opened_at: datetime, hours: Figure[Decimal], basis: HoursBasis, calendar: WorkingCalendar | None = None
) -> Figure[datetime]:
    """The first instant (to the microsecond, never early) by which so many hours of the basis have passed."""

    def instant(count: Decimal) -> Figure[datetime]:
        if count > _CENTURY_HOURS:
            return Figure(reason=TOO_FAR)
        microseconds = (count * _MICROSECONDS_PER_HOUR).to_integral_value(ROUND_CEILING)
        span = timedelta(microseconds=int(microseconds))
        try:
            return Figure(
                opened_at + span if basis is HoursBasis.CALENDAR else _needed(calendar).after(opened_at, span)
            )
        except OverflowError:
            return Figure(reason=TOO_FAR)

    return hours.then(instant)


def hours_between(
    basis: HoursBasis, start: datetime, end: datetime, calendar: WorkingCalendar | None = None
) -> Decimal:
    """Hours of the basis from `start` to `end`; zero where `end` is not later. Working hours need the calendar."""
    if end <= start:
        return Decimal(0)
    return as_hours(end - start if basis is HoursBasis.CALENDAR else _needed(calendar).time_between(start, end))


def deadline_loss(loss: Money, deadline: datetime, instant: datetime) -> Money:
    """The step profile, apart from the burn: nothing before the deadline, the whole loss from it on."""
    return loss if instant >= deadline else loss * 0


def _cost(inputs: BurnInputs, phi: Decimal | None) -> Figure[Money]:
    if phi is None:
        return Figure(reason=NOT_STATED)
    if inputs.weekly_burn is None:
        return Figure(reason=BURN_NOT_STATED)
    burn = inputs.weekly_burn
    total = Money(burn.amount * phi / HOURS_PER_WEEK[inputs.hours], burn.currency)
    for claimed in (inputs.deferred_benefit_per_hour, inputs.penalties_per_hour):
        total = total if claimed is None else total + claimed
    return Figure(total)


def _needed(calendar: WorkingCalendar | None) -> WorkingCalendar:
    if calendar is None:
        raise ValueError("working hours need the working calendar")
    return calendar
