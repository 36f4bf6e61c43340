"""Which signatures exactly this ask needs, in terms of acts, scopes, offices and base currency (EX7, AU2)."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Subquery, exists, literal, or_, select
from sqlalchemy.orm import aliased

from triptych.access.authority.splitting import SplitAsk, cumulative_amount, one_provider
from triptych.access.authority.who_can import NeededAuthority
from triptych.access.policy.actions import Action
from triptych.access.rates import Rates, rates_among
from triptych.access.work import Work
from triptych.governance.exceptions.departures import offices_excepted, rules_departed_from
from triptych.governance.exceptions.rules.authority import RuleToWaive, not_waivable, required_signatures
from triptych.governance.exceptions.rules.deciding import Standing
from triptych.governance.exceptions.scopes import Scopes, scopes_of
from triptych.kernel.actor import Office
from triptych.kernel.exception_words import SignatureKind
from triptych.kernel.money import Money
from triptych.kernel.refusals import Denial, Invalid
from triptych.model.decision import Decision, Terms
from triptych.model.exception import Alternative, ExceptionRequest
from triptych.model.people import OrgUnit

NOT_COUNTED = ("withdrawn", "declined", "revoked", "closed")


@dataclass(frozen=True)
class Authorities:
    """What an approval of a request needs. `amount` is cumulative and in base currency, as limits see it.

    `leading` is the authority with which an approval begins where it supersedes or reconsiders a decision: its signer
    answers for the decision, and outranks those who made the last one. None where any authority may begin.
    """

    amount: Money
    rules: tuple[RuleToWaive, ...]
    needed: tuple[NeededAuthority, ...]
    blocked: Denial | None
    standing: Standing = Standing.FIRST

    def kind_of(self, authority: NeededAuthority) -> SignatureKind:
        """Which of the two authorities this is."""
        return SignatureKind.RULE_WAIVER if authority.action is Action.EXCEPTION_WAIVE else SignatureKind.MONEY

    @property
    def leading(self) -> NeededAuthority | None:
        """The authority over the money, or the first waiver where no money is asked."""
        return self.needed[-1] if self.standing.asks_for_rank else None


async def authorities(
    work: Work,
    request: ExceptionRequest,
    *,
    standing: Standing = Standing.FIRST,
    alternative_id: UUID | None = None,
) -> Authorities:
    """The authorities that an approval needs; overriding a decision asks for the right to override, over the money.

    Every office whose rule stands in the way, or whose key, criterion or workstream would be excepted, waives. Limits
    are held against the dearer of the ask and the alternative that is approved instead, with the asks that belong
    together. Raises `Invalid` naming the rate that is missing.
    """
    chosen = None if alternative_id is None else await work.session.get(Alternative, alternative_id)
    (need,) = await authorities_of(work, [Asked(request, standing, chosen)])
    if isinstance(need, Invalid):
        raise need
    return need


@dataclass(frozen=True)
class Asked:
    """One approval as it might be given: of the ask, or of an alternative instead."""

    request: ExceptionRequest
    standing: Standing = Standing.FIRST
    chosen: Alternative | None = None


async def authorities_of(work: Work, asked: Sequence[Asked]) -> list[Authorities | Invalid]:
    """The authorities of each approval, or which rate is missing. A fixed number of statements, however many."""
    ids = list({each.request.id for each in asked})
    scopes = await scopes_of(work, ids)
    departed, excepted = await rules_departed_from(work, ids), await offices_excepted(work, ids)
    counting = await _counting(work, asked, _of_these(ids))
    return [
        _authorities(each, counting, scopes[each.request.id], departed[each.request.id], excepted[each.request.id])
        for each in asked
    ]


async def authorities_before(
    work: Work,
    draft: ExceptionRequest,
    scopes: Scopes,
    rules: tuple[RuleToWaive, ...],
    excepted: frozenset[Office],
) -> Authorities:
    """What an approval of a request that nobody sent yet would need. Raises `Invalid` naming a rate that is missing."""
    asked = Asked(draft)
    program, opened = ExceptionRequest.program_id, ExceptionRequest.opened_at
    around = select(
        literal(draft.program_id, program.type).label("program_id"),
        literal(draft.opened_at, opened.type).label("opened_at"),
    )
    counting = await _counting(work, [asked], around.subquery())
    need = _authorities(asked, counting, scopes, rules, excepted)
    if isinstance(need, Invalid):
        raise need
    return need


def _of_these(requests: Collection[UUID]) -> Subquery:
    """Of each request its program, and when it was opened."""
    asked = select(ExceptionRequest.program_id, ExceptionRequest.opened_at)
    return asked.where(ExceptionRequest.id.in_(requests)).subquery()


def _authorities(
    each: Asked, counting: "_Counting", scopes: Scopes, rules: tuple[RuleToWaive, ...], excepted: frozenset[Office]
) -> Authorities | Invalid:
    try:
        asked = counting.asked(each)
        amount = counting.together(each.request, asked)
    except Invalid as refusal:
        return refusal
    signatures = required_signatures(asked, rules, excepted, overriding=each.standing.asks_for_money)
    needed = tuple(_needed(signature.office, scopes, amount, each.standing) for signature in signatures)
    return Authorities(amount, rules, needed, not_waivable(rules), each.standing)


def _needed(office: Office | None, scopes: Scopes, amount: Money, standing: Standing) -> NeededAuthority:
    if office is not None:
        label = f"Waive the {office.upper()} standard"
        return NeededAuthority(label, Action.EXCEPTION_WAIVE, scopes.project, amount, office)
    money = Action.EXCEPTION_OVERRIDE if standing is Standing.OVERRIDE else Action.EXCEPTION_APPROVE
    return NeededAuthority("Approve the money", money, scopes.payer, amount)


async def counted_amount(work: Work, request: ExceptionRequest) -> Money:
    """The amount that limits are held against: this ask and all of the same program and provider in the window."""
    asked = Asked(request)
    counting = await _counting(work, [asked], _of_these([request.id]))
    return counting.together(request, counting.asked(asked))


class Near(NamedTuple):
    """An ask of the same program within the window, as far as it counts with another: read for thousands at once.

    `cost` is that of the alternative that its standing decision approved instead, in `cost_currency`.
    """

    id: UUID
    program_id: UUID
    provider_unit_id: UUID
    amount: Decimal
    currency: str
    opened_at: datetime
    cost: Decimal | None
    cost_currency: str | None


@dataclass(frozen=True)
class _Counting:
    """What adding asks up needs, read once: the window, the rates, and every ask that may count with these."""

    work: Work
    window: timedelta
    rates: Rates
    others: Mapping[UUID, Sequence[Near]]
    line_of: Mapping[UUID, frozenset[UUID]]

    def asked(self, each: Asked) -> Money:
        """What is approved, in base currency: the ask, or a dearer alternative."""
        ask = self._in_base(Money(each.request.amount, each.request.currency), "amount")
        if each.chosen is None:
            return ask
        cost = self._in_base(Money(each.chosen.cost_amount, each.chosen.cost_currency), "alternativeId")
        return max(ask, cost, key=lambda each: each.amount)

    def together(self, request: ExceptionRequest, asked: Money) -> Money:
        """The amount with that of every ask that belongs to it; asks beyond the window need no rate."""
        line = self.line_of[request.provider_unit_id]
        own = SplitAsk(request.id, request.program_id, line, asked, request.opened_at)
        near = (
            each
            for each in self.others.get(request.program_id, ())
            if each.id != request.id
            and abs(each.opened_at - request.opened_at) <= self.window
            and one_provider(line, self.line_of[each.provider_unit_id])
        )
        return cumulative_amount(own, [self._split_ask(each) for each in near], self.window)

    def _split_ask(self, each: Near) -> SplitAsk:
        amount = self._in_base(Money(each.amount, each.currency), "amount")
        if each.cost is not None and each.cost_currency is not None:
            approved = self._in_base(Money(each.cost, each.cost_currency), "amount")
            amount = max(amount, approved, key=lambda money: money.amount)
        return SplitAsk(each.id, each.program_id, self.line_of[each.provider_unit_id], amount, each.opened_at)

    def _in_base(self, amount: Money, path: str) -> Money:
        return self.rates.convert(amount, self.work.organisation.base_currency, self.work.today, path)


async def _counting(work: Work, asked: Sequence[Asked], around: Subquery) -> _Counting:
    """Three statements. `around` has the program and the instant of each ask, near which others may count with it.

    What was closed counts while its approval is in force, or closing would hide a split. An approved
    alternative that is dearer than its ask counts in its place, or a cheap ask would hide one.
    """
    window = timedelta(days=work.organisation.anti_splitting_days)
    requests = [each.request for each in asked]
    near, later = ExceptionRequest, aliased(Decision)
    ask = (near.id, near.program_id, near.provider_unit_id, near.amount, near.currency, near.opened_at)
    found = await work.session.execute(
        select(*ask, Alternative.cost_amount, Alternative.cost_currency)
        .select_from(near)
        .join(around, around.c.program_id == near.program_id)
        .outerjoin(Decision, (Decision.request_id == near.id) & ~exists().where(later.supersedes_id == Decision.id))
        .outerjoin(Terms, Terms.id == Decision.terms_id)
        .outerjoin(Alternative, Alternative.id == Terms.alternative_id)
        .where(
            near.opened_at.between(around.c.opened_at - window, around.c.opened_at + window),
            or_(near.state.not_in(NOT_COUNTED), (near.state == "closed") & near.holds_until.is_not(None)),
        )
        .distinct()
    )
    others: dict[UUID, list[Near]] = defaultdict(list)
    for row in found:
        others[row.program_id].append(Near(*row))
    currencies = {each.currency for group in others.values() for each in group}
    currencies |= {each.cost_currency for group in others.values() for each in group if each.cost_currency}
    currencies |= {request.currency for request in requests} | {
        each.chosen.cost_currency for each in asked if each.chosen
    }
    rates = await rates_among(work, {*currencies, work.organisation.base_currency})
    providers = {each.provider_unit_id for each in requests}
    providers |= {each.provider_unit_id for group in others.values() for each in group}
    return _Counting(work, window, rates, others, await _lines(work, providers))


async def _lines(work: Work, units: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Each unit with the units above it, but for the root, which is above all of them."""
    found = await work.session.execute(select(OrgUnit.id, OrgUnit.scope_ids).where(OrgUnit.id.in_(units)))
    return {unit: frozenset(line) - {work.organisation.root_unit_id} for unit, line in found}
