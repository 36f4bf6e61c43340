"""What happened beside the events of requests: to gates, delegations and class waivers, and to facts decided on."""

from typing import Any

from sqlalchemy import ColumnElement, exists, false, func, or_, select, true

from triptych.access.work import Work
from triptych.graphql.inputs import enum_type
from triptych.graphql.reading.declared.fields import column, one, one_by
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import Visible
from triptych.graphql.types.exceptions import of_request
from triptych.graphql.types.gates import gates_seen
from triptych.graphql.types.organisation import people_seen
from triptych.graphql.types.waivers import waivers_seen
from triptych.kernel.occurrence_words import OccurrenceKind
from triptych.model import gate as gate_model
from triptych.model.decision import Decision
from triptych.model.occurrence import Occurrence as Happened
from triptych.model.waiver import ClassWaiverEvent

enum_type(OccurrenceKind)


def _gate() -> Any:
    """The gate that it is about, itself or by a decision at it."""
    decided = (
        select(gate_model.GateDecision.gate_id)
        .where(gate_model.GateDecision.id == Happened.gate_decision_id)
        .correlate(Happened)
        .scalar_subquery()
    )
    return func.coalesce(Happened.gate_id, decided)


def _waiver() -> Any:
    """The class waiver that it is about, itself or by what was said to it."""
    said = (
        select(ClassWaiverEvent.waiver_id)
        .where(ClassWaiverEvent.id == Happened.waiver_event_id)
        .correlate(Happened)
        .scalar_subquery()
    )
    return func.coalesce(Happened.waiver_id, said)


def _where(named: ColumnElement[bool], visible: Visible, work: Work) -> ColumnElement[bool]:
    condition = visible(work)
    return named if condition is None else named & condition


def _of_seen_gate(work: Work) -> ColumnElement[bool]:
    condition = gates_seen(work)
    seen = exists().where(gate_model.Gate.id == _gate(), true() if condition is None else condition)
    return seen.correlate(Happened)


def _of_seen_decision(work: Work) -> ColumnElement[bool]:
    condition = of_request(Decision.request_id)(work)
    seen = exists().where(Decision.id == Happened.decision_id, true() if condition is None else condition)
    return seen.correlate(Happened)


def occurrences_seen(work: Work) -> ColumnElement[bool]:
    """Whoever sees the record that it is about."""
    return or_(
        _where(Happened.delegation_id.is_not(None), people_seen, work),
        _where(or_(Happened.waiver_id.is_not(None), Happened.waiver_event_id.is_not(None)), waivers_seen, work),
        _of_seen_gate(work),
        _of_seen_decision(work),
        false(),
    )


@node(Happened, visible=occurrences_seen)
class Occurrence:
    """Something that happened to a record that is no request, or that was noticed of the facts of a decision."""

    kind = column(Happened.kind, words=OccurrenceKind)
    person = one("Person", Happened.person_id, doc="Who did it; null for what nobody did.")
    gate = one_by("Gate", lambda _work: _gate())
    gate_decision = one("GateDecision", Happened.gate_decision_id)
    delegation = one("Delegation", Happened.delegation_id)
    waiver = one_by("ClassWaiver", lambda _work: _waiver())
    decision = one("Decision", Happened.decision_id)
    at = column(Happened.at, doc="When it happened, or was noticed.")
