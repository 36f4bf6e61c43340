"""Gates with their three keys, and the delivery evidence behind one of them."""

from triptych.graphql.reading.fields import column, computed, expression, many, money, one
from triptych.graphql.reading.nodes import node
from triptych.graphql.reading.scope import through
from triptych.graphql.types.keys import GateReadiness, readiness_of
from triptych.graphql.types.portfolio import projects_seen
from triptych.graphql.types.shared import origin_of
from triptych.model import gate as gate_model
from triptych.model import portfolio as portfolio_model
from triptych.model.gate import GateOutcome


@node(gate_model.Gate, visible=through(gate_model.Gate.project_id, portfolio_model.Project, projects_seen))
class Gate:
    """A gate: criteria, evidence from three offices, and a decision."""

    ref = column(gate_model.Gate.ref, filterable=True, orderable=True)
    name = column(gate_model.Gate.name, filterable=True, orderable=True)
    project = one("Project", gate_model.Gate.project_id)
    due_on = column(gate_model.Gate.due_on, filterable=True, orderable=True)
    criteria = column(gate_model.Gate.criteria)
    cost_tolerance_percent = column(gate_model.Gate.cost_tolerance_percent)
    time_tolerance_days = column(gate_model.Gate.time_tolerance_days)
    barrier_threshold = column(gate_model.Gate.barrier_threshold, doc="Share of people, 0 to 1.")
    readiness = computed(
        GateReadiness, readiness_of, doc="The three keys, with and without exceptions, at this instant."
    )
    decisions = many("GateDecision", gate_model.GateDecision.gate_id, gate_model.GateDecision.number.desc())
    origin = origin_of(gate_model.Gate)


@node(gate_model.GateDecision)
class GateDecision:
    """What was decided at a gate. Never changes; the newest counts."""

    number = column(gate_model.GateDecision.number)
    outcome = column(gate_model.GateDecision.outcome, words=GateOutcome)
    reason = column(gate_model.GateDecision.reason)
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
    found_at = column(gate_model.Finding.found_at)
    resolved_at = column(gate_model.Finding.resolved_at)
    resolution = column(gate_model.Finding.resolution)
    open = expression(bool, lambda _work: gate_model.Finding.resolved_at.is_(None))
    entered_by = one("Person", gate_model.Finding.entered_by_id)
