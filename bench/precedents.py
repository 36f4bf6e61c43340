"""How long it takes to find and explain the precedents of one request among 10,000 and 100,000 decided ones (EX8).

Run: python bench/precedents.py [--quick]. Goal: flat within 1.3 times, because what is looked at comes from indexes and
does not grow with the house. Needs are made of words that are as frequent as in a language (the n-th word as often as
1/n of the first), rules of which the first is met as often as all the others; so both are as common at ten times the
requests. Asked by an executive, who reads everything, and by an approver of one of twenty units. The lower quartile is
printed, because others use the machine as well.
"""

import asyncio
import statistics
import time
from uuid import UUID

import asyncpg
from stage.own_server import QUICK
from stage.portfolio import Portfolio, a_portfolio

from triptych.access.work import Works
from triptych.governance.exceptions.precedents import precedents_of
from triptych.model.exception import ExceptionRequest

SIZES = (2_000, 4_000) if QUICK else (10_000, 100_000)
PROJECTS, ASKED, WARM = 1_000, 40, 5
GOAL = 1.3
# Rows as acts and triggers would leave them; both are left out, or filling alone would take an hour.
FILL = """
CREATE TEMP TABLE made AS
  SELECT gen_random_uuid() AS id, n, project.id AS project_id, project.program_id, project.unit_id,
    gen_random_uuid() AS decision_id, timestamptz '2016-01-01' + n * interval '40 minutes' AS at,
    (SELECT string_agg('word' || floor(exp(random() * ln(20000)))::int, ' ')
     FROM generate_series(1, 25) WHERE n > 0) AS said,
    md5('rule ' || CASE WHEN random() < 0.5 THEN 0 ELSE floor(random() * 200) END)::uuid AS rule
  FROM generate_series({first}, {last}) AS n
  JOIN (SELECT id, program_id, unit_id, row_number() OVER (ORDER BY id) - 1 AS place FROM project) AS project
    ON project.place = n % {projects};
INSERT INTO exception_request (id, ref, project_id, program_id, provider_unit_id, title, need, wanted_outcome, amount,
    currency, paid_by, hours_basis, opened_at, origin, state, version, stopped_at, scope_ids)
  SELECT made.id, 'BENCH-' || made.n, project_id, program_id, unit_id, 'Ask ' || made.n, said, 'An outcome',
    1000 * (made.n % 400), 'USD', 'requester', 'calendar', at, 'illustrative', 'approved', 1, at,
    ARRAY[made.id] || (SELECT scope_ids FROM project WHERE project.id = project_id)
      || (SELECT scope_ids FROM org_unit WHERE org_unit.id = made.unit_id)
  FROM made;
INSERT INTO precedent (request_id, decision_id, outcome, decided_at, said)
  SELECT id, decision_id, 'approved', at, said FROM made;
INSERT INTO precedent_key (key, decided_at, request_id) SELECT rule, at, id FROM made;
INSERT INTO request_target (id, request_id, project_id, kind, rule_id)
  SELECT gen_random_uuid(), id, project_id, 'standard', rule FROM made;
DROP TABLE made;
"""


async def grow(portfolio: Portfolio, first: int, last: int) -> None:
    """Decided requests of these numbers, with triggers off."""
    began = time.perf_counter()
    owner = await asyncpg.connect(portfolio.server.reach.url("postgres"))
    try:
        await owner.execute("SET session_replication_role = replica")
        async with owner.transaction():
            await owner.execute(FILL.format(first=first, last=last, projects=PROJECTS))
        for table in ("precedent", "precedent_key", "exception_request", "request_target"):
            await owner.execute(f"VACUUM ANALYZE {table}")
    finally:
        await owner.close()
    print(f"\n{last:>9,} decided requests are there ({time.perf_counter() - began:.1f} s)")


async def asked(portfolio: Portfolio) -> list[UUID]:
    """Requests of the first thousand, the same at every size."""
    async with portfolio.database.sessions() as session:
        connection = await session.connection()
        found = await connection.exec_driver_sql(
            "SELECT id FROM exception_request WHERE ref LIKE 'BENCH-%' ORDER BY opened_at LIMIT 1000"
        )
        rows = [row[0] for row in found]
    return rows[:: len(rows) // (ASKED + WARM)][: ASKED + WARM]


async def milliseconds(works: Works, person: UUID, requests: list[UUID]) -> list[float]:
    """How long each took, after the first ones, which warm plans and caches."""
    rounds, seen = [], 0
    for at, key in enumerate(requests):
        async with works.begin(person, read_only=True) as work:
            request = await work.session.get_one(ExceptionRequest, key)
            began = time.perf_counter()
            found = await precedents_of(work, request)
            spent = (time.perf_counter() - began) * 1e3
        seen += len(found)
        if at >= WARM:
            rounds.append(spent)
    assert seen > len(requests), "hardly anything was found"
    return rounds


async def bench() -> None:
    """Fill, measure, fill more, measure again, compare."""
    results: list[dict[str, float]] = []
    async with a_portfolio() as portfolio:
        await portfolio.grow(PROJECTS)
        works, done = Works(portfolio.database), 0
        for size in SIZES:
            await grow(portfolio, done + 1, size)
            done = size
            requests = await asked(portfolio)
            results.append({})
            for reader, person in portfolio.readers.items():
                rounds = await milliseconds(works, person, requests)
                results[-1][reader] = statistics.quantiles(rounds, n=4)[0]
                print(f"{size:>9,} decided  {reader:<20} {results[-1][reader]:8.1f} ms  (worst {max(rounds):.1f})")
    print()
    for reader, at_small in results[0].items():
        ratio = results[1][reader] / at_small
        told = "flat" if ratio <= GOAL else f"ABOVE the goal of {GOAL}"
        print(f"  ratio {SIZES[1] // SIZES[0]}x decided requests  {reader:<20} {ratio:5.2f}x  {told}")


if __name__ == "__main__":
    asyncio.run(bench())
