"""The chain of decisions of a request: decisions never change, a new one supersedes, the leaf is the last word."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from triptych.access.policy.ask import Permit
from triptych.access.work import Work
from triptych.governance.exceptions.figures import figures_of
from triptych.governance.exceptions.stances import keep_likeness
from triptych.kernel.exception_words import Outcome
from triptych.model.decision import Decision
from triptych.model.exception import ExceptionRequest
from triptych.model.instruction import Directed, Instruction

DIRECTED_AS = {
    Outcome.APPROVED: Directed.APPROVE,
    Outcome.APPROVED_WITH_CONDITIONS: Directed.APPROVE,
    Outcome.DECLINED: Directed.DECLINE,
    Outcome.DEFERRED: Directed.DEFER,
}


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
    **facts: Any,
) -> Decision:
    """Add a decision at the end of the chain; the database refuses a second end."""
    last = await leaf(work, request)
    supersedes = None if last is None else last.id
    under = await _instruction_for(work, request, authorship_id, supersedes, DIRECTED_AS.get(outcome))
    figures = await figures_of(work, request)
    decision = Decision(
        request_id=request.id,
        number=1 if last is None else last.number + 1,
        outcome=outcome,
        reason=reason,
        supersedes_id=supersedes,
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
    work: Work, request: ExceptionRequest, authorship_id: UUID, supersedes_id: UUID | None, says: Directed | None
) -> UUID | None:
    """The instruction under which somebody decides, where they decide as they were told last."""
    newest = (
        select(Instruction)
        .where(
            Instruction.request_id == request.id,
            Instruction.directed_id == authorship_id,
            Instruction.supersedes_id.is_not_distinct_from(supersedes_id),
        )
        .order_by(Instruction.at.desc(), Instruction.id.desc())
        .limit(1)
    )
    found = await work.session.scalar(newest)
    return found.id if found is not None and says is not None and found.says == says else None
