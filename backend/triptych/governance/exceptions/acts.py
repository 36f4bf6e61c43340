"""What somebody may do on a request now, and why not the rest: a button is disabled with its reason, never hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from triptych.access.actions import Action
from triptych.access.duties import TookPart
from triptych.access.grants import Scope
from triptych.access.who_can import NeededAuthority
from triptych.access.work import Work
from triptych.governance.exceptions.authority import authorities
from triptych.governance.exceptions.chain import leaf
from triptych.governance.exceptions.finding import requester_of
from triptych.governance.exceptions.overriding import must_outrank
from triptych.governance.exceptions.parts import parts_in, separation
from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.governance.exceptions.rules.lifecycle import allowed
from triptych.governance.exceptions.scopes import provider_scope
from triptych.kernel.refusals import Denial, Invalid, NotAllowed
from triptych.model.decision import Decision
from triptych.model.exception import Answer, ExceptionRequest, HelperReply

K = EventKind


@dataclass(frozen=True)
class Possible:
    """One act: its name is that of the mutation; without a denial it is allowed now."""

    name: str
    denial: Denial | None


@dataclass(frozen=True)
class _Standing:
    """Everything that the acts of one request depend on, read once."""

    work: Work
    request: ExceptionRequest
    requester: bool
    helper: bool
    project: Scope
    provider: Scope
    parts: frozenset[TookPart]
    needed: tuple[NeededAuthority, ...]
    blocked: Denial | None
    outranked: Denial | None


NOT_REQUESTER = Denial("not_requester", "Only the person who asks can do this.")
NOT_HELPER = Denial("not_helper", "Only the person who was named as helper can reply.")


async def acts_of(work: Work, requests: Sequence[UUID]) -> dict[UUID, list[Possible]]:
    """The acts of the actor on each request."""
    found = await work.session.scalars(select(ExceptionRequest).where(ExceptionRequest.id.in_(requests)))
    return {request.id: _acts(await _standing(work, request)) for request in found}


async def _standing(work: Work, request: ExceptionRequest) -> _Standing:
    needed: tuple[NeededAuthority, ...] = ()
    blocked: Denial | None = None
    last = await leaf(work, request)
    try:
        need = await authorities(work, request, override=last is not None)
        needed, blocked = need.needed, need.blocked
    except Invalid as refusal:  # a missing rate: nobody can decide until it is entered, and the reason says which
        blocked = Denial("missing_rate", refusal.message)
    return _Standing(
        work=work,
        request=request,
        requester=await requester_of(work, request) == work.actor.person_id,
        helper=await _is_helper(work, request),
        project=Scope(tuple(request.scope_ids)),
        provider=await provider_scope(work, request),
        parts=await parts_in(work, request),
        needed=needed,
        blocked=blocked,
        outranked=None if last is None else await _outranked(work, request, last),
    )


async def _outranked(work: Work, request: ExceptionRequest, last: Decision) -> Denial | None:
    try:
        await must_outrank(work, request, last)
    except NotAllowed as refusal:
        return refusal.denial
    return None


async def _is_helper(work: Work, request: ExceptionRequest) -> bool:
    waiting = (
        select(Answer.id)
        .outerjoin(HelperReply, HelperReply.answer_id == Answer.id)
        .where(Answer.request_id == request.id, Answer.helper_id == work.actor.person_id, HelperReply.id.is_(None))
    )
    return await work.session.scalar(waiting.limit(1)) is not None


def _acts(at: _Standing) -> list[Possible]:
    answering = _policy(at, Action.EXCEPTION_ANSWER, at.provider)
    mine = None if at.requester else NOT_REQUESTER
    approving = _signing(at)
    acts = [
        ("restateNeed", K.NEED_RESTATED, answering),
        ("confirmNeed", K.NEED_CONFIRMED, mine or _policy(at, Action.EXCEPTION_CONFIRM, at.project)),
        ("correctNeed", K.NEED_CORRECTED, mine or _policy(at, Action.EXCEPTION_CONFIRM, at.project)),
        ("citeRule", K.RULE_CITED, answering),
        ("nameGap", K.GAP_NAMED, answering),
        ("proposeAlternative", K.ALTERNATIVE_PROPOSED, _policy(at, Action.ALTERNATIVE_PROPOSE, at.project)),
        ("markAlternative", K.ALTERNATIVE_MARKED, mine),
        (
            "signAlternative",
            K.ALTERNATIVE_SIGNED,
            _policy(at, Action.ALTERNATIVE_SIGN, at.project if at.requester else at.provider),
        ),
        ("submitAnswer", K.ANSWER_SUBMITTED, answering),
        ("declineRequest", K.DECLINE_PROPOSED, _policy(at, Action.EXCEPTION_DECLINE, at.provider)),
        ("deferRequest", K.DEFERRAL_PROPOSED, _policy(at, Action.EXCEPTION_DEFER, at.provider)),
        ("replyAsHelper", K.HELPER_ACCEPTED, None if at.helper else NOT_HELPER),
        ("approveRequest", K.APPROVAL_SIGNED, approving),
        ("revokeApproval", K.DECISION_REVOKED, _signing(at, Action.EXCEPTION_OVERRIDE)),
        ("meetCondition", K.CONDITION_MET, _policy(at, Action.CONDITION_MEET, at.project)),
        ("statePhi", K.PHI_STATED, mine),
        ("withdrawRequest", K.REQUEST_WITHDRAWN, mine),
        ("commentOnRequest", K.COMMENT_MADE, None),
    ]
    return [Possible(name, denial or _timely(at.request, kind)) for name, kind, denial in acts]


def _timely(request: ExceptionRequest, kind: EventKind) -> Denial | None:
    """Why the act does not fit the state that the request is in."""
    state = State(request.state)
    if kind in allowed(state):
        return None
    return Denial("wrong_moment", f"Not while the request is “{state.replace('_', ' ')}”.")


def _policy(at: _Standing, action: Action, scope: Scope) -> Denial | None:
    answer = at.work.may(action, scope)
    return answer if isinstance(answer, Denial) else separation(action, at.work, at.parts, answer.on_behalf_of_id)


def _signing(at: _Standing, only: Action | None = None) -> Denial | None:
    """None when the actor could sign at least one of the authorities that the ask needs, and outranks who decided."""
    if at.blocked is not None:
        return at.blocked
    last: Denial | None = Denial("nothing_needed", "Nothing needs a signature.")
    for each in (each for each in at.needed if only in {None, each.action}):
        answer = at.work.may(each.action, each.scope, amount=each.amount, office=each.office)
        if isinstance(answer, Denial):
            last = answer
            continue
        barred = separation(each.action, at.work, at.parts, answer.on_behalf_of_id)
        if barred is None:
            return at.outranked
        last = barred
    return last
