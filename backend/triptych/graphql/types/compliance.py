"""Two truths as the graph tells them (EX12): every figure of compliance is of this one type."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import strawberry

from triptych.access.work import Work
from triptych.governance.exceptions.resolver import CoverKind
from triptych.governance.gates import standing
from triptych.graphql.inputs import enum_type
from triptych.kernel import compliance as kernel
from triptych.kernel.health import KeyState

enum_type(KeyState)
enum_type(CoverKind)


@strawberry.type(
    description="Two truths: of what is counted, how many comply with exceptions in force, and how many without them."
)
class Compliance:
    counted: int
    with_exceptions: int
    without_exceptions: int


@strawberry.type(description="How one thing stands with exceptions and without, and what excepts it until when.")
class ExceptionStanding:
    state: KeyState
    state_without_exceptions: KeyState
    covered_by: str | None = strawberry.field(description="The request, or the class waiver, that covers it now.")
    covered_by_kind: CoverKind | None
    covered_until: datetime | None


def shown(told: kernel.Compliance) -> Compliance:
    """A figure of compliance."""
    return Compliance(
        counted=told.counted, with_exceptions=told.with_exceptions, without_exceptions=told.without_exceptions
    )


async def compliance_of_projects(work: Work, projects: Sequence[UUID]) -> list[Compliance]:
    """Standards judged on each project, all at once."""
    found = await standing.of_projects(work, projects)
    return [shown(found[project]) for project in projects]


async def compliance_of_rules(work: Work, rules: Sequence[UUID]) -> list[Compliance]:
    """Projects on which each rule was judged, all at once."""
    found = await standing.of_rules(work, rules)
    return [shown(found[rule]) for rule in rules]


async def compliance_of_transitions(work: Work, transitions: Sequence[UUID]) -> list[Compliance]:
    """Criteria of each hand-over, all at once."""
    found = await standing.of_transitions(work, transitions)
    return [shown(found[transition]) for transition in transitions]


async def standing_of_findings(work: Work, findings: Sequence[UUID]) -> list[ExceptionStanding]:
    """How each finding stands, all at once."""
    found = await standing.of_findings(work, findings)
    return [_standing(found[finding]) for finding in findings]


async def standing_of_criteria(work: Work, criteria: Sequence[UUID]) -> list[ExceptionStanding]:
    """How each criterion stands, all at once."""
    found = await standing.of_criteria(work, criteria)
    return [_standing(found[criterion]) for criterion in criteria]


def _standing(told: standing.Standing) -> ExceptionStanding:
    return ExceptionStanding(
        state=told.state,
        state_without_exceptions=told.state_without_exceptions,
        covered_by=told.covered_by.ref if told.covered_by else None,
        covered_by_kind=told.covered_by.kind if told.covered_by else None,
        covered_until=told.covered_until,
    )
