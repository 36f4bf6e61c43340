"""Forecasts: tolerances are held against what is expected, not against what was (DOMAIN 4.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from triptych.access import checks
from triptych.access.policy.actions import Action
from triptych.access.provenance import provenance_of
from triptych.access.rates import convert
from triptych.access.seen import scope_of, seen
from triptych.access.work import Work
from triptych.kernel.money import Money
from triptych.kernel.refusals import Problem, refuse_if
from triptych.model.gate import Forecast
from triptych.model.portfolio import Project
from triptych.model.types import ProjectId


@dataclass(frozen=True, kw_only=True)
class EnterForecast:
    """What the project is expected to cost in all, when it is expected to finish, and on which basis."""

    project_id: ProjectId
    cost: Money
    finish_on: date
    basis: str


async def enter_forecast(work: Work, ask: EnterForecast) -> Forecast:
    """Say what a project will cost and when it will finish; the newest forecast counts, older ones stay."""
    project = await seen(work, Project, ask.project_id)
    permit = work.must(Action.FORECAST_ENTER, scope_of(project))
    today = work.today
    refuse_if(_problems(ask, project, today))
    if project.budget_currency is not None:
        await convert(work, ask.cost, project.budget_currency, today, "cost")  # a missing rate is told now, not later
    forecast = Forecast(
        project_id=project.id,
        cost_amount=ask.cost.amount,
        cost_currency=ask.cost.currency,
        finish_on=ask.finish_on,
        basis=ask.basis,
        at=work.now,
        **provenance_of(work),
    )
    work.session.add(forecast)
    await work.session.flush()
    work.record(permit, "forecast:enter", project, cost=str(ask.cost), finish_on=ask.finish_on.isoformat())
    return forecast


def _problems(ask: EnterForecast, project: Project, today: date) -> Iterator[Problem]:
    yield from checks.amount("cost", ask.cost)
    yield from checks.not_past("finishOn", ask.finish_on, today)
    yield from checks.in_order("finishOn", project.start_on, ask.finish_on, "start of the project")
    yield from checks.text("basis", ask.basis, checks.LINE)
