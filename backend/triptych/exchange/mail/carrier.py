"""Handing a message to the mail server (RFC 5321): taken, refused for good, or to be tried again."""

import asyncio
import ssl
from dataclasses import dataclass
from email.message import EmailMessage

import aiosmtplib
from aiosmtplib import SMTP

from triptych.exchange.mail.address import MailServer

PATIENCE = 20.0  # seconds for one answer of the server
LONGEST = 60.0  # seconds for everything, far below how long a claimed mail is kept from others
FOR_GOOD = 500  # RFC 5321, 4.2.1: an answer from here on is final


class NotTaken(Exception):
    """The server did not take it. `for_good`: it will not take it either when it is tried again."""

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        super().__init__(why)
        self.for_good = for_good


@dataclass(frozen=True, slots=True)
class Carrier:
    """What hands messages over. `tls` replaces what this machine trusts, for a server with a certificate of its own."""

    server: MailServer
    tls: ssl.SSLContext | None = None
    patience: float = PATIENCE
    longest: float = LONGEST

    async def carry(self, message: EmailMessage) -> None:
        """Hand one message over; when this returns, the server has answered that it keeps it. Raises `NotTaken`.

        Where the line drops after the message was sent and before that answer, nobody knows: it counts as not taken.
        """
        try:
            async with asyncio.timeout(self.longest):
                await self._carry(message)
        except TimeoutError as error:
            raise NotTaken("the mail server does not answer") from error
        except aiosmtplib.SMTPRecipientsRefused as error:
            codes = [each.code for each in error.recipients]
            why = f"the recipient was refused ({codes[0] if codes else 'without a code'})"
            raise NotTaken(why, for_good=bool(codes) and min(codes) >= FOR_GOOD) from error
        except aiosmtplib.SMTPAuthenticationError as error:
            raise NotTaken(f"the mail server did not let us sign in ({error.code})") from error
        except aiosmtplib.SMTPSenderRefused as error:
            raise NotTaken(f"the sender was refused ({error.code})") from error
        except aiosmtplib.SMTPResponseException as error:
            final = error.code >= FOR_GOOD and isinstance(error, aiosmtplib.SMTPDataError)
            raise NotTaken(f"the mail server answered {error.code}", for_good=final) from error
        except (aiosmtplib.SMTPException, OSError) as error:
            raise NotTaken(f"the mail server is not reached ({type(error).__name__})") from error

    async def _carry(self, message: EmailMessage) -> None:
        secured = self.server.scheme == "smtps"
        client = SMTP(
            hostname=self.server.host,
            port=self.server.port,
            timeout=self.patience,
            use_tls=secured,
            start_tls=self.server.scheme == "smtp",
            tls_context=self.tls,
        )
        await client.connect()
        try:
            if self.server.user and self.server.password:
                await client.login(self.server.user, self.server.password)
            await client.send_message(message)
        except aiosmtplib.SMTPNotSupported as error:
            client.close()
            raise NotTaken("the mail server takes no address with such letters before the @", for_good=True) from error
        except BaseException:
            client.close()
            raise
        await _leave(client)


async def _leave(client: SMTP) -> None:
    """Say goodbye; the message was taken, so whatever the server says to that changes nothing."""
    try:
        await client.quit()
    except (aiosmtplib.SMTPException, OSError):
        client.close()
