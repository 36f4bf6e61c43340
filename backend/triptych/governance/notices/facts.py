"""Noticing that facts which a decision rests on are materially otherwise: told once for each change, by the day.

What changed may have been done behind a seal, so nobody is to learn its hour from a notice (SH1).
"""

from collections.abc import Mapping, Sequence
from uuid import UUID, uuid4

from sqlalchemy import TIMESTAMP, and_, cast, exists, func, or_, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import aliased

from triptych.access.work import Work
from triptych.governance.exceptions.figures import keys_otherwise
from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.waited import holds_after
from triptych.governance.notices.noticing import note
from triptych.governance.notices.rules.facts import news, of_keys
from triptych.kernel.days import first_instant_of
from triptych.kernel.occurrence_words import OccurrenceKind
from triptych.model.decision import Decision
from triptych.model.exception import ExceptionRequest
from triptych.model.occurrence import Occurrence
from triptych.model.snapshot import DecisionSnapshot

Change = Mapping[str, object]

AT_ONCE = 200
HOLDING = (State.APPROVED, State.APPROVED_WITH_CONDITIONS, State.EMERGENCY_GO)
REFUSED = (State.DECLINED, State.DEFERRED, State.REVOKED, State.APPEALED)


async def notice_changed_facts(work: Work, after: UUID | None = None) -> UUID | None:
    """Look at some decisions that stand, and say after which to go on; None when all were looked at."""
    found = await _changed(work, after)
    told = await _told(work, [decision for decision, _ in found])
    today = first_instant_of(work.today, work.organisation.time_zone)
    for decision, changes in found:
        stamp = news(changes, told.get(decision, ()))
        if stamp is not None:
            facts = {"id": uuid4(), "at": today, "decision_id": decision, "stamp": stamp}
            await note(work, OccurrenceKind.FACTS_CHANGED, **facts)
    return found[-1][0] if len(found) == AT_ONCE else None


async def _changed(work: Work, after: UUID | None) -> Sequence[tuple[UUID, list[Change]]]:
    later = aliased(Decision)
    stands = or_(and_(ExceptionRequest.state.in_(HOLDING), holds_after(work.now)), ExceptionRequest.state.in_(REFUSED))
    found = await work.session.execute(
        select(Decision.id, func.facts_changed(Decision.id, cast(work.now, TIMESTAMP(timezone=True)), type_=JSONB))
        .join(ExceptionRequest, ExceptionRequest.id == Decision.request_id)
        .join(DecisionSnapshot, DecisionSnapshot.decision_id == Decision.id)
        .where(
            stands,
            ~exists().where(later.supersedes_id == Decision.id),
            *([] if after is None else [Decision.id > after]),
        )
        .order_by(Decision.id)
        .limit(AT_ONCE)
    )
    changed = [(key, changes or []) for key, changes in found]
    keys = await keys_otherwise(work, [key for key, _ in changed])
    return [(key, [*changes, *of_keys(each)]) for (key, changes), each in zip(changed, keys, strict=True)]


async def _told(work: Work, decisions: Sequence[UUID]) -> dict[UUID, Sequence[str]]:
    found = await work.session.execute(
        select(Occurrence.decision_id, func.array_agg(Occurrence.stamp))
        .where(Occurrence.decision_id.in_(decisions))
        .group_by(Occurrence.decision_id)
    )
    return {key: stamps for key, stamps in found if key is not None}
