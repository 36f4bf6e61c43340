"""Dated rates, entered with their source; amounts of different currencies meet only through one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from triptych.access import checks
from triptych.access.policy.actions import Action
from triptych.access.provenance import provenance_of
from triptych.access.seen import everywhere
from triptych.access.work import Work
from triptych.kernel.refusals import Conflict, Problem, refuse_if
from triptych.model.currency import CurrencyRate

FINEST = Decimal("0.0000000001")


@dataclass(frozen=True, kw_only=True)
class EnterRate:
    """One unit of `base` is `rate` units of `quote` from this day on."""

    base: str
    quote: str
    on_day: date
    rate: Decimal
    source: str


async def enter_rate(work: Work, ask: EnterRate) -> CurrencyRate:
    """Enter a rate from a day on; a rate that was entered stands, since amounts have met through it."""
    permit = work.must(Action.RATE_ENTER, everywhere(work))
    refuse_if(_problems(ask, work.today))
    same = select(CurrencyRate.id).where(
        CurrencyRate.base == ask.base, CurrencyRate.quote == ask.quote, CurrencyRate.on_day == ask.on_day
    )
    if await work.session.scalar(same):
        raise Conflict(f"There is a rate from {ask.base} to {ask.quote} for {ask.on_day.isoformat()} already.")
    rate = CurrencyRate(
        base=ask.base, quote=ask.quote, on_day=ask.on_day, rate=ask.rate, source=ask.source, **provenance_of(work)
    )
    work.session.add(rate)
    await work.session.flush()
    work.record(permit, "rate:enter", rate, base=ask.base, quote=ask.quote, on_day=str(ask.on_day), rate=str(ask.rate))
    return rate


def _problems(ask: EnterRate, today: date) -> Iterator[Problem]:
    yield from checks.currency("base", ask.base)
    yield from checks.currency("quote", ask.quote)
    if ask.base == ask.quote:
        yield Problem("quote", "same_currency", "A rate is between two currencies.")
    yield from checks.not_future("onDay", ask.on_day, today)
    yield from checks.text("source", ask.source, checks.LINE)
    if not (ask.rate.is_finite() and 0 < ask.rate < Decimal(10) ** 12):
        yield Problem("rate", "out_of_range", "A rate is greater than zero and less than a million million.")
    elif ask.rate % FINEST:
        yield Problem("rate", "too_fine", "A rate has at most 10 digits after the point.")
