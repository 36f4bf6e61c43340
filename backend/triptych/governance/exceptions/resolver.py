"""The one resolver (EX11): which exceptions, and which class waivers, cover which targets of a project now.

Gates, reports and API ask this.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from triptych.access.work import Work
from triptych.governance.exceptions.class_waivers import Waived, waived_on
from triptych.governance.exceptions.rules.class_waiver import WaiverFacts
from triptych.governance.exceptions.rules.coverage import DatedCondition, DecisionFacts, covered_until, covering
from triptych.governance.exceptions.rules.emergency import review_due
from triptych.kernel.days import first_instant_after
from triptych.kernel.exception_words import Outcome
from triptych.kernel.targets import Case, Target
from triptych.model.decision import Condition, ConditionMet, Cover, Decision, Terms
from triptych.model.emergency import EmergencyReview
from triptych.model.exception import ExceptionRequest


class CoverKind(StrEnum):
    """By what a target is covered: an approval of its own, or a waiver of the whole class that it falls under."""

    EXCEPTION = "exception"
    WAIVER = "waiver"


@dataclass(frozen=True)
class CoveredBy:
    """What covers a target now, by the reference of its request or of the waiver."""

    kind: CoverKind
    ref: str


@dataclass(frozen=True)
class Covers:
    """The decisions and class waivers that might cover something of some projects."""

    decisions: tuple[DecisionFacts, ...]
    refs: Mapping[UUID, str]
    waived: Waived
    now: datetime

    def until(self, target: Target, case: Case | None = None) -> datetime | None:
        """When the cover of this instant ends, or None where the target is not covered now.

        `case` is what is known beyond the target; without it no waiver up to a limit covers.
        """
        periods = (period for _, period in self.waived.periods(target, case))
        return covered_until(self.decisions, target, self.now, periods)

    def by(self, target: Target, case: Case | None = None) -> str | None:
        """The reference of the request whose approval covers the target now, or of the class waiver."""
        found = self.cover(target, case)
        return found.ref if found else None

    def cover(self, target: Target, case: Case | None = None) -> CoveredBy | None:
        """What covers the target now; an exception of its own is named before a waiver of its class."""
        found = covering(self.decisions, target, self.now)
        if found:
            return CoveredBy(CoverKind.EXCEPTION, self.refs[found[0]])
        return next((CoveredBy(CoverKind.WAIVER, each.ref) for each in self.waivers(target, case)), None)

    def waivers(self, target: Target, case: Case | None = None) -> Iterator[WaiverFacts]:
        """The class waivers that cover the target now, whatever else does."""
        return self.waived.in_force(target, case, self.now)

    def over(self, targets: Sequence[Target], case: Case | None = None) -> tuple[datetime | None, CoveredBy | None]:
        """When the last cover of any of them ends, and what covers the first that is covered."""
        until = max((end for each in targets if (end := self.until(each, case)) is not None), default=None)
        return until, next((found for each in targets if (found := self.cover(each, case)) is not None), None)


async def covers_of(work: Work, projects: Collection[UUID]) -> Covers:
    """All that might cover anything of these projects now. At most seven statements, however many projects.

    Requests all of whose approvals have ended are left out: by the law they cover nothing (`rules.coverage`), and what
    a project had excepted in its life is not read again for every gate.
    """
    not_ended = Terms.valid_until > work.now
    covering = select(Terms.request_id).join(Cover, Cover.terms_id == Terms.id)
    requests = covering.where(Cover.project_id.in_(projects), not_ended)
    found = await work.session.execute(
        select(Decision, Terms.valid_until, ExceptionRequest.ref, EmergencyReview.at)
        .outerjoin(EmergencyReview, EmergencyReview.decision_id == Decision.id)
        .outerjoin(Terms, Terms.id == Decision.terms_id)
        .join(ExceptionRequest, ExceptionRequest.id == Decision.request_id)
        .where(Decision.request_id.in_(requests))
        .order_by(Terms.valid_until.desc(), Decision.at, Decision.id)  # of several that cover, the last to end is named
    )
    rows = found.all()
    terms = [decision.terms_id for decision, _, _, _ in rows if decision.terms_id is not None]
    targets, conditions = await _targets(work, terms), await _conditions(work, terms)
    facts = tuple(
        DecisionFacts(
            id=decision.id,
            outcome=Outcome(decision.outcome),
            at=decision.at,
            valid_until=valid_until,
            review_due=review_due(Outcome(decision.outcome), decision.at) if reviewed_at is None else None,
            supersedes=decision.supersedes_id,
            conditions=tuple(conditions[decision.terms_id]) if decision.terms_id else (),
            targets=frozenset(targets[decision.terms_id]) if decision.terms_id else frozenset(),
        )
        for decision, valid_until, _, reviewed_at in rows
    )
    refs = {decision.id: ref for decision, _, ref, _ in rows}
    return Covers(facts, refs, await waived_on(work, projects), work.now)


async def _targets(work: Work, terms: Collection[UUID]) -> dict[UUID, list[Target]]:
    by_terms: dict[UUID, list[Target]] = defaultdict(list)
    for cover in await work.session.scalars(select(Cover).where(Cover.terms_id.in_(terms))):
        by_terms[cover.terms_id].append(cover.target)
    return by_terms


async def _conditions(work: Work, terms: Collection[UUID]) -> dict[UUID, list[DatedCondition]]:
    """A condition is overdue from the end of its day on, in the organisation's zone."""
    found = await work.session.execute(
        select(Condition.terms_id, Condition.due_on, ConditionMet.at)
        .outerjoin(ConditionMet, ConditionMet.condition_id == Condition.id)
        .where(Condition.terms_id.in_(terms))
    )
    by_terms: dict[UUID, list[DatedCondition]] = defaultdict(list)
    for key, due_on, met_at in found:
        due = first_instant_after(due_on, work.organisation.time_zone)
        by_terms[key].append(DatedCondition(due, met_at))
    return by_terms
