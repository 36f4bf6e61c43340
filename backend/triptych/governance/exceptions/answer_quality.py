"""Of the alternatives that came with a no or a later, how many the requester marked not real (trap 12).

For the lead of the office that stands behind the refusal, and for nobody else. Whoever is sealed is in no figure, and
fewer than ten marks of one person make none.
"""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, case, select

from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.seen import everywhere
from triptych.access.work import Work
from triptych.governance.exceptions.offices import OF_A_GAP
from triptych.governance.exceptions.rules.answer_quality import unreal_share
from triptych.kernel.actor import Office
from triptych.kernel.figures import Figure
from triptych.kernel.proportions import Proportion
from triptych.kernel.refusals import Denial, NotAllowed
from triptych.model.exception import Alternative, Answer, Authorship, Citation
from triptych.model.standard import Rule, RuleVersion


@dataclass(frozen=True)
class OfOneDecliner:
    """One person who said no or later for the office, and the share of what they offered that was not real."""

    person_id: UUID
    share: Figure[Proportion]


@dataclass(frozen=True)
class AnswerQuality:
    """The refusals of one office: each person who has enough of them, and all of these together.

    Nobody who is not shown is in the sum: two totals held against each other would show them.
    """

    office: Office
    together: Figure[Proportion]
    people: tuple[OfOneDecliner, ...]
    too_few: int


def reviewed_offices(work: Work) -> dict[Office, Permit | Denial]:
    """For which offices the actor may see it, in the whole organisation."""
    return {each: work.may(Action.ANSWERS_REVIEW, everywhere(work), office=each) for each in Office}


async def quality_of_answers(work: Work) -> list[AnswerQuality]:
    """One page for each office that the actor leads. One statement. Raises `NotAllowed` for whoever leads none."""
    answers = reviewed_offices(work)
    offices = {office for office, answer in answers.items() if isinstance(answer, Permit)}
    if not offices:
        raise NotAllowed(next(answer for answer in answers.values() if isinstance(answer, Denial)))
    marks: dict[Office, dict[UUID, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for office, person, real, _ in await work.session.execute(_marked()):
        marks[Office(office)][person].append(not real)
    return [_quality(office, marks[office]) for office in Office if office in offices]


def _marked() -> Select[str, UUID, bool, UUID]:
    """Each marked alternative that was on the table when a refusal was put forward: the office, who, and the mark."""
    office = case((Rule.id.is_(None), OF_A_GAP.value), else_=Rule.owner_office)
    return (
        select(office, Authorship.person_id, Alternative.real, Alternative.id)
        .select_from(Answer)
        .join(Authorship, Authorship.id == Answer.authorship_id)
        .join(Citation, Citation.id == Answer.citation_id)
        .outerjoin(RuleVersion, RuleVersion.id == Citation.rule_version_id)
        .outerjoin(Rule, Rule.id == RuleVersion.rule_id)
        .join(Alternative, Alternative.request_id == Answer.request_id)
        .where(
            Authorship.sealed.is_(False),
            Alternative.real.is_not(None),
            Alternative.proposed_at <= Answer.at,
            (Alternative.withdrawn_at.is_(None)) | (Alternative.withdrawn_at > Answer.at),
        )
        .distinct()
    )


def _quality(office: Office, by_person: dict[UUID, list[bool]]) -> AnswerQuality:
    shares = {person: unreal_share(marks) for person, marks in by_person.items()}
    shown = {person: share for person, share in shares.items() if share.value is not None}
    return AnswerQuality(
        office=office,
        together=unreal_share([mark for person in shown for mark in by_person[person]]),
        people=tuple(OfOneDecliner(person, share) for person, share in shown.items()),
        too_few=len(shares) - len(shown),
    )
