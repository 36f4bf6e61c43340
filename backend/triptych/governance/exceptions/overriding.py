"""Superseding a decision: by somebody with more authority, with a reason, and the accountability moves (EX13)."""

from dataclasses import dataclass

from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.work import Work
from triptych.governance.exceptions.authority import counted_amount
from triptych.governance.exceptions.chain import leaf, next_decision
from triptych.governance.exceptions.events import authorship_of, must_be_seen, must_follow, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.hearing import behind_last
from triptych.governance.exceptions.parts import must_have_no_part_against
from triptych.governance.exceptions.ranking import not_outranking
from triptych.governance.exceptions.rules.deciding import Standing, standing_of
from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.governance.exceptions.rules.opening import required
from triptych.governance.exceptions.scopes import payer_scope
from triptych.kernel.exception_words import APPROVALS, Outcome
from triptych.kernel.refusals import Conflict, NotAllowed, refuse_if
from triptych.model.decision import Decision
from triptych.model.exception import ExceptionRequest
from triptych.model.types import RequestId


def standing_now(request: ExceptionRequest, last: Decision | None) -> Standing:
    """What an approval of the request would be to the decisions before it."""
    return standing_of(State(request.state), None if last is None else Outcome(last.outcome))


async def must_outrank(
    work: Work, request: ExceptionRequest, last: Decision, permit: Permit, standing: Standing = Standing.OVERRIDE
) -> None:
    """Raise `NotAllowed` unless the actor, in the capacity of this permit, outranks everybody who made the decision.

    Of a decision under appeal: unless they stand one level up.
    """
    denial = not_outranking(work, work.grants, permit, await behind_last(work, request, last), standing)
    if denial is not None:
        raise NotAllowed(denial)


@dataclass(frozen=True, kw_only=True)
class RevokeApproval:
    """Take an approval back, with the reason."""

    request_id: RequestId
    seen: int
    reason: str


async def revoke_approval(work: Work, ask: RevokeApproval) -> ExceptionRequest:
    """An approval is revoked by a new decision of somebody with more authority; it stops covering at that instant."""
    request = await readable_request(work, ask.request_id)
    await must_be_seen(work, request, ask.seen)
    amount = await counted_amount(work, request)
    permit = work.must(Action.EXCEPTION_OVERRIDE, await payer_scope(work, request), amount=amount)
    await must_have_no_part_against(work, request, Action.EXCEPTION_OVERRIDE, permit)
    last = await leaf(work, request)
    if last is None or Outcome(last.outcome) not in APPROVALS:
        raise Conflict("There is no approval in force that could be revoked.")
    if last.outcome != Outcome.EMERGENCY_GO:  # which anybody else with the authority unwinds
        await must_outrank(work, request, last, permit)
    refuse_if(required(reason=ask.reason))
    must_follow(request, EventKind.DECISION_REVOKED)
    author = await authorship_of(work, request)
    decision = await next_decision(work, request, Outcome.REVOKED, ask.reason, authorship_id=author.id, permit=permit)
    await tell(
        work, request, EventKind.DECISION_REVOKED, permit, text=ask.reason, detail={"decisionId": str(decision.id)}
    )
    return request
