"""What burns in queues: every waiting request with its cost, capped by the purse it draws on (DOMAIN 2, "Burn")."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, select

from triptych.access.policy.actions import Action
from triptych.access.rates import Rates, rates_among
from triptych.access.work import Work
from triptych.governance.exceptions.clock import working_calendar
from triptych.governance.exceptions.rules.burn_cap import OpenClaim, burn_by_request
from triptych.governance.exceptions.rules.purse import costs_of_purse
from triptych.governance.exceptions.waited import is_waiting, waited_by
from triptych.kernel.exception_words import HoursBasis
from triptych.kernel.money import Money
from triptych.kernel.periods import Period
from triptych.kernel.refusals import Invalid
from triptych.model.exception import ExceptionRequest
from triptych.model.portfolio import Program

NO_BURN = "The weekly burn is not stated."
NO_SHARE = "The share of the burn is not stated."


@dataclass(frozen=True)
class Burning:
    """One waiting request: what it costs a day and has cost, in base currency, or why that is not known."""

    request_id: UUID
    per_day: Money | None
    so_far: Money | None
    why_not: str | None


@dataclass(frozen=True)
class BurnSum:
    """What waiting requests cost together, in base currency; `unpriced` of them have no figure and are not in it."""

    waiting: int
    unpriced: int
    per_day: Money | None
    so_far: Money | None


async def burn_of(work: Work, among: ColumnElement[bool]) -> BurnSum:
    """What the waiting requests among these that the actor may read cost together, capped purse by purse."""
    found = await burning(work, among)
    nothing = Money(Decimal(0), work.organisation.base_currency)
    priced = [each for each in found if each.per_day is not None]
    return BurnSum(
        waiting=len(found),
        unpriced=len(found) - len(priced),
        per_day=sum((each.per_day for each in priced if each.per_day), nothing) if priced else None,
        so_far=sum((each.so_far for each in priced if each.so_far), nothing) if priced else None,
    )


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
    by_purse = await _by_purse(work, waiting)
    drawn = list(by_purse.values())
    waited = await waited_by(work, [request.id for requests in drawn for request in requests])
    base = work.organisation.base_currency
    rates = await rates_among(work, {base} | {r.weekly_burn_currency or base for each in drawn for r in each})
    priced = [one for requests in drawn for one in _of_purse(work, requests, waiting, waited, rates)]
    readable = work.readable(Action.EXCEPTION_READ)
    shown = {r.id for requests in drawn for r in requests if not readable.isdisjoint(r.scope_ids)}
    if among is not None:
        shown &= set(
            await work.session.scalars(select(ExceptionRequest.id).where(ExceptionRequest.id.in_(shown), among))
        )
    found = [each for each in priced if each.request_id in shown]
    return tuple(sorted(found, key=lambda b: (b.per_day is None, -(b.per_day.amount if b.per_day else 0))))


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
        claims = {r.id: OpenClaim(r.phi_likely, HoursBasis(r.hours_basis), waited[r.id]) for r in drawn}
        costs = {} if burn is None else burn_by_request(claims, burn, work.now, calendar)
        burned |= {key: cost for key, cost in costs.items() if key in burned}
    return burned


async def _by_purse(work: Work, waiting: Collection[UUID]) -> dict[UUID, list[ExceptionRequest]]:
    """The requests of the purses on which some wait, by program, or by project where the program states no burn."""
    drawn_on = select(ExceptionRequest.program_id).where(ExceptionRequest.id.in_(waiting))
    found = await work.session.execute(
        select(ExceptionRequest, Program.weekly_burn_amount.is_not(None))
        .join(Program, Program.id == ExceptionRequest.program_id)
        .where(ExceptionRequest.program_id.in_(drawn_on))
    )
    by_purse: dict[UUID, list[ExceptionRequest]] = defaultdict(list)
    for request, whole_program in found:
        by_purse[request.program_id if whole_program else request.project_id].append(request)
    return by_purse


def _of_purse(
    work: Work,
    requests: list[ExceptionRequest],
    waiting: set[UUID],
    waited: Mapping[UUID, tuple[Period, ...]],
    rates: Rates,
) -> Iterable[Burning]:
    open_now = [request for request in requests if request.id in waiting]
    burn, why_not = _burn_of(work, open_now, rates)
    if burn is None:
        return [Burning(request.id, None, None, why_not) for request in open_now]
    claims = {
        request.id: OpenClaim(request.phi_likely, HoursBasis(request.hours_basis), waited[request.id])
        for request in requests
    }
    calendar = working_calendar(work.organisation.time_zone)
    costs = costs_of_purse(claims, [request.id for request in open_now], burn, work.now, calendar)
    return [
        Burning(key, cost.per_day, cost.so_far, NO_SHARE if cost.per_day is None else None)
        for key, cost in costs.items()
    ]


def _burn_of(work: Work, requests: list[ExceptionRequest], rates: Rates) -> tuple[Money | None, str | None]:
    """The burn of the purse as the newest of its waiting requests knows it, in base currency; or why there is none."""
    for request in sorted(requests, key=lambda each: each.opened_at, reverse=True):
        if request.weekly_burn_amount is not None and request.weekly_burn_currency is not None:
            burn = Money(request.weekly_burn_amount, request.weekly_burn_currency)
            try:
                return rates.convert(burn, work.organisation.base_currency, work.today), None
            except Invalid as refusal:
                return None, refusal.message
    return None, NO_BURN
