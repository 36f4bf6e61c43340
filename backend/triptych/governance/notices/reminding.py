"""What the clock reminds somebody of becomes a notice: a target nearly over, an approval that ends or has ended."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert

from triptych.access.work import Work
from triptych.governance.notices.people import readable_to
from triptych.governance.notices.rules.kinds import NEWS_FOR
from triptych.governance.notices.wishes import mailing_of
from triptych.kernel.clock_words import ReminderKind
from triptych.kernel.notice_words import Tie, Urgency
from triptych.model.base import new_id
from triptych.model.decision_clock import ClockReminder
from triptych.model.exception import ExceptionRequest, RequestEvent
from triptych.model.notice import Notice
from triptych.model.people import Person

MOST = 200
# An escalation is an event, and told as one.
TOLD = (ReminderKind.DUE_SOON, ReminderKind.EXPIRES, ReminderKind.EXPIRED)


async def untold_reminders(work: Work) -> Sequence[UUID]:
    """What the clock reminded people of lately and no notice tells yet, the oldest first."""
    found = await work.session.scalars(
        select(ClockReminder.id)
        .where(
            ClockReminder.kind.in_(TOLD),
            ClockReminder.at > work.now - NEWS_FOR,
            ~exists().where(Notice.reminder_id == ClockReminder.id),
        )
        .order_by(ClockReminder.at, ClockReminder.id)
        .limit(MOST)
    )
    return found.all()


async def tell_reminder(work: Work, reminder_id: UUID) -> bool:
    """Tell one reminder, once, and say whether; urgent where its reader is asked for an act already."""
    kept = await work.session.get_one(ClockReminder, reminder_id)
    request = await work.session.get_one(ExceptionRequest, kept.request_id)
    person = await work.session.get_one(Person, kept.person_id)
    if not await readable_to(work, person, [request]):
        return False
    due_soon = ReminderKind(kept.kind) is ReminderKind.DUE_SOON
    act = await _open_act(work, kept) if due_soon else None
    urgency = Urgency.ACT if act else Urgency.CHANGED
    due = (await mailing_of(work, [person.id]))[person.id].due_at(urgency, work.now)
    event = select(RequestEvent.id).where(RequestEvent.request_id == kept.request_id, RequestEvent.number == kept.hop)
    facts = {
        "id": new_id(),
        "person_id": person.id,
        "request_id": request.id,
        "event_id": await work.session.scalar(event),
        "reminder_id": kept.id,
        "urgency": urgency,
        "tie": Tie.MUST_ACT if due_soon else Tie.ASKED,
        "act": act,
        "at": kept.at,
        "sent_at": work.now,
        "mail_due_at": due,
        "settled_at": work.now if due is None else None,
    }
    writing = insert(Notice).values(facts).on_conflict_do_nothing(index_elements=["reminder_id"]).returning(Notice.id)
    return await work.session.scalar(writing) is not None


async def _open_act(work: Work, kept: ClockReminder) -> str | None:
    """What the reader is asked to do on the request already."""
    asked: str | None = await work.session.scalar(
        select(Notice.act)
        .where(
            Notice.request_id == kept.request_id,
            Notice.person_id == kept.person_id,
            Notice.act.is_not(None),
            Notice.done_at.is_(None),
        )
        .limit(1)
    )
    return asked
