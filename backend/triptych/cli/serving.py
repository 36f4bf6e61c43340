"""The web server, in this process: binds first, answers the last request before it ends."""

import errno
import socket
from collections.abc import Callable

import uvicorn
from uvicorn._types import ASGIApplication

from triptych.cli.screen import Stop
from triptych.model.settings import Settings

UNTAKEN_FOR = 60  # seconds after which the system ends a connection whose other side takes nothing of what is sent
PATIENCE = 5  # seconds that open requests and subscriptions get when the server is asked to end


def bound(host: str, port: int) -> socket.socket:
    """The listening socket, taken before anything else is started, so that a taken port costs nothing."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # of Linux; what is accepted here inherits it
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNTAKEN_FOR * 1000)
    try:
        listener.bind((host, port))
    except OSError as refused:
        listener.close()
        if refused.errno == errno.EADDRINUSE:
            free = "PORT=8001" if port == 8000 else "PORT=8000"
            raise Stop(f"Port {port} is taken by another program.", f"Choose another: make run {free}") from refused
        raise Stop(
            f"Cannot listen on {host}, port {port}: {refused.strerror}.", "Choose another with PORT."
        ) from refused
    listener.listen(2048)
    return listener


def address_of(listener: socket.socket) -> str:
    """What to type into a browser."""
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{'localhost' if host in {'127.0.0.1', '::1', '0.0.0.0', '::'} else shown}:{port}"  # noqa: S104


class Announcing(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, once_up: Callable[[], None]) -> None:
        super().__init__(config)
        self._once_up = once_up

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        if self.started:
            self._once_up()


async def serve(app: ASGIApplication, listener: socket.socket, settings: Settings, once_up: Callable[[], None]) -> None:
    """Answer until asked to end (Ctrl-C, SIGTERM).

    Proxy headers are believed only from the proxies that are named (law 14): uvicorn by itself believes loopback.
    """
    config = uvicorn.Config(
        app,
        lifespan="on",
        ws="websockets-sansio",
        ws_max_size=1_000_000,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=PATIENCE,
    )
    server = Announcing(config, once_up)
    await server.serve(sockets=[listener])
    if not server.started:
        raise Stop("The application did not start; the lines above say why.")
