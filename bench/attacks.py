"""How long the server takes to say no to requests that mean harm, each sent by somebody who is signed in.

Run: python bench/attacks.py. Over ASGI in this process, on a database server of its own; the goal is 50 ms each. The
same requests are sent by somebody with the widest limits (who may use the interface) and by somebody without. On a
machine that is busy with other work, the processor time beside each says more.
"""

import asyncio
import gc
import logging
import statistics
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).parents[1]
sys.path.insert(0, str(TOP / "backend"))
sys.path.insert(0, str(TOP / "tests"))

import structlog

from building import PASSWORD, a_staffed_house, an_account
from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from triptych.model.migrate import migrate
from web.attacks import ATTACKS
from web.browsing import a_browser, asked, signs_in

ROUNDS, GOAL = 5, 50.0


async def measured(database: Database, who: str) -> list[tuple[float, float, str, int]]:
    """The median of each attack in milliseconds and of its processor time, its name and its status, slowest first."""
    with tempfile.TemporaryDirectory() as folder:
        async with a_browser(database, Path(folder)) as browser:
            await signs_in(browser, f"{who}@meridian.example", PASSWORD)
            await asked(browser)
            found = []
            for attack in ATTACKS:
                times, worked = [], []
                for _ in range(ROUNDS):
                    start, started = time.perf_counter(), time.process_time()
                    answer = await asked(browser, attack.body, accept="application/graphql-response+json")
                    times.append((time.perf_counter() - start) * 1000)
                    worked.append((time.process_time() - started) * 1000)
                took = statistics.median(times), statistics.median(worked)
                found.append((*took, attack.name, answer.status_code))
    return sorted(found, reverse=True)


async def main() -> None:
    """Fill, measure, print."""
    logging.disable()
    gc.freeze()  # as the product does when it starts
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory() as folder, EmbeddedServer.start(Path(folder) / "data", fast=True) as server:
        await migrate(server.reach.owner_url)
        database = Database(server.reach.owner_url, server.reach.app_url)
        house = await a_staffed_house(database)
        await an_account(house, "Rob")
        for who in ("rob", "ada"):
            found = await measured(database, who)
            print(f"\n{who}: {len(found)} attacks, {sum(each[0] > GOAL for each in found)} above {GOAL:.0f} ms")
            for took, worked, name, status in found[:12]:
                print(f"  {took:7.1f} ms  {worked:7.1f} ms of work  {status}  {name}")
        await database.close()


if __name__ == "__main__":
    asyncio.run(main())
