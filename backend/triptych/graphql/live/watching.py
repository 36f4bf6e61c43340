"""When a watcher looks again: at the beginning, when something is touched, and every minute whatever happened.

A tick says where to look, never that something changed: what may be seen, and whether it is news, is found by reading.
"""

from collections.abc import AsyncGenerator, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from graphql import GraphQLError
from triptych.graphql.context import Context
from triptych.graphql.documents import NotAccepted
from triptych.graphql.ids import from_global, key_of
from triptych.graphql.live.anchors import Anchor, anchors_of
from triptych.graphql.live.hub import PRESENT, WAITING, Live, standing_of
from triptych.graphql.live.touched import INBOX
from triptych.graphql.reading.declared.nodes import REGISTRY
from triptych.kernel.refusals import Invalid

Asked = Mapping[str, Any]  # the arguments of a subscription
LOOK_EVERY = 60.0  # seconds: rights end by the clock as well, and the clock touches nothing
MOST_RECORDS = 50  # of one subscription
MOST_WATCHED = 500  # records of one person, over all connections to this process


@dataclass(frozen=True, slots=True)
class Tick:
    """Where to look. `checking`: nothing happened to it; is it still theirs to see?"""

    subject: str
    checking: bool = False


def live_of(context: Context) -> Live:
    """What tells of changes. Raises `NotAccepted` where nobody listens."""
    if context.live is None:
        raise NotAccepted(GraphQLError("Nothing can be watched here."))
    return context.live


async def record_ticks(context: Context, asked: Asked, left: Collection[str]) -> AsyncGenerator[Tick, None]:
    """Ticks of the records `ids`, until none is `left`. Raises `Invalid` for what is no id."""
    live, watched = live_of(context), list(dict.fromkeys(map(str, asked["ids"])))
    if not 1 <= len(watched) <= MOST_RECORDS:
        raise NotAccepted(GraphQLError(f"Watch 1 to {MOST_RECORDS} records at once."))
    me = standing_of(context.signed_in())
    with _share(live, context.signed_in(), len(watched)):
        async with live.readers.place_of(context.signed_in()):
            anchors = await _anchors(live, watched)
        with live.watch({me, *(each for some in anchors.values() for each in some)}) as watcher:
            for each in watched:
                yield Tick(each)
            while left:
                touched = await watcher.touched(LOOK_EVERY)
                everything = not touched or me in touched
                for each in watched:
                    news = not touched.isdisjoint(anchors[each])
                    if each in left and (news or everything):
                        yield Tick(each, checking=not news)


async def presence_ticks(context: Context, asked: Asked, left: Collection[str]) -> AsyncGenerator[Tick, None]:
    """Ticks of who has a request open, until it is not `left` to see.

    Whoever watches is there themselves, once it was found that they may see it, unless they want not to be named.
    """
    live, me, subject = live_of(context), context.signed_in(), str(asked["request"])
    key = key_of(subject, "ExceptionRequest", "request")
    anchors = {(PRESENT, key), ("ExceptionRequest", key), standing_of(me)}
    with _share(live, me, 1), live.watch(anchors) as watcher, ExitStack() as being:
        yield Tick(subject)
        if subject in left and asked.get("named", True):
            being.enter_context(live.presence.here(key, me))
        while subject in left:
            await watcher.touched(LOOK_EVERY)
            yield Tick(subject)


async def waiting_ticks(
    context: Context, _asked: Asked | None = None, _left: Collection[str] = ()
) -> AsyncGenerator[Tick, None]:
    """Ticks of what waits for the viewer. What the clock alone brings is found at the next look."""
    async for tick in _ticks(context, WAITING):
        yield tick


async def inbox_ticks(
    context: Context, _asked: Asked | None = None, _left: Collection[str] = ()
) -> AsyncGenerator[Tick, None]:
    """Ticks of the viewer's own inbox."""
    async for tick in _ticks(context, (INBOX, context.signed_in())):
        yield tick


async def _ticks(context: Context, anchor: Anchor) -> AsyncGenerator[Tick, None]:
    live = live_of(context)
    me = context.signed_in()
    with _share(live, me, 1), live.watch({anchor, standing_of(me)}) as watcher:
        yield Tick("")
        while True:
            await watcher.touched(LOOK_EVERY)
            yield Tick("")


@contextmanager
def _share(live: Live, person_id: UUID, count: int) -> Iterator[None]:
    """So many records of what one person may watch, as long as the block lasts. Raises `NotAccepted` beyond it."""
    if live.watched[person_id] + count > MOST_WATCHED:
        raise NotAccepted(GraphQLError(f"One person watches at most {MOST_WATCHED} records. Close a page."))
    live.watched[person_id] += count
    try:
        yield
    finally:
        live.watched[person_id] -= count
        if not live.watched[person_id]:
            del live.watched[person_id]


async def _anchors(live: Live, ids: Sequence[str]) -> dict[str, set[Anchor]]:
    async with live.database.sessions() as session:
        found = {}
        for each in ids:
            name, key = from_global(each, "ids")
            if name not in REGISTRY:
                raise Invalid.at("ids", "bad_id", "This is not an id of this product.")
            found[each] = await anchors_of(session, name, key)
    return found
