"""The trail: who did what, allowed by which policy line; and the keys that make a repeated command harmless."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified, new_id


class AuditEntry(Base):
    """One act. Append-only: a trigger refuses change, removal and truncation."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_subject", "subject_kind", "subject_id"),)

    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True, default=new_id)
    at: Mapped[datetime] = mapped_column(index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    authorship_id: Mapped[UUID | None] = mapped_column(ForeignKey("authorship.id"))
    action: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    subject_ref: Mapped[str | None]
    detail: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    policy_version: Mapped[int | None]
    policy_line: Mapped[str | None]
    on_behalf_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    single_handed: Mapped[bool] = mapped_column(default=False)
    token_id: Mapped[UUID | None] = mapped_column(ForeignKey("personal_token.id"))


class CommandKey(Base, Identified):
    """An idempotency key and what came of it: the same key again answers the same record, and does nothing."""

    __tablename__ = "command_key"
    __table_args__ = (Index("uq_command_key_person_key", "person_id", "key", unique=True),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    key: Mapped[str]
    command: Mapped[str]
    input_hash: Mapped[bytes]
    result_id: Mapped[UUID | None]
    at: Mapped[datetime]
