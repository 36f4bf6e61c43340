"""A query over a live connection fails as it does over plain HTTP: told, masked and to its end."""

from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from relocation import a_relocation
from triptych.access.work import Works
from triptych.graphql.answering import operations
from triptych.graphql.schema import schema
from triptych.kernel.refusals import TookTooLong
from triptych.model.database import Database
from triptych.web.live import event_stream
from web.event_streams import asking, posted
from web.live_serving import a_desk, a_line, served

NAME = "{ viewer { person { name } } }"
RITA = {"data": {"viewer": {"person": {"name": "Rita"}}}}
SLOW = {
    "message": "This took longer than 0.2 s. Ask for less: a smaller page, or fewer fields.",
    "extensions": {"code": "took_too_long"},
}


def raising(error: Exception) -> Any:
    """What fails."""

    def broken(*_: object, **__: object) -> None:
        raise error

    return broken


async def by_both(database: Database, folder: Path) -> list[Any]:
    """What is told by events and by messages, each to its end."""
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, folder) as address:
        async with asking(address, rita) as client, posted(client, NAME) as told:
            events = [await told.next(), await told.next()]
        async with a_line(address, rita) as line:
            await (await line.begin()).watch("1", NAME)
            messages = [await line.hear(), await line.hear()]

    assert [name for name, _ in events] == [each["type"] for each in messages] == ["next", "complete"]
    return [events[0][1], messages[0]["payload"]]


async def test_what_fails_compiled_is_executed(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "answer", raising(ZeroDivisionError("the secret of the house")))

    assert await by_both(database, tmp_path) == [RITA, RITA]


async def test_what_takes_too_long_is_told_and_not_asked_again(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "answer", raising(TookTooLong(0.2)))
    monkeypatch.setattr(schema, "execute", raising(AssertionError("asked again")))

    assert await by_both(database, tmp_path) == [{"errors": [SLOW], "data": None}] * 2


async def test_what_nobody_expected_is_masked_and_its_path_is_a_list_or_absent(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "answer", raising(ZeroDivisionError("the secret of the house")))
    monkeypatch.setattr(schema, "execute", raising(ZeroDivisionError("the secret of the house")))
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    with capture_logs() as logs:
        async with (
            served(database, tmp_path) as address,
            asking(address, rita) as client,
            posted(client, NAME) as told,
        ):
            events = [await told.next(), await told.next()]

    (error,) = events[0][1]["errors"]
    assert events[1] == ("complete", None)
    assert "secret" not in error["message"]
    assert "path" not in error
    assert error["extensions"]["id"] in [each.get("id") for each in logs]


async def test_what_nobody_expected_in_a_field_is_masked_at_its_path(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await a_relocation(database)
    rita = await a_desk(story, "Rita")
    async with served(database, tmp_path) as address, asking(address, rita) as client:
        monkeypatch.setattr(event_stream, "accepted", nothing)
        monkeypatch.setattr(Works, "begin", raising(ZeroDivisionError("the secret of the house")))
        async with posted(client, NAME) as told:
            (error,) = (await told.next())[1]["errors"]

    assert (error["path"], error["extensions"]["code"]) == (["viewer"], "unexpected")


async def nothing(*_: object) -> None:
    """No limits."""
