"""Hops: the stations of a request on its way to a decision. At each somebody holds the ball, since an event.

Derived from the events and never stored: an act that passes the ball on begins the next hop, and nothing needs to be
cancelled. A citation or a comment passes nothing on. A deferral is held by nobody until it lapses; then its hop is to
take the request up again, since that instant. An emergency go is decided after all once it is over, likewise (EX14).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from triptych.governance.exceptions.rules.events import EventKind as K
from triptych.governance.exceptions.rules.events import State as S  # noqa: N817 - as in the lifecycle
from triptych.governance.exceptions.rules.holding import holds
from triptych.kernel.clock_words import HopKind as HopKind

HOP_OF: dict[S, HopKind] = {
    S.OPENED: HopKind.RESTATE,
    S.RESTATED: HopKind.CONFIRM,
    S.CONFIRMED: HopKind.ANSWER,
    S.ANSWERING: HopKind.ANSWER,
    S.DECIDING: HopKind.DECIDE,
    S.REOPENED: HopKind.DECIDE,
    S.DECLINE_PROPOSED: HopKind.HELP,
    S.DEFERRAL_PROPOSED: HopKind.HELP,
    S.DEFERRED: HopKind.TAKE_UP,
    S.REVOKED: HopKind.TAKE_UP,
    S.APPEALED: HopKind.APPEAL,
    S.EMERGENCY_GO: HopKind.DECIDE,
}
# Where nobody is waited for until what was decided has run out.
RUNS_OUT = frozenset({S.DEFERRED, S.EMERGENCY_GO})
# With which events a hop of each kind begins. A signature hands the ball to whoever signs next.
BEGINS: dict[HopKind, frozenset[K]] = {
    HopKind.RESTATE: frozenset({K.EXCEPTION_REQUESTED, K.NEED_CORRECTED}),
    HopKind.CONFIRM: frozenset({K.NEED_RESTATED}),
    HopKind.ANSWER: frozenset({K.NEED_CONFIRMED}),
    HopKind.DECIDE: frozenset(
        {K.ANSWER_SUBMITTED, K.APPROVAL_SIGNED, K.HELPER_REFUSED, K.ANSWER_WITHDRAWN, K.REQUEST_REOPENED}
    ),
    HopKind.HELP: frozenset({K.DECLINE_PROPOSED, K.DEFERRAL_PROPOSED}),
    HopKind.TAKE_UP: frozenset({K.DECISION_MADE, K.DECISION_REVOKED}),
    HopKind.APPEAL: frozenset({K.DECISION_APPEALED, K.APPROVAL_SIGNED}),
}
BEGINNING = frozenset[K]().union(*BEGINS.values())
_AFTER_A_GO = frozenset({K.DECISION_MADE, K.APPROVAL_SIGNED})


@dataclass(frozen=True, slots=True)
class Told:
    """An event, as far as hops depend on it; `level` is that of an escalation, and `hop` the number it belongs to."""

    number: int
    kind: K
    at: datetime
    hop: int | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """The hop that stands: its kind, the number of the event that began it, since when, and how often it escalated.

    `escalations` are the instants of levels 1, 2 and so on.
    """

    kind: HopKind
    number: int
    since: datetime
    escalations: tuple[datetime, ...] = ()


def hop_now(state: S, events: Iterable[Told], holds_until: datetime | None, now: datetime) -> Hop | None:
    """The hop that stands at `now`, or None where nobody is waited for. `holds_until` is that of what runs out."""
    kind = HOP_OF.get(state)
    if kind is None or (state in RUNS_OUT and (holds_until is None or holds(holds_until, now))):
        return None
    told = sorted(events, key=lambda event: event.number)
    began = next((event for event in reversed(told) if event.kind in begins_in(state)), None)
    if began is None:
        return None
    since = max(holds_until, began.at) if state in RUNS_OUT and holds_until is not None else began.at
    levels = sorted((event.level or 0, event.at) for event in told if event.hop == began.number)
    return Hop(kind, began.number, since, tuple(at for _, at in levels))


def begins_in(state: S) -> frozenset[K]:
    """With which events the hop of a state begins."""
    return _AFTER_A_GO if state is S.EMERGENCY_GO else BEGINS[HOP_OF[state]]


def hops_taken(events: Iterable[tuple[K, datetime]]) -> tuple[tuple[HopKind, datetime], ...]:
    """Every hop that a request was in, the present one included, each with the instant at which it began.

    `events` are those that begin or end hops, in their order. The last signature begins none: the decision follows.
    """
    told = [event for event in events if event[0] in BEGINNING]
    taken = []
    appealed = False
    for at, (kind, instant) in enumerate(told):
        appealed = kind is K.DECISION_APPEALED or (appealed and kind is K.APPROVAL_SIGNED)
        followed = told[at + 1][0] if at + 1 < len(told) else None
        if kind is K.DECISION_MADE or (kind is K.APPROVAL_SIGNED and followed is K.DECISION_MADE):
            continue
        waited = (HopKind.APPEAL,) if appealed else (hop for hop, begins in BEGINS.items() if kind in begins)
        taken.append((next(iter(waited)), instant))
    return tuple(taken)


def hop_rows() -> tuple[tuple[str, str], ...]:
    """In which state a hop begins with which event, for the database's mirror."""
    return tuple(sorted((state.value, kind.value) for state in HOP_OF for kind in begins_in(state)))
