"""The leadership page: what burns, who can stop it, which gates are not ready (LD1, LD2). Every figure drills."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median
from uuid import UUID

from sqlalchemy import func, select

from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.governance.exceptions.overrides import is_override
from triptych.governance.exceptions.purses import Burning, burning
from triptych.governance.gates.readiness import of_gates
from triptych.governance.gates.standing import of_projects
from triptych.insight.rules.headline import Figures, headline
from triptych.kernel.compliance import NOTHING_COUNTED, Compliance, compliance
from triptych.kernel.exception_words import Outcome
from triptych.kernel.money import Money
from triptych.model.decision import Decision
from triptych.model.exception import Citation, ExceptionRequest
from triptych.model.gate import Finding, Gate
from triptych.model.portfolio import Portfolio, Program, Project
from triptych.model.standard import Rule, RuleVersion

HORIZON = timedelta(days=90)
LOOKING_BACK = timedelta(days=30)
MOST = 20


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
    emergencies: tuple[UUID, ...]
    burning: tuple[Burning, ...]
    gates: tuple[UUID, ...]
    gates_ready: Compliance
    standards: Compliance
    ratings: tuple[RatingCount, ...]
    rule_costs: tuple[RuleCost, ...]


async def leadership(work: Work) -> Leadership:
    """What leaders see without joining every project (LD4). Raises `NotAllowed` for everybody else."""
    work.must(Action.LEADERSHIP_READ, Scope((work.organisation.root_unit_id,)))
    costs = await burning(work)
    gates = await _gates(work)
    ready = await of_gates(work, gates)
    open_gates = compliance((gate.state, gate.state_without_exceptions) for gate in ready.values())
    per_day, so_far = _total([b.per_day for b in costs]), _total([b.so_far for b in costs])
    hours = await _hours_to_decide(work)
    return Leadership(
        as_of=work.now,
        headline=headline(Figures(len(costs), per_day, open_gates)),
        running_projects=await _running(work),
        open_requests=len(costs),
        burning_per_day=per_day,
        burned_so_far=so_far,
        unpriced_requests=sum(1 for each in costs if each.per_day is None),
        decided_recently=len(hours),
        median_hours_to_decide=median(hours) if hours else None,
        overrides=await _overrides(work),
        emergencies=await _emergencies(work),
        burning=costs,
        gates=gates,
        gates_ready=open_gates,
        standards=await _standards(work),
        ratings=await _ratings(work),
        rule_costs=await _rule_costs(work, costs),
    )


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


async def _standards(work: Work) -> Compliance:
    """Every standard on every running project on which it was judged: leaders see all of them (LD4)."""
    ended = func.coalesce(Project.finish_on < work.today, False)
    running = await work.session.scalars(
        select(Finding.project_id).join(Project, Project.id == Finding.project_id).where(~ended).distinct()
    )
    return sum((await of_projects(work, list(running))).values(), NOTHING_COUNTED)


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
    """Decisions in place of another that was in force: leadership sees every one (EX13)."""
    found = await work.session.scalars(
        select(Decision.id).where(is_override()).order_by(Decision.at.desc(), Decision.id).limit(MOST)
    )
    return tuple(found)


async def _emergencies(work: Work) -> tuple[UUID, ...]:
    """Every emergency go of late, reviewed or not: they are no overrides, and leadership looks at them (EX14)."""
    found = await work.session.scalars(
        select(Decision.id)
        .where(Decision.outcome == Outcome.EMERGENCY_GO, Decision.at >= work.now - HORIZON)
        .order_by(Decision.at.desc(), Decision.id)
        .limit(MOST)
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


async def _rule_costs(work: Work, costs: tuple[Burning, ...]) -> tuple[RuleCost, ...]:
    """Standards by what waiting on them costs now; a request that two rules stop counts for both."""
    per_day = {each.request_id: each.per_day for each in costs}
    found = await work.session.execute(
        select(RuleVersion.rule_id, Citation.request_id)
        .join(Citation, Citation.rule_version_id == RuleVersion.id)
        .join(Rule, Rule.id == RuleVersion.rule_id)
    )
    cited: Counter[UUID] = Counter()
    waits: dict[UUID, list[Money | None]] = defaultdict(list)
    for rule, request in found:
        cited[rule] += 1
        waits[rule].append(per_day.get(request))
    ranked = [RuleCost(rule, count, _total(waits[rule])) for rule, count in cited.items()]
    ranked.sort(key=lambda each: (-(each.per_day.amount if each.per_day else Decimal(0)), -each.cited))
    return tuple(ranked[:10])
