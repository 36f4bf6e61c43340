"""What imports share: one file, one transaction, one run that reconciles; a dry run does it all and takes it back.

Counting comes before writing: the run is stored first with its counts, and everything the file says under it. So the
counts of a dry run are those of the import, and nothing is written that the run does not know of.
"""

import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, text, update

from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.seen import everywhere
from triptych.access.work import Work
from triptych.exchange.reading import Reading
from triptych.exchange.reconcile import Reconciliation
from triptych.exchange.rejects import Reject, reject_file
from triptych.kernel.refusals import Denial
from triptych.model.base import Base, Origin
from triptych.model.import_run import ImportRun

_ONE_AT_A_TIME = 0x7472_6973


@dataclass(frozen=True, kw_only=True)
class ImportFile:
    """A file as it came, and whether to keep what it says."""

    file_name: str
    content: bytes = field(repr=False)
    dry_run: bool = False
    sheet_name: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file. `run_id` is None after a dry run, `reject_text` is empty when nothing was rejected."""

    kind: str
    file_name: str
    reconciliation: Reconciliation
    rejects: tuple[Reject, ...]
    reject_text: str
    notes: tuple[str, ...]
    run_id: UUID | None


@dataclass
class Tally:
    """What becomes of each record of a file, counted while it is planned; notes are plain sentences."""

    kind: str
    read: int
    headings: tuple[str, ...]
    rejects: list[Reject]
    notes: list[str]
    columns: Mapping[str, str]
    created: int = 0
    updated: int = 0
    unchanged: int = 0

    @classmethod
    def of(cls, kind: str, reading: Reading[Any]) -> "Tally":
        """The tally with what the reader rejected already."""
        return cls(kind, reading.read, reading.headings, list(reading.rejects), list(reading.notes), reading.columns)

    def count(self, *, new: bool, changed: bool) -> None:
        """One record is created, updated or unchanged."""
        self.created += new
        self.updated += changed and not new
        self.unchanged += not new and not changed

    def reject(self, row: Any, name: str, reason: str) -> None:
        """One thing wrong with one record, in the column of a field; `row` knows its record, line and raw cells."""
        self.rejects.append(Reject(row.record, row.line, self.columns.get(name, name), reason, row.raw))

    @property
    def reconciliation(self) -> Reconciliation:
        """Raises when the counts do not add up: then nothing is stored."""
        rejected = len({reject.record for reject in self.rejects})
        return Reconciliation(self.read, self.created, self.updated, self.unchanged, rejected)


@dataclass(frozen=True, slots=True)
class RunRows:
    """Writes the rows of one run, many at a time."""

    work: Work
    run_id: UUID
    dry_run: bool

    async def add(self, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows. A dry run gives references of its own, so that it leaves no gap in the numbers people see."""
        given = [{**row, "ref": f"dry-run-{row['id']}"} for row in rows] if self._numbered(table) else list(rows)
        if given:
            await self.work.session.execute(insert(table), given)

    async def change(self, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
        """Update rows by their id; a row has only what changes."""
        if rows:
            await self.work.session.execute(update(table), [dict(row) for row in rows])

    def traced(self, origin: Origin, note: str, as_of: date | None = None) -> dict[str, Any]:
        """The provenance of rows of this run."""
        return {"origin": origin.value, "origin_note": note, "origin_as_of": as_of, "import_run_id": self.run_id}

    def _numbered(self, table: type[Base]) -> bool:
        return self.dry_run and "ref" in table.__table__.c


def permit_for(work: Work, *by_hand: Action) -> Permit:
    """The permit to import a file. Raises `NotAllowed`.

    An import may do no more than its person may do by hand (`by_hand`); whoever keeps the organisation may set it up
    from files.
    """
    permit = work.must(Action.DATA_IMPORT, everywhere(work))
    if not keeps_organisation(work):
        for action in by_hand:
            work.must(action, everywhere(work))
    return permit


def keeps_organisation(work: Work) -> bool:
    """Whether the actor may edit the organisation itself."""
    return not isinstance(work.may(Action.ORGANISATION_EDIT, everywhere(work)), Denial)


async def one_at_a_time(work: Work) -> None:
    """Imports wait for each other: each is planned on what the one before has stored."""
    await work.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})


async def keep(
    work: Work, permit: Permit, ask: ImportFile, tally: Tally, store: Callable[[RunRows], Awaitable[None]]
) -> Imported:
    """Store the run, then everything under it, then the act in the trail; after a dry run nothing of it is there."""
    rejected = reject_file(tally.headings, tally.rejects)
    async with work.session.begin_nested() as point:
        run = _run(work, ask, tally, rejected)
        work.session.add(run)
        await work.session.flush()
        await store(RunRows(work, run.id, ask.dry_run))
        work.record(permit, "data:import", run, kind=tally.kind, file=ask.file_name, counts=str(tally.reconciliation))
        await work.session.flush()
        if ask.dry_run:
            await work.session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))  # what a commit would have asked
            await point.rollback()
    ordered = tuple(sorted(tally.rejects, key=lambda reject: reject.record))
    run_id = None if ask.dry_run else run.id
    return Imported(tally.kind, ask.file_name, tally.reconciliation, ordered, rejected, tuple(tally.notes), run_id)


def _run(work: Work, ask: ImportFile, tally: Tally, rejected: str) -> ImportRun:
    counts = tally.reconciliation
    return ImportRun(
        kind=tally.kind,
        file_name=ask.file_name[:300],
        file_sha256=hashlib.sha256(ask.content).hexdigest(),
        note="\n".join(tally.notes) or None,
        person_id=None if work.actor.system else work.actor.person_id,
        at=work.now,
        read_count=counts.read,
        created_count=counts.created,
        updated_count=counts.updated,
        unchanged_count=counts.unchanged,
        rejected_count=counts.rejected,
        rejects=rejected or None,
    )
