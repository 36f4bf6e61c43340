"""Which gates lie ahead: those that no decision let through and that no decision ended."""

from typing import Any

from sqlalchemy import ColumnElement, func, select

from triptych.model.gate import Gate, GateDecision, GateOutcome
from triptych.model.portfolio import Project

PASSED_OR_ENDED = (GateOutcome.GO, GateOutcome.CONDITIONAL_GO, GateOutcome.KILL)


def newest_outcome() -> Any:
    """The outcome that counts at a gate: that of its newest decision, or null while nothing was decided."""
    return (
        select(GateDecision.outcome)
        .where(GateDecision.gate_id == Gate.id)
        .order_by(GateDecision.number.desc())
        .limit(1)
        .correlate(Gate)
        .scalar_subquery()
    )


def lies_ahead() -> ColumnElement[bool]:
    """A gate that was held or sent back lies ahead still; one that a project went through, or ended at, does not."""
    return func.coalesce(newest_outcome(), "").not_in(PASSED_OR_ENDED)


def next_gate() -> Any:
    """The gate of a project that lies ahead and is due first."""
    return (
        select(Gate.id)
        .where(Gate.project_id == Project.id, lies_ahead())
        .order_by(Gate.due_on, Gate.ref)
        .limit(1)
        .correlate(Project)
        .scalar_subquery()
    )
