"""`infra/postgres/roles.sql` makes, on a PostgreSQL of one's own, what the embedded one has."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import text

from triptych.model import postgres_process
from triptych.model.database import Database
from triptych.model.migrate import migrate, newest
from triptych.model.postgres_binaries import installation, program, runs_as

ROLES = Path(__file__).parents[2] / "infra" / "postgres" / "roles.sql"


@pytest.fixture
def own_server() -> Iterator[str]:
    """A PostgreSQL that knows nothing of us but an administrator: how to reach it, without the role's name."""
    folder = Path(tempfile.mkdtemp(prefix="triptych-test-"))
    runner = runs_as(folder / "data")
    runner.own(folder)
    (folder / "data").mkdir(mode=0o700)
    runner.own(folder / "data")
    programs = installation(runner) / "bin"
    postgres_process.initialise(programs, folder / "data", runner, sync=False)
    postgres_process.execute_alone(programs, folder / "data", runner, "ALTER ROLE postgres PASSWORD 'admin';\n\n")
    server = postgres_process.start(programs, folder / "data", folder, folder / "log", runner, fast=True)
    yield quote(str(folder), safe="")
    postgres_process.stop(server)
    shutil.rmtree(folder)


def roles_made(host: str) -> "subprocess.CompletedProcess[str]":
    """What psql says to the script."""
    return subprocess.run(
        [program("psql"), "-X", "-q", "-v", "owner_password=one", "-v", "app_password=two", "-f", ROLES,
         f"postgresql://postgres@/postgres?host={host}"],
        env={**os.environ, "PGPASSWORD": "admin"}, check=False, capture_output=True, text=True,
    )  # fmt: skip


async def test_the_two_roles_of_the_script_migrate_and_serve(own_server: str) -> None:
    made = roles_made(own_server)
    owner_url = f"postgresql://triptych_owner:one@/triptych?host={own_server}"
    database = Database(owner_url, f"postgres://triptych_app:two@/triptych?host={own_server}")

    migrated = await migrate(database.owner_url)

    assert made.returncode == 0, made.stderr
    assert migrated.after == newest()
    async with database.engine.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM project"))).scalar_one() == 0
    await database.close()
