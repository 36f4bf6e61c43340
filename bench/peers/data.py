"""Very many projects at once: by the superuser with triggers off, so that 100,000 of them take seconds.

What triggers would have kept, above all where each row stands, is written here as they would.
"""

from typing import Any

import asyncpg
from stage.own_server import migrated
from stage.portfolio import UNITS, Portfolio

from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer

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


class ManyProjects(Portfolio):
    """The portfolio that all are asked about, and what its readers show that they are signed in."""

    def __init__(self, server: EmbeddedServer, database: Database) -> None:
        super().__init__(server, database)
        self.cookies: dict[str, str] = {}

    @classmethod
    async def begun(cls, server: EmbeddedServer) -> "ManyProjects":
        """Without projects yet; no connection of this process stays open."""
        async with migrated(server) as database:
            made = cls(server, database)
            await made.begin()
            made.cookies = {reader: await made.cookie_of(reader) for reader in made.readers}
        return made

    async def add(self, first: int, last: int) -> None:
        """The projects of these numbers, with workstreams and a gate; to every third an open request."""
        superuser: asyncpg.Connection[Any] = await asyncpg.connect(self.server.reach.url("postgres"))
        await superuser.execute("SET session_replication_role = replica")
        await superuser.execute(FILL.format(first=first, last=last, programs=UNITS * 5))
        await superuser.execute("VACUUM ANALYZE")
        await superuser.execute("CHECKPOINT")
        await superuser.close()
