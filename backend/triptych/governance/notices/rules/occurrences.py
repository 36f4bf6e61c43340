"""What an occurrence is to somebody: theirs to act on, a change, or nothing they are told of.

Law: whoever must act is told urgently, however long ago it was, while it waits. Whoever a delegation names, proposed a
waiver, leads the office of its rule, runs the project of a gate, decided or asked is told of the change, while it is
news. A proposal that was taken back is told to nobody: it only ends what was asked.
"""

from collections.abc import Collection
from datetime import datetime

from triptych.governance.notices.rules.kinds import Told, nearest, no_news
from triptych.kernel.notice_words import Tie, Urgency
from triptych.kernel.occurrence_words import OccurrenceKind as K

ACTS = {K.GATE_READY: "decideGate", K.WAIVER_PROPOSED: "grantWaiver"}
# What ends the wait of which act.
ENDS = {
    K.GATE_DECIDED: K.GATE_READY,
    **dict.fromkeys((K.WAIVER_GRANTED, K.WAIVER_TURNED_DOWN, K.WAIVER_WITHDRAWN), K.WAIVER_PROPOSED),
}
CONCERNED: dict[K, frozenset[Tie]] = {
    K.GATE_READY: frozenset(),
    K.GATE_DECIDED: frozenset({Tie.RUNS_PROJECT}),
    K.DELEGATION_GIVEN: frozenset({Tie.LENT_TO}),
    K.DELEGATION_ENDED: frozenset({Tie.LENT_TO, Tie.LENT}),
    K.WAIVER_PROPOSED: frozenset(),
    K.WAIVER_WITHDRAWN: frozenset(),
    **dict.fromkeys(
        (K.WAIVER_GRANTED, K.WAIVER_TURNED_DOWN, K.WAIVER_REVOKED, K.WAIVER_ENDS),
        frozenset({Tie.PROPOSED, Tie.OWNS_RULE}),
    ),
    K.FACTS_CHANGED: frozenset({Tie.ASKED, Tie.DECIDED}),
}


def ready_stamp(decisions: int, rounds: int) -> str:
    """The stamp of keys that are ready: how many decisions were taken before, and how often they were ready since."""
    return f"{decisions}.{rounds}" if rounds else str(decisions)


def decided_before(stamp: str) -> int:
    """How many decisions were taken at a gate before its keys were ready, by the stamp of that."""
    return int(stamp.partition(".")[0])


def told_of(kind: K, happened_at: datetime, now: datetime, ties: Collection[Tie], *, asked: bool) -> Told | None:
    """What somebody is told of an occurrence, or None. Whether they may read its record is asked elsewhere."""
    if asked:
        return Told(Urgency.ACT, Tie.MUST_ACT, ACTS[kind])
    if no_news(happened_at, now):
        return None
    tie = nearest(CONCERNED[kind] & set(ties))
    return None if tie is None else Told(Urgency.CHANGED, tie)
