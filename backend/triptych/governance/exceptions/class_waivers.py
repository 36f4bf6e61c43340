"""Class waivers as the resolver needs them: the facts of each, and which of them a case falls under now."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from triptych.access.rates import Rates, rates_with
from triptych.access.work import Work
from triptych.governance.exceptions.rules.class_waiver import WaiverFacts, falls_under, waived_period
from triptych.kernel.money import Money
from triptych.kernel.periods import Period
from triptych.kernel.refusals import Invalid
from triptych.kernel.targets import Case, Target
from triptych.kernel.waiver_words import WaiverEventKind
from triptych.model.portfolio import Project
from triptych.model.standard import RuleVersion
from triptych.model.waiver import ClassWaiver, ClassWaiverEvent

ANSWERED = aliased(ClassWaiverEvent, name="answered")
REVOKED = aliased(ClassWaiverEvent, name="revoked")


def outdated_at() -> ColumnElement[Any]:
    """When a newer wording of the rule comes into force than the one that a waiver names, or null."""
    waived, newer = aliased(RuleVersion, name="waived"), aliased(RuleVersion, name="newer")
    return (
        select(func.min(newer.valid_from))
        .join(waived, waived.rule_id == newer.rule_id)
        .where(waived.id == ClassWaiver.rule_version_id, newer.number > waived.number)
        .correlate(ClassWaiver)
        .scalar_subquery()
    )


def scope_id() -> ColumnElement[Any]:
    """The unit, portfolio or program at which a waiver stands."""
    return func.coalesce(ClassWaiver.program_id, ClassWaiver.portfolio_id, ClassWaiver.unit_id)


async def waiver_facts(work: Work, *where: ColumnElement[bool]) -> tuple[WaiverFacts, ...]:
    """The facts of waivers, in the order of their references. One statement."""
    found = await work.session.execute(
        select(ClassWaiver, ANSWERED.kind, ANSWERED.at, REVOKED.at, outdated_at())
        .outerjoin(ANSWERED, (ANSWERED.waiver_id == ClassWaiver.id) & (ANSWERED.kind != WaiverEventKind.REVOKED))
        .outerjoin(REVOKED, (REVOKED.waiver_id == ClassWaiver.id) & (REVOKED.kind == WaiverEventKind.REVOKED))
        .where(*where)
        .order_by(ClassWaiver.at, ClassWaiver.id)
    )
    return tuple(
        WaiverFacts(
            id=waiver.id,
            ref=waiver.ref,
            rule_id=waiver.rule_id,
            scope_id=waiver.scope_id,
            limit=None if waiver.limit_amount is None else Money(waiver.limit_amount, waiver.limit_currency),
            proposed_at=waiver.at,
            valid_from=waiver.valid_from,
            valid_until=waiver.valid_until,
            answered=None if answered is None else WaiverEventKind(answered),
            answered_at=answered_at,
            revoked_at=revoked_at,
            outdated_at=outdated,
        )
        for waiver, answered, answered_at, revoked_at, outdated in found
    )


@dataclass(frozen=True)
class Waived:
    """The waivers that may be in force over some projects now, and where each project stands."""

    waivers: tuple[WaiverFacts, ...]
    scopes: Mapping[UUID, frozenset[UUID]]
    rates: Rates

    def periods(self, target: Target, case: Case | None) -> Iterator[tuple[WaiverFacts, Period]]:
        """Every waiver that the case falls under, with when it is in force."""
        for waiver in self.waivers:
            period = waived_period(waiver)
            places = self.scopes.get(target.project_id, frozenset())
            if period is not None and falls_under(waiver, target, places, self._amount(waiver, case)):
                yield waiver, period

    def in_force(self, target: Target, case: Case | None, instant: datetime) -> Iterator[WaiverFacts]:
        """Every waiver that covers the case at the instant."""
        return (waiver for waiver, period in self.periods(target, case) if period.covers(instant))

    def _amount(self, waiver: WaiverFacts, case: Case | None) -> Money | None:
        """What the case is about in the waiver's currency; not known where a rate is missing."""
        if waiver.limit is None or case is None:
            return None
        try:
            return self.rates.convert(case.amount, waiver.limit.currency, case.on_day)
        except Invalid:
            return None


async def waived_on(work: Work, projects: Collection[UUID]) -> Waived:
    """What class waivers may cover of these projects. At most three statements, however many projects."""
    found = await work.session.execute(select(Project.id, Project.scope_ids).where(Project.id.in_(projects)))
    scopes = {project: frozenset(places) for project, places in found}
    everywhere = {place for places in scopes.values() for place in places}
    granted = await waiver_facts(
        work,
        scope_id().in_(everywhere),
        ANSWERED.kind == WaiverEventKind.GRANTED,
        ClassWaiver.valid_until > work.now,
    )
    rates = await rates_with(work, {each.limit.currency for each in granted if each.limit is not None})
    return Waived(granted, scopes, rates)
