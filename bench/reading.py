"""What a read costs compiled, by an ordinary execution, and by a statement that somebody wrote by hand for it.

Run: python bench/reading.py. All three in one run and in turn, on the same database, for the same person, in a unit of
work that says who asks and what they may; their JSON is compared first. CPU is that of this process, in which the
product runs; the database has its own. Then the same page at ten times the projects.
"""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
from msgspec.json import encode
from portfolio_page import SIZES, STAGE, UNITS, filled

sys.path.insert(0, str(Path(__file__).parents[1] / "backend"))

from triptych.access.administration.establish import EstablishOrganisation, establish
from triptych.access.policy.actions import Action
from triptych.access.work import Works
from triptych.graphql.answering import operations
from triptych.graphql.context import Context
from triptych.graphql.schema import schema
from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from triptych.model.migrate import migrate

ROUNDS, WARM = 40, 5
FLAT = "{ projects(first: 50, orderBy: [{field: REF}]) { edges { node { ref name stage finishOn rating } } } }"
NESTED = """{ projects(first: 50, orderBy: [{field: REF}]) { edges { node { ref name
  workstreams { kind lead { name } } gates { ref name dueOn } requests { ref title state } } } } }"""
SEEN = "($1::uuid[] IS NULL OR project.scope_ids && $1::uuid[])"
BY_HAND = {
    FLAT: f"""SELECT json_build_object('projects', json_build_object('edges', coalesce(json_agg(json_build_object(
      'node', json_build_object('ref', ref, 'name', name, 'stage', upper(stage), 'finishOn', finish_on,
        'rating', rating))
      ORDER BY ref), '[]')))::text
      FROM (SELECT * FROM project WHERE {SEEN} ORDER BY ref LIMIT 50) AS project""",
    NESTED: f"""SELECT json_build_object('projects', json_build_object('edges', coalesce(json_agg(json_build_object(
      'node', json_build_object('ref', ref, 'name', name,
        'workstreams', (SELECT coalesce(json_agg(json_build_object('kind', upper(kind), 'lead',
            (SELECT json_build_object('name', person.name) FROM person WHERE person.id = lead_id)) ORDER BY kind, id),
          '[]') FROM workstream WHERE project_id = project.id),
        'gates', (SELECT coalesce(json_agg(json_build_object('ref', ref, 'name', name, 'dueOn', due_on)
          ORDER BY due_on, id), '[]') FROM gate WHERE project_id = project.id),
        'requests', (SELECT coalesce(json_agg(json_build_object('ref', ref, 'title', title, 'state', state)
          ORDER BY opened_at DESC, id), '[]') FROM exception_request AS asked WHERE project_id = project.id
          AND ($1::uuid[] IS NULL OR asked.scope_ids && $1::uuid[]))))
      ORDER BY ref), '[]')))::text
      FROM (SELECT * FROM project WHERE {SEEN} ORDER BY ref LIMIT 50) AS project""",
}
NAMES = {FLAT: "flat, 50 rows", NESTED: "nested, 50 rows"}
Way = Callable[[Works, UUID, str], Awaitable[bytes]]


async def compiled(works: Works, person: UUID, document: str) -> bytes:
    """By one statement that was made of the selection."""
    answer = await operations.answer(Context(works, person), document, None, {})
    assert answer is not None
    return answer.data.encode()


async def ordinary(works: Works, person: UUID, document: str) -> bytes:
    """By an execution of the schema: one statement per relation."""
    answer = await schema.execute(document, context_value=Context(works, person))
    assert answer.errors is None, answer.errors
    return encode(answer.data)


async def by_hand(works: Works, person: UUID, document: str) -> bytes:
    """By the statement that somebody wrote for exactly this."""
    async with works.begin(person, read_only=True) as work:
        readable = work.readable(Action.PROJECT_READ)
        places = None if work.organisation.root_unit_id in readable else sorted(readable)
        connection = await work.session.connection()
        found = await connection.exec_driver_sql(BY_HAND[document], (places,))
        return str(found.scalar_one()).encode()


WAYS: dict[str, Way] = {"by hand": by_hand, "compiled": compiled, "ordinary": ordinary}


async def measure(works: Works, people: dict[str, UUID], size: int) -> dict[str, float]:
    """CPU and wall milliseconds of each way, taken in turn; the compiled wall time by page and reader."""
    walls: dict[str, float] = {}
    for document, name in NAMES.items():
        for reader, person in people.items():
            said = {way: json.loads(await ask(works, person, document)) for way, ask in WAYS.items()}
            assert said["by hand"] == said["compiled"] == said["ordinary"], name
            cpu, wall = await in_turn(works, person, document)
            walls[f"{name} ({reader})"] = wall["compiled"]
            told = "  ".join(f"{way} {cpu[way]:6.2f} ms" for way in WAYS)
            print(
                f"{size:>7,} projects  {name:<16} {reader:<16} CPU: {told}"
                f"   compiled is {cpu['compiled'] / cpu['by hand']:.2f}x by hand, ordinary"
                f" {cpu['ordinary'] / cpu['compiled']:.1f}x compiled"
            )
    return walls


async def in_turn(works: Works, person: UUID, document: str) -> tuple[dict[str, float], dict[str, float]]:
    """Median CPU and wall milliseconds of every way, one round of each after the other."""
    cpu: dict[str, list[float]] = {way: [] for way in WAYS}
    wall: dict[str, list[float]] = {way: [] for way in WAYS}
    for at in range(WARM + ROUNDS):
        for way, ask in WAYS.items():
            began, worked = time.perf_counter(), time.process_time()
            await ask(works, person, document)
            if at >= WARM:
                cpu[way].append((time.process_time() - worked) * 1e3)
                wall[way].append((time.perf_counter() - began) * 1e3)
    return (
        {way: statistics.median(each) for way, each in cpu.items()},
        {way: statistics.median(each) for way, each in wall.items()},
    )


async def bench(server: EmbeddedServer) -> None:
    """Fill, measure, fill more, measure again, compare."""
    await migrate(server.reach.owner_url)
    database = Database(server.reach.owner_url, server.reach.app_url)
    ask = EstablishOrganisation(
        name="Bench", time_zone="UTC", base_currency="USD", administrator_name="Ada",
        administrator_email="ada@bench.example", administrator_password="a password of the bench",  # noqa: S106
    )  # fmt: skip
    async with database.sessions() as session, session.begin():
        await establish(session, ask, now=datetime(2026, 1, 1, tzinfo=UTC))
    owner: asyncpg.Connection[Any] = await asyncpg.connect(server.reach.owner_url)
    await owner.execute(STAGE.format(units=UNITS))
    found = await owner.fetch("SELECT id FROM person WHERE name IN ('Person 1', 'Person 2') ORDER BY name")
    people = dict(zip(("executive", "one of 20 units"), (row["id"] for row in found), strict=True))
    works, walls, before = Works(database), [], 0
    for size in SIZES:
        await filled(owner, before + 1, size)
        walls.append(await measure(works, people, size))
        before = size
    print()
    for name, small in walls[0].items():
        print(
            f"  {name:<34} {SIZES[1] // SIZES[0]}x the projects take {walls[1][name] / small:.2f}x the time, compiled"
        )
    await owner.close()
    await database.close()


def main() -> None:
    """Run on a database server of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="triptych-bench-") as folder:
        Path(folder).chmod(0o755)
        with EmbeddedServer.start(Path(folder) / "data", fast=True) as server:
            asyncio.run(bench(server))


if __name__ == "__main__":
    main()
