"""Approving: every authority signs the same terms, and the last signature needed makes the decision (EX7, EX13)."""

from dataclasses import dataclass

from sqlalchemy import select

from triptych.access.authority.who_can import NeededAuthority
from triptych.access.policy.ask import Permit
from triptych.access.work import Work
from triptych.governance.exceptions.authority import Authorities, authorities
from triptych.governance.exceptions.chain import leaf, next_decision
from triptych.governance.exceptions.events import authorship_of, must_be_seen, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.overriding import must_outrank, standing_now
from triptych.governance.exceptions.parts import parts_in, permit_for
from triptych.governance.exceptions.rules.authority import beyond_permission
from triptych.governance.exceptions.rules.deciding import terms_problems
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.similarity import Comes
from triptych.governance.exceptions.signers import signers_must_stand
from triptych.governance.exceptions.stances import must_have_answered_precedents
from triptych.governance.exceptions.terms import ApproveRequest as ApproveRequest
from triptych.governance.exceptions.terms import DatedCondition as DatedCondition
from triptych.governance.exceptions.terms import must_be_open, undecided_terms, write_terms
from triptych.kernel.exception_words import Outcome
from triptych.kernel.refusals import Conflict, Denial, NotAllowed, NotFound, refuse_if
from triptych.model.decision import Condition, Decision, Signature, Terms
from triptych.model.exception import Authorship, ExceptionRequest
from triptych.model.types import TermsId

Signing = list[tuple[NeededAuthority, Permit]]


async def approve_request(work: Work, ask: ApproveRequest) -> ExceptionRequest:
    """Write the terms of an approval and sign them with every authority that the actor holds.

    With a decision in force this is an override: it supersedes, and needs more authority than the one before.
    """
    request = await readable_request(work, ask.request_id)
    await must_be_seen(work, request, ask.seen)
    last = await leaf(work, request)
    standing = standing_now(request, last)
    need = await authorities(work, request, standing=standing, alternative_id=ask.alternative_id)
    signing = await may_sign(work, request, need, need.needed)
    await must_lead(work, request, need, last)
    beyond = beyond_permission("validUntil", need.rules, ask.valid_until)
    refuse_if((*terms_problems(ask, work.now, work.organisation.time_zone), *beyond))
    terms = await write_terms(work, request, ask, last)
    await sign_with(work, request, terms, need, signing)
    await decide_when_signed(work, request, terms, need)
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
    await must_be_seen(work, request, ask.seen)
    open_terms = await must_be_open(work, terms)
    last = await leaf(work, request)
    standing = open_terms.standing(standing_now(request, last))
    need = await authorities(work, request, standing=standing, alternative_id=terms.alternative_id)
    missing = open_terms.missing(need)
    if not missing:
        raise Conflict("Every authority has signed these terms already.")
    signing = await may_sign(work, request, need, missing)
    if beyond_permission("", need.rules, terms.valid_until):
        raise Conflict("The authority outside permits less by now than these terms say. New terms are needed.")
    if need.leading in missing:
        await must_lead(work, request, need, last)
    await sign_with(work, request, terms, need, signing)
    await decide_when_signed(work, request, terms, need)
    return request


async def may_sign(
    work: Work, request: ExceptionRequest, need: Authorities, wanted: tuple[NeededAuthority, ...]
) -> Signing:
    """The authorities that the actor holds of those wanted; raises `NotAllowed` with the reason when there is none."""
    if need.blocked is not None:
        raise NotAllowed(need.blocked)
    took_part = await parts_in(work, request)
    answers = [(each, permit_for(work, each, took_part)) for each in wanted]
    held = [(each, answer) for each, answer in answers if isinstance(answer, Permit)]
    if not held:
        raise NotAllowed(next(answer for _, answer in reversed(answers) if isinstance(answer, Denial)))
    return held


async def must_lead(work: Work, request: ExceptionRequest, need: Authorities, last: Decision | None) -> None:
    """Raise `NotAllowed` unless whoever begins an override answers for it: they sign what leads, and outrank."""
    if need.leading is None or last is None:
        return
    leading = permit_for(work, need.leading, await parts_in(work, request))
    if isinstance(leading, Denial):
        raise NotAllowed(leading)
    await must_outrank(work, request, last, leading, need.standing)


async def sign_with(work: Work, request: ExceptionRequest, terms: Terms, need: Authorities, signing: Signing) -> None:
    await must_have_answered_precedents(work, request, Comes.YES)
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


async def decide_when_signed(work: Work, request: ExceptionRequest, terms: Terms, need: Authorities) -> None:
    """The last signature needed makes the decision. Earlier signers must still hold their authority (trap 8)."""
    mine = (await undecided_terms(work, [request.id]))[request.id]
    if next(each for each in mine if each.terms_id == terms.id).missing(need):
        return
    await signers_must_stand(work, request, terms, need)
    conditions = await work.session.scalar(select(Condition.id).where(Condition.terms_id == terms.id).limit(1))
    outcome = Outcome.APPROVED_WITH_CONDITIONS if conditions else Outcome.APPROVED
    author, permit = await _answerable(work, terms, need)
    decision = await next_decision(
        work, request, outcome, terms.reason, authorship_id=author.id, permit=permit, terms_id=terms.id
    )
    detail = {"decisionId": str(decision.id), "outcome": outcome.value}
    await tell(
        work,
        request,
        EventKind.DECISION_MADE,
        permit,
        outcome=outcome,
        text=terms.reason,
        detail=detail,
        authorship=author,
    )


async def _answerable(work: Work, terms: Terms, need: Authorities) -> tuple[Authorship, Permit]:
    """Whose decision it is, and under which policy line: the last signer's; an override's is its leader's."""
    signed = select(Signature).where(Signature.terms_id == terms.id).order_by(Signature.at.desc(), Signature.id.desc())
    if need.leading is not None:
        signed = signed.where(
            Signature.kind == need.kind_of(need.leading), Signature.office.is_not_distinct_from(need.leading.office)
        )
    signature = (await work.session.scalars(signed.limit(1))).one()
    author = await work.session.get_one(Authorship, signature.authorship_id)
    return author, Permit(
        policy_version=signature.policy_version,
        line=signature.policy_line,
        line_no=0,
        role=None,
        assignment_id=None,
        on_behalf_of_id=signature.on_behalf_of_id,
    )
