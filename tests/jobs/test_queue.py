"""The queue: in with the act or not at all, done at least once, tried again, kept when it fails, and never lost."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.adapters.persistence.qb import QueryBuilderEnvironment, QueryQueueBuilder, QuerySchedulerBuilder
from pgqueuer.adapters.persistence.queries import Queries
from sqlalchemy import text

from benches import a_worker
from building import a_house, a_unit
from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.work import Works
from triptych.jobs import declared
from triptych.jobs.declared import Bench, Job, pause_after
from triptych.jobs.standing import queue_standing, requeue_failed
from triptych.jobs.worker import NAME, TABLES
from triptych.kernel.refusals import NotAllowed
from triptych.model.database import Database
from triptych.model.queue import Payload, enqueue
from waiting import until


class Done:
    """A job that remembers what it was given, and fails as often as it is told to."""

    def __init__(self, name: str = "test.done", *, failing: int = 0, tries: int = 10) -> None:
        self.given: list[Payload] = []
        self.failing = failing
        self.job = Job(name, self.run, tries=tries)

    async def run(self, _bench: Bench, payload: Payload) -> None:
        self.given.append(payload)
        if self.failing:
            self.failing -= 1
            raise ValueError("what somebody typed")


async def put(database: Database, job: str, **said: Any) -> None:
    async with database.sessions() as session, session.begin():
        await enqueue(session, job, {"said": "so"}, **said)


async def scalar(database: Database, statement: str) -> Any:
    async with database.sessions() as session:
        return (await session.execute(text(statement))).scalar_one()


async def test_the_tables_are_those_that_the_library_would_make(database: Database) -> None:
    connection = await database.connect()
    builders = QueryBuilderEnvironment(TABLES), QueryQueueBuilder(TABLES), QuerySchedulerBuilder(TABLES)

    plan = await Queries(AsyncpgDriver(connection), *builders).plan_upgrade()

    await connection.close()
    assert (plan.statements, plan.notes) == ((), ())


async def test_a_job_is_done_with_what_it_was_given(database: Database) -> None:
    done = Done()
    async with a_worker(database, jobs=[done.job]):
        await put(database, "test.done")
        await until(lambda: done.given)

    assert done.given == [{"said": "so"}]
    assert await scalar(database, "SELECT count(*) FROM pgqueuer") == 0


async def test_what_was_enqueued_by_an_act_that_failed_was_never_there(database: Database) -> None:
    async with database.sessions() as session:
        await enqueue(session, "test.done", {})
        await session.rollback()

    assert await scalar(database, "SELECT count(*) FROM pgqueuer") == 0
    assert await scalar(database, "SELECT count(*) FROM pgqueuer_log") == 0


async def test_a_job_waits_for_its_instant(database: Database) -> None:
    later, now = Done("test.later"), Done("test.now")
    at = await scalar(database, "SELECT now() + interval '1 hour'")
    async with a_worker(database, jobs=[later.job, now.job]):
        await put(database, "test.later", at=at)
        await put(database, "test.now")
        await until(lambda: now.given)

    assert later.given == []
    assert await scalar(database, "SELECT execute_after FROM pgqueuer") == at


async def test_a_key_keeps_a_second_one_out_until_the_first_is_done(database: Database) -> None:
    done = Done()
    await put(database, "test.done", once="the same")
    await put(database, "test.done", once="the same")
    assert await scalar(database, "SELECT count(*) FROM pgqueuer") == 1

    async with a_worker(database, jobs=[done.job]):
        await until(lambda: done.given)
        await until(lambda: _empty(database))
        await put(database, "test.done", once="the same")
        await until(lambda: len(done.given) == 2)


async def _empty(database: Database) -> bool:
    return bool(await scalar(database, "SELECT count(*) = 0 FROM pgqueuer"))


async def test_what_fails_is_tried_again_and_told(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declared, "FIRST_PAUSE", 0.01)
    done = Done(failing=2)
    troubles: list[tuple[str, BaseException]] = []
    async with a_worker(database, jobs=[done.job], troubles=troubles):
        await put(database, "test.done")
        await until(lambda: len(done.given) == 3)
        await until(lambda: _empty(database))

    assert [what for what, _ in troubles] == ["the job test.done failed"] * 2


async def test_what_fails_for_good_is_kept_and_can_be_tried_anew(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(declared, "FIRST_PAUSE", 0.01)
    done = Done(failing=3, tries=3)
    async with a_worker(database, jobs=[done.job]):
        await put(database, "test.done")
        await until(lambda: _failed(database))
        async with database.engine.connect() as connection:
            standing = await queue_standing(connection)
        async with database.sessions() as session, session.begin():
            assert await requeue_failed(session) == 1
        await until(lambda: len(done.given) == 4)
        await until(lambda: _empty(database))

    assert (standing.failed, standing.failed_kinds) == (1, ("test.done",))


async def test_of_what_failed_under_one_key_one_is_tried_anew_and_none_that_waits_already(database: Database) -> None:
    async def fail() -> None:
        async with database.sessions() as session, session.begin():
            await session.execute(text("UPDATE pgqueuer SET status = 'failed'"))

    for _ in range(2):
        await put(database, "test.done", once="the same")
        await put(database, "test.waits", once="another")
        await fail()
    await put(database, "test.waits", once="another")
    await put(database, "test.waits", once="another")

    async with database.sessions() as session, session.begin():
        assert await requeue_failed(session) == 1

    rows = "SELECT string_agg(entrypoint || ' ' || status, ', ' ORDER BY entrypoint) FROM pgqueuer"
    assert await scalar(database, rows) == "test.done queued, test.waits queued"


async def _failed(database: Database) -> bool:
    return bool(await scalar(database, "SELECT count(*) = 1 FROM pgqueuer WHERE status = 'failed'"))


async def test_what_somebody_typed_is_not_in_the_queues_books(database: Database) -> None:
    done = Done(failing=1, tries=1)
    async with a_worker(database, jobs=[done.job]):
        await put(database, "test.done")
        await until(lambda: _failed(database))

    books = await scalar(database, "SELECT string_agg(coalesce(traceback::text, ''), '') FROM pgqueuer_log")
    assert "ValueError" in books
    assert "typed" not in books


async def test_what_a_worker_lost_with_its_connection_is_done_by_another(database: Database) -> None:
    begun, never = asyncio.Event(), asyncio.Event()
    done = Done()

    async def hang(_bench: Bench, _payload: Payload) -> None:
        begun.set()
        await never.wait()

    async with a_worker(database, jobs=[Job("test.done", hang)]) as first:
        await put(database, "test.done")
        await begun.wait()
        first.drop()
        async with a_worker(database, jobs=[done.job]):
            await until(lambda: done.given)
        never.set()

    assert done.given == [{"said": "so"}]


async def test_a_worker_comes_back_when_its_connection_is_killed(database: Database) -> None:
    done = Done()
    async with a_worker(database, jobs=[done.job]):
        await put(database, "test.done")
        await until(lambda: done.given)
        kill = f"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{NAME}'"
        assert await scalar(database, kill) >= 1
        await put(database, "test.done")
        await until(lambda: len(done.given) == 2)


async def test_what_returns_by_itself_is_in_the_queue_once_however_many_work(database: Database) -> None:
    done = Done("test.often")
    often = Job("test.often", done.run, every=timedelta(hours=1))
    async with a_worker(database, jobs=[often]), a_worker(database, jobs=[often]):
        await until(lambda: done.given)
        await until(lambda: _next_one(database))

    assert await scalar(database, "SELECT count(*) FROM pgqueuer WHERE entrypoint = 'test.often'") == 1


async def _next_one(database: Database) -> bool:
    waits = "SELECT count(*) = 1 FROM pgqueuer WHERE execute_after > now() + interval '50 minutes'"
    return bool(await scalar(database, waits))


async def test_a_worker_that_leaves_is_not_counted(database: Database) -> None:
    async with a_worker(database):
        await until(lambda: _living(database))

    assert await scalar(database, "SELECT count(*) FROM job_worker") == 0


async def _living(database: Database) -> bool:
    return bool(await scalar(database, "SELECT count(*) = 1 FROM job_worker"))


async def test_the_system_has_no_role_and_is_nobody(database: Database) -> None:
    house = await a_house(database)
    unit = await a_unit(house, "Anywhere")

    async with Works(database).begin_system("A test") as work:
        with pytest.raises(NotAllowed):
            work.must(Action.PROJECT_EDIT, Scope((unit.id,)))
        work.record(None, "project:edit", unit)

    assert await scalar(database, "SELECT person_id IS NULL FROM audit_entry ORDER BY number DESC LIMIT 1")


def test_pauses_grow_up_to_an_hour() -> None:
    pauses = [pause_after(failures).total_seconds() for failures in range(1, 8)]

    assert pauses == [5, 20, 80, 320, 1280, 3600, 3600]
