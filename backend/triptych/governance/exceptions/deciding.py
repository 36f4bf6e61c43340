"""Approving: every authority signs the same terms, and the last signature needed makes the decision (EX7, EX13)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from triptych.access.actions import Action
from triptych.access.ask import Permit
from triptych.access.who_can import NeededAuthority
from triptych.access.work import Work
from triptych.governance.exceptions.authority import Authorities, authorities
from triptych.governance.exceptions.chain import leaf, next_decision
from triptych.governance.exceptions.events import authorship_of, must_be_seen, must_follow, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.overriding import must_outrank
from triptych.governance.exceptions.parts import parts_in, separation
from triptych.governance.exceptions.rules.deciding import terms_problems
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.signers import signers_must_stand
from triptych.kernel.exception_words import Outcome
from triptych.kernel.refusals import Conflict, Denial, NotAllowed, NotFound, refuse_if
from triptych.model.decision import Condition, Cover, Decision, Signature, Terms
from triptych.model.exception import Alternative, Citation, ExceptionRequest, RequestTarget
from triptych.model.standard import RuleVersion
from triptych.model.types import AlternativeId, RequestId, TermsId


@dataclass(frozen=True, kw_only=True)
class DatedCondition:
    """Something that must be done by a day for the exception to go on covering."""

    statement: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class ApproveRequest:
    """A yes, with its reason, until when it holds, and what must be done by when."""

    request_id: RequestId
    seen: int
    reason: str
    valid_until: datetime
    conditions: tuple[DatedCondition, ...] = ()
    alternative_id: AlternativeId | None = None


async def approve_request(work: Work, ask: ApproveRequest) -> ExceptionRequest:
    """Write the terms of an approval and sign them with every authority that the actor holds.

    With a decision in force this is an override: it supersedes, and needs more authority than the one before.
    """
    request = await readable_request(work, ask.request_id)
    must_be_seen(request, ask.seen)
    last = await leaf(work, request)
    need = await authorities(work, request, override=last is not None, alternative_id=ask.alternative_id)
    signing = await _may_sign(work, request, need, need.needed)
    if last is not None:
        await must_outrank(work, request, last)
    refuse_if(terms_problems(ask, work.now, work.organisation.time_zone))
    terms = await _write_terms(work, request, ask, last)
    await _sign(work, request, terms, need, signing)
    await _decide_when_signed(work, request, terms, need, signing[-1][1])
    return request


@dataclass(frozen=True, kw_only=True)
class SignTerms:
    """Sign terms that somebody else wrote, with one's own authority."""

    terms_id: TermsId
    seen: int


async def sign_terms(work: Work, ask: SignTerms) -> ExceptionRequest:
    """Add the authorities that the actor holds to terms that wait for them."""
    terms = await work.session.get(Terms, ask.terms_id)
    if terms is None:
        raise NotFound("There are no such terms.")
    request = await readable_request(work, terms.request_id)
    must_be_seen(request, ask.seen)
    last = await leaf(work, request)
    if terms.supersedes_id != (last.id if last else None):
        raise Conflict("Another decision was made meanwhile; these terms no longer stand.")
    if terms.valid_until <= work.now:
        raise Conflict("These terms have ended before everybody signed. New terms are needed; nothing was stored.")
    await _must_still_be_offered(work, terms)
    need = await authorities(work, request, override=last is not None, alternative_id=terms.alternative_id)
    missing = await missing_authorities(work, terms, need)
    if not missing:
        raise Conflict("Every authority has signed these terms already.")
    signing = await _may_sign(work, request, need, missing)
    if last is not None and any(each.action is Action.EXCEPTION_OVERRIDE for each, _ in signing):
        await must_outrank(work, request, last)
    await _sign(work, request, terms, need, signing)
    await _decide_when_signed(work, request, terms, need, signing[-1][1])
    return request


async def _must_still_be_offered(work: Work, terms: Terms) -> None:
    """Raise `Conflict` when the alternative that the terms approve was taken back since."""
    chosen = None if terms.alternative_id is None else await work.session.get(Alternative, terms.alternative_id)
    if chosen is not None and chosen.withdrawn_at is not None:
        raise Conflict("The alternative that these terms approve was taken back. New terms are needed.")


async def missing_authorities(work: Work, terms: Terms, need: Authorities) -> tuple[NeededAuthority, ...]:
    """The authorities that have not signed the terms yet."""
    found = await work.session.execute(select(Signature.kind, Signature.office).where(Signature.terms_id == terms.id))
    signed = {(kind, office) for kind, office in found}
    return tuple(each for each in need.needed if (need.kind_of(each), each.office) not in signed)


async def _may_sign(
    work: Work, request: ExceptionRequest, need: Authorities, wanted: tuple[NeededAuthority, ...]
) -> list[tuple[NeededAuthority, Permit]]:
    """The authorities that the actor holds of those wanted; raises `NotAllowed` with the reason when there is none."""
    if need.blocked is not None:
        raise NotAllowed(need.blocked)
    took_part = await parts_in(work, request)
    held: list[tuple[NeededAuthority, Permit]] = []
    denials: list[Denial] = []
    for each in wanted:
        answer = work.may(each.action, each.scope, amount=each.amount, office=each.office)
        if isinstance(answer, Denial):
            denials.append(answer)
            continue
        barred = separation(each.action, work, took_part, answer.on_behalf_of_id)
        if barred is None:
            held.append((each, answer))
        else:
            denials.append(barred)
    if not held:
        raise NotAllowed(denials[-1])
    return held


async def _write_terms(work: Work, request: ExceptionRequest, ask: ApproveRequest, last: Decision | None) -> Terms:
    if ask.alternative_id is not None:
        chosen = await work.session.get(Alternative, ask.alternative_id)
        if chosen is None or chosen.request_id != request.id or chosen.withdrawn_at is not None:
            raise NotFound("There is no such alternative on this request.")
    must_follow(request, EventKind.APPROVAL_SIGNED)
    author = await authorship_of(work, request)
    terms = Terms(
        request_id=request.id,
        authorship_id=author.id,
        alternative_id=ask.alternative_id,
        reason=ask.reason,
        valid_until=ask.valid_until,
        supersedes_id=last.id if last else None,
        at=work.now,
    )
    work.session.add(terms)
    await work.session.flush()
    work.session.add_all(
        Condition(terms_id=terms.id, statement=each.statement, due_on=each.due_on) for each in ask.conditions
    )
    work.session.add_all(await _covers(work, request, terms))
    await work.session.flush()
    return terms


async def _covers(work: Work, request: ExceptionRequest, terms: Terms) -> list[Cover]:
    """An approval covers what the request wants to be excepted from, and every rule that was cited against it."""
    asked = await work.session.scalars(select(RequestTarget).where(RequestTarget.request_id == request.id))
    covers = {
        each.target: Cover(
            terms_id=terms.id,
            project_id=each.project_id,
            kind=each.kind,
            rule_id=each.rule_id,
            criterion_id=each.criterion_id,
            workstream_id=each.workstream_id,
            gate_id=each.gate_id,
        )
        for each in asked
    }
    rules = await work.session.scalars(
        select(RuleVersion.rule_id)
        .join(Citation, Citation.rule_version_id == RuleVersion.id)
        .where(Citation.request_id == request.id)
        .distinct()
    )
    for rule_id in rules:
        cover = Cover(terms_id=terms.id, project_id=request.project_id, kind="standard", rule_id=rule_id)
        covers.setdefault(cover.target, cover)
    return list(covers.values())


async def _sign(
    work: Work,
    request: ExceptionRequest,
    terms: Terms,
    need: Authorities,
    signing: list[tuple[NeededAuthority, Permit]],
) -> None:
    author = await authorship_of(work, request)
    for authority, permit in signing:
        kind = need.kind_of(authority)
        work.session.add(
            Signature(
                terms_id=terms.id,
                kind=kind,
                office=authority.office,
                authorship_id=author.id,
                policy_version=permit.policy_version,
                policy_line=permit.line,
                on_behalf_of_id=permit.on_behalf_of_id,
                at=work.now,
            )
        )
        await work.session.flush()
        detail = {"termsId": str(terms.id), "authority": kind.value, "office": authority.office}
        await tell(work, request, EventKind.APPROVAL_SIGNED, permit, text=terms.reason, detail=detail)


async def _decide_when_signed(
    work: Work, request: ExceptionRequest, terms: Terms, need: Authorities, permit: Permit
) -> None:
    """The last signature needed makes the decision. Earlier signers must still hold their authority (trap 8).

    An override is the decision of the superior who wrote its terms, whoever signs last (EX13).
    """
    if await missing_authorities(work, terms, need):
        return
    await signers_must_stand(work, request, terms, need)
    conditions = await work.session.scalar(select(Condition.id).where(Condition.terms_id == terms.id).limit(1))
    outcome = Outcome.APPROVED_WITH_CONDITIONS if conditions else Outcome.APPROVED
    author = terms.authorship_id if terms.supersedes_id else (await authorship_of(work, request)).id
    decision = await next_decision(
        work, request, outcome, terms.reason, authorship_id=author, permit=permit, terms_id=terms.id
    )
    detail = {"decisionId": str(decision.id), "outcome": outcome.value}
    await tell(work, request, EventKind.DECISION_MADE, permit, outcome=outcome, text=terms.reason, detail=detail)
