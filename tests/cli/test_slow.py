"""`triptych doctor --slow` can be read in a terminal, and says so when there is nothing to say."""

from contextlib import contextmanager
from typing import Any

import pytest
from typer.testing import CliRunner

from building import a_house
from triptych.cli import slow
from triptych.cli.main import app
from triptych.cli.reach import Reached
from triptych.model.database import Database
from triptych.model.spending import FieldRead, Spent
from triptych.web.use import Uses


@contextmanager
def here(database: Database) -> Any:
    """The installation that the command reaches."""
    yield Reached(database.owner_url, database.app_url)


async def shown(database: Database, monkeypatch: pytest.MonkeyPatch, *more: str) -> str:
    """What the command prints."""
    found = await slow.slowest(Reached(database.owner_url, database.app_url), 2)

    def ready(coming: Any) -> Any:
        coming.close()
        return found

    monkeypatch.setattr(slow, "reached", lambda _settings: here(database))
    monkeypatch.setattr("triptych.cli.slow.asyncio.run", ready)
    printed = CliRunner(env={"COLUMNS": "200"}).invoke(app, ["doctor", "--slow", *more])
    assert printed.exit_code == 0, printed.output
    return printed.output


async def test_the_worst_statement_comes_first_with_its_plan(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_house(database)
    uses = Uses(database, log_requests=False)
    for name, seconds in (("pageQuick", 0.01), ("pageSlow", 2.5)):
        sql = f"SELECT name FROM person WHERE id = $1::UUID AND name <> '{name}[/x]'"
        read = FieldRead("person", sql, kept_plan=True, seconds=seconds, sql_seconds=seconds / 2)
        uses.note(name, Spent(fields=[read]), seconds)
    await uses.store()

    told = await shown(database, monkeypatch)

    assert told.index("1. pageSlow · person") < told.index("2. pageQuick · person")
    assert "1 calls, 2,500 ms in all, 2,500.0 ms each, 2,500 ms at most, 1,250 ms in SQL; 1 with a kept plan" in told
    assert "[/x]" in told
    assert "cost=" in told


async def test_where_nobody_asked_anything_it_says_so(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Nobody has asked anything yet" in await shown(database, monkeypatch)
