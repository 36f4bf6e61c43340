"""Which signatures exactly this ask needs, in terms of acts, scopes, offices and base currency (EX7, AU2)."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from triptych.access.actions import Action
from triptych.access.rates import in_base
from triptych.access.splitting import SplitAsk, cumulative_amount
from triptych.access.who_can import NeededAuthority
from triptych.access.work import Work
from triptych.governance.exceptions.rules.authority import (
    RuleToWaive,
    not_waivable,
    required_signatures,
)
from triptych.governance.exceptions.scopes import payer_scope, project_scope
from triptych.kernel.actor import Office
from triptych.kernel.exception_words import SignatureKind
from triptych.kernel.money import Money
from triptych.kernel.refusals import Denial
from triptych.model.exception import Citation, ExceptionRequest
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


async def authorities(work: Work, request: ExceptionRequest, *, override: bool = False) -> Authorities:
    """The authorities that an approval needs; overriding a decision asks for the right to override, over the money.

    Whether money is asked is a matter of this ask; how much a limit must reach counts the asks that belong together.
    """
    amount = await counted_amount(work, request)
    rules = await cited_rules(work, request)
    project, payer = await project_scope(work, request), await payer_scope(work, request)
    money = Action.EXCEPTION_OVERRIDE if override else Action.EXCEPTION_APPROVE
    needed = tuple(
        NeededAuthority(
            f"Waive the {each.office.upper()} standard", Action.EXCEPTION_WAIVE, project, amount, each.office
        )
        if each.office
        else NeededAuthority("Approve the money", money, payer, amount)
        for each in required_signatures(Money(request.amount, request.currency), rules)
    )
    return Authorities(amount, rules, needed, not_waivable(rules))


async def cited_rules(work: Work, request: ExceptionRequest) -> tuple[RuleToWaive, ...]:
    """The rules that stand in the way, in the versions that were cited."""
    found = await work.session.execute(
        select(Rule, RuleVersion)
        .join(RuleVersion, RuleVersion.rule_id == Rule.id)
        .join(Citation, Citation.rule_version_id == RuleVersion.id)
        .where(Citation.request_id == request.id)
        .order_by(Rule.ref)
    )
    return tuple(
        RuleToWaive(rule.ref, Office(rule.owner_office), version.waivable, version.outside_authority)
        for rule, version in found
    )


async def counted_amount(work: Work, request: ExceptionRequest) -> Money:
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
    return cumulative_amount(own, [await _split_ask(work, other) for other in others], window)


async def _split_ask(work: Work, request: ExceptionRequest) -> SplitAsk:
    amount = await in_base(work, Money(request.amount, request.currency))
    return SplitAsk(request.id, request.program_id, request.provider_unit_id, amount, request.opened_at)
