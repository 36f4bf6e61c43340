"""How long the queue, the gates and the rules take at 10,000 and at 100,000 exception requests (EX10, EX11, EX12).

Run: python bench/exceptions.py [--quick]. Goal: a page costs the same within 1.3 times. Requests go back into the past,
one every forty minutes; three of ten are open, two of them wait for a decision, and every other one was approved for
sixty days. So ten times the requests are ten times the open ones, for whose queue has pages, and ten times the
history of the same thousand projects, which the resolver must not read; in force are as many as before. Asked are the
documents of the product's own pages and its own use cases, by an executive, who reads everything, and by an approver
of one of twenty units. Both sizes stand on servers of their own and take turns, so that whatever else the machine does
meets both alike; of a question the lower quartile of its rounds is printed.
"""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg
from stage.own_server import QUICK
from stage.portfolio import Portfolio, a_portfolio

from page_documents import document, pages
from triptych.access.work import Works
from triptych.governance.exceptions.queue import Place, QueuePart, Wanted, queue_page
from triptych.governance.exceptions.resolver import covers_of
from triptych.governance.gates.standing import of_rules
from triptych.graphql.answering import operations
from triptych.graphql.context import Context

SIZES = (2_000, 4_000) if QUICK else (10_000, 100_000)
PROJECTS, ROUNDS, WARM, PAGE = 1_000, 16, 3, 30  # a page is full at both sizes, for both readers
GOAL = 1.3
QUEUE = """query ($first: Int!, $after: String) { queue(first: $first, after: $after) { edges { cursor node {
  act escalated request { ref title state amount { amount currency } openedAt neededBy projectName
  burn { costPerHour { amount currency } notStated costSoFar { amount currency } breakEvenAt } } } }
  pageInfo { hasNextPage endCursor } } }"""
STAGE = """
INSERT INTO rule (id, title, owner_office, origin)
  SELECT md5('rule ' || n)::uuid, 'Rule ' || n, (ARRAY['pmo', 'smo', 'cmo'])[1 + n % 3], 'illustrative'
  FROM generate_series(0, 59) AS n;
INSERT INTO rule_version (id, rule_id, number, statement, purpose, harm_prevented, waivable, valid_from, origin)
  SELECT gen_random_uuid(), id, 1, title, 'A purpose', 'A harm', true, timestamptz '2016-01-01', 'illustrative'
  FROM rule;
INSERT INTO finding (id, project_id, rule_id, evidence, found_at, origin)
  SELECT gen_random_uuid(), id, md5('rule ' || place % 60)::uuid, 'Seen', timestamptz '2026-03-01', 'illustrative'
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM project) AS project WHERE place % 4 = 0;
"""
# Rows as acts and triggers would leave them; triggers are left out, or filling alone would take an hour.
FILL = """
CREATE TEMP TABLE made AS
  SELECT gen_random_uuid() AS id, gen_random_uuid() AS author_id, gen_random_uuid() AS terms_id,
    gen_random_uuid() AS decision_id, gen_random_uuid() AS citation_id, n, project.id AS project_id,
    project.program_id, project.unit_id, now() - (n + 1) * interval '40 minutes' AS at,
    md5('rule ' || n % 60)::uuid AS rule,
    CASE WHEN n % 5 = 0 THEN 'deciding' WHEN n % 10 = 3 THEN 'opened' ELSE 'approved' END AS state
  FROM generate_series({first}, {last}) AS n
  JOIN (SELECT id, program_id, unit_id, row_number() OVER (ORDER BY id) - 1 AS place FROM project) AS project
    ON project.place = (n * 7 + n / 1000) % {projects};
INSERT INTO exception_request (id, ref, project_id, program_id, provider_unit_id, title, need, wanted_outcome, amount,
    currency, paid_by, weekly_burn_amount, weekly_burn_currency, weekly_burn_basis, phi_low, phi_likely, phi_high,
    phi_basis, hours_basis, cost_per_hour, cost_per_week_in_base, opened_at, origin, state, version, stopped_at,
    holds_until, scope_ids)
  SELECT made.id, 'BENCH-' || made.n, project_id, program_id, unit_id, 'Ask ' || made.n, 'A need', 'An outcome',
    1 + made.n % 9, 'USD', 'requester', 100000, 'USD', 'Made', 0.1, 0.25, 0.5, 'Made', 'calendar',
    CASE WHEN n % 70 <> 0 THEN 1 + made.n % 9973 END, CASE WHEN n % 70 <> 0 THEN 168 * (1 + made.n % 9973) END,
    at, 'illustrative', state, 1,
    CASE WHEN state = 'approved' THEN at + interval '1 day' END,
    CASE WHEN state = 'approved' THEN at + interval '61 days' END,
    ARRAY[made.id] || (SELECT scope_ids FROM project WHERE project.id = project_id)
      || (SELECT scope_ids FROM org_unit WHERE org_unit.id = made.unit_id)
  FROM made;
INSERT INTO authorship (id, request_id, person_id, sealed)
  SELECT author_id, id, (SELECT id FROM person WHERE name = 'Person 9'), false FROM made;
INSERT INTO request_event (id, request_id, number, kind, at, authorship_id, detail)
  SELECT gen_random_uuid(), id, 1, 'exception_requested', at, author_id, '{{}}'::jsonb FROM made
  UNION ALL
  SELECT gen_random_uuid(), id, 2, 'answer_submitted', at + interval '10 minutes', author_id, '{{}}'::jsonb FROM made
    WHERE state = 'deciding'
  UNION ALL
  SELECT gen_random_uuid(), id, 2, 'decision_made', at + interval '1 day', author_id,
    jsonb_build_object('decisionId', decision_id, 'outcome', 'approved') FROM made WHERE state = 'approved';
INSERT INTO citation (id, request_id, rule_version_id, harm, authorship_id, at)
  SELECT citation_id, made.id, rule_version.id, 'A harm', author_id, made.at
  FROM made JOIN rule_version ON rule_version.rule_id = made.rule;
INSERT INTO terms (id, request_id, authorship_id, reason, valid_until, at)
  SELECT terms_id, id, author_id, 'Needed', at + interval '61 days', at + interval '1 day' FROM made
  WHERE state = 'approved';
INSERT INTO cover (id, terms_id, project_id, kind, rule_id)
  SELECT gen_random_uuid(), terms_id, project_id, 'standard', rule FROM made WHERE state = 'approved';
INSERT INTO decision (id, request_id, number, outcome, reason, terms_id, authorship_id, at)
  SELECT decision_id, id, 1, 'approved', 'Needed', terms_id, author_id, at + interval '1 day' FROM made
  WHERE state = 'approved';
DROP TABLE made;
"""
FILLED = ("exception_request", "authorship", "request_event", "citation", "terms", "cover", "decision")
Asked = Callable[[Works, UUID], Awaitable[int]]
MIDDLE: dict[UUID, Place | None] = {}  # of each reader's queue; nobody reads on both servers
OF_PAGES = {each.name.value: document(each) for each in pages() if each.name}


async def run_as_owner(portfolio: Portfolio, statements: str, *, triggers: bool) -> None:
    """Rows of the bench, by whoever owns the tables."""
    owner = await asyncpg.connect(portfolio.server.reach.url("postgres"))
    try:
        if not triggers:
            await owner.execute("SET session_replication_role = replica")
        async with owner.transaction():
            await owner.execute(statements)
        for table in FILLED:
            await owner.execute(f"VACUUM ANALYZE {table}")
    finally:
        await owner.close()


async def middle(works: Works, person: UUID) -> Place | None:
    """Where the queue's middle begins: after half of what a week of waiting costs at most."""
    async with works.begin(person, read_only=True) as work:
        first = await queue_page(work, Wanted(), 1)
    top = first.items[0].place if first.items else first.end
    return None if top is None or top.cost is None else Place(top.cost / 2, top.opened_at, top.id)


def a_page(part: QueuePart | None = None, *, from_middle: bool = False) -> Asked:
    """A page of the reader's queue."""

    async def asked(works: Works, person: UUID) -> int:
        after = MIDDLE[person] if from_middle else None
        async with works.begin(person, read_only=True) as work:
            found = len((await queue_page(work, Wanted(part), PAGE, after)).items)
        assert found == PAGE, f"a page of {found} is compared with one of {PAGE}"
        return found

    return asked


async def covers(works: Works, person: UUID) -> int:
    """The resolver over sixty projects of the reader, as a page of gates asks it."""
    async with works.begin(person, read_only=True) as work:
        connection = await work.session.connection()
        rows = await connection.exec_driver_sql("SELECT id FROM project ORDER BY id LIMIT 60")
        return len((await covers_of(work, [row[0] for row in rows])).decisions)


async def rules(works: Works, person: UUID) -> int:
    """Both truths of sixty standards over all projects."""
    async with works.begin(person, read_only=True) as work:
        connection = await work.session.connection()
        rows = await connection.exec_driver_sql("SELECT id FROM rule")
        return sum(told.counted for told in (await of_rules(work, [row[0] for row in rows])).values())


def a_document(asks: str, variables: dict[str, object]) -> Asked:
    """A page as it is served."""

    async def asked(works: Works, person: UUID) -> int:
        answer = await operations.answer(Context(works, person), asks, None, variables)
        assert answer is not None
        assert not answer.errors, answer.errors
        return 1

    return asked


ASKED: dict[str, Asked] = {
    "queue, first page": a_page(),
    "queue, from its middle": a_page(from_middle=True),
    "queue, what to decide": a_page(QueuePart.DECIDE),
    "queue over the API": a_document(QUEUE, {"first": PAGE}),
    "decisions page": a_document(OF_PAGES["pageDecisionsQuery"], {}),
    "resolver, 60 projects": covers,
    "both truths of 60 rules": rules,
    "gates page": a_document(OF_PAGES["pageGatesQuery"], {}),
    "rules page": a_document(OF_PAGES["pageRulesQuery"], {}),
}


@dataclass
class Stand:
    """A server with so many requests, and what its readers have been kept waiting for, in milliseconds."""

    size: int
    works: Works
    readers: dict[str, UUID]
    spent: dict[str, list[float]] = field(default_factory=dict)

    async def ask(self, *, counts: bool) -> None:
        """Every question once, by every reader."""
        for reader, person in self.readers.items():
            for name, asked in ASKED.items():
                began = time.perf_counter()
                assert await asked(self.works, person), f"nothing was found by: {name} ({reader})"
                if counts:
                    self.spent.setdefault(f"{name} ({reader})", []).append((time.perf_counter() - began) * 1e3)

    @property
    def quartiles(self) -> dict[str, float]:
        """Of each question the lower quartile of its rounds."""
        return {name: statistics.quantiles(rounds, n=4)[0] for name, rounds in self.spent.items()}


async def a_stand(portfolio: Portfolio, size: int) -> Stand:
    """The thousand projects, with so many requests."""
    await portfolio.grow(PROJECTS)
    await run_as_owner(portfolio, STAGE, triggers=True)
    began = time.perf_counter()
    await run_as_owner(portfolio, FILL.format(first=0, last=size - 1, projects=PROJECTS), triggers=False)
    print(f"{size:>9,} requests are there ({time.perf_counter() - began:.1f} s)")
    works = Works(portfolio.database)
    MIDDLE.update({person: await middle(works, person) for person in portfolio.readers.values()})
    return Stand(size, works, portfolio.readers)


async def bench() -> None:
    """Fill both, ask both in turns after rounds that warm plans and caches, compare."""
    async with AsyncExitStack() as stack:
        stands = [await a_stand(await stack.enter_async_context(a_portfolio()), size) for size in SIZES]
        for at in range(WARM + ROUNDS):
            for stand in stands:
                await stand.ask(counts=at >= WARM)
        few, many = (stand.quartiles for stand in stands)
    print(f"\n  {'':<50} {SIZES[0]:>9,} {SIZES[1]:>9,}")
    for name, at_few in few.items():
        ratio = many[name] / at_few
        told = "flat" if ratio <= GOAL else f"ABOVE the goal of {GOAL}"
        print(f"  {name:<50} {at_few:6.1f} ms {many[name]:6.1f} ms {ratio:6.2f}x  {told}")


if __name__ == "__main__":
    asyncio.run(bench())
