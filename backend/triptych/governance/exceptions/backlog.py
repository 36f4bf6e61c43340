"""The one backlog of gaps, dearest first: what waiting has cost in the requests that met each (EX9)."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.precedents import seen_by
from triptych.governance.exceptions.purses import burned_by
from triptych.kernel.money import Money
from triptych.model.exception import Citation, ExceptionRequest
from triptych.model.gap import CapabilityGap


@dataclass(frozen=True)
class RankedGap:
    """A gap, the requests that met it as far as the actor sees them, and what their waiting has cost, in base currency.

    `cost` is None where none of them states a share; `unpriced` counts those that do not.
    """

    gap_id: UUID
    requests: int
    unpriced: int
    cost: Money | None


async def backlog(work: Work) -> list[RankedGap]:
    """Every gap that stands for itself, dearest first, then the most often met, then the newest.

    A program's burn is shared among all its requests at every instant, so no two gaps count the same of it twice; only
    a request that met two gaps counts for both.
    """
    if not work.readable(Action.RULE_READ):
        return []
    stands = func.coalesce(CapabilityGap.merged_into_id, CapabilityGap.id)
    met = await work.session.execute(
        select(stands, Citation.request_id)
        .join(Citation, Citation.gap_id == CapabilityGap.id)
        .join(ExceptionRequest, ExceptionRequest.id == Citation.request_id)
        .where(seen_by(work))
        .distinct()
    )
    by_gap: dict[UUID, set[UUID]] = defaultdict(set)
    for gap, request in met:
        by_gap[gap].add(request)
    burned = await burned_by(work, {request for requests in by_gap.values() for request in requests})
    gaps = await work.session.execute(
        select(CapabilityGap.id)
        .where(CapabilityGap.merged_into_id.is_(None))
        .order_by(CapabilityGap.named_at.desc(), CapabilityGap.id)
    )
    ranked = [_ranked(gap, [burned[request] for request in by_gap[gap]]) for (gap,) in gaps]
    return sorted(ranked, key=lambda each: (-(each.cost.amount if each.cost else Decimal(-1)), -each.requests))


def _ranked(gap: UUID, burned: list[Money | None]) -> RankedGap:
    known = [each for each in burned if each is not None]
    cost = sum(known[1:], known[0]) if known else None
    return RankedGap(gap, len(burned), len(burned) - len(known), cost)
