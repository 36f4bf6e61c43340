"""What the viewer follows, and what changed last: for whoever comes back."""

import strawberry

from triptych.governance.notices.following import followed_requests
from triptych.graphql.context import Context
from triptych.graphql.reading.below import read_below
from triptych.graphql.reading.declared.nodes import lazy
from triptych.graphql.reading.declared.scope import seen_rows
from triptych.graphql.reading.lists.windows import page_size
from triptych.graphql.types.exceptions import requests_seen
from triptych.kernel.paging import DEFAULT_PAGE


@strawberry.type(description="A request that the viewer follows, and the last thing that happened to it.")
class FollowedRequest:
    request: lazy("ExceptionRequest")  # type: ignore[valid-type]
    event: lazy("RequestEvent")  # type: ignore[valid-type]


async def read_following(info: strawberry.Info[Context], first: int | None = None) -> list[FollowedRequest]:
    size = page_size(first, "first")
    async with info.context.reading() as work:
        found = await followed_requests(work, size, *seen_rows(work, requests_seen))
        requests = await read_below(
            work, info, "ExceptionRequest", [each.request_id for each in found], ("FollowedRequest", "request")
        )
        events = await read_below(
            work, info, "RequestEvent", [each.event_id for each in found], ("FollowedRequest", "event")
        )
        return [
            FollowedRequest(request=requests.get(each.request_id), event=events.get(each.event_id)) for each in found
        ]


@strawberry.type
class FollowingQueries:
    following = strawberry.field(
        resolver=read_following,
        description="The requests that the viewer follows, what changed last first; 50 without `first`.",
        metadata={"rows": DEFAULT_PAGE},
    )
