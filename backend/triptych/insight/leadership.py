"""The leadership page: what burns, who can stop it, which gates are not ready (LD1, LD2). Every figure drills."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median
from uuid import UUID

from sqlalchemy import func, select

from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.rates import in_base
from triptych.access.work import Work
from triptych.governance.exceptions.clock import working_calendar
from triptych.governance.exceptions.rules.burn import HOURS_PER_WEEK
from triptych.governance.exceptions.rules.burn_cap import OpenClaim, burn_by_request, capped_shares
from triptych.governance.exceptions.waited import is_waiting, waited_by
from triptych.governance.gates.readiness import of_gates
from triptych.insight.rules.headline import Figures, headline
from triptych.kernel.exception_words import HoursBasis
from triptych.kernel.health import KeyState
from triptych.kernel.money import Money
from triptych.kernel.periods import Period
from triptych.kernel.refusals import Invalid
from triptych.model.decision import Decision
from triptych.model.exception import Citation, ExceptionRequest
from triptych.model.gate import Gate
from triptych.model.portfolio import Portfolio, Program, Project
from triptych.model.standard import Rule, RuleVersion

HORIZON = timedelta(days=90)
LOOKING_BACK = timedelta(days=30)
BLOCKING = frozenset({KeyState.BLOCKED, KeyState.NOT_SHOWN})


@dataclass(frozen=True)
class Burning:
    """One open request: what it costs a day and has cost, capped by its program's burn, in base currency."""

    request_id: UUID
    per_day: Money | None
    so_far: Money | None
    why_not: str | None


@dataclass(frozen=True)
class RatingCount:
    """How many projects of one portfolio carry one rating on one scale; withheld and unrated count for themselves."""

    portfolio: str
    portfolio_id: UUID
    scale: str | None
    rating: str | None
    projects: int


@dataclass(frozen=True)
class RuleCost:
    """One standard: how often it was cited and what waiting on it costs a day now."""

    rule_id: UUID
    cited: int
    per_day: Money | None


@dataclass(frozen=True)
class Leadership:
    """The whole page at one instant."""

    as_of: datetime
    headline: str
    running_projects: int
    open_requests: int
    burning_per_day: Money | None
    burned_so_far: Money | None
    unpriced_requests: int
    decided_recently: int
    median_hours_to_decide: Decimal | None
    overrides: tuple[UUID, ...]
    burning: tuple[Burning, ...]
    gates: tuple[UUID, ...]
    gates_blocked: int
    ratings: tuple[RatingCount, ...]
    rule_costs: tuple[RuleCost, ...]


async def leadership(work: Work) -> Leadership:
    """What leaders see without joining every project (LD4). Raises `NotAllowed` for everybody else."""
    work.must(Action.LEADERSHIP_READ, Scope((work.organisation.root_unit_id,)))
    burning = await _burning(work)
    gates = await _gates(work)
    ready = await of_gates(work, gates)
    blocked = sum(1 for gate in ready.values() if gate.state in BLOCKING)
    per_day, so_far = _total([b.per_day for b in burning]), _total([b.so_far for b in burning])
    hours = await _hours_to_decide(work)
    return Leadership(
        as_of=work.now,
        headline=headline(Figures(len(burning), per_day, blocked, len(gates))),
        running_projects=await _running(work),
        open_requests=len(burning),
        burning_per_day=per_day,
        burned_so_far=so_far,
        unpriced_requests=sum(1 for each in burning if each.per_day is None),
        decided_recently=len(hours),
        median_hours_to_decide=median(hours) if hours else None,
        overrides=await _overrides(work),
        burning=burning,
        gates=gates,
        gates_blocked=blocked,
        ratings=await _ratings(work),
        rule_costs=await _rule_costs(work, burning),
    )


async def _burning(work: Work) -> tuple[Burning, ...]:
    """Waiting requests, dearest first. Those on one purse never burn more together than there is in it.

    A request whose deferral has lapsed waits again.
    """
    found = await work.session.execute(
        select(ExceptionRequest, Program.weekly_burn_amount.is_not(None))
        .join(Program, Program.id == ExceptionRequest.program_id)
        .where(is_waiting(work))
    )
    by_purse: dict[UUID, list[ExceptionRequest]] = defaultdict(list)
    for request, whole_program in found:
        by_purse[request.program_id if whole_program else request.project_id].append(request)
    waited = await waited_by(work, [request.id for requests in by_purse.values() for request in requests])
    priced = [each for requests in by_purse.values() for each in await _of_purse(work, requests, waited)]
    return tuple(sorted(priced, key=lambda b: (b.per_day is None, -(b.per_day.amount if b.per_day else 0))))


async def _of_purse(
    work: Work, requests: list[ExceptionRequest], waited: Mapping[UUID, tuple[Period, ...]]
) -> list[Burning]:
    """What the open requests of one program cost, or of one project whose program states no burn of its own."""
    calendar = working_calendar(work.organisation.time_zone)
    burn, why_not = await _burn_of(work, requests)
    shares = capped_shares({request.id: request.phi_likely for request in requests})
    claims = {
        request.id: OpenClaim(request.phi_likely, HoursBasis(request.hours_basis), waited[request.id])
        for request in requests
    }
    burned = {} if burn is None else burn_by_request(claims, burn, work.now, calendar)
    return [_one(request, burn, shares[request.id], burned.get(request.id), why_not) for request in requests]


def _one(
    request: ExceptionRequest, burn: Money | None, share: Decimal | None, so_far: Money | None, why_not: str | None
) -> Burning:
    if burn is None or share is None:
        return Burning(request.id, None, None, why_not or "The share of the burn is not stated.")
    hours_a_day = 24 if HoursBasis(request.hours_basis) is HoursBasis.CALENDAR else 8
    per_day = burn * (share * hours_a_day / HOURS_PER_WEEK[HoursBasis(request.hours_basis)])
    return Burning(request.id, per_day, so_far, None)


async def _burn_of(work: Work, requests: list[ExceptionRequest]) -> tuple[Money | None, str | None]:
    """The burn of the purse that the requests draw on, in base currency, or why there is none."""
    known = [r for r in requests if r.weekly_burn_amount is not None and r.weekly_burn_currency is not None]
    if not known:
        return None, "The weekly burn is not stated."
    newest = max(known, key=lambda request: request.opened_at)
    if newest.weekly_burn_amount is None or newest.weekly_burn_currency is None:
        return None, "The weekly burn is not stated."
    try:
        return await in_base(work, Money(newest.weekly_burn_amount, newest.weekly_burn_currency)), None
    except Invalid as refusal:
        return None, refusal.message


def _total(amounts: list[Money | None]) -> Money | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known[1:], known[0]) if known else None


async def _gates(work: Work) -> tuple[UUID, ...]:
    found = await work.session.scalars(
        select(Gate.id)
        .where(Gate.due_on >= work.today, Gate.due_on <= work.today + HORIZON)
        .order_by(Gate.due_on, Gate.ref)
    )
    return tuple(found)


async def _running(work: Work) -> int:
    ended = func.coalesce(Project.finish_on < work.today, False)
    return await work.session.scalar(select(func.count()).select_from(Project).where(~ended)) or 0


async def _hours_to_decide(work: Work) -> list[Decimal]:
    """Hours from opening to the first decision, of requests decided in the last 30 days."""
    found = await work.session.execute(
        select(ExceptionRequest.opened_at, Decision.at)
        .join(Decision, Decision.request_id == ExceptionRequest.id)
        .where(Decision.number == 1, Decision.at >= work.now - LOOKING_BACK)
    )
    return [Decimal((at - opened).total_seconds()) / 3600 for opened, at in found]


async def _overrides(work: Work) -> tuple[UUID, ...]:
    """Decisions that superseded another: leadership sees every one (EX13)."""
    found = await work.session.scalars(
        select(Decision.id).where(Decision.supersedes_id.is_not(None)).order_by(Decision.at.desc()).limit(20)
    )
    return tuple(found)


async def _ratings(work: Work) -> tuple[RatingCount, ...]:
    """Latest published ratings by portfolio, each on its own scale; what is withheld is told as such."""
    withheld = Project.rating_withheld.is_not(None)
    found = await work.session.execute(
        select(Portfolio.name, Portfolio.id, Project.rating_scale, Project.rating, withheld, func.count())
        .join(Program, Program.portfolio_id == Portfolio.id)
        .join(Project, Project.program_id == Program.id)
        .group_by(Portfolio.name, Portfolio.id, Project.rating_scale, Project.rating, withheld)
        .order_by(Portfolio.name)
    )
    return tuple(
        RatingCount(name, key, scale, "withheld" if hidden else rating, count)
        for name, key, scale, rating, hidden, count in found
    )


async def _rule_costs(work: Work, burning: tuple[Burning, ...]) -> tuple[RuleCost, ...]:
    """Standards by what waiting on them costs now; a request that two rules stop counts for both."""
    per_day = {each.request_id: each.per_day for each in burning}
    found = await work.session.execute(
        select(RuleVersion.rule_id, Citation.request_id)
        .join(Citation, Citation.rule_version_id == RuleVersion.id)
        .join(Rule, Rule.id == RuleVersion.rule_id)
    )
    cited: Counter[UUID] = Counter()
    costs: dict[UUID, list[Money | None]] = defaultdict(list)
    for rule, request in found:
        cited[rule] += 1
        costs[rule].append(per_day.get(request))
    ranked = [RuleCost(rule, count, _total(costs[rule])) for rule, count in cited.items()]
    ranked.sort(key=lambda each: (-(each.per_day.amount if each.per_day else Decimal(0)), -each.cited))
    return tuple(ranked[:10])
