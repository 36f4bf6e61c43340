"""ADKAR assessments: counted per person, never shown for a few, not even by subtraction."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from building import TODAY, House, a_group, a_project, a_staffed_house, an_assessment, an_initiative
from triptych.cmo.assessments import AdkarScores, EnterAssessment, enter_assessment, newest_profiles, profiles
from triptych.cmo.profiles import newest_scores
from triptych.cmo.rules.adkar import COULD_BE_SUBTRACTED
from triptych.kernel.refusals import Invalid, NotAllowed
from triptych.kernel.small_groups import TOO_FEW
from triptych.model.database import Database
from triptych.model.initiative import AdkarAnswer, AdkarAssessment, Initiative, StakeholderGroup
from triptych.model.types import GroupId

STUCK = (2, 4, 4, 4, 4)  # barrier at Awareness
UNABLE = (4, 4, 4, 3, 4)  # barrier at Ability
READY = (5, 5, 5, 5, 5)


async def two_groups(house: House) -> tuple[StakeholderGroup, StakeholderGroup]:
    initiative = await an_initiative(house, await a_project(house))
    return await a_group(house, initiative, "Operators", 40), await a_group(house, initiative, "Planners", 12)


async def project_of(house: House, group: StakeholderGroup) -> UUID:
    found: list[UUID] = await house.all(select(Initiative.project_id).where(Initiative.id == group.initiative_id))
    return found[0]


async def test_the_profile_counts_where_people_stand(database: Database) -> None:
    house = await a_staffed_house(database)
    group, _ = await two_groups(house)

    await an_assessment(house, group, STUCK, STUCK, UNABLE, READY, READY)

    async with house.as_("Chris") as work:
        profile = (await newest_profiles(work, [group.id]))[group.id]
    assert (profile.answered, profile.headcount, profile.no_barrier, profile.not_shown) == (5, 40, 2, None)
    assert profile.barriers == (("awareness", 2), ("desire", 0), ("knowledge", 0), ("ability", 1), ("reinforcement", 0))
    assert profile.share_before_ability == Decimal(2) / 5


async def test_below_five_nothing_is_shown_but_the_reason(database: Database) -> None:
    house = await a_staffed_house(database)
    group, _ = await two_groups(house)

    assessment = await an_assessment(house, group, *[STUCK] * 4)

    async with house.as_("Chris") as work:
        newest = (await newest_profiles(work, [group.id]))[group.id]
        same = (await profiles(work, [assessment.id]))[assessment.id]
    assert newest == same
    assert (newest.answered, newest.barriers, newest.share_before_ability) == (None, None, None)
    assert newest.not_shown == TOO_FEW


async def test_a_group_is_withheld_where_a_smaller_one_could_be_told_from_it(database: Database) -> None:
    house = await a_staffed_house(database)
    large, small = await two_groups(house)

    await an_assessment(house, large, *[READY] * 8)
    await an_assessment(house, small, *[STUCK] * 3)

    async with house.as_("Chris") as work:
        shown = await newest_profiles(work, [large.id])
    assert shown[large.id].not_shown == COULD_BE_SUBTRACTED
    assert shown[large.id].answered is None


async def test_the_newest_assessment_counts_and_the_older_one_stays(database: Database) -> None:
    house = await a_staffed_house(database)
    group, _ = await two_groups(house)
    older = await an_assessment(house, group, *[STUCK] * 6, on=TODAY - timedelta(days=30))
    newer = await an_assessment(house, group, *[READY] * 6)

    async with house.as_("Chris") as work:
        newest = await newest_profiles(work, [group.id])
        each = await profiles(work, [older.id, newer.id])
        scores = await newest_scores(work, [await project_of(house, group)])

    assert newest[group.id].no_barrier == 6
    assert (each[older.id].no_barrier, each[newer.id].no_barrier) == (0, 6)
    assert (older.number, newer.number) == (1, 2)
    assert [len(found) for found in scores.values()] == [6]


async def test_an_assessment_entered_late_for_an_earlier_day_does_not_count_as_the_newest(database: Database) -> None:
    house = await a_staffed_house(database)
    group, _ = await two_groups(house)
    await an_assessment(house, group, *[READY] * 6)

    await an_assessment(house, group, *[STUCK] * 6, on=TODAY - timedelta(days=30))

    async with house.as_("Chris") as work:
        assert (await newest_profiles(work, [group.id]))[group.id].no_barrier == 6


async def test_a_group_that_was_never_assessed_has_no_profile(database: Database) -> None:
    house = await a_staffed_house(database)
    group, _ = await two_groups(house)

    async with house.as_("Chris") as work:
        assert await newest_profiles(work, [group.id]) == {}


@pytest.mark.parametrize("name", ["Cleo", "Piet", "Sofie", "Mona", "Erin", "Art"])
async def test_only_the_change_lead_enters_an_assessment(database: Database, name: str) -> None:
    house = await a_staffed_house(database)
    group, _ = await two_groups(house)

    scores = AdkarScores(awareness=1, desire=1, knowledge=1, ability=1, reinforcement=1)
    with pytest.raises(NotAllowed):
        async with house.as_(name) as work:
            await enter_assessment(
                work, EnterAssessment(group_id=GroupId(group.id), assessed_on=TODAY, answers=(scores,))
            )

    assert await house.count(AdkarAssessment) == 0


async def test_scores_off_the_scale_and_a_day_to_come_are_told_beside_their_fields(database: Database) -> None:
    house = await a_staffed_house(database)
    group, _ = await two_groups(house)

    with pytest.raises(Invalid) as refused:
        await an_assessment(house, group, READY, (0, 5, 6, 5, 5), on=TODAY + timedelta(days=1))

    assert {(each.field, each.code) for each in refused.value.problems} == {
        ("assessedOn", "future_date"),
        ("answers.1.awareness", "off_the_scale"),
        ("answers.1.knowledge", "off_the_scale"),
    }
    assert await house.count(AdkarAssessment) == 0
    assert await house.count(AdkarAnswer) == 0


async def test_no_more_people_answer_than_there_are(database: Database) -> None:
    house = await a_staffed_house(database)
    _, group = await two_groups(house)

    for answers in ([READY] * 13, []):
        with pytest.raises(Invalid):
            await an_assessment(house, group, *answers)

    assert await house.count(AdkarAssessment) == 0


async def test_answers_are_never_changed_nor_removed(database: Database) -> None:
    house = await a_staffed_house(database)
    group, _ = await two_groups(house)
    await an_assessment(house, group, *[READY] * 6)

    for attack in ("UPDATE adkar_answer SET ability = 1", "DELETE FROM adkar_assessment", "TRUNCATE adkar_answer"):
        with pytest.raises(DBAPIError, match=r"append-only|permission denied"):
            async with database.sessions() as session, session.begin():
                await session.execute(text(attack))

    assert await house.count(AdkarAnswer, AdkarAnswer.ability == 5) == 6
