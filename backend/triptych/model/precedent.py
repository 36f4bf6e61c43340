"""Precedents (EX8): decided requests as others find them, who answered for departing from one, what came of it."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKey, ForeignKeyConstraint, Index, Numeric, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified, one_of

WORDS = "to_tsvector('english'::regconfig, said)"
A_SHARE = "similarity BETWEEN 0 AND 1"


class StanceKind(StrEnum):
    """How a decider stands to a close precedent: as it was, or differently for what differs."""

    FOLLOWED = "followed"
    DISTINGUISHED = "distinguished"


def by_an_author_of_the_request(table: str) -> ForeignKeyConstraint:
    """An act on a request has its author on the same request."""
    return ForeignKeyConstraint(
        ["request_id", "authorship_id"], ["authorship.request_id", "authorship.id"], name=f"fk_{table}_authorship_id"
    )


class Precedent(Base):
    """A decided request as it is searched: its last decision and its words. A trigger keeps it, and nobody else."""

    __tablename__ = "precedent"
    __table_args__ = (Index("ix_precedent_words", "words", postgresql_using="gin"),)

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), primary_key=True)
    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"))
    outcome: Mapped[str]
    decided_at: Mapped[datetime] = mapped_column(index=True)
    said: Mapped[str]
    words: Mapped[Any] = mapped_column(TSVECTOR, Computed(WORDS, persisted=True), deferred=True)


class PrecedentKey(Base):
    """A rule or gap that stood in the way of a decided request. A trigger keeps it, and nobody else."""

    __tablename__ = "precedent_key"
    __table_args__ = (Index("ix_precedent_key_newest", "key", "decided_at"),)

    key: Mapped[UUID] = mapped_column(primary_key=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), primary_key=True, index=True)
    decided_at: Mapped[datetime]


class Likeness(Base, Identified):
    """Two decided requests that are close, the one opened earlier first; found when either was decided. A figure."""

    __tablename__ = "likeness"
    __table_args__ = (
        UniqueConstraint("earlier_id", "later_id"),
        CheckConstraint("earlier_id < later_id", name="in_order"),
        CheckConstraint(A_SHARE, name="similarity"),
    )

    earlier_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"))
    later_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    similarity: Mapped[Decimal] = mapped_column(Numeric(5, 4))
    parts: Mapped[Any] = mapped_column(JSONB)
    at: Mapped[datetime]


class PrecedentLook(Base, Identified):
    """A decider looked for close precedents at the moment of deciding. Append-only."""

    __tablename__ = "precedent_look"
    __table_args__ = (
        by_an_author_of_the_request("precedent_look"),
        Index("ix_precedent_look_request_id", "request_id", "authorship_id"),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"))
    authorship_id: Mapped[UUID]
    at: Mapped[datetime]


class PrecedentOffer(Base, Identified):
    """A close precedent that a look found, as it was decided then. Append-only."""

    __tablename__ = "precedent_offer"
    __table_args__ = (UniqueConstraint("look_id", "precedent_id"), CheckConstraint(A_SHARE, name="similarity"))

    look_id: Mapped[UUID] = mapped_column(ForeignKey("precedent_look.id"))
    precedent_id: Mapped[UUID] = mapped_column(ForeignKey("precedent.request_id"))
    outcome: Mapped[str]
    similarity: Mapped[Decimal] = mapped_column(Numeric(5, 4))
    parts: Mapped[Any] = mapped_column(JSONB)


class Stance(Base, Identified):
    """A decider follows a precedent, or says what is different here. Append-only; the last one of each counts."""

    __tablename__ = "stance"
    __table_args__ = (
        by_an_author_of_the_request("stance"),
        CheckConstraint(one_of(StanceKind, "kind"), name="kind"),
        CheckConstraint("request_id <> precedent_id", name="another_request"),
        CheckConstraint(
            "kind <> 'distinguished' OR (text IS NOT NULL AND says_something(text))", name="says_what_differs"
        ),
        CheckConstraint(A_SHARE, name="similarity"),
        Index("ix_stance_request_id", "request_id", "authorship_id"),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"))
    authorship_id: Mapped[UUID]
    precedent_id: Mapped[UUID] = mapped_column(ForeignKey("precedent.request_id"), index=True)
    kind: Mapped[str]
    text: Mapped[str | None]
    outcome: Mapped[str]
    similarity: Mapped[Decimal] = mapped_column(Numeric(5, 4))
    at: Mapped[datetime]


class Harm(Base, Identified):
    """What came of a decision later, to somebody's harm. Append-only."""

    __tablename__ = "harm"
    __table_args__ = (
        by_an_author_of_the_request("harm"),
        ForeignKeyConstraint(
            ["request_id", "decision_id"], ["decision.request_id", "decision.id"], name="fk_harm_decision_id"
        ),
        CheckConstraint("says_something(text)", name="text"),
        CheckConstraint("isfinite(happened_on)", name="happened_on"),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    decision_id: Mapped[UUID]
    authorship_id: Mapped[UUID]
    text: Mapped[str]
    happened_on: Mapped[date]
    at: Mapped[datetime]
