"""Who has a request open is told to whoever may see it, over all processes, and of nobody where somebody is sealed."""

import asyncio
import json
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select, text

from asking import an_outsider, gid
from conftest import Pristine
from relocation import Relocation, a_relocation, an_option_outside, confirmed
from triptych.access.administration.roles import RevokeRole, revoke_role
from triptych.governance.exceptions.alternatives import propose_alternative
from triptych.graphql.ids import key_of
from triptych.graphql.live import presence
from triptych.graphql.live.hub import Live
from triptych.model.database import Database
from triptych.model.people import RoleAssignment
from triptych.model.types import RoleAssignmentId
from waiting import until
from watching import Watching, told_live, watching

HERE = """subscription ($request: ID!, $named: Boolean! = true) {
  peopleHere(request: $request, named: $named) { people { name me } withheld } }"""
NOBODY = {"people": [], "withheld": False}
WITHHELD = {"people": [], "withheld": True}


def names(delivery: Any) -> list[str]:
    """Who is said to be there."""
    return [each["name"] for each in delivery["peopleHere"]["people"]]


async def told(watcher: Watching, wanted: Callable[[Any], bool]) -> Any:
    """The first delivery that is as wanted; those before it are passed over."""
    while not wanted(delivery := await watcher.next()):
        pass
    return delivery


async def sees(watcher: Watching, *who: str) -> None:
    """They are told that exactly these are there."""
    await told(watcher, lambda delivery: names(delivery) == list(who))


async def with_a_request(database: Database) -> tuple[Relocation, Any, str]:
    """The story, a request of it, and its id."""
    story = await a_relocation(database)
    request = await confirmed(story)
    return story, request, gid("ExceptionRequest", request.id)


async def test_two_people_see_each_other_in_two_processes_and_one_sees_the_other_leave(database: Database) -> None:
    story, _, key = await with_a_request(database)
    async with (
        told_live(database) as one,
        told_live(database) as other,
        watching(one, story, "Rita", HERE, request=key) as rita,
    ):
        await sees(rita, "Rita")
        async with watching(other, story, "Marta", HERE, request=key) as marta:
            await sees(rita, "Marta", "Rita")
            await sees(marta, "Marta", "Rita")

        await sees(rita, "Rita")


async def test_several_pages_of_one_person_are_one_until_the_last_is_closed(database: Database) -> None:
    story, _, key = await with_a_request(database)
    async with (
        told_live(database) as one,
        told_live(database) as other,
        watching(one, story, "Rita", HERE, request=key, named=False) as rita,
        watching(one, story, "Marta", HERE, request=key) as first,
    ):
        async with watching(one, story, "Marta", HERE, request=key), watching(other, story, "Marta", HERE, request=key):
            await until(lambda: len(other.presence.people(_of(key))) == 1)
            await sees(rita, "Marta")
            await sees(first, "Marta")
        await until(lambda: not other.presence.people(_of(key)) - {story.house.people["Marta"]})
        await rita.nothing()


async def test_who_wants_not_to_be_named_sees_and_is_not_seen(database: Database) -> None:
    story, _, key = await with_a_request(database)
    async with (
        told_live(database) as live,
        watching(live, story, "Rita", HERE, request=key) as rita,
        watching(live, story, "Marta", HERE, request=key, named=False) as marta,
    ):
        await sees(marta, "Rita")
        await sees(rita, "Rita")
        await rita.nothing()


async def test_who_may_not_see_the_request_is_told_nothing_and_is_nowhere(database: Database) -> None:
    story, _, key = await with_a_request(database)
    await an_outsider(story)
    async with (
        told_live(database) as live,
        watching(live, story, "Rita", HERE, request=key) as rita,
        watching(live, story, "Nils", HERE, request=key) as nils,
    ):
        assert (await nils.next())["peopleHere"] == NOBODY
        await asyncio.wait_for(nils.ended.wait(), 60)
        await sees(rita, "Rita")
        await rita.nothing()


async def test_whose_role_is_taken_is_gone_at_once(database: Database) -> None:
    story, _, key = await with_a_request(database)
    async with (
        told_live(database) as live,
        watching(live, story, "Marta", HERE, request=key) as marta,
        watching(live, story, "Rita", HERE, request=key) as rita,
    ):
        await sees(marta, "Marta", "Rita")
        async with database.sessions() as session:
            held = (
                await session.scalars(
                    select(RoleAssignment.id).where(RoleAssignment.person_id == story.house.people["Rita"])
                )
            ).all()
        async with story.as_("Ada") as work:
            for each in held:
                await revoke_role(work, RevokeRole(assignment_id=RoleAssignmentId(each)))

        await sees(marta, "Marta")
        await asyncio.wait_for(rita.ended.wait(), 60)


async def everybody_reads(database: Database, by: str) -> dict[str, Any]:
    """What the others are told from the moment on in which `by` proposes outside the rules, all being there."""
    story, request, key = await with_a_request(database)
    async with told_live(database) as one, told_live(database) as two, AsyncExitStack() as desks:
        there = {}
        for who, live in (("Marta", one), ("Rita", two), ("Olivia", one)):
            there[who] = await desks.enter_async_context(watching(live, story, who, HERE, request=key))
        for each in there.values():
            await sees(each, "Marta", "Olivia", "Rita")

        async with story.as_(by) as work:
            await propose_alternative(work, an_option_outside(request))
        after: dict[str, Any] = {who: (await each.next())["peopleHere"] for who, each in there.items()}
        # one leaves and comes back, as whoever proposed might: nobody hears of it
        async with watching(two, story, by, HERE, request=key) as again:
            after["again"] = (await again.next())["peopleHere"]
        for each in there.values():
            await each.nothing()
        after["said"] = await _said_of(one, two, key)
    return after


async def test_where_somebody_is_sealed_nobody_is_told_to_be_there_whoever_it_was(
    database: Database, pristine: Pristine
) -> None:
    told_of_rita = await everybody_reads(database, "Rita")
    await pristine.superuser.execute(pristine.undo_everything)
    told_of_marta = await everybody_reads(database, "Marta")

    assert told_of_rita == told_of_marta
    nothing: set[Any] = set()
    assert told_of_rita == {**dict.fromkeys(("Marta", "Rita", "Olivia", "again"), WITHHELD), "said": nothing}


async def _said_of(one: Live, two: Live, key: str) -> set[Any]:
    """Whom the processes hold of each other, once each said anew what it holds."""
    for live in (one, two):
        live.presence._unsaid.update(live.presence._here)
        live.presence._news.set()
    at = _of(key)

    def heard(live: Live) -> set[Any]:
        return {each for said in live.presence._elsewhere.values() if at in said for each in said[at].people}

    await until(lambda: not heard(one) and not heard(two))
    return heard(one) | heard(two)


async def test_a_process_that_died_is_forgotten_within_a_minute(database: Database, monkeypatch: Any) -> None:
    story, _, key = await with_a_request(database)
    assert presence.SAY_EVERY + presence.FORGET_AFTER < 60
    monkeypatch.setattr(presence, "SAY_EVERY", 0.05)
    async with told_live(database) as live, watching(live, story, "Rita", HERE, request=key, named=False) as rita:
        dead = json.dumps({"from": "dead", "here": {str(_of(key)): [str(story.house.people["Marta"])]}})
        async with database.sessions() as session, session.begin():
            await session.execute(text("SELECT pg_notify(:on, :said)"), {"on": presence.CHANNEL, "said": dead})
        await sees(rita, "Marta")
        monkeypatch.setattr(presence, "FORGET_AFTER", 0.0)

        await sees(rita)


async def test_what_nobody_of_ours_would_say_is_passed_over(database: Database) -> None:
    async with told_live(database) as live:
        for said in (
            "",
            "nonsense",
            "[]",
            "null",
            '{"from": 1, "here": {"x": []}}',
            '{"here": {}}',
            '{"from":"x","here":[]}',
        ):
            live.presence.hear(said)

    assert not live.presence._elsewhere or not any(live.presence._elsewhere.values())


async def test_a_process_that_starts_learns_who_is_there_already(database: Database) -> None:
    story, _, key = await with_a_request(database)
    async with told_live(database) as one, watching(one, story, "Marta", HERE, request=key) as marta:
        await sees(marta, "Marta")
        async with told_live(database) as late:
            await until(lambda: late.presence.people(_of(key)) == {story.house.people["Marta"]})


def test_what_is_said_fits_into_a_notification() -> None:
    told_of = [(uuid4(), [uuid4() for _ in range(count)]) for count in (100, 60, 1, 1, 100, 0)]
    parts = list(presence._messages(told_of))

    said = [json.dumps({"from": "x" * 12, "here": {str(k): [str(p) for p in v] for k, v in part}}) for part in parts]
    assert [each for part in parts for each in part] == told_of
    assert all(len(each) < 8_000 for each in said)


def _of(key: str) -> UUID:
    return key_of(key, "ExceptionRequest", "request")
