"""The backlog of gaps, ranked by what their absence has cost (EX9)."""

import strawberry

from triptych.governance.exceptions import gaps
from triptych.governance.exceptions.backlog import backlog
from triptych.graphql.context import Context
from triptych.graphql.mutations.command import command
from triptych.graphql.reading.below import read_below
from triptych.graphql.reading.declared.fields import MoneyAmount
from triptych.graphql.reading.declared.nodes import lazy
from triptych.graphql.types.waiting import shown
from triptych.kernel.paging import MAX_PAGE


@strawberry.type(description="A gap and what waiting has cost in the requests that met it, as far as the viewer sees.")
class RankedGap:
    gap: lazy("CapabilityGap")  # type: ignore[valid-type]
    requests: int
    unpriced: int = strawberry.field(description="Of these, those whose idle share or burn is not stated.")
    cost: MoneyAmount | None = strawberry.field(description="In base currency; null where no request is priced.")


async def read_backlog(info: strawberry.Info[Context]) -> list[RankedGap]:
    async with info.context.reading() as work:
        ranked = (await backlog(work))[:MAX_PAGE]
        found = await read_below(work, info, "CapabilityGap", [each.gap_id for each in ranked], ("RankedGap", "gap"))
        return [
            RankedGap(gap=found.get(each.gap_id), requests=each.requests, unpriced=each.unpriced, cost=shown(each.cost))
            for each in ranked
        ]


@strawberry.type
class GapQueries:
    gap_backlog = strawberry.field(
        resolver=read_backlog,
        description="Every capability gap, the dearest first; those that were joined with another count there.",
        metadata={"rows": MAX_PAGE},
    )


@strawberry.type
class GapMutations:
    plan_gap = command(gaps.plan_gap, "CapabilityGap")
    deliver_gap = command(gaps.deliver_gap, "CapabilityGap")
    merge_gap = command(gaps.merge_gap, "CapabilityGap")
    invite_partner = command(gaps.invite_partner, "CapabilityGap")
    reply_to_invitation = command(gaps.reply_to_invitation, "CapabilityGap")
