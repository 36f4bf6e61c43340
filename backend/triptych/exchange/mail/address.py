"""Where mail is handed over: one address in the settings says the server, how it is reached, and who signs in."""

from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

DEFAULT_PORTS = {"smtps": 465, "smtp": 587, "smtp+plain": 25}


class BadMailSettings(ValueError):
    """What was set cannot be used; the sentence says what and how it is written."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """`smtps` speaks TLS from the first byte, `smtp` begins it with STARTTLS or does not speak, `smtp+plain` never."""

    scheme: str
    host: str
    port: int
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def mail_server(url: str) -> MailServer:
    """The server of an address such as ``smtp://user:password@mail.example:587``. Raises `BadMailSettings`.

    A name and a password are never sent over a line that anybody can read.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadMailSettings("SMTP_URL has a port that is no number.") from error
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise BadMailSettings("SMTP_URL is written like smtp://user:password@mail.example:587, or smtps://…")
    user = unquote(parts.username) if parts.username else None
    password = unquote(parts.password) if parts.password else None
    if (user is None) != (password is None):
        raise BadMailSettings("SMTP_URL names a user and a password, or neither.")
    if user and parts.scheme == "smtp+plain":
        raise BadMailSettings("smtp+plain sends no password: use smtp:// (STARTTLS) or smtps://.")
    return MailServer(parts.scheme, parts.hostname, port or DEFAULT_PORTS[parts.scheme], user, password)


def sender_of(text: str) -> Address:
    """The sender, written like ``Triptych <triptych@meridian.example>``. Raises `BadMailSettings`."""
    wrong = BadMailSettings("MAIL_FROM is written like Triptych <triptych@meridian.example>.")
    if not text.isprintable():
        raise wrong
    name, spec = parseaddr(text)
    try:
        sender = Address(name, addr_spec=spec)
    except (HeaderParseError, ValueError, IndexError) as error:
        raise wrong from error
    if not sender.domain:
        raise wrong
    return sender
