"""How long the portfolio page and the exception register take at 1,000 and at 10,000 projects, through the schema.

Run: python bench/portfolio_page.py. Makes a database of its own, fills it by SQL as the owner (through no use case, so
nothing here says how long those take), and prints medians for an executive, who sees everything, and for an approver of
one of twenty units, whose lists are cut to their reach; then the ratio between the two sizes.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg

sys.path.insert(0, str(Path(__file__).parents[1] / "backend"))

from triptych.access.administration.establish import EstablishOrganisation, establish
from triptych.access.work import Works
from triptych.graphql.context import Context
from triptych.graphql.schema import schema
from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from triptych.model.migrate import migrate

SIZES = (1_000, 10_000)
ROUNDS, WARM = 7, 2
BOUND_SECONDS = 120
UNITS = 20

ROW = """ref name stage budget { amount currency } rating ratingScale ratingYear startOn finishOn ended openRequests
  portfolioName unit { name } workstreams { kind lead { name } } nextGate { ref dueOn }"""
REQUEST = """ref title state amount { amount currency } paidBy openedAt neededBy project { ref name }
  burn { costPerHour { amount currency } notStated costSoFar { amount currency } breakEvenAt }"""
PAGES = {
    "portfolio page": f"{{ projects(first: 60) {{ totalCount edges {{ cursor node {{ {ROW} }} }} }} }}",
    "portfolio page, by portfolio": f"""{{ projects(first: 60, orderBy: [{{field: PORTFOLIO_NAME}}]) {{
      totalCount edges {{ node {{ {ROW} }} }} }} }}""",
    "portfolio page, searched": f"""{{ projects(first: 60, search: "move 77") {{
      totalCount edges {{ node {{ {ROW} }} }} }} }}""",
    "portfolio page with three keys": f"""{{ projects(first: 60) {{ edges {{ node {{ {ROW}
      gates {{ readiness {{ state keys {{ office state summary }} }} }} }} }} }} }}""",
    "exception register": f"""{{ exceptionRequests(first: 60, orderBy: [{{field: COST_PER_HOUR, direction: DESC}}]) {{
      totalCount edges {{ node {{ {REQUEST} }} }} }}
      open: exceptionRequests(first: 0, filter: {{open: {{eq: true}}}}) {{ totalCount }} }}""",
    "exception register, newest": f"{{ exceptionRequests(first: 60) {{ edges {{ node {{ {REQUEST} }} }} }} }}",
    "one project": """{ project(ref: "P-0500") { name workstreams { kind }
      gates { ref readiness { state } } requests { ref } } }""",
}

STAGE = """
INSERT INTO org_unit (id, name, parent_id, origin)
  SELECT gen_random_uuid(), 'Unit ' || n, (SELECT root_unit_id FROM organisation), 'illustrative'
  FROM generate_series(1, {units}) AS n;
INSERT INTO portfolio (id, name, unit_id, origin)
  SELECT gen_random_uuid(), 'Portfolio of ' || name, id, 'illustrative' FROM org_unit WHERE parent_id IS NOT NULL;
INSERT INTO program (id, name, portfolio_id, origin, weekly_burn_amount, weekly_burn_currency, weekly_burn_basis)
  SELECT gen_random_uuid(), 'Program ' || n, portfolio.id, 'illustrative', 100000 * n, 'USD', 'Made for the bench'
  FROM portfolio, generate_series(1, 5) AS n;
INSERT INTO person (id, name, email, unit_id, locale, origin)
  SELECT gen_random_uuid(), 'Person ' || n, 'person' || n || '@bench.example', root_unit_id, 'en', 'illustrative'
  FROM organisation, generate_series(1, 200) AS n;
INSERT INTO role_assignment (id, person_id, role, scope_id, valid_from, granted_by_id)
  SELECT gen_random_uuid(), (SELECT id FROM person WHERE name = 'Person 1'), 'executive', root_unit_id,
    timestamptz '2026-01-01', (SELECT id FROM person WHERE name = 'Ada')
  FROM organisation
  UNION ALL
  SELECT gen_random_uuid(), (SELECT id FROM person WHERE name = 'Person 2'), 'approver_2', id, timestamptz '2026-01-01',
    (SELECT id FROM person WHERE name = 'Ada')
  FROM org_unit WHERE name = 'Unit 7';
"""
FILL = """
CREATE TEMP TABLE fresh AS
  SELECT gen_random_uuid() AS id, n, programs.id AS program_id, programs.unit_id
  FROM generate_series({first}, {last}) AS n
  JOIN (SELECT program.id, portfolio.unit_id, row_number() OVER (ORDER BY program.id) - 1 AS at
        FROM program JOIN portfolio ON portfolio.id = program.portfolio_id) AS programs ON programs.at = n % {programs};
INSERT INTO project (id, name, program_id, unit_id, stage, start_on, finish_on, budget_amount, budget_currency, rating,
    rating_scale, rating_year, origin)
  SELECT id, 'Move ' || n, program_id, unit_id, 'execute', date '2026-01-01' + n % 300, date '2027-01-01' + n % 300,
    1000000 + n, 'USD', (ARRAY['Green', 'Amber', 'Red'])[1 + n % 3], 'three', 2025, 'illustrative'
  FROM fresh ORDER BY n;
INSERT INTO workstream (id, project_id, kind, lead_id)
  SELECT gen_random_uuid(), fresh.id, kind, person.id FROM fresh
  CROSS JOIN unnest(ARRAY['delivery', 'service_transition', 'people_change']) AS kind
  JOIN person ON person.name = 'Person ' || (3 + n % 190);
INSERT INTO gate (id, project_id, office, name, due_on, criteria, cost_tolerance_percent, time_tolerance_days,
    barrier_threshold, origin)
  SELECT gen_random_uuid(), id, 'pmo', 'Ready', date '2026-06-01' + n % 200, 'Everything', 10, 30, 0.2, 'illustrative'
  FROM fresh;
INSERT INTO forecast (id, project_id, cost_amount, cost_currency, finish_on, basis, at, origin)
  SELECT gen_random_uuid(), id, 1000000, 'USD', date '2027-01-01', 'Plan', timestamptz '2026-02-01', 'illustrative'
  FROM fresh;
CREATE TEMP TABLE asks AS SELECT gen_random_uuid() AS request_id, gen_random_uuid() AS author_id, * FROM fresh
  WHERE n % 3 = 0;
INSERT INTO exception_request (id, project_id, program_id, provider_unit_id, title, need, wanted_outcome, amount,
    currency, paid_by, weekly_burn_amount, weekly_burn_currency, weekly_burn_basis, phi_low, phi_likely, phi_high,
    phi_basis, hours_basis, cost_per_hour, opened_at, origin, entered_by_id)
  SELECT request_id, id, program_id, unit_id, 'Ask ' || n, 'A need', 'An outcome', 100 * n, 'USD', 'requester', 100000,
    'USD', 'Made', 0.1, 0.25, 0.5, 'Made', 'calendar', n, timestamptz '2026-02-01' + n * interval '1 min',
    'illustrative', (SELECT id FROM person WHERE name = 'Person 9')
  FROM asks ORDER BY n;
INSERT INTO authorship (id, request_id, person_id, sealed)
  SELECT author_id, request_id, (SELECT id FROM person WHERE name = 'Person 9'), false FROM asks;
INSERT INTO request_event (id, request_id, kind, at, authorship_id, detail)
  SELECT gen_random_uuid(), request_id, 'exception_requested', timestamptz '2026-02-01' + n * interval '1 min',
    author_id, '{{}}' FROM asks;
DROP TABLE asks;
DROP TABLE fresh;
ANALYZE;
"""


async def milliseconds(works: Works, person: UUID, document: str) -> tuple[float, float]:
    """Median and worst of the rounds, after the first ones, which warm plans and caches."""
    rounds = []
    for at in range(WARM + ROUNDS):
        began = time.perf_counter()
        answer = await schema.execute(document, context_value=Context(works, person))
        spent = (time.perf_counter() - began) * 1e3
        assert answer.errors is None, answer.errors
        if at >= WARM:
            rounds.append(spent)
    return statistics.median(rounds), max(rounds)


async def measure(works: Works, people: dict[str, UUID], size: int) -> dict[str, float]:
    """The medians of every page for both readers at one size."""
    result = {}
    for page, document in PAGES.items():
        for reader, person in people.items():
            median, worst = await milliseconds(works, person, document)
            result[f"{page} ({reader})"] = median
            print(f"{size:>7,} projects  {page:<34} {reader:<16} {median:8.1f} ms  (worst round {worst:.1f})")
    return result


async def filled(owner: "asyncpg.Connection[Any]", first: int, last: int) -> None:
    """Add projects, each with workstreams, a gate and a forecast, and to every third an open request."""
    began = time.perf_counter()
    async with owner.transaction():
        await owner.execute(FILL.format(first=first, last=last, programs=UNITS * 5))
    print(f"\n{last:>7,} projects are there ({time.perf_counter() - began:.1f} s)")


async def bench(server: EmbeddedServer) -> None:
    """Fill, measure, fill more, measure again, compare."""
    began = time.perf_counter()
    await migrate(server.reach.owner_url)
    database = Database(server.reach.owner_url, server.reach.app_url)
    ask = EstablishOrganisation(
        name="Bench", time_zone="UTC", base_currency="USD", administrator_name="Ada",
        administrator_email="ada@bench.example", administrator_password="a password of the bench",  # noqa: S106
    )  # fmt: skip
    async with database.sessions() as session, session.begin():
        await establish(session, ask, now=datetime(2026, 1, 1, tzinfo=UTC))
    owner = await asyncpg.connect(server.reach.owner_url)
    await owner.execute(STAGE.format(units=UNITS))
    found = await owner.fetch("SELECT id FROM person WHERE name IN ('Person 1', 'Person 2') ORDER BY name")
    people = dict(zip(("executive", "one of 20 units"), (row["id"] for row in found), strict=True))
    works, results, before = Works(database), [], 0
    for size in SIZES:
        await filled(owner, before + 1, size)
        results.append(await measure(works, people, size))
        before = size
    print()
    for name, at_small in results[0].items():
        print(f"  ratio {SIZES[1] // SIZES[0]}x projects  {name:<54} {results[1][name] / at_small:5.2f}x")
    spent = time.perf_counter() - began
    print(f"\n  {spent:.0f} s in all: {'within' if spent <= BOUND_SECONDS else 'ABOVE'} the bound of {BOUND_SECONDS} s")
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
