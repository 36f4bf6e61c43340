"""How findings, criteria, standards and hand-overs stand, with and without exceptions, apart from any gate (EX12).

What is asked of the one resolver here is what a gate's keys ask of it, but for the exception that covers a whole key of
one gate: that one is told at its gate.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import distinct_on

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.resolver import CoveredBy, Covers, covers_of
from triptych.governance.gates.evidence_of import case_of
from triptych.governance.gates.workstreams import workstreams_of
from triptych.kernel.compliance import NOTHING_COUNTED, Compliance, compliance, excepted
from triptych.kernel.health import KeyState
from triptych.kernel.targets import Case, Target, TargetKind
from triptych.model.gate import Finding
from triptych.model.portfolio import Project, WorkstreamKind
from triptych.model.transition import AcceptanceCriterion, SignOff, Transition

KIND_OF = {TargetKind.STANDARD: WorkstreamKind.DELIVERY, TargetKind.CRITERION: WorkstreamKind.SERVICE_TRANSITION}


@dataclass(frozen=True)
class Standing:
    """One thing with exceptions and without; where it is covered, by which request or class waiver and until when."""

    state: KeyState
    state_without_exceptions: KeyState
    covered_by: CoveredBy | None
    covered_until: datetime | None


@dataclass(frozen=True)
class _Found:
    """One thing that is judged: what a figure counts it under, what an exception names, and whether it complies.

    `case` is what is known of it beyond that, for a waiver up to an amount.
    """

    under: UUID
    target: Target
    complies: bool
    case: Case | None = None


async def of_findings(work: Work, findings: Collection[UUID]) -> dict[UUID, Standing]:
    """Each finding: put right, open, or open and excepted."""
    rows = await work.session.scalars(select(Finding).where(Finding.id.in_(findings)))
    return await _each(work, [_found(work, each.id, each) for each in rows])


async def of_criteria(work: Work, criteria: Collection[UUID]) -> dict[UUID, Standing]:
    """Each criterion: signed, not signed, or excepted."""
    rows = await work.session.execute(_criteria().where(AcceptanceCriterion.id.in_(criteria)))
    return await _each(work, [_Found(k, Target(TargetKind.CRITERION, k, p), ok) for k, _, p, ok in rows])


async def of_projects(work: Work, projects: Collection[UUID]) -> dict[UUID, Compliance]:
    """Of the standards that were judged on each project, how many it complies with."""
    rows = await work.session.scalars(_judged().where(Finding.project_id.in_(projects)))
    return await _counted(work, projects, [_found(work, each.project_id, each) for each in rows])


async def of_rules(work: Work, rules: Collection[UUID]) -> dict[UUID, Compliance]:
    """Of the projects on which each rule was judged, how many comply; of those that the actor may see."""
    seen = Project.scope_ids.overlap(sorted(work.readable(Action.PROJECT_READ)))
    asked = _judged().join(Project, Project.id == Finding.project_id).where(Finding.rule_id.in_(rules), seen)
    rows = await work.session.scalars(asked)
    return await _counted(work, rules, [_found(work, each.rule_id, each) for each in rows])


async def of_transitions(work: Work, transitions: Collection[UUID]) -> dict[UUID, Compliance]:
    """Of the criteria of each hand-over, how many are met."""
    rows = await work.session.execute(_criteria().where(Transition.id.in_(transitions)))
    return await _counted(
        work, transitions, [_Found(t, Target(TargetKind.CRITERION, k, p), ok) for k, t, p, ok in rows]
    )


def _judged() -> Select[Finding]:
    """Each standard on each project once, however often it was found: by its open finding, of which there is one."""
    return (
        select(Finding)
        .order_by(Finding.rule_id, Finding.project_id, Finding.resolved_at.is_not(None), Finding.amount.desc())
        .ext(distinct_on(Finding.rule_id, Finding.project_id))
    )


def _found(work: Work, under: UUID, finding: Finding) -> _Found:
    target = Target(TargetKind.STANDARD, finding.rule_id, finding.project_id)
    return _Found(under, target, finding.resolved_at is not None, case_of(work, finding))


def _criteria() -> Select[UUID, UUID, UUID, bool]:
    return (
        select(AcceptanceCriterion.id, Transition.id, Transition.project_id, SignOff.id.is_not(None))
        .join(Transition, Transition.id == AcceptanceCriterion.transition_id)
        .outerjoin(SignOff, SignOff.criterion_id == AcceptanceCriterion.id)
    )


async def _each(work: Work, found: Collection[_Found]) -> dict[UUID, Standing]:
    return {each.under: standing for each, standing in await _stand(work, found)}


async def _counted(work: Work, asked: Iterable[UUID], found: Collection[_Found]) -> dict[UUID, Compliance]:
    states: dict[UUID, list[tuple[KeyState, KeyState]]] = defaultdict(list)
    for each, standing in await _stand(work, found):
        states[each.under].append((standing.state, standing.state_without_exceptions))
    return {key: compliance(states[key]) if key in states else NOTHING_COUNTED for key in asked}


async def _stand(work: Work, found: Collection[_Found]) -> list[tuple[_Found, Standing]]:
    """What complies needs no exception, so that covers are looked for only where something does not."""
    projects = {each.target.project_id for each in found if not each.complies}
    covers = await covers_of(work, projects) if projects else None
    whole = await workstreams_of(work, projects) if projects else {}
    return [(each, _standing(each, covers, whole)) for each in found]


def _standing(each: _Found, covers: Covers | None, whole: Mapping[UUID, Mapping[WorkstreamKind, Target]]) -> Standing:
    if each.complies or covers is None:
        return Standing(KeyState.PASSES, KeyState.PASSES, None, None)
    naming = (each.target, whole[each.target.project_id][KIND_OF[each.target.kind]])
    until, by = covers.over(naming, each.case)
    return Standing(excepted(KeyState.BLOCKED, until is not None), KeyState.BLOCKED, by, until)
