"""`triptych run` and `triptych serve`: from nothing to a page that answers."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from types import FrameType

import uvloop

from triptych.cli.demo import SignIn, bar, first_steps, load_demo, shown
from triptych.cli.reach import Reached, reached, refuse_a_second
from triptych.cli.screen import console
from triptych.cli.serving import address_of, bound, serve
from triptych.cli.upgrading import brought_up, refuse_misfit
from triptych.model.database import Database
from triptych.model.migrate import current
from triptych.model.settings import Settings
from triptych.web.app import create_app
from triptych.web.log import configure_log
from triptych.web.working import working

WORKERS_CONNECTIONS = 4  # beside the one on which a worker listens


def run(settings: Settings) -> None:
    """Start the database, migrate, fill with the demo unless DEMO=0, and serve until Ctrl-C."""
    configure_log()
    refuse_a_second(settings)
    with ended_in_order(), bound(settings.host, settings.port) as at, reached(settings, beside_running=False) as place:
        _in_one_loop(_run(settings, at, place))


def serve_only(settings: Settings) -> None:
    """Serve a database that is migrated already; changes nothing in it."""
    configure_log()
    refuse_a_second(settings)
    with ended_in_order(), bound(settings.host, settings.port) as at, reached(settings, beside_running=False) as place:
        _in_one_loop(_serve(settings, at, place, place.database(settings.pool_size), ()))


async def _run(settings: Settings, listener: socket.socket, place: Reached) -> None:
    database = place.database(settings.pool_size)
    migrated = await brought_up(place.owner_url, database, settings.app_role)
    if migrated.changed:
        console.print(f"Tables brought from {migrated.before or 'nothing'} to {migrated.after}.")
    people: Sequence[SignIn] = ()
    if settings.demo:
        with bar() as progress:
            people = await load_demo(database, progress)
    await _serve(settings, listener, place, database, people)


async def _serve(
    settings: Settings, listener: socket.socket, place: Reached, database: Database, people: Sequence[SignIn]
) -> None:
    refuse_misfit(await current(place.app_url))
    if not (settings.frontend / "index.html").exists():
        console.print(f"[yellow]The front end is not built ({settings.frontend}): only the API answers.[/yellow]")
    address = settings.public_url or address_of(listener)
    link = None if people else await first_steps(database, address)

    def say_where() -> None:
        if place.server is not None:
            place.server.announce(address)
        welcome(address, people, link)

    app = create_app(
        database,
        settings.frontend,
        reading_seconds=settings.reading_seconds,
        log_requests=settings.logs_requests,
        mailing=settings.mails,
        public_url=settings.public_url,
    )
    async with _worker_inside(settings, place):
        await serve(app, listener, settings, say_where)  # type: ignore[arg-type]


@asynccontextmanager
async def _worker_inside(settings: Settings, place: Reached) -> AsyncIterator[None]:
    """A worker beside the server, unless workers run elsewhere (TRIPTYCH_WORKER=false)."""
    if not settings.worker:
        yield
        return
    async with working(place.database(WORKERS_CONNECTIONS), settings):
        yield


def work_only(settings: Settings) -> None:
    """Run a worker and nothing else, on a database that is migrated already, until Ctrl-C."""
    configure_log()
    with ended_in_order(), reached(settings) as place:
        _in_one_loop(_work(settings, place))


async def _work(settings: Settings, place: Reached) -> None:
    refuse_misfit(await current(place.app_url))
    async with working(place.database(WORKERS_CONNECTIONS), settings):
        console.print("A worker works off the queue. Ctrl-C stops it.")
        await asyncio.get_running_loop().create_future()


def welcome(address: str, people: Sequence[SignIn], link: str | None) -> None:
    """Where it answers, whom to sign in as, and how to end it."""
    console.print(f"\n[bold]Triptych answers at {address}[/bold]")
    if people:
        console.print(shown(people))
    if link:
        console.print(f"Make the first administrator (once): {link}")
    console.print("Ctrl-C stops it; the data stays.\n")


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Ctrl-C, SIGTERM and a closed terminal all end the block from inside, so that everything started is stopped."""
    for request in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(request, _as_if_ctrl_c)
    try:
        yield
    except KeyboardInterrupt:
        console.print("Stopped; the data stays.")


def _in_one_loop(work: Coroutine[object, object, None]) -> None:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(work)


def _as_if_ctrl_c(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
