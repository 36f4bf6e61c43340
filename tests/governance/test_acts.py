"""One table of acts: what it allows works, what it denies is refused and changes nothing, in every state."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from sqlalchemy import event, func, select

from attempts import Attempt, another_rule
from relocation import Relocation, a_relocation, opened
from stages import STAGES, put_forward
from triptych.access.work import Work
from triptych.governance.exceptions.acts import ACTS, acts_of
from triptych.governance.exceptions.clock import clocks
from triptych.governance.exceptions.rules.events import EventKind
from triptych.kernel.refusals import Conflict, NotAllowed, NotFound, Refusal
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest, RequestEvent
from unchanged import fingerprint

PEOPLE = ("Marta", "Rita", "Remo", "Sam", "Bela", "Olivia", "Uma")
BYSTANDERS = ("Dan", "Aaron", "Ada", "Paula")  # who may as little in every other stage as in these
LOOKED_AT_BY_ALL = {"confirmed", "deciding", "approved by two"}


@pytest.mark.parametrize("stage", STAGES)
async def test_what_the_table_allows_works_and_what_it_denies_is_refused(database: Database, stage: str) -> None:
    story = await a_relocation(database)
    rule = await another_rule(story)
    state, told = STAGES[stage]
    request = await told(story)
    assert request.state == state
    before = await fingerprint(database)

    wrong: list[str] = []
    for name in (*PEOPLE, *(BYSTANDERS if stage in LOOKED_AT_BY_ALL else ())):
        async with story.house.works.begin(story.house.people[name], read_only=False) as work:
            hints = (await acts_of(work, [request.id]))[request.id]
            for hint in hints:
                outcome = await tried(story, request, work, hint.name, rule)
                if outcome is not None and (hint.denial is None) != (outcome == "done"):
                    wrong.append(f"{name} {hint.name}: hint {hint.denial and hint.denial.reason}, attempt {outcome}")
            await work.session.rollback()

    assert wrong == []
    assert await fingerprint(database) == before


async def tried(story: Relocation, request: ExceptionRequest, work: Work, act: str, rule: UUID) -> str | None:
    """What came of trying the act, undone at once; None where there was nothing to try it on."""
    point = await work.session.begin_nested()
    try:
        mine = await work.session.get_one(ExceptionRequest, request.id, populate_existing=True)
        told = select(func.count()).select_from(RequestEvent).where(RequestEvent.request_id == request.id)
        already = await work.session.scalar(told)
        if not await Attempt(story, mine, work, rule).do(act):
            return None
        wanted = next(each.tells for each in ACTS if each.name == act)
        newest = select(RequestEvent.kind).where(RequestEvent.request_id == request.id, RequestEvent.number > already)
        assert wanted in {EventKind(kind) for kind in await work.session.scalars(newest)}, act
        return "done"
    except (NotAllowed, NotFound, Conflict) as refusal:
        return f"refused: {refusal}"
    except Refusal as refusal:
        return f"invalid: {refusal!r}"
    finally:
        await point.rollback()
        work.session.expunge_all()


async def test_hints_and_clocks_of_many_requests_cost_as_many_statements_as_those_of_one(database: Database) -> None:
    story = await a_relocation(database)
    requests = [(await opened(story, title=f"Ask {number}")).id for number in range(4)]
    requests.append((await put_forward(story)).id)

    of_one = [await statements(story, [requests[-1]], read) for read in (acts_of, clocks)]
    of_many = [await statements(story, requests, read) for read in (acts_of, clocks)]

    assert of_one == of_many
    assert of_many[1] <= 5


async def statements(story: Relocation, requests: list[UUID], read: Callable[..., Awaitable[object]]) -> int:
    """How many statements it takes."""
    sent: list[str] = []
    async with story.as_("Olivia") as work:
        engine = story.database.engine.sync_engine
        count = sent.append
        event.listen(engine, "before_cursor_execute", heard := lambda *told: count(told[2]))
        try:
            await read(work, requests)
        finally:
            event.remove(engine, "before_cursor_execute", heard)
    return len(sent)
