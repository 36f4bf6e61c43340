"""What waiting costs, and what the viewer may do about it."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Context, Decimal
from uuid import UUID

import strawberry

from triptych.access.rates import Converted
from triptych.access.work import Work
from triptych.governance.decision_clock import cost as deciding_cost
from triptych.governance.exceptions import acts, clock, comparing, terms
from triptych.graphql.inputs import enum_type
from triptych.graphql.reading.declared.fields import MoneyAmount, plain_text
from triptych.graphql.refusals import Fact
from triptych.graphql.types.working_hours import WorkingCalendar, shown_calendar
from triptych.kernel.actor import Office
from triptych.kernel.clock_words import HopKind
from triptych.kernel.exception_words import FurtherCostKind
from triptych.kernel.money import Money
from triptych.model.exception import HoursBasis

RATE = Context(prec=8)
enum_type(HopKind)
enum_type(FurtherCostKind)


@strawberry.type(
    description="Another share of the burn, as the provider states it, and what the clock would show by it."
)
class DisputedShare:
    phi_low: Decimal
    phi_likely: Decimal
    phi_high: Decimal
    basis: str | None
    author: str | None
    cost_per_hour: MoneyAmount | None
    cost_so_far: MoneyAmount | None


@strawberry.type(description="What waiting costs beside the burn, as whoever asks stated it, with its basis.")
class FurtherCost:
    kind: FurtherCostKind
    amount: MoneyAmount = strawberry.field(description="An hour's; of a loss, all of it.")
    per_hour: MoneyAmount | None = strawberry.field(
        description="In the currency of the burn, by the rate of the day on which it was stated; null for a loss."
    )
    falls_on: date | None = strawberry.field(description="Of a loss: the day by whose end it must be there.")
    lost: bool = strawberry.field(description="Of a loss: that day went by while the request waited.")
    basis: str
    author: str | None


@strawberry.type(
    description="The ask in the currency of the burn, at the dated rate: what the break-even is counted by."
)
class ConvertedAsk:
    amount: MoneyAmount
    rate: Decimal = strawberry.field(description="What one unit of the ask's currency is in that of the burn.")
    on_day: date = strawberry.field(description="The day of the rate: the newest when the request was opened.")


@strawberry.type(description="The cost of delay of a request (DOMAIN 4.4), as facts from which a browser lets it tick.")
class BurnClock:
    cost_per_hour: MoneyAmount | None
    cost_per_hour_low: MoneyAmount | None
    cost_per_hour_high: MoneyAmount | None
    not_stated: str | None
    weekly_burn: MoneyAmount | None
    weekly_burn_basis: str | None
    phi_low: Decimal | None
    phi_likely: Decimal | None
    phi_high: Decimal | None
    phi_basis: str | None
    phi_author: str | None
    hours_basis: HoursBasis
    started_at: datetime
    stopped_at: datetime | None
    hours_before: Decimal
    running_since: datetime | None
    runs_again_at: datetime | None
    hours_waited: Decimal
    cost_so_far: MoneyAmount | None
    break_even_hours: Decimal | None
    break_even_at: datetime | None
    ask_converted: ConvertedAsk | None
    formula: str
    disputed: DisputedShare | None
    burn_per_hour: MoneyAmount | None = strawberry.field(description="What an hour costs of the burn alone.")
    further_costs: list[FurtherCost]
    working_calendar: WorkingCalendar | None


@strawberry.type(description="One act on a record: whether the viewer may do it now, and if not, why.")
class ViewerAct:
    act: str
    allowed: bool
    reason: str | None
    code: str | None
    facts: list[Fact]
    nearest: str | None


@strawberry.type(description="What one hop took of people: standard hours and a rate, as an office entered them.")
class CostOfHop:
    hop: HopKind
    began_at: datetime
    hours: Decimal
    rate: MoneyAmount | None
    cost: MoneyAmount | None
    office: Office
    basis: str
    entered_by: str


@strawberry.type(
    description="What deciding has cost so far (EX5), in base currency: hours x rates of its hops, and the delay."
)
class CostToDecide:
    hops: int
    parts: list[CostOfHop]
    work: MoneyAmount | None
    work_not_stated: str | None
    delay: MoneyAmount | None
    delay_not_stated: str | None
    total: MoneyAmount | None


def shown(amount: Money | None) -> MoneyAmount | None:
    """An amount as the graph shows it, rounded to cents only here."""
    return (
        None
        if amount is None
        else MoneyAmount(amount=plain_text(amount.amount.quantize(Decimal("0.01"))), currency=amount.currency)
    )


async def burn_clocks(work: Work, requests: Sequence[UUID]) -> list[BurnClock]:
    """The clocks of requests, all at once."""
    found = await clock.clocks(work, requests)
    calendar = shown_calendar(clock.working_calendar(work.organisation.time_zone))
    return [_clock(found[request], calendar) for request in requests]


def _converted(ask: Converted | None) -> ConvertedAsk | None:
    if ask is None:
        return None
    amount = MoneyAmount(amount=plain_text(ask.amount.amount.quantize(Decimal("0.01"))), currency=ask.amount.currency)
    return ConvertedAsk(amount=amount, rate=RATE.plus(ask.rate).normalize(), on_day=ask.on_day)


def _clock(facts: clock.ClockFacts, calendar: WorkingCalendar) -> BurnClock:
    return BurnClock(
        cost_per_hour=shown(facts.cost_per_hour),
        cost_per_hour_low=shown(facts.cost_per_hour_low),
        cost_per_hour_high=shown(facts.cost_per_hour_high),
        not_stated=facts.not_stated,
        weekly_burn=shown(facts.weekly_burn),
        weekly_burn_basis=facts.weekly_burn_basis,
        phi_low=facts.phi_low,
        phi_likely=facts.phi_likely,
        phi_high=facts.phi_high,
        phi_basis=facts.phi_basis,
        phi_author=facts.phi_author,
        hours_basis=facts.hours_basis,
        started_at=facts.started_at,
        stopped_at=facts.stopped_at,
        hours_before=facts.hours_before.quantize(Decimal("0.000001")),
        running_since=facts.running_since,
        runs_again_at=facts.runs_again_at,
        hours_waited=facts.hours_waited.quantize(Decimal("0.01")),
        cost_so_far=shown(facts.cost_so_far),
        break_even_hours=None if facts.break_even_hours is None else facts.break_even_hours.quantize(Decimal("0.01")),
        break_even_at=facts.break_even_at,
        ask_converted=_converted(facts.ask_converted),
        formula=facts.formula,
        disputed=_disputed(facts.disputed),
        burn_per_hour=shown(facts.burn_per_hour),
        further_costs=[_further(each) for each in facts.further],
        working_calendar=calendar if facts.hours_basis is HoursBasis.WORKING else None,
    )


def _further(fact: clock.FurtherFact) -> FurtherCost:
    stated = fact.stated
    return FurtherCost(
        kind=stated.kind,
        amount=MoneyAmount(amount=plain_text(stated.amount.amount), currency=stated.amount.currency),
        per_hour=shown(fact.per_hour),
        falls_on=stated.falls_on,
        lost=fact.lost,
        basis=stated.basis,
        author=stated.author,
    )


def _disputed(share: clock.Disputed | None) -> DisputedShare | None:
    if share is None:
        return None
    return DisputedShare(
        phi_low=share.phi_low,
        phi_likely=share.phi_likely,
        phi_high=share.phi_high,
        basis=share.basis,
        author=share.author,
        cost_per_hour=shown(share.cost_per_hour),
        cost_so_far=shown(share.cost_so_far),
    )


async def acts_of_viewer(work: Work, requests: Sequence[UUID]) -> list[list[ViewerAct]]:
    """What the viewer may do on each request, all at once."""
    found = await acts.acts_of(work, requests)
    return [[shown_act(act) for act in found[request]] for request in requests]


def shown_act(act: acts.Possible) -> ViewerAct:
    """One act with the reason against it, if there is one."""
    denial = act.denial
    return ViewerAct(
        act=act.name,
        allowed=denial is None,
        reason=denial.reason if denial else None,
        code=denial.code if denial else None,
        facts=[
            Fact(label=f.label, value=f.value, stands_in_the_way=f.stands_in_the_way)
            for f in (denial.facts if denial else ())
        ],
        nearest=denial.nearest if denial else None,
    )


async def costs_to_decide(work: Work, requests: Sequence[UUID]) -> list[CostToDecide]:
    """What deciding each request has cost so far; where its work is not stated, there is no total of it either."""
    found = await deciding_cost.costs_to_decide(work, requests)
    return [
        CostToDecide(
            hops=found[request].hops,
            parts=[_cost_of_hop(each) for each in found[request].parts],
            work=None if found[request].work_not_stated else shown(found[request].cost.work),
            work_not_stated=found[request].work_not_stated,
            delay=shown(found[request].cost.delay.value),
            delay_not_stated=found[request].cost.delay.reason,
            total=None if found[request].work_not_stated else shown(found[request].cost.total.value),
        )
        for request in requests
    ]


def _cost_of_hop(told: deciding_cost.CostOfHop) -> CostOfHop:
    effort = told.effort
    return CostOfHop(
        hop=told.kind,
        began_at=told.began_at,
        hours=effort.hours,
        rate=shown(Money(effort.rate_amount, effort.rate_currency)),
        cost=shown(told.cost),
        office=Office(effort.office),
        basis=effort.basis,
        entered_by=told.entered_by,
    )


async def best_options(work: Work, alternatives: Sequence[UUID]) -> list[bool | None]:
    """Which options no other beats, all at once."""
    found = await comparing.in_pareto_set(work, alternatives)
    return [found[alternative] for alternative in alternatives]


async def waiting_terms(work: Work, written: Sequence[UUID]) -> list[bool]:
    """Which terms wait for signatures, all at once."""
    found = await terms.open_among(work, written)
    return [each in found for each in written]
