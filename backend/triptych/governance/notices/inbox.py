"""One's own inbox: what was read, and what is not to be told any more. Nobody reads or marks anybody else's."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, func, select, update

from triptych.access.seen import not_found
from triptych.access.work import Work
from triptych.kernel.refusals import Invalid
from triptych.model.notice import Notice

MOST = 200


@dataclass(frozen=True, kw_only=True)
class MarkNotices:
    """Notices of one's own, and whether they are read from now on."""

    notice_ids: Sequence[UUID]
    read: bool = True


async def mark_notices(work: Work, ask: MarkNotices) -> int:
    """Mark notices of one's own read, or unread again. Raises `NotFound` where one is somebody else's."""
    if not 1 <= len(set(ask.notice_ids)) <= MOST:
        raise Invalid.at("noticeIds", "too_many", f"Name 1 to {MOST} notices.")
    mine = [Notice.id.in_(ask.notice_ids), Notice.person_id == work.actor.person_id]
    if await work.session.scalar(select(func.count()).where(*mine)) != len(set(ask.notice_ids)):
        raise not_found("notice")
    return await _mark(work, *mine, read=ask.read)


async def mark_all_read(work: Work, newest: UUID) -> int:
    """Mark everything read up to the newest that the actor saw: what came meanwhile stays unread. Says how many."""
    mine = Notice.person_id == work.actor.person_id
    seen = await work.session.scalar(select(Notice.sent_at).where(Notice.id == newest, mine))
    if seen is None:
        raise not_found("notice")
    return await _mark(work, mine, Notice.sent_at <= seen, read=True)


async def _mark(work: Work, *which: ColumnElement[bool], read: bool) -> int:
    other = Notice.read_at.is_(None) if read else Notice.read_at.is_not(None)
    done = await work.session.execute(
        update(Notice).where(*which, other).values(read_at=work.now if read else None),
        execution_options={"synchronize_session": False},
    )
    return done.rowcount if isinstance(done, CursorResult) else 0
