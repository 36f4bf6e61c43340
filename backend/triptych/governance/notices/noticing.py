"""Noticing what nobody does: class waivers that will end soon, and proposals that wait no more.

Nothing is decided by it. What was noticed once is not noticed again, whoever looks.
"""

from datetime import timedelta

from sqlalchemy import exists, select, update
from sqlalchemy.dialects.postgresql import insert

from triptych.access.work import Work
from triptych.governance.exceptions.class_waivers import waiver_facts
from triptych.governance.exceptions.rules.class_waiver import state_of
from triptych.kernel.occurrence_words import WAIVER_ENDS_WITHIN_DAYS, OccurrenceKind
from triptych.kernel.waiver_words import WaiverState
from triptych.model.base import new_id
from triptych.model.notice import Notice
from triptych.model.occurrence import Occurrence
from triptych.model.waiver import ClassWaiver

STANDS = (WaiverState.SCHEDULED, WaiverState.IN_FORCE)


async def notice_what_came(work: Work) -> None:
    """Put what came by itself to be told, once for each; and end the asks that time has ended."""
    await _waivers_that_end(work)
    await _proposals_that_lapsed(work)


async def note(work: Work, kind: OccurrenceKind, **facts: object) -> None:
    """Put something that was noticed to be told; what was noticed before is not noticed again."""
    row = {"id": new_id(), "kind": kind, "at": work.now, **facts}
    await work.session.execute(insert(Occurrence).values(row).on_conflict_do_nothing())


async def _waivers_that_end(work: Work) -> None:
    soon = ClassWaiver.valid_until.between(work.now, work.now + timedelta(days=WAIVER_ENDS_WITHIN_DAYS))
    told = exists().where(Occurrence.record_id == ClassWaiver.id, Occurrence.kind == OccurrenceKind.WAIVER_ENDS)
    for waiver in await waiver_facts(work, soon, ~told):
        if state_of(waiver, work.now) in STANDS:
            await note(work, OccurrenceKind.WAIVER_ENDS, waiver_id=waiver.id)


async def _proposals_that_lapsed(work: Work) -> None:
    """Nobody answered a proposal in time, or its rule was reworded: it waits for nobody any more."""
    asking = (
        select(Occurrence.waiver_id)
        .join(Notice, Notice.occurrence_id == Occurrence.id)
        .where(Occurrence.kind == OccurrenceKind.WAIVER_PROPOSED, Notice.done_at.is_(None))
    )
    lapsed = [
        each.id
        for each in await waiver_facts(work, ClassWaiver.id.in_(asking))
        if state_of(each, work.now) is WaiverState.LAPSED
    ]
    if lapsed:
        of = select(Occurrence.id).where(Occurrence.waiver_id.in_(lapsed))
        await work.session.execute(
            update(Notice)
            .where(Notice.occurrence_id.in_(of), Notice.act.is_not(None), Notice.done_at.is_(None))
            .values(done_at=work.now)
        )
