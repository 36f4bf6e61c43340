"""An approval in force gets a later end, before it ends: by the authorities that it needs, under what is still owed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from triptych.access.work import Work
from triptych.governance.exceptions.authority import authorities
from triptych.governance.exceptions.chain import leaf
from triptych.governance.exceptions.deciding import decide_when_signed, may_sign, must_lead, sign_with
from triptych.governance.exceptions.events import must_be_seen
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.overrides import extension_standings
from triptych.governance.exceptions.reopening import still_holds
from triptych.governance.exceptions.rules.authority import beyond_permission
from triptych.governance.exceptions.rules.deciding import terms_problems
from triptych.governance.exceptions.terms import ENDED, ApproveRequest, DatedCondition, write_terms
from triptych.kernel.exception_words import Outcome, TermsNature
from triptych.kernel.refusals import Conflict, Problem, refuse_if
from triptych.model.decision import Condition, ConditionMet, Terms
from triptych.model.exception import ExceptionRequest
from triptych.model.types import AlternativeId, RequestId


@dataclass(frozen=True, kw_only=True)
class ExtendApproval:
    """A later end for an approval in force, and why."""

    request_id: RequestId
    seen: int
    reason: str
    valid_until: datetime | None = None


async def extend_approval(work: Work, ask: ExtendApproval) -> ExceptionRequest:
    """Write the terms of a longer life and sign them with every authority that the actor holds.

    The last signature makes the decision that supersedes. It covers the same; conditions that nobody has met yet are
    owed on their days as before. Where the approval overrode a decision, whoever made it begins, or somebody with more
    authority. What has ended is not extended but taken up again.
    """
    request = await readable_request(work, ask.request_id)
    await must_be_seen(work, request, ask.seen)
    last = await leaf(work, request)
    if last is None or last.terms_id is None or not still_holds(request, work.now):
        raise Conflict(ENDED)
    if last.outcome == Outcome.EMERGENCY_GO:
        raise Conflict("An emergency go is not extended: approve the request, and it lasts.")
    before = await work.session.get_one(Terms, last.terms_id)
    standing = (await extension_standings(work, [request.id]))[request.id]
    need = await authorities(work, request, standing=standing, alternative_id=before.alternative_id)
    signing = await may_sign(work, request, need, need.needed)
    await must_lead(work, request, need, last)
    longer = ApproveRequest(
        request_id=ask.request_id,
        seen=ask.seen,
        reason=ask.reason,
        valid_until=ask.valid_until or before.valid_until,
        alternative_id=AlternativeId(before.alternative_id) if before.alternative_id else None,
        conditions=await _owed(work, before),
    )
    beyond = beyond_permission("validUntil", need.rules, longer.valid_until)
    wrong = terms_problems(_alone(longer), work.now, work.organisation.time_zone)
    refuse_if((*wrong, *_not_later(longer, before), *beyond))
    terms = await write_terms(work, request, longer, last, nature=TermsNature.EXTENSION)
    await sign_with(work, request, terms, need, signing)
    await decide_when_signed(work, request, terms, need)
    return request


def _alone(longer: ApproveRequest) -> ApproveRequest:
    """The terms without their conditions, whose days were checked when they were set and may have passed."""
    return ApproveRequest(
        request_id=longer.request_id, seen=longer.seen, reason=longer.reason, valid_until=longer.valid_until
    )


def _not_later(longer: ApproveRequest, before: Terms) -> tuple[Problem, ...]:
    if longer.valid_until.tzinfo is None or longer.valid_until > before.valid_until:
        return ()
    return (Problem("validUntil", "not_later", "An extension ends later than the approval does now."),)


async def _owed(work: Work, before: Terms) -> tuple[DatedCondition, ...]:
    """The conditions that nobody has met yet."""
    met = exists().where(ConditionMet.condition_id == Condition.id)
    found = await work.session.scalars(
        select(Condition).where(Condition.terms_id == before.id, ~met).order_by(Condition.due_on, Condition.id)
    )
    return tuple(DatedCondition(statement=each.statement, due_on=each.due_on) for each in found)
