"""Finding precedents (EX8): decided requests that are like one, among those that the actor may see.

What is looked at does not grow with the house: of each rule or gap in the way the newest decided requests, and the
newest that share one of the rarest words of the need. Both come from an index, and the pure rule compares them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Text,
    Uuid,
    and_,
    any_,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY, distinct_on
from sqlalchemy.orm import aliased

from triptych.access.policy.actions import Action
from triptych.access.rates import Rates, rates_among
from triptych.access.work import Work
from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.rules.lifecycle import SUPERSEDABLE
from triptych.governance.exceptions.rules.similarity import (
    MOST_OBLIGING,
    Aspects,
    Similarity,
    band_of,
    similarity,
)
from triptych.kernel.days import day_of
from triptych.kernel.exception_words import Outcome, Payer
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid
from triptych.model.exception import Answer, Authorship, ExceptionRequest, RequestTarget
from triptych.model.precedent import Precedent, PrecedentKey, Stance, StanceKind

DECIDED = (*SUPERSEDABLE, State.REVOKED, State.CLOSED)
LOOKED_AT = 200
OF_WORDS = 50
RAREST = 4
SHOWN = 20
SAYING = 50
_MATCHES = 500


@dataclass(frozen=True)
class Near:
    """A decided request that is like the one asked about."""

    request_id: UUID
    ref: str
    title: str
    decision_id: UUID
    outcome: Outcome
    decided_at: datetime
    similarity: Similarity
    obliges: bool


async def precedents_of(work: Work, request: ExceptionRequest, *, everybodys: bool = False) -> list[Near]:
    """The decided requests most like this one, the nearest first, the newer before the older.

    `everybodys` looks past what the actor may see: for figures that are kept and shown to nobody as they are.
    """
    mine = (await aspects_of(work, [request.id]))[request.id]
    words = await _rarest(work, mine.words)
    found = await _candidates(work, request, mine, words, everybodys=everybodys)
    theirs = await aspects_of(work, list(found), as_decided=True)
    alike = [(similarity(mine, theirs[key]), row) for key, row in found.items()]
    alike.sort(key=lambda each: (each[0].total, each[1].decided_at), reverse=True)
    return [
        Near(
            request_id=row.request_id,
            ref=row.ref,
            title=row.title,
            decision_id=row.decision_id,
            outcome=Outcome(row.outcome),
            decided_at=row.decided_at,
            similarity=likeness,
            obliges=place < MOST_OBLIGING and likeness.is_close,
        )
        for place, (likeness, row) in enumerate(alike[:SHOWN])
    ]


@dataclass(frozen=True)
class Word:
    """The actor's last word to a precedent, as it was decided then."""

    kind: StanceKind
    outcome: Outcome


async def words_of_viewer(work: Work, request: ExceptionRequest) -> dict[UUID, Word]:
    """What the actor said to each precedent of a request. One statement."""
    found = await work.session.scalars(
        select(Stance)
        .join(Authorship, Authorship.id == Stance.authorship_id)
        .where(Stance.request_id == request.id, Authorship.person_id == work.actor.person_id)
        .order_by(Stance.precedent_id, Stance.at.desc(), Stance.id.desc())
        .ext(distinct_on(Stance.precedent_id))
    )
    return {each.precedent_id: Word(StanceKind(each.kind), Outcome(each.outcome)) for each in found}


async def precedents_saying(work: Work, words: str) -> list[Any]:
    """The decided requests that say all of these words, the best match among the newest first (full-text search)."""
    asked = func.websearch_to_tsquery(literal_column("'english'::regconfig"), words)
    matching = (
        select(Precedent.request_id, Precedent.outcome, Precedent.decided_at, Precedent.words)
        .join(ExceptionRequest, ExceptionRequest.id == Precedent.request_id)
        .where(Precedent.words.op("@@")(asked), ExceptionRequest.state.in_(DECIDED), seen_by(work))
        .order_by(Precedent.decided_at.desc())
        .limit(_MATCHES)
        .subquery()
    )
    found = await work.session.execute(
        select(matching.c.request_id, matching.c.outcome, matching.c.decided_at)
        .order_by(func.ts_rank(matching.c.words, asked).desc(), matching.c.decided_at.desc(), matching.c.request_id)
        .limit(SAYING)
    )
    return list(found)


def seen_by(work: Work) -> ColumnElement[bool]:
    """The requests that the actor may see, as `finding.readable_request` says."""
    readable = work.readable(Action.EXCEPTION_READ)
    if work.organisation.root_unit_id in readable:
        return true()
    named = aliased(Answer)
    helps = select(named.id).where(named.request_id == ExceptionRequest.id, named.helper_id == work.actor.person_id)
    return or_(ExceptionRequest.scope_ids.overlap(sorted(readable)), helps.exists())


async def _candidates(
    work: Work, request: ExceptionRequest, mine: Aspects, words: Sequence[str], *, everybodys: bool
) -> Mapping[UUID, Any]:
    """The decided requests to compare with: the newest of each rule or gap, and the newest that share a rare word."""
    decided = and_(
        ExceptionRequest.id != request.id,
        ExceptionRequest.state.in_(DECIDED),
        true() if everybodys else seen_by(work),
    )
    ways = []
    for key in sorted(mine.keys):
        newest = (
            select(PrecedentKey.request_id)
            .join(ExceptionRequest, ExceptionRequest.id == PrecedentKey.request_id)
            .where(PrecedentKey.key == key, decided)
            .order_by(PrecedentKey.decided_at.desc())
            .limit(LOOKED_AT)
        )
        ways.append(newest)
    if words:
        # Apart, because the statement is planned before its words are known: only the index finds the few that match.
        matching = (
            select(Precedent.request_id, Precedent.decided_at)
            .where(Precedent.words.op("@@")(_any_of(words)))
            .offset(0)
            .subquery()
        )
        sharing = (
            select(matching.c.request_id)
            .join(ExceptionRequest, ExceptionRequest.id == matching.c.request_id)
            .where(decided)
            .order_by(matching.c.decided_at.desc())
            .limit(OF_WORDS)
        )
        ways.append(sharing)
    found: dict[UUID, Any] = {}
    for way in ways:
        rows = await work.session.execute(
            select(
                Precedent.request_id,
                ExceptionRequest.ref,
                ExceptionRequest.title,
                Precedent.decision_id,
                Precedent.outcome,
                Precedent.decided_at,
            )
            .join(ExceptionRequest, ExceptionRequest.id == Precedent.request_id)
            .where(Precedent.request_id.in_(way.subquery().select()))
        )
        found |= {row.request_id: row for row in rows}
    return found


def _any_of(words: Sequence[str]) -> ColumnElement[Any]:
    """Lexemes as a query, each quoted, so that no word is an operator."""
    quoted = " | ".join("'" + word.replace("\\", "\\\\").replace("'", "''") + "'" for word in words)
    return cast(cast(quoted, Text), TSQUERY)


async def _rarest(work: Work, words: frozenset[str]) -> list[str]:
    """The words that say most, by the database's own statistics; before there are any, all of them."""
    found = await work.session.execute(
        text(
            "SELECT most_common_elems::text::text[] AS words, most_common_elem_freqs AS shares FROM pg_stats "
            "WHERE schemaname = 'public' AND tablename = 'precedent' AND attname = 'words'"
        )
    )
    row = found.one_or_none()
    if row is None or row.words is None:
        return sorted(words)
    shares = dict(zip(row.words, row.shares, strict=False))
    return sorted(words, key=lambda word: (shares.get(word, 0.0), word))[:RAREST]


async def aspects_of(work: Work, requests: Sequence[UUID], *, as_decided: bool = False) -> dict[UUID, Aspects]:
    """What is compared of requests: as they stand, or as they were decided. Two statements at most, however many."""
    if not requests:
        return {}
    lexemes = func.tsvector_to_array(
        func.coalesce(
            Precedent.words,
            func.to_tsvector(
                literal_column("'english'::regconfig"),
                func.concat_ws("\n", ExceptionRequest.title, ExceptionRequest.need, ExceptionRequest.wanted_outcome),
            ),
        )
    )
    kept = select(PrecedentKey.key).where(PrecedentKey.request_id == ExceptionRequest.id)
    now = select(func.keys_of_request(ExceptionRequest.id))
    keys = func.array((kept if as_decided else now).correlate(ExceptionRequest).scalar_subquery())
    kinds = (
        select(func.array_agg(RequestTarget.kind.distinct()))
        .where(RequestTarget.request_id == ExceptionRequest.id)
        .correlate(ExceptionRequest)
        .scalar_subquery()
    )
    rows = (
        await work.session.execute(
            select(
                ExceptionRequest.id,
                ExceptionRequest.amount,
                ExceptionRequest.currency,
                ExceptionRequest.opened_at,
                ExceptionRequest.paid_by,
                ExceptionRequest.program_id,
                ExceptionRequest.provider_unit_id,
                ExceptionRequest.service_id,
                keys.label("keys"),
                kinds.label("kinds"),
                lexemes.label("words"),
            )
            .outerjoin(Precedent, Precedent.request_id == ExceptionRequest.id)
            .where(ExceptionRequest.id == any_(literal(list(requests), ARRAY(Uuid))))
        )
    ).all()
    rates = await rates_among(work, {work.organisation.base_currency} | {row.currency for row in rows})
    return {
        row.id: Aspects(
            keys=frozenset(row.keys),
            kinds=frozenset(row.kinds or ()),
            payer=Payer(row.paid_by),
            band=_band(work, rates, row),
            words=frozenset(row.words),
            program_id=row.program_id,
            unit_id=row.provider_unit_id,
            service_id=row.service_id,
        )
        for row in rows
    }


def _band(work: Work, rates: Rates, row: Any) -> int | None:
    """The band of what was asked, at the rate of the day it was; None where there is no rate."""
    opened_on = day_of(row.opened_at, work.organisation.time_zone)
    try:
        asked = rates.convert(Money(Decimal(row.amount), row.currency), work.organisation.base_currency, opened_on)
    except Invalid:
        return None
    return band_of(asked.amount)
