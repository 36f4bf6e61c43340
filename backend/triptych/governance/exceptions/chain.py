"""The chain of decisions of a request: decisions never change, a new one supersedes, the leaf is in force."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from triptych.access.ask import Permit
from triptych.access.work import Work
from triptych.kernel.exception_words import Outcome
from triptych.model.decision import Decision
from triptych.model.exception import ExceptionRequest


async def leaf(work: Work, request: ExceptionRequest) -> Decision | None:
    """The decision in force, or None while nothing was decided."""
    found: Decision | None = await work.session.scalar(
        select(Decision).where(Decision.request_id == request.id).order_by(Decision.number.desc()).limit(1)
    )
    return found


async def next_decision(
    work: Work,
    request: ExceptionRequest,
    outcome: Outcome,
    reason: str,
    *,
    authorship_id: UUID,
    permit: Permit | None = None,
    **facts: Any,
) -> Decision:
    """Add a decision at the end of the chain; the database refuses a second end."""
    last = await leaf(work, request)
    decision = Decision(
        request_id=request.id,
        number=1 if last is None else last.number + 1,
        outcome=outcome,
        reason=reason,
        supersedes_id=None if last is None else last.id,
        authorship_id=authorship_id,
        policy_version=permit.policy_version if permit else None,
        policy_line=permit.line if permit else None,
        on_behalf_of_id=permit.on_behalf_of_id if permit else None,
        at=work.now,
        **facts,
    )
    work.session.add(decision)
    await work.session.flush()
    return decision
