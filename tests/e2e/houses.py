"""Houses for browsers: the demo's, and an empty one with the link that makes its first administrator."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.progress import Progress
from sqlalchemy import select

from e2e.serving import served
from triptych.access.administration.establish import first_link
from triptych.access.administration.invitations import Invite, invite, take_up_invitation
from triptych.access.work import Works
from triptych.cli.demo import load_demo
from triptych.demo.parts import DEMO_PASSWORD, EVERYBODY, FOUNDER, SIGNING_IN
from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from triptych.model.people import Person
from triptych.model.types import PersonId

NEWCOMERS = tuple(part for part in EVERYBODY if part not in SIGNING_IN)  # they sign in here, and nowhere else
EMAILS = {part.key: part.email for part in EVERYBODY}


@dataclass(frozen=True)
class House:
    """Where it answers, and its database for use cases of a test."""

    address: str
    owner_url: str
    app_url: str


@contextmanager
def house_of_the_demo(server: EmbeddedServer) -> Iterator[House]:
    """What `make run` shows: the demo, by the same loader."""

    async def fill(database: Database) -> None:
        await load_demo(database, Progress(disable=True))
        await _open_more_doors(database)

    with served(server, "e2e_demo", fill) as address:
        yield _house(server, "e2e_demo", address)


@contextmanager
def house_without_anybody(server: EmbeddedServer) -> Iterator[str]:
    """What `make run DEMO=0` shows at first; the address that makes the first administrator, once."""
    tokens: list[str] = []

    async def fill(database: Database) -> None:
        async with database.sessions() as session, session.begin():
            token = await first_link(session)
        assert token is not None
        tokens.append(token)

    with served(server, "e2e_empty", fill) as address:
        yield f"{address}/welcome/{tokens[0]}"


def _house(server: EmbeddedServer, name: str, address: str) -> House:
    return House(address, server.reach.url("triptych_owner", name), server.reach.url("triptych_app", name))


async def _open_more_doors(database: Database) -> None:
    works = Works(database)
    async with database.sessions() as session:
        found = await session.execute(select(Person.email, Person.id))
        ids = dict(found.all())
    async with works.begin(ids[FOUNDER.email]) as work:
        links = [await invite(work, Invite(person_id=PersonId(ids[part.email]))) for part in NEWCOMERS]
    for link in links:
        async with database.sessions() as session, session.begin():
            await take_up_invitation(session, link.token, DEMO_PASSWORD)
