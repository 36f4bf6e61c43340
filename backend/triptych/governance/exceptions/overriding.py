"""Superseding a decision: by somebody with more authority, with a reason, and the accountability moves (EX13)."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from triptych.access.actions import Action
from triptych.access.grants import Scope
from triptych.access.standing import standings
from triptych.access.superior import has_more_authority
from triptych.access.work import Work
from triptych.governance.exceptions.authority import counted_amount
from triptych.governance.exceptions.chain import leaf, next_decision
from triptych.governance.exceptions.events import authorship_of, must_be_seen, must_follow, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.parts import deciders_of, must_have_no_part_against
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.opening import required
from triptych.governance.exceptions.scopes import payer_scope
from triptych.kernel.exception_words import APPROVALS, Outcome
from triptych.kernel.refusals import Conflict, Denial, Fact, NotAllowed, NotFound, refuse_if
from triptych.model.decision import Condition, ConditionMet, Decision, Terms
from triptych.model.exception import ExceptionRequest
from triptych.model.people import Person
from triptych.model.types import ConditionId, RequestId


async def must_outrank(work: Work, request: ExceptionRequest, last: Decision) -> None:
    """Raise `NotAllowed` unless the actor has more authority than everybody who made the decision in force."""
    behind = await deciders_of(work, last)
    held = await standings(work.session, behind, work.now)
    scope = await payer_scope(work, request)
    own = work.gatekeeper.fold(work.grants, work.now).limit(Action.EXCEPTION_OVERRIDE, scope)
    for decider in behind:
        other = work.gatekeeper.fold(held[decider], work.now).limit(Action.EXCEPTION_OVERRIDE, scope)
        if not has_more_authority(work.actor.person_id, own, decider, other, await line_above(work, decider)):
            fact = Fact("Authority to override", str(own) if own else "none", stands_in_the_way=True)
            reason = "A decision is superseded by somebody with more authority than those who made it."
            raise NotAllowed(Denial("not_superior", reason, (fact,)))


async def line_above(work: Work, person_id: UUID) -> dict[UUID, UUID | None]:
    """Who is whose manager, from a person upwards."""
    above: dict[UUID, UUID | None] = {}
    at: UUID | None = person_id
    while at is not None and at not in above:
        above[at] = await work.session.scalar(select(Person.manager_id).where(Person.id == at))
        at = above[at]
    return above


@dataclass(frozen=True, kw_only=True)
class RevokeApproval:
    """Take an approval back, with the reason."""

    request_id: RequestId
    seen: int
    reason: str


async def revoke_approval(work: Work, ask: RevokeApproval) -> ExceptionRequest:
    """An approval is revoked by a new decision of somebody with more authority; it stops covering at that instant."""
    request = await readable_request(work, ask.request_id)
    must_be_seen(request, ask.seen)
    amount = await counted_amount(work, request)
    permit = work.must(Action.EXCEPTION_OVERRIDE, await payer_scope(work, request), amount=amount)
    await must_have_no_part_against(work, request, Action.EXCEPTION_OVERRIDE, permit)
    last = await leaf(work, request)
    if last is None or Outcome(last.outcome) not in APPROVALS:
        raise Conflict("There is no approval in force that could be revoked.")
    await must_outrank(work, request, last)
    refuse_if(required(reason=ask.reason))
    must_follow(request, EventKind.DECISION_REVOKED)
    author = await authorship_of(work, request)
    decision = await next_decision(work, request, Outcome.REVOKED, ask.reason, authorship_id=author.id, permit=permit)
    await tell(
        work, request, EventKind.DECISION_REVOKED, permit, text=ask.reason, detail={"decisionId": str(decision.id)}
    )
    return request


@dataclass(frozen=True, kw_only=True)
class MeetCondition:
    """Evidence that a condition of an approval was met."""

    condition_id: ConditionId
    evidence: str


async def meet_condition(work: Work, ask: MeetCondition) -> ExceptionRequest:
    """The requester or the provider shows that a condition is met; an overdue one covers again from then."""
    condition = await work.session.get(Condition, ask.condition_id)
    if condition is None:
        raise NotFound("There is no such condition.")
    terms = await work.session.get_one(Terms, condition.terms_id)
    request = await readable_request(work, terms.request_id)
    permit = work.must(Action.CONDITION_MEET, Scope(tuple(request.scope_ids)))
    refuse_if(required(evidence=ask.evidence))
    met = select(ConditionMet.id).where(ConditionMet.condition_id == condition.id)
    if await work.session.scalar(met) is not None:
        raise Conflict("This condition was met before.")
    author = await authorship_of(work, request)
    work.session.add(
        ConditionMet(condition_id=condition.id, authorship_id=author.id, evidence=ask.evidence, at=work.now)
    )
    detail = {"conditionId": str(condition.id)}
    await tell(work, request, EventKind.CONDITION_MET, permit, text=ask.evidence, detail=detail)
    return request
