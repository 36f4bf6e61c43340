"""Whoever asks states what waiting costs beside the burn (EX4)."""

from dataclasses import dataclass
from datetime import date

from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.rates import convert, in_base
from triptych.access.work import Work
from triptych.governance.exceptions.clock import cost_per_hour_of
from triptych.governance.exceptions.events import authorship_of, must_follow, tell
from triptych.governance.exceptions.finding import must_be_requester, readable_request
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.further_costs import further_cost_problems
from triptych.kernel.exception_words import FurtherCostKind
from triptych.kernel.money import Money
from triptych.kernel.refusals import refuse_if
from triptych.model.exception import ExceptionRequest
from triptych.model.further_cost import FurtherCost
from triptych.model.types import RequestId


@dataclass(frozen=True, kw_only=True)
class StateFurtherCost:
    """Benefit that comes later or a penalty, by the hour; or what is lost at once after a day. 0 takes it back."""

    request_id: RequestId
    kind: FurtherCostKind
    amount: Money
    basis: str
    falls_on: date | None = None


async def state_further_cost(work: Work, ask: StateFurtherCost) -> ExceptionRequest:
    """State a figure, or state it anew; the earlier word stays. Raises `Invalid` where a rate is missing."""
    request = await readable_request(work, ask.request_id)
    await must_be_requester(work, request)
    permit = work.must(Action.EXCEPTION_REQUEST, Scope(tuple(request.scope_ids)))
    refuse_if(further_cost_problems(ask, work.today))
    must_follow(request, EventKind.FURTHER_COST_STATED)
    await in_base(work, ask.amount, "amount.currency")
    by_the_hour = None
    if ask.kind is not FurtherCostKind.DEADLINE_LOSS and request.weekly_burn_currency is not None:
        by_the_hour = await convert(work, ask.amount, request.weekly_burn_currency, work.today, "amount.currency")
    author = await authorship_of(work, request)
    work.session.add(
        FurtherCost(
            request_id=request.id,
            authorship_id=author.id,
            kind=ask.kind,
            amount=ask.amount.amount,
            currency=ask.amount.currency,
            per_hour=None if by_the_hour is None else by_the_hour.amount,
            falls_on=ask.falls_on,
            basis=ask.basis,
            at=work.now,
        )
    )
    await work.session.flush()
    await work.session.refresh(request, ["deferred_benefit_per_hour", "penalties_per_hour"])
    request.cost_per_hour = cost_per_hour_of(request)
    detail = {
        "kind": ask.kind.value,
        "amount": str(ask.amount.amount),
        "currency": ask.amount.currency,
        "fallsOn": None if ask.falls_on is None else ask.falls_on.isoformat(),
    }
    await tell(work, request, EventKind.FURTHER_COST_STATED, permit, text=ask.basis, detail=detail, authorship=author)
    return request
