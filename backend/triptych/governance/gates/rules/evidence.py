"""What each key looks at: the facts of an office, as points that pass, block or are not shown.

Offices measure, governance decides: whether a forecast lies within tolerance and how many people are stuck come in as
the offices computed them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from triptych.governance.gates.rules.keys import Point
from triptych.kernel.health import KeyState
from triptych.kernel.small_groups import MINIMUM
from triptych.kernel.targets import Case, Target


@dataclass(frozen=True, slots=True)
class FindingFact:
    """A standard that the office found violated or put right, with evidence; `case`: what is known of its money."""

    standard: Target
    ref: str
    violated: bool
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class ToleranceFact:
    """One area held against its tolerance on the forecast. `inside` None: no forecast, or no baseline to hold it to.

    `forecast` and `limit` are texts for the reader (an amount with its code, a date).
    """

    area: str
    inside: bool | None
    forecast: str | None = None
    limit: str | None = None
    reason: str = "no forecast"


@dataclass(frozen=True, slots=True)
class CriterionFact:
    """One acceptance criterion, and whether the service signed it off."""

    criterion: Target
    statement: str
    signed: bool


@dataclass(frozen=True, slots=True)
class TransitionFact:
    """One service that takes over, with its acceptance criteria."""

    service: str
    criteria: tuple[CriterionFact, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PeopleFact:
    """Over all groups of the project: people assessed, and those whose barrier lies before Ability."""

    assessed: int
    stuck_before_ability: int


def delivery_points(findings: Sequence[FindingFact], tolerances: Sequence[ToleranceFact]) -> tuple[Point, ...]:
    """Violated standards block; so does a forecast outside. Without a forecast, or a tolerance, it is not shown.

    That nobody found a violation is no evidence by itself: the forecast is.
    """
    found = tuple(
        Point(
            KeyState.BLOCKED if finding.violated else KeyState.PASSES,
            "standard_violated" if finding.violated else "standard_met",
            {"standard": finding.ref},
            finding.standard,
            finding.case,
        )
        for finding in findings
    )
    held = tuple(_tolerance(fact) for fact in tolerances)
    return (*found, *(held or (Point(KeyState.NOT_SHOWN, "no_tolerance"),)))


def service_points(transitions: Sequence[TransitionFact]) -> tuple[Point, ...]:
    """Every criterion signed. No transition, or one without criteria, is not shown."""
    if not transitions:
        return (Point(KeyState.NOT_SHOWN, "no_transition"),)
    return tuple(point for transition in transitions for point in _criteria(transition))


def people_points(people: PeopleFact | None, threshold: Decimal) -> tuple[Point, ...]:
    """The share stuck before Ability at or below the threshold; exactly at it passes. Fewer than five: not shown.

    Below five neither the share nor the number is told.
    """
    if people is None or people.assessed == 0:
        return (Point(KeyState.NOT_SHOWN, "no_assessment"),)
    if people.assessed < MINIMUM:
        return (Point(KeyState.NOT_SHOWN, "too_few_people", {"minimum": str(MINIMUM)}),)
    share = Decimal(people.stuck_before_ability) / people.assessed
    passes = people.stuck_before_ability <= threshold * people.assessed
    params = {"share": str(share), "threshold": str(threshold), "assessed": str(people.assessed)}
    state = KeyState.PASSES if passes else KeyState.BLOCKED
    return (Point(state, "barriers_within_threshold" if passes else "barriers_above_threshold", params),)


def _tolerance(fact: ToleranceFact) -> Point:
    if fact.inside is None:
        return Point(KeyState.NOT_SHOWN, "no_forecast", {"area": fact.area, "reason": fact.reason})
    params = {"area": fact.area, "forecast": fact.forecast or "", "limit": fact.limit or ""}
    if fact.inside:
        return Point(KeyState.PASSES, "forecast_inside", params)
    return Point(KeyState.BLOCKED, "forecast_outside", params)


def _criteria(transition: TransitionFact) -> tuple[Point, ...]:
    if not transition.criteria:
        return (Point(KeyState.NOT_SHOWN, "no_criteria", {"service": transition.service}),)
    return tuple(
        Point(
            KeyState.PASSES if fact.signed else KeyState.BLOCKED,
            "criterion_signed" if fact.signed else "criterion_not_signed",
            {"service": transition.service, "criterion": fact.statement},
            fact.criterion,
        )
        for fact in transition.criteria
    )
