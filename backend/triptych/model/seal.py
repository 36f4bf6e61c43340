"""Seals: what two openers said to have one opened, and by what right a sealed person acted."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified


class SealOpening(Base, Identified):
    """One opener's word that a seal should be opened, with the reason; the second one's opens it. Append-only.

    One said `anew` follows no other: whoever spoke before it may open no seal any more.
    """

    __tablename__ = "seal_opening"
    __table_args__ = (
        CheckConstraint("says_something(reason)", name="reason"),
        CheckConstraint("isfinite(at)", name="at"),
    )

    authorship_id: Mapped[UUID] = mapped_column(ForeignKey("authorship.id"), index=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    alternative_id: Mapped[UUID] = mapped_column(ForeignKey("alternative.id"), index=True)
    opener_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str]
    opens: Mapped[bool] = mapped_column(default=False, server_default="false")
    anew: Mapped[bool] = mapped_column(default=False, server_default="false")
    at: Mapped[datetime]
    policy_version: Mapped[int]
    policy_line: Mapped[str]


class SealedPermit(Base, Identified):
    """By what right a sealed person acted: no event and no trail says it, for it would tell who. Append-only."""

    __tablename__ = "sealed_permit"

    event_id: Mapped[UUID] = mapped_column(ForeignKey("request_event.id"), unique=True)
    policy_version: Mapped[int]
    policy_line: Mapped[str]
    on_behalf_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    token_id: Mapped[UUID | None] = mapped_column(ForeignKey("personal_token.id"))
