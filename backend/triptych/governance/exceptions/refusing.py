"""Declining and deferring: never bare, never undated, and in effect only when the named helper accepts (EX2, EX3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from triptych.access.actions import Action
from triptych.access.ask import Permit
from triptych.access.grants import Scope
from triptych.access.seen import everywhere
from triptych.access.standing import standings
from triptych.access.work import Work
from triptych.governance.exceptions.chain import next_decision
from triptych.governance.exceptions.events import authorship_of, must_be_seen, must_follow, tell
from triptych.governance.exceptions.finding import readable_request, requester_of
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
from triptych.governance.exceptions.scopes import provider_scope
from triptych.kernel.actor import Office
from triptych.kernel.exception_words import Outcome
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Denial, NotAllowed, NotFound, Problem, refuse_if
from triptych.model.accounts import Account
from triptych.model.exception import (
    Alternative,
    AlternativeKind,
    Answer,
    AnswerKind,
    Authorship,
    CapabilityGap,
    Citation,
    ExceptionRequest,
    HelperReply,
)
from triptych.model.people import OfficeCharter, Person
from triptych.model.standard import Rule, RuleVersion
from triptych.model.types import AnswerId, CitationId, PersonId, RequestId

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
    request, permit = await _refusing(work, ask.request_id, Action.EXCEPTION_DECLINE, ask.seen)
    cited = await _cited(work, request, ask.citation_id)
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
    request, permit = await _refusing(work, ask.request_id, Action.EXCEPTION_DEFER, ask.seen)
    cited = await _cited(work, request, ask.citation_id)
    policy = await _policy(work, request, cited)
    owner = await _helper(work, ask.helper_id)
    deferral = Deferral(next_date=ask.next_date, owner=owner, trigger=ask.trigger, interim_relief=ask.interim_relief)
    decline = await _as_decline(work, request, ask, cited)
    ground = (p for p in bare_points(decline, policy) if p.field not in {"helper", "nextDate"})
    refuse_if((*_reason(ask.reason), *ground, *_as_helper(undated_points(deferral, policy))))
    must_follow(request, EventKind.DEFERRAL_PROPOSED)
    return await _put_forward(work, request, permit, ask, cited)


@dataclass(frozen=True, kw_only=True)
class ReplyAsHelper:
    """The named helper accepts to help, or does not."""

    answer_id: AnswerId
    accepted: bool
    note: str | None = None


async def reply_as_helper(work: Work, ask: ReplyAsHelper) -> ExceptionRequest:
    """The helper named in a refusal accepts, and the refusal is a decision; or refuses, and nothing is decided."""
    answer = await work.session.get(Answer, ask.answer_id)
    if answer is None:
        raise NotFound("There is no such answer.")
    request = await readable_request(work, answer.request_id)
    if answer.helper_id != work.actor.person_id:
        raise NotAllowed(Denial("not_helper", "Only the person who was named as helper can reply."))
    permit = work.must(Action.EXCEPTION_HELP, Scope(tuple(request.scope_ids)))
    await must_have_no_part_against(work, request, Action.EXCEPTION_HELP, permit)
    kind = EventKind.HELPER_ACCEPTED if ask.accepted else EventKind.HELPER_REFUSED
    must_follow(request, kind)
    if ask.accepted and answer.next_date <= work.today:
        raise Conflict("The next date of this answer has come; it must be put forward again. Nothing was stored.")
    work.session.add(HelperReply(answer_id=answer.id, accepted=ask.accepted, note=ask.note, at=work.now))
    await work.session.flush()
    await tell(work, request, kind, permit, text=ask.note, detail={"answerId": str(answer.id)})
    if ask.accepted:
        await _take_effect(work, request, answer)
    return request


async def _take_effect(work: Work, request: ExceptionRequest, answer: Answer) -> None:
    """The refusal is now the decision of whoever put it forward, if they still hold the authority (trap 8)."""
    declines = answer.kind == AnswerKind.DECLINE
    outcome = Outcome.DECLINED if declines else Outcome.DEFERRED
    permit = await _still_permitted(
        work, request, answer, Action.EXCEPTION_DECLINE if declines else Action.EXCEPTION_DEFER
    )
    decision = await next_decision(
        work, request, outcome, answer.reason, answer_id=answer.id, authorship_id=answer.authorship_id, permit=permit
    )
    detail = {"decisionId": str(decision.id), "outcome": outcome.value}
    author = await work.session.get_one(Authorship, answer.authorship_id)
    await tell(
        work,
        request,
        EventKind.DECISION_MADE,
        permit,
        outcome=outcome,
        text=answer.reason,
        detail=detail,
        authorship=author,
    )


async def _still_permitted(work: Work, request: ExceptionRequest, answer: Answer, action: Action) -> Permit:
    """The permit of whoever put the answer forward, now. Raises `Conflict` when they have lost the authority since."""
    author = await work.session.get_one(Authorship, answer.authorship_id)
    held = await standings(work.session, {author.person_id}, work.now)
    scope = await provider_scope(work, request)
    permit = work.gatekeeper.may(held[author.person_id], action, scope, now=work.now)
    if isinstance(permit, Denial):
        raise Conflict("Whoever put this answer forward no longer holds the authority. Nothing was stored.")
    return permit


async def _refusing(work: Work, request_id: RequestId, action: Action, seen: int) -> tuple[ExceptionRequest, Permit]:
    request = await readable_request(work, request_id)
    permit = work.must(action, await provider_scope(work, request))
    await must_have_no_part_against(work, request, action, permit)
    must_be_seen(request, seen)
    return request, permit


async def _put_forward(
    work: Work,
    request: ExceptionRequest,
    permit: Permit,
    ask: DeclineRequest | DeferRequest,
    cited: "Cited | None",
) -> ExceptionRequest:
    kind = AnswerKind.DEFERRAL if isinstance(ask, DeferRequest) else AnswerKind.DECLINE
    if cited is None or ask.helper_id is None or ask.next_date is None:
        raise AssertionError("the grammar let a bare refusal through")
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


@dataclass(frozen=True)
class Cited:
    """What a refusal rests on."""

    citation: Citation
    rule: Rule | None
    version: RuleVersion | None
    gap: CapabilityGap | None


async def _cited(work: Work, request: ExceptionRequest, citation_id: CitationId | None) -> Cited | None:
    """The citation that is named; without a name the only one there is."""
    found = await work.session.execute(
        select(Citation, RuleVersion, Rule, CapabilityGap)
        .outerjoin(RuleVersion, RuleVersion.id == Citation.rule_version_id)
        .outerjoin(Rule, Rule.id == RuleVersion.rule_id)
        .outerjoin(CapabilityGap, CapabilityGap.id == Citation.gap_id)
        .where(Citation.request_id == request.id)
    )
    all_cited = [Cited(citation, rule, version, gap) for citation, version, rule, gap in found]
    named = [each for each in all_cited if citation_id is None or each.citation.id == citation_id]
    if citation_id is not None and not named:
        raise NotFound("There is no such citation on this request.")
    return named[0] if named and (citation_id is not None or len(named) == 1) else None


async def _policy(work: Work, request: ExceptionRequest, cited: Cited | None) -> RefusalPolicy:
    office = cited.rule.owner_office if cited and cited.rule else Office.SMO
    charter = await work.session.get(OfficeCharter, office)
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
    account = await work.session.get(Account, person_id)
    held = (await standings(work.session, [person.id], work.now))[person.id]
    may_help = work.gatekeeper.may(held, Action.EXCEPTION_HELP, everywhere(work), now=work.now)
    return Helper(person.id, account is not None, may_help=not isinstance(may_help, Denial))


def _reason(reason: str) -> tuple[Problem, ...]:
    return () if reason.strip() else (Problem("reason", "text_missing", "Say why, in a sentence to the requester."),)


def _as_helper(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """A deferral's owner is its helper; the form has one field for both."""
    return tuple(Problem("helperId" if p.field == "owner" else p.field, p.code, p.message) for p in problems)
