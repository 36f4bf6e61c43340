"""Dated rates: the only way amounts of different currencies meet."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from triptych.model.base import Base, Identified, Traced, is_code


class CurrencyRate(Base, Identified, Traced):
    """One unit of `base` is `rate` units of `quote` from a day on, with its source."""

    __tablename__ = "currency_rate"
    __table_args__ = (
        CheckConstraint("rate > 0", name="positive"),
        CheckConstraint("base <> quote", name="two_currencies"),
        CheckConstraint(is_code("base"), name="base_is_a_code"),
        CheckConstraint(is_code("quote"), name="quote_is_a_code"),
        UniqueConstraint("base", "quote", "on_day"),
    )

    base: Mapped[str]
    quote: Mapped[str]
    on_day: Mapped[date]
    rate: Mapped[Decimal] = mapped_column(Numeric(24, 10))
    source: Mapped[str]
