"""The connection to the database breaks in the middle of deciding: it is decided once, and whoever asked is told."""

import asyncio
from typing import Any

import asyncpg
import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from asking import act, gid
from relocation import Relocation, a_relocation, submitted
from triptych.governance.exceptions.finding import readable_request
from triptych.graphql.mutations import command
from triptych.model.audit import CommandKey
from triptych.model.database import Database
from triptych.model.decision import Decision, Signature, Terms
from triptych.model.exception import ExceptionRequest
from waiting import until_somebody_waits

KEY = "the-form-of-olivia"
DONE = "exceptionRequest { ref state decisions { number outcome reason at } }"


def a_yes(request: ExceptionRequest, **changes: Any) -> dict[str, Any]:
    """The form of an approval."""
    of = {"requestId": gid("ExceptionRequest", request.id), "seen": request.version}
    return {**of, "reason": "Go.", "validUntil": "2026-04-01T00:00:00Z", **changes}


async def send(story: Relocation, request: ExceptionRequest, **changes: Any) -> dict[str, Any]:
    """Olivia's form, always under the same key."""
    return await act(story, "Olivia", "approveRequest", a_yes(request, **changes), key=KEY, done=DONE)


async def break_connections(database: Database, which: str = "true") -> None:
    """End the backends of the application, as a database that is restarted does, and wait until they are gone."""
    connection = await database.connect()
    ended = await connection.fetch(
        "SELECT pg_terminate_backend(pid, 60000) AS gone FROM pg_stat_activity WHERE usename = current_user"
        f" AND datname = current_database() AND pid <> pg_backend_pid() AND {which}"
    )
    await connection.close()
    assert ended
    assert all(each["gone"] for each in ended)


async def decided_once(story: Relocation, *answers: dict[str, Any]) -> None:
    """Every answer says the same; there is one decision, under one text, signed by each authority once."""
    assert [answer["__typename"] for answer in answers] == ["ApproveRequestDone"] * len(answers)
    assert all(answer == answers[0] for answer in answers)
    assert [each["reason"] for each in answers[0]["exceptionRequest"]["decisions"]] == ["Go."]
    counted = [await story.house.count(table) for table in (Decision, Terms, Signature, CommandKey)]
    assert counted == [1, 1, 2, 1]


async def test_a_form_whose_answer_was_lost_after_the_commit_answers_the_same_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The backends end between the commit and the reading of the answer."""
    story = await a_relocation(database)
    request = await submitted(story)
    answer_of, broken = command.answer_of, []

    async def after_a_restart(*told: Any) -> Any:
        broken.append(await story.house.count(Decision))
        await break_connections(database)
        return await answer_of(*told)

    monkeypatch.setattr(command, "answer_of", after_a_restart)
    first = await send(story, request)
    monkeypatch.undo()
    again = await send(story, request)

    assert broken == [1]
    await decided_once(story, first, again)


async def test_a_form_whose_connection_broke_before_the_commit_is_carried_out_once(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    async with story.as_("Marta") as work:
        await readable_request(work, request.id)
        sending = asyncio.create_task(send(story, request))
        await until_somebody_waits(database)
        await break_connections(database, "wait_event_type = 'Lock'")
        await until_somebody_waits(database)
    first = await sending

    await decided_once(story, first, await send(story, request))


async def test_a_commit_whose_own_answer_was_lost_is_found_by_its_key(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database has kept it, and the program does not know."""
    story = await a_relocation(database)
    request = await submitted(story)
    commit, lost = AsyncSession.commit, []

    async def kept_and_lost(session: AsyncSession) -> None:
        await commit(session)
        if not lost:
            lost.append(await story.house.count(Decision))
            raise DBAPIError("COMMIT", None, ConnectionError("gone"), connection_invalidated=True)

    monkeypatch.setattr(AsyncSession, "commit", kept_and_lost)
    first = await send(story, request)
    monkeypatch.undo()

    assert lost == [1]
    await decided_once(story, first, await send(story, request))


async def test_a_database_that_came_back_is_spoken_to_as_if_it_had_never_been_away(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    await break_connections(database)

    await decided_once(story, await send(story, request))


NOBODY_THERE, STARTING = ConnectionRefusedError("Nobody."), asyncpg.CannotConnectNowError("Starting.")
EVERY_PAUSE = len(command.PAUSES)


@pytest.mark.parametrize(
    ("refusal", "times", "pauses"),
    [
        *((NOBODY_THERE, times, times) for times in range(1, EVERY_PAUSE + 1)),
        (NOBODY_THERE, EVERY_PAUSE + 1, EVERY_PAUSE),
        (STARTING, 2, 1),  # this one the beginning of a unit of work asks twice itself
        (STARTING, 2 * EVERY_PAUSE, EVERY_PAUSE),
        (STARTING, 2 * EVERY_PAUSE + 2, EVERY_PAUSE),
    ],
)
async def test_while_no_connection_can_be_made_it_is_tried_again_and_not_for_ever(
    database: Database, monkeypatch: pytest.MonkeyPatch, refusal: Exception, times: int, pauses: int
) -> None:
    """The database is restarted: no connection is left, and for a while nobody answers at the door."""
    story = await a_relocation(database)
    request = await submitted(story)
    connect, closed = asyncpg.connect, [refusal] * times
    paused = list[float]()

    async def at_the_door(*told: Any, **options: Any) -> Any:
        if closed:
            raise closed.pop()
        return await connect(*told, **options)

    async def no_time(seconds: float) -> None:
        paused.append(seconds)

    await database.engine.dispose()
    monkeypatch.setattr(asyncpg, "connect", at_the_door)
    monkeypatch.setattr(command, "sleep", no_time)
    tries = 2 if refusal is STARTING else 1
    if times > tries * EVERY_PAUSE:
        with pytest.raises(AssertionError, match="unexpected"):
            await send(story, request)
        assert await story.house.count(Decision) == 0
    first = await send(story, request)

    assert paused == list(command.PAUSES[:pauses])
    await decided_once(story, first, await send(story, request))


async def test_a_form_that_says_something_else_under_a_key_that_decided_is_refused_and_changes_nothing(
    database: Database,
) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    first = await send(story, request)

    other = await send(story, request, reason="Go, but not like this.")
    stale = await send(story, request, seen=request.version + 1)

    for answer in (other, stale):
        assert answer["__typename"] == "Conflict"
        assert "sent before with other content" in answer["message"]
    await decided_once(story, first, await send(story, request))


async def test_a_form_sent_again_while_the_first_is_under_way_waits_for_it_and_answers_the_same(
    database: Database,
) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    async with story.as_("Marta") as work:
        await readable_request(work, request.id)
        sending = [asyncio.create_task(send(story, request)) for _ in range(3)]
        await until_somebody_waits(database, 3)

    await decided_once(story, *await asyncio.gather(*sending))
