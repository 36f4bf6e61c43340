"""Where the people of a group stand, shown so that nobody of a small group can be told (traps 3 and 11)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from triptych.access.work import Work
from triptych.cmo.rules.adkar import Element, Scores, barriers, distributions, stuck_before_ability
from triptych.model.initiative import AdkarAnswer, AdkarAssessment, Initiative, StakeholderGroup


@dataclass(frozen=True, slots=True)
class Profile:
    """How many people have their barrier where, on one day; or the reason why that is not shown."""

    assessed_on: date
    answered: int | None
    headcount: int
    barriers: tuple[tuple[str, int], ...] | None
    no_barrier: int | None
    share_before_ability: Decimal | None
    not_shown: str | None


@dataclass(frozen=True, slots=True)
class _Assessed:
    """One assessment with its answers, and the group and project that it belongs to."""

    id: UUID
    group_id: UUID
    project_id: UUID
    assessed_on: date
    number: int
    headcount: int
    scores: tuple[Scores, ...]

    @property
    def age(self) -> tuple[date, int]:
        """Orders the assessments of a group; the greatest counts."""
        return self.assessed_on, self.number


async def newest_profiles(work: Work, group_ids: Iterable[UUID]) -> dict[UUID, Profile]:
    """The profile of each group's newest assessment; groups that were never assessed are left out.

    A group is also withheld where it could be told from the figures of all groups of its project, which a gate shows.
    """
    asked = set(group_ids)
    found = await _assessed(work, asked)
    newest = [each for each in _newest(found).values() if each.group_id in asked]
    reasons = _reasons(newest, found)
    return {each.group_id: _profile(each, reasons[each.id]) for each in newest}


async def profiles(work: Work, assessment_ids: Iterable[UUID]) -> dict[UUID, Profile]:
    """The profile of each assessment, held against the assessments that counted when it was the newest."""
    asked = set(assessment_ids)
    of_groups = await work.session.scalars(select(AdkarAssessment.group_id).where(AdkarAssessment.id.in_(asked)))
    found = await _assessed(work, set(of_groups))
    listed = [each for each in found if each.id in asked]
    reasons = _reasons(listed, found)
    return {each.id: _profile(each, reasons[each.id]) for each in listed}


async def newest_scores(work: Work, project_ids: Iterable[UUID]) -> dict[UUID, tuple[Scores, ...]]:
    """All answers that count for a project: those of the newest assessment of each of its groups. For gates only."""
    projects = set(project_ids)
    groups = await work.session.scalars(
        select(StakeholderGroup.id)
        .join(Initiative, Initiative.id == StakeholderGroup.initiative_id)
        .where(Initiative.project_id.in_(projects))
    )
    newest = _newest(await _assessed(work, set(groups))).values()
    return {
        project: tuple(scores for each in newest if each.project_id == project for scores in each.scores)
        for project in projects
    }


def _reasons(asked: Iterable[_Assessed], found: Iterable[_Assessed]) -> Mapping[UUID, str | None]:
    """Why each of the asked is not shown, or None: as of when it was the newest and, if it still is, as of now."""
    of_project: dict[UUID, list[_Assessed]] = defaultdict(list)
    for each in found:
        of_project[each.project_id].append(each)
    reasons: dict[UUID, str | None] = {}
    for each in asked:
        beside = of_project[each.project_id]
        then = _newest(other for other in beside if other.age <= each.age)
        now = _newest(beside)
        still = now[each.group_id].id == each.id
        reasons[each.id] = _reason(each, then) or (_reason(each, now) if still else None)
    return reasons


def _reason(each: _Assessed, newest: Mapping[UUID, _Assessed]) -> str | None:
    """Held against the groups of the same project, whose figures stand together at its gates."""
    return distributions({group: other.scores for group, other in newest.items()})[each.group_id].reason


def _newest(found: Iterable[_Assessed]) -> dict[UUID, _Assessed]:
    """The assessment of each group that counts, in the order of the groups."""
    by_group: dict[UUID, _Assessed] = {}
    for each in sorted(found, key=lambda one: (one.group_id, one.age)):
        by_group[each.group_id] = each
    return by_group


def _profile(each: _Assessed, not_shown: str | None) -> Profile:
    if not_shown is not None:
        return Profile(each.assessed_on, None, each.headcount, None, None, None, not_shown)
    counted = barriers(each.scores)
    return Profile(
        assessed_on=each.assessed_on,
        answered=len(each.scores),
        headcount=each.headcount,
        barriers=tuple((element.value, counted[element]) for element in Element if element is not Element.NONE),
        no_barrier=counted[Element.NONE],
        share_before_ability=stuck_before_ability(each.scores).value,
        not_shown=None,
    )


async def _assessed(work: Work, group_ids: Iterable[UUID]) -> list[_Assessed]:
    """Every assessment of the groups and of the other groups of their projects. Two statements."""
    projects = (
        select(Initiative.project_id)
        .join(StakeholderGroup, StakeholderGroup.initiative_id == Initiative.id)
        .where(StakeholderGroup.id.in_(group_ids))
    )
    rows = (
        await work.session.execute(
            select(AdkarAssessment, StakeholderGroup.headcount, Initiative.project_id)
            .join(StakeholderGroup, StakeholderGroup.id == AdkarAssessment.group_id)
            .join(Initiative, Initiative.id == StakeholderGroup.initiative_id)
            .where(Initiative.project_id.in_(projects))
        )
    ).all()
    answers: dict[UUID, list[Scores]] = {assessment.id: [] for assessment, _, _ in rows}
    for answer in await work.session.scalars(
        select(AdkarAnswer).where(AdkarAnswer.assessment_id.in_(answers)).order_by(AdkarAnswer.respondent)
    ):
        answers[answer.assessment_id].append(
            Scores(answer.awareness, answer.desire, answer.knowledge, answer.ability, answer.reinforcement)
        )
    return [
        _Assessed(
            assessment.id,
            assessment.group_id,
            project_id,
            assessment.assessed_on,
            assessment.number,
            headcount,
            tuple(answers[assessment.id]),
        )
        for assessment, headcount, project_id in rows
    ]
