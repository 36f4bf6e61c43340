"""Every example of the API's page is run against a served application, and answers what the page says."""

import asyncio
import json
import re
import runpy
import shlex
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
import uvicorn

from relocation import Relocation, a_relocation, submitted
from triptych.access.account.tokens import CreateToken, create_token
from triptych.graphql.ids import to_global
from triptych.kernel.actor import TokenRights
from triptych.model.database import Database
from triptych.web.app import create_app

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANYTHING = "..."


@dataclass(frozen=True)
class Example:
    """A command or a document, with its variables and the answer that the page tells, where it does."""

    line: int
    kind: str
    text: str
    variables: dict[str, Any] | None
    answer: Any


def examples() -> list[Example]:
    """The examples of the page in their order."""
    page = (DOCS / "api.md").read_text()
    found: list[Example] = []
    for block in BLOCK.finditer(page):
        kind, role, text = block.groups()
        if kind in {"sh", "graphql"}:
            found.append(Example(page[: block.start()].count("\n") + 1, kind, text, None, None))
        elif kind == "json" and role in {"variables", "answer"}:
            last = found.pop()
            found.append(Example(**{**vars(last), role: json.loads(text)}))
        else:
            raise AssertionError(f"what is this block for: {block.group()[:60]}")
    return found


EXAMPLES = examples()


@dataclass(frozen=True)
class Serving:
    """Where the application answers, and what the page's names in capitals stand for."""

    address: str
    words: dict[str, str]

    def filled(self, text: str) -> str:
        """The text of an example with its words."""
        return re.sub(r"\$([A-Z]+)\b", lambda found: self.words[found.group(1)], text)


@asynccontextmanager
async def answering(database: Database, clock: Any, folder: Path) -> AsyncIterator[str]:
    """Serve on a free port of this machine, as `triptych serve` does."""
    app = create_app(database, folder, clock=clock)
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", ws="none")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await serving


async def a_secret(story: Relocation, who: str, rights: TokenRights) -> str:
    async with story.as_(who) as work:
        return (await create_token(work, CreateToken(name="Docs", rights=rights, days=30))).secret


@pytest_asyncio.fixture
async def serving(database: Database, tmp_path: Path) -> AsyncIterator[Serving]:
    """The story of the relocation, with a request that waits for a decision."""
    story = await a_relocation(database)
    request = await submitted(story)
    words = {
        "TOKEN": await a_secret(story, "Marta", TokenRights.PROPOSE),
        "READER": await a_secret(story, "Paula", TokenRights.READ),
        "PROJECT": to_global("Project", story.ids["project"]),
        "UNIT": to_global("OrgUnit", story.ids["infrastructure"]),
        "REQUEST": to_global("ExceptionRequest", request.id),
    }
    async with answering(database, story.house.clock, tmp_path) as address:
        yield Serving(address, words | {"TRIPTYCH": address})


def agrees(told: Any, answered: Any) -> bool:
    """Whether an answer is as the page tells it; `...` stands for anything."""
    match told:
        case str() if told == ANYTHING:
            return True
        case dict():
            same = isinstance(answered, dict) and told.keys() == answered.keys()
            return same and all(agrees(told[name], answered[name]) for name in told)
        case list():
            same = isinstance(answered, list) and len(told) == len(answered)
            return same and all(agrees(*pair) for pair in zip(told, answered, strict=True))
    return bool(told == answered)


def as_curl(command: str) -> dict[str, Any]:
    """What curl would send: its address, headers and body."""
    words = shlex.split(command.replace("\\\n", " "))
    assert words.pop(0) == "curl"
    sent: dict[str, Any] = {"method": "GET", "headers": {}}
    while words:
        word = words.pop(0)
        if word == "-H":
            name, _, value = words.pop(0).partition(": ")
            sent["headers"][name] = value
        elif word == "-d":
            sent |= {"method": "POST", "content": words.pop(0)}
        else:
            sent["url"] = word
    return sent


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"line_{each.line}")
async def test_an_example_answers_what_the_page_says(serving: Serving, example: Example) -> None:
    text = serving.filled(example.text)
    async with httpx.AsyncClient() as program:
        if example.kind == "sh":
            answer = await program.request(**as_curl(text))
        else:
            variables = json.loads(serving.filled(json.dumps(example.variables or {})))
            answer = await program.post(
                f"{serving.address}/graphql",
                json={"query": example.text, "variables": variables},
                headers={
                    "Authorization": f"Bearer {serving.words['TOKEN']}",
                    "Accept": "application/graphql-response+json",
                },
            )

    if example.answer is None:
        assert answer.status_code == 200, answer.text
    else:
        assert agrees(example.answer, answer.json()), answer.text
        assert (answer.status_code < 400) is ("errors" not in example.answer)


def test_the_page_has_examples_of_every_kind() -> None:
    assert len([each for each in EXAMPLES if each.kind == "sh"]) >= 3
    assert len([each for each in EXAMPLES if each.kind == "graphql" and each.answer]) >= 6


async def test_the_python_example_files_a_request_and_prints_who_can_say_yes(serving: Serving) -> None:
    said = {
        "project": "P-0001",
        "unit": "Infrastructure",
        "title": "Capacity at the north site",
        "need": "My engineers must work on the day they arrive.",
        "outcome": "40 desks with the lab network on day one.",
        "amount": "100000",
        "currency": "USD",
        "key": "a-key-of-the-example",
    }
    first, again = [await ran(serving, said) for _ in range(2)]
    refused = await ran(serving, said | {"key": "another-key-of-it", "need": " "})

    assert (first[0], first[2]) == (0, ""), first
    assert re.match(r"Filed REQ-\d+: Capacity at the north site \(opened\)\nWho can say yes:\n  \w+", first[1])
    assert "Who cannot, and why:\n  " in first[1]
    assert again == first
    assert refused[0] == 1
    assert "need" in refused[2]


async def ran(serving: Serving, said: dict[str, str]) -> tuple[int | None, str, str]:
    """The example as somebody runs it: its exit code, and what it says."""
    options = [part for name, value in said.items() for part in (f"--{name}", value)]
    started = await asyncio.create_subprocess_exec(
        sys.executable,
        str(DOCS / "examples" / "file_an_exception.py"),
        *options,
        env={"TRIPTYCH": serving.address, "TRIPTYCH_TOKEN": serving.words["TOKEN"]},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    told, complained = await asyncio.wait_for(started.communicate(), timeout=60)
    return started.returncode, told.decode(), complained.decode()


@pytest.mark.parametrize(
    ("lender", "limit", "line"),
    [
        (None, None, ""),
        (None, "250000", ", up to 250000 GBP"),
        ({"name": "Bela", "awayUntil": None}, "unlimited", " for Bela, without a limit"),
        ({"name": "Bela", "awayUntil": "2026-03-05T09:00:00Z"}, "9", " for Bela, who is away, up to 9 GBP"),
    ],
)
def test_the_python_example_names_the_lender_and_the_limit_s_currency(
    lender: dict[str, str | None] | None, limit: str | None, line: str
) -> None:
    example = runpy.run_path(str(DOCS / "examples" / "file_an_exception.py"))
    can = {"standsInFor": lender, "limit": limit}

    said = example["for_whom"](can) + example["up_to"](can, {"countedAmount": {"currency": "GBP"}})

    assert said == line
