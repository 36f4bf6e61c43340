"""The log says what went wrong and where, and never what somebody typed."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from building import PASSWORD, a_house
from triptych.model.database import Database
from triptych.web.log import configure_log, plain_traceback
from web.browsing import a_browser, asked, signs_in

TYPED = "MY-SECRET-VALUE"
TOKEN = "trp_" + "s" * 43
SEARCH = json.dumps(
    {
        "query": "query Q($f: ProjectFilter) { projects(filter: $f) { totalCount } }",
        "variables": {"f": {"name": {"contains": TYPED}}},
    }
)


@pytest.fixture(autouse=True)
def configured_as_nobody_did() -> Iterator[None]:
    """The library as it comes, and as it was afterwards."""
    before = structlog.get_config()
    structlog.reset_defaults()
    yield
    structlog.configure(**before)


def broken(*_: Any, **__: Any) -> None:
    """What nobody expected, with what was typed in its frame and in its sentence."""
    held = [TYPED, TOKEN, PASSWORD]
    raise ValueError(f"no such thing: '{held[0]}'")


async def test_an_unexpected_error_tells_its_id_and_place_and_nothing_that_was_typed(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    await a_house(database)
    answers = []
    async with a_browser(database, tmp_path) as browser:
        await signs_in(browser, "ada@meridian.example", PASSWORD)
        cookie = next(iter(browser.cookies.values()))
        with monkeypatch.context() as patch:
            patch.setattr("triptych.access.work.Works.begin", broken)
            answers.append(await asked(browser, SEARCH))
        with monkeypatch.context() as patch:
            patch.setattr("triptych.web.bearer.token_of", broken)
            answers.append(await asked(browser, authorization=f"Bearer {TOKEN}"))
        with monkeypatch.context() as patch:
            patch.setattr("triptych.web.sign_in.sign_in", broken)
            answers.append(await signs_in(browser, "ada@meridian.example", PASSWORD))

    written = capsys.readouterr().out
    lines = [json.loads(line) for line in written.splitlines()]
    (first, *_) = answers
    told = {first.json()["errors"][0]["extensions"]["id"], *(each.json()["id"] for each in answers[1:])}
    errors = [line for line in lines if line["level"] == "error"]
    assert {line["id"] for line in errors} == told
    assert all("Traceback (most recent call last)" in line["exception"] for line in errors)
    for place in ("graphql_http.py", "bearer.py", "sign_in.py"):
        assert place in written
    for secret in (TYPED, TOKEN, PASSWORD, cookie):
        assert secret not in written


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("invalid literal for int() with base 10: 'x1'", "invalid literal for int() with base 10: …"),
        ('invalid input syntax for type uuid: "x1"', "invalid input syntax for type uuid: …"),
        ('relation "project" does not exist', 'relation "project" does not exist'),
        ("DETAIL:  Key (email)=(x1) already exists.", "DETAIL:  Key (email)=(…) already exists."),
        ("Failing row contains (x1, (x1)).", "Failing row contains (…)."),
        ("invalid input for query argument $1: [x1] (a str)", "invalid input for query argument $…"),
        ("it isn't there, and can't be", "it isn't there, and can't be"),
    ],
)
def test_the_sentence_of_an_error_tells_no_values(said: str, shown: str) -> None:
    assert plain_traceback(ValueError(said)) == f"ValueError: {shown}\n"


def test_whoever_sits_at_a_terminal_reads_names_and_values() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    configure_log(terminal)
    secret = TYPED

    try:
        len(secret) / 0
    except ZeroDivisionError as error:
        structlog.get_logger().error("it broke", id="abc", exc_info=error)

    written = terminal.getvalue()
    assert "it broke" in written
    assert "abc" in written
    assert "Traceback" in written
    assert TYPED not in written


async def test_what_was_configured_elsewhere_stays(database: Database, tmp_path: Path) -> None:
    quiet = structlog.make_filtering_bound_logger(40)
    structlog.configure(wrapper_class=quiet)

    async with a_browser(database, tmp_path):
        pass

    assert structlog.get_config()["wrapper_class"] is quiet
