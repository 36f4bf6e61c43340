"""The chain of decisions of a request: decisions never change, a new one supersedes, the leaf is the last word."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.duties import history_conflicts
from triptych.access.work import Work
from triptych.governance.exceptions.figures import figures_of
from triptych.governance.exceptions.parts import parts_in
from triptych.governance.exceptions.stances import keep_likeness
from triptych.kernel.exception_words import Outcome
from triptych.kernel.refusals import Conflict
from triptych.model.decision import Decision, Signature
from triptych.model.exception import Authorship, ExceptionRequest
from triptych.model.instruction import Directed, Instruction

DIRECTED_AS = {
    Outcome.APPROVED: Directed.APPROVE,
    Outcome.APPROVED_WITH_CONDITIONS: Directed.APPROVE,
    Outcome.DECLINED: Directed.DECLINE,
    Outcome.DEFERRED: Directed.DEFER,
}

# Which part it was is not said: it may be one behind a seal.
NO_LONGER_DIRECTED = (
    "The instruction to decide so no longer stands: whoever gave it may not direct this request any more. "
    "Somebody else directs it anew, or decides; nothing was stored."
)


async def leaves(work: Work, requests: Sequence[UUID]) -> dict[UUID, Decision]:
    """The last decision of each request that has one. One statement, however many."""
    found = await work.session.scalars(
        select(Decision)
        .where(Decision.request_id.in_(requests))
        .order_by(Decision.request_id, Decision.number.desc())
        .ext(distinct_on(Decision.request_id))
    )
    return {decision.request_id: decision for decision in found}


async def leaf(work: Work, request: ExceptionRequest) -> Decision | None:
    """The last decision of a request, or None while nothing was decided. In force unless the request was re-opened."""
    return (await leaves(work, [request.id])).get(request.id)


async def next_decision(
    work: Work,
    request: ExceptionRequest,
    outcome: Outcome,
    reason: str,
    *,
    authorship_id: UUID,
    permit: Permit,
    terms_id: UUID | None = None,
    **facts: Any,
) -> Decision:
    """Add a decision at the end of the chain; the database refuses a second end."""
    last = await leaf(work, request)
    supersedes = None if last is None else last.id
    authors = await _deciding(work, authorship_id, terms_id)
    under = await _instruction_for(work, request, authors, supersedes, DIRECTED_AS.get(outcome))
    figures = await figures_of(work, request)
    decision = Decision(
        request_id=request.id,
        number=1 if last is None else last.number + 1,
        outcome=outcome,
        reason=reason,
        supersedes_id=supersedes,
        terms_id=terms_id,
        instruction_id=under,
        figures=figures,
        authorship_id=authorship_id,
        policy_version=permit.policy_version,
        policy_line=permit.line,
        on_behalf_of_id=permit.on_behalf_of_id,
        at=work.now,
        **facts,
    )
    work.session.add(decision)
    await work.session.flush()
    await keep_likeness(work, request)
    return decision


async def _instruction_for(
    work: Work,
    request: ExceptionRequest,
    authors: Collection[UUID],
    supersedes_id: UUID | None,
    says: Directed | None,
) -> UUID | None:
    """The instruction under which it is decided: the newest, of those who decide, that was the last word to somebody.

    Raises `Conflict` where whoever gave it may not direct this request any more, because they took part in it.
    """
    last_words = (
        select(Instruction)
        .where(
            Instruction.request_id == request.id,
            Instruction.directed_id.in_(authors),
            Instruction.supersedes_id.is_not_distinct_from(supersedes_id),
        )
        .order_by(Instruction.directed_id, Instruction.at.desc(), Instruction.id.desc())
        .ext(distinct_on(Instruction.directed_id))
    )
    under = [each for each in await work.session.scalars(last_words) if each.says == says]
    if not under:
        return None
    stands = max(under, key=lambda each: (each.at, each.id))
    director = await work.session.get_one(Authorship, stands.authorship_id)
    if history_conflicts(Action.EXCEPTION_DIRECT, director.person_id, await parts_in(work, request)):
        raise Conflict(NO_LONGER_DIRECTED)
    return stands.id


async def _deciding(work: Work, authorship_id: UUID, terms_id: UUID | None) -> set[UUID]:
    """Everybody whose decision it is: its author, and whoever signed its terms."""
    signed = select(Signature.authorship_id).where(Signature.terms_id == terms_id)
    return {authorship_id, *await work.session.scalars(signed)}
