"""The burn clock of requests: what waiting costs, from stored facts (EX4, DOMAIN 4.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from triptych.access.rates import convert
from triptych.access.work import Work
from triptych.governance.exceptions.rules.burn import (
    HOURS_PER_WEEK,
    BurnInputs,
    CostPerHour,
    break_even_at,
    break_even_hours,
    cost_accrued,
    cost_per_hour,
    hours_between,
)
from triptych.governance.exceptions.rules.events import EventKind
from triptych.kernel.business_time import Opening, WorkingCalendar
from triptych.kernel.figures import Figure
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid
from triptych.model.exception import Authorship, ExceptionRequest, HoursBasis, RequestEvent
from triptych.model.people import Person

WEEKDAYS, OPENS, CLOSES = range(5), time(9), time(17)


@dataclass(frozen=True)
class ClockFacts:
    """Everything that a burn clock shows and runs on. Amounts are unrounded."""

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
    hours_waited: Decimal
    cost_so_far: Money | None
    break_even_hours: Decimal | None
    break_even_at: datetime | None
    formula: str


def working_calendar(time_zone: str) -> WorkingCalendar:
    """Monday to Friday, nine to five, in the organisation's zone: 40 working hours a week."""
    return WorkingCalendar(time_zone, tuple(Opening(day, OPENS, CLOSES) for day in WEEKDAYS))


def inputs_of(request: ExceptionRequest) -> BurnInputs:
    """The burn inputs as they stand on a request."""
    burn = None
    if request.weekly_burn_amount is not None and request.weekly_burn_currency is not None:
        burn = Money(request.weekly_burn_amount, request.weekly_burn_currency)
    hours = HoursBasis(request.hours_basis)
    return BurnInputs(burn, request.phi_low, request.phi_likely, request.phi_high, hours)


def cost_per_hour_of(request: ExceptionRequest) -> Decimal | None:
    """What is stored to sort by: the likely cost of an hour of waiting, in the currency of the burn."""
    likely = cost_per_hour(inputs_of(request)).likely.value
    return None if likely is None else likely.amount


async def clocks(work: Work, requests: Sequence[UUID]) -> dict[UUID, ClockFacts]:
    """The clocks of requests. Two statements, however many requests, and a rate where two currencies meet."""
    found = await work.session.scalars(select(ExceptionRequest).where(ExceptionRequest.id.in_(requests)))
    authors = await _phi_authors(work, requests)
    calendar = working_calendar(work.organisation.time_zone)
    return {request.id: await _facts(work, request, authors.get(request.id), calendar) for request in found}


async def _facts(work: Work, request: ExceptionRequest, author: str | None, calendar: WorkingCalendar) -> ClockFacts:
    inputs = inputs_of(request)
    costs = cost_per_hour(inputs)
    until = request.stopped_at or work.now
    accrued = cost_accrued(costs.likely, inputs.hours, request.opened_at, until, calendar)
    even = await _break_even(work, request, costs)
    at = break_even_at(request.opened_at, even, inputs.hours, calendar)
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
        phi_author=author,
        hours_basis=inputs.hours,
        started_at=request.opened_at,
        stopped_at=request.stopped_at,
        hours_waited=hours_between(inputs.hours, request.opened_at, until, calendar),
        cost_so_far=accrued.value,
        break_even_hours=even.value,
        break_even_at=at.value,
        formula=f"share idle x weekly burn / {HOURS_PER_WEEK[inputs.hours]} hours a week",
    )


async def _break_even(work: Work, request: ExceptionRequest, costs: CostPerHour) -> Figure[Decimal]:
    """Hours until waiting has cost the ask; undefined where a rate between the two currencies is missing."""
    ask = Money(request.amount, request.currency)
    if costs.likely.value is not None and costs.likely.value.currency != ask.currency:
        try:
            ask = await convert(work, ask, costs.likely.value.currency, request.opened_at.date())
        except Invalid as refusal:
            return Figure(reason=refusal.problems[0].message)
    return break_even_hours(ask, costs.likely)


async def _phi_authors(work: Work, requests: Sequence[UUID]) -> dict[UUID, str]:
    """Who last stated the share, by name; a sealed author is not named."""
    found = await work.session.execute(
        select(RequestEvent.request_id, Person.name)
        .join(Authorship, Authorship.id == RequestEvent.authorship_id)
        .join(Person, Person.id == Authorship.person_id)
        .where(
            RequestEvent.request_id.in_(requests),
            RequestEvent.kind.in_([EventKind.EXCEPTION_REQUESTED, EventKind.PHI_STATED]),
            Authorship.sealed.is_(False),
        )
        .order_by(RequestEvent.number)
    )
    return dict(found.all())
