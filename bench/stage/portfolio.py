"""The portfolio that benches read: units, programs and people, two readers, and as many projects as wanted.

Put there by SQL through no use case, so nothing says how long those take.
"""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import asyncpg

from stage.own_server import QUICK, migrated, own_server
from triptych.access.account.accounts import open_session
from triptych.access.administration.establish import EstablishOrganisation, establish
from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from triptych.web.sign_in import COOKIE

SIZES = (1_000, 2_000) if QUICK else (1_000, 10_000)  # projects, one after the other
UNITS = 20
EVERYTHING, A_PART = "reads everything", "one of 20 units"  # an executive, and an approver of one unit
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
INSERT INTO account (person_id, created_at) SELECT id, now() FROM person WHERE name IN ('Person 1', 'Person 2');
INSERT INTO role_assignment (id, person_id, role, scope_id, valid_from, granted_by_id)
  SELECT gen_random_uuid(), (SELECT id FROM person WHERE name = 'Person 1'), 'executive', root_unit_id,
    timestamptz '2026-01-01', (SELECT id FROM person WHERE name = 'Ada')
  FROM organisation
  UNION ALL
  SELECT gen_random_uuid(), (SELECT id FROM person WHERE name = 'Person 2'), 'approver_2', id, timestamptz '2026-01-01',
    (SELECT id FROM person WHERE name = 'Ada')
  FROM org_unit WHERE name = 'Unit 7';
"""
# Each project with workstreams, a gate and a forecast; to every third an open request.
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


class Portfolio:
    """The data on one database server, and who reads it."""

    def __init__(self, server: EmbeddedServer, database: Database) -> None:
        self.server, self.database = server, database
        self.projects = 0
        self.readers: dict[str, UUID] = {}

    async def begin(self) -> None:
        """An organisation with units, programs and people, and two readers among them."""
        ask = EstablishOrganisation(
            name="Bench", time_zone="UTC", base_currency="USD", administrator_name="Ada",
            administrator_email="ada@bench.example", administrator_password="a password of the bench",  # noqa: S106
        )  # fmt: skip
        async with self.database.sessions() as session, session.begin():
            await establish(session, ask, now=datetime(2026, 1, 1, tzinfo=UTC))
        async with self.as_owner() as owner:
            await owner.execute(STAGE.format(units=UNITS))
            found = await owner.fetch("SELECT id FROM person WHERE name IN ('Person 1', 'Person 2') ORDER BY name")
        self.readers = dict(zip((EVERYTHING, A_PART), (row["id"] for row in found), strict=True))

    async def grow(self, projects: int) -> None:
        """As many projects as this in all."""
        began = time.perf_counter()
        await self.add(self.projects + 1, projects)
        self.projects = projects
        print(f"\n{projects:>7,} projects are there ({time.perf_counter() - began:.1f} s)")

    async def add(self, first: int, last: int) -> None:
        """The projects of these numbers, by the owner of the tables: triggers work as for everybody."""
        async with self.as_owner() as owner, owner.transaction():
            await owner.execute(FILL.format(first=first, last=last, programs=UNITS * 5))

    async def cookie_of(self, reader: str) -> str:
        """The cookie of a reader who is signed in from now on."""
        async with self.database.sessions() as session, session.begin():
            signed = await open_session(session, self.readers[reader], datetime.now(UTC), None)
        return f"{COOKIE}={signed.token}"

    @asynccontextmanager
    async def as_owner(self) -> "AsyncIterator[asyncpg.Connection[Any]]":
        """A connection as the owner of the tables."""
        owner = await asyncpg.connect(self.server.reach.owner_url)
        yield owner
        await owner.close()


@asynccontextmanager
async def a_portfolio() -> AsyncIterator[Portfolio]:
    """A portfolio without projects, on a database server of its own, which is gone afterwards."""
    with own_server() as server:
        async with migrated(server) as database:
            portfolio = Portfolio(server, database)
            await portfolio.begin()
            yield portfolio
