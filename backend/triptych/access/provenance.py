"""Provenance of what is written now: entered by the actor, unless published, imported or illustrative is said."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from triptych.access.work import Work
from triptych.model.base import Origin


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where records come from: a publisher with its date, a file with its run, a person, or the demo."""

    origin: Origin = Origin.ENTERED
    note: str | None = None
    as_of: date | None = None
    import_run_id: UUID | None = None


ENTERED = Provenance()
_present: ContextVar[Provenance] = ContextVar("provenance", default=ENTERED)


@contextmanager
def written_as(provenance: Provenance) -> Iterator[None]:
    """Everything that use cases write inside is marked with this provenance instead of "entered"."""
    token = _present.set(provenance)
    try:
        yield
    finally:
        _present.reset(token)


def provenance_of(work: Work) -> dict[str, Any]:
    """The columns of `Traced` for a new record."""
    present = _present.get()
    return {
        "origin": present.origin.value,
        "origin_note": present.note,
        "origin_as_of": present.as_of,
        "import_run_id": present.import_run_id,
        "entered_by_id": None if work.actor.system else work.actor.person_id,
    }
