"""What could not be told is tried again ever later, and keeps nobody else waiting."""

from datetime import timedelta
from uuid import UUID

import pytest

from benches import a_bench
from mailing import commented
from relocation import a_relocation, opened
from telling import all_told, notices_of
from triptych.access.work import Work
from triptych.governance.notices import telling
from triptych.jobs import notices
from triptych.jobs.declared import Job, pause_after
from triptych.jobs.known import JOBS
from triptych.model.database import Database

MINUTE = timedelta(minutes=1)


async def test_an_event_that_cannot_be_told_is_put_off_and_the_others_are_told(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    await all_told(story)
    for _ in range(2):
        story.house.clock.now += MINUTE
        await commented(story, "Rita", request)
    async with story.works.begin_system("Notices") as work:
        bad, good = await telling.untold(work)
    tried: list[UUID] = []

    async def fails(work: Work, event: UUID) -> int:
        tried.append(event)
        if event == bad:
            raise ValueError("it cannot be told")
        return await telling.tell_event(work, event)

    monkeypatch.setattr(notices, "tell_event", fails)
    before = len(await notices_of(story, "Marta"))
    with pytest.raises(ExceptionGroup):
        await notices.tell_the_rest(a_bench(database, story.house.clock), {})
    await notices.tell_the_rest(a_bench(database, story.house.clock), {})
    assert len(await notices_of(story, "Marta")) == before + 1
    assert tried == [bad, good]

    for pause in (2, 4, 8):
        story.house.clock.now += pause * MINUTE - timedelta(seconds=1)
        await notices.tell_the_rest(a_bench(database, story.house.clock), {})
        assert tried[2:] == [], "it rests"
        story.house.clock.now += timedelta(seconds=1)
        with pytest.raises(ExceptionGroup):
            await notices.tell_the_rest(a_bench(database, story.house.clock), {})
        assert tried.pop() == bad

    monkeypatch.setattr(notices, "tell_event", telling.tell_event)
    story.house.clock.now += timedelta(days=1)
    await notices.tell_the_rest(a_bench(database, story.house.clock), {})
    async with story.works.begin_system("Notices") as work:
        assert list(await telling.untold(work)) == []


async def test_those_that_cannot_be_told_leave_room_for_the_others(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    for _ in range(2):
        story.house.clock.now += MINUTE
        await commented(story, "Rita", request)
    async with story.works.begin_system("Notices") as work:
        *poison, last = await telling.untold(work)
        for event in poison:
            await telling.put_off(work, event)

    async with story.works.begin_system("Notices") as work:
        assert list(await telling.untold(work, most=1)) == [last]


@pytest.mark.parametrize("job", [job for job in JOBS if job.every is not None], ids=lambda job: job.name)
def test_what_returns_by_itself_never_rests_longer_than_that_and_is_never_given_up(job: Job) -> None:
    assert job.every is not None
    rests = [job.rests_after(failures) for failures in (1, 2, 5, 20, 10_000)]

    assert all(rest is not None and rest <= job.every for rest in rests)
    assert rests[-1] == min(job.every, pause_after(100))
