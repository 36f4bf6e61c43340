"""`triptych import`: numbers, notes and rejects on the screen, the reject file beside the input, a plain exit code."""

import asyncio
import gzip
import os
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from building import House, a_house, a_staffed_house
from exchange.importing import standing, value
from exchange.published_files import GMPP, csv_bytes, shipped
from triptych.cli.main import app
from triptych.cli.screen import Stop
from triptych.model.database import Database


async def said(house: House, *words: str) -> Any:
    """What a command says, on the house's database."""
    where = {"DATABASE_URL": house.database.app_url, "DATABASE_OWNER_URL": house.database.owner_url, "COLUMNS": "300"}
    return await asyncio.to_thread(CliRunner().invoke, app, ["import", *words], env=where)


def a_file(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


async def test_a_publication_comes_in_and_the_numbers_are_told(database: Database, tmp_path: Path) -> None:
    house = await a_house(database)
    path = a_file(tmp_path, "panel.csv.gz", gzip.compress(shipped(GMPP[0])))

    done = await said(house, "gmpp", path)

    assert done.exit_code == 0, done.output
    assert "1248" in done.output
    assert await value(house, "SELECT count(*) FROM project_year") == 1248
    assert os.listdir(tmp_path) == ["panel.csv.gz"]


async def test_a_dry_run_says_so_and_keeps_nothing(database: Database, tmp_path: Path) -> None:
    house = await a_house(database)
    before = await standing(house)

    done = await said(house, "services", a_file(tmp_path, "s.csv", shipped("services.csv")), "--dry-run")

    assert (done.exit_code, "nothing was kept" in done.output) == (0, True)
    assert await standing(house) == before


async def test_rejects_stand_beside_the_file_and_the_mended_file_comes_in(database: Database, tmp_path: Path) -> None:
    house = await a_staffed_house(database)
    rows = [["Projekt", "Portfolio", "Budget"], ["Move", "Sites", "5"], ["Stay", "Sites", "-5"]]
    words = ("--as", "projects", "--map", "name=Projekt", "--map", "portfolio=Portfolio", "--map", "budget=Budget")

    first = await said(
        house, "table", a_file(tmp_path, "p.csv", csv_bytes(rows)), *words, "--by", "paul@meridian.example"
    )
    rejects = tmp_path / "p.rejects.csv"
    rejects.write_text(rejects.read_text("utf-8-sig").replace("'-5", "5"))
    second = await said(house, "table", str(rejects), *words, "--by", "paul@meridian.example")

    assert (first.exit_code, second.exit_code) == (1, 0)
    assert "line 3, Budget: '-5' is negative" in first.output
    assert await value(house, "SELECT count(*) FROM project") == 2


async def test_what_is_refused_whole_is_said_plainly_and_nothing_happened(database: Database, tmp_path: Path) -> None:
    house = await a_staffed_house(database)
    before = await standing(house)
    wrong = a_file(tmp_path, "x.csv", b"%PDF-1.7")
    ours = ("--as", "ada@meridian.example")

    for words, told in (
        (("gmpp", wrong, *ours), "was not imported"),
        (("gmpp", str(tmp_path / "none.csv"), *ours), "cannot be read"),
        (("gmpp", wrong), "several administrators"),
        (("gmpp", wrong, "--as", "who@x.example"), "Nobody here has the e-mail address who@x.example."),
        (("gmpp", wrong, "--as", "rob@meridian.example"), ""),
        (("table", wrong, "--as", "people", "--map", "name"), "is not FIELD=HEADING"),
    ):
        done = await said(house, *words)
        assert isinstance(done.exception, Stop), (words, done.output)
        assert told in done.exception.message
    assert await standing(house) == before


@pytest.mark.parametrize("words", [("gmpp",), ("table", "x.csv"), ("table", "x.csv", "--as", "cats")])
async def test_an_incomplete_command_is_a_usage_error(database: Database, words: tuple[str, ...]) -> None:
    house = await a_house(database)

    assert (await said(house, *words)).exit_code == 2
