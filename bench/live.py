"""How long one change takes to reach everybody who watches the record, over real WebSockets.

Run: python bench/live.py. 500 subscriptions on 20 connections, served by uvicorn in this process, which is also the one
that listens: the times are those of a server and its clients on the same processors.
"""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import uvicorn
from portfolio_page import STAGE, UNITS, filled
from sqlalchemy import func, select
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

sys.path.insert(0, str(Path(__file__).parents[1] / "backend"))

from triptych.access.account.accounts import open_session
from triptych.access.administration.establish import EstablishOrganisation, establish
from triptych.graphql.ids import to_global
from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from triptych.model.migrate import migrate
from triptych.web.app import create_app
from triptych.web.sign_in import COOKIE

CONNECTIONS, EACH, ROUNDS = 20, 25, 7
WATCH = """subscription ($ids: [ID!]!) { recordChanged(ids: $ids) { record { ... on Project {
  ref name stage workstreams { kind lead { name } } gates { ref name dueOn } } } } }"""


async def a_house(server: EmbeddedServer) -> tuple[Database, "asyncpg.Connection[Any]", str, UUID]:
    """A database of 1,000 projects, the cookie of an executive, and a project."""
    await migrate(server.reach.owner_url)
    database = Database(server.reach.owner_url, server.reach.app_url)
    ask = EstablishOrganisation(
        name="Bench", time_zone="UTC", base_currency="USD", administrator_name="Ada",
        administrator_email="ada@bench.example", administrator_password="a password of the bench",  # noqa: S106
    )  # fmt: skip
    async with database.sessions() as session, session.begin():
        await establish(session, ask)
    owner: asyncpg.Connection[Any] = await asyncpg.connect(server.reach.owner_url)
    await owner.execute(STAGE.format(units=UNITS))
    await filled(owner, 1, 1000)
    executive = await owner.fetchval("SELECT id FROM person WHERE name = 'Person 1'")
    async with database.sessions() as session, session.begin():
        now = (await session.execute(select(func.now()))).scalar_one()
        signed = await open_session(session, executive, now, "bench")
    project = await owner.fetchval("SELECT id FROM project ORDER BY ref LIMIT 1")
    return database, owner, f"{COOKIE}={signed.token}", project


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


async def bench(server: EmbeddedServer) -> None:
    """Open, change, wait for everybody."""
    database, owner, cookie, project = await a_house(server)
    app: Any = create_app(database, Path(tempfile.mkdtemp()))
    config = uvicorn.Config(app, host="127.0.0.1", port=0, ws="websockets-sansio", log_level="warning", lifespan="on")
    serving = uvicorn.Server(config)
    task = asyncio.create_task(serving._serve())
    while not serving.started:  # noqa: ASYNC110 - uvicorn says so by no event
        await asyncio.sleep(0.01)
    port = serving.servers[0].sockets[0].getsockname()[1]
    began = time.perf_counter()
    sockets = [await watcher(port, cookie, project) for _ in range(CONNECTIONS)]
    print(f"{CONNECTIONS * EACH} subscriptions are open ({time.perf_counter() - began:.1f} s)")
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
    for socket in sockets:
        await socket.close()
    serving.should_exit = True
    await task
    await owner.close()


def main() -> None:
    """Run on a database server of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="triptych-bench-") as folder:
        Path(folder).chmod(0o755)
        with EmbeddedServer.start(Path(folder) / "data", fast=True) as server:
            asyncio.run(bench(server))


if __name__ == "__main__":
    main()
