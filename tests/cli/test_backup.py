"""What is backed up comes back, whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
from pydantic import SecretStr

from triptych.cli.backup import backup, restore
from triptych.cli.screen import Stop
from triptych.model.database import Database
from triptych.model.migrate import migrate
from triptych.model.settings import Settings


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder for backup files."""
    folder = Path(tempfile.mkdtemp(prefix="triptych-test-"))
    yield folder
    shutil.rmtree(folder)


def settings_of(database: Database) -> Settings:
    """The settings of an installation on this database."""
    return Settings(database_url=SecretStr(database.app_url), database_owner_url=SecretStr(database.owner_url))


async def counts(database: Database) -> dict[str, int]:
    """How many rows each table has, and how many triggers and rights of the application there are."""
    owner = await asyncpg.connect(database.owner_url)
    tables = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    found = {row[0]: await owner.fetchval(f'SELECT count(*) FROM "{row[0]}"') for row in tables}
    found["triggers"] = await owner.fetchval("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal")
    found["rights"] = await owner.fetchval(
        "SELECT count(*) FROM information_schema.column_privileges WHERE grantee = 'triptych_app'"
    )
    await owner.close()
    return found


async def test_restoring_a_backup_into_an_empty_database_brings_everything_back(
    database: Database, empty_database: Database, shelf: Path
) -> None:
    before = await counts(database)

    backup(settings_of(database), shelf / "whole")
    restore(settings_of(empty_database), shelf / "whole")

    assert await counts(empty_database) == before
    assert before["triggers"] > 0
    assert before["rights"] > 0
    assert (shelf / "whole").stat().st_mode & 0o077 == 0
    assert not (await migrate(empty_database.owner_url)).changed


async def test_restoring_over_tables_is_refused_and_changes_nothing(database: Database, shelf: Path) -> None:
    before = await counts(database)
    backup(settings_of(database), shelf / "whole")

    with pytest.raises(Stop, match="has tables already"):
        restore(settings_of(database), shelf / "whole")

    assert await counts(database) == before


async def test_a_backup_never_overwrites_a_file(database: Database, shelf: Path) -> None:
    (shelf / "whole").write_text("precious")

    with pytest.raises(Stop, match="there already"):
        backup(settings_of(database), shelf / "whole")

    assert (shelf / "whole").read_text() == "precious"


async def test_a_file_that_is_no_backup_restores_nothing(empty_database: Database, shelf: Path) -> None:
    (shelf / "letter").write_text("Dear all")

    with pytest.raises(Stop, match="pg_restore failed"):
        restore(settings_of(empty_database), shelf / "letter")

    assert set(await counts(empty_database)) == {"triggers", "rights"}
