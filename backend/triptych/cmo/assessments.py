"""ADKAR assessments: entered person by person without who they are, and never changed afterwards (DOMAIN 4.7)."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import func, select

from triptych.access import checks
from triptych.access.policy.actions import Action
from triptych.access.provenance import provenance_of
from triptych.access.seen import locked, scope_of
from triptych.access.work import Work
from triptych.cmo.initiatives import seen_group
from triptych.cmo.profiles import Profile as Profile
from triptych.cmo.profiles import newest_profiles as newest_profiles
from triptych.cmo.profiles import profiles as profiles
from triptych.kernel.refusals import Problem, refuse_if
from triptych.model.initiative import AdkarAnswer, AdkarAssessment, StakeholderGroup
from triptych.model.types import GroupId


@dataclass(frozen=True, kw_only=True)
class AdkarScores:
    """One person's five scores, 1 to 5, without who they are."""

    awareness: int
    desire: int
    knowledge: int
    ability: int
    reinforcement: int


@dataclass(frozen=True, kw_only=True)
class EnterAssessment:
    """What people of one group answered on one day."""

    group_id: GroupId
    assessed_on: date
    answers: tuple[AdkarScores, ...]
    note: str | None = None


async def enter_assessment(work: Work, ask: EnterAssessment) -> AdkarAssessment:
    """Enter the answers of a group; the newest assessment of each group counts, older ones stay as they are."""
    group, initiative, project = await seen_group(work, ask.group_id)
    permit = work.must(Action.ASSESSMENT_ENTER, scope_of(project))
    await locked(work, group)
    refuse_if(_problems(ask, group, work.today))
    last = select(func.max(AdkarAssessment.number)).where(AdkarAssessment.group_id == group.id)
    assessment = AdkarAssessment(
        group_id=group.id,
        assessed_on=ask.assessed_on,
        number=(await work.session.scalar(last) or 0) + 1,
        note=ask.note,
        **provenance_of(work),
    )
    work.session.add(assessment)
    await work.session.flush()
    work.session.add_all(_answer(assessment, at, scores) for at, scores in enumerate(ask.answers, start=1))
    await work.session.flush()
    work.record(permit, "assessment:enter", assessment, initiative=initiative.ref, day=ask.assessed_on.isoformat())
    return assessment


def _answer(assessment: AdkarAssessment, respondent: int, scores: AdkarScores) -> AdkarAnswer:
    return AdkarAnswer(
        assessment_id=assessment.id,
        respondent=respondent,
        awareness=scores.awareness,
        desire=scores.desire,
        knowledge=scores.knowledge,
        ability=scores.ability,
        reinforcement=scores.reinforcement,
    )


def _problems(ask: EnterAssessment, group: StakeholderGroup, today: date) -> Iterator[Problem]:
    yield from checks.not_future("assessedOn", ask.assessed_on, today)
    yield from checks.text("note", ask.note, checks.TEXT, needed=False)
    if not ask.answers:
        yield Problem("answers", "required", "Enter the answers of at least one person.")
    if len(ask.answers) > group.headcount:
        yield Problem("answers", "too_many", f"{len(ask.answers)} answers of a group of {group.headcount} people.")
    for at, scores in enumerate(ask.answers):
        for element in fields(scores):
            if getattr(scores, element.name) not in range(1, 6):
                yield Problem(f"answers.{at}.{element.name}", "off_the_scale", "A score lies between 1 and 5.")
