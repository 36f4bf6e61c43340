"""Who entered what a gate's keys rest on: they made the case, and somebody else decides on it (AU3)."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, union
from sqlalchemy.dialects.postgresql import distinct_on

from triptych.access.policy.ask import Permit
from triptych.access.work import Work
from triptych.kernel.refusals import Denial, NotAllowed
from triptych.model.gate import Finding, Forecast
from triptych.model.initiative import AdkarAssessment, Initiative, StakeholderGroup
from triptych.model.transition import AcceptanceCriterion, SignOff, Transition


async def must_be_of_others(work: Work, permit: Permit, project_id: UUID) -> None:
    """Whoever entered evidence that counts at a gate does not decide it, nor does anybody in their name.

    What counts is the newest forecast, every signed criterion, the newest assessment of each group, and every finding
    that was put right. A finding that is open speaks against the project: entering it is the office's own work. Raises
    `NotAllowed` without naming whose evidence it was.
    """
    deciding = {work.actor.person_id} | ({permit.on_behalf_of_id} if permit.on_behalf_of_id else set())
    if deciding & await authors_of(work, project_id):
        raise NotAllowed(Denial("own_evidence", "Whoever entered the evidence of a key does not decide the gate."))


async def authors_of(work: Work, project_id: UUID) -> set[UUID]:
    """The people behind the evidence that counts now. One statement."""
    forecast = (
        select(Forecast.entered_by_id)
        .where(Forecast.project_id == project_id)
        .order_by(Forecast.at.desc(), Forecast.id.desc())
        .limit(1)
        .subquery()
    )
    signed = (
        select(SignOff.person_id)
        .join(AcceptanceCriterion, AcceptanceCriterion.id == SignOff.criterion_id)
        .join(Transition, Transition.id == AcceptanceCriterion.transition_id)
        .where(Transition.project_id == project_id)
    )
    put_right = select(Finding.resolved_by_id).where(Finding.project_id == project_id)
    assessed = _newest_assessments(Initiative.project_id == project_id)
    found = await work.session.scalars(union(select(forecast.c.entered_by_id), signed, put_right, assessed))
    return {person for person in found if person is not None}


def _newest_assessments(of: ColumnElement[bool]) -> Any:
    newest = (
        select(AdkarAssessment.entered_by_id)
        .join(StakeholderGroup, StakeholderGroup.id == AdkarAssessment.group_id)
        .join(Initiative, Initiative.id == StakeholderGroup.initiative_id)
        .where(of)
        .order_by(AdkarAssessment.group_id, AdkarAssessment.assessed_on.desc(), AdkarAssessment.number.desc())
        .ext(distinct_on(AdkarAssessment.group_id))
        .subquery()
    )
    return select(newest.c.entered_by_id)
