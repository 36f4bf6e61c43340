"""The decision clocks of requests, from stored facts: recomputed at every look (EX10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from triptych.access.rates import Rates, rates_among
from triptych.access.work import Work
from triptych.governance.decision_clock.knowing import Knowing, knowing
from triptych.governance.decision_clock.ladder import offices_of, rungs_of
from triptych.governance.decision_clock.standing_hops import StandingHop, standing_hops
from triptych.governance.decision_clock.targets import Targets, all_targets
from triptych.governance.exceptions.clock import working_calendar
from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.rules.hop_clock import Band, HopReading, band_of, read_hop
from triptych.governance.exceptions.rules.hops import HopKind
from triptych.kernel.actor import Office
from triptych.kernel.business_time import as_hours
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid
from triptych.model.exception import ExceptionRequest

MICROSECONDS = 3_600_000_000  # of an hour


@dataclass(frozen=True)
class Named:
    """Somebody on the ladder, as everybody who sees the request may know them."""

    person_id: UUID
    name: str


@dataclass(frozen=True)
class Level:
    """One escalation that happened: to which level, when, and whom it reached."""

    level: int
    at: datetime
    to: tuple[Named, ...]


@dataclass(frozen=True)
class ClockReading:
    """The decision clock of one request. Without a target (`why_not` says why) there is neither pressure nor due date.

    `sealed`: the one who asks is waited for and sealed. Where `next_to` is empty nobody is left to escalate to.
    """

    request_id: UUID
    kind: HopKind
    number: int
    since: datetime
    elapsed: timedelta
    offices: frozenset[Office]
    band: Band | None
    target_hours: Decimal | None
    target_office: Office | None
    why_not: str | None
    clock: HopReading | None
    holders: tuple[Named, ...]
    sealed: bool
    levels: tuple[Level, ...]
    next_to: tuple[Named, ...]

    @property
    def elapsed_hours(self) -> Decimal:
        """Working hours since the hop began."""
        return as_hours(self.elapsed)

    @property
    def next_at(self) -> datetime | None:
        """When silence goes on to `next_to`; None where it does not."""
        return self.clock.next_at if self.clock and self.next_to else None


async def decision_clocks(work: Work, requests: Sequence[UUID]) -> dict[UUID, ClockReading]:
    """The clocks of those requests in which somebody is waited for. A fixed number of statements."""
    found = list(await work.session.scalars(select(ExceptionRequest).where(ExceptionRequest.id.in_(requests))))
    standing = await standing_hops(work, found)
    if not standing:
        return {}
    known, targets = await knowing(work, requests), await all_targets(work)
    rates = await rates_among(work, {work.organisation.base_currency, *(each.currency for each in found)})
    return {each.id: _reading(known, each, standing[each.id], targets, rates) for each in found if each.id in standing}


def _reading(
    known: Knowing, request: ExceptionRequest, standing: StandingHop, targets: Targets, rates: Rates
) -> ClockReading:
    work, hop = known.work, standing.hop
    calendar = working_calendar(work.organisation.time_zone)
    rungs, offices = rungs_of(known, request.id, standing), offices_of(known.matters[request.id])
    band, why_not = _band(work, request, rates)
    target = None if band is None else targets.at(hop.since, offices, hop.kind, band)
    clock = None
    if target is not None:
        hours = timedelta(microseconds=int(target.hours * MICROSECONDS))
        at_once = request.state == State.DEFERRED
        clock = read_hop(hop.since, hours, hop.escalations, calendar, work.now, at_once=at_once)
    return ClockReading(
        request_id=request.id,
        kind=hop.kind,
        number=hop.number,
        since=hop.since,
        elapsed=calendar.time_between(hop.since, work.now),
        offices=offices,
        band=band,
        target_hours=None if target is None else target.hours,
        target_office=None if target is None else Office(target.office),
        why_not=why_not or (None if target else "No target is set for this hop."),
        clock=clock,
        holders=_named(known, rungs.holders),
        sealed=rungs.sealed,
        levels=_levels(known, standing),
        next_to=_named(known, rungs.next),
    )


def _levels(known: Knowing, standing: StandingHop) -> tuple[Level, ...]:
    reached = zip(standing.hop.escalations, standing.reached, strict=True)
    return tuple(Level(level, at, _named(known, to)) for level, (at, to) in enumerate(reached, start=1))


def _named(known: Knowing, people: Sequence[UUID]) -> tuple[Named, ...]:
    return tuple(Named(each, known.people[each].name) for each in people if each in known.people)


def _band(work: Work, request: ExceptionRequest, rates: Rates) -> tuple[Band | None, str | None]:
    """The class of a request, or which rate is missing to tell it."""
    ask = Money(request.amount, request.currency)
    try:
        return band_of(rates.convert(ask, work.organisation.base_currency, work.today).amount), None
    except Invalid as refusal:
        return None, refusal.problems[0].message
