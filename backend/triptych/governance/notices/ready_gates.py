"""Noticing that the keys of a gate are ready, and are so no longer: meanwhile who may decide there is asked."""

from collections import Counter
from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Text, and_, exists, func, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import distinct_on

from triptych.access.work import Work
from triptych.governance.gates.ahead import lies_ahead
from triptych.governance.gates.readiness import Readiness, of_gates
from triptych.governance.notices.noticing import note
from triptych.governance.notices.rules.occurrences import decided_before, ready_stamp
from triptych.governance.notices.subjects import READY
from triptych.kernel.occurrence_words import OccurrenceKind
from triptych.model.gate import Gate, GateDecision
from triptych.model.notice import Notice
from triptych.model.occurrence import Occurrence

DUE_WITHIN, AT_ONCE = timedelta(days=60), 200
Place = tuple[date, UUID]
IS_READY = Occurrence.kind == OccurrenceKind.GATE_READY


async def notice_ready_gates(work: Work, after: Place | None = None) -> Place | None:
    """Look at some gates that come within two months or are late, the most overdue first, and say after which to go on.

    None when all were looked at. Of keys that stopped being ready and are so again somebody is asked anew.
    """
    found = await work.session.execute(
        select(Gate.due_on, Gate.id)
        .where(
            lies_ahead(),
            Gate.due_on <= work.today + DUE_WITHIN,
            ~_is_asked_for(),
            *([] if after is None else [tuple_(Gate.due_on, Gate.id) > after]),
        )
        .order_by(Gate.due_on, Gate.id)
        .limit(AT_ONCE)
    )
    places = [(due_on, key) for due_on, key in found]
    looked = await of_gates(work, [key for _, key in places])
    ready = {key: each for key, each in looked.items() if each.state in READY}
    known, rounds = await _decided_when_ready(work, set(ready)), await _rounds(work, ready)
    for key, each in ready.items():
        if key not in known:
            stamp = ready_stamp(each.decisions, rounds[key])
            await note(work, OccurrenceKind.GATE_READY, gate_id=key, stamp=stamp)
    return places[-1] if len(places) == AT_ONCE else None


async def end_what_is_not_ready(work: Work) -> None:
    """Gates whose keys stopped being ready: nobody is asked any more to decide there."""
    open_act = and_(Notice.act.is_not(None), Notice.done_at.is_(None))
    asking = select(Occurrence.gate_id).join(Notice, Notice.occurrence_id == Occurrence.id).where(IS_READY, open_act)
    gates = [key for key in await work.session.scalars(asking.distinct()) if key is not None]
    ended = [key for key, each in (await of_gates(work, gates)).items() if each.state not in READY]
    if ended:
        of = select(Occurrence.id).where(IS_READY, Occurrence.gate_id.in_(ended))
        await work.session.execute(
            update(Notice).where(Notice.occurrence_id.in_(of), open_act).values(done_at=work.now)
        )


def _is_asked_for() -> ColumnElement[bool]:
    """Somebody was asked before the decision that comes, or will be: what was told waits for them, or is to be told."""
    decisions = select(func.count()).where(GateDecision.gate_id == Gate.id).correlate(Gate).scalar_subquery().cast(Text)
    waits = exists().where(Notice.occurrence_id == Occurrence.id, Notice.done_at.is_(None))
    return exists().where(
        Occurrence.record_id == Gate.id,
        IS_READY,
        func.split_part(Occurrence.stamp, ".", 1) == decisions,
        or_(Occurrence.told_at.is_(None), waits),
    )


async def _rounds(work: Work, gates: dict[UUID, Readiness]) -> Counter[UUID]:
    """How often the keys of each gate were noticed as ready since its newest decision."""
    found = await work.session.execute(
        select(Occurrence.record_id, Occurrence.stamp).where(IS_READY, Occurrence.record_id.in_(gates))
    )
    return Counter(key for key, stamp in found if decided_before(stamp) == gates[key].decisions)


async def _decided_when_ready(work: Work, gates: Collection[UUID]) -> set[UUID]:
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
