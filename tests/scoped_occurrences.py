"""What happened in the small world beside the events of requests, to every record to which anything happens."""

from collections.abc import Iterator, Sequence

from building import NOON
from triptych.model import decision, notice, occurrence, people
from triptych.model.base import Base, new_id

OF_KIND = {
    "Gate": ("gate_ready", "gate_id"),
    "GateDecision": ("gate_decided", "gate_decision_id"),
    "Delegation": ("delegation_given", "delegation_id"),
    "ClassWaiver": ("waiver_proposed", "waiver_id"),
    "ClassWaiverEvent": ("waiver_granted", "waiver_event_id"),
    "Decision": ("facts_changed", "decision_id"),
}


def occurrences_of(rows: Sequence[Base], names: Sequence[str]) -> Iterator[Base]:
    """Something that happened to every record to which anything happens, told to everybody who is named."""
    asked = {row.id: row.request_id for row in rows if isinstance(row, decision.Decision)}
    readers = [row for row in rows if isinstance(row, people.Person) and row.name in names]
    for row in rows:
        kind, column = OF_KIND.get(type(row).__name__, (None, None))
        if kind is None or column is None:
            continue
        key = getattr(row, "id")  # noqa: B009 - a base has none, each of these has
        happened = occurrence.Occurrence(id=new_id(), kind=kind, at=NOON, stamp=str(key), **{column: key})
        yield happened
        for reader in readers:
            yield notice.Notice(
                id=new_id(), person_id=reader.id, request_id=asked.get(key), occurrence_id=happened.id, at=NOON,
                urgency="changed", tie="follows", sent_at=NOON, settled_at=NOON,
            )  # fmt: skip
