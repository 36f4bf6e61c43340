"""The viewer's queue as a Relay connection: keyset pages by what a week of waiting costs in base currency."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from uuid import UUID

import strawberry
from strawberry.relay import PageInfo

from triptych.access.work import Work
from triptych.governance.decision_clock.reading import decision_clocks
from triptych.governance.exceptions.queue import (
    AWAIT_OTHERS,
    Place,
    QueueOnly,
    QueuePart,
    Waiting,
    Wanted,
    count_queue,
    queue_page,
    waiting_for,
)
from triptych.graphql.context import Context
from triptych.graphql.inputs import enum_type
from triptych.graphql.reading.below import read_below
from triptych.graphql.reading.declared.nodes import lazy
from triptych.graphql.reading.lists.keyset import cursor_of
from triptych.graphql.reading.lists.windows import page_size
from triptych.graphql.reading.selection import picks
from triptych.graphql.texts import instant
from triptych.kernel.paging import MAX_PAGE, read_cursor
from triptych.kernel.refusals import Invalid

enum_type(QueuePart)
enum_type(QueueOnly)
PARTS = 3  # of a cursor


@strawberry.type(description="A request in the viewer's queue: the next act on it is theirs, or they await others.")
class WaitingItem:
    act: str = strawberry.field(
        description="The mutation; `escalated` where they see that it moves, `awaitOthers` where they have signed."
    )
    escalated: bool = strawberry.field(description="Whether silence, or a lapse, brought it to the viewer.")
    request: lazy("ExceptionRequest")  # type: ignore[valid-type]
    awaiting: list[str] = strawberry.field(
        description="Of `awaitOthers`: who is asked to sign; empty where nobody who could is there."
    )


@strawberry.type(description="One request of a page of the queue.")
class QueueEdge:
    cursor: str
    node: WaitingItem


@strawberry.type(description="A page of the viewer's queue. A page may be short, or empty, and still have a next one.")
class QueueConnection:
    edges: list[QueueEdge]
    page_info: PageInfo
    total_count: int | None = strawberry.field(
        description="How many there are in all; null where more than 2,000 requests would have to be looked at."
    )


@strawberry.input(description="Which of the queue: one part of it, one kind of waiting.")
class QueueFilter:
    part: QueuePart | None = None
    only: QueueOnly | None = None


def wanted_of(filter: QueueFilter | None) -> Wanted:  # noqa: A002
    """The filter as the rules know it."""
    return Wanted() if filter is None else Wanted(filter.part, filter.only)


async def read_queue(
    info: strawberry.Info[Context],
    first: int | None = None,
    after: str | None = None,
    filter: QueueFilter | None = None,  # noqa: A002
) -> QueueConnection:
    size, place, wanted = page_size(first, "first"), _place(after), wanted_of(filter)
    async with info.context.reading() as work:
        page = await queue_page(work, wanted, size, place)
        path = ("QueueConnection", "edges", "QueueEdge", "node", "WaitingItem", "request")
        nodes = await _items(work, info, page.items, path)
        edges = [QueueEdge(cursor=_cursor(each.place), node=node) for each, node in zip(page.items, nodes, strict=True)]
        return QueueConnection(
            edges=edges,
            page_info=PageInfo(
                has_next_page=page.more,
                has_previous_page=place is not None,
                start_cursor=edges[0].cursor if edges else None,
                end_cursor=_cursor(page.end) if page.end else None,
            ),
            total_count=await count_queue(work, wanted) if _counts(info) else None,
        )


async def read_waiting(info: strawberry.Info[Context]) -> list[WaitingItem]:
    async with info.context.reading() as work:
        return await _items(work, info, await waiting_for(work), ("WaitingItem", "request"))


async def _items(
    work: Work, info: strawberry.Info[Context], items: Sequence[Waiting], path: tuple[str, ...]
) -> list[WaitingItem]:
    found = await read_below(work, info, "ExceptionRequest", [each.request_id for each in items], path)
    awaited = [each.request_id for each in items if each.act == AWAIT_OTHERS]
    clocks = await decision_clocks(work, awaited) if awaited else {}
    return [
        WaitingItem(
            act=each.act,
            escalated=each.escalated,
            request=found.get(each.request_id),
            awaiting=[one.name for one in clocks[each.request_id].holders] if each.request_id in clocks else [],
        )
        for each in items
    ]


def _counts(info: strawberry.Info[Context]) -> bool:
    """Whether the number of all is asked for, which costs a look at each."""
    raw = info._raw_info
    chosen = picks(raw, list(raw.field_nodes), frozenset({"QueueConnection"}))
    return any(pick.name == "totalCount" for pick in chosen.values())


def _cursor(place: Place) -> str:
    return cursor_of((place.cost, place.opened_at, place.id))


def _place(after: str | None) -> Place | None:
    if after is None:
        return None
    cost, opened_at, key = read_cursor(after, PARTS, "after").values
    try:
        if opened_at is None or key is None:
            raise ValueError("no place")
        told = None if cost is None else Decimal(cost[:100])
        if told is not None and not told.is_finite():
            raise ValueError("no number")
        return Place(told, instant(datetime.fromisoformat(opened_at), "after"), UUID(key))
    except (ValueError, InvalidOperation, Invalid) as error:
        raise Invalid.at(
            "after", "bad_cursor", "This cursor is not one of this list; start again without it."
        ) from error


@strawberry.type
class QueueQueries:
    queue = strawberry.field(
        resolver=read_queue,
        description="What waits for the viewer, page by page: what costs most a week, in base currency, comes first.",
    )
    waiting_for_me = strawberry.field(
        resolver=read_waiting,
        description="The first 200 requests in which the next act is the viewer's, the dearest first.",
        metadata={"rows": MAX_PAGE},
    )
