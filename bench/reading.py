"""What a read costs compiled, by an ordinary execution, and by a statement that somebody wrote by hand for it.

Run: python bench/reading.py [--quick]. All three in one run and in turn, on the same database, for the same person, in
a unit of work that says who asks and what they may; their JSON is compared first. CPU is that of this process, in which
the product runs; the database has its own. Then the same page at ten times the projects; in the quick run, which tries
it out, at twice.
"""

import asyncio
import json
import statistics
import time
from collections.abc import Awaitable, Callable
from uuid import UUID

from msgspec.json import encode
from stage import by_hand as hand
from stage.own_server import QUICK
from stage.portfolio import SIZES, a_portfolio

from triptych.access.work import Works
from triptych.graphql.answering import operations
from triptych.graphql.context import Context
from triptych.graphql.schema import schema

ROUNDS, WARM = (10, 2) if QUICK else (40, 5)
FLAT = "{ projects(first: 50, orderBy: [{field: REF}]) { edges { node { ref name stage finishOn rating } } } }"
NESTED = """{ projects(first: 50, orderBy: [{field: REF}]) { edges { node { ref name
  workstreams { kind lead { name } } gates { ref name dueOn } requests { ref title state } } } } }"""
BY_HAND = {
    FLAT: hand.fifty_projects(
        "'ref', ref, 'name', name, 'stage', upper(stage), 'finishOn', finish_on, 'rating', rating"
    ),
    NESTED: hand.fifty_projects(hand.NESTED),
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
        return (await hand.answer_by_hand(work, BY_HAND[document])).encode()


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


async def bench() -> None:
    """Fill, measure, fill more, measure again, compare."""
    walls = []
    async with a_portfolio() as portfolio:
        works = Works(portfolio.database)
        for size in SIZES:
            await portfolio.grow(size)
            walls.append(await measure(works, portfolio.readers, size))
    print()
    for name, small in walls[0].items():
        print(
            f"  {name:<34} {SIZES[1] // SIZES[0]}x the projects take {walls[1][name] / small:.2f}x the time, compiled"
        )


if __name__ == "__main__":
    asyncio.run(bench())
