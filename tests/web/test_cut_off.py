"""Whoever decides loses the line before the answer comes: the same form, sent again, has decided once."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from asking import gid
from relocation import Relocation, a_relocation, submitted
from triptych.governance.exceptions.finding import readable_request
from triptych.model.database import Database
from triptych.model.decision import Decision, Signature, Terms
from triptych.model.exception import ExceptionRequest
from waiting import until, until_somebody_waits
from web.live_serving import a_desk, served

APPROVE = """mutation ($key: ID!, $input: ApproveRequestInput!) { approveRequest(key: $key, input: $input) { __typename
  ... on ApproveRequestDone { exceptionRequest { ref state decisions { number reason at } } }
  ... on Conflict { message } } }"""


def a_form(request: ExceptionRequest) -> bytes:
    """A yes for a month, under the key of its form."""
    of = {"requestId": gid("ExceptionRequest", request.id), "seen": request.version, "reason": "Go."}
    until_then = (datetime.now(UTC) + timedelta(days=30)).replace(microsecond=0).isoformat()
    variables = {"key": "the-form-of-olivia", "input": {**of, "validUntil": until_then}}
    return json.dumps({"query": APPROVE, "variables": variables}).encode()


async def sent(address: str, cookie: str, form: bytes) -> asyncio.StreamWriter:
    """The whole form is on its way over a line of its own; nobody reads the answer."""
    host, port = address.split(":")
    _, line = await asyncio.open_connection(host, int(port))
    head = (
        f"POST /graphql HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nContent-Type: application/json\r\n"
        f"Sec-Fetch-Site: same-origin\r\nContent-Length: {len(form)}\r\n\r\n"
    )
    line.write(head.encode() + form)
    await line.drain()
    return line


async def sent_again(address: str, cookie: str, form: bytes) -> dict[str, Any]:
    """The same bytes, and what is answered."""
    headers = {"cookie": cookie, "content-type": "application/json", "sec-fetch-site": "same-origin"}
    async with httpx.AsyncClient(base_url=f"http://{address}", timeout=60) as browser:
        told: dict[str, Any] = (await browser.post("/graphql", content=form, headers=headers)).json()
    result: dict[str, Any] = told["data"]["approveRequest"]
    return result


async def decided_once(story: Relocation, *answers: dict[str, Any]) -> None:
    """Every answer says the same, and nothing was stored twice."""
    assert [answer["__typename"] for answer in answers] == ["ApproveRequestDone"] * len(answers)
    assert all(answer == answers[0] for answer in answers)
    assert [await story.house.count(table) for table in (Decision, Terms, Signature)] == [1, 1, 2]


async def test_a_line_that_is_cut_after_the_commit_costs_nothing(database: Database, tmp_path: Path) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    async with served(database, tmp_path) as address:
        cookie, form = (await a_desk(story, "Olivia")).cookie, a_form(request)

        line = await sent(address, cookie, form)
        await until(lambda: story.house.count(Decision))
        line.transport.abort()
        answers = [await sent_again(address, cookie, form) for _ in range(2)]

    await decided_once(story, *answers)


async def test_a_line_that_is_cut_while_the_form_waits_its_turn_costs_nothing(
    database: Database, tmp_path: Path
) -> None:
    """Whether the cut one is still carried out or not, the form decides once."""
    story = await a_relocation(database)
    request = await submitted(story)
    async with served(database, tmp_path) as address:
        cookie, form = (await a_desk(story, "Olivia")).cookie, a_form(request)

        async with story.as_("Marta") as work:
            await readable_request(work, request.id)
            line = await sent(address, cookie, form)
            await until_somebody_waits(database)
            line.transport.abort()
            again = asyncio.create_task(sent_again(address, cookie, form))
            await until_somebody_waits(database)
        first = await again
        answers = [first, await sent_again(address, cookie, form)]

    await decided_once(story, *answers)
