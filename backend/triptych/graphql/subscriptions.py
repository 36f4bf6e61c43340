"""What can be watched: records, and what waits for the viewer, read anew for every delivery.

The first delivery is what stands at the beginning, so nothing is lost between a page's query and its subscription.
"""

from collections.abc import AsyncGenerator

import strawberry
from sqlalchemy import select

from triptych.graphql.context import Context
from triptych.graphql.ids import from_global, to_global
from triptych.graphql.live.operation import Sources
from triptych.graphql.live.watching import Tick, inbox_ticks, presence_ticks, record_ticks, waiting_ticks
from triptych.graphql.presence import PeopleHere, read_people_here
from triptych.graphql.queue import WaitingItem, read_waiting
from triptych.graphql.reading.below import read_below
from triptych.graphql.reading.declared.nodes import Node, spec_of
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.graphql.types.notices import count_unread
from triptych.kernel.paging import MAX_PAGE


@strawberry.type(
    description="A watched record as it stands now; null once it is not the viewer's to see, or never was."
)
class RecordChanged:
    id: strawberry.ID
    record: Node | None
    gone: strawberry.Private[bool] = False


async def read_changed(info: strawberry.Info[Context], tick: Tick) -> RecordChanged:
    """One watched record, read for the viewer at this instant."""
    name, key = from_global(tick.subject)
    spec = spec_of(name)
    async with info.context.reading() as work:
        seen = await work.session.scalar(select(spec.table.id).where(spec.table.id == key, *visible_rows(work, spec)))
        found = {} if seen is None else await read_below(work, info, name, [key], ("RecordChanged", "record"))
    return RecordChanged(id=strawberry.ID(to_global(name, key)), record=found.get(key), gone=seen is None)


async def read_waiting_changed(info: strawberry.Info[Context], _tick: Tick) -> list[WaitingItem]:
    """What waits for the viewer at this instant."""
    return await read_waiting(info)


async def record_changed(
    info: strawberry.Info[Context], ids: list[strawberry.ID]
) -> AsyncGenerator[RecordChanged, None]:
    watched = set(map(str, ids))
    async for tick in record_ticks(info.context, {"ids": ids}, watched):
        now = await read_changed(info, tick)
        if now.gone:
            watched.discard(tick.subject)
        yield now


async def waiting_for_me_changed(info: strawberry.Info[Context]) -> AsyncGenerator[list[WaitingItem], None]:
    async for tick in waiting_ticks(info.context):
        yield await read_waiting_changed(info, tick)


async def read_inbox_changed(info: strawberry.Info[Context], _tick: Tick) -> int:
    """How many notices the viewer has not read at this instant."""
    async with info.context.reading() as work:
        return await count_unread(work)


async def inbox_changed(info: strawberry.Info[Context]) -> AsyncGenerator[int, None]:
    async for tick in inbox_ticks(info.context):
        yield await read_inbox_changed(info, tick)


async def people_here(
    info: strawberry.Info[Context], request: strawberry.ID, named: bool = True
) -> AsyncGenerator[PeopleHere, None]:
    left = {str(request)}
    async for tick in presence_ticks(info.context, {"request": request, "named": named}, left):
        now = await read_people_here(info, tick)
        if now.gone:
            left.discard(tick.subject)
        yield now


SOURCES: Sources = {
    "inboxChanged": (read_inbox_changed, inbox_ticks),
    "peopleHere": (read_people_here, presence_ticks),
    "recordChanged": (read_changed, record_ticks),
    "waitingForMeChanged": (read_waiting_changed, waiting_ticks),
}


@strawberry.type
class Subscription:
    """What can be watched while a connection stands; each delivery is what a query would answer at that moment."""

    record_changed = strawberry.subscription(
        resolver=record_changed,
        description="These records, at once and whenever something happens to them; ends when none is left.",
    )
    inbox_changed = strawberry.subscription(
        resolver=inbox_changed,
        description="How many notices the viewer has not read, at once and whenever their inbox may have changed.",
    )
    people_here = strawberry.subscription(
        resolver=people_here,
        description="Who has a request open now, the viewer included unless they are not to be `named`: at once and"
        " whenever that changes. Nobody is named where anybody who took part is sealed.",
    )
    waiting_for_me_changed = strawberry.subscription(
        resolver=waiting_for_me_changed,
        description="What waits for the viewer, at once and whenever that may have changed.",
        metadata={"rows": MAX_PAGE},
    )
