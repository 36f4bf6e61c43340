"""After a decision: taken up again on stated grounds, closed when settled; what lapses escalates and counts again."""

from datetime import timedelta
from decimal import Decimal
from importlib import resources

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from asking import ask
from building import NOON, TODAY
from relocation import Relocation, a_relocation, an_approval, dollars, opened, submitted
from stages import approved, closed, lapsed, put_forward, refused_by_rita, reopened, revoked, signed_by_both
from triptych.access.authority.who_can import NeededAuthority
from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.policy.limits import Limit
from triptych.governance.exceptions.clock import ClockFacts, clocks
from triptych.governance.exceptions.deciding import SignTerms, approve_request, sign_terms
from triptych.governance.exceptions.finding import requester_of
from triptych.governance.exceptions.helping import ReplyAsHelper, WithdrawAnswer, reply_as_helper, withdraw_answer
from triptych.governance.exceptions.needs import (
    ConfirmNeed,
    RestateNeed,
    confirm_need,
    newest_restatement,
    restate_need,
)
from triptych.governance.exceptions.overriding import RevokeApproval, revoke_approval
from triptych.governance.exceptions.ranking import Behind, Decider, not_outranking
from triptych.governance.exceptions.refusing import DeclineRequest, decline_request
from triptych.governance.exceptions.reopening import CloseRequest, ReopenRequest, close_request, reopen_request
from triptych.governance.exceptions.requests import DisputePhi, StatePhi, dispute_phi, state_phi
from triptych.governance.exceptions.resolver import covers_of
from triptych.governance.exceptions.terms import undecided_terms
from triptych.governance.exceptions.waiting import waiting_for
from triptych.governance.exceptions.who_decides import who_can_say_yes
from triptych.kernel.days import first_instant_after
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed
from triptych.kernel.targets import Target, TargetKind
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.exception import Answer, ExceptionRequest
from triptych.model.people import OrgUnit, Person, RoleAssignment
from triptych.model.portfolio import Program
from triptych.model.types import AnswerId, RequestId, RestatementId, TermsId
from unchanged import refused


def taking_up(request: ExceptionRequest, **changes: object) -> ReopenRequest:
    """New facts."""
    facts = {"request_id": RequestId(request.id), "seen": request.version, "reason": "A second tenant moves in."}
    return ReopenRequest(**(facts | changes))


async def clock(story: Relocation, request: ExceptionRequest) -> ClockFacts:
    """What its clock shows now."""
    async with story.as_("Marta") as work:
        return (await clocks(work, [request.id]))[request.id]


async def waits_for(story: Relocation, name: str, request: ExceptionRequest) -> list[str]:
    """The act that somebody is asked for on it."""
    async with story.as_(name) as work:
        return [each.act for each in await waiting_for(work) if each.request_id == request.id]


async def leaves(story: Relocation, name: str) -> None:
    """Somebody's account is closed."""
    async with story.database.sessions() as session, session.begin():
        (await session.get_one(Person, story.house.people[name])).deactivated_at = story.house.clock.now


@pytest.mark.parametrize("who", ["Marta", "Rita", "Sam", "Paula"])
async def test_what_was_declined_is_taken_up_by_whoever_asks_answers_or_leads(database: Database, who: str) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story)

    for other in ("Bela", "Dan", "Olivia", "Uma"):
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


async def test_after_a_revocation_whoever_revoked_may_reconsider_and_nobody_below_decides(database: Database) -> None:
    story = await a_relocation(database)
    request = await reopened(story, await revoked(story))

    async with story.as_("Marta") as work:
        found = await who_can_say_yes(work, request.id)
    why = {each.name: [o.reason for o in each.obstacles] for each in found.found.unable}
    async with refused(database, NotAllowed, "outrank Olivia"), story.as_("Bela") as work:
        await approve_request(work, an_approval(request))
    async with story.as_("Olivia") as work:
        done = await approve_request(work, an_approval(request))

    assert found.found.chain is not None
    assert [each.name for each in found.found.chain] == ["Olivia"]
    assert any("outrank Olivia" in reason for reason in why["Bela"])
    assert done.state == "approved_with_conditions"


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


async def test_a_leaver_s_request_is_spoken_for_by_the_program_s_present_manager(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    async with story.as_("Rita") as work:
        await restate_need(work, RestateNeed(request_id=RequestId(request.id), text="Forty desks."))
        newest = await newest_restatement(work, request)
    assert newest is not None
    await managed_by(story, "Mila")
    asked = ConfirmNeed(request_id=RequestId(request.id), restatement_id=RestatementId(newest.id))

    async with refused(database, NotAllowed), story.as_("Mila") as work:
        await confirm_need(work, asked)
    await leaves(story, "Marta")
    waits = await waits_for(story, "Mila", request)
    async with refused(database, NotAllowed), story.as_("Dan") as work:
        await confirm_need(work, asked)
    async with story.as_("Mila") as work:
        assert await requester_of(work, request) == story.person("Mila")
        done = await confirm_need(work, asked)

    assert (done.state, waits) == ("confirmed", ["confirmNeed"])


async def managed_by(story: Relocation, name: str) -> None:
    """Somebody new takes the program over."""
    story.house.people[name] = new_id()
    async with story.database.sessions() as session, session.begin():
        unit = await session.scalar(select(OrgUnit.id).where(OrgUnit.id == story.ids["programs"]))
        person = Person(id=story.house.people[name], name=name, email=f"{name.lower()}@meridian.example", unit_id=unit)
        session.add(person)
        await session.flush()
        session.add(
            RoleAssignment(person_id=person.id, role="program_manager", scope_id=story.ids["program"], valid_from=NOON)
        )
        (await session.get_one(Program, story.ids["program"])).manager_id = person.id


async def test_a_helper_who_left_does_not_freeze_an_answer(database: Database) -> None:
    story = await a_relocation(database)
    request = await put_forward(story)
    await leaves(story, "Remo")
    (answer,) = await story.house.all(select(Answer.id))
    asked = WithdrawAnswer(answer_id=AnswerId(answer), reason="Remo has left.")

    for other in ("Marta", "Dan", "Uma"):
        async with refused(database, NotAllowed), story.as_(other) as work:
            await withdraw_answer(work, asked)
    async with refused(database, Invalid), story.as_("Rita") as work:
        await withdraw_answer(work, WithdrawAnswer(answer_id=asked.answer_id, reason=" "))
    async with story.as_("Rita") as work:
        done = await withdraw_answer(work, asked)

    assert done.state == "deciding"
    async with refused(database, Conflict), story.as_("Rita") as work:
        await withdraw_answer(work, asked)
    async with story.as_("Rita") as work:
        again = DeclineRequest(
            request_id=RequestId(request.id),
            seen=done.version,
            reason="Full.",
            helper_id=story.person("Ivo"),
            next_date=TODAY + timedelta(days=3),
        )
        assert (await decline_request(work, again)).state == "decline_proposed"


async def test_an_answer_that_was_taken_back_is_not_replied_to_when_another_stands(database: Database) -> None:
    story = await a_relocation(database)
    await put_forward(story)
    (answer,) = await story.house.all(select(Answer.id))
    async with story.as_("Rita") as work:
        done = await withdraw_answer(work, WithdrawAnswer(answer_id=AnswerId(answer), reason="Better words."))
    async with story.as_("Rita") as work:
        await decline_request(
            work,
            DeclineRequest(
                request_id=RequestId(done.id),
                seen=done.version,
                reason="Full.",
                helper_id=story.person("Ivo"),
                next_date=TODAY + timedelta(days=3),
            ),
        )

    async with refused(database, Conflict, "no longer stands"), story.as_("Remo") as work:
        await reply_as_helper(work, ReplyAsHelper(answer_id=AnswerId(answer), accepted=True))
    assert await waits_for(story, "Remo", done) == []


async def test_the_provider_disputes_a_share_until_it_is_stated_anew(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    key = RequestId(request.id)
    share = {
        "phi_low": Decimal("0.05"),
        "phi_likely": Decimal("0.1"),
        "phi_high": Decimal("0.2"),
        "phi_basis": "Most work on.",
    }
    for other in ("Marta", "Dan", "Bela"):
        async with refused(database, NotAllowed), story.as_(other) as work:
            await dispute_phi(work, DisputePhi(request_id=key, **share))
    async with refused(database, Invalid), story.as_("Rita") as work:
        await dispute_phi(work, DisputePhi(request_id=key, **(share | {"phi_low": Decimal("0.5")})))
    async with story.as_("Rita") as work:
        await dispute_phi(work, DisputePhi(request_id=key, **share))
    told = await clock(story, request)
    async with story.as_("Marta") as work:
        await state_phi(work, StatePhi(request_id=key, **share))
    settled = await clock(story, request)

    assert told.disputed is not None
    assert (told.disputed.author, told.disputed.basis, told.phi_likely) == ("Rita", "Most work on.", Decimal("0.25"))
    assert told.cost_per_hour is not None
    assert told.disputed.cost_per_hour is not None
    assert told.disputed.cost_per_hour.amount * Decimal("2.5") == pytest.approx(told.cost_per_hour.amount)
    assert (settled.disputed, settled.phi_author) == (None, "Marta")


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
      alternatives { inParetoSet } decisionInForce { outcome } } }"""

    told = (await ask(story, "Marta", document, ref=request.ref)).data["exceptionRequest"]

    assert (told["state"], told["lapsed"], told["open"]) == ("deferred", True, True)
    assert told["burn"]["runningSince"] == first_instant_after(TODAY + timedelta(days=10), "UTC").isoformat()
    assert told["costToDecide"]["hops"] > 3
    assert told["costToDecide"]["workNotStated"] is not None
    assert [each["inParetoSet"] for each in told["alternatives"]] == [True, False]


async def test_an_override_is_recorded_under_the_line_of_whoever_answers_for_it(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story)
    async with story.as_("Bela") as work:
        half = await approve_request(work, an_approval(request))
        terms = (await undecided_terms(work, [half.id]))[half.id][0].terms_id
    waits = await waits_for(story, "Sam", half)
    async with story.as_("Sam") as work:
        await sign_terms(work, SignTerms(terms_id=TermsId(terms), seen=half.version))

    (decision,) = await story.house.all(select(Decision).where(Decision.number == 2))
    assert waits == ["signTerms"]
    assert "exception:override" in decision.policy_line


async def test_an_office_does_not_begin_an_override_for_which_it_would_not_answer(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story)

    async with refused(database, NotAllowed), story.as_("Sam") as work:
        await approve_request(work, an_approval(request))


async def test_rank_is_not_borrowed_for_an_authority_of_one_s_own(database: Database) -> None:
    """Bela may revoke what Aaron decided; holding Olivia's authority too does not make Bela outrank an equal."""
    story = await a_relocation(database)
    async with story.house.works.begin(story.house.people["Bela"]) as work:
        unit = await work.session.get_one(OrgUnit, story.ids["programs"])
        small = NeededAuthority("Money", Action.EXCEPTION_OVERRIDE, Scope(tuple(unit.scope_ids)), dollars(100))
    equal = Behind(small.scope, (Decider(story.person("Ivo"), "Ivo", Limit(Decimal(250_000))),), {})
    async with story.database.engine.begin() as connection:
        await connection.exec_driver_sql(
            "INSERT INTO delegation (id, delegator_id, delegate_id, valid_from, valid_until)"
            " VALUES (gen_random_uuid(), $1, $2, '2026-01-01', '2027-01-01')",
            (story.house.people["Olivia"], story.house.people["Bela"]),
        )

    async with story.as_("Bela") as work:
        permit = work.must(small.action, small.scope, amount=small.amount)
        denial = not_outranking(work, work.grants, permit, equal)
        lent = work.must(small.action, small.scope, amount=dollars(1_000_000))

        assert permit.on_behalf_of_id is None
        assert denial is not None
        assert "outrank Ivo" in denial.reason
        assert lent.on_behalf_of_id == story.person("Olivia")
        assert not_outranking(work, work.grants, lent, equal) is None


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
