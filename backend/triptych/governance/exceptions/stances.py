"""Follow a close precedent or write the distinction (EX8): nobody decides past one without a word to it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.governance.exceptions.events import authorship_of, must_follow, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.precedents import precedents_of, words_of_viewer
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.opening import required
from triptych.governance.exceptions.rules.similarity import Comes, Similarity
from triptych.governance.exceptions.rules.stances import Offered, Said, unanswered
from triptych.kernel.refusals import NotFound, refuse_if
from triptych.model.base import new_id
from triptych.model.exception import ExceptionRequest
from triptych.model.precedent import Likeness, PrecedentLook, PrecedentOffer, Stance, StanceKind
from triptych.model.types import RequestId


@dataclass(frozen=True, kw_only=True)
class FollowPrecedent:
    """A decided request that this one is decided like."""

    request_id: RequestId
    precedent_id: RequestId
    note: str | None = None


async def follow_precedent(work: Work, ask: FollowPrecedent) -> ExceptionRequest:
    """Say that this request is decided as the precedent was; the decision is then held to that."""
    return await _take_stance(work, ask, StanceKind.FOLLOWED, ask.note)


@dataclass(frozen=True, kw_only=True)
class DistinguishPrecedent:
    """A decided request, and what is different here, so that it may be decided otherwise."""

    request_id: RequestId
    precedent_id: RequestId
    distinction: str


async def distinguish_precedent(work: Work, ask: DistinguishPrecedent) -> ExceptionRequest:
    """Write what is different here from a precedent; it stays beside both."""
    refuse_if(required(distinction=ask.distinction))
    return await _take_stance(work, ask, StanceKind.DISTINGUISHED, ask.distinction)


async def _take_stance(
    work: Work, ask: FollowPrecedent | DistinguishPrecedent, kind: StanceKind, text: str | None
) -> ExceptionRequest:
    request = await readable_request(work, ask.request_id)
    permit = work.must(Action.PRECEDENT_ANSWER, Scope(tuple(request.scope_ids)))
    told = EventKind.PRECEDENT_FOLLOWED if kind is StanceKind.FOLLOWED else EventKind.PRECEDENT_DISTINGUISHED
    must_follow(request, told)
    near = next((each for each in await precedents_of(work, request) if each.request_id == ask.precedent_id), None)
    if near is None:
        raise NotFound("There is no such precedent of this request, or it is not yours to see.")
    author = await authorship_of(work, request)
    work.session.add(
        Stance(
            request_id=request.id,
            authorship_id=author.id,
            precedent_id=near.request_id,
            kind=kind,
            text=text or None,
            outcome=near.outcome,
            similarity=near.similarity.total,
            at=work.now,
        )
    )
    await work.session.flush()
    await tell(work, request, told, permit, text=text or None, detail={"precedentId": str(near.request_id)})
    return request


async def must_have_answered_precedents(work: Work, request: ExceptionRequest, towards: Comes) -> None:
    """Keep which close precedents a decider was shown. Raises `Invalid` with those that they have no word to yet."""
    near = [each for each in await precedents_of(work, request) if each.obliges]
    author = await authorship_of(work, request)
    words = await words_of_viewer(work, request)
    said = {key: Said(word.kind is StanceKind.FOLLOWED, word.outcome) for key, word in words.items()}
    refuse_if(unanswered([Offered(n.request_id, n.ref, n.outcome, n.similarity.total) for n in near], said, towards))
    look = PrecedentLook(request_id=request.id, authorship_id=author.id, at=work.now)
    work.session.add(look)
    await work.session.flush()
    work.session.add_all(
        PrecedentOffer(
            look_id=look.id,
            precedent_id=each.request_id,
            outcome=each.outcome,
            similarity=each.similarity.total,
            parts=parts_as_kept(each.similarity),
        )
        for each in near
    )
    await work.session.flush()


async def keep_likeness(work: Work, request: ExceptionRequest) -> None:
    """Keep which decided requests a decision is close to, whoever may see them, so that contradictions are found."""
    close = [each for each in await precedents_of(work, request, everybodys=True) if each.similarity.is_close]
    for each in close:
        earlier, later = sorted((each.request_id, request.id))
        row = insert(Likeness).values(
            id=new_id(),
            earlier_id=earlier,
            later_id=later,
            similarity=each.similarity.total,
            parts=parts_as_kept(each.similarity),
            at=work.now,
        )
        facts = {name: row.excluded[name] for name in ("similarity", "parts", "at")}
        await work.session.execute(row.on_conflict_do_update(index_elements=["earlier_id", "later_id"], set_=facts))


def parts_as_kept(found: Similarity) -> list[dict[str, Any]]:
    """The explanation as it is kept: part, agreement, share, reason; decimals as text."""
    return [
        {
            "part": each.part.value,
            "agreement": None if each.agreement is None else str(each.agreement),
            "share": str(each.share),
            "reason": each.reason,
        }
        for each in found.parts
    ]
