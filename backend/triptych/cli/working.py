"""`triptych work --again`: what failed for good is tried anew, and said so."""

import asyncio

from triptych.cli.reach import reached
from triptych.cli.screen import console
from triptych.jobs.standing import requeue_failed
from triptych.model.database import Database
from triptych.model.settings import Settings


def try_again(settings: Settings) -> None:
    """Put failed jobs back into the queue, each with all its tries; a running worker takes them at once."""
    with reached(settings) as place:
        again = asyncio.run(_again(place.database()))
    console.print(f"{again} failed jobs are tried again." if again else "No job has failed.")


async def _again(database: Database) -> int:
    try:
        async with database.sessions() as session, session.begin():
            return await requeue_failed(session)
    finally:
        await database.close()
