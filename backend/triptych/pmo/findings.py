"""Findings: until conditions of standards are evaluated, the office that owns a standard enters its violations."""

from dataclasses import dataclass

from sqlalchemy import select

from triptych.access import checks
from triptych.access.policy.actions import Action
from triptych.access.provenance import provenance_of
from triptych.access.seen import locked, not_found, scope_of, seen
from triptych.access.work import Work
from triptych.kernel.actor import Office
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Invalid, refuse_if
from triptych.model.gate import Finding
from triptych.model.portfolio import Project
from triptych.model.standard import Rule, RuleVersion, newest_versions
from triptych.model.types import FindingId, ProjectId, RuleId


@dataclass(frozen=True, kw_only=True)
class EnterFinding:
    """A standard violated on a project, what shows it, and the money that it is about, where that is known."""

    project_id: ProjectId
    rule_id: RuleId
    evidence: str
    amount: Money | None = None


@dataclass(frozen=True, kw_only=True)
class ResolveFinding:
    """How the violation was put right."""

    finding_id: FindingId
    resolution: str


async def enter_finding(work: Work, ask: EnterFinding) -> Finding:
    """Say with evidence that a project violates a standard; only the office that owns the standard may."""
    project = await seen(work, Project, ask.project_id)
    rule = await _rule(work, ask.rule_id)
    permit = work.must(Action.FINDING_ENTER, scope_of(project), office=Office(rule.owner_office))
    refuse_if([*checks.text("evidence", ask.evidence, checks.TEXT), *checks.amount("amount", ask.amount)])
    await _refuse_idle(work, project, rule)
    finding = Finding(
        project_id=project.id,
        rule_id=rule.id,
        evidence=ask.evidence,
        amount=ask.amount and ask.amount.amount,
        currency=ask.amount and ask.amount.currency,
        found_at=work.now,
        **provenance_of(work),
    )
    work.session.add(finding)
    await work.session.flush()
    work.record(permit, "finding:enter", finding, project=project.ref, rule=rule.ref)
    return finding


async def resolve_finding(work: Work, ask: ResolveFinding) -> Finding:
    """Say how a violation was put right; only the office that owns the standard may."""
    finding, project = await _finding(work, ask.finding_id)
    rule = await work.session.get_one(Rule, finding.rule_id)
    permit = work.must(Action.FINDING_ENTER, scope_of(project), office=Office(rule.owner_office))
    refuse_if(checks.text("resolution", ask.resolution, checks.TEXT))
    if (await locked(work, finding)).resolved_at is not None:
        raise Conflict("This finding is resolved already; reload to see how.")
    finding.resolved_at, finding.resolved_by_id, finding.resolution = work.now, work.actor.person_id, ask.resolution
    work.record(permit, "finding:resolve", finding, project=project.ref, rule=rule.ref)
    return finding


async def _rule(work: Work, rule_id: RuleId) -> Rule:
    rule = await work.session.get(Rule, rule_id)
    if rule is None or not work.readable(Action.RULE_READ):
        raise not_found("standard")
    return rule


async def _finding(work: Work, finding_id: FindingId) -> tuple[Finding, Project]:
    finding = await work.session.get(Finding, finding_id)
    if finding is None:
        raise not_found("finding")
    return finding, await seen(work, Project, finding.project_id, called="finding")


async def _refuse_idle(work: Work, project: Project, rule: Rule) -> None:
    """A standard that is not in force is not violated, and the same violation is found once until it is resolved."""
    await locked(work, rule)
    version = await work.session.scalar(newest_versions(work.now).where(RuleVersion.rule_id == rule.id))
    if version is None:
        raise Invalid.at("ruleId", "not_in_force", f"{rule.ref} is not in force yet.")
    if version.has_ended(work.today):
        raise Invalid.at("ruleId", "not_in_force", f"{rule.ref} ended on {version.sunset_on}.")
    open_one = select(Finding.id).where(
        Finding.project_id == project.id, Finding.rule_id == rule.id, Finding.resolved_at.is_(None)
    )
    if await work.session.scalar(open_one.limit(1)) is not None:
        raise Conflict(f"A finding on {rule.ref} is open for this project already.")
