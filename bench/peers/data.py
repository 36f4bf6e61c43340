"""The portfolio that all are asked about: projects with workstreams, gates and requests, as many as wanted.

Put there by the superuser with triggers off, so that 100,000 projects take seconds. What triggers would have kept,
above all where each row stands, is written here as they would.
"""

import time
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import asyncpg

from triptych.access.account.accounts import open_session
from triptych.access.administration.establish import EstablishOrganisation, establish
from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from triptych.model.migrate import migrate

UNITS = 20
EVERYTHING, A_PART = "reads everything", "one of 20 units"
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
FILL = """
CREATE TEMP TABLE fresh AS
  SELECT gen_random_uuid() AS id, n, programs.id AS program_id, programs.unit_id, programs.scope_ids
  FROM generate_series({first}, {last}) AS n
  JOIN (SELECT program.id, portfolio.unit_id, program.scope_ids, row_number() OVER (ORDER BY program.id) - 1 AS at
        FROM program JOIN portfolio ON portfolio.id = program.portfolio_id) AS programs ON programs.at = n % {programs};
CREATE TEMP TABLE leads AS SELECT id, substr(name, 8)::int AS at FROM person WHERE name ~ '^Person [0-9]+$';
INSERT INTO project (id, scope_ids, name, program_id, unit_id, stage, start_on, finish_on, budget_amount,
    budget_currency, rating, rating_scale, rating_year, origin)
  SELECT id, id || scope_ids, 'Move ' || n, program_id, unit_id, 'execute', date '2026-01-01' + n % 300,
    date '2027-01-01' + n % 300, 1000000 + n, 'USD', (ARRAY['green', 'amber', 'red'])[1 + n % 3], 'three', 2025,
    'illustrative'
  FROM fresh ORDER BY n;
INSERT INTO workstream (id, project_id, kind, lead_id)
  SELECT gen_random_uuid(), fresh.id, kind, leads.id FROM fresh
  CROSS JOIN unnest(ARRAY['delivery', 'service_transition', 'people_change']) AS kind
  JOIN leads ON leads.at = 3 + n % 190;
INSERT INTO gate (id, project_id, office, name, due_on, criteria, cost_tolerance_percent, time_tolerance_days,
    barrier_threshold, origin)
  SELECT gen_random_uuid(), id, 'pmo', 'Ready', date '2026-06-01' + n % 200, 'Everything', 10, 30, 0.2, 'illustrative'
  FROM fresh;
INSERT INTO exception_request (id, scope_ids, project_id, program_id, provider_unit_id, title, need, wanted_outcome,
    amount, currency, paid_by, hours_basis, cost_per_hour, opened_at, state, version, origin)
  SELECT asked.id, ARRAY[asked.id, fresh.id] || scope_ids, fresh.id, program_id, unit_id, 'Ask ' || n, 'A need',
    'An outcome', 100 * n, 'USD', 'requester', 'calendar', n, timestamptz '2026-02-01' + n * interval '1 min',
    'opened', 1, 'illustrative'
  FROM fresh CROSS JOIN LATERAL (SELECT gen_random_uuid() AS id WHERE n > 0) AS asked WHERE n % 3 = 0 ORDER BY n;
DROP TABLE fresh;
DROP TABLE leads;
"""


class Portfolio:
    """The data on one database server, and who reads it."""

    def __init__(self, server: EmbeddedServer, database: Database) -> None:
        self.server, self.database = server, database
        self.projects = 0
        self.readers: dict[str, UUID] = {}
        self.tokens: dict[str, str] = {}

    @classmethod
    async def begun(cls, server: EmbeddedServer) -> "Portfolio":
        """Migrated, with units, programs and people, and two readers who are signed in."""
        await migrate(server.reach.owner_url)
        made = cls(server, Database(server.reach.owner_url, server.reach.app_url))
        ask = EstablishOrganisation(
            name="Bench", time_zone="UTC", base_currency="USD", administrator_name="Ada",
            administrator_email="ada@bench.example", administrator_password="a password of the bench",  # noqa: S106
        )  # fmt: skip
        async with made.database.sessions() as session, session.begin():
            await establish(session, ask, now=datetime(2026, 1, 1, tzinfo=UTC))
        owner: asyncpg.Connection[Any] = await asyncpg.connect(server.reach.owner_url)
        await owner.execute(STAGE.format(units=UNITS))
        found = await owner.fetch("SELECT id FROM person WHERE name IN ('Person 1', 'Person 2') ORDER BY name")
        made.readers = dict(zip((EVERYTHING, A_PART), (row["id"] for row in found), strict=True))
        for reader, person in made.readers.items():
            async with made.database.sessions() as session, session.begin():
                made.tokens[reader] = (await open_session(session, person, datetime.now(UTC), None)).token
        await owner.close()
        return made

    async def grown(self, projects: int) -> None:
        """As many projects as this in all."""
        began = time.perf_counter()
        superuser: asyncpg.Connection[Any] = await asyncpg.connect(self.server.reach.url("postgres"))
        await superuser.execute("SET session_replication_role = replica")
        await superuser.execute(FILL.format(first=self.projects + 1, last=projects, programs=UNITS * 5))
        await superuser.execute("VACUUM ANALYZE")
        await superuser.execute("CHECKPOINT")
        await superuser.close()
        self.projects = projects
        print(f"\n{projects:>7,} projects are there ({time.perf_counter() - began:.1f} s)")

    async def ended(self) -> None:
        """No connection stays open."""
        await self.database.close()
