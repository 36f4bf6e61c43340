"""Amounts of different currencies meet only through a dated rate; a missing one is an error that says which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import or_, select

from triptych.access.work import Work
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid
from triptych.model.currency import CurrencyRate


@dataclass(frozen=True)
class Converted:
    """An amount in another currency, what one unit of the former is in it, and the day of that rate."""

    amount: Money
    rate: Decimal
    on_day: date


@dataclass(frozen=True)
class Rates:
    """Dated rates among some currencies, read once for many conversions."""

    entered: Sequence[CurrencyRate] = ()

    def convert(self, amount: Money, currency: str, on_day: date, field_path: str = "amount") -> Money:
        """As `convert` below, without a statement of its own. Raises `Invalid` where a rate is missing."""
        if amount.currency == currency:
            return amount
        return self.converted(amount, currency, on_day, field_path).amount

    def converted(self, amount: Money, currency: str, on_day: date, field_path: str = "amount") -> Converted:
        """The amount in another currency, with the rate and its day. Raises `Invalid` where a rate is missing."""
        pairs = {(amount.currency, currency), (currency, amount.currency)}
        fitting = (each for each in self.entered if (each.base, each.quote) in pairs and each.on_day <= on_day)
        found = max(fitting, key=lambda each: (each.on_day, each.base == amount.currency), default=None)
        return _converted(amount, currency, found, on_day, field_path)


async def rates_among(work: Work, currencies: Iterable[str]) -> Rates:
    """Every rate between these currencies. One statement, and none where there is only one of them."""
    wanted = set(currencies)
    if len(wanted) < 2:
        return Rates()
    found = await work.session.scalars(
        select(CurrencyRate).where(CurrencyRate.base.in_(wanted), CurrencyRate.quote.in_(wanted))
    )
    return Rates(tuple(found))


async def rates_with(work: Work, currencies: Iterable[str]) -> Rates:
    """Every rate from or to any of these currencies. One statement, and none without a currency."""
    wanted = set(currencies)
    if not wanted:
        return Rates()
    found = await work.session.scalars(
        select(CurrencyRate).where(or_(CurrencyRate.base.in_(wanted), CurrencyRate.quote.in_(wanted)))
    )
    return Rates(tuple(found))


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
    return _converted(amount, currency, found, on_day, field_path).amount


async def in_base(work: Work, amount: Money, field_path: str = "amount") -> Money:
    """The amount in the organisation's base currency at today's rate: what limits are compared with."""
    return await convert(work, amount, work.organisation.base_currency, work.today, field_path)


def _converted(amount: Money, currency: str, found: CurrencyRate | None, on_day: date, field_path: str) -> Converted:
    if found is None:
        raise Invalid.at(
            field_path,
            "missing_rate",
            f"There is no rate from {amount.currency} to {currency} on or before {on_day}. Enter one first.",
        )
    rate = found.rate if found.base == amount.currency else Decimal(1) / found.rate
    return Converted(Money(amount.amount * rate, currency), rate, found.on_day)
