"""After a decision: a request is taken up again on stated grounds, or closed when its matter is settled."""

from dataclasses import dataclass
from datetime import datetime

from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.governance.exceptions.events import must_be_seen, must_follow, tell
from triptych.governance.exceptions.finding import must_be_requester, readable_request, requester_of
from triptych.governance.exceptions.offices import must_for, offices_cited
from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.governance.exceptions.rules.holding import holds
from triptych.governance.exceptions.rules.opening import required
from triptych.governance.exceptions.scopes import provider_scope
from triptych.kernel.days import day_of
from triptych.kernel.refusals import Conflict, Denial, Fact, refuse_if
from triptych.model.exception import ExceptionRequest
from triptych.model.types import RequestId

STILL_HOLDS = Denial(
    "still_holds",
    "This approval holds. It is extended or revoked; once it has ended, it can be taken up again.",
    (Fact("Approval", "in force", stands_in_the_way=True),),
)


@dataclass(frozen=True, kw_only=True)
class ReopenRequest:
    """Take a request up again: which facts are new, and whether they are what a deferral waited for."""

    request_id: RequestId
    seen: int
    reason: str
    trigger_occurred: bool = False


async def reopen_request(work: Work, ask: ReopenRequest) -> ExceptionRequest:
    """Take up again what was declined or revoked, on stated new facts, or has ended: a deferral's day, an approval.

    The requester does, or whoever answers for the provider, or the lead of an office whose rule is cited. It is
    decided afresh (EX3).
    """
    request = await readable_request(work, ask.request_id)
    mine = await requester_of(work, request) == work.actor.person_id
    scope = Scope(tuple(request.scope_ids)) if mine else await provider_scope(work, request)
    offices = (await offices_cited(work, [request.id]))[request.id].values()
    permit = must_for(work, Action.EXCEPTION_REOPEN, scope, offices)
    await must_be_seen(work, request, ask.seen)
    refuse_if(required(reason=ask.reason))
    must_follow(request, EventKind.REQUEST_REOPENED)
    if still_holds(request, work.now):
        raise Conflict(STILL_HOLDS.reason)
    if is_put_off(request, work.now) and not ask.trigger_occurred:
        day = day_of(request.holds_until or work.now, work.organisation.time_zone)
        raise Conflict(f"This request is deferred and taken up from {day}, or once its trigger occurred: say so.")
    detail = {"from": request.state, "triggerOccurred": ask.trigger_occurred}
    await tell(work, request, EventKind.REQUEST_REOPENED, permit, text=ask.reason, detail=detail)
    return request


def is_put_off(request: ExceptionRequest, now: datetime) -> bool:
    """Whether a deferral still holds: its date has not passed."""
    return request.state == State.DEFERRED and holds(request.holds_until, now)


def still_holds(request: ExceptionRequest, now: datetime) -> bool:
    """Whether an approval is in force by its own words: its end has not passed."""
    approved = State(request.state) in {State.APPROVED, State.APPROVED_WITH_CONDITIONS, State.EMERGENCY_GO}
    return approved and holds(request.holds_until, now)


@dataclass(frozen=True, kw_only=True)
class CloseRequest:
    """The matter is settled: what settled it."""

    request_id: RequestId
    reason: str


async def close_request(work: Work, ask: CloseRequest) -> ExceptionRequest:
    """The requester closes a decided request whose matter is settled; an approval goes on covering until it ends."""
    request = await readable_request(work, ask.request_id)
    await must_be_requester(work, request)
    permit = work.must(Action.EXCEPTION_CLOSE, Scope(tuple(request.scope_ids)))
    refuse_if(required(reason=ask.reason))
    await tell(work, request, EventKind.REQUEST_CLOSED, permit, text=ask.reason, detail={"from": request.state})
    return request
