"""What the doctor says of mail: whether it is set and can be used, what waits for another try, what was given up."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from triptych.exchange.mail.address import BadMailSettings, mail_server, sender_of
from triptych.model.settings import Settings

STANDING = text("""
SELECT
  count(*) FILTER (WHERE given_up_at > now() - interval '7 days') AS given_up,
  count(*) FILTER (WHERE open AND attempts > 0) AS retried,
  count(*) FILTER (WHERE open AND next_try_at < now() - interval '15 minutes') AS late,
  (SELECT last_error FROM notice_mail WHERE last_error IS NOT NULL ORDER BY made_at DESC LIMIT 1) AS last_error
FROM (SELECT *, sent_at IS NULL AND given_up_at IS NULL AND dropped_at IS NULL AS open FROM notice_mail) AS mail
""")


@dataclass(frozen=True, slots=True)
class MailStanding:
    """Whether all is well with mail, and the sentence that says how it stands."""

    well: bool
    said: str
    remedy: str


def set_up(settings: Settings) -> MailStanding:
    """Whether mail is set so that it can be sent; not being set is nothing wrong."""
    if settings.smtp_url is None:
        return MailStanding(True, "No mail server is set: notices stay in the inbox.", "")
    try:
        server, sender = mail_server(settings.smtp_url.get_secret_value()), sender_of(settings.mail_from)
    except BadMailSettings as error:
        return MailStanding(False, str(error), "Set SMTP_URL and MAIL_FROM: docs/operating.md, Mail.")
    away = "" if settings.public_url else " Links lead to this machine alone: TRIPTYCH_PUBLIC_URL is not set."
    said = f"Mail goes to {server.host}:{server.port} ({server.scheme}) from {sender.addr_spec}.{away}"
    return MailStanding(bool(settings.public_url), said, "Set TRIPTYCH_PUBLIC_URL to the address that people use.")


async def carried(connection: AsyncConnection) -> MailStanding | None:
    """How the mails of the last days fared; None before there is a table of them."""
    there = (await connection.execute(text("SELECT to_regclass('notice_mail') IS NOT NULL"))).scalar_one()
    if not there:
        return None
    found = (await connection.execute(STANDING)).one()
    last = f" The last answer: {found.last_error}." if found.last_error and (found.given_up or found.retried) else ""
    fared = f"{found.given_up} mails were given up in a week, {found.retried} are tried again, {found.late} are late."
    return MailStanding(
        not found.given_up and not found.late,
        fared + last,
        "Is SMTP_URL right, does the server take mail from MAIL_FROM, and do people's addresses exist?",
    )
