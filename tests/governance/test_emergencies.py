"""An emergency go: in effect at once, not for long, reviewed within a day by another, or it stops covering."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from building import NOON
from relocation import Relocation, a_relocation, an_approval, dollars, submitted
from stages import STAGES, clock, reopened, reviewed, urgent, waits_for
from triptych.governance.exceptions import deciding, emergency, overriding, reopening
from triptych.governance.exceptions.resolver import covers_of
from triptych.governance.exceptions.terms import undecided_terms
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed
from triptych.kernel.targets import Target, TargetKind
from triptych.model.database import Database
from triptych.model.decision import Cover, Decision
from triptych.model.exception import ExceptionRequest
from triptych.model.types import RequestId, TermsId
from unchanged import refused

DAY = timedelta(hours=24)


async def covered(story: Relocation, request: ExceptionRequest) -> object:
    """Until when its rule is covered, as the resolver says now."""
    async with story.as_("Olivia") as work:
        rule = await work.session.scalar(select(Cover.rule_id).limit(1))
        assert rule is not None
        covers = await covers_of(work, [request.project_id])
        return covers.until(Target(TargetKind.STANDARD, rule, request.project_id))


async def test_it_covers_at_once_for_a_day_and_to_its_end_once_reviewed(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    request = await urgent(story, hours=48)

    before = await covered(story, request)
    looked = await reviewed(story, request)

    assert (before, await covered(story, looked)) == (NOON + DAY, NOON + 2 * DAY)
    assert (request.state, request.holds_until) == ("emergency_go", NOON + DAY)
    assert (looked.state, looked.holds_until) == ("emergency_go", NOON + 2 * DAY)


async def test_unreviewed_it_stops_covering_and_waiting_costs_again_at_the_same_instant(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    request = await urgent(story)
    story.house.clock.now = NOON + DAY - timedelta(microseconds=1)
    last, standing = await covered(story, request), await clock(story, request)
    story.house.clock.now = NOON + DAY

    assert (last, await covered(story, request)) == (NOON + DAY, None)
    assert (standing.running_since, (await clock(story, request)).running_since) == (None, NOON + DAY)
    async with refused(database, Conflict, "over"):
        await reviewed(story, request)
    assert (await reopened(story, request)).state == "reopened"


@pytest.mark.parametrize("who", ["Marta", "Rita", "Remo", "Sam", "Dan", "Uma"])
async def test_only_somebody_with_the_authority_gives_or_reviews_one(database: Database, who: str) -> None:
    story = await a_relocation(database)

    with pytest.raises(NotAllowed):
        await urgent(story, by=who, title="Another")
    request = await urgent(story)
    async with refused(database, NotAllowed):
        await reviewed(story, request, by=who)


async def test_the_limit_of_the_act_holds(database: Database) -> None:
    story = await a_relocation(database)

    with pytest.raises(NotAllowed, match="limit"):
        await urgent(story, amount=dollars(300_000))


async def test_the_giver_neither_reviews_nor_ratifies_nor_unwinds(database: Database) -> None:
    story = await a_relocation(database)
    request = await urgent(story)

    async with refused(database, NotAllowed):
        await reviewed(story, request, by="Bela")
    async with refused(database, NotAllowed), story.as_("Bela") as work:
        await deciding.approve_request(work, an_approval(request))
    async with refused(database, NotAllowed), story.as_("Bela") as work:
        ask = overriding.RevokeApproval(request_id=RequestId(request.id), seen=request.version, reason="No.")
        await overriding.revoke_approval(work, ask)


async def test_nor_does_the_giver_approve_it_once_it_has_lapsed_and_is_taken_up_again(database: Database) -> None:
    story = await a_relocation(database)
    request = await urgent(story)
    story.house.clock.now = NOON + 2 * DAY
    async with story.as_("Marta") as work:
        ask = reopening.ReopenRequest(request_id=RequestId(request.id), seen=request.version, reason="Still needed.")
        again = await reopening.reopen_request(work, ask)
    asked = {"valid_until": NOON + 9 * DAY, "conditions": ()}

    async with refused(database, NotAllowed), story.as_("Bela") as work:
        await deciding.approve_request(work, an_approval(again, **asked))
    async with story.as_("Olivia") as work:
        done = await deciding.approve_request(work, an_approval(again, **asked))

    assert done.state == "approved"


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"unwind_plan": ""}, {"hours": 0}, {"hours": 73}])
async def test_it_says_why_for_how_long_and_how_it_is_undone(database: Database, wrong: dict[str, object]) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    facts = {"request_id": RequestId(request.id), "seen": request.version, "reason": "Now.", "unwind_plan": "Off."}

    async with refused(database, Invalid), story.as_("Olivia") as work:
        ask = emergency.GiveEmergencyGo(**(facts | {"hours": 10} | wrong))
        await emergency.give_emergency_go(work, ask)


async def test_another_ratifies_it_by_an_ordinary_approval_of_every_authority(database: Database) -> None:
    story = await a_relocation(database)
    request = await urgent(story)

    async with story.as_("Sam") as work:
        half = await deciding.approve_request(work, an_approval(request))
    async with story.as_("Olivia") as work:
        terms = (await undecided_terms(work, [half.id]))[half.id][0].terms_id
        done = await deciding.sign_terms(work, deciding.SignTerms(terms_id=TermsId(terms), seen=half.version))

    assert (half.state, done.state) == ("emergency_go", "approved_with_conditions")
    assert await story.house.all(select(Decision.outcome).order_by(Decision.number)) == [
        "emergency_go",
        "approved_with_conditions",
    ]


async def test_another_unwinds_it_and_it_stops_at_once(database: Database) -> None:
    story = await a_relocation(database)
    request = await urgent(story)

    async with story.as_("Olivia") as work:
        ask = overriding.RevokeApproval(request_id=RequestId(request.id), seen=request.version, reason="Not so.")
        done = await overriding.revoke_approval(work, ask)

    assert (done.state, await covered(story, done)) == ("revoked", None)


async def test_it_waits_for_its_review_with_others_and_is_reviewed_once(database: Database) -> None:
    story = await a_relocation(database)
    request = await urgent(story)

    assert await waits_for(story, "Olivia", request) == ["reviewEmergency"]
    assert await waits_for(story, "Bela", request) == []
    looked = await reviewed(story, request)
    async with refused(database, Conflict, "before"):
        await reviewed(story, looked)


@pytest.mark.parametrize("stage", ["opened", "approved", "declined", "deferred", "emergency go"])
async def test_none_is_given_over_a_decision_or_before_the_need_is_agreed(database: Database, stage: str) -> None:
    story = await a_relocation(database)
    request = await STAGES[stage][1](story)

    async with refused(database, Conflict), story.as_("Olivia") as work:
        ask = emergency.GiveEmergencyGo(
            request_id=RequestId(request.id), seen=request.version, reason="Now.", unwind_plan="Off.", hours=5
        )
        await emergency.give_emergency_go(work, ask)
