"""Declining and deferring: never bare, never undated, and in effect only when the named helper accepts (EX2, EX3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.work import Work
from triptych.governance.exceptions.cited import Cited, cited_on
from triptych.governance.exceptions.events import authorship_of, must_be_seen, must_follow, tell
from triptych.governance.exceptions.finding import readable_request, requester_of
from triptych.governance.exceptions.naming import helpers
from triptych.governance.exceptions.offices import OF_A_GAP, must_for, offices_cited
from triptych.governance.exceptions.parts import must_have_no_part_against
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.grammar import (
    Decline,
    Deferral,
    Helper,
    OfferedAlternative,
    RefusalPolicy,
    bare_points,
    undated_points,
)
from triptych.governance.exceptions.rules.similarity import Comes
from triptych.governance.exceptions.scopes import provider_scope
from triptych.governance.exceptions.stances import must_have_answered_precedents
from triptych.kernel.money import Money
from triptych.kernel.refusals import NotFound, Problem, refuse_if
from triptych.kernel.said import says_something
from triptych.model.exception import (
    Alternative,
    AlternativeKind,
    Answer,
    AnswerKind,
    ExceptionRequest,
)
from triptych.model.people import OfficeCharter, Person
from triptych.model.types import CitationId, PersonId, RequestId

LIMIT_WITHOUT_CHARTER_DAYS = 30


@dataclass(frozen=True, kw_only=True)
class DeclineRequest:
    """A "no": what stands in the way, the harm, who helps, and when the requester hears next.

    Everything may be left out, so that a bare "no" is told point by point what it lacks.
    """

    request_id: RequestId
    seen: int
    reason: str = ""
    citation_id: CitationId | None = None
    helper_id: PersonId | None = None
    next_date: date | None = None


async def decline_request(work: Work, ask: DeclineRequest) -> ExceptionRequest:
    """Put a decline forward in full grammar; it takes effect when its helper accepts, and until then the clock runs."""
    request, permit, cited = await _refusing(work, ask, Action.EXCEPTION_DECLINE)
    policy = await _policy(work, request, cited)
    decline = await _as_decline(work, request, ask, cited)
    refuse_if((*_reason(ask.reason), *bare_points(decline, policy)))
    must_follow(request, EventKind.DECLINE_PROPOSED)
    return await _put_forward(work, request, permit, ask, cited)


@dataclass(frozen=True, kw_only=True)
class DeferRequest:
    """A "later": until when, who owns it, what triggers the answer, and what eases the need meanwhile."""

    request_id: RequestId
    seen: int
    reason: str = ""
    citation_id: CitationId | None = None
    helper_id: PersonId | None = None
    next_date: date | None = None
    trigger: str = ""
    interim_relief: str = ""


async def defer_request(work: Work, ask: DeferRequest) -> ExceptionRequest:
    """Put a deferral forward with date, owner, trigger and interim relief; there is no undated "later"."""
    request, permit, cited = await _refusing(work, ask, Action.EXCEPTION_DEFER)
    policy = await _policy(work, request, cited)
    owner = await _helper(work, ask.helper_id)
    deferral = Deferral(next_date=ask.next_date, owner=owner, trigger=ask.trigger, interim_relief=ask.interim_relief)
    decline = await _as_decline(work, request, ask, cited)
    ground = (p for p in bare_points(decline, policy) if p.field not in {"helper", "nextDate"})
    refuse_if((*_reason(ask.reason), *ground, *_as_helper(undated_points(deferral, policy))))
    must_follow(request, EventKind.DEFERRAL_PROPOSED)
    return await _put_forward(work, request, permit, ask, cited)


async def _refusing(
    work: Work, ask: DeclineRequest | DeferRequest, action: Action
) -> tuple[ExceptionRequest, Permit, Cited | None]:
    request = await readable_request(work, ask.request_id)
    cited = await cited_on(work, request, ask.citation_id)
    offices = [cited.office] if cited else (await offices_cited(work, [request.id]))[request.id].values()
    permit = must_for(work, action, await provider_scope(work, request), offices)
    await must_have_no_part_against(work, request, action, permit)
    await must_be_seen(work, request, ask.seen)
    return request, permit, cited


async def _put_forward(
    work: Work,
    request: ExceptionRequest,
    permit: Permit,
    ask: DeclineRequest | DeferRequest,
    cited: Cited | None,
) -> ExceptionRequest:
    kind = AnswerKind.DEFERRAL if isinstance(ask, DeferRequest) else AnswerKind.DECLINE
    if cited is None or ask.helper_id is None or ask.next_date is None:
        raise AssertionError("the grammar let a bare refusal through")
    await must_have_answered_precedents(work, request, Comes.LATER if kind is AnswerKind.DEFERRAL else Comes.NO)
    author = await authorship_of(work, request)
    answer = Answer(
        request_id=request.id,
        kind=kind,
        authorship_id=author.id,
        citation_id=cited.citation.id,
        harm=cited.citation.harm,
        reason=ask.reason,
        helper_id=ask.helper_id,
        next_date=ask.next_date,
        trigger_text=ask.trigger if isinstance(ask, DeferRequest) else None,
        interim_relief=ask.interim_relief if isinstance(ask, DeferRequest) else None,
        at=work.now,
    )
    work.session.add(answer)
    await work.session.flush()
    told = EventKind.DECLINE_PROPOSED if kind is AnswerKind.DECLINE else EventKind.DEFERRAL_PROPOSED
    detail = {"answerId": str(answer.id), "nextDate": ask.next_date.isoformat()}
    await tell(work, request, told, permit, text=ask.reason, detail=detail)
    return request


async def _policy(work: Work, request: ExceptionRequest, cited: Cited | None) -> RefusalPolicy:
    charter = await work.session.get(OfficeCharter, cited.office if cited else OF_A_GAP)
    return RefusalPolicy(
        today=work.today,
        next_date_limit_days=charter.next_date_limit_days if charter else LIMIT_WITHOUT_CHARTER_DAYS,
        requester_id=await requester_of(work, request),
        refuser_id=work.actor.person_id,
    )


async def _as_decline(
    work: Work, request: ExceptionRequest, ask: DeclineRequest | DeferRequest, cited: Cited | None
) -> Decline:
    offered = await work.session.scalars(
        select(Alternative).where(Alternative.request_id == request.id, Alternative.withdrawn_at.is_(None))
    )
    alternatives = tuple(
        OfferedAlternative(AlternativeKind(a.kind), a.title, Money(a.cost_amount, a.cost_currency), a.lead_time_days)
        for a in offered
    )
    return Decline(
        rule_id=cited.rule.id if cited and cited.rule else None,
        rule_version=cited.version.number if cited and cited.version else None,
        harm=cited.citation.harm if cited else "",
        gap=cited.gap.statement if cited and cited.gap else "",
        alternatives=alternatives,
        helper=await _helper(work, ask.helper_id),
        next_date=ask.next_date,
    )


async def _helper(work: Work, person_id: PersonId | None) -> Helper | None:
    if person_id is None:
        return None
    person = await work.session.get(Person, person_id)
    if person is None or person.deactivated_at is not None:
        raise NotFound("There is no such person.")
    return (await helpers(work, [person.id]))[person.id]


def _reason(reason: str) -> tuple[Problem, ...]:
    if says_something(reason):
        return ()
    return (Problem("reason", "text_missing", "Say why, in a sentence to the requester."),)


def _as_helper(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """A deferral's owner is its helper; the form has one field for both."""
    return tuple(Problem("helperId" if p.field == "owner" else p.field, p.code, p.message) for p in problems)
