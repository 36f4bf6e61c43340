"""Which signatures exactly this ask needs, in terms of acts, scopes, offices and base currency (EX7, AU2)."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import distinct_on

from triptych.access.actions import Action
from triptych.access.rates import in_base
from triptych.access.splitting import SplitAsk, cumulative_amount
from triptych.access.who_can import NeededAuthority
from triptych.access.work import Work
from triptych.governance.exceptions.rules.authority import (
    RuleToWaive,
    not_waivable,
    office_of,
    required_signatures,
)
from triptych.governance.exceptions.scopes import payer_scope, project_scope
from triptych.kernel.actor import Office
from triptych.kernel.exception_words import SignatureKind
from triptych.kernel.money import Money
from triptych.kernel.refusals import Denial
from triptych.kernel.targets import TargetKind
from triptych.model.exception import Alternative, Citation, ExceptionRequest, RequestTarget
from triptych.model.portfolio import Workstream
from triptych.model.standard import Rule, RuleVersion

NOT_COUNTED = ("withdrawn", "declined", "revoked", "closed")


@dataclass(frozen=True)
class Authorities:
    """What an approval of a request needs. `amount` is cumulative and in base currency, as limits see it."""

    amount: Money
    rules: tuple[RuleToWaive, ...]
    needed: tuple[NeededAuthority, ...]
    blocked: Denial | None

    def kind_of(self, authority: NeededAuthority) -> SignatureKind:
        """Which of the two authorities this is."""
        return SignatureKind.RULE_WAIVER if authority.action is Action.EXCEPTION_WAIVE else SignatureKind.MONEY


async def authorities(
    work: Work, request: ExceptionRequest, *, override: bool = False, alternative_id: UUID | None = None
) -> Authorities:
    """The authorities that an approval needs; overriding a decision asks for the right to override, over the money.

    Every office whose rule stands in the way, or whose key, criterion or workstream would be excepted, waives. Limits
    are held against the dearer of the ask and the alternative that is approved instead, with the asks that belong
    together.
    """
    rules = await rules_departed_from(work, request)
    asked = await _asked(work, request, alternative_id)
    amount = await counted_amount(work, request, asked)
    project, payer = await project_scope(work, request), await payer_scope(work, request)
    money = Action.EXCEPTION_OVERRIDE if override else Action.EXCEPTION_APPROVE
    needed = tuple(
        NeededAuthority(
            f"Waive the {each.office.upper()} standard", Action.EXCEPTION_WAIVE, project, amount, each.office
        )
        if each.office
        else NeededAuthority("Approve the money", money, payer, amount)
        for each in required_signatures(asked, rules, await _offices_of_targets(work, request))
    )
    return Authorities(amount, rules, needed, not_waivable(rules))


async def _asked(work: Work, request: ExceptionRequest, alternative_id: UUID | None) -> Money:
    """What is approved, in base currency: the ask, or a dearer alternative."""
    ask = await in_base(work, Money(request.amount, request.currency))
    chosen = None if alternative_id is None else await work.session.get(Alternative, alternative_id)
    if chosen is None:
        return ask
    cost = await in_base(work, Money(chosen.cost_amount, chosen.cost_currency), "alternativeId")
    return max(ask, cost, key=lambda each: each.amount)


async def rules_departed_from(work: Work, request: ExceptionRequest) -> tuple[RuleToWaive, ...]:
    """The rules that an approval departs from: those cited, in their cited version, and those it would except."""
    cited = (
        select(Citation.rule_version_id)
        .where(Citation.request_id == request.id, Citation.rule_version_id.is_not(None))
        .scalar_subquery()
    )
    targeted = select(RequestTarget.rule_id).where(
        RequestTarget.request_id == request.id, RequestTarget.rule_id.is_not(None)
    )
    present = (
        select(RuleVersion.id)
        .where(RuleVersion.rule_id.in_(targeted), RuleVersion.valid_from <= work.now)
        .order_by(RuleVersion.rule_id, RuleVersion.number.desc())
        .ext(distinct_on(RuleVersion.rule_id))
    )
    found = await work.session.execute(
        select(Rule, RuleVersion)
        .join(RuleVersion, RuleVersion.rule_id == Rule.id)
        .where(or_(RuleVersion.id.in_(cited), RuleVersion.id.in_(present.scalar_subquery())))
        .order_by(Rule.ref, RuleVersion.number)
    )
    return tuple(
        RuleToWaive(rule.ref, Office(rule.owner_office), version.waivable, version.outside_authority)
        for rule, version in found
    )


async def _offices_of_targets(work: Work, request: ExceptionRequest) -> frozenset[Office]:
    """The offices whose key, criterion or workstream the request wants to be excepted from (OM2)."""
    found = await work.session.execute(
        select(RequestTarget.kind, Workstream.kind)
        .outerjoin(Workstream, Workstream.id == RequestTarget.workstream_id)
        .where(RequestTarget.request_id == request.id, RequestTarget.kind != TargetKind.STANDARD)
    )
    return frozenset(office_of(TargetKind(kind), workstream) for kind, workstream in found)


async def counted_amount(work: Work, request: ExceptionRequest, asked: Money | None = None) -> Money:
    """The amount that limits are held against: this ask and all of the same program and provider in the window."""
    window = timedelta(days=work.organisation.anti_splitting_days)
    others = await work.session.scalars(
        select(ExceptionRequest).where(
            ExceptionRequest.program_id == request.program_id,
            ExceptionRequest.provider_unit_id == request.provider_unit_id,
            ExceptionRequest.id != request.id,
            ExceptionRequest.state.not_in(NOT_COUNTED),
            ExceptionRequest.opened_at.between(request.opened_at - window, request.opened_at + window),
        )
    )
    own = await _split_ask(work, request)
    if asked is not None:
        own = replace(own, amount=asked)
    return cumulative_amount(own, [await _split_ask(work, other) for other in others], window)


async def _split_ask(work: Work, request: ExceptionRequest) -> SplitAsk:
    amount = await in_base(work, Money(request.amount, request.currency))
    return SplitAsk(request.id, request.program_id, request.provider_unit_id, amount, request.opened_at)
