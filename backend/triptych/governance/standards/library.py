"""The library of standards: entering a rule, and wording it anew."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from triptych.access.policy.actions import Action
from triptych.access.provenance import provenance_of
from triptych.access.seen import everywhere
from triptych.access.work import Work
from triptych.governance.standards.rules.wording import wording_problems
from triptych.kernel.actor import Office
from triptych.kernel.refusals import NotFound, refuse_if
from triptych.model.people import Person
from triptych.model.standard import Rule, RuleVersion
from triptych.model.types import PersonId, RuleId


@dataclass(frozen=True, kw_only=True)
class CreateRule:
    """A standard of one office, with its first wording."""

    title: str
    owner_office: Office
    statement: str
    purpose: str
    harm_prevented: str
    owner_id: PersonId | None = None
    waivable: bool = True
    outside_authority: str | None = None
    review_on: date | None = None
    sunset_on: date | None = None


async def create_rule(work: Work, ask: CreateRule) -> Rule:
    """An office lead enters a standard of their office; its first version is in force at once."""
    permit = work.must(Action.RULE_CREATE, everywhere(work), office=ask.owner_office)
    refuse_if(wording_problems(ask, work.today))
    if ask.owner_id is not None and await work.session.get(Person, ask.owner_id) is None:
        raise NotFound("There is no such person.")
    rule = Rule(title=ask.title, owner_office=ask.owner_office, owner_id=ask.owner_id, **provenance_of(work))
    work.session.add(rule)
    await work.session.flush()
    await work.session.refresh(rule, ["ref"])
    work.session.add(_version(work, rule, 1, ask))
    work.record(permit, "rule:create", rule, title=ask.title)
    return rule


@dataclass(frozen=True, kw_only=True)
class ReviseRule:
    """A new wording of a rule; the earlier ones stay, and what was cited from them."""

    rule_id: RuleId
    title: str
    statement: str
    purpose: str
    harm_prevented: str
    waivable: bool = True
    outside_authority: str | None = None
    review_on: date | None = None
    sunset_on: date | None = None


async def revise_rule(work: Work, ask: ReviseRule) -> Rule:
    """A rule is never rewritten: a new version follows the last one."""
    rule = await work.session.scalar(select(Rule).where(Rule.id == ask.rule_id).with_for_update())
    if rule is None:
        raise NotFound("There is no such rule.")
    permit = work.must(Action.RULE_EDIT, everywhere(work), office=Office(rule.owner_office))
    refuse_if(wording_problems(ask, work.today))
    last = await work.session.scalar(select(func.max(RuleVersion.number)).where(RuleVersion.rule_id == rule.id))
    rule.title = ask.title
    work.session.add(_version(work, rule, (last or 0) + 1, ask))
    work.record(permit, "rule:edit", rule, version=(last or 0) + 1)
    return rule


def _version(work: Work, rule: Rule, number: int, ask: CreateRule | ReviseRule) -> RuleVersion:
    return RuleVersion(
        rule_id=rule.id,
        number=number,
        statement=ask.statement,
        purpose=ask.purpose,
        harm_prevented=ask.harm_prevented,
        waivable=ask.waivable,
        outside_authority=ask.outside_authority or None,
        valid_from=work.now,
        review_on=ask.review_on,
        sunset_on=ask.sunset_on,
        **provenance_of(work),
    )
