"""Precedents of a request, words searched among them, and what imported history says (EX8)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import strawberry

from triptych.governance.exceptions import history, precedents
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.rules.history import Spread, Told
from triptych.governance.exceptions.rules.similarity import BANDS, CLOSE, MOST_OBLIGING, WEIGHTS, Agreement, Part
from triptych.graphql.context import Context
from triptych.graphql.ids import key_of
from triptych.graphql.inputs import enum_type
from triptych.graphql.reading.below import read_below
from triptych.graphql.reading.declared.fields import MoneyAmount
from triptych.graphql.reading.declared.nodes import lazy
from triptych.graphql.texts import keepable
from triptych.graphql.types.waiting import shown
from triptych.kernel.exception_words import Outcome
from triptych.kernel.refusals import Invalid
from triptych.model.precedent import StanceKind

enum_type(Part)
LONGEST_SEARCH = 500


@strawberry.type(description="One part of a similarity: how far the two agree in it, and what that adds.")
class SimilarityPart:
    part: Part
    weight: Decimal
    agreement: Decimal | None = strawberry.field(description="Between 0 and 1; null where it cannot be compared.")
    share: Decimal
    reason: str | None


@strawberry.type(description="A decided request that is like the one asked about, and how its decider stands to it.")
class FoundPrecedent:
    request: lazy("ExceptionRequest")  # type: ignore[valid-type]
    outcome: Outcome
    decided_at: datetime
    similarity: Decimal
    parts: list[SimilarityPart]
    close: bool
    obliges: bool = strawberry.field(description="Whether a decider has to follow it or to say what is different.")
    my_word: StanceKind | None = strawberry.field(description="The viewer's own last word to it as it was decided.")


@strawberry.type(description="The middle of a sample and the two quarters around it.")
class HistorySpread:
    n: int
    low: Decimal
    middle: Decimal
    high: Decimal


@strawberry.type(description="Cases decided in more than so many calendar days and in at most so many.")
class HistoryBar:
    over: Decimal
    to: Decimal | None
    n: int


@strawberry.type(description="What imported cases of one band of money came to; each figure is null below ten cases.")
class ApprovalHistory:
    band: int | None
    low: MoneyAmount | None
    high: MoneyAmount | None
    n: int
    withheld: str | None
    share_approved: Decimal | None
    share_low: Decimal | None
    share_high: Decimal | None
    days: HistorySpread | None
    hops: HistorySpread | None
    bars: list[HistoryBar]
    unplaced: int
    why_unplaced: str | None


@strawberry.type(description="The precedents of a request, the nearest first, and the history of its band of money.")
class Precedents:
    close_above: Decimal
    most_obliging: int
    found: list[FoundPrecedent]
    history: ApprovalHistory


@strawberry.type(description="A decided request that says the words that were searched.")
class PrecedentByWords:
    request: lazy("ExceptionRequest")  # type: ignore[valid-type]
    outcome: Outcome
    decided_at: datetime


async def read_precedents(info: strawberry.Info[Context], request: strawberry.ID) -> Precedents:
    async with info.context.reading() as work:
        key = key_of(str(request), "ExceptionRequest", "request")
        mine = await readable_request(work, key, lock=False)
        found = await precedents.precedents_of(work, mine)
        words = await precedents.words_of_viewer(work, mine)
        band = (await precedents.aspects_of(work, [mine.id]))[mine.id].band
        told = await history.history_of(work, band)
        keys = [each.request_id for each in found]
        records = await read_below(
            work, info, "ExceptionRequest", keys, ("Precedents", "found", "FoundPrecedent", "request")
        )
        return Precedents(
            close_above=CLOSE,
            most_obliging=MOST_OBLIGING,
            found=[_found(each, records, words) for each in found],
            history=_history(told),
        )


def _found(near: precedents.Near, records: dict[Any, Any], words: dict[Any, precedents.Word]) -> FoundPrecedent:
    word = words.get(near.request_id)
    return FoundPrecedent(
        request=records.get(near.request_id),
        outcome=near.outcome,
        decided_at=near.decided_at,
        similarity=near.similarity.total,
        parts=[_part(part) for part in near.similarity.parts],
        close=near.similarity.is_close,
        obliges=near.obliges,
        my_word=word.kind if word is not None and word.outcome is near.outcome else None,
    )


def _part(part: Agreement) -> SimilarityPart:
    return SimilarityPart(
        part=part.part,
        weight=WEIGHTS[part.part],
        agreement=part.agreement,
        share=part.share,
        reason=part.reason,
    )


def _history(found: history.History) -> ApprovalHistory:
    told: Told = found.told
    share = told.approved.value
    return ApprovalHistory(
        band=found.band,
        low=shown(found.low),
        high=shown(found.high),
        n=told.n,
        withheld=told.approved.reason,
        share_approved=None if share is None else _digits(share.share),
        share_low=None if share is None else _digits(share.low),
        share_high=None if share is None else _digits(share.high),
        days=_spread(told.days.value),
        hops=_spread(told.hops.value),
        bars=[HistoryBar(over=bar.over, to=bar.to, n=bar.n) for bar in told.bars],
        unplaced=found.unplaced,
        why_unplaced=found.why_unplaced,
    )


def _spread(spread: Spread | None) -> HistorySpread | None:
    if spread is None:
        return None
    return HistorySpread(n=spread.n, low=_digits(spread.low), middle=_digits(spread.middle), high=_digits(spread.high))


def _digits(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.0001"))


async def read_history(
    info: strawberry.Info[Context], band: int | None = None, unit: str | None = None
) -> ApprovalHistory:
    if band is not None and not 0 <= band <= len(BANDS):
        raise Invalid.at("band", "no_such_band", f"A band is 0 to {len(BANDS)}.")
    async with info.context.reading() as work:
        return _history(await history.history_of(work, band, keepable(unit, "unit") if unit else None))


async def read_by_words(info: strawberry.Info[Context], words: str) -> list[PrecedentByWords]:
    if len(words) > LONGEST_SEARCH:
        raise Invalid.at("words", "too_long", f"At most {LONGEST_SEARCH} characters are searched.")
    async with info.context.reading() as work:
        found = await precedents.precedents_saying(work, keepable(words, "words"))
        records = await read_below(
            work, info, "ExceptionRequest", [each.request_id for each in found], ("PrecedentByWords", "request")
        )
        return [
            PrecedentByWords(
                request=records.get(each.request_id), outcome=Outcome(each.outcome), decided_at=each.decided_at
            )
            for each in found
            if each.request_id in records
        ]


@strawberry.type
class PrecedentQueries:
    precedents_of = strawberry.field(
        resolver=read_precedents,
        description="Decided requests like this one, among those that the viewer may see, each with its explanation.",
        metadata={"rows": precedents.SHOWN},
    )
    precedents_saying = strawberry.field(
        resolver=read_by_words,
        description="Decided requests whose need says these words, the best match first; at most 50.",
        metadata={"rows": precedents.SAYING},
    )
    approval_history = strawberry.field(
        resolver=read_history,
        description="What imported approval history says: distribution of durations, share approved, hops.",
    )
