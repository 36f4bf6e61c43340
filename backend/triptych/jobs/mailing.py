"""Mail of notices: what is due becomes mails, and every mail is carried until it is sent or given up."""

from collections.abc import Sequence
from datetime import timedelta
from email.headerregistry import Address
from uuid import UUID

from triptych.exchange.mail.address import mail_server, sender_of
from triptych.exchange.mail.carrier import Carrier, NotTaken
from triptych.exchange.mail.message import message_of
from triptych.governance.notices import letters, mails
from triptych.jobs.declared import Bench, Job
from triptych.model.queue import Payload

NAME = "Mail"


async def mail(bench: Bench, _payload: Payload) -> None:
    """Make mails of what is due, and carry what waits. Without a mail server in the settings nothing is mailed."""
    if bench.settings.smtp_url is None:
        return
    carrier = Carrier(mail_server(bench.settings.smtp_url.get_secret_value()))
    await mail_with(bench, carrier)


async def mail_with(bench: Bench, carrier: Carrier) -> None:
    """Make and carry what is due, each person and each mail on their own: one that fails keeps no other back."""
    sender = sender_of(bench.settings.mail_from)
    failed: list[Exception] = []
    for person in await _of(bench, mails.people_due):
        try:
            async with bench.works.begin_system(NAME) as work:
                await mails.make_mails(work, person, domain=sender.domain)
        except Exception as error:  # told below, after the others
            failed.append(error)
    for each in await _of(bench, mails.mails_due):
        try:
            await carry(bench, carrier, sender, each)
        except Exception as error:  # told below, after the others
            failed.append(error)
    if failed:
        raise ExceptionGroup("some mails could not be made", failed)


async def _of(bench: Bench, due: object) -> Sequence[UUID]:
    async with bench.works.begin_system(NAME) as work:
        found: Sequence[UUID] = await due(work)  # type: ignore[operator]
        return found


async def carry(bench: Bench, carrier: Carrier, sender: Address, mail_id: UUID) -> None:
    """Carry one mail: claimed first, then handed over, then written down; no transaction waits for the server."""
    async with bench.works.begin_system(NAME) as work:
        claimed = await mails.claim(work, mail_id)
        if claimed is None:
            return
        letter = await letters.letter_of(work, claimed)
        if letter is None:
            await work.session.flush()
            await mails.note_dropped(work, mail_id)
            return
        try:
            message = message_of(letter, sender=sender, public_url=bench.settings.address, now=work.now)
        except ValueError:  # also where a domain cannot be encoded; the sentence would hold the address
            await work.session.flush()
            await mails.note_failed(work, mail_id, "the recipient has no address that can be written", for_good=True)
            return
    try:
        await carrier.carry(message)
    except NotTaken as refused:
        async with bench.works.begin_system(NAME) as work:
            await mails.note_failed(work, mail_id, str(refused), for_good=refused.for_good)
        return
    async with bench.works.begin_system(NAME) as work:
        await mails.note_sent(work, mail_id)


MAIL = Job("notices.mail", mail, every=timedelta(seconds=20))
