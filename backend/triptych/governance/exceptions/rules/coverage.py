"""The one law by which an exception covers (EX11): gates, reports, API and jobs ask this and nothing else (trap 2).

Law: a decision covers a target from its instant on, if it approves and names the target, until the first of: its
*valid until*; the decision that supersedes it (a revocation is one); a day, where it is an emergency go that nobody
reviewed. While a dated condition is overdue and unmet it covers nothing; met late, it covers again from then. A class
waiver (`class_waiver`) covers beside it what falls under it, while it is in force. All ends are exclusive: at the
instant itself it has stopped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from triptych.kernel.exception_words import APPROVALS, Outcome
from triptych.kernel.period_sets import difference, union
from triptych.kernel.periods import Period
from triptych.kernel.targets import Target


@dataclass(frozen=True, slots=True)
class DatedCondition:
    """A condition is overdue from `due` on (the end of its day) until it is met."""

    due: datetime
    met_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What the resolver needs of one decision. An approval without a `valid_until` covers nothing.

    `review_due` is until when an emergency go covers unless it is reviewed; None where nothing is owed, or it was.
    """

    id: UUID
    outcome: Outcome
    at: datetime
    valid_until: datetime | None = None
    supersedes: UUID | None = None
    conditions: tuple[DatedCondition, ...] = field(default=())
    targets: frozenset[Target] = field(default=frozenset())
    review_due: datetime | None = None


def in_force(decision: DecisionFacts, chain: Iterable[DecisionFacts]) -> tuple[Period, ...]:
    """When a decision approves with effect: disjoint periods in order, none for anything but an approval."""
    if decision.outcome not in APPROVALS or decision.valid_until is None:
        return ()
    ends = [
        decision.valid_until,
        *([decision.review_due] if decision.review_due else []),
        *(later.at for later in chain if later.supersedes == decision.id),
    ]
    lapses = [Period(condition.due, condition.met_at) for condition in decision.conditions]  # empty where met in time
    return difference([Period(decision.at, min(ends))], lapses)


def covered_periods(
    decisions: Sequence[DecisionFacts], target: Target, waived: Iterable[Period] = ()
) -> tuple[Period, ...]:
    """When any of the decisions covers the target, or a class waiver that it falls under was in force (`waived`).

    All decisions of every request that names it must be given.
    """
    naming = (decision for decision in decisions if target in decision.targets)
    return union([*(period for decision in naming for period in in_force(decision, decisions)), *waived])


def covers(decisions: Sequence[DecisionFacts], target: Target, instant: datetime) -> bool:
    """Whether the target is covered at the instant."""
    return covered_until(decisions, target, instant) is not None


def covered_until(
    decisions: Sequence[DecisionFacts], target: Target, instant: datetime, waived: Iterable[Period] = ()
) -> datetime | None:
    """The first instant at which the cover of `instant` ends, as known now; None where it is not covered then."""
    return next((p.end for p in covered_periods(decisions, target, waived) if p.covers(instant)), None)


def covering(decisions: Sequence[DecisionFacts], target: Target, instant: datetime) -> tuple[UUID, ...]:
    """The decisions that cover the target at the instant, in the order given, so that a screen can name them."""
    return tuple(
        decision.id
        for decision in decisions
        if target in decision.targets and any(p.covers(instant) for p in in_force(decision, decisions))
    )
