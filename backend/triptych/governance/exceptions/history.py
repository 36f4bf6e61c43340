"""Imported history beside a request: what cases in its band of money came to. It informs, and obliges nobody (EX8)."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, false, func, or_, select

from triptych.access.policy.actions import Action
from triptych.access.rates import rates_among
from triptych.access.work import Work
from triptych.governance.exceptions.rules.history import DecidedCase, Told, told_by
from triptych.governance.exceptions.rules.similarity import band_limits
from triptych.kernel.money import Money
from triptych.kernel.refusals import Invalid
from triptych.model.history import CaseOutcome, ImportedCase

DECIDED = (CaseOutcome.APPROVED, CaseOutcome.DECLINED)


@dataclass(frozen=True)
class History:
    """The decided cases of one band (all bands where it is None), and what could not be placed for want of a rate."""

    band: int | None
    low: Money | None
    high: Money | None
    told: Told
    unplaced: int
    why_unplaced: str | None


async def history_of(work: Work, band: int | None = None, unit: str | None = None) -> History:
    """What the imported cases of a band say; nothing for somebody who reads no request at all."""
    if not work.readable(Action.EXCEPTION_READ):
        return History(band, None, None, told_by([]), 0, None)
    within, missing, why = await _within(work, band)
    wanted = [ImportedCase.outcome.in_(DECIDED), *([ImportedCase.unit == unit] if unit else [])]
    rows = await work.session.execute(
        select(ImportedCase.outcome, ImportedCase.hours, ImportedCase.hops).where(*wanted, within)
    )
    cases = [DecidedCase(outcome == CaseOutcome.APPROVED, hours, hops) for outcome, hours, hops in rows]
    unplaced = 0
    if missing:
        count = select(func.count()).select_from(ImportedCase).where(*wanted, ImportedCase.currency.in_(missing))
        unplaced = await work.session.scalar(count) or 0
    low, high = (None, None) if band is None else band_limits(band)
    base = work.organisation.base_currency
    return History(
        band=band,
        low=None if low is None else Money(low, base),
        high=None if high is None else Money(high, base),
        told=told_by(cases),
        unplaced=unplaced,
        why_unplaced=why if unplaced else None,
    )


async def _within(work: Work, band: int | None) -> tuple[ColumnElement[bool], list[str], str | None]:
    """The cases of a band as SQL: its limits in each currency of the history, at today's rate."""
    if band is None:
        return ImportedCase.id.is_not(None), [], None
    base, (low, high) = work.organisation.base_currency, band_limits(band)
    currencies = list(await work.session.scalars(select(ImportedCase.currency).distinct()))
    rates = await rates_among(work, {base, *currencies})
    missing, why, ways = [], None, []
    for currency in currencies:
        try:
            one = rates.convert(Money(Decimal(1), currency), base, work.today)
        except Invalid as refusal:
            missing.append(currency)
            why = refusal.problems[0].message
            continue
        bounds = [ImportedCase.currency == currency]
        if low:
            bounds.append(ImportedCase.amount > low / one.amount)
        if high is not None:
            bounds.append(ImportedCase.amount <= high / one.amount)
        ways.append(and_(*bounds))
    return or_(false(), *ways), missing, why
