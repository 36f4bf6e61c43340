"""What class waivers cover: the open violations that each covers now, and which would cover a case somebody has."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Uuid, cast, select
from sqlalchemy.dialects.postgresql import ARRAY

from triptych.access.policy.actions import Action
from triptych.access.seen import seen
from triptych.access.work import Work
from triptych.governance.exceptions.class_waivers import waived_on
from triptych.governance.exceptions.departures import rules_departed_from
from triptych.governance.exceptions.resolver import covers_of
from triptych.governance.exceptions.rules.class_waiver import WaiverFacts
from triptych.governance.gates.evidence_of import case_of
from triptych.kernel.days import day_of
from triptych.kernel.money import Money
from triptych.kernel.targets import Case, Target, TargetKind
from triptych.model.exception import ExceptionRequest
from triptych.model.gate import Finding
from triptych.model.portfolio import Project
from triptych.model.types import ProjectId, RuleId
from triptych.model.waiver import ClassWaiver


@dataclass(frozen=True)
class CaseCovered:
    """An open violation that a waiver covers, with the project that it is on."""

    finding: Finding
    project_ref: str
    project_name: str

    @property
    def amount(self) -> Money | None:
        """What it is about in money, where that is known."""
        given, currency = self.finding.amount, self.finding.currency
        return None if given is None or currency is None else Money(given, currency)


async def covered_by_waivers(work: Work, waivers: Sequence[UUID]) -> dict[UUID, list[CaseCovered]]:
    """The open violations that fall under each waiver now, on projects that the actor may read, the oldest first.

    The resolver says so: a violation that an exception of its own covers as well falls under the waiver all the same.
    """
    rules = select(ClassWaiver.rule_id).where(ClassWaiver.id.in_(waivers))
    readable = cast(sorted(work.readable(Action.PROJECT_READ)), ARRAY(Uuid))
    rows = await work.session.execute(
        select(Finding, Project.ref, Project.name)
        .join(Project, Project.id == Finding.project_id)
        .where(Finding.rule_id.in_(rules), Finding.resolved_at.is_(None), Project.scope_ids.op("&&")(readable))
        .order_by(Finding.found_at, Finding.id)
    )
    found = [CaseCovered(finding, ref, name) for finding, ref, name in rows]
    covers = await covers_of(work, {each.finding.project_id for each in found})
    by_waiver: dict[UUID, list[CaseCovered]] = defaultdict(list)
    for each in found:
        target = Target(TargetKind.STANDARD, each.finding.rule_id, each.finding.project_id)
        for waiver in covers.waivers(target, case_of(work, each.finding)):
            by_waiver[waiver.id].append(each)
    return {key: by_waiver[key] for key in waivers}


@dataclass(frozen=True)
class WaivedFor:
    """A class waiver in force that a case falls under, and the rule that it is excepted from."""

    waiver_id: UUID
    rule_id: UUID


async def waivers_over(work: Work, requests: Sequence[UUID]) -> dict[UUID, list[tuple[str, WaiverFacts]]]:
    """The waivers in force under which each request falls, by the rules that stand in its way: each with its rule."""
    found = await work.session.scalars(select(ExceptionRequest).where(ExceptionRequest.id.in_(requests)))
    asked = {each.id: each for each in found}
    departed = await rules_departed_from(work, list(asked))
    waived = await waived_on(work, {each.project_id for key, each in asked.items() if departed[key]})
    over: dict[UUID, list[tuple[str, WaiverFacts]]] = {key: [] for key in requests}
    for key, request in asked.items():
        case = Case(Money(request.amount, request.currency), day_of(request.opened_at, work.organisation.time_zone))
        for ref, rule in {(each.ref, each.id) for each in departed[key] if each.id is not None}:
            target = Target(TargetKind.STANDARD, rule, request.project_id)
            over[key] += [(ref, waiver) for waiver in waived.in_force(target, case, work.now)]
        over[key].sort(key=lambda each: (each[0], each[1].ref))
    return over


async def waivers_for(
    work: Work, project_id: ProjectId, rules: Sequence[RuleId], amount: Money | None
) -> list[WaivedFor]:
    """The waivers in force under which a case on the project falls, for those of the rules that have one.

    Without rules: of every rule. What the actor may not see is not found.
    """
    project = await seen(work, Project, project_id)
    waived = await waived_on(work, [project.id])
    wanted: set[UUID] = set(rules) or {each.rule_id for each in waived.waivers}
    case = None if amount is None else Case(amount, work.today)
    return [
        WaivedFor(waiver.id, rule)
        for rule in sorted(wanted)
        for waiver in waived.in_force(Target(TargetKind.STANDARD, rule, project.id), case, work.now)
    ]
