"""Proposing a class waiver, and taking the proposal back."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from triptych.access import checks
from triptych.access.policy.actions import Action
from triptych.access.rates import in_base
from triptych.access.seen import not_found, scope_of, seen
from triptych.access.work import Work
from triptych.governance.exceptions.rules.authority import RuleToWaive, not_waivable
from triptych.governance.exceptions.rules.class_waiver import waiver_problems
from triptych.governance.waivers.answering import add_event, must_stand
from triptych.governance.waivers.finding import matter_of
from triptych.kernel.actor import Office
from triptych.kernel.money import Money
from triptych.kernel.refusals import Denial, Invalid, NotAllowed, Problem, refuse_if
from triptych.kernel.waiver_words import WaiverEventKind, WaiverState
from triptych.model.occurrence import have_told
from triptych.model.people import OrgUnit
from triptych.model.portfolio import Portfolio, Program
from triptych.model.standard import Rule, RuleVersion, newest_versions
from triptych.model.types import PortfolioId, ProgramId, RuleId, UnitId, WaiverId
from triptych.model.waiver import ClassWaiver

NOT_PROPOSER = Denial("not_proposer", "A proposal is taken back by whoever made it.")


@dataclass(frozen=True, kw_only=True)
class ProposeWaiver:
    """A class of cases: of which rule, at which one unit, portfolio or program, up to how much, until when, and why.

    Without `valid_from` it begins when it is granted; without `limit` it is for cases of any amount.
    """

    rule_id: RuleId
    unit_id: UnitId | None = None
    portfolio_id: PortfolioId | None = None
    program_id: ProgramId | None = None
    title: str
    reason: str
    conditions: str | None = None
    limit: Money | None = None
    valid_from: datetime | None = None
    valid_until: datetime
    review_on: date


async def propose_waiver(work: Work, ask: ProposeWaiver) -> ClassWaiver:
    """Propose that a class of cases be excepted from a rule; it covers nothing until somebody else grants it."""
    place = await _place(work, ask)
    permit = work.must(Action.WAIVER_PROPOSE, scope_of(place))
    rule, version = await _rule_in_force(work, ask.rule_id)
    blocked = not_waivable([_to_waive(rule, version)])
    if blocked is not None:
        raise NotAllowed(blocked)
    refuse_if([*waiver_problems(ask, work.now, work.organisation.time_zone), *_lengths(ask)])
    if ask.limit is not None:
        await in_base(work, ask.limit, "limit")
    waiver = ClassWaiver(
        rule_id=rule.id,
        rule_version_id=version.id,
        unit_id=ask.unit_id,
        portfolio_id=ask.portfolio_id,
        program_id=ask.program_id,
        title=ask.title,
        reason=ask.reason,
        conditions=ask.conditions or None,
        limit_amount=ask.limit and ask.limit.amount,
        limit_currency=ask.limit and ask.limit.currency,
        valid_from=ask.valid_from,
        valid_until=ask.valid_until,
        review_on=ask.review_on,
        proposed_by_id=work.actor.person_id,
        on_behalf_of_id=permit.on_behalf_of_id,
        policy_version=permit.policy_version,
        policy_line=permit.line,
        at=work.now,
    )
    work.session.add(waiver)
    await work.session.flush()
    await work.session.refresh(waiver, ["ref"])
    work.record(permit, "waiver:proposed", waiver, rule=rule.ref, title=waiver.title)
    await have_told(work.session, waiver.id)
    return waiver


@dataclass(frozen=True, kw_only=True)
class WithdrawWaiver:
    """Why the proposal is taken back."""

    waiver_id: WaiverId
    reason: str


async def withdraw_waiver(work: Work, ask: WithdrawWaiver) -> ClassWaiver:
    """Whoever proposed a class waiver takes the proposal back, while nobody has answered it."""
    matter = await matter_of(work, ask.waiver_id)
    permit = work.must(Action.WAIVER_PROPOSE, matter.scope)
    if matter.waiver.proposed_by_id != work.actor.person_id:
        raise NotAllowed(NOT_PROPOSER)
    must_stand(matter, WaiverState.PROPOSED)
    await add_event(work, matter, WaiverEventKind.WITHDRAWN, ask.reason, permit)
    work.record(permit, "waiver:withdrawn", matter.waiver, rule=matter.rule.ref, reason=ask.reason)
    return matter.waiver


async def _place(work: Work, ask: ProposeWaiver) -> OrgUnit | Portfolio | Program:
    """The one place at which it would stand. Raises `Invalid` for none and for several."""
    named = [each for each in (ask.unit_id, ask.portfolio_id, ask.program_id) if each is not None]
    if len(named) != 1:
        raise Invalid.at("programId", "one_scope", "Say where it holds: one unit, one portfolio or one program.")
    if ask.program_id is not None:
        return await seen(work, Program, ask.program_id)
    if ask.portfolio_id is not None:
        return await seen(work, Portfolio, ask.portfolio_id)
    return await seen(work, OrgUnit, UUID(str(ask.unit_id)))


async def _rule_in_force(work: Work, rule_id: RuleId) -> tuple[Rule, RuleVersion]:
    rule = await work.session.get(Rule, rule_id)
    if rule is None or not work.readable(Action.RULE_READ):
        raise not_found("standard")
    version = await work.session.scalar(newest_versions(work.now).where(RuleVersion.rule_id == rule.id))
    if version is None or version.has_ended(work.today):
        raise Invalid.at("ruleId", "not_in_force", f"{rule.ref} is not in force, so there is nothing to except from.")
    return rule, version


def _to_waive(rule: Rule, version: RuleVersion) -> RuleToWaive:
    return RuleToWaive(rule.ref, Office(rule.owner_office), version.waivable, version.outside_authority)


def _lengths(ask: ProposeWaiver) -> list[Problem]:
    return [
        *checks.text("title", ask.title, needed=False),
        *checks.text("reason", ask.reason, checks.TEXT, needed=False),
        *checks.text("conditions", ask.conditions, checks.TEXT, needed=False),
        *(each for each in checks.amount("limit", ask.limit) if each.code != "negative"),
    ]
