"""Occurrences: what is told beside the events of requests, until those whom it concerns were told."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from triptych.kernel.occurrence_words import OccurrenceKind
from triptych.model.base import Base, Identified, one_of
from triptych.model.queue import enqueue

TELL_RECORD = "notices.tell_record"  # the job that tells what happened to a record
RECORDS = ("gate_id", "gate_decision_id", "delegation_id", "waiver_id", "waiver_event_id", "decision_id")


class Occurrence(Base, Identified):
    """Something that happened to one record that is no request, or that somebody who looked found.

    Triggers write what people did; what only the clock and the facts bring (`NOTICED`) is written by whoever looks,
    once for each `stamp`. `person_id` is who did it. Nothing of it changes but that it was told.
    """

    __tablename__ = "occurrence"
    __table_args__ = (
        CheckConstraint(one_of(OccurrenceKind, "kind"), name="kind"),
        CheckConstraint(f"num_nonnulls({', '.join(RECORDS)}) = 1", name="of_one_record"),
        CheckConstraint(
            "CASE kind WHEN 'gate_ready' THEN gate_id WHEN 'gate_decided' THEN gate_decision_id"
            " WHEN 'delegation_given' THEN delegation_id WHEN 'delegation_ended' THEN delegation_id"
            " WHEN 'waiver_proposed' THEN waiver_id WHEN 'waiver_ends' THEN waiver_id"
            " WHEN 'facts_changed' THEN decision_id ELSE waiver_event_id END IS NOT NULL",
            name="of_its_kind",
        ),
        CheckConstraint("says_something(stamp)", name="stamp"),
        Index("uq_occurrence_of_record", "record_id", "kind", "stamp", unique=True),
        Index("ix_occurrence_waiting", "at", postgresql_where=text("told_at IS NULL")),
    )

    kind: Mapped[str]
    gate_id: Mapped[UUID | None] = mapped_column(ForeignKey("gate.id"))
    gate_decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("gate_decision.id"))
    delegation_id: Mapped[UUID | None] = mapped_column(ForeignKey("delegation.id"))
    waiver_id: Mapped[UUID | None] = mapped_column(ForeignKey("class_waiver.id"))
    waiver_event_id: Mapped[UUID | None] = mapped_column(ForeignKey("class_waiver_event.id"))
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    record_id: Mapped[UUID] = mapped_column(Computed(f"coalesce({', '.join(RECORDS)})", persisted=True))
    stamp: Mapped[str] = mapped_column(server_default="once")
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(server_default="0")
    next_try_at: Mapped[datetime | None]


async def have_told(session: AsyncSession, record_id: UUID) -> None:
    """What happened to this record in this transaction is told as soon as that is committed."""
    await enqueue(session, TELL_RECORD, {"record": str(record_id)})
