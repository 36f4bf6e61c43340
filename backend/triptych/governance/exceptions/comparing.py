"""Options held against each other (EX6)."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from triptych.access.rates import Rates, rates_among
from triptych.access.work import Work
from triptych.governance.exceptions.rules.pareto import Merits, pareto_set
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid
from triptych.model.exception import Alternative


async def in_pareto_set(work: Work, alternatives: Sequence[UUID]) -> dict[UUID, bool | None]:
    """Whether no other option of the same request beats this one; None where it is not compared.

    Not compared: what was taken back, what has no rate, and what the requester says is not real. They beat none.

    Two statements, and one more where currencies meet.
    """
    of_requests = select(Alternative.request_id).where(Alternative.id.in_(alternatives))
    offered = list(
        await work.session.scalars(
            select(Alternative).where(
                Alternative.request_id.in_(of_requests),
                Alternative.withdrawn_at.is_(None),
                Alternative.real.is_not(False),
            )
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
