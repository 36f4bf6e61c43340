"""What deciding itself costs (EX5): the hours and rates of every hop so far, and the delay, beside the amount asked."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from triptych.access.rates import Rates, rates_among
from triptych.access.work import Work
from triptych.governance.decision_clock.efforts import Efforts, all_efforts
from triptych.governance.exceptions.clock import ClockFacts, clocks
from triptych.governance.exceptions.offices import OF_A_GAP, offices_cited
from triptych.governance.exceptions.rules.cost_to_decide import CostToDecide, cost_to_decide
from triptych.governance.exceptions.rules.cost_to_decide import Hop as WorkOfHop
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.hops import BEGINNING, HopKind, hops_taken
from triptych.kernel.actor import Office
from triptych.kernel.figures import Figure
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid
from triptych.model.decision_clock import HopEffort
from triptych.model.exception import RequestEvent

NOT_STATED = "The delay is not stated."


@dataclass(frozen=True)
class CostOfHop:
    """One hop that was taken: whose effort counts for it, and what that comes to in base currency."""

    kind: HopKind
    began_at: datetime
    effort: HopEffort
    entered_by: str
    cost: Money


@dataclass(frozen=True)
class Deciding:
    """How many hops a request took, what each cost where that is entered, and what the delay has cost so far.

    Where the effort of any hop is not entered, or a rate between currencies is missing, `work_not_stated` says so.
    """

    hops: int
    parts: tuple[CostOfHop, ...]
    cost: CostToDecide
    work_not_stated: str | None


async def costs_to_decide(work: Work, requests: Sequence[UUID]) -> dict[UUID, Deciding]:
    """What deciding each request has cost so far. A fixed number of statements, however many requests."""
    found = await work.session.execute(
        select(RequestEvent.request_id, RequestEvent.kind, RequestEvent.at)
        .where(RequestEvent.request_id.in_(requests), RequestEvent.kind.in_(BEGINNING))
        .order_by(RequestEvent.number)
    )
    told: dict[UUID, list[tuple[EventKind, datetime]]] = defaultdict(list)
    for request, kind, at in found:
        told[request].append((EventKind(kind), at))
    efforts, offices = await all_efforts(work), await offices_cited(work, requests)
    waited = await clocks(work, requests)
    base = work.organisation.base_currency
    currencies = {row.rate_currency for row in efforts.rows}
    currencies |= {clock.cost_so_far.currency for clock in waited.values() if clock.cost_so_far}
    pricing = _Pricing(work, efforts, await rates_among(work, {base, *currencies}))
    return {
        request: pricing.deciding(
            hops_taken(told[request]),
            frozenset(offices[request].values()) or frozenset({OF_A_GAP}),
            _delay(waited[request]),
        )
        for request in requests
    }


def _delay(clock: ClockFacts) -> Figure[Money]:
    return Figure(reason=clock.not_stated or NOT_STATED) if clock.cost_so_far is None else Figure(clock.cost_so_far)


@dataclass(frozen=True)
class _Pricing:
    work: Work
    efforts: Efforts
    rates: Rates

    def deciding(
        self, taken: Sequence[tuple[HopKind, datetime]], offices: frozenset[Office], delay: Figure[Money]
    ) -> Deciding:
        """The cost of one request. Of several offices the one whose effort for a hop is dearest counts."""
        base, delay = self.work.organisation.base_currency, delay.then(self._figure_in_base)
        try:
            parts = tuple(self._hop(kind, began_at, offices) for kind, began_at in taken)
        except Invalid as refusal:
            return Deciding(len(taken), (), cost_to_decide((), delay, base), refusal.problems[0].message)
        hops = tuple(WorkOfHop(each.effort.hours, self._rate(each.effort)) for each in parts)
        return Deciding(len(taken), parts, cost_to_decide(hops, delay, base), None)

    def _hop(self, kind: HopKind, began_at: datetime, offices: frozenset[Office]) -> CostOfHop:
        entered = [effort for office in sorted(offices) if (effort := self.efforts.at(began_at, office, kind))]
        if not entered:
            named = " or ".join(office.upper() for office in sorted(offices))
            message = f"The {named} has not entered hours and a rate for the hop “{kind.replace('_', ' ')}”."
            raise Invalid.at("efforts", "no_effort", message)
        priced = [
            CostOfHop(kind, began_at, each, self.efforts.author(each), self._rate(each) * each.hours)
            for each in entered
        ]
        return max(priced, key=lambda each: each.cost.amount)

    def _rate(self, effort: HopEffort) -> Money:
        return self._in_base(Money(effort.rate_amount, effort.rate_currency))

    def _figure_in_base(self, amount: Money) -> Figure[Money]:
        try:
            return Figure(self._in_base(amount))
        except Invalid as refusal:
            return Figure(reason=refusal.problems[0].message)

    def _in_base(self, amount: Money) -> Money:
        return self.rates.convert(amount, self.work.organisation.base_currency, self.work.today)
