"""Who is told of what happens to a request: once, never what they did themselves, never what they may not read."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from benches import a_bench, a_worker
from relocation import Relocation, a_relocation, an_approval, confirmed, opened, submitted
from telling import all_told, inboxes, notices_of
from triptych.access.administration.roles import RevokeRole, revoke_role
from triptych.governance.decision_clock.reminding import Reminder, remind
from triptych.governance.exceptions import acts, deciding, needs, requests
from triptych.governance.exceptions.matters import Matter
from triptych.governance.notices.following import FollowRequest, follow_request
from triptych.governance.notices.telling import tell_event, untold
from triptych.jobs.declared import Bench, Job
from triptych.jobs.notices import TELL, TELL_THE_REST
from triptych.kernel.clock_words import ReminderKind
from triptych.kernel.refusals import Denial, NotFound
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.notice import EventToTell, Notice
from triptych.model.people import RoleAssignment
from triptych.model.queue import Payload
from triptych.model.types import RequestId, RoleAssignmentId
from waiting import until


async def said(story: Relocation, who: str, request: ExceptionRequest, text: str = "A word.") -> None:
    """A comment."""
    async with story.as_(who) as work:
        await requests.comment_on_request(work, requests.CommentOnRequest(request_id=RequestId(request.id), text=text))


async def follows(story: Relocation, who: str, request: ExceptionRequest, *, told: bool = True) -> None:
    """Somebody says whether they want to be told."""
    async with story.as_(who) as work:
        await follow_request(work, FollowRequest(request_id=RequestId(request.id), follows=told))


async def test_a_request_is_told_to_those_who_answer_it_and_to_those_who_run_its_project(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)

    await all_told(story)

    told = await inboxes(story, request)
    assert told["Rita"] == told["Remo"] == [("exception_requested", "restateNeed")]
    assert told["Dan"] == [("exception_requested", "information")]
    assert "Marta" not in told, "she asked"
    assert "Uma" not in told, "an auditor reads everything, and nothing here concerns her"


async def test_who_must_act_next_is_told_at_every_step_until_the_decision(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    await all_told(story)
    async with story.as_("Rita") as work:
        await needs.restate_need(work, needs.RestateNeed(request_id=RequestId(request.id), text="Forty desks."))
    await all_told(story)

    told = await inboxes(story, request)
    assert ("need_restated", "confirmNeed") in told["Marta"]
    assert "Rita" not in told, "she did what was asked of her"
    assert "Remo" not in told, "somebody else did it: nothing waits for him any more"

    deciding_on = await submitted(story, title="Another")
    await all_told(story)
    told = await inboxes(story, deciding_on)
    assert told["Bela"] == told["Sam"] == [("answer_submitted", "approveRequest")]
    assert ("answer_submitted", "changed") in told["Marta"]

    async with story.as_("Bela") as work:
        await deciding.approve_request(work, an_approval(deciding_on))
    await all_told(story)
    told = await inboxes(story, deciding_on)
    assert told["Sam"] == [("approval_signed", "signTerms")], "the act is another one now"
    assert "Bela" not in told, told["Bela"]


async def test_what_waits_for_somebody_already_is_not_asked_of_them_again(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    await all_told(story)

    await said(story, "Marta", request)
    await said(story, "Marta", request)
    await all_told(story)

    told = await inboxes(story, request)
    assert told["Rita"] == [("exception_requested", "restateNeed")]


async def test_who_follows_is_told_and_who_does_not_want_to_be_is_told_only_what_is_theirs_to_do(
    database: Database,
) -> None:
    story = await a_relocation(database)
    request = await confirmed(story)
    await all_told(story)
    await follows(story, "Uma", request)
    await follows(story, "Marta", request, told=False)

    await said(story, "Rita", request)
    await all_told(story)

    told = await inboxes(story, request)
    assert told["Uma"] == [("comment_made", "changed")]
    assert ("comment_made", "changed") not in told["Marta"]

    await follows(story, "Uma", request, told=False)
    await said(story, "Rita", request)
    async with story.as_("Rita") as work:
        await needs.restate_need(
            work, needs.RestateNeed(request_id=RequestId((await opened(story)).id), text="Forty desks.")
        )
    await all_told(story)

    assert len(await notices_of(story, "Uma")) == 1
    assert ("need_restated", "confirmNeed") in (await inboxes(story))["Marta"]


async def test_nobody_follows_what_they_may_not_read(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    async with story.as_("Paula") as work:
        role = await work.session.scalar(
            select(RoleAssignment.id).where(RoleAssignment.person_id == story.person("Uma"))
        )
    async with story.as_("Ada") as work:
        await revoke_role(work, RevokeRole(assignment_id=RoleAssignmentId(role)))  # type: ignore[arg-type]

    with pytest.raises(NotFound):
        await follows(story, "Uma", request)


async def test_whoever_lost_their_role_is_told_nothing_though_they_follow(database: Database) -> None:
    story = await a_relocation(database)
    request = await confirmed(story)
    await follows(story, "Uma", request)
    async with story.as_("Ada") as work:
        role = await work.session.scalar(
            select(RoleAssignment.id).where(RoleAssignment.person_id == story.person("Uma"))
        )
        await revoke_role(work, RevokeRole(assignment_id=RoleAssignmentId(role)))  # type: ignore[arg-type]

    await said(story, "Rita", request)
    await all_told(story)

    assert await notices_of(story, "Uma") == []


async def test_what_happened_long_ago_is_told_only_to_those_who_must_still_act(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    story.house.clock.now += timedelta(days=30)

    await all_told(story)

    assert await inboxes(story, request) == {
        name: [("exception_requested", "restateNeed")] for name in ("Remo", "Rita")
    }


async def test_an_event_is_told_once_however_many_tell_it(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story)
    async with story.works.begin_system("Notices") as work:
        (event,) = await untold(work)

    async def tell() -> int:
        async with story.works.begin_system("Notices") as work:
            return await tell_event(work, event)

    sent = await asyncio.gather(*(tell() for _ in range(6)))

    assert sorted(sent)[:-1] == [0] * 5
    assert max(sent) == len(await every_notice(story)) > 0


async def test_a_worker_killed_before_it_stored_has_told_nobody_and_another_tells_all(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story)
    async with story.works.begin_system("Notices") as work:
        (event,) = await untold(work)

    async def killed() -> None:
        async with story.works.begin_system("Notices") as work:
            assert await tell_event(work, event) > 0
            raise ConnectionError("killed")

    with pytest.raises(ConnectionError):
        await killed()

    assert await every_notice(story) == []
    assert await all_told(story) > 0


async def test_two_workers_tell_everything_once(database: Database) -> None:
    story = await a_relocation(database)
    killed = 0

    async def killed_at_first(bench: Bench, payload: Payload) -> None:
        nonlocal killed
        await TELL.run(bench, payload)
        if killed < 2:
            killed += 1
            raise ConnectionError("killed after it stored, before it said so")

    jobs = [Job(TELL.name, killed_at_first), TELL_THE_REST]
    async with (
        a_worker(database, jobs=jobs, clock=story.house.clock),
        a_worker(database, jobs=jobs, clock=story.house.clock),
    ):
        await submitted(story)
        await until(lambda: every_event_told(story))

    told = [(each.event_id, each.person_id) for each in await every_notice(story)]
    assert len(set(told)) == len(told) > 0
    assert killed == 2
    assert (await inboxes(story))["Bela"] == [("answer_submitted", "approveRequest")]


async def every_event_told(story: Relocation) -> bool:
    async with story.database.sessions() as session:
        found = list(await session.scalars(select(EventToTell.told_at)))
    return bool(found) and None not in found


async def every_notice(story: Relocation) -> list[Notice]:
    async with story.database.sessions() as session:
        return list(await session.scalars(select(Notice)))


async def test_telling_asks_only_about_the_next_acts_and_only_of_who_could_do_them(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    await all_told(story)
    await said(story, "Marta", request)
    names = {key: name for name, key in story.house.people.items()}
    asked: list[tuple[str, str]] = []
    checks = acts._denial

    def counted(act: acts.Act, matter: Matter) -> Denial | None:
        asked.append((names[matter.work.actor.person_id], act.name))
        return checks(act, matter)

    monkeypatch.setattr(acts, "_denial", counted)
    await all_told(story)

    assert {act for _, act in asked} == {"signTerms", "approveRequest"}
    assert len(asked) <= 2 * len(names), "two acts of each, and of who is sealed once more as they alone know"
    assert {"Bela", "Sam", "Olivia"} <= {who for who, _ in asked} < set(names.values())
    assert not {"Nora", "Otto"} & {who for who, _ in asked}, "who neither may act nor has a tie"


async def test_what_the_clock_reminds_of_is_told_once_and_urgently_where_an_act_waits(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    await all_told(story)
    reminders = [
        Reminder(request.id, 1, ReminderKind.DUE_SOON),
        Reminder(request.id, 1, ReminderKind.EXPIRES, 3),
        Reminder(request.id, 1, ReminderKind.ESCALATED, 1),
    ]
    async with story.works.begin_system("Clock") as work:
        for each in reminders:
            await remind(work, each, [story.person("Rita"), story.person("Uma")])

    bench = a_bench(database, story.house.clock)
    await asyncio.gather(*(TELL_THE_REST.run(bench, {}) for _ in range(3)))
    await TELL_THE_REST.run(bench, {})

    ritas = [(each.urgency, each.act) for each in await notices_of(story, "Rita") if each.reminder_id]
    assert sorted(ritas, key=str) == [("act", "restateNeed"), ("changed", None)]
    umas = [(each.urgency, each.act) for each in await notices_of(story, "Uma") if each.reminder_id]
    assert umas == [("changed", None)] * 2
