"""Who gave an emergency go has no next word on it: the service and the database answer alike, for everybody."""

from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest
from sqlalchemy import select

from building import NOON
from governance.test_bound_proposers import lends
from relocation import Relocation, a_relocation
from stages import reopened, reviewed, urgent
from triptych.governance.exceptions import emergency
from triptych.governance.exceptions.acts import possible
from triptych.governance.exceptions.matters import matters_of
from triptych.kernel.refusals import NotAllowed
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.exception import ExceptionRequest
from triptych.model.types import RequestId
from unchanged import refused
from walls.standing import standing


def again(request: ExceptionRequest) -> emergency.GiveEmergencyGo:
    """It still cannot wait."""
    return emergency.GiveEmergencyGo(
        request_id=RequestId(request.id), seen=request.version, reason="Still.", unwind_plan="Back.", hours=48
    )


async def barred_by_service(story: Relocation, who: str, request: UUID) -> set[str]:
    """Which acts the service keeps somebody from because they gave the go."""
    async with story.as_(who) as work:
        matter = (await matters_of(work, [request]))[request]
        return {
            each.name
            for each in possible(matter)
            if each.name in {"approveRequest", "giveEmergencyGo"}
            and each.denial
            and "by another person" in each.denial.reason
        }


async def barred_by_database(story: Relocation, request: ExceptionRequest) -> set[str]:
    """Whose signature after the go the database refuses as the giver's."""
    at = await standing(story, request)
    (last,) = await story.house.all(select(Decision.id).order_by(Decision.number.desc()).limit(1))
    barred = set()
    connection = await story.database.connect()
    for who in at.people:
        transaction = connection.transaction()
        await transaction.start()
        try:
            terms = {"id": (key := uuid4()), "supersedes_id": last, "at": story.house.clock.now}
            ends = {"valid_until": story.house.clock.now + timedelta(days=9)}
            await connection.execute(at.written(**terms | ends))
            await connection.execute(at.signed("money", who, terms_id=key, at=story.house.clock.now))
        except asyncpg.CheckViolationError as refusal:
            if refusal.constraint_name == "reviewed_by_another":
                barred.add(who)
        finally:
            await transaction.rollback()
    await connection.close()
    return barred


@pytest.mark.parametrize("lapsed", [False, True])
@pytest.mark.parametrize("lent", [False, True])
async def test_service_and_database_bar_the_same_people_from_the_next_word(
    database: Database, *, lapsed: bool, lent: bool
) -> None:
    """Where it was given in somebody's name, both are barred; and waiting until it has lapsed changes nothing."""
    story = await a_relocation(database)
    if lent:
        await lends(story)
    request = await urgent(story, by="Aaron" if lent else "Bela")
    if lapsed:
        story.house.clock.now = NOON + timedelta(hours=25)
        request = await reopened(story, request)

    both = {"Aaron", "Bela"} if lent else {"Bela"}
    able = ("Bela", "Aaron", "Olivia", "Sam")
    found = {who: await barred_by_service(story, who, request.id) for who in able}

    assert {who for who, acts in found.items() if "approveRequest" in acts} == both
    assert {who for who, acts in found.items() if "giveEmergencyGo" in acts} == (both if lapsed else set())
    assert await barred_by_database(story, request) == both


async def test_one_person_does_not_carry_a_request_by_one_go_after_another(database: Database) -> None:
    story = await a_relocation(database)
    request = await urgent(story)
    story.house.clock.now = NOON + timedelta(hours=25)
    request = await reopened(story, request)

    async with refused(database, NotAllowed, "another person"), story.as_("Bela") as work:
        await emergency.give_emergency_go(work, again(request))
    async with story.as_("Olivia") as work:
        request = await emergency.give_emergency_go(work, again(request))

    assert (await reviewed(story, request, by="Bela")).state == "emergency_go"
