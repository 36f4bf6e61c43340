"""What burns in queues: every waiting request with its cost, capped by the purse it draws on (DOMAIN 2, "Burn")."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from triptych.access.policy.actions import Action
from triptych.access.rates import Rates, rates_among
from triptych.access.work import Work
from triptych.governance.exceptions.clock import working_calendar
from triptych.governance.exceptions.rules.burn_cap import OpenClaim, burn_by_request
from triptych.governance.exceptions.rules.purse import HOURS_A_DAY, Cost, costs_of_purse, with_beside
from triptych.governance.exceptions.rules.waiting import hours_waited
from triptych.governance.exceptions.waited import is_waiting, waited_by
from triptych.kernel.exception_words import HoursBasis
from triptych.kernel.money import Money
from triptych.kernel.periods import Period
from triptych.kernel.refusals import Invalid
from triptych.model.exception import ExceptionRequest
from triptych.model.portfolio import Program

CASES = (0, 1, 2)  # all shares low, likely, high
LIKELY = 1
NO_BURN = "The weekly burn is not stated."
NO_SHARE = "The share of the burn is not stated."


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a request draws on a purse, as it stands on it."""

    id: UUID
    project_id: UUID
    program_id: UUID
    scope_ids: Sequence[UUID]
    opened_at: datetime
    hours_basis: str
    phi_low: Decimal | None
    phi_likely: Decimal | None
    phi_high: Decimal | None
    weekly_burn_amount: Decimal | None
    weekly_burn_currency: str | None
    deferred_benefit_per_hour: Decimal | None
    penalties_per_hour: Decimal | None

    @property
    def beside(self) -> Money | None:
        """What an hour costs beside the burn, which no cap scales; in the currency of its burn."""
        if self.weekly_burn_currency is None:
            return None
        further = (self.deferred_benefit_per_hour or 0) + (self.penalties_per_hour or 0)
        return Money(Decimal(further), self.weekly_burn_currency) if further else None

    @property
    def hours(self) -> HoursBasis:
        """Which hours count."""
        return HoursBasis(self.hours_basis)

    @property
    def phis(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        """Its share of the burn, in each case."""
        return (self.phi_low, self.phi_likely, self.phi_high)


@dataclass(frozen=True)
class Burning:
    """One waiting request: what it costs a day and has cost, in base currency, or why that is not known.

    Three cases are counted through: all shares as low, as likely and as high as they are stated.
    """

    request_id: UUID
    purse: UUID
    hours: HoursBasis
    cases: tuple[Cost, Cost, Cost] | None
    why_not: str | None

    @property
    def per_day(self) -> Money | None:
        """In the likely case."""
        return self.cases[LIKELY].per_day if self.cases else None

    @property
    def so_far(self) -> Money | None:
        """In the likely case."""
        return self.cases[LIKELY].so_far if self.cases else None


async def burning(work: Work, among: ColumnElement[bool] | None = None) -> tuple[Burning, ...]:
    """The waiting requests that the actor may read, dearest first. Four statements, however many there are.

    `among` narrows which are told; what they draw on is still looked at whole.

    A request whose deferral has lapsed waits again. The cap counts every request of a purse, also one that the actor
    may not read: otherwise the others would seem to burn more than there is.
    """
    waits = select(ExceptionRequest.id).where(is_waiting(work))
    if among is not None:
        concerned = select(ExceptionRequest.program_id).where(is_waiting(work), among)
        waits = waits.where(ExceptionRequest.program_id.in_(concerned))
    waiting = set(await work.session.scalars(waits))
    by_purse = await _by_purse(work, waiting, beside=_overlapping(work))
    drawn = list(by_purse.values())
    waited = await waited_by(work, [request.id for requests in drawn for request in requests])
    base = work.organisation.base_currency
    rates = await rates_among(work, {base} | {r.weekly_burn_currency or base for each in drawn for r in each})
    priced = [
        one
        for key, requests in by_purse.items()
        for one in _of_purse(work, key, requests, waiting=waiting, waited=waited, rates=rates)
    ]
    readable = work.readable(Action.EXCEPTION_READ)
    shown = {r.id for requests in drawn for r in requests if not readable.isdisjoint(r.scope_ids)}
    if among is not None:
        shown &= set(
            await work.session.scalars(select(ExceptionRequest.id).where(ExceptionRequest.id.in_(shown), among))
        )
    found = [each for each in priced if each.request_id in shown]
    return tuple(sorted(found, key=lambda b: (b.per_day is None, -(b.per_day.amount if b.per_day else 0))))


def _overlapping(work: Work) -> ColumnElement[bool]:
    """What waits, and what stopped to wait since the first of its program began: nothing else shared a burn with it."""
    first = aliased(ExceptionRequest)
    began = (
        select(func.min(first.opened_at))
        .where(first.program_id == ExceptionRequest.program_id, is_waiting(work, first))
        .scalar_subquery()
    )
    return is_waiting(work) | (ExceptionRequest.stopped_at >= began)


async def burned_by(work: Work, requests: Collection[UUID]) -> dict[UUID, Money | None]:
    """What the waiting of requests has burned until now, in base currency; None where that is not known.

    At every instant the requests of a purse share its burn, those that wait no longer in their days as well. Four
    statements, however many requests.
    """
    by_purse = await _by_purse(work, requests)
    waited = await waited_by(work, [each.id for drawn in by_purse.values() for each in drawn])
    base = work.organisation.base_currency
    rates = await rates_among(work, {base} | {r.weekly_burn_currency or base for d in by_purse.values() for r in d})
    calendar = working_calendar(work.organisation.time_zone)
    burned: dict[UUID, Money | None] = dict.fromkeys(requests)
    for drawn in by_purse.values():
        burn, _ = _burn_of(work, drawn, rates)
        claims = {r.id: OpenClaim(r.phis[LIKELY], r.hours, waited[r.id]) for r in drawn}
        costs = {} if burn is None else burn_by_request(claims, burn, work.now, calendar)
        for each in drawn:
            cost = costs.get(each.id)
            if each.id in burned and cost is not None:
                burned[each.id] = with_beside(Cost(None, cost), _beside(work, each, waited[each.id], rates)).so_far
    return burned


async def _by_purse(
    work: Work, waiting: Collection[UUID], beside: ColumnElement[bool] | None = None
) -> dict[UUID, list[Drawing]]:
    """The requests of the purses on which some wait, by program, or by project where the program states no burn."""
    request = ExceptionRequest
    drawn_on = select(request.program_id).where(request.id.in_(waiting))
    found = await work.session.execute(
        select(
            request.id,
            request.project_id,
            request.program_id,
            request.scope_ids,
            request.opened_at,
            request.hours_basis,
            request.phi_low,
            request.phi_likely,
            request.phi_high,
            request.weekly_burn_amount,
            request.weekly_burn_currency,
            request.deferred_benefit_per_hour,
            request.penalties_per_hour,
            Program.weekly_burn_amount.is_not(None),
        )
        .join(Program, Program.id == request.program_id)
        .where(request.program_id.in_(drawn_on), *([] if beside is None else [beside]))
    )
    by_purse: dict[UUID, list[Drawing]] = defaultdict(list)
    for *facts, whole_program in found:
        drawing = Drawing(*facts)
        by_purse[drawing.program_id if whole_program else drawing.project_id].append(drawing)
    return by_purse


def _of_purse(
    work: Work,
    purse: UUID,
    requests: list[Drawing],
    *,
    waiting: set[UUID],
    waited: Mapping[UUID, tuple[Period, ...]],
    rates: Rates,
) -> Iterable[Burning]:
    open_now = [request for request in requests if request.id in waiting]
    burn, why_not = _burn_of(work, open_now, rates)
    if burn is None:
        return [Burning(each.id, purse, each.hours, None, why_not) for each in open_now]
    calendar = working_calendar(work.organisation.time_zone)
    cases = [
        costs_of_purse(
            {each.id: OpenClaim(each.phis[case], each.hours, waited[each.id]) for each in requests},
            [each.id for each in open_now],
            burn,
            work.now,
            calendar,
        )
        for case in CASES
    ]
    return [_one(work, purse, each, cases, waited=waited[each.id], rates=rates) for each in open_now]


def _one(
    work: Work,
    purse: UUID,
    request: Drawing,
    cases: Sequence[Mapping[UUID, Cost]],
    *,
    waited: tuple[Period, ...],
    rates: Rates,
) -> Burning:
    if request.phis[LIKELY] is None:
        return Burning(request.id, purse, request.hours, None, NO_SHARE)
    try:
        beside = _beside(work, request, waited, rates)
    except Invalid as refusal:
        return Burning(request.id, purse, request.hours, None, refusal.message)
    low, likely, high = (with_beside(case[request.id], beside) for case in cases)
    return Burning(request.id, purse, request.hours, (low, likely, high), None)


def _beside(work: Work, request: Drawing, waited: tuple[Period, ...], rates: Rates) -> Cost:
    """What a request costs beside the burn, in base currency; raises `Invalid` as its burn would, without a rate."""
    if request.beside is None:
        return Cost(None, None)
    hourly = rates.convert(request.beside, work.organisation.base_currency, work.today)
    calendar = working_calendar(work.organisation.time_zone)
    hours = hours_waited(request.hours, waited, work.now, calendar)
    return Cost(hourly * HOURS_A_DAY[request.hours], hourly * hours)


def _burn_of(work: Work, requests: list[Drawing], rates: Rates) -> tuple[Money | None, str | None]:
    """The burn of the purse as the newest of its waiting requests knows it, in base currency; or why there is none."""
    for request in sorted(requests, key=lambda each: each.opened_at, reverse=True):
        if request.weekly_burn_amount is not None and request.weekly_burn_currency is not None:
            burn = Money(request.weekly_burn_amount, request.weekly_burn_currency)
            try:
                return rates.convert(burn, work.organisation.base_currency, work.today), None
            except Invalid as refusal:
                return None, refusal.message
    return None, NO_BURN
