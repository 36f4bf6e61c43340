"""Capability gaps on their way: planned, delivered or joined, and who was invited to help shape them (EX9)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified, Traced, next_ref, one_of
from triptych.model.precedent import by_an_author_of_the_request


class GapEventKind(StrEnum):
    """What may happen to a gap after it was named."""

    PLANNED = "planned"
    DELIVERED = "delivered"
    MERGED = "merged"


class GapPart(StrEnum):
    """What a requester is invited to: to shape it with us, or to use it first."""

    DESIGN_PARTNER = "design_partner"
    PILOT = "pilot"


class CapabilityGap(Base, Identified, Traced):
    """ "We cannot", named: what is missing, at which unit. One backlog for all (EX9).

    What follows the day it was named comes from its events, by a trigger.
    """

    __tablename__ = "capability_gap"
    __table_args__ = (CheckConstraint("says_something(statement)", name="statement"),)

    ref: Mapped[str] = mapped_column(unique=True, server_default=next_ref("GAP-", "gap_ref", 3))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("org_unit.id"), index=True)
    statement: Mapped[str]
    named_at: Mapped[datetime]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    target_on: Mapped[date | None]
    project_id: Mapped[UUID | None] = mapped_column(ForeignKey("project.id"))
    delivered_at: Mapped[datetime | None]
    delivered_service_id: Mapped[UUID | None] = mapped_column(ForeignKey("service.id"))
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("capability_gap.id"), index=True)


class GapEvent(Base, Identified):
    """Something that happened to a gap. Append-only; a trigger derives the gap's own columns."""

    __tablename__ = "gap_event"
    __table_args__ = (
        CheckConstraint(one_of(GapEventKind, "kind"), name="kind"),
        CheckConstraint(
            "kind <> 'planned' OR (owner_id IS NOT NULL AND isfinite(target_on) IS TRUE)", name="plan_is_dated"
        ),
        CheckConstraint(
            "kind <> 'delivered' OR (num_nonnulls(project_id, service_id) > 0 AND text IS NOT NULL "
            "AND says_something(text))",
            name="delivered_by",
        ),
        CheckConstraint(
            "(kind = 'merged') = (into_id IS NOT NULL) AND into_id IS DISTINCT FROM gap_id "
            "AND (kind <> 'merged' OR (text IS NOT NULL AND says_something(text)))",
            name="merged_into",
        ),
    )

    gap_id: Mapped[UUID] = mapped_column(ForeignKey("capability_gap.id"), index=True)
    kind: Mapped[str]
    at: Mapped[datetime]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str | None]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    target_on: Mapped[date | None]
    project_id: Mapped[UUID | None] = mapped_column(ForeignKey("project.id"))
    service_id: Mapped[UUID | None] = mapped_column(ForeignKey("service.id"))
    into_id: Mapped[UUID | None] = mapped_column(ForeignKey("capability_gap.id"))


class GapInvitation(Base, Identified):
    """Whoever met a gap is invited, through the request they met it with. Append-only."""

    __tablename__ = "gap_invitation"
    __table_args__ = (
        by_an_author_of_the_request("gap_invitation"),
        UniqueConstraint("gap_id", "request_id", "part"),
        CheckConstraint(one_of(GapPart, "part"), name="part"),
    )

    gap_id: Mapped[UUID] = mapped_column(ForeignKey("capability_gap.id"))
    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    authorship_id: Mapped[UUID]
    part: Mapped[str]
    text: Mapped[str | None]
    at: Mapped[datetime]


class GapReply(Base, Identified):
    """Whoever was invited accepts or does not. Append-only."""

    __tablename__ = "gap_reply"
    __table_args__ = (by_an_author_of_the_request("gap_reply"),)

    invitation_id: Mapped[UUID] = mapped_column(ForeignKey("gap_invitation.id"), unique=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"))
    authorship_id: Mapped[UUID]
    accepted: Mapped[bool]
    text: Mapped[str | None]
    at: Mapped[datetime]
