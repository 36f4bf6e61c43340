"""The evidence of three offices on projects, as facts for the keys. A fixed number of statements."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from triptych.access.rates import Rates, rates_among
from triptych.access.work import Work
from triptych.cmo.profiles import newest_scores
from triptych.cmo.rules.adkar import BEFORE_ABILITY, barrier_point
from triptych.governance.gates.rules.evidence import (
    CriterionFact,
    FindingFact,
    PeopleFact,
    ToleranceFact,
    TransitionFact,
)
from triptych.kernel.days import day_of
from triptych.kernel.figures import Figure
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid
from triptych.kernel.targets import Case, Target, TargetKind
from triptych.model.gate import Finding, Forecast, Gate
from triptych.model.portfolio import Project
from triptych.model.service import Service
from triptych.model.standard import Rule
from triptych.model.transition import AcceptanceCriterion, SignOff, Transition
from triptych.pmo.rules.tolerance import cost_inside, cost_limit, finish_inside, finish_limit


@dataclass
class ProjectEvidence:
    """What is known of one project; None is what nobody entered.

    `comparable_cost` is the forecast cost in the budget's currency, at the rate of the day on which it was forecast;
    `missing_rate` says which rate would be needed for that.
    """

    findings: tuple[FindingFact, ...] = ()
    transitions: tuple[TransitionFact, ...] = ()
    people: PeopleFact | None = None
    budget: Money | None = None
    finish_on: date | None = None
    forecast_cost: Money | None = None
    forecast_finish: date | None = None
    comparable_cost: Money | None = None
    missing_rate: str | None = None

    def tolerances(self, gate: Gate) -> tuple[ToleranceFact, ...]:
        """Cost and time held against the gate's tolerances, on the forecast."""
        cost = cost_inside(self.budget, gate.cost_tolerance_percent, self.comparable_cost)
        if self.missing_rate is not None:
            cost = Figure(reason=self.missing_rate)
        time = finish_inside(self.finish_on, gate.time_tolerance_days, self.forecast_finish)
        return (
            _tolerance(
                "cost",
                cost,
                self._shown_cost(),
                None if self.budget is None else str(cost_limit(self.budget, gate.cost_tolerance_percent)),
            ),
            _tolerance(
                "time",
                time,
                None if self.forecast_finish is None else self.forecast_finish.isoformat(),
                None if self.finish_on is None else finish_limit(self.finish_on, gate.time_tolerance_days).isoformat(),
            ),
        )

    def _shown_cost(self) -> str | None:
        """The forecast as it is held against the limit, and as it was entered where that is another currency."""
        if self.comparable_cost is None or self.comparable_cost == self.forecast_cost:
            return None if self.forecast_cost is None else str(self.forecast_cost)
        return f"{self.comparable_cost} ({self.forecast_cost})"


def _tolerance(area: str, inside: Figure[bool], forecast: str | None, limit: str | None) -> ToleranceFact:
    return ToleranceFact(area, inside.value, forecast, limit, inside.reason or "")


async def evidence_of(work: Work, projects: Collection[UUID]) -> dict[UUID, ProjectEvidence]:
    """The evidence of each project."""
    found: dict[UUID, ProjectEvidence] = {project: ProjectEvidence() for project in projects}
    await _baselines(work, found)
    await _forecasts(work, found)
    await _findings(work, found)
    await _transitions(work, found)
    await _people(work, found)
    return found


async def _baselines(work: Work, found: dict[UUID, ProjectEvidence]) -> None:
    for project in await work.session.scalars(select(Project).where(Project.id.in_(found))):
        evidence = found[project.id]
        evidence.finish_on = project.finish_on
        if project.budget_amount is not None and project.budget_currency is not None:
            evidence.budget = Money(project.budget_amount, project.budget_currency)


async def _forecasts(work: Work, found: dict[UUID, ProjectEvidence]) -> None:
    newest = (
        select(Forecast)
        .where(Forecast.project_id.in_(found))
        .order_by(Forecast.project_id, Forecast.at.desc(), Forecast.id.desc())
        .ext(distinct_on(Forecast.project_id))
    )
    forecasts = list(await work.session.scalars(newest))
    budgets = {each.budget.currency for each in found.values() if each.budget is not None}
    rates = await rates_among(work, budgets | {forecast.cost_currency for forecast in forecasts})
    for forecast in forecasts:
        evidence = found[forecast.project_id]
        evidence.forecast_cost = Money(forecast.cost_amount, forecast.cost_currency)
        evidence.forecast_finish = forecast.finish_on
        _compare(evidence, rates, day_of(forecast.at, work.organisation.time_zone))


def _compare(evidence: ProjectEvidence, rates: Rates, on_day: date) -> None:
    """Money of two currencies meets through the rate of the day; without one nothing is held against the limit."""
    if evidence.forecast_cost is None or evidence.budget is None:
        evidence.comparable_cost = evidence.forecast_cost
        return
    try:
        evidence.comparable_cost = rates.convert(evidence.forecast_cost, evidence.budget.currency, on_day)
    except Invalid as refusal:
        evidence.missing_rate = refusal.problems[0].message


def case_of(work: Work, finding: Finding) -> Case | None:
    """What is known of a violation beyond its rule and project: its money, at the rates of the day it was found."""
    if finding.amount is None or finding.currency is None:
        return None
    return Case(Money(finding.amount, finding.currency), day_of(finding.found_at, work.organisation.time_zone))


async def _findings(work: Work, found: dict[UUID, ProjectEvidence]) -> None:
    rows = await work.session.execute(
        select(Finding, Rule.ref)
        .join(Rule, Rule.id == Finding.rule_id)
        .where(Finding.project_id.in_(found))
        .order_by(Rule.ref, Finding.found_at, Finding.id)
    )
    by_project: dict[UUID, list[FindingFact]] = defaultdict(list)
    for finding, ref in rows:
        target = Target(TargetKind.STANDARD, finding.rule_id, finding.project_id)
        case = case_of(work, finding)
        by_project[finding.project_id].append(FindingFact(target, ref, finding.resolved_at is None, case))
    for project, findings in by_project.items():
        found[project].findings = tuple(findings)


async def _transitions(work: Work, found: dict[UUID, ProjectEvidence]) -> None:
    rows = await work.session.execute(
        select(Transition, Service.name, AcceptanceCriterion, SignOff.id)
        .join(Service, Service.id == Transition.service_id)
        .outerjoin(AcceptanceCriterion, AcceptanceCriterion.transition_id == Transition.id)
        .outerjoin(SignOff, SignOff.criterion_id == AcceptanceCriterion.id)
        .where(Transition.project_id.in_(found))
        .order_by(Service.name, Transition.id, AcceptanceCriterion.position)
    )
    criteria: dict[tuple[UUID, UUID, str], list[CriterionFact]] = {}
    for transition, service, criterion, signed in rows:
        facts = criteria.setdefault((transition.project_id, transition.id, service), [])
        if criterion is not None:
            target = Target(TargetKind.CRITERION, criterion.id, transition.project_id)
            facts.append(CriterionFact(target, criterion.statement, signed is not None))
    for (project, _, service), facts in criteria.items():
        found[project].transitions += (TransitionFact(service, tuple(facts)),)


async def _people(work: Work, found: dict[UUID, ProjectEvidence]) -> None:
    """Over all groups of all initiatives: the newest assessment of each group counts."""
    for project, scores in (await newest_scores(work, found)).items():
        stuck = sum(1 for each in scores if barrier_point(each).value in BEFORE_ABILITY)
        found[project].people = PeopleFact(len(scores), stuck)
