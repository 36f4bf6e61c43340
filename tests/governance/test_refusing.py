"""No bare refusal, no undated "later", and nothing in effect before somebody has accepted to help."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from building import NOON, TODAY, a_person, an_account
from relocation import a_relocation, an_approval, answered, confirmed, submitted
from saying_no import a_later, a_no, the_answer
from triptych.governance.exceptions import answers, requests
from triptych.governance.exceptions.deciding import approve_request
from triptych.governance.exceptions.helping import ReplyAsHelper, reply_as_helper
from triptych.governance.exceptions.refusing import DeclineRequest, DeferRequest, decline_request, defer_request
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.exception import ExceptionRequest
from triptych.model.people import RoleAssignment
from triptych.model.types import CitationId, PersonId, RequestId
from unchanged import refused


async def test_a_bare_no_is_told_point_by_point_what_it_lacks(database: Database) -> None:
    story = await a_relocation(database)
    request = await confirmed(story)

    async with refused(database, Invalid) as told, story.as_("Rita") as work:
        await decline_request(work, DeclineRequest(request_id=RequestId(request.id), seen=request.version))

    lacks = {(problem.field, problem.code) for problem in told.value.problems}
    assert lacks == {
        ("reason", "text_missing"),
        ("rule", "rule_or_gap_missing"),
        ("alternatives", "alternatives_missing"),
        ("helper", "helper_missing"),
        ("nextDate", "date_missing"),
    }


async def test_an_undated_later_is_told_point_by_point_what_it_lacks(database: Database) -> None:
    story = await a_relocation(database)
    request = await answered(story)

    async with refused(database, Invalid) as told, story.as_("Rita") as work:
        await defer_request(
            work, DeferRequest(request_id=RequestId(request.id), seen=request.version, reason="Come back later.")
        )

    lacks = {problem.field for problem in told.value.problems}
    assert lacks == {"nextDate", "helperId", "trigger", "interimRelief"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"next_date": TODAY}, "date_not_ahead"),
        ({"next_date": TODAY - timedelta(days=1)}, "date_not_ahead"),
        ({"next_date": TODAY + timedelta(days=31)}, "date_beyond_limit"),
        ({"reason": "  "}, "text_missing"),
    ],
)
async def test_a_no_has_a_reason_and_a_date_within_the_office_s_limit(
    database: Database, changes: dict[str, object], code: str
) -> None:
    story = await a_relocation(database)
    request = await answered(story)

    async with refused(database, Invalid) as told, story.as_("Rita") as work:
        await decline_request(work, a_no(story, request, **changes))

    assert [problem.code for problem in told.value.problems] == [code]


async def test_the_helper_is_somebody_else_who_can_accept(database: Database) -> None:
    story = await a_relocation(database)
    request = await answered(story)
    nobody = await a_person(story.house, "Noel")
    idle = await a_person(story.house, "Ida")
    await an_account(story.house, "Ida")
    codes = {
        story.person("Rita"): "helper_is_refuser",
        story.person("Marta"): "helper_is_requester",
        nobody: "helper_without_account",
        idle: "helper_without_role",
    }

    for helper, code in codes.items():
        async with refused(database, Invalid) as told, story.as_("Rita") as work:
            await decline_request(work, a_no(story, request, helper_id=helper))
        assert [problem.code for problem in told.value.problems] == [code]
    async with refused(database, NotFound), story.as_("Rita") as work:
        await decline_request(work, a_no(story, request, helper_id=PersonId(new_id())))


async def test_a_no_rests_on_a_citation_of_this_request(database: Database) -> None:
    story = await a_relocation(database)
    request = await answered(story)

    async with refused(database, NotFound), story.as_("Rita") as work:
        await decline_request(work, a_no(story, request, citation_id=CitationId(new_id())))


async def test_of_two_things_in_the_way_a_no_names_one(database: Database) -> None:
    story = await a_relocation(database)
    await answered(story)
    async with story.as_("Rita") as work:
        request = (await work.session.scalars(select(ExceptionRequest))).one()
        request = await answers.name_gap(
            work, answers.NameGap(request_id=RequestId(request.id), harm="None", statement="No lab network.")
        )

    async with refused(database, Invalid) as told, story.as_("Rita") as work:
        await decline_request(work, a_no(story, request))

    assert [problem.field for problem in told.value.problems] == ["rule"]


@pytest.mark.parametrize("who", ["Marta", "Dan", "Uma", "Ada"])
async def test_no_is_said_by_who_may_say_it(database: Database, who: str) -> None:
    story = await a_relocation(database)
    request = await answered(story)

    async with refused(database, NotFound if who == "Ada" else NotAllowed), story.as_(who) as work:
        await decline_request(work, a_no(story, request))


async def test_no_is_not_said_from_a_page_that_is_older_than_the_request(database: Database) -> None:
    story = await a_relocation(database)
    request = await answered(story)

    async with (
        refused(database, Conflict, "changed since you opened the page: an alternative was proposed"),
        story.as_("Rita") as work,
    ):
        await decline_request(work, a_no(story, request, seen=request.version - 1))


async def test_a_no_takes_effect_when_its_helper_accepts_and_the_clock_runs_until_then(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    async with story.as_("Rita") as work:
        proposed = await decline_request(work, a_no(story, request))
    assert (proposed.state, proposed.stopped_at) == ("decline_proposed", None)
    assert await story.house.count(Decision) == 0
    answer = await the_answer(story)
    story.house.clock.now += timedelta(hours=3)

    for who in ("Rita", "Marta", "Olivia"):
        async with refused(database, NotAllowed, "named as helper"), story.as_(who) as work:
            await reply_as_helper(work, ReplyAsHelper(answer_id=answer, accepted=True))
    async with story.as_("Remo") as work:
        done = await reply_as_helper(work, ReplyAsHelper(answer_id=answer, accepted=True))

    assert (done.state, done.stopped_at) == ("declined", NOON + timedelta(hours=3))
    (decision,) = await story.house.all(select(Decision))
    assert (decision.outcome, decision.reason) == ("declined", "The core is full until summer.")
    async with refused(database, Conflict), story.as_("Remo") as work:
        await reply_as_helper(work, ReplyAsHelper(answer_id=answer, accepted=False))


async def test_a_no_whose_helper_will_not_help_decides_nothing(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    async with story.as_("Rita") as work:
        await defer_request(work, a_later(story, request))

    async with story.as_("Remo") as work:
        done = await reply_as_helper(work, ReplyAsHelper(answer_id=await the_answer(story), accepted=False))

    assert (done.state, done.stopped_at) == ("deciding", None)
    assert await story.house.count(Decision) == 0


async def test_a_later_takes_effect_when_its_owner_accepts(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    async with story.as_("Rita") as work:
        await defer_request(work, a_later(story, request))

    async with story.as_("Remo") as work:
        done = await reply_as_helper(work, ReplyAsHelper(answer_id=await the_answer(story), accepted=True))

    assert done.state == "deferred"


async def test_a_helper_may_reply_where_their_roles_do_not_reach(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    async with story.database.sessions() as session, session.begin():
        session.add(
            RoleAssignment(
                person_id=story.person("Ada"),
                role=Role.PROVIDER_REPRESENTATIVE,
                scope_id=new_id(),
                valid_from=NOON - timedelta(days=1),
                granted_by_id=story.person("Ada"),
            )
        )
    async with story.as_("Rita") as work:
        await decline_request(work, a_no(story, request, helper_id=story.person("Ada")))
    answer = await the_answer(story)

    async with refused(database, NotAllowed), story.as_("Ada") as work:
        await requests.comment_on_request(
            work, requests.CommentOnRequest(request_id=RequestId(request.id), text="Hello")
        )
    async with story.as_("Ada") as work:
        done = await reply_as_helper(work, ReplyAsHelper(answer_id=answer, accepted=True))

    assert done.state == "declined"


async def test_the_next_date_is_a_day_of_the_organisation_for_service_and_database_alike(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    async with story.database.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE organisation SET time_zone = 'Asia/Tokyo'")
    story.house.clock.now += timedelta(hours=8)  # the third of March there

    async with refused(database, Invalid), story.as_("Rita") as work:
        await decline_request(work, a_no(story, request, next_date=TODAY + timedelta(days=1)))
    async with story.as_("Rita") as work:
        proposed = await decline_request(work, a_no(story, request, next_date=TODAY + timedelta(days=31)))

    assert proposed.state == "decline_proposed"


async def test_an_approval_beats_a_no_that_nobody_has_accepted_to_help_with(database: Database) -> None:

    story = await a_relocation(database)
    request = await submitted(story)
    async with story.as_("Rita") as work:
        proposed = await decline_request(work, a_no(story, request))
    async with story.as_("Olivia") as work:
        decided = await approve_request(work, an_approval(proposed))

    assert decided.state == "approved_with_conditions"
    async with refused(database, Conflict), story.as_("Remo") as work:
        await reply_as_helper(work, ReplyAsHelper(answer_id=await the_answer(story), accepted=True))
