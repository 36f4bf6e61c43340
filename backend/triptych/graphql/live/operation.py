"""One subscription of one person: what to watch, and what is news to them.

A delivery is read like a query, compiled, for the person and the instant. It goes out only where it says something else
than the one before: an event that the viewer may not see changes nothing that they see, and so is not told, not even by
its time.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from hashlib import blake2b
from inspect import isawaitable
from types import SimpleNamespace
from typing import Any

from graphql import GraphQLError, execute
from triptych.graphql.context import Context
from triptych.graphql.documents import Asked, NotAccepted
from triptych.graphql.live.watching import Tick, live_of
from triptych.graphql.reading.arguments import coerced_arguments
from triptych.graphql.reading.compiled.by_hand import Below
from triptych.graphql.reading.compiled.statement import NotCompiled
from triptych.graphql.reading.compiled.text import object_text, value_text
from triptych.graphql.reading.compiled.told import told
from triptych.graphql.reading.selection import Pick, picks

Read = Callable[[Any, Tick], Awaitable[Any]]
Ticks = Callable[..., AsyncGenerator[Tick, None]]
Sources = Mapping[str, tuple[Read, Ticks]]
StillThere = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Delivery:
    """`data` as JSON, and the errors of what could not be read."""

    data: str
    errors: tuple[GraphQLError, ...] = ()


class Subscribed:
    """A subscription that can be carried out."""

    def __init__(self, sources: Sources, asked: Asked) -> None:
        self._asked = asked
        chosen = picks(asked, [asked.operation], frozenset({"Subscription"}))
        if not chosen:
            raise NotAccepted(GraphQLError("This subscription watches nothing."))
        (self._pick,) = chosen.values()
        root = asked.schema.subscription_type
        if root is None or self._pick.name not in sources:
            raise NotAccepted(GraphQLError("This cannot be watched."))
        self._field = root.fields[self._pick.name]
        self._read_now, self._ticks = sources[self._pick.name]
        try:
            self._arguments = coerced_arguments(asked, root.name, self._pick)
        except GraphQLError as error:
            raise NotAccepted(error) from error

    async def deliveries(self, context: Context, still_there: StillThere) -> AsyncGenerator[Delivery, None]:
        """What to send, when it is news. `still_there` raises where the person is no longer who they were.

        Raises `Refusal` where the arguments do not say what to watch, or the person may not.
        """
        given = self._arguments
        left = {str(each) for each in given.get("ids", [given.get("request")]) if each is not None}
        before: dict[str, bytes] = {}  # digests: what was sent may be large, and there may be many who were sent it
        live = live_of(context)
        async with aclosing(self._ticks(context, given, left)) as ticks:
            async for tick in ticks:
                await still_there()
                async with live.readers.place_of(context.signed_in()) as waited:
                    if waited:
                        await still_there()
                    delivery, gone = await self._read(context, tick)
                if gone:
                    left.discard(tick.subject)
                said = blake2b(delivery.data.encode(), digest_size=16).digest()
                if gone or (not tick.checking and said != before.get(tick.subject)):
                    before[tick.subject] = said
                    yield delivery

    async def _read(self, context: Context, tick: Tick) -> tuple[Delivery, bool]:
        """What a query would answer now, compiled where that leads, and whether nothing of it is left."""
        pick = self._pick
        asked = self._asked
        below = Below(asked, pick.nodes)
        try:
            value = await self._read_now(self._info(context, below), tick)
            text = object_text([(pick.key, told(below, value, self._field.type, pick))])
        except NotCompiled:
            return await self._executed(context, tick, pick)
        return Delivery(text), bool(getattr(value, "gone", False))

    async def _executed(self, context: Context, tick: Tick, pick: Pick) -> tuple[Delivery, bool]:
        """The same by an ordinary execution."""
        asking = SimpleNamespace(
            schema=self._asked.schema,
            fragments=self._asked.fragments,
            variable_values=self._asked.variable_values,
            field_nodes=pick.nodes,
        )
        value = await self._read_now(self._info(context, asking), tick)
        running = execute(
            self._asked.schema,
            self._asked.document.parsed,
            root_value=value,
            context_value=context,
            variable_values=dict(self._asked.given),
            operation_name=name.value if (name := self._asked.operation.name) else None,
        )
        result = await running if isawaitable(running) else running
        data = "null" if result.data is None else object_text([(pick.key, value_text(result.data[pick.key]))])
        return Delivery(data, tuple(result.errors or ())), bool(getattr(value, "gone", False))

    @staticmethod
    def _info(context: Context, raw: Any) -> Any:
        return SimpleNamespace(context=context, _raw_info=raw)
