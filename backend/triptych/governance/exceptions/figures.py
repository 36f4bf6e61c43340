"""The figures that a decision stands on and no single row holds: key states, cost of deciding, dated rates (EX15)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select

from triptych.access.policy.actions import Action
from triptych.access.rates import rates_among
from triptych.access.work import Work
from triptych.governance.decision_clock.cost import costs_to_decide
from triptych.governance.exceptions.clock import clocks
from triptych.governance.gates.readiness import of_gates
from triptych.kernel.money import Money
from triptych.model.decision import Decision
from triptych.model.exception import Alternative, ExceptionRequest
from triptych.model.gate import Gate
from triptych.model.portfolio import Project

KeyStates = dict[str, dict[str, str]]
KeyChanges = list[dict[str, str]]


async def figures_of(work: Work, request: ExceptionRequest) -> dict[str, Any]:
    """As they stand before the decision takes effect. Amounts are unrounded text; what is undefined is null."""
    clock = (await clocks(work, [request.id]))[request.id]
    deciding = (await costs_to_decide(work, [request.id]))[request.id]
    cost = deciding.cost
    return {
        "keys": (await key_states(work, [request.project_id]))[request.project_id],
        "hoursWaited": str(clock.hours_waited),
        "costPerHour": _told(clock.cost_per_hour),
        "delayCost": _told(cost.delay.value),
        "delayNotStated": cost.delay.reason,
        "hops": deciding.hops,
        "workCost": None if deciding.work_not_stated else _told(cost.work),
        "workNotStated": deciding.work_not_stated,
        "costToDecide": None if deciding.work_not_stated else _told(cost.total.value),
        "rates": await _rates(work, request),
    }


async def key_states(work: Work, projects: Sequence[UUID]) -> dict[UUID, KeyStates]:
    """Of each project the state of every key without exceptions, by gate and office."""
    found = await work.session.execute(select(Gate.id, Gate.ref, Gate.project_id).where(Gate.project_id.in_(projects)))
    gates = {key: (ref, project) for key, ref, project in found}
    states: dict[UUID, KeyStates] = {project: {} for project in projects}
    for key, ready in (await of_gates(work, list(gates))).items():
        ref, project = gates[key]
        states[project][ref] = {each.office.value: each.state_without_exceptions.value for each in ready.keys}
    return states


async def keys_changed(work: Work, decisions: Sequence[UUID]) -> list[KeyChanges]:
    """Which keys stand otherwise than when each decision was made: gate, office, then and now. All at once.

    Nothing is told of the keys of a project that the actor may not see.
    """
    seen = Project.scope_ids.overlap(sorted(work.readable(Action.PROJECT_READ)))
    return await keys_otherwise(work, decisions, seen)


async def keys_otherwise(work: Work, decisions: Sequence[UUID], *seen: ColumnElement[bool]) -> list[KeyChanges]:
    """As `keys_changed`, whoever looks: of the decisions whose projects are `seen`."""
    found = await work.session.execute(
        select(Decision.id, Decision.figures, ExceptionRequest.project_id)
        .join(ExceptionRequest, ExceptionRequest.id == Decision.request_id)
        .join(Project, Project.id == ExceptionRequest.project_id)
        .where(Decision.id.in_(decisions), Decision.figures.is_not(None), *seen)
    )
    kept = {key: (figures["keys"], project) for key, figures, project in found}
    present = await key_states(work, list({project for _, project in kept.values()})) if kept else {}
    return [_differing(*kept[each], present) if each in kept else [] for each in decisions]


def _differing(before: KeyStates, project: UUID, present: dict[UUID, KeyStates]) -> KeyChanges:
    return [
        {"gate": gate, "office": office, "before": was, "after": now}
        for gate, keys in sorted(before.items())
        for office, was in sorted(keys.items())
        if (now := present[project].get(gate, {}).get(office, was)) != was
    ]


async def _rates(work: Work, request: ExceptionRequest) -> list[dict[str, str]]:
    """The newest rate of each pair among the currencies that the decision speaks of."""
    costs = await work.session.scalars(
        select(Alternative.cost_currency).where(
            Alternative.request_id == request.id, Alternative.withdrawn_at.is_(None)
        )
    )
    spoken = {work.organisation.base_currency, request.currency, *costs}
    spoken |= {request.weekly_burn_currency} if request.weekly_burn_currency else set()
    newest = {}
    for each in sorted((await rates_among(work, spoken)).entered, key=lambda rate: rate.on_day):
        if each.on_day <= work.today:
            newest[each.base, each.quote] = each
    return [
        {
            "from": rate.base,
            "to": rate.quote,
            "rate": f"{rate.rate:f}",
            "on": rate.on_day.isoformat(),
            "by": rate.source,
        }
        for _, rate in sorted(newest.items())
    ]


def _told(amount: Money | None) -> dict[str, str] | None:
    return None if amount is None else {"amount": str(amount.amount), "currency": amount.currency}
