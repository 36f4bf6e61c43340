"""Mails of notices: what is due goes into one mail a person, and each mail is carried until it is sent or given up.

A mail is claimed before it is carried: `next_try_at` moves on first, so that nobody else takes it meanwhile, and a
worker that was killed leaves it to be tried again. What was handed to the mail server and not written down as sent is
handed over a second time, under the same Message-ID: the protocol has no better promise than that (decision 53).
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, literal, or_, select
from sqlalchemy.dialects.postgresql import insert

from triptych.access.work import Work
from triptych.governance.notices.rules.delivery import mailable_from, too_late
from triptych.governance.notices.rules.retries import pause_after
from triptych.governance.notices.wishes import mailing_of
from triptych.kernel.notice_words import MailKind, Urgency, Way
from triptych.kernel.occurrence_words import BY_DAY
from triptych.model.base import new_id
from triptych.model.exception import Authorship, RequestEvent
from triptych.model.notice import MailedNotice, Notice, NoticeMail
from triptych.model.occurrence import Occurrence
from triptych.model.people import Absence

CARRIED_WITHIN = timedelta(minutes=5)
MOST = 200
LONGEST_ERROR = 300
OPEN = (NoticeMail.sent_at.is_(None), NoticeMail.given_up_at.is_(None), NoticeMail.dropped_at.is_(None))


async def people_due(work: Work) -> Sequence[UUID]:
    """Who has notices that are to be mailed by now, or is back earlier than was known when they were sent."""
    back = exists().where(
        Absence.person_id == Notice.person_id,
        Absence.starts <= Absence.cancelled_at,
        Absence.cancelled_at.between(Notice.sent_at, work.now),
        Absence.until > work.now,
    )
    due = select(Notice.person_id).where(Notice.settled_at.is_(None), or_(Notice.mail_due_at <= work.now, back))
    return (await work.session.scalars(due.distinct().limit(MOST))).all()


async def mails_due(work: Work) -> Sequence[UUID]:
    """Mails that are to be carried now, the oldest first."""
    due = select(NoticeMail.id).where(*OPEN, NoticeMail.next_try_at <= work.now).order_by(NoticeMail.next_try_at)
    return (await work.session.scalars(due.limit(MOST))).all()


async def make_mails(work: Work, person_id: UUID, *, domain: str) -> int:
    """Put what is due for one person into mails: at most one of what is due at once, and the digest of the day.

    What falls due after the digest of its day went out waits for the next. When each is due is worked out anew: wishes
    and absences may have changed since it was sent. What a seal lies behind waits until its day is over, then as well.
    """
    await work.session.execute(select(func.pg_advisory_xact_lock(_key(person_id))))
    found = await work.session.execute(
        select(Notice, or_(Authorship.sealed, Occurrence.kind.in_(BY_DAY)))
        .outerjoin(RequestEvent, RequestEvent.id == Notice.event_id)
        .outerjoin(Authorship, Authorship.id == RequestEvent.authorship_id)
        .outerjoin(Occurrence, Occurrence.id == Notice.occurrence_id)
        .where(Notice.person_id == person_id, Notice.settled_at.is_(None))
        .order_by(Notice.at, Notice.id)
    )
    unsettled = found.all()
    since = min((notice.sent_at for notice, _ in unsettled), default=None)
    mailing = (await mailing_of(work, [person_id], since))[person_id]
    ready: dict[Way, list[Notice]] = defaultdict(list)
    for notice, by_day in unsettled:
        urgency = Urgency(notice.urgency)
        told_at = mailable_from(notice.sent_at, work.organisation.time_zone, sealed=bool(by_day))
        way, due = mailing.wishes.ways[urgency], mailing.due_at(urgency, told_at)
        if due is None or notice.read_at or notice.done_at or too_late(due, work.now):
            notice.settled_at = work.now
            continue
        notice.mail_due_at = due
        if due <= work.now:
            ready[way].append(notice)
    made = await _make(work, ready[Way.AT_ONCE], None, domain)
    digest = await _make(work, ready[Way.DIGEST], mailing.digest_on(work.now), domain)
    for notice in () if digest else ready[Way.DIGEST]:
        notice.mail_due_at = mailing.next_digest(work.now)
    return made + digest


def _key(person_id: UUID) -> ColumnElement[int]:
    return func.hashtextextended(literal(f"mails to {person_id}"), 0)


async def _make(work: Work, notices: Sequence[Notice], digest_on: date | None, domain: str) -> int:
    """One mail of these notices; a second digest of a day is none, and its notices wait for the next."""
    if not notices:
        return 0
    key = new_id()
    facts = {
        "id": key,
        "person_id": notices[0].person_id,
        "kind": MailKind.AT_ONCE if digest_on is None else MailKind.DIGEST,
        "digest_on": digest_on,
        "message_id": f"<{key}@{domain}>",
        "made_at": work.now,
        "next_try_at": work.now,
    }
    writing = insert(NoticeMail).values(facts).on_conflict_do_nothing().returning(NoticeMail.id)
    if await work.session.scalar(writing) is None:
        return 0
    work.session.add_all(MailedNotice(notice_id=each.id, mail_id=key, person_id=each.person_id) for each in notices)
    await work.session.flush()
    for each in notices:
        each.settled_at = work.now
    return 1


async def claim(work: Work, mail_id: UUID) -> NoticeMail | None:
    """Take a mail to be carried, and count the attempt; None where somebody else has it, or it has ended."""
    mail = await work.session.scalar(
        select(NoticeMail)
        .where(NoticeMail.id == mail_id, *OPEN, NoticeMail.next_try_at <= work.now)
        .with_for_update(skip_locked=True)
    )
    if mail is not None:
        mail.attempts += 1
        mail.next_try_at = work.now + CARRIED_WITHIN
    return mail


async def note_sent(work: Work, mail_id: UUID) -> None:
    """The mail server took it."""
    mail = await _open(work, mail_id)
    if mail is not None:
        mail.sent_at, mail.last_error = work.now, None


async def note_dropped(work: Work, mail_id: UUID) -> None:
    """Nothing is left in it that is new to its reader, and theirs to read."""
    mail = await _open(work, mail_id)
    if mail is not None:
        mail.dropped_at = work.now


async def note_failed(work: Work, mail_id: UUID, error: str, *, for_good: bool) -> None:
    """It was not taken: tried again after a pause that grows, or given up."""
    mail = await _open(work, mail_id)
    if mail is None:
        return
    mail.last_error = error[:LONGEST_ERROR]
    pause = None if for_good else pause_after(mail.attempts)
    if pause is None:
        mail.given_up_at = work.now
    else:
        mail.next_try_at = work.now + pause


async def _open(work: Work, mail_id: UUID) -> NoticeMail | None:
    return await work.session.scalar(select(NoticeMail).where(NoticeMail.id == mail_id, *OPEN).with_for_update())
