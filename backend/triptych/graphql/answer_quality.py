"""How real the alternatives were that came with a no: for the lead of the office that said it (trap 12)."""

from decimal import Decimal
from typing import Any

import strawberry

from triptych.governance.exceptions.answer_quality import AnswerQuality as Found
from triptych.governance.exceptions.answer_quality import quality_of_answers
from triptych.graphql.context import Context
from triptych.graphql.reading.below import read_below
from triptych.graphql.reading.declared.nodes import lazy
from triptych.kernel.actor import Office
from triptych.kernel.figures import Figure
from triptych.kernel.proportions import Proportion


@strawberry.type(description="Hits of n, as a share from 0 to 1, with its 95 % Wilson interval.")
class Share:
    hits: int
    n: int
    share: Decimal
    low: Decimal
    high: Decimal


@strawberry.type(description="One person who said no or later, and how many of their alternatives were not real.")
class OfOneDecliner:
    person: lazy("Person")  # type: ignore[valid-type]
    not_real: Share


@strawberry.type(
    description="The refusals of one office. Whoever has fewer than ten marked alternatives is in no figure."
)
class AnswerQuality:
    office: Office
    together: Share | None
    people: list[OfOneDecliner]
    too_few: int


async def read_answer_quality(info: strawberry.Info[Context]) -> list[AnswerQuality]:
    async with info.context.reading() as work:
        found = await quality_of_answers(work)
        keys = [each.person_id for quality in found for each in quality.people]
        people = await read_below(work, info, "Person", keys, ("AnswerQuality", "people", "OfOneDecliner", "person"))
        return [_shown(each, people) for each in found]


def _shown(found: Found, people: Any) -> AnswerQuality:
    told = [
        OfOneDecliner(person=people[each.person_id], not_real=share)
        for each in found.people
        if each.person_id in people and (share := _share(each.share)) is not None
    ]
    return AnswerQuality(office=found.office, together=_share(found.together), people=told, too_few=found.too_few)


def _share(figure: Figure[Proportion]) -> Share | None:
    it = figure.value
    if it is None:
        return None
    rounded = (each.quantize(Decimal("0.0001")) for each in (it.share, it.low, it.high))
    share, low, high = rounded
    return Share(hits=it.hits, n=it.n, share=share, low=low, high=high)


@strawberry.type
class AnswerQueries:
    answer_quality = strawberry.field(
        resolver=read_answer_quality,
        description="Of alternatives that came with a no or a later of an office that the viewer leads: how many the "
        "requesters marked not real, person by person; nobody below ten marks, and nobody sealed.",
    )
