"""One appeal, to somebody with more authority: approved after all, or upheld and no less dated than the first no."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from building import TODAY
from relocation import Relocation, a_relocation, an_approval
from stages import STAGES, appealed, clock, lapsed, refused_by_rita, revoked, upheld, waits_for
from triptych.access.administration import absences as declare
from triptych.governance.decision_clock.looking import look
from triptych.governance.exceptions import appealing, deciding, who_decides
from triptych.kernel.days import first_instant_after
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.exception import ExceptionRequest
from triptych.model.people import Person
from triptych.model.types import RequestId
from unchanged import refused


def against(request: ExceptionRequest, **changes: object) -> appealing.AppealDecision:
    """Marta's grounds."""
    facts = {"request_id": RequestId(request.id), "seen": request.version, "grounds": "The core has room."}
    return appealing.AppealDecision(**(facts | changes))


def standing_by_it(request: ExceptionRequest, **changes: object) -> appealing.UpholdDecision:
    """The answer to an appeal that changes nothing."""
    facts = {
        "request_id": RequestId(request.id),
        "seen": request.version,
        "reason": "The room is reserved.",
        "next_date": TODAY + timedelta(days=5),
    }
    return appealing.UpholdDecision(**(facts | changes))


WAIVER = "Waive the SMO standard"


async def under(story: Relocation, name: str, manager: str) -> None:
    """Somebody gets another manager."""
    async with story.database.sessions() as session, session.begin():
        (await session.get_one(Person, story.person(name))).manager_id = story.person(manager)


async def chain(story: Relocation, request: ExceptionRequest) -> list[tuple[str, bool]]:
    """Outcomes in their order, and whether each names the one before."""
    async with story.database.sessions() as session:
        found = list(
            await session.scalars(select(Decision).where(Decision.request_id == request.id).order_by(Decision.number))
        )
    before = [None, *(each.id for each in found)]
    return [(each.outcome, each.supersedes_id == earlier) for each, earlier in zip(found, before, strict=False)]


async def test_only_the_requester_appeals_with_grounds_and_once(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story)

    for other in ("Rita", "Remo", "Sam", "Bela", "Dan", "Olivia", "Uma"):
        async with refused(database, NotAllowed), story.as_(other) as work:
            await appealing.appeal_decision(work, against(request))
    async with refused(database, Invalid), story.as_("Marta") as work:
        await appealing.appeal_decision(work, against(request, grounds=" "))
    async with refused(database, Conflict), story.as_("Marta") as work:
        await appealing.appeal_decision(work, against(request, seen=request.version - 1))
    done = await appealed(story, request)
    again = await upheld(story, done)

    assert (done.state, done.stopped_at, again.state) == ("appealed", None, "declined")
    async with refused(database, Conflict, "one appeal"), story.as_("Marta") as work:
        await appealing.appeal_decision(work, against(again))


async def test_an_appeal_waits_for_those_above_whoever_decided_and_for_nobody_else(database: Database) -> None:
    story = await a_relocation(database)

    request = await appealed(story, await revoked(story))

    assert await waits_for(story, "Bela", request) == []  # Olivia revoked over him, and nobody stands above her
    async with refused(database, NotAllowed), story.as_("Bela") as work:
        await appealing.uphold_decision(work, standing_by_it(request))


async def test_who_outranks_the_refuser_upholds_and_the_refusal_stays_dated(database: Database) -> None:
    story = await a_relocation(database)
    request = await appealed(story, await refused_by_rita(story))

    assert await waits_for(story, "Olivia", request) == ["approveRequest"]
    for other in ("Marta", "Rita", "Remo", "Sam", "Uma", "Dan", "Ivo", "Bela"):
        async with refused(database, NotAllowed), story.as_(other) as work:
            await appealing.uphold_decision(work, standing_by_it(request))
    for wrong in (None, TODAY, TODAY + timedelta(days=400)):
        async with refused(database, Invalid), story.as_("Olivia") as work:
            await appealing.uphold_decision(work, standing_by_it(request, next_date=wrong))
    async with refused(database, Invalid), story.as_("Olivia") as work:
        await appealing.uphold_decision(work, standing_by_it(request, reason=" "))
    async with story.as_("Olivia") as work:
        done = await appealing.uphold_decision(work, standing_by_it(request))

    assert done.state == "declined"
    assert await chain(story, done) == [("declined", True), ("decline_upheld", True)]


async def test_the_next_up_the_line_hears_it_and_who_is_further_up_is_told_whom_to_ask(
    database: Database,
) -> None:
    story = await a_relocation(database)
    await under(story, "Rita", "Bela")
    request = await appealed(story, await refused_by_rita(story))

    async with story.as_("Marta") as work:
        found = (await who_decides.who_can_say_yes(work, request.id)).found
    signs = {each.name: {signature.needed.label for signature in each.signatures} for each in found.able}
    assert signs == {"Bela": {"Approve the money"}, "Olivia": {WAIVER}, "Sam": {WAIVER}}
    for act in (
        lambda work: appealing.uphold_decision(work, standing_by_it(request)),
        lambda work: deciding.approve_request(work, an_approval(request)),
    ):
        async with refused(database, NotAllowed) as denied, story.as_("Olivia") as work:
            await act(work)
        assert (denied.value.denial.code, denied.value.denial.nearest) == ("not_one_level_up", "Ask Bela.")
    assert await waits_for(story, "Olivia", request) == []
    assert await waits_for(story, "Bela", request) == ["approveRequest"]
    async with story.as_("Bela") as work:
        done = await appealing.uphold_decision(work, standing_by_it(request))

    assert done.state == "declined"


async def test_who_is_away_is_passed_over_and_their_stand_in_asked(database: Database) -> None:
    story = await a_relocation(database)
    await under(story, "Rita", "Bela")
    request = await appealed(story, await refused_by_rita(story))
    async with story.as_("Bela") as work:
        away = declare.DeclareAbsence(starts=work.now, until=work.now + timedelta(days=3))
        await declare.declare_absence(work, away)

    async with story.as_("Olivia") as work:
        done = await appealing.uphold_decision(work, standing_by_it(request))

    assert done.state == "declined"


async def test_silence_brings_an_appeal_to_the_next_level_who_then_answers_it(database: Database) -> None:
    story = await a_relocation(database)
    await under(story, "Rita", "Bela")
    request = await appealed(story, await refused_by_rita(story))
    for _ in range(3):
        story.house.clock.now += timedelta(days=7)
        async with story.works.begin_system("The decision clock") as work:
            await look(work, request.id)
    (now,) = await story.house.all(select(ExceptionRequest).where(ExceptionRequest.id == request.id))
    ask = standing_by_it(now, next_date=story.house.clock.now.date() + timedelta(days=5))

    async with story.as_("Olivia") as work:
        done = await appealing.uphold_decision(work, ask)

    assert done.state == "declined"


async def test_an_appeal_is_approved_after_all_by_somebody_above(database: Database) -> None:
    story = await a_relocation(database)
    request = await appealed(story, await refused_by_rita(story))

    async with story.as_("Olivia") as work:
        done = await deciding.approve_request(work, an_approval(request))

    assert done.state == "approved_with_conditions"
    assert [outcome for outcome, _ in await chain(story, done)] == ["declined", "approved_with_conditions"]


async def test_the_clock_runs_while_an_appeal_waits(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story)
    story.house.clock.now += timedelta(hours=4)
    request = await appealed(story, request)
    story.house.clock.now += timedelta(hours=3)
    waiting = await clock(story, request)
    done = await upheld(story, request)
    story.house.clock.now += timedelta(hours=9)

    assert waiting.running_since == story.house.clock.now - timedelta(hours=12)
    assert (await clock(story, done)).hours_waited - waiting.hours_waited == 0


async def test_an_upheld_deferral_lapses_at_the_end_of_the_day_named_then(database: Database) -> None:
    story = await a_relocation(database)
    request = await upheld(story, await appealed(story, await lapsed(story)))
    over = first_instant_after(story.house.clock.now.date() + timedelta(days=5), "UTC")
    story.house.clock.now = over + timedelta(hours=2)

    facts = await clock(story, request)

    assert (request.state, request.holds_until, facts.running_since) == ("deferred", over, over)
    assert await waits_for(story, "Sam", request) == ["reopenRequest"]


@pytest.mark.parametrize("stage", ["opened", "deciding", "approved", "withdrawn", "closed"])
async def test_nothing_but_a_no_a_later_or_a_revocation_is_appealed(database: Database, stage: str) -> None:
    story = await a_relocation(database)
    request = await STAGES[stage][1](story)

    async with refused(database, Conflict), story.as_("Marta") as work:
        await appealing.appeal_decision(work, against(request))
