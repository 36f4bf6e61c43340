"""After a decision: taken up again on stated grounds, closed when settled; what lapses escalates and counts again."""

from datetime import timedelta
from importlib import resources

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from asking import ask
from building import NOON, TODAY
from relocation import a_relocation, an_approval, submitted
from stages import (
    approved,
    clock,
    closed,
    lapsed,
    put_forward,
    refused_by_rita,
    reopened,
    signed_by_both,
    waits_for,
)
from triptych.governance.exceptions.deciding import SignTerms, approve_request, sign_terms
from triptych.governance.exceptions.helping import ReplyAsHelper, reply_as_helper
from triptych.governance.exceptions.overriding import RevokeApproval, revoke_approval
from triptych.governance.exceptions.refusing import DeclineRequest, decline_request
from triptych.governance.exceptions.reopening import CloseRequest, ReopenRequest, close_request, reopen_request
from triptych.governance.exceptions.resolver import covers_of
from triptych.governance.exceptions.terms import undecided_terms
from triptych.governance.exceptions.who_decides import who_can_say_yes
from triptych.kernel.days import first_instant_after
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed
from triptych.kernel.targets import Target, TargetKind
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.exception import Answer, ExceptionRequest
from triptych.model.types import AnswerId, RequestId, TermsId
from unchanged import refused


def taking_up(request: ExceptionRequest, **changes: object) -> ReopenRequest:
    """New facts."""
    facts = {"request_id": RequestId(request.id), "seen": request.version, "reason": "A second tenant moves in."}
    return ReopenRequest(**(facts | changes))


@pytest.mark.parametrize("who", ["Marta", "Rita", "Sam"])
async def test_what_was_declined_is_taken_up_by_whoever_asks_answers_or_leads_its_office(
    database: Database, who: str
) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story)

    for other in ("Bela", "Dan", "Olivia", "Uma", "Paula"):
        async with refused(database, NotAllowed), story.as_(other) as work:
            await reopen_request(work, taking_up(request))
    async with refused(database, Invalid), story.as_(who) as work:
        await reopen_request(work, taking_up(request, reason=" "))
    async with refused(database, Conflict), story.as_(who) as work:
        await reopen_request(work, taking_up(request, seen=request.version - 1))
    async with story.as_(who) as work:
        done = await reopen_request(work, taking_up(request))

    assert (done.state, done.stopped_at) == ("reopened", None)


async def test_a_deferral_is_taken_up_after_its_day_or_when_its_trigger_occurred(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story, later=True)
    over = first_instant_after(TODAY + timedelta(days=10), "UTC")
    story.house.clock.now = over - timedelta(microseconds=1)

    assert request.holds_until == over
    async with refused(database, Conflict, "trigger"), story.as_("Marta") as work:
        await reopen_request(work, taking_up(request))
    async with story.as_("Marta") as work:
        assert (await reopen_request(work, taking_up(request, trigger_occurred=True))).state == "reopened"
        await work.session.rollback()
    story.house.clock.now = over
    async with story.as_("Marta") as work:
        assert (await reopen_request(work, taking_up(request))).state == "reopened"


async def test_a_lapsed_deferral_waits_again_from_its_lapse_and_escalates_to_the_lead(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await put_forward(story, later=True)
    story.house.clock.now += timedelta(hours=6)
    (answer,) = await story.house.all(select(Answer.id))
    async with story.as_("Remo") as work:
        request = await reply_as_helper(work, ReplyAsHelper(answer_id=AnswerId(answer), accepted=True))
    over = first_instant_after(TODAY + timedelta(days=10), "UTC")

    story.house.clock.now = over - timedelta(microseconds=1)
    before, early = await clock(story, request), await waits_for(story, "Sam", request)
    story.house.clock.now = over + timedelta(hours=3)
    after, late = await clock(story, request), await waits_for(story, "Sam", request)

    assert (before.running_since, before.runs_again_at, before.hours_waited) == (None, over, 6)
    assert (after.running_since, after.stopped_at, after.hours_before, after.hours_waited) == (over, None, 6, 9)
    assert (early, late) == ([], ["reopenRequest"])
    assert await waits_for(story, "Paula", request) == []


async def test_the_clock_does_not_count_while_an_approval_was_in_force(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    story.house.clock.now = NOON + timedelta(hours=5)
    async with story.as_("Bela") as work:
        half = await approve_request(work, an_approval(request))
    async with story.as_("Sam") as work:
        terms = (await undecided_terms(work, [half.id]))[half.id][0].terms_id
        done = await sign_terms(work, SignTerms(terms_id=TermsId(terms), seen=half.version))
    story.house.clock.now = NOON + timedelta(days=20)
    async with story.as_("Olivia") as work:
        await revoke_approval(work, RevokeApproval(request_id=RequestId(done.id), seen=done.version, reason="No."))
    story.house.clock.now += timedelta(hours=2)

    facts = await clock(story, done)

    assert (facts.hours_before, facts.hours_waited) == (5, 7)
    assert facts.cost_per_hour is not None
    assert facts.cost_so_far == facts.cost_per_hour * 7


async def test_after_a_lapsed_deferral_the_same_representative_may_answer_and_approvers_decide(
    database: Database,
) -> None:
    story = await a_relocation(database)
    request = await reopened(story, await lapsed(story))
    day = story.house.clock.now.date() + timedelta(days=5)
    asked = DeclineRequest(
        request_id=RequestId(request.id),
        seen=request.version,
        reason="Still full.",
        helper_id=story.person("Remo"),
        next_date=day,
    )

    async with story.as_("Bela") as work:
        ends = story.house.clock.now + timedelta(days=60)
        await approve_request(work, an_approval(request, valid_until=ends, conditions=()))
        await work.session.rollback()
    async with story.as_("Rita") as work:
        await decline_request(work, asked)
    async with story.as_("Remo") as work:
        newest = await work.session.scalar(select(Answer.id).order_by(Answer.id.desc()).limit(1))
        done = await reply_as_helper(work, ReplyAsHelper(answer_id=AnswerId(newest), accepted=True))

    assert done.state == "declined"
    assert await story.house.count(Decision) == 2


async def test_the_requester_closes_and_the_approval_goes_on_until_somebody_revokes_it(database: Database) -> None:
    story = await a_relocation(database)
    request = await signed_by_both(story)
    asked = CloseRequest(request_id=RequestId(request.id), reason="We moved.")
    target = Target(TargetKind.STANDARD, story.ids["rule"], story.ids["project"])

    for other in ("Rita", "Sam", "Olivia", "Dan"):
        async with refused(database, NotAllowed), story.as_(other) as work:
            await close_request(work, asked)
    async with refused(database, Invalid), story.as_("Marta") as work:
        await close_request(work, CloseRequest(request_id=asked.request_id, reason=" "))
    async with story.as_("Marta") as work:
        done = await close_request(work, asked)
        covered = (await covers_of(work, [story.ids["project"]])).by(target)
    async with story.as_("Olivia") as work:
        over = await revoke_approval(
            work, RevokeApproval(request_id=asked.request_id, seen=done.version, reason="Harm was seen.")
        )
        covered_then = (await covers_of(work, [story.ids["project"]])).by(target)

    assert (done.state, covered) == ("closed", request.ref)
    assert (over.state, covered_then) == ("revoked", None)


async def test_what_was_never_approved_stays_closed(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story)
    async with story.as_("Marta") as work:
        done = await close_request(work, CloseRequest(request_id=RequestId(request.id), reason="We found another way."))

    async with refused(database, Conflict), story.as_("Olivia") as work:
        await revoke_approval(work, RevokeApproval(request_id=RequestId(done.id), seen=done.version, reason="x"))
    assert (await clock(story, done)).running_since is None


async def test_what_was_closed_with_an_approval_still_counts_with_the_asks_beside_it(database: Database) -> None:
    story = await a_relocation(database)
    await closed(story)
    other = await submitted(story, title="The same again")

    async with story.as_("Marta") as work:
        assert (await who_can_say_yes(work, other.id)).need.amount.amount == 200_000


async def test_an_approval_past_its_end_is_expired_though_nobody_wrote_it(database: Database) -> None:
    story = await a_relocation(database)
    request = await approved(story)
    document = "query ($ref: String!) { exceptionRequest(ref: $ref) { state expired lapsed open } }"
    told = []

    for instant in (NOON + timedelta(days=60, microseconds=-1), NOON + timedelta(days=60)):
        story.house.clock.now = instant
        told.append((await ask(story, "Marta", document, ref=request.ref)).data["exceptionRequest"])

    assert request.holds_until == NOON + timedelta(days=60)
    assert [each["expired"] for each in told] == [False, True]
    assert {(each["state"], each["lapsed"], each["open"]) for each in told} == {
        ("approved_with_conditions", False, False)
    }


async def test_a_lapsed_deferral_is_told_as_waiting_again(database: Database) -> None:
    story = await a_relocation(database)
    request = await lapsed(story)
    document = """query ($ref: String!) { exceptionRequest(ref: $ref) {
      state lapsed open burn { runningSince hoursBefore } costToDecide { hops workNotStated delay { amount } }
      alternatives { title inParetoSet } decisionInForce { outcome } } }"""

    told = (await ask(story, "Marta", document, ref=request.ref)).data["exceptionRequest"]

    assert (told["state"], told["lapsed"], told["open"]) == ("deferred", True, True)
    assert told["burn"]["runningSince"] == first_instant_after(TODAY + timedelta(days=10), "UTC").isoformat()
    assert told["costToDecide"]["hops"] > 3
    assert told["costToDecide"]["workNotStated"] is not None
    assert {each["title"]: each["inParetoSet"] for each in told["alternatives"]} == {
        "Ten desks now, thirty in a month": True,
        "A carrier builds it": False,
    }


async def test_a_landed_request_gets_its_end_from_the_migration_as_a_new_one_from_its_event(
    database: Database, owner_engine: AsyncEngine
) -> None:
    story = await a_relocation(database)
    made = [await refused_by_rita(story, later=True)]
    script = resources.files("triptych.model.migrations").joinpath("sql", "0002", "requests.sql").read_text("utf-8")
    start = script.index("UPDATE exception_request SET holds_until")
    carry_over = script[start : script.index(";", start)]

    async with owner_engine.begin() as owner:
        await owner.exec_driver_sql("UPDATE exception_request SET holds_until = NULL")
        await owner.exec_driver_sql(carry_over)

    assert await story.house.all(select(ExceptionRequest.holds_until)) == [each.holds_until for each in made]
