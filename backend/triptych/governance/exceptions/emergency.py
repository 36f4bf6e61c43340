"""Emergency go: in effect at once, for hours, with a plan to undo it, and reviewed within a day by another (EX14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.authority import authorities, counted_amount
from triptych.governance.exceptions.chain import leaf, next_decision
from triptych.governance.exceptions.events import authorship_of, must_be_seen, must_follow, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.parts import must_have_no_part_against
from triptych.governance.exceptions.reopening import still_holds
from triptych.governance.exceptions.rules.authority import beyond_permission
from triptych.governance.exceptions.rules.emergency import emergency_problems
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.opening import required
from triptych.governance.exceptions.scopes import payer_scope
from triptych.governance.exceptions.terms import ApproveRequest, write_terms
from triptych.kernel.exception_words import Outcome, SignatureKind, TermsNature
from triptych.kernel.refusals import Conflict, NotAllowed, refuse_if
from triptych.model.decision import Signature
from triptych.model.emergency import EmergencyReview
from triptych.model.exception import ExceptionRequest
from triptych.model.types import RequestId


@dataclass(frozen=True, kw_only=True)
class GiveEmergencyGo:
    """Why it cannot wait, for how many hours, and how it is undone."""

    request_id: RequestId
    seen: int
    reason: str
    unwind_plan: str
    hours: int


async def give_emergency_go(work: Work, ask: GiveEmergencyGo) -> ExceptionRequest:
    """Let it go ahead at once, before every authority has signed; it covers what an approval would.

    Without a review, an approval or a revocation by another person within a day it stops covering by itself.
    """
    request = await readable_request(work, ask.request_id)
    permit = work.must(
        Action.EXCEPTION_EMERGENCY, await payer_scope(work, request), amount=await counted_amount(work, request)
    )
    await must_have_no_part_against(work, request, Action.EXCEPTION_EMERGENCY, permit)
    need = await authorities(work, request)
    if need.blocked is not None:
        raise NotAllowed(need.blocked)
    await must_be_seen(work, request, ask.seen)
    must_follow(request, EventKind.DECISION_MADE, Outcome.EMERGENCY_GO)
    refuse_if(emergency_problems(ask))
    ends = work.now + timedelta(hours=ask.hours)
    refuse_if(beyond_permission("hours", need.rules, ends))
    urgent = ApproveRequest(request_id=ask.request_id, seen=ask.seen, reason=ask.reason, valid_until=ends)
    last = await leaf(work, request)
    terms = await write_terms(work, request, urgent, last, nature=TermsNature.EMERGENCY, unwind_plan=ask.unwind_plan)
    author = await authorship_of(work, request)
    work.session.add(
        Signature(
            terms_id=terms.id,
            kind=SignatureKind.EMERGENCY,
            authorship_id=author.id,
            policy_version=permit.policy_version,
            policy_line=permit.line,
            on_behalf_of_id=permit.on_behalf_of_id,
            at=work.now,
        )
    )
    await work.session.flush()
    decision = await next_decision(
        work, request, Outcome.EMERGENCY_GO, ask.reason, authorship_id=author.id, permit=permit, terms_id=terms.id
    )
    detail = {"decisionId": str(decision.id), "outcome": Outcome.EMERGENCY_GO.value}
    await tell(
        work, request, EventKind.DECISION_MADE, permit, outcome=Outcome.EMERGENCY_GO, text=ask.reason, detail=detail
    )
    return request


@dataclass(frozen=True, kw_only=True)
class ReviewEmergency:
    """What somebody else found on looking at it."""

    request_id: RequestId
    seen: int
    note: str


async def review_emergency(work: Work, ask: ReviewEmergency) -> ExceptionRequest:
    """Somebody else with the authority to approve lets an emergency go run to its end.

    To let it last, approve the request; to end it, revoke it.
    """
    request = await readable_request(work, ask.request_id)
    permit = work.must(
        Action.EXCEPTION_APPROVE, await payer_scope(work, request), amount=await counted_amount(work, request)
    )
    await must_have_no_part_against(work, request, Action.EXCEPTION_APPROVE, permit)
    await must_be_seen(work, request, ask.seen)
    must_follow(request, EventKind.EMERGENCY_REVIEWED)
    refuse_if(required(note=ask.note))
    last = await leaf(work, request)
    if last is None or not still_holds(request, work.now):
        raise Conflict("The day of this emergency go is over; it covers nothing any more. Decide the request instead.")
    if await reviewed_among(work, [last.id]):
        raise Conflict("This emergency go was reviewed before.")
    author = await authorship_of(work, request)
    review = EmergencyReview(
        request_id=request.id, decision_id=last.id, authorship_id=author.id, note=ask.note, at=work.now
    )
    work.session.add(review)
    await work.session.flush()
    detail = {"reviewId": str(review.id)}
    await tell(work, request, EventKind.EMERGENCY_REVIEWED, permit, text=ask.note, detail=detail)
    await work.session.refresh(request, ["holds_until"])
    return request


async def reviewed_among(work: Work, decisions: Sequence[UUID]) -> frozenset[UUID]:
    """Which of these decisions were reviewed."""
    found = await work.session.scalars(
        select(EmergencyReview.decision_id).where(EmergencyReview.decision_id.in_(decisions))
    )
    return frozenset(found)
