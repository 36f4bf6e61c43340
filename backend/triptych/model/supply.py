"""SMO: the register of sources of supply, inside the approved base and outside it, and what supports its figures."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified, Traced, Versioned, next_ref

LONGEST_LEAD_DAYS = 3660


class SupplySource(Base, Identified, Traced, Versioned):
    """Somewhere a capability can come from: by when, at what price, under which contract, with which risks.

    Lead times are calendar days. Once retired it stays as it was, and no alternative names it any more.
    """

    __tablename__ = "supply_source"
    __table_args__ = (
        Index("uq_supply_source_name", text("lower(name)"), unique=True),
        CheckConstraint("says_something(name)", name="name"),
        CheckConstraint("num_nonnulls(lead_low_days, lead_likely_days, lead_high_days) IN (0, 3)", name="lead_whole"),
        CheckConstraint(
            "lead_low_days BETWEEN 0 AND lead_likely_days AND lead_likely_days <= lead_high_days "
            f"AND lead_high_days <= {LONGEST_LEAD_DAYS}",
            name="lead_order",
        ),
        CheckConstraint(
            "num_nonnulls(price_amount, price_currency, price_unit, price_on) IN (0, 4)", name="price_whole"
        ),
        CheckConstraint("price_amount >= 0", name="price"),
        CheckConstraint("price_unit IS NULL OR says_something(price_unit)", name="price_unit"),
        CheckConstraint("CASE WHEN inside_base THEN base_needs IS NULL ELSE in_base_since IS NULL END", name="base"),
        CheckConstraint("isfinite(price_on) AND isfinite(in_base_since) AND isfinite(valid_until)", name="days"),
        CheckConstraint(
            "num_nonnulls(retired_at, retired_by_id, retired_because) IN (0, 3) "
            "AND (retired_because IS NULL OR says_something(retired_because))",
            name="retired",
        ),
    )

    ref: Mapped[str] = mapped_column(unique=True, server_default=next_ref("SRC-", "supply_source_ref", 3))
    name: Mapped[str]
    inside_base: Mapped[bool]
    in_base_since: Mapped[date | None]
    base_needs: Mapped[str | None]
    unit_id: Mapped[UUID | None] = mapped_column(ForeignKey("org_unit.id"), index=True)
    supplier: Mapped[str | None]
    supplies: Mapped[str | None]
    lead_low_days: Mapped[int | None]
    lead_likely_days: Mapped[int | None]
    lead_high_days: Mapped[int | None]
    price_amount: Mapped[Decimal | None]
    price_currency: Mapped[str | None]
    price_unit: Mapped[str | None]
    price_on: Mapped[date | None]
    risks: Mapped[str | None]
    note: Mapped[str | None]
    valid_until: Mapped[date | None]
    retired_at: Mapped[datetime | None]
    retired_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    retired_because: Mapped[str | None]


class SupplyEvidence(Base, Identified):
    """What supports the figures of a source: words, where it is found, its date, who entered it. Append-only."""

    __tablename__ = "supply_evidence"
    __table_args__ = (
        CheckConstraint("says_something(words)", name="words"),
        CheckConstraint("reference IS NULL OR says_something(reference)", name="reference"),
        CheckConstraint("isfinite(dated_on)", name="dated_on"),
    )

    source_id: Mapped[UUID] = mapped_column(ForeignKey("supply_source.id"), index=True)
    words: Mapped[str]
    reference: Mapped[str | None]
    dated_on: Mapped[date]
    entered_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
