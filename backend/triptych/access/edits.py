"""Two people edit one record: the second is told, and what the first wrote stands."""

from typing import Any

from sqlalchemy import select

from triptych.access.work import Work
from triptych.kernel.refusals import Conflict
from triptych.model.audit import AuditEntry
from triptych.model.people import Person


async def refuse_outdated(work: Work, record: Any, seen: int | None) -> None:
    """Raise `Conflict` when the record, which is locked, is not the version that whoever edits it saw.

    Without a version the edit goes ahead, as a script's does that knows nothing of forms.
    """
    if seen is not None and seen != record.version:
        raise Conflict(f"This was changed meanwhile by {await _last_editor(work, record)}. Nothing was stored.")


async def _last_editor(work: Work, record: Any) -> str:
    """Who edited the record last, as the trail knows; files and other acts change records without editing them."""
    entry = (
        await work.session.execute(
            select(AuditEntry.person_id, Person.name)
            .join(Person, Person.id == AuditEntry.person_id)
            .where(AuditEntry.subject_kind == type(record).__name__, AuditEntry.subject_id == record.id)
            .where(AuditEntry.action.endswith(":edit"))
            .order_by(AuditEntry.number.desc())
            .limit(1)
        )
    ).one_or_none()
    if entry is None:
        return "a file or another act"
    return "yourself, elsewhere" if entry.person_id == work.actor.person_id else entry.name
