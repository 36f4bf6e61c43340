"""Gates and the delivery evidence they look at: forecasts and findings."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from triptych.kernel.actor import Office
from triptych.model.base import Base, Identified, Traced, next_ref, one_of


class GateOutcome(StrEnum):
    """Outcomes of a gate (Cooper)."""

    GO = "go"
    CONDITIONAL_GO = "conditional_go"
    HOLD = "hold"
    RECYCLE = "recycle"
    KILL = "kill"


class Gate(Base, Identified, Traced):
    """Date, criteria, tolerances and barrier threshold; three keys open it, and the lead of its office decides."""

    __tablename__ = "gate"
    __table_args__ = (
        CheckConstraint(one_of(Office, "office"), name="office"),
        CheckConstraint("cost_tolerance_percent >= 0", name="cost_tolerance"),
        CheckConstraint("time_tolerance_days >= 0", name="time_tolerance"),
        CheckConstraint("barrier_threshold BETWEEN 0 AND 1", name="barrier_threshold"),
    )

    ref: Mapped[str] = mapped_column(unique=True, server_default=next_ref("G-", "gate_ref", 4))
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"), index=True)
    office: Mapped[str] = mapped_column(default=Office.PMO)
    name: Mapped[str]
    due_on: Mapped[date] = mapped_column(index=True)
    criteria: Mapped[str]
    cost_tolerance_percent: Mapped[Decimal]
    time_tolerance_days: Mapped[int]
    barrier_threshold: Mapped[Decimal]


class GateDecision(Base, Identified):
    """What was decided at a gate, on which keys. Append-only; the newest counts."""

    __tablename__ = "gate_decision"
    __table_args__ = (CheckConstraint(one_of(GateOutcome, "outcome"), name="outcome"),)

    gate_id: Mapped[UUID] = mapped_column(ForeignKey("gate.id"), index=True)
    number: Mapped[int]
    outcome: Mapped[str]
    reason: Mapped[str]
    conditions: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    keys: Mapped[dict[str, Any]] = mapped_column(JSONB)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class Forecast(Base, Identified, Traced):
    """What the project is expected to cost and when to finish. Append-only; the newest counts."""

    __tablename__ = "forecast"
    __table_args__ = (Index("ix_forecast_project_at", "project_id", "at"),)

    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"))
    cost_amount: Mapped[Decimal]
    cost_currency: Mapped[str]
    finish_on: Mapped[date]
    basis: Mapped[str]
    at: Mapped[datetime]


class Finding(Base, Identified, Traced):
    """The office found a standard violated, with evidence; open until somebody shows that it is put right.

    `amount` is the money that the violation is about, where that is known.
    """

    __tablename__ = "finding"
    __table_args__ = (
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint("(amount IS NULL) = (currency IS NULL)", name="amount_whole"),
    )

    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"), index=True)
    rule_id: Mapped[UUID] = mapped_column(ForeignKey("rule.id"), index=True)
    evidence: Mapped[str]
    amount: Mapped[Decimal | None]
    currency: Mapped[str | None]
    found_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    resolution: Mapped[str | None]
    resolved_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
