"""Writing notices: one to each person of whatever is told, once, with the moment at which it is mailed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.dialects.postgresql import insert

from triptych.access.work import Work
from triptych.governance.notices.rules.delivery import mailable_from
from triptych.governance.notices.rules.kinds import Told
from triptych.governance.notices.wishes import mailing_of
from triptych.model.base import new_id
from triptych.model.exception import RequestEvent
from triptych.model.notice import Notice
from triptych.model.occurrence import Occurrence


@dataclass(frozen=True)
class ToSend:
    """What one person is told, and whether it may be mailed at all."""

    person_id: UUID
    told: Told
    mailed: bool = True


async def send_event(work: Work, event: RequestEvent, sent: Sequence[ToSend], *, sealed: bool) -> int:
    """Send the notices of an event of a request, and say how many; `sealed` where its author is."""
    facts = {"request_id": event.request_id, "event_id": event.id, "at": event.at}
    once = {"index_elements": ["event_id", "person_id"], "index_where": Notice.reminder_id.is_(None)}
    return await _send(work, facts, once, sent, sealed=sealed)


async def send_occurrence(
    work: Work, occurrence: Occurrence, request_id: UUID | None, sent: Sequence[ToSend], *, by_day: bool
) -> int:
    """Send the notices of an occurrence, and say how many; `by_day` where nobody is to learn its hour."""
    facts = {"request_id": request_id, "occurrence_id": occurrence.id, "at": occurrence.at}
    once = {"index_elements": ["occurrence_id", "person_id"]}
    return await _send(work, facts, once, sent, sealed=by_day)


async def _send(
    work: Work, facts: dict[str, Any], once: dict[str, Any], sent: Sequence[ToSend], *, sealed: bool
) -> int:
    """Write the notices, each with the moment at which it is mailed; one that is not is settled at once."""
    if not sent:
        return 0
    mailing = await mailing_of(work, [each.person_id for each in sent])
    told_at = mailable_from(work.now, work.organisation.time_zone, sealed=sealed)
    rows = [
        # An ordered id tells the millisecond to whoever reads it: of what a sealed person did it says nothing.
        facts
        | {"id": uuid4() if sealed else new_id()}
        | _row(work, each, mailing[each.person_id].due_at(each.told.urgency, told_at) if each.mailed else None)
        for each in sent
    ]
    made = await work.session.scalars(insert(Notice).values(rows).on_conflict_do_nothing(**once).returning(Notice.id))
    return len(made.all())


def _row(work: Work, each: ToSend, due: datetime | None) -> dict[str, object]:
    return {
        "person_id": each.person_id,
        "urgency": each.told.urgency,
        "tie": each.told.tie,
        "act": each.told.act,
        "sent_at": work.now,
        "mail_due_at": due,
        "settled_at": work.now if due is None else None,
    }
