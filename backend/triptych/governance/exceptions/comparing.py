"""Options held against each other (EX6), and what deciding itself has cost so far (EX5)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from sqlalchemy import select

from triptych.access.rates import Rates, rates_among
from triptych.access.work import Work
from triptych.governance.exceptions.clock import clocks
from triptych.governance.exceptions.rules.cost_to_decide import CostToDecide, Hop, cost_to_decide, hops_among
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.pareto import Merits, pareto_set
from triptych.kernel.figures import Figure
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid
from triptych.model.exception import Alternative, RequestEvent

NOT_STATED = "hours and rates of deciding are not stated"


async def in_pareto_set(work: Work, alternatives: Sequence[UUID]) -> dict[UUID, bool | None]:
    """Whether no other option of the same request beats this one; None where it was taken back or has no rate.

    Two statements, and one more where currencies meet.
    """
    of_requests = select(Alternative.request_id).where(Alternative.id.in_(alternatives))
    offered = list(
        await work.session.scalars(
            select(Alternative).where(Alternative.request_id.in_(of_requests), Alternative.withdrawn_at.is_(None))
        )
    )
    rates = await rates_among(work, {each.cost_currency for each in offered} | {work.organisation.base_currency})
    by_request: dict[UUID, dict[UUID, Merits]] = defaultdict(dict)
    for each in offered:
        by_request[each.request_id][each.id] = Merits(_cost(work, each, rates), each.lead_time_days, each.rule_distance)
    compared = {key: merits.cost is not None for options in by_request.values() for key, merits in options.items()}
    best = {key for options in by_request.values() for key in pareto_set(options)}
    return {key: key in best if compared.get(key) else None for key in alternatives}


def _cost(work: Work, each: Alternative, rates: Rates) -> Money | None:
    try:
        return rates.convert(
            Money(each.cost_amount, each.cost_currency), work.organisation.base_currency, work.today, "cost"
        )
    except Invalid:
        return None


@dataclass(frozen=True)
class Deciding:
    """How many hops a request took, what their work costs where it is stated, and what the delay has cost so far."""

    hops: int
    cost: CostToDecide
    work_not_stated: str | None


async def costs_to_decide(work: Work, requests: Sequence[UUID], hop: Hop | None = None) -> dict[UUID, Deciding]:
    """What deciding each request has cost so far; `hop` is what one hop takes, where the organisation states it."""
    told = await work.session.execute(
        select(RequestEvent.request_id, RequestEvent.authorship_id)
        .where(RequestEvent.request_id.in_(requests), RequestEvent.kind != EventKind.COMMENT_MADE)
        .order_by(RequestEvent.request_id, RequestEvent.number)
    )
    hops = {key: hops_among([author for _, author in group]) for key, group in groupby(told, itemgetter(0))}
    waited = await clocks(work, requests)
    costs = {}
    for request in requests:
        delay, reason = waited[request].cost_so_far, waited[request].not_stated
        figure = Figure(delay) if delay is not None else Figure[Money](reason=reason or NOT_STATED)
        currency = delay.currency if delay else work.organisation.base_currency
        count = hops.get(request, 0)
        spent = cost_to_decide([] if hop is None else [hop] * count, figure, currency)
        costs[request] = Deciding(count, spent, NOT_STATED if hop is None else None)
    return costs
