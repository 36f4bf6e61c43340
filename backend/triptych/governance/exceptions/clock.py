"""The burn clock of requests: what waiting costs, from stored facts (EX4, DOMAIN 4.4)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from triptych.access.rates import Converted, Rates, rates_among
from triptych.access.work import Work
from triptych.governance.exceptions.further_costs import StandingCost, further_costs
from triptych.governance.exceptions.rules.burn import (
    HOURS_PER_WEEK,
    BurnInputs,
    CostPerHour,
    break_even_hours,
    cost_per_hour,
)
from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.rules.waiting import hours_waited, hours_waited_before, reached_at, running_since
from triptych.governance.exceptions.shares import Shares, StatedShare, stated_shares
from triptych.governance.exceptions.waited import waited_by
from triptych.kernel.business_time import Opening, WorkingCalendar
from triptych.kernel.days import day_of
from triptych.kernel.figures import Figure
from triptych.kernel.money import Money
from triptych.kernel.periods import Period
from triptych.kernel.refusals import Invalid
from triptych.model.exception import ExceptionRequest, HoursBasis

WEEKDAYS, OPENS, CLOSES = range(5), time(9), time(17)


@dataclass(frozen=True)
class Disputed:
    """Another share of the burn, as the provider states it, and what an hour would cost by it; unrounded."""

    phi_low: Decimal
    phi_likely: Decimal
    phi_high: Decimal
    basis: str | None
    author: str | None
    cost_per_hour: Money | None
    cost_so_far: Money | None


@dataclass(frozen=True)
class FurtherFact:
    """A cost of waiting beside the burn, by the hour in the burn's currency; `lost` once its day went by in waiting."""

    stated: StandingCost
    per_hour: Money | None
    lost: bool


@dataclass(frozen=True)
class ClockFacts:
    """Everything that a burn clock shows and runs on. Amounts are unrounded.

    The clock goes on from `hours_before` (those of intervals that have ended) since `running_since`; where it stands
    now and a deferral will lapse, it runs again at `runs_again_at`. `stopped_at` is None while it runs.
    `ask_converted` is the ask in the currency of the burn, by which the break-even is counted; None where both are one.
    """

    cost_per_hour: Money | None
    cost_per_hour_low: Money | None
    cost_per_hour_high: Money | None
    not_stated: str | None
    weekly_burn: Money | None
    weekly_burn_basis: str | None
    phi_low: Decimal | None
    phi_likely: Decimal | None
    phi_high: Decimal | None
    phi_basis: str | None
    phi_author: str | None
    hours_basis: HoursBasis
    started_at: datetime
    stopped_at: datetime | None
    hours_before: Decimal
    running_since: datetime | None
    runs_again_at: datetime | None
    hours_waited: Decimal
    cost_so_far: Money | None
    break_even_hours: Decimal | None
    break_even_at: datetime | None
    ask_converted: Converted | None
    formula: str
    disputed: Disputed | None
    burn_per_hour: Money | None
    further: tuple[FurtherFact, ...]


def working_calendar(time_zone: str) -> WorkingCalendar:
    """Monday to Friday, nine to five, in the organisation's zone: 40 working hours a week."""
    return WorkingCalendar(time_zone, tuple(Opening(day, OPENS, CLOSES) for day in WEEKDAYS))


def inputs_of(request: ExceptionRequest) -> BurnInputs:
    """The burn inputs as they stand on a request."""
    burn = None
    if request.weekly_burn_amount is not None and request.weekly_burn_currency is not None:
        burn = Money(request.weekly_burn_amount, request.weekly_burn_currency)
    benefit, penalties = (
        None if burn is None or amount is None else Money(amount, burn.currency)
        for amount in (request.deferred_benefit_per_hour, request.penalties_per_hour)
    )
    hours = HoursBasis(request.hours_basis)
    return BurnInputs(burn, request.phi_low, request.phi_likely, request.phi_high, hours, benefit, penalties)


def cost_per_hour_of(request: ExceptionRequest) -> Decimal | None:
    """What is stored to sort by: the likely cost of an hour of waiting, in the currency of the burn."""
    likely = cost_per_hour(inputs_of(request)).likely.value
    return None if likely is None else likely.amount


async def clocks(work: Work, requests: Sequence[UUID]) -> dict[UUID, ClockFacts]:
    """The clocks of requests. Six statements at most, however many requests."""
    found = list(await work.session.scalars(select(ExceptionRequest).where(ExceptionRequest.id.in_(requests))))
    waited, shares = await waited_by(work, requests), await stated_shares(work, requests)
    further = await further_costs(work, requests)
    currencies = {request.currency for request in found}
    currencies |= {request.weekly_burn_currency for request in found if request.weekly_burn_currency}
    rates = await rates_among(work, currencies)
    return {
        request.id: _facts(
            work,
            request,
            waited[request.id],
            shares=shares.get(request.id, Shares()),
            further=further.get(request.id, ()),
            rates=rates,
        )
        for request in found
    }


def _facts(
    work: Work,
    request: ExceptionRequest,
    waited: tuple[Period, ...],
    *,
    shares: Shares,
    further: tuple[StandingCost, ...],
    rates: Rates,
) -> ClockFacts:
    inputs, calendar = inputs_of(request), working_calendar(work.organisation.time_zone)
    costs = cost_per_hour(inputs)
    hours = hours_waited(inputs.hours, waited, work.now, calendar)
    converted = _ask_converted(work, request, costs, rates)
    ask = Figure(Money(request.amount, request.currency)) if converted is None else converted.then(_amount)
    even = ask.then(lambda each: break_even_hours(each, costs.likely))
    since = running_since(waited)
    return ClockFacts(
        cost_per_hour=costs.likely.value,
        cost_per_hour_low=costs.low.value,
        cost_per_hour_high=costs.high.value,
        not_stated=costs.likely.reason,
        weekly_burn=inputs.weekly_burn,
        weekly_burn_basis=request.weekly_burn_basis,
        phi_low=request.phi_low,
        phi_likely=request.phi_likely,
        phi_high=request.phi_high,
        phi_basis=request.phi_basis,
        phi_author=shares.author,
        hours_basis=inputs.hours,
        started_at=request.opened_at,
        stopped_at=None if since else _stopped(waited),
        hours_before=hours_waited_before(inputs.hours, waited, calendar),
        running_since=since,
        runs_again_at=request.holds_until
        if since is None and request.state in {State.DEFERRED, State.EMERGENCY_GO}
        else None,
        hours_waited=hours,
        cost_so_far=costs.likely.then(lambda cost: Figure(cost * hours)).value,
        break_even_hours=even.value,
        break_even_at=even.then(lambda count: reached_at(inputs.hours, waited, count, calendar)).value,
        ask_converted=None if converted is None else converted.value,
        formula=_formula(inputs),
        disputed=_disputed(inputs, shares.disputed, hours),
        burn_per_hour=cost_per_hour(
            replace(inputs, deferred_benefit_per_hour=None, penalties_per_hour=None)
        ).likely.value,
        further=tuple(
            _further(work, each, inputs, work.now if since else _stopped(waited) or request.opened_at)
            for each in further
        ),
    )


def _formula(inputs: BurnInputs) -> str:
    parts = [f"share idle x weekly burn / {HOURS_PER_WEEK[inputs.hours]} hours a week"]
    parts += ["deferred benefit an hour"] if inputs.deferred_benefit_per_hour else []
    parts += ["penalties an hour"] if inputs.penalties_per_hour else []
    return " + ".join(parts)


def _further(work: Work, each: StandingCost, inputs: BurnInputs, until: datetime) -> FurtherFact:
    burn = inputs.weekly_burn
    return FurtherFact(
        stated=each,
        per_hour=None if burn is None or each.per_hour is None else Money(each.per_hour, burn.currency),
        lost=each.lost(until, work.organisation.time_zone),
    )


def _stopped(waited: tuple[Period, ...]) -> datetime | None:
    return waited[-1].end if waited else None


def _disputed(inputs: BurnInputs, share: StatedShare | None, hours: Decimal) -> Disputed | None:
    """What the clock would show by the share that the provider states."""
    if share is None:
        return None
    low, likely, high = share.low, share.likely, share.high
    cost = cost_per_hour(replace(inputs, phi_low=low, phi_likely=likely, phi_high=high)).likely
    so_far = cost.then(lambda each: Figure(each * hours))
    return Disputed(low, likely, high, share.basis, share.author, cost.value, so_far.value)


def _ask_converted(work: Work, request: ExceptionRequest, costs: CostPerHour, rates: Rates) -> Figure[Converted] | None:
    """The ask in the currency of the burn, at the rate of the day on which it was opened; None where both are one."""
    burn = costs.likely.value
    if burn is None or burn.currency == request.currency:
        return None
    opened_on = day_of(request.opened_at, work.organisation.time_zone)
    try:
        return Figure(rates.converted(Money(request.amount, request.currency), burn.currency, opened_on))
    except Invalid as refusal:
        return Figure(reason=refusal.problems[0].message)


def _amount(converted: Converted) -> Figure[Money]:
    return Figure(converted.amount)
