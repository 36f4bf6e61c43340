"""How long one change takes to reach everybody who watches the record, over real WebSockets.

Run: python bench/live.py [--quick]. 500 subscriptions on 20 connections, served by uvicorn in this process, which is
also the one that listens: the times are those of a server and its clients on the same processors. The quick run, with
40 on 4, tries it out.
"""

import asyncio
import json
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import uvicorn
from stage.own_server import QUICK, own_folder
from stage.portfolio import EVERYTHING, a_portfolio
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from triptych.graphql.ids import to_global
from triptych.model.database import Database
from triptych.web.app import create_app

PROJECTS = 1_000
CONNECTIONS, EACH, ROUNDS = (4, 10, 2) if QUICK else (20, 25, 7)
WATCH = """subscription ($ids: [ID!]!) { recordChanged(ids: $ids) { record { ... on Project {
  ref name stage workstreams { kind lead { name } } gates { ref name dueOn } } } } }"""


async def change(owner: "asyncpg.Connection[Any]", project: UUID, name: str) -> None:
    """One act: the record and its line in the trail."""
    async with owner.transaction():
        await owner.execute("UPDATE project SET name = $1 WHERE id = $2", name, project)
        await owner.execute(
            "INSERT INTO audit_entry (id, at, action, subject_kind, subject_id, detail, single_handed)"
            " VALUES ($1, clock_timestamp(), 'project:edit', 'Project', $2, '{}', false)",
            uuid4(),
            project,
        )


async def watcher(port: int, cookie: str, project: UUID) -> ClientConnection:
    """A connection that watches the project many times over."""
    socket = await connect(
        f"ws://127.0.0.1:{port}/graphql",
        subprotocols=[Subprotocol("graphql-transport-ws")],
        additional_headers={"Cookie": cookie},
        proxy=None,
    )
    await socket.send('{"type": "connection_init"}')
    await socket.recv()
    variables = {"ids": [to_global("Project", project)]}
    for at in range(EACH):
        asked = {"id": str(at), "type": "subscribe", "payload": {"query": WATCH, "variables": variables}}
        await socket.send(json.dumps(asked))
    for _ in range(EACH):
        await socket.recv()
    return socket


async def arrivals(socket: ClientConnection, began: float, name: str) -> list[float]:
    """After how many seconds each subscription of a connection was told the name."""
    told = []
    while len(told) < EACH:
        if name in str(await socket.recv()):
            told.append(time.perf_counter() - began)
    return told


@asynccontextmanager
async def served(database: Database) -> AsyncIterator[int]:
    """The product in this process; the port."""
    with own_folder() as no_pages:
        app: Any = create_app(database, no_pages)
        config = uvicorn.Config(
            app, host="127.0.0.1", port=0, ws="websockets-sansio", log_level="warning", lifespan="on"
        )
        serving = uvicorn.Server(config)
        task = asyncio.create_task(serving._serve())
        while not serving.started:  # noqa: ASYNC110 - uvicorn says so by no event
            await asyncio.sleep(0.01)
        yield serving.servers[0].sockets[0].getsockname()[1]
        serving.should_exit = True
        await task


async def bench() -> None:
    """Open, change, wait for everybody."""
    async with a_portfolio() as portfolio, portfolio.as_owner() as owner:
        await portfolio.grow(PROJECTS)
        cookie = await portfolio.cookie_of(EVERYTHING)
        project = await owner.fetchval("SELECT id FROM project ORDER BY ref LIMIT 1")
        async with served(portfolio.database) as port:
            began = time.perf_counter()
            sockets = [await watcher(port, cookie, project) for _ in range(CONNECTIONS)]
            print(f"{CONNECTIONS * EACH} subscriptions are open ({time.perf_counter() - began:.1f} s)")
            await measure(sockets, owner, project)
            for socket in sockets:
                await socket.close()


async def measure(sockets: list[ClientConnection], owner: "asyncpg.Connection[Any]", project: UUID) -> None:
    """Change the project again and again, each time until everybody was told."""
    firsts, lasts, cpus = [], [], []
    for at in range(ROUNDS):
        began, worked = time.perf_counter(), time.process_time()
        listening = [asyncio.create_task(arrivals(socket, began, f"Changed {at}")) for socket in sockets]
        await change(owner, project, f"Changed {at}")
        told = sorted(each for some in await asyncio.gather(*listening) for each in some)
        firsts.append(told[0])
        lasts.append(told[-1])
        cpus.append(time.process_time() - worked)
    print(
        f"one change: the first is told after {statistics.median(firsts) * 1e3:.0f} ms, the last of"
        f" {CONNECTIONS * EACH} after {statistics.median(lasts) * 1e3:.0f} ms;"
        f" CPU of server and clients {statistics.median(cpus) * 1e3 / (CONNECTIONS * EACH):.1f} ms a delivery"
    )


if __name__ == "__main__":
    asyncio.run(bench())
