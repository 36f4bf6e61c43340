"""Telling an occurrence: one notice to everybody whom it concerns and who may read of it, once, whoever works on it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal, or_, select, update

from triptych.access.work import Work
from triptych.governance.exceptions.candidates import candidates
from triptych.governance.notices.people import as_somebody
from triptych.governance.notices.rules.occurrences import ENDS, told_of
from triptych.governance.notices.sending import ToSend, send_occurrence
from triptych.governance.notices.subjects import Subject, gate_of, subject_of, waiver_of
from triptych.governance.notices.telling import MOST, rest
from triptych.kernel.occurrence_words import BY_DAY
from triptych.kernel.occurrence_words import OccurrenceKind as K
from triptych.model.gate import GateDecision
from triptych.model.notice import Notice
from triptych.model.occurrence import Occurrence


async def untold_occurrences(work: Work, *of: ColumnElement[bool], most: int = MOST) -> Sequence[UUID]:
    """What happened and nobody was told of yet, the oldest first; what could not be told rests meanwhile."""
    due = or_(Occurrence.next_try_at.is_(None), Occurrence.next_try_at <= work.now)
    order = func.coalesce(Occurrence.next_try_at, Occurrence.at)
    waiting = select(Occurrence.id).where(Occurrence.told_at.is_(None), due, *of).order_by(order, Occurrence.id)
    return (await work.session.scalars(waiting.limit(most))).all()


async def put_off_occurrence(work: Work, occurrence_id: UUID) -> None:
    """An occurrence could not be told: it is tried again after a pause that doubles, up to a day."""
    rest(work, await work.session.get_one(Occurrence, occurrence_id, with_for_update=True))


async def tell_occurrence(work: Work, occurrence_id: UUID) -> int:
    """Send the notices of an occurrence and say how many; none where it was told already, by whomever.

    What waits for an act while nobody is there who could be asked rests, until somebody is or it waits no more.
    """
    found = await work.session.scalar(
        select(Occurrence)
        .where(Occurrence.id == occurrence_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if found is None or found.told_at is not None:
        return 0
    kind = K(found.kind)
    await work.session.execute(select(func.pg_advisory_xact_lock(await _key(work, found))))
    if kind in ENDS:
        await _mark_done(work, found, ENDS[kind])
    subject = await subject_of(work, found)
    sent = await _concerned(work, found, subject)
    notices = await send_occurrence(work, found, subject.request_id, sent, by_day=kind in BY_DAY)
    if subject.waits and not sent:
        rest(work, found)
    else:
        found.told_at = work.now
    return notices


async def _key(work: Work, found: Occurrence) -> ColumnElement[int]:
    """Of one gate and of one waiver one is told after the other, so that nobody is asked for what is done."""
    return func.hashtextextended(literal(f"notices of {await _about(work, found)}"), 0)


async def _about(work: Work, found: Occurrence) -> UUID:
    if found.gate_decision_id is not None:
        return (await gate_of(work, found)).id
    return (await waiver_of(work, found)).id if found.waiver_event_id is not None else found.record_id


async def _concerned(work: Work, found: Occurrence, subject: Subject) -> list[ToSend]:
    sent = []
    for each in await candidates(work):
        asked, ties = each.person_id in subject.asked, subject.ties.get(each.person_id, frozenset())
        told = told_of(K(found.kind), found.at, work.now, ties, asked=asked)
        if told is None or each.person_id == found.person_id:
            continue
        if subject.reads(as_somebody(work, each.person_id, each.name, each.held)):
            sent.append(ToSend(each.person_id, told))
    return sent


async def _mark_done(work: Work, found: Occurrence, asked: K) -> None:
    """What an earlier notice asked for waits no more, whoever did it."""
    earlier = select(Occurrence.id).where(Occurrence.record_id == await _about(work, found), Occurrence.kind == asked)
    if found.gate_decision_id is not None:  # what was asked after this decision waits still
        decided = await work.session.get_one(GateDecision, found.gate_decision_id)
        before = [str(each) for each in range(decided.number)]
        earlier = earlier.where(func.split_part(Occurrence.stamp, ".", 1).in_(before))
    await work.session.execute(
        update(Notice)
        .where(Notice.occurrence_id.in_(earlier), Notice.done_at.is_(None), Notice.act.is_not(None))
        .values(done_at=work.now)
    )
