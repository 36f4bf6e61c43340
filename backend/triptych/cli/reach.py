"""How a command reaches the database: the one it is told of, the one that runs already, or one it starts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from triptych.cli.screen import Stop
from triptych.model.database import Database
from triptych.model.embedded_server import AlreadyRunning, CannotStart, EmbeddedServer, Reach
from triptych.model.instance_lock import running_on
from triptych.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Reached:
    """The addresses for both roles; `server` is the embedded database if this command started it."""

    owner_url: str = field(repr=False)
    app_url: str = field(repr=False)
    server: EmbeddedServer | None = None

    def database(self, pool_size: int = 5) -> Database:
        """Engines on it; they belong to the event loop that first uses them."""
        return Database(self.owner_url, self.app_url, pool_size=pool_size)


@contextmanager
def reached(settings: Settings, *, beside_running: bool = True) -> Iterator[Reached]:
    """Reach the database for the length of the block; an embedded server that was started here stops at its end.

    `beside_running` lets the command work next to a running instance; without it a running instance is refused.
    """
    if settings.database_url is not None:
        app_url = settings.database_url.get_secret_value()
        owner = settings.database_owner_url
        yield Reached(owner.get_secret_value() if owner else app_url, app_url)
        return
    running = Reach.of_running(settings.data) if beside_running else None
    if running is not None:
        yield Reached(running.owner_url, running.app_url)
        return
    with _started(settings) as server:
        yield Reached(server.reach.owner_url, server.reach.app_url, server)


def refuse_a_second(settings: Settings) -> None:
    """End with who is first, when another process serves this data: said before its port is found taken."""
    if settings.embedded and (first := running_on(settings.data)):
        raise _second_to(first)


def _second_to(first: AlreadyRunning) -> Stop:
    go = f"Open {first.address}, or" if first.address else "To start another one,"
    return Stop(str(first), f"{go} stop the first one, or choose another folder with TRIPTYCH_DATA.")


def _started(settings: Settings) -> EmbeddedServer:
    try:
        return EmbeddedServer.start(settings.data)
    except AlreadyRunning as first:
        raise _second_to(first) from first
    except CannotStart as why:
        raise Stop(str(why)) from why
