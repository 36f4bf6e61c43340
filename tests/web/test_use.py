"""What takes long is known, in sums and in the log; whom it was read for is not."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DBAPIError

from building import PASSWORD, a_project, a_staffed_house
from triptych.cli.reach import Reached
from triptych.cli.slow import slowest
from triptych.model.database import Database
from triptych.model.spending import Spent, reading_field, spending
from triptych.model.statement_use import LONGEST_STATEMENT, StatementUse
from triptych.web.app import create_app
from triptych.web.use import MOST_CHARACTERS, MOST_STORED, MOST_WAITING, OF_OTHERS, Uses
from waiting import until
from web.browsing import asked, signs_in

PAGE = "query pageProjects($search: String) { projects(search: $search, first: 3) { edges { node { ref name } } } }"
BY_ID = json.dumps({"documentId": "p1", "variables": {"search": "Geheimnis"}})
OWN = json.dumps({"query": "query OfOlga { viewer { demo } projects { totalCount } }"})


@asynccontextmanager
async def in_use(database: Database, folder: Path, **more: Any) -> AsyncIterator[httpx.AsyncClient]:
    """The product from its start to its end, and a browser in which Ada is signed in."""
    (folder / "persisted.json").write_text(json.dumps({"p1": PAGE}))
    own = Database(database.owner_url, database.app_url)
    app: Any = create_app(own, folder, **more)
    async with app.lifespan():
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as browser:
            assert (await signs_in(browser, "ada@meridian.example", PASSWORD)).status_code == 204
            yield browser


async def stored(database: Database) -> dict[tuple[str, str], StatementUse]:
    """What is stored, by operation and root field."""
    async with database.sessions() as session:
        return {(each.operation, each.root_field): each for each in await session.scalars(select(StatementUse))}


async def test_sums_are_stored_at_the_end_and_the_doctor_shows_their_plans(database: Database, tmp_path: Path) -> None:
    await a_project(await a_staffed_house(database))
    async with in_use(database, tmp_path) as browser:
        for _ in range(3):
            assert (await asked(browser, BY_ID)).status_code == 200
        assert (await asked(browser, OWN)).status_code == 200
    async with in_use(database, tmp_path) as browser:
        await asked(browser, BY_ID)

    found = await stored(database)
    page = found["pageProjects", "projects"]
    assert (page.calls, page.plan_hits >= 2) == (4, True)
    assert page.max_us <= page.total_us
    assert 0 < page.sql_us <= page.total_us
    assert "Geheimnis" not in page.statement
    assert not any(operation == "OfOlga" for operation, _ in found)

    (first, *_) = shown = await slowest(Reached(database.owner_url, database.app_url), 10)
    assert first.total_ms >= shown[-1].total_ms
    (projects,) = [each for each in shown if (each.operation, each.root_field) == ("pageProjects", "projects")]
    assert "cost=" in projects.plan
    assert "project" in projects.plan


async def test_the_doctor_runs_nothing_of_what_is_stored(database: Database) -> None:
    bad = {
        "two": "SELECT 1; DELETE FROM statement_use",
        "writes": "DELETE FROM statement_use",
        "nonsense": "SELEKT",
        "slow": "SELECT pg_sleep(60)",
    }
    async with database.sessions() as session, session.begin():
        for name, statement in bad.items():
            numbers = dict.fromkeys(("calls", "plan_hits", "total_us", "max_us", "sql_us"), 1)
            session.add(StatementUse(operation=name, root_field="x", shape="s", statement=statement, **numbers))

    found = {each.operation: each.plan for each in await slowest(Reached(database.owner_url, database.app_url), 10)}

    assert len(await stored(database)) == 4
    assert {name for name, plan in found.items() if plan.startswith("No plan")} >= {"two", "nonsense"}
    assert "cost=" in found["slow"]


async def test_one_event_an_operation_says_what_it_cost_and_not_for_whom(database: Database, tmp_path: Path) -> None:
    house = await a_staffed_house(database)
    bodies = (BY_ID, BY_ID, '{"query": "{ viewer { nothing } }"}', '{"query": "{ node(id: \\"x\\") { id } }"}')
    async with in_use(database, tmp_path) as browser:
        with structlog.testing.capture_logs() as logs:
            for body in bodies:
                await asked(browser, body)

    events = [each for each in logs if each["event"] == "operation"]
    first, again, misfit, refused = events
    assert (first["operation"], first["kind"], first["way"], first["outcome"]) == (
        "pageProjects",
        "query",
        "compiled",
        "answered",
    )
    assert (again["plans_kept"], again["plans_made"]) == (1, 0)
    assert again["statements"] >= 2
    assert 0 < again["sql_ms"] < again["ms"]
    assert (misfit["outcome"], refused["outcome"]) == ("misfit", "refused")
    told = str(logs)
    assert "Geheimnis" not in told
    assert not any(str(person) in told for person in house.people.values())


async def test_the_log_may_be_off(database: Database, tmp_path: Path) -> None:
    await a_staffed_house(database)
    async with in_use(database, tmp_path, log_requests=False) as browser:
        with structlog.testing.capture_logs() as logs:
            await asked(browser, BY_ID)

    assert [each for each in logs if each["event"] == "operation"] == []


async def test_what_is_kept_is_bounded(database: Database) -> None:
    uses = Uses(database, log_requests=False)
    for number in range(MOST_WAITING + 10):
        spent = Spent(statements=1, slowest="SELECT 1", slowest_seconds=0.1)
        uses.note(f"operation {number}", spent, 0.1)
    await uses.store()
    async with database.sessions() as session, session.begin():
        await session.execute(update(StatementUse).values(last_used_at=func.now() - func.make_interval(0, 0, 0, 1)))

    uses.note("the last", Spent(statements=1, slowest="SELECT 1", slowest_seconds=0.1), 0.1)
    await uses.store()

    found = await stored(database)
    assert ("the last", "*") in found
    assert len(found) <= MOST_STORED


async def test_statistics_that_cannot_be_stored_stop_nothing(database: Database) -> None:
    uses = Uses(Database("postgresql://nobody@127.0.0.1:1/x", "postgresql://nobody@127.0.0.1:1/x"), log_requests=False)
    uses.note("page", Spent(statements=1, slowest="SELECT 1", slowest_seconds=0.1), 0.1)

    with structlog.testing.capture_logs() as logs:
        await uses.store()

    assert [each["lost"] for each in logs if "statistics of use" in each["event"]] == [1]


SLOW = text("SELECT pg_sleep(90)")
RUNNING = text("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query = :query")


async def test_what_is_cut_at_its_time_limit_counts_with_its_time(database: Database) -> None:
    uses = Uses(database, log_requests=False)
    with spending() as spent, uses.noted("pageSlow", spent):
        async with database.sessions() as session:
            await session.execute(text("SET LOCAL statement_timeout = '150ms'"))
            with pytest.raises(DBAPIError), reading_field("projects"):
                await session.execute(SLOW)
    await uses.store()

    found = (await stored(database))["pageSlow", "projects"]
    assert (found.calls, found.cut, found.statement) == (1, 1, SLOW.text)
    assert 140_000 < found.sql_us <= found.total_us


async def test_what_nobody_waited_for_counts_with_its_time(database: Database) -> None:
    uses = Uses(database, log_requests=False)

    async def read() -> None:
        with spending() as spent, uses.noted("pageLeft", spent):
            async with database.sessions() as session:
                with reading_field("projects"):
                    await session.execute(SLOW)

    async def begun() -> bool:
        async with database.sessions() as session:
            return bool(await session.scalar(RUNNING, {"query": SLOW.text}))

    reading = asyncio.create_task(read())
    await until(begun)
    await asyncio.sleep(0.15)  # at the least, which is what is asked for below
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    await uses.store()

    found = (await stored(database))["pageLeft", "projects"]
    assert (found.calls, found.cut, found.statement) == (1, 1, SLOW.text)
    assert found.sql_us > 100_000


def test_what_is_left_to_an_ordinary_execution_is_not_counted_as_read() -> None:
    with spending() as spent, pytest.raises(LookupError), reading_field("projects"):
        raise LookupError

    assert spent.fields == []


async def a_batch(database: Database, *, own: int, others: int) -> None:
    """So many operations of pages and of strangers, stored in one go."""
    uses = Uses(database, log_requests=False)
    for number in range(own):
        uses.note(f"page{number}", Spent(statements=1, slowest="SELECT 1", slowest_seconds=0.1), 0.1)
    for number in range(others):
        uses.note(f"{number:016x}", Spent(statements=1, slowest="SELECT 1", slowest_seconds=0.1), 0.1)
    await uses.store()


async def test_one_batch_beyond_what_is_kept_leaves_what_is_kept(database: Database) -> None:
    await a_batch(database, own=MOST_STORED + 10, others=0)

    assert len(await stored(database)) == MOST_STORED - OF_OTHERS


async def test_documents_of_others_do_not_crowd_out_those_of_the_product(database: Database) -> None:
    await a_batch(database, own=50, others=0)
    await a_batch(database, own=0, others=MOST_WAITING + 10)
    await a_batch(database, own=1, others=OF_OTHERS)

    found = [operation for operation, _ in await stored(database)]
    assert sum(operation.startswith("page") for operation in found) == 50
    assert len(found) == 50 + OF_OTHERS


async def test_documents_of_others_leave_room_in_memory(database: Database) -> None:
    uses = Uses(database, log_requests=False)
    for number in range(MOST_WAITING):
        uses.note(f"{number:016x}", Spent(statements=1, slowest="SELECT 1", slowest_seconds=0.1), 0.1)

    uses.note("pageLast", Spent(statements=1, slowest="SELECT 1", slowest_seconds=0.1), 0.1)
    await uses.store()

    assert ("pageLast", "*") in await stored(database)


async def test_a_long_statement_is_kept_by_its_beginning_and_digest(database: Database) -> None:
    uses = Uses(database, log_requests=False)
    for last in ("1", "2", "2"):
        long = f"SELECT '{'x' * LONGEST_STATEMENT}', {last}"
        uses.note("page" + last, Spent(statements=1, slowest=long, slowest_seconds=0.1), 0.1)
    await uses.store()

    found = await stored(database)
    one, two = found["page1", "*"], found["page2", "*"]
    assert (one.calls, two.calls) == (1, 2)
    assert one.shape != two.shape
    assert len(one.statement) <= LONGEST_STATEMENT
    assert one.statement.startswith("SELECT 'xxx")
    (first, _) = await slowest(Reached(database.owner_url, database.app_url), 10)
    assert first.plan == "No plan: the statement was too long to be kept whole."


def test_the_memory_of_sums_is_bounded(database: Database) -> None:
    uses = Uses(database, log_requests=False)
    for number in range(MOST_WAITING):
        long = f"SELECT {number}, '{'x' * LONGEST_STATEMENT}'"
        uses.note(f"page{number}", Spent(statements=1, slowest=long, slowest_seconds=0.1), 0.1)

    assert sum(len(statement) for _, _, statement in uses._sums) <= MOST_CHARACTERS
