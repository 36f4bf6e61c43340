"""One appeal, one level up: the requester's word against a "no", and the decision that answers it (EX14)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.governance.exceptions.authority import counted_amount
from triptych.governance.exceptions.chain import leaf, next_decision
from triptych.governance.exceptions.events import authorship_of, must_be_seen, must_follow, tell
from triptych.governance.exceptions.finding import must_be_requester, readable_request
from triptych.governance.exceptions.offices import OF_A_GAP, offices_cited
from triptych.governance.exceptions.overriding import must_outrank
from triptych.governance.exceptions.parts import must_have_no_part_against
from triptych.governance.exceptions.refusing import LIMIT_WITHOUT_CHARTER_DAYS
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.grammar import next_date_points
from triptych.governance.exceptions.rules.opening import required
from triptych.governance.exceptions.rules.similarity import COMES_TO
from triptych.governance.exceptions.scopes import payer_scope
from triptych.governance.exceptions.stances import must_have_answered_precedents
from triptych.kernel.actor import Office
from triptych.kernel.exception_words import UPHELD, Outcome
from triptych.kernel.refusals import Conflict, Denial, Fact, refuse_if
from triptych.model.exception import ExceptionRequest, RequestEvent
from triptych.model.people import OfficeCharter
from triptych.model.types import RequestId

ONCE = Denial(
    "appealed_before",
    "A request is appealed once.",
    (Fact("Appeal", "made before", stands_in_the_way=True),),
    nearest="Take it up again on new facts.",
)


@dataclass(frozen=True, kw_only=True)
class AppealDecision:
    """Ask somebody with more authority to look again, with the grounds."""

    request_id: RequestId
    seen: int
    grounds: str


async def appeal_decision(work: Work, ask: AppealDecision) -> ExceptionRequest:
    """The requester appeals a decline, a deferral or a revocation, once; the clock runs until it is answered."""
    request = await readable_request(work, ask.request_id)
    await must_be_requester(work, request)
    permit = work.must(Action.EXCEPTION_APPEAL, Scope(tuple(request.scope_ids)))
    await must_be_seen(work, request, ask.seen)
    refuse_if(required(grounds=ask.grounds))
    must_follow(request, EventKind.DECISION_APPEALED)
    last = await leaf(work, request)
    if last is None or await appealed_among(work, [request.id]):
        raise Conflict("This request was appealed before; there is one appeal. New facts take it up again.")
    detail = {"appealedId": str(last.id), "from": request.state}
    await tell(work, request, EventKind.DECISION_APPEALED, permit, text=ask.grounds, detail=detail)
    return request


@dataclass(frozen=True, kw_only=True)
class UpholdDecision:
    """Confirm what was appealed: why, and when the requester hears next."""

    request_id: RequestId
    seen: int
    reason: str
    next_date: date | None = None


async def uphold_decision(work: Work, ask: UpholdDecision) -> ExceptionRequest:
    """Somebody who outranks those who decided confirms the decision, by one of their own that names it.

    What a refusal offers stays on offer, and it is no less dated than the first one: the requester hears when. It is a
    decision, so close precedents are followed or told apart (EX8).
    """
    request = await readable_request(work, ask.request_id)
    amount = await counted_amount(work, request)
    permit = work.must(Action.EXCEPTION_OVERRIDE, await payer_scope(work, request), amount=amount)
    await must_have_no_part_against(work, request, Action.EXCEPTION_OVERRIDE, permit)
    await must_be_seen(work, request, ask.seen)
    last = await leaf(work, request)
    outcome = None if last is None else UPHELD.get(Outcome(last.outcome))
    if last is None or outcome is None:
        raise Conflict("There is no decision under appeal that could be upheld.")
    must_follow(request, EventKind.DECISION_MADE, outcome)
    await must_outrank(work, request, last, permit)
    limit = await _limit_days(work, (await offices_cited(work, [request.id]))[request.id].values())
    refuse_if((*required(reason=ask.reason), *next_date_points(ask.next_date, work.today, limit)))
    await must_have_answered_precedents(work, request, COMES_TO[outcome])
    author = await authorship_of(work, request)
    decision = await next_decision(
        work, request, outcome, ask.reason, authorship_id=author.id, permit=permit, next_date=ask.next_date
    )
    detail = {"decisionId": str(decision.id), "outcome": outcome.value}
    await tell(work, request, EventKind.DECISION_MADE, permit, outcome=outcome, text=ask.reason, detail=detail)
    return request


async def appealed_among(work: Work, requests: Sequence[UUID]) -> frozenset[UUID]:
    """Which of these requests were appealed. One statement, however many."""
    found = await work.session.scalars(
        select(RequestEvent.request_id).where(
            RequestEvent.request_id.in_(requests), RequestEvent.kind == EventKind.DECISION_APPEALED
        )
    )
    return frozenset(found)


async def _limit_days(work: Work, offices: Collection[Office]) -> int:
    """Within how many days an office whose rule stands in the way says more; the longest of several."""
    longest = select(func.max(OfficeCharter.next_date_limit_days)).where(
        OfficeCharter.office.in_(set(offices) or {OF_A_GAP})
    )
    return await work.session.scalar(longest) or LIMIT_WITHOUT_CHARTER_DAYS
