"""Real SMTP servers on this machine, for tests: one that keeps what it takes, and those that do not behave."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from triptych.exchange.mail.address import MailServer


@dataclass
class Postbox:
    """A server that keeps what it takes. `answer` is said to DATA instead of taking it, while there is one."""

    taken: list[bytes] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    to_recipients: str | None = None
    port: int = 0

    @property
    def messages(self) -> list[EmailMessage]:
        """What was taken, read as messages."""
        return [message_from_bytes(each, policy=default) for each in self.taken]  # type: ignore[misc]

    def server(self, scheme: str = "smtp+plain", user: str | None = None, password: str | None = None) -> MailServer:
        """How it is reached."""
        return MailServer(scheme, "127.0.0.1", self.port, user, password)

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take or refuse a recipient."""
        if self.to_recipients is not None:
            return self.to_recipients
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the message, unless something else is to be answered first."""
        if self.answers:
            return self.answers.pop(0)
        content = envelope.content
        assert isinstance(content, bytes)
        self.taken.append(content)
        self.recipients += envelope.rcpt_tos
        return "250 OK"


@asynccontextmanager
async def a_postbox(
    *, tls: ssl.SSLContext | None = None, from_the_first: bool = False, **how: Any
) -> AsyncIterator[Postbox]:
    """A postbox that listens as long as the block lasts; with `tls` it offers STARTTLS, or speaks it from the first."""
    box = Postbox()
    starting = None if from_the_first else tls
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(box, hostname="localhost", tls_context=starting, **how),
        "127.0.0.1",
        0,
        ssl=tls if from_the_first else None,
    )
    box.port = server.sockets[0].getsockname()[1]
    try:
        yield box
    finally:
        server.close()


def lets_in(user: str, password: str) -> Callable[..., AuthResult]:
    """Who may sign in."""

    def asked(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: object) -> AuthResult:
        right = isinstance(given, LoginPassword) and (given.login, given.password) == (
            user.encode(),
            password.encode(),
        )
        return AuthResult(success=right, handled=right)

    return asked


Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def a_strange_server(behaviour: Behaviour) -> AsyncIterator[MailServer]:
    """A server that behaves as it is told, connection by connection."""
    server = await asyncio.start_server(behaviour, "127.0.0.1", 0)
    try:
        yield MailServer("smtp+plain", "127.0.0.1", server.sockets[0].getsockname()[1])
    finally:
        server.close()


async def hangs(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Takes the connection and never says a word."""
    await reader.read()
    writer.close()


def drops_after(last: bytes, kept: list[bytes]) -> Behaviour:
    """Answers everything until a line begins with `last`, then drops the line; with DATA it takes the message first."""

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        while line := await reader.readline():
            word = line[:4].upper()
            if word == b"DATA":
                writer.write(b"354 go on\r\n")
                message = await reader.readuntil(b"\r\n.\r\n")
                kept.append(message)
                if last == b"DATA":
                    break
                writer.write(b"250 OK\r\n")
            elif word == last:
                break
            else:
                writer.write(b"250 OK\r\n")
        writer.transport.abort()

    return behave
