"""The workbench: requester and provider build options together, mark them and sign them (EX6)."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.rates import in_base
from triptych.access.seen import locked
from triptych.access.work import Work
from triptych.governance.exceptions.events import authorship_of, must_follow, tell
from triptych.governance.exceptions.finding import must_be_requester, readable_request, requester_of
from triptych.governance.exceptions.rules.alternatives import alternative_problems, mark_problems
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.scopes import provider_scope
from triptych.governance.exceptions.seals.keeping import day_told
from triptych.governance.exceptions.seals.proposing import author_of_proposal
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Denial, Invalid, NotAllowed, NotFound, refuse_if
from triptych.model.base import new_id
from triptych.model.exception import Alternative, AlternativeKind, AlternativeSignature, Authorship, ExceptionRequest
from triptych.model.supply import SupplySource
from triptych.model.types import AlternativeId, RequestId, SupplySourceId


@dataclass(frozen=True, kw_only=True)
class _Offer:
    kind: AlternativeKind
    title: str
    cost: Money
    lead_time_days: int
    rule_distance: int
    supply_source_id: SupplySourceId | None = None
    effect_delivery: str | None = None
    effect_service: str | None = None
    effect_people: str | None = None


@dataclass(frozen=True, kw_only=True)
class ProposeAlternative(_Offer):
    """An option that would meet the need: kind, cost, lead time, distance from the rule, effects, source."""

    request_id: RequestId


@dataclass(frozen=True, kw_only=True)
class ReviseAlternative(_Offer):
    """The alternative as it should stand; what is left out is cleared. The id is that of the version one has seen."""

    alternative_id: AlternativeId


async def propose_alternative(work: Work, ask: ProposeAlternative) -> ExceptionRequest:
    """Whoever works on a request may propose, inside the rules or outside: proposing is always safe."""
    request = await readable_request(work, ask.request_id)
    permit = work.must(Action.ALTERNATIVE_PROPOSE, Scope(tuple(request.scope_ids)))
    refuse_if(alternative_problems(ask))
    must_follow(request, EventKind.ALTERNATIVE_PROPOSED)
    alternative, author = await _written(work, request, ask, None)
    detail = {"alternativeId": str(alternative.id), "kind": ask.kind.value}
    kind = EventKind.ALTERNATIVE_PROPOSED
    await tell(work, request, kind, permit, text=ask.title, detail=detail, authorship=author)
    return request


async def revise_alternative(work: Work, ask: ReviseAlternative) -> ExceptionRequest:
    """Either side revises what is offered; the version before stays, and its mark and signatures stay with it."""
    former, request = await _alternative(work, ask.alternative_id)
    permit = work.must(Action.ALTERNATIVE_PROPOSE, Scope(tuple(request.scope_ids)))
    refuse_if(alternative_problems(ask))
    must_follow(request, EventKind.ALTERNATIVE_REVISED)
    changed = _changes(former, ask)
    if not changed:
        raise Invalid.at("title", "nothing_changed", "This says what stands already; change something first.")
    alternative, author = await _written(work, request, ask, former)
    detail = {"alternativeId": str(alternative.id), "revises": str(former.id), "changed": sorted(changed)}
    kind = EventKind.ALTERNATIVE_REVISED
    await tell(work, request, kind, permit, text=ask.title, detail=detail, authorship=author)
    return request


async def _written(
    work: Work, request: ExceptionRequest, ask: _Offer, former: Alternative | None
) -> tuple[Alternative, Authorship]:
    """A new version and who stands behind it; of whoever is sealed neither its id nor its instant tells more."""
    await in_base(work, ask.cost, "cost")
    source = await _source(work, ask.supply_source_id, former)
    outside_base = source is not None and not source.inside_base
    author = await author_of_proposal(work, request, outside=ask.rule_distance > 0 or outside_base)
    alternative = Alternative(
        id=uuid4() if author.apart else new_id(),
        request_id=request.id,
        authorship_id=author.id,
        outside_base=outside_base,
        proposed_at=await day_told(work, request) if author.apart else work.now,
        revises_id=former.id if former else None,
        **_columns(ask),
    )
    work.session.add(alternative)
    await work.session.flush()
    return alternative, author


def _columns(ask: _Offer) -> dict[str, Any]:
    return {
        "kind": ask.kind,
        "title": ask.title,
        "cost_amount": ask.cost.amount,
        "cost_currency": ask.cost.currency,
        "lead_time_days": ask.lead_time_days,
        "rule_distance": ask.rule_distance,
        "supply_source_id": ask.supply_source_id,
        "effect_delivery": ask.effect_delivery or None,
        "effect_service": ask.effect_service or None,
        "effect_people": ask.effect_people or None,
    }


def _changes(former: Alternative, ask: _Offer) -> set[str]:
    return {name for name, value in _columns(ask).items() if getattr(former, name) != value}


@dataclass(frozen=True, kw_only=True)
class MarkAlternative:
    """Whether this alternative is a real one for the requester; where it is not, why."""

    alternative_id: AlternativeId
    real: bool
    reason: str | None = None


async def mark_alternative(work: Work, ask: MarkAlternative) -> ExceptionRequest:
    """The requester, and nobody else, says whether an alternative is real, and why where it is not (trap 12)."""
    alternative, request = await _alternative(work, ask.alternative_id)
    await must_be_requester(work, request)
    permit = work.must(Action.ALTERNATIVE_RATE, Scope(tuple(request.scope_ids)))
    refuse_if(mark_problems(real=ask.real, reason=ask.reason))
    alternative.real = ask.real
    alternative.not_real_because = None if ask.real else ask.reason
    detail = {"alternativeId": str(alternative.id), "real": ask.real}
    await tell(work, request, EventKind.ALTERNATIVE_MARKED, permit, text=alternative.title, detail=detail)
    return request


@dataclass(frozen=True, kw_only=True)
class SignAlternative:
    """My side would stand behind this alternative."""

    alternative_id: AlternativeId


async def sign_alternative(work: Work, ask: SignAlternative) -> ExceptionRequest:
    """Requester and provider each sign an alternative once for their side."""
    alternative, request = await _alternative(work, ask.alternative_id)
    requester = await requester_of(work, request) == work.actor.person_id
    scope = Scope(tuple(request.scope_ids)) if requester else await provider_scope(work, request)
    permit = work.must(Action.ALTERNATIVE_SIGN, scope)
    side = "requester" if requester else "provider"
    signed = select(AlternativeSignature.id).where(
        AlternativeSignature.alternative_id == alternative.id, AlternativeSignature.side == side
    )
    if await work.session.scalar(signed) is not None:
        raise Conflict("Your side has signed this alternative already.")
    author = await authorship_of(work, request)
    work.session.add(
        AlternativeSignature(alternative_id=alternative.id, side=side, authorship_id=author.id, at=work.now)
    )
    detail = {"alternativeId": str(alternative.id), "side": side}
    await tell(work, request, EventKind.ALTERNATIVE_SIGNED, permit, text=alternative.title, detail=detail)
    return request


@dataclass(frozen=True, kw_only=True)
class WithdrawAlternative:
    """Take back an alternative that one proposed."""

    alternative_id: AlternativeId


async def withdraw_alternative(work: Work, ask: WithdrawAlternative) -> ExceptionRequest:
    """An alternative is taken back by its author alone; it stays in the history and no longer counts."""
    alternative, request = await _alternative(work, ask.alternative_id)
    permit = work.must(Action.ALTERNATIVE_PROPOSE, Scope(tuple(request.scope_ids)))
    author = await work.session.get_one(Authorship, alternative.authorship_id)
    if author.person_id != work.actor.person_id:
        raise NotAllowed(Denial("not_author", "An alternative is taken back by whoever proposed it."))
    alternative.withdrawn_at = await day_told(work, request) if author.apart else work.now
    detail = {"alternativeId": str(alternative.id), "withdrawn": True}
    kind = EventKind.ALTERNATIVE_REVISED
    await tell(work, request, kind, permit, text=alternative.title, detail=detail, authorship=author)
    return request


async def _alternative(work: Work, alternative_id: AlternativeId) -> tuple[Alternative, ExceptionRequest]:
    """One that is offered now, kept from others after its request is: whoever came second reads what the first stored.

    Raises `Conflict` for a version that was revised since, `NotFound` for one taken back.
    """
    alternative = await work.session.get(Alternative, alternative_id)
    if alternative is None:
        raise NotFound("There is no such alternative.")
    request = await readable_request(work, alternative.request_id)
    await locked(work, alternative)
    if alternative.withdrawn_at is not None:
        successor = select(Alternative.id).where(Alternative.revises_id == alternative.id)
        if await work.session.scalar(successor) is not None:
            raise Conflict(
                "This alternative was revised since you saw it. Nothing was stored: look at what it says now."
            )
        raise NotFound("There is no such alternative.")
    return alternative, request


async def _source(work: Work, source_id: SupplySourceId | None, former: Alternative | None) -> SupplySource | None:
    """The source that is named; what was retired stays named by what named it, and is not named anew."""
    if source_id is None:
        return None
    source = await work.session.get(SupplySource, source_id)
    if source is None:
        raise NotFound("There is no such source of supply.")
    if source.retired_at is not None and (former is None or former.supply_source_id != source_id):
        raise Invalid.at("supplySourceId", "retired", f"{source.ref} was retired; name a source that is to be had.")
    return source
