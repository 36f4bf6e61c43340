"""Gates with their three keys, and the delivery evidence behind one of them."""

from datetime import date
from typing import Any

import strawberry

from triptych.governance.gates.ahead import lies_ahead, newest_outcome
from triptych.graphql.reading.declared.fields import column, computed, expression, many, money, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import through
from triptych.graphql.types.compliance import Compliance, ExceptionStanding, standing_of_findings
from triptych.graphql.types.keys import GateReadiness, readiness_of
from triptych.graphql.types.portfolio import projects_seen
from triptych.graphql.types.shared import origin_of
from triptych.kernel.actor import Office
from triptych.kernel.health import KeyState
from triptych.model import gate as gate_model
from triptych.model import portfolio as portfolio_model
from triptych.model.gate import GateOutcome


@strawberry.type(description="What must be done by a day after a conditional go.")
class GateConditionShown:
    statement: str
    due_on: date


@strawberry.type(description="How one office's key stood when the gate was decided.")
class GateKeyThen:
    office: Office
    state: KeyState
    state_without_exceptions: KeyState | None
    compliance: Compliance | None


def _conditions(stored: list[dict[str, Any]]) -> list[GateConditionShown]:
    return [
        GateConditionShown(statement=each["statement"], due_on=date.fromisoformat(each["dueOn"])) for each in stored
    ]


def _keys_then(stored: dict[str, Any]) -> list[GateKeyThen]:
    return [_key_then(Office(office), told) for office, told in stored.items()]


def _key_then(office: Office, told: Any) -> GateKeyThen:
    """Decisions of before both truths were kept say one state: without exceptions it was the same, or is not known."""
    if isinstance(told, str):
        state = KeyState(told)
        without = None if state is KeyState.EXCEPTED else state
        return GateKeyThen(office=office, state=state, state_without_exceptions=without, compliance=None)
    return GateKeyThen(
        office=office,
        state=KeyState(told["state"]),
        state_without_exceptions=KeyState(told["withoutExceptions"]),
        compliance=Compliance(
            counted=told["counted"], with_exceptions=told["with"], without_exceptions=told["without"]
        ),
    )


gates_seen = through(gate_model.Gate.project_id, portfolio_model.Project, projects_seen)


@node(gate_model.Gate, visible=gates_seen)
class Gate:
    """A gate: criteria, evidence from three offices, and a decision."""

    ref = column(gate_model.Gate.ref, filterable=True, orderable=True)
    name = column(gate_model.Gate.name, filterable=True, orderable=True)
    project = one("Project", gate_model.Gate.project_id)
    office = column(gate_model.Gate.office, words=Office, filterable=True, doc="Whose lead decides it.")
    due_on = column(gate_model.Gate.due_on, filterable=True, orderable=True)
    criteria = column(gate_model.Gate.criteria)
    cost_tolerance_percent = column(gate_model.Gate.cost_tolerance_percent)
    time_tolerance_days = column(gate_model.Gate.time_tolerance_days)
    barrier_threshold = column(gate_model.Gate.barrier_threshold, doc="Share of people, 0 to 1.")
    readiness = computed(
        GateReadiness, readiness_of, doc="The three keys, with and without exceptions, at this instant."
    )
    ahead = expression(
        bool,
        lambda _work: lies_ahead(),
        filterable=True,
        doc="Whether no decision let the project through or ended it.",
    )
    outcome = expression(
        GateOutcome | None,
        lambda _work: newest_outcome(),
        read=lambda value: None if value is None else GateOutcome(value),
        doc="What the newest decision said.",
    )
    decisions = many("GateDecision", gate_model.GateDecision.gate_id, gate_model.GateDecision.number.desc())
    origin = origin_of(gate_model.Gate)


@node(gate_model.GateDecision, visible=through(gate_model.GateDecision.gate_id, gate_model.Gate, gates_seen))
class GateDecision:
    """What was decided at a gate. Never changes; the newest counts."""

    number = column(gate_model.GateDecision.number)
    outcome = column(gate_model.GateDecision.outcome, words=GateOutcome)
    reason = column(gate_model.GateDecision.reason)
    conditions = expression(
        list[GateConditionShown], lambda _work: gate_model.GateDecision.conditions, read=_conditions
    )
    keys = expression(
        list[GateKeyThen],
        lambda _work: gate_model.GateDecision.keys,
        read=_keys_then,
        doc="How the three keys stood then.",
    )
    person = one("Person", gate_model.GateDecision.person_id)
    at = column(gate_model.GateDecision.at)


@node(gate_model.Forecast, visible=through(gate_model.Forecast.project_id, portfolio_model.Project, projects_seen))
class Forecast:
    """What the project is expected to cost and when to finish."""

    cost = money(gate_model.Forecast.cost_amount, gate_model.Forecast.cost_currency)
    finish_on = column(gate_model.Forecast.finish_on)
    basis = column(gate_model.Forecast.basis)
    at = column(gate_model.Forecast.at)
    entered_by = one("Person", gate_model.Forecast.entered_by_id)


@node(gate_model.Finding, visible=through(gate_model.Finding.project_id, portfolio_model.Project, projects_seen))
class Finding:
    """A standard found violated, with evidence."""

    project = one("Project", gate_model.Finding.project_id)
    rule = one("Rule", gate_model.Finding.rule_id)
    evidence = column(gate_model.Finding.evidence)
    amount = money(
        gate_model.Finding.amount, gate_model.Finding.currency, doc="What the violation is about, where it is known."
    )
    found_at = column(gate_model.Finding.found_at)
    resolved_at = column(gate_model.Finding.resolved_at)
    resolution = column(gate_model.Finding.resolution)
    resolved_by = one("Person", gate_model.Finding.resolved_by_id)
    open = expression(bool, lambda _work: gate_model.Finding.resolved_at.is_(None))
    standing = computed(
        ExceptionStanding,
        standing_of_findings,
        doc="Put right, open, or open and excepted: both truths now.",
    )
    entered_by = one("Person", gate_model.Finding.entered_by_id)
