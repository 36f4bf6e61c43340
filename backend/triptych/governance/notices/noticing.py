"""Noticing what nobody does: class waivers that will end soon, keys that are ready, and asks that wait no more.

Nothing is decided by it. What was noticed once is not noticed again, whoever looks.
"""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import Text, exists, func, select, update
from sqlalchemy.dialects.postgresql import distinct_on, insert

from triptych.access.work import Work
from triptych.governance.exceptions.class_waivers import waiver_facts
from triptych.governance.exceptions.rules.class_waiver import state_of
from triptych.governance.gates.ahead import lies_ahead
from triptych.governance.gates.readiness import of_gates
from triptych.governance.notices.subjects import READY
from triptych.kernel.occurrence_words import WAIVER_ENDS_WITHIN_DAYS, OccurrenceKind
from triptych.kernel.waiver_words import WaiverState
from triptych.model.base import new_id
from triptych.model.gate import Gate, GateDecision
from triptych.model.notice import Notice
from triptych.model.occurrence import Occurrence
from triptych.model.waiver import ClassWaiver

STANDS = (WaiverState.SCHEDULED, WaiverState.IN_FORCE)
GATES_DUE_WITHIN, MOST_GATES = timedelta(days=60), 500


async def notice_what_came(work: Work) -> None:
    """Put what came by itself to be told, once for each; and end the asks that time has ended."""
    await _waivers_that_end(work)
    await _proposals_that_lapsed(work)
    await _gates_that_are_ready(work)


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


async def _gates_that_are_ready(work: Work) -> None:
    """Of the gates that come within two months or are late: once before each decision at a gate."""
    decisions = select(func.count()).where(GateDecision.gate_id == Gate.id).correlate(Gate).scalar_subquery().cast(Text)
    told = exists().where(
        Occurrence.record_id == Gate.id, Occurrence.kind == OccurrenceKind.GATE_READY, Occurrence.stamp == decisions
    )
    found = await work.session.scalars(
        select(Gate.id)
        .where(lies_ahead(), Gate.due_on <= work.today + GATES_DUE_WITHIN, ~told)
        .order_by(Gate.due_on.desc())
        .limit(MOST_GATES)
    )
    looked = await of_gates(work, found.all())
    ready = {key: each for key, each in looked.items() if each.state in READY}
    before = await _decided_when_ready(work, set(ready))
    for key, each in ready.items():
        if key not in before:
            await note(work, OccurrenceKind.GATE_READY, gate_id=key, stamp=str(each.decisions))


async def _decided_when_ready(work: Work, gates: set[UUID]) -> set[UUID]:
    """Gates whose newest decision was taken on keys that were ready: whoever took it knows that they are."""
    newest = (
        select(GateDecision.gate_id, GateDecision.keys)
        .where(GateDecision.gate_id.in_(gates))
        .order_by(GateDecision.gate_id, GateDecision.number.desc())
        .ext(distinct_on(GateDecision.gate_id))
    )
    return {
        gate for gate, keys in await work.session.execute(newest) if all(_stood(key) in READY for key in keys.values())
    }


def _stood(key: object) -> str:
    """The state of a key as it was kept; decisions of before both truths were kept hold the state alone."""
    return str(key["state"]) if isinstance(key, dict) else str(key)
