"""Who is here, over two served processes: a page that closes and a line that breaks both leave."""

from pathlib import Path
from typing import Any

from asking import gid
from relocation import Relocation, a_relocation, confirmed
from triptych.model.database import Database
from web.live_serving import Line, a_desk, a_line, served

HERE = "subscription ($request: ID!) { peopleHere(request: $request) { people { name } } }"


async def sees(line: Line, *who: str) -> None:
    """They are told that exactly these are there; what was told before is passed over."""
    while (told := await line.hear())["payload"]["data"]["peopleHere"]["people"] != [{"name": name} for name in who]:
        assert told["type"] == "next"


async def test_who_closes_the_page_or_loses_the_line_is_here_no_more(database: Database, tmp_path: Path) -> None:
    story: Relocation = await a_relocation(database)
    request: Any = await confirmed(story)
    key = gid("ExceptionRequest", request.id)
    rita, marta = await a_desk(story, "Rita"), await a_desk(story, "Marta")
    for process in ("one", "other"):
        (tmp_path / process).mkdir()
    async with (
        served(database, tmp_path / "one") as one,
        served(database, tmp_path / "other") as other,
        a_line(one, rita) as stays,
    ):
        await stays.begin()
        await stays.watch("1", HERE, request=key)
        await sees(stays, "Rita")
        async with a_line(other, marta) as closes:
            await closes.begin()
            await closes.watch("1", HERE, request=key)
            await sees(stays, "Marta", "Rita")
        await sees(stays, "Rita")
        async with a_line(other, marta) as breaks:
            await breaks.begin()
            await breaks.watch("1", HERE, request=key)
            await sees(stays, "Marta", "Rita")
            breaks.socket.transport.abort()
            await sees(stays, "Rita")


async def test_whose_session_ends_is_here_no_more(database: Database, tmp_path: Path) -> None:
    story: Relocation = await a_relocation(database)
    request: Any = await confirmed(story)
    key = gid("ExceptionRequest", request.id)
    rita, marta = await a_desk(story, "Rita"), await a_desk(story, "Marta")
    async with served(database, tmp_path) as address, a_line(address, rita) as stays, a_line(address, marta) as goes:
        for line in (stays, goes):
            await line.begin()
            await line.watch("1", HERE, request=key)
        await sees(stays, "Marta", "Rita")

        await marta.signs_out(database)

        await sees(stays, "Rita")
