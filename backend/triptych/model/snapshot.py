"""The facts that a decision rests on, kept by the database in the transaction that made it (EX15). Append-only."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified


class DecisionSnapshot(Base, Identified):
    """What the request came to when it was decided, with its digest. A trigger writes it; nobody else can."""

    __tablename__ = "decision_snapshot"

    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"), unique=True)
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB)
    digest: Mapped[str]
