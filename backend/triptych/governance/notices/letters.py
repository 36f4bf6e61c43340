"""What stands in a mail: facts of its notices as they are now, of what its reader may read now."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select

from triptych.access.work import Work
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.notices.pages import About, about_occurrence, about_request
from triptych.governance.notices.people import readable_to, reader_as
from triptych.governance.notices.subjects import subject_of
from triptych.kernel.days import last_day_until
from triptych.kernel.notice_words import MailKind, Tie, Urgency
from triptych.model.decision_clock import ClockReminder
from triptych.model.exception import Authorship, ExceptionRequest, RequestEvent
from triptych.model.gate import GateDecision
from triptych.model.notice import MailedNotice, Notice, NoticeMail
from triptych.model.occurrence import Occurrence
from triptych.model.people import Person

# A revision of an alternative that left none: the event's detail says so.
TAKEN_BACK = "alternative_withdrawn"


@dataclass(frozen=True)
class Item:
    """One notice in a mail; `kind` is that of the event, the reminder or the occurrence, or `TAKEN_BACK`.

    The kind of a decision also tells its outcome (``decision_made:declined``, ``gate_decided:hold``).

    `cost_per_week` is in base currency. `who` is None where the author is sealed, or nobody did it. `page` is the path
    of the page that shows it; a delegation has neither `ref` nor `title`.
    """

    ref: str
    title: str
    kind: str
    who: str | None
    urgency: Urgency
    tie: Tie
    act: str | None
    cost_per_week: Decimal | None
    page: str
    until: date | None = None
    of_request: bool = True


@dataclass(frozen=True)
class Letter:
    """A mail before it is put into words."""

    message_id: str
    kind: MailKind
    to_name: str
    to_address: str
    locale: str
    items: tuple[Item, ...]


async def letter_of(work: Work, mail: NoticeMail) -> Letter | None:
    """What the mail says now, the dearest wait first; None where nothing in it is news to its reader any more.

    Rights are asked again: a request that its reader may not read any more is left out, as on the page. So is what they
    have read or done meanwhile.
    """
    person = await work.session.get_one(Person, mail.person_id)
    items = [*await _of_requests(work, mail, person), *await _of_occurrences(work, mail, person)]
    if not items:
        return None
    items.sort(key=_dearest_first)
    return Letter(mail.message_id, MailKind(mail.kind), person.name, person.email, person.locale, tuple(items))


def _news(mail: NoticeMail) -> tuple[ColumnElement[bool], ...]:
    return (MailedNotice.mail_id == mail.id, Notice.read_at.is_(None), Notice.done_at.is_(None))


async def _of_requests(work: Work, mail: NoticeMail, person: Person) -> list[Item]:
    found = await work.session.execute(
        select(Notice, ExceptionRequest, _KIND, Person.name, ClockReminder.kind)
        .join(MailedNotice, MailedNotice.notice_id == Notice.id)
        .join(ExceptionRequest, ExceptionRequest.id == Notice.request_id)
        .join(RequestEvent, RequestEvent.id == Notice.event_id)
        .outerjoin(Authorship, Authorship.id == RequestEvent.authorship_id)
        .outerjoin(Person, (Person.id == Authorship.person_id) & Authorship.sealed.is_(False))
        .outerjoin(ClockReminder, ClockReminder.id == Notice.reminder_id)
        .where(*_news(mail))
        .order_by(Notice.at, Notice.id)
    )
    rows = [(notice, request, reminded or kind, who) for notice, request, kind, who, reminded in found]
    seen: frozenset[UUID] = await readable_to(work, person, {request.id: request for _, request, _, _ in rows}.values())
    return [_item(notice, request, kind, who) for notice, request, kind, who in rows if request.id in seen]


async def _of_occurrences(work: Work, mail: NoticeMail, person: Person) -> list[Item]:
    found = await work.session.execute(
        select(Notice, Occurrence, Person.name, GateDecision.outcome)
        .join(MailedNotice, MailedNotice.notice_id == Notice.id)
        .join(Occurrence, Occurrence.id == Notice.occurrence_id)
        .outerjoin(Person, Person.id == Occurrence.person_id)
        .outerjoin(GateDecision, GateDecision.id == Occurrence.gate_decision_id)
        .where(*_news(mail))
        .order_by(Notice.at, Notice.id)
    )
    reader = await reader_as(work, person)
    items = []
    for notice, occurrence, who, outcome in found:
        if reader is not None and (await subject_of(work, occurrence)).reads(reader):
            about = await about_occurrence(work, occurrence)
            kind = f"{occurrence.kind}:{outcome}" if outcome else occurrence.kind
            items.append(_item_about(work, notice, kind, about, who))
    return items


_OUTCOME = RequestEvent.detail["outcome"].astext
_KIND = case(
    (RequestEvent.detail["withdrawn"].astext == "true", TAKEN_BACK),
    (RequestEvent.kind == EventKind.DECISION_MADE, func.concat_ws(":", RequestEvent.kind, _OUTCOME)),
    else_=RequestEvent.kind,
)


def _item(notice: Notice, request: ExceptionRequest, kind: str, who: str | None) -> Item:
    return Item(
        ref=request.ref,
        title=request.title,
        kind=kind,
        who=who,
        urgency=Urgency(notice.urgency),
        tie=Tie(notice.tie),
        act=notice.act,
        cost_per_week=request.cost_per_week_in_base,
        page=about_request(request, notice.act).page,
    )


def _item_about(work: Work, notice: Notice, kind: str, about: About, who: str | None) -> Item:
    return Item(
        ref=about.ref,
        title=about.title,
        kind=kind,
        who=who,
        urgency=Urgency(notice.urgency),
        tie=Tie(notice.tie),
        act=notice.act,
        cost_per_week=None,
        page=about.page,
        until=about.until and last_day_until(about.until, work.organisation.time_zone),
        of_request=notice.request_id is not None,
    )


def _dearest_first(item: Item) -> tuple[bool, Decimal, str]:
    return (item.urgency is not Urgency.ACT, -(item.cost_per_week or Decimal(0)), item.ref)
