"""One query asked both ways: compiled, and by an ordinary execution, in one instant."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from msgspec.json import decode, encode

from asking import NOBODY
from relocation import Relocation
from triptych.access.work import Work, told_plainly
from triptych.graphql.answering import operations
from triptych.graphql.context import Context
from triptych.graphql.schema import schema


@dataclass(frozen=True)
class Both:
    """The data of either way; `compiled` is None where the whole went the ordinary way."""

    ordinary: Any
    compiled: Any
    left: int
    refused: bool


@dataclass(frozen=True)
class Steady(Context):
    """Looks up once who asks and what they hold: half of all statements, where many documents are asked."""

    known: list[Work] = field(default_factory=list)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Work]:
        if not self.known:
            async with super().reading() as work:
                self.known.append(work)
        async with self.works._database.sessions() as session, told_plainly(read_only=True):
            yield replace(self.known[0], session=session)


async def both_ways(
    story: Relocation, who: str, document: str, variables: dict[str, Any], context: Context | None = None
) -> Both:
    """The answers of both ways. What nobody expected raises."""
    context = context or Context(story.works, None if who == NOBODY else story.house.people[who])
    executed = await schema.execute(document, variable_values=variables, context_value=context)
    before = operations.ways.ordinary
    answer = await operations.answer(context, document, None, variables)
    left = operations.ways.ordinary - before
    data = None
    if answer is not None:
        data = json.loads(answer.data)
    return Both(decode(encode(executed.data)), data, left, bool(executed.errors))
