"""What bears on a request from outside its own course: law that stands in its way, and class waivers over it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import strawberry

from triptych.access.work import Work
from triptych.governance.exceptions.outside import law_on
from triptych.governance.waivers.covering import waivers_over
from triptych.graphql.ids import to_global


@strawberry.type(
    description="A rule from law in the way of a request: nobody here waives it, its authority may permit."
)
class LawInTheWay:
    rule_id: strawberry.ID
    rule_ref: str
    authority: str | None
    permitted_until: datetime | None = strawberry.field(description="Null: not permitted now.")


@strawberry.type(
    description="A class waiver in force under which a request falls: from this rule it needs no exception."
)
class WaiverOver:
    rule_ref: str
    waiver_ref: str
    valid_until: datetime


async def waivers_of(work: Work, requests: Sequence[UUID]) -> list[list[WaiverOver]]:
    """The class waivers over each request, all at once."""
    found = await waivers_over(work, requests)
    return [
        [WaiverOver(rule_ref=rule, waiver_ref=each.ref, valid_until=each.valid_until) for rule, each in found[request]]
        for request in requests
    ]


async def laws_of(work: Work, requests: Sequence[UUID]) -> list[list[LawInTheWay]]:
    """The laws in the way of each request, all at once."""
    found = await law_on(work, requests)
    return [
        [
            LawInTheWay(
                rule_id=strawberry.ID(to_global("Rule", each.id)),
                rule_ref=each.ref,
                authority=each.outside_authority,
                permitted_until=each.permitted_until,
            )
            for each in found[request]
            if each.id is not None
        ]
        for request in requests
    ]
