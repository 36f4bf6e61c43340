"""`triptych seed`, and what `triptych run` does before it serves: the demo, or the first step without it."""

# ruff: noqa: PLC0415 - the importers and all use cases are loaded only where there is something to fill

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from triptych.access.administration.establish import first_link
from triptych.cli.reach import reached
from triptych.cli.screen import Stop, console
from triptych.cli.upgrading import brought_up
from triptych.demo.parts import DEMO_PASSWORD, SIGNING_IN
from triptych.demo.presence import Presence, presence
from triptych.model.database import Database
from triptych.model.settings import Settings


@dataclass(frozen=True, slots=True)
class SignIn:
    """One person whom a newcomer may sign in as, and why one would."""

    email: str
    password: str
    part: str


async def load_demo(database: Database, progress: Progress) -> Sequence[SignIn]:
    """Fill an empty installation with the demo, or find it filled; who may sign in.

    All of it or nothing: a start that was cut off left the installation empty, and the next one begins again. Nobody
    signs in with the demo's password where somebody set up an organisation of their own.
    """
    there = await presence(database)
    if there is Presence.EMPTY:
        await _fill(database, progress)
    return () if there is Presence.OWN else sign_ins()


async def _fill(database: Database, progress: Progress) -> None:
    from triptych.demo.seeding import seed
    from triptych.kernel.refusals import Conflict

    bars: dict[str, TaskID] = {}

    def told(what: str, done: int, of: int) -> None:
        if what not in bars:
            bars[what] = progress.add_task(f"Demo: {what.lower()}", total=of)
        progress.update(bars[what], completed=done, total=of)

    try:
        await seed(database, told)
    except Conflict:
        if await presence(database) is Presence.EMPTY:
            raise  # not that another process was faster: the demo itself contradicts a rule


def sign_ins() -> tuple[SignIn, ...]:
    """The people of the demo who can sign in, with the one password that they share."""
    return tuple(SignIn(part.email, DEMO_PASSWORD, part.why or "") for part in SIGNING_IN)


def shown(people: Sequence[SignIn]) -> Table:
    """Whom to sign in as; the password is said once, where all share it."""
    table = Table("Sign in as", "who is", box=None, padding=(0, 2, 0, 0))
    table.columns[0].no_wrap = True
    for person in people:
        table.add_row(person.email, person.part)
    passwords = {person.password for person in people}
    table.title = f"Demo; everybody's password: {', '.join(sorted(passwords))}"
    table.title_justify, table.title_style = "left", "bold"
    return table


def bar() -> Progress:
    """A progress bar that goes away when it is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)


async def first_steps(database: Database, address: str) -> str | None:
    """On an empty installation without the demo: the one-time address that makes the first administrator.

    A new one each start until somebody used it; earlier ones stop working.
    """
    async with database.sessions() as session, session.begin():
        token = await first_link(session)
    return None if token is None else f"{address.rstrip('/')}/welcome/{token}"


def seed_only(settings: Settings) -> None:
    """Fill an empty installation with the demo, without serving it."""
    with reached(settings) as place:
        people = asyncio.run(_seed(place.owner_url, place.database(), settings.app_role))
    if not people:
        raise Stop(
            "This installation holds an organisation of its own; the demo only goes into an empty one.",
            "Choose another folder with TRIPTYCH_DATA, or another database with DATABASE_URL.",
        )
    console.print(shown(people))


async def _seed(owner_url: str, database: Database, app_role: str) -> Sequence[SignIn]:
    await brought_up(owner_url, database, app_role)
    try:
        with bar() as progress:
            return await load_demo(database, progress)
    finally:
        await database.close()
