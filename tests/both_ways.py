"""One query asked both ways: compiled, and by an ordinary execution, in one instant."""

import json
from dataclasses import dataclass
from typing import Any

from msgspec.json import decode, encode

from asking import NOBODY
from relocation import Relocation
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


async def both_ways(story: Relocation, who: str, document: str, variables: dict[str, Any]) -> Both:
    """The answers of both ways. What nobody expected raises."""
    context = Context(story.works, None if who == NOBODY else story.house.people[who])
    executed = await schema.execute(document, variable_values=variables, context_value=context)
    before = operations.ways.ordinary
    answer = await operations.answer(context, document, None, variables)
    left = operations.ways.ordinary - before
    data = None
    if answer is not None:
        data = json.loads(answer.data)
    return Both(decode(encode(executed.data)), data, left, bool(executed.errors))
