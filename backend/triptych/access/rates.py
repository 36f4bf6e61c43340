"""Amounts of different currencies meet only through a dated rate; a missing one is an error that says which."""

from datetime import date
from decimal import Decimal

from sqlalchemy import or_, select

from triptych.access.work import Work
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid
from triptych.model.currency import CurrencyRate


async def convert(work: Work, amount: Money, currency: str, on_day: date, field_path: str = "amount") -> Money:
    """The amount in another currency at the newest rate of that day or before, unrounded.

    A rate entered the other way round is inverted. Raises `Invalid` at `field_path` naming the rate that is missing.
    """
    if amount.currency == currency:
        return amount
    found = await work.session.scalar(
        select(CurrencyRate)
        .where(
            or_(
                (CurrencyRate.base == amount.currency) & (CurrencyRate.quote == currency),
                (CurrencyRate.base == currency) & (CurrencyRate.quote == amount.currency),
            ),
            CurrencyRate.on_day <= on_day,
        )
        .order_by(CurrencyRate.on_day.desc(), (CurrencyRate.base == amount.currency).desc())
        .limit(1)
    )
    if found is None:
        raise Invalid.at(
            field_path,
            "missing_rate",
            f"There is no rate from {amount.currency} to {currency} on or before {on_day}. Enter one first.",
        )
    rate = found.rate if found.base == amount.currency else Decimal(1) / found.rate
    return Money(amount.amount * rate, currency)


async def in_base(work: Work, amount: Money, field_path: str = "amount") -> Money:
    """The amount in the organisation's base currency at today's rate: what limits are compared with."""
    return await convert(work, amount, work.organisation.base_currency, work.today, field_path)
