"""The words of what happens beside the events of requests, and of which kind of record each is told."""

from enum import StrEnum


class OccurrenceKind(StrEnum):
    """What happened to a gate, a delegation or a class waiver, or to the facts that a decision rests on.

    `GATE_READY`, `WAIVER_ENDS` and `FACTS_CHANGED` nobody did: they are noticed when somebody looks.
    """

    GATE_READY = "gate_ready"
    GATE_DECIDED = "gate_decided"
    DELEGATION_GIVEN = "delegation_given"
    DELEGATION_ENDED = "delegation_ended"
    WAIVER_PROPOSED = "waiver_proposed"
    WAIVER_GRANTED = "waiver_granted"
    WAIVER_TURNED_DOWN = "waiver_turned_down"
    WAIVER_WITHDRAWN = "waiver_withdrawn"
    WAIVER_REVOKED = "waiver_revoked"
    WAIVER_ENDS = "waiver_ends"
    FACTS_CHANGED = "facts_changed"


NOTICED = frozenset({OccurrenceKind.GATE_READY, OccurrenceKind.WAIVER_ENDS, OccurrenceKind.FACTS_CHANGED})
# Told by the day and not by the hour, on the page and by mail: what brought it may have been done behind a seal.
BY_DAY = frozenset({OccurrenceKind.FACTS_CHANGED})
WAIVER_ENDS_WITHIN_DAYS = 14
