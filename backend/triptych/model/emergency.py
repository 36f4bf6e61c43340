"""The review of an emergency go: within a day, by another person. Append-only."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified


class EmergencyReview(Base, Identified):
    """Somebody else looked at an emergency go and lets it run to its end (EX14)."""

    __tablename__ = "emergency_review"
    __table_args__ = (
        UniqueConstraint("decision_id"),
        CheckConstraint("says_something(note)", name="note"),
        ForeignKeyConstraint(
            ["request_id", "authorship_id"],
            ["authorship.request_id", "authorship.id"],
            name="fk_emergency_review_author",
        ),
        ForeignKeyConstraint(
            ["request_id", "decision_id"], ["decision.request_id", "decision.id"], name="fk_emergency_review_decision"
        ),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("exception_request.id"), index=True)
    decision_id: Mapped[UUID]
    authorship_id: Mapped[UUID]
    note: Mapped[str]
    at: Mapped[datetime]
