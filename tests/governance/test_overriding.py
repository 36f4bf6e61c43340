"""Superseding, revoking, expiring: one resolver says what is covered at every instant, and both truths are told."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from building import NOON, TODAY
from relocation import Relocation, a_relocation, an_approval, evidence, opened, submitted
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.cmo import assessments, initiatives
from triptych.governance.exceptions.acts import acts_of
from triptych.governance.exceptions.conditions import MeetCondition, meet_condition
from triptych.governance.exceptions.deciding import DatedCondition, SignTerms, approve_request, sign_terms
from triptych.governance.exceptions.helping import ReplyAsHelper, reply_as_helper
from triptych.governance.exceptions.overriding import RevokeApproval, revoke_approval
from triptych.governance.exceptions.queue import waiting_for
from triptych.governance.exceptions.refusing import DeclineRequest, decline_request
from triptych.governance.exceptions.targets import AskedTarget
from triptych.governance.exceptions.who_decides import who_can_say_yes
from triptych.governance.gates.readiness import KeyShown, of_gates
from triptych.kernel.actor import Role
from triptych.kernel.health import KeyState
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.kernel.targets import TargetKind
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.decision import Condition, Decision, Terms
from triptych.model.exception import Answer, Authorship, ExceptionRequest
from triptych.model.people import Person, RoleAssignment
from triptych.model.types import AnswerId, ConditionId, GateId, ProjectId, RequestId, TermsId
from unchanged import refused


async def declined(story: Relocation) -> ExceptionRequest:
    """Rita's no, with Remo's help."""
    request = await submitted(story)
    async with story.as_("Rita") as work:
        await decline_request(
            work,
            DeclineRequest(
                request_id=RequestId(request.id),
                seen=request.version,
                reason="The core is full.",
                helper_id=story.person("Remo"),
                next_date=TODAY + timedelta(days=10),
            ),
        )
        answer = (await work.session.scalars(select(Answer.id))).one()
    async with story.as_("Remo") as work:
        return await reply_as_helper(work, ReplyAsHelper(answer_id=AnswerId(answer), accepted=True))


async def approved(story: Relocation, by: str = "Olivia", **changes: object) -> ExceptionRequest:
    """The request of the story, with one criterion unsigned, approved."""
    await evidence(story, signed=False)
    request = await submitted(story)
    async with story.as_(by) as work:
        return await approve_request(work, an_approval(request, **changes))


async def deciders(story: Relocation) -> list[tuple[str, str]]:
    """The chain of decisions: outcome and who answers for it."""
    async with story.database.sessions() as session:
        found = await session.execute(
            select(Decision.outcome, Person.name)
            .join(Authorship, Authorship.id == Decision.authorship_id)
            .join(Person, Person.id == Authorship.person_id)
            .order_by(Decision.number)
        )
        return [(outcome, name) for outcome, name in found]


async def keys_at(story: Relocation, at: datetime) -> tuple[KeyShown, ...]:
    """The three keys of the gate at an instant."""
    async with story.as_("Paula") as work:
        work.now = at
        return (await of_gates(work, [story.ids["gate"]]))[story.ids["gate"]].keys


async def service_key_at(story: Relocation, at: datetime) -> KeyState:
    """The key that the exception covers."""
    return (await keys_at(story, at))[1].state


async def an_approver_of_level_3(story: Relocation) -> None:
    """Carl: above every representative, below executives; waives nothing."""
    story.house.people["Carl"] = new_id()
    async with story.database.sessions() as session, session.begin():
        person, unit = story.house.people["Carl"], story.ids["programs"]
        session.add(Person(id=person, name="Carl", email="carl@meridian.example", unit_id=unit))
        await session.flush()
        where = {"scope_id": unit, "valid_from": NOON, "granted_by_id": story.person("Ada")}
        session.add(RoleAssignment(person_id=person, role=Role.APPROVER_3, **where))


async def test_a_superior_supersedes_a_no_and_the_accountability_moves(database: Database) -> None:
    story = await a_relocation(database)
    request = await declined(story)
    ask = an_approval(request, reason="Two million a week stand idle.")

    for who in ("Rita", "Marta", "Aaron", "Uma"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await approve_request(work, ask)
    async with story.as_("Olivia") as work:
        done = await approve_request(work, ask)

    assert done.state == "approved_with_conditions"
    assert await deciders(story) == [("declined", "Rita"), ("approved_with_conditions", "Olivia")]


async def test_an_override_stays_the_superior_s_though_an_office_waives_its_rule_last(database: Database) -> None:
    story = await a_relocation(database)
    await an_approver_of_level_3(story)
    request = await declined(story)
    async with story.as_("Carl") as work:
        half = await approve_request(work, an_approval(request))
        terms = (await work.session.scalars(select(Terms.id))).one()
    assert half.state == "declined"

    async with story.as_("Sam") as work:
        whole = await sign_terms(work, SignTerms(terms_id=TermsId(terms), seen=half.version))

    assert whole.state == "approved_with_conditions"
    assert await deciders(story) == [("declined", "Rita"), ("approved_with_conditions", "Carl")]


async def test_hints_say_what_the_acts_would(database: Database) -> None:
    """A button that is shown as allowed works, and one that is not says why."""
    story = await a_relocation(database)
    await an_approver_of_level_3(story)
    done = await approved(story)

    for who in ("Carl", "Bela", "Sam", "Olivia"):
        async with story.as_(who) as work:
            mine = {act.name: act.denial for act in (await acts_of(work, [done.id]))[done.id]}
        assert mine["approveRequest"] is not None, who
        assert mine["revokeApproval"] is not None, who
        async with refused(database, NotAllowed), story.as_(who) as work:
            await revoke_approval(
                work, RevokeApproval(request_id=RequestId(done.id), seen=done.version, reason="Changed.")
            )


async def test_a_revocation_stops_covering_at_that_instant(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted_with_bela_and_sam(story)
    story.house.clock.now += timedelta(hours=1)
    ask = RevokeApproval(request_id=RequestId(request.id), seen=request.version, reason="The network was not needed.")

    for who in ("Bela", "Sam", "Marta", "Aaron", "Uma"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await revoke_approval(work, ask)
    async with refused(database, Conflict), story.as_("Olivia") as work:
        await revoke_approval(work, RevokeApproval(request_id=ask.request_id, seen=ask.seen - 1, reason="x"))
    async with refused(database, Invalid), story.as_("Olivia") as work:
        await revoke_approval(work, RevokeApproval(request_id=ask.request_id, seen=ask.seen, reason=" "))
    async with story.as_("Olivia") as work:
        revoked = await revoke_approval(work, ask)

    assert (revoked.state, revoked.stopped_at) == ("revoked", None)
    instant = story.house.clock.now
    assert await service_key_at(story, instant - timedelta(microseconds=1)) is KeyState.EXCEPTED
    assert await service_key_at(story, instant) is KeyState.BLOCKED
    async with refused(database, NotAllowed, "their own decision"), story.as_("Olivia") as work:
        await revoke_approval(
            work, RevokeApproval(request_id=ask.request_id, seen=revoked.version, reason="Once more.")
        )


async def submitted_with_bela_and_sam(story: Relocation) -> ExceptionRequest:
    """Approved by two people below the executive."""
    half = await approved(story, by="Bela")
    async with story.as_("Sam") as work:
        terms = (await work.session.scalars(select(Terms.id))).one()
        return await sign_terms(work, SignTerms(terms_id=TermsId(terms), seen=half.version))


async def test_there_is_nothing_to_revoke_before_there_is_an_approval(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)

    async with refused(database, Conflict), story.as_("Olivia") as work:
        await revoke_approval(
            work, RevokeApproval(request_id=RequestId(request.id), seen=request.version, reason="No.")
        )


async def test_an_overdue_condition_stops_covering_and_covers_again_when_it_is_met(database: Database) -> None:
    story = await a_relocation(database)
    due = TODAY + timedelta(days=5)
    done = await approved(story, conditions=(DatedCondition(statement="Report the load", due_on=due),))
    over = datetime.combine(due + timedelta(days=1), datetime.min.time(), UTC)
    (condition,) = await story.house.all(select(Condition.id))
    ask = MeetCondition(condition_id=ConditionId(condition), evidence="Report of week 10")

    assert await service_key_at(story, over - timedelta(microseconds=1)) is KeyState.EXCEPTED
    assert await service_key_at(story, over) is KeyState.BLOCKED
    story.house.clock.now = met = over + timedelta(days=2)
    for who, kind in (("Uma", NotAllowed), ("Olivia", NotAllowed), ("Ada", NotFound)):
        async with refused(database, kind), story.as_(who) as work:
            await meet_condition(work, ask)
    async with refused(database, Invalid), story.as_("Marta") as work:
        await meet_condition(work, MeetCondition(condition_id=ask.condition_id, evidence=" "))
    async with refused(database, NotFound), story.as_("Marta") as work:
        await meet_condition(work, MeetCondition(condition_id=ConditionId(new_id()), evidence="x"))
    async with story.as_("Marta") as work:
        await meet_condition(work, ask)

    assert done.state == "approved_with_conditions"
    assert await service_key_at(story, met - timedelta(microseconds=1)) is KeyState.BLOCKED
    assert await service_key_at(story, met) is KeyState.EXCEPTED
    async with refused(database, Conflict, "met before"), story.as_("Rita") as work:
        await meet_condition(work, ask)


async def test_both_truths_are_told(database: Database) -> None:
    story = await a_relocation(database)
    done = await approved(story)

    key = (await keys_at(story, NOON))[1]

    assert (key.state, key.state_without_exceptions) == (KeyState.EXCEPTED, KeyState.BLOCKED)
    assert {each.covered_by and each.covered_by.ref for each in key.reasons if each.covered_until} == {done.ref}


async def test_a_people_key_of_few_people_is_not_shown_and_an_exception_covers_it(database: Database) -> None:
    story = await a_relocation(database)
    async with story.as_("Chris") as work:
        initiative = await initiatives.create_initiative(
            work,
            initiatives.CreateInitiative(
                project_id=ProjectId(story.ids["project"]), name="North", current_state="Old", future_state="New"
            ),
        )
        group = await initiatives.add_group(
            work, initiatives.AddGroup(initiative_id=initiative.id, name="Four", headcount=4)
        )
        stuck = assessments.AdkarScores(awareness=1, desire=1, knowledge=1, ability=1, reinforcement=1)
        await assessments.enter_assessment(
            work, assessments.EnterAssessment(group_id=group.id, assessed_on=TODAY, answers=(stuck,) * 4)
        )
    before = (await keys_at(story, NOON))[2]
    target = AskedTarget(kind=TargetKind.PEOPLE_KEY, gate_id=GateId(story.ids["gate"]))
    request = await submitted(story, targets=(target,))
    async with story.as_("Olivia") as work:
        await approve_request(work, an_approval(request))

    after = (await keys_at(story, NOON))[2]

    assert before.state is KeyState.NOT_SHOWN
    assert "4" not in " ".join((before.summary, *before.inputs))
    assert (after.state, after.state_without_exceptions) == (KeyState.EXCEPTED, KeyState.NOT_SHOWN)


async def test_who_may_decide_is_who_is_named_and_who_sees_it_waiting(database: Database) -> None:
    """May, where and who in one: whoever *who can say yes* calls able may act, sees the request, and has it waiting."""
    story = await a_relocation(database)
    request = await submitted(story)
    async with story.as_("Marta") as work:
        found = await who_can_say_yes(work, request.id)
    able = {person.name for person in found.found.able}

    for name in story.house.people:
        async with story.as_(name) as work:
            sees = bool(set(request.scope_ids) & work.readable(Action.EXCEPTION_READ))
            acts = {act.name for act in (await acts_of(work, [request.id]))[request.id] if act.denial is None}
            waits = [each.act for each in await waiting_for(work) if each.request_id == request.id]
            permits = [
                each
                for each in found.need.needed
                if isinstance(work.may(each.action, each.scope, amount=each.amount, office=each.office), Permit)
            ]
        assert (name in able) == ("approveRequest" in acts) == ("approveRequest" in waits), name
        assert name not in able or (sees and permits), name
