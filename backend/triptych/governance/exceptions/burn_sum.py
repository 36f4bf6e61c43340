"""What waiting requests cost together, whichever board lists them: one sum, one way to come to it (EX4)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement

from triptych.access.work import Work
from triptych.governance.exceptions.purses import CASES, LIKELY, Burning, burning
from triptych.governance.exceptions.rules.purse import HOURS_A_DAY, Cost
from triptych.kernel.exception_words import HoursBasis
from triptych.kernel.money import Money


@dataclass(frozen=True)
class Spread:
    """An amount in the likely case, and the least and the most of all three."""

    low: Money
    likely: Money
    high: Money


@dataclass(frozen=True)
class PurseSum:
    """What the requests of one purse, a program's or a project's weekly burn, cost a day together."""

    purse: UUID
    waiting: int
    per_day: Money


@dataclass(frozen=True)
class BurnSum:
    """What waiting requests cost together, in base currency; `unpriced` of them have no figure and are not in it.

    `per_hour` is what an hour that counts costs, by which hours they count: from it the sum goes on.
    """

    waiting: int
    unpriced: int
    per_day: Spread | None
    so_far: Spread | None
    per_hour: dict[HoursBasis, Money]
    purses: tuple[PurseSum, ...]


async def burn_of(work: Work, among: ColumnElement[bool]) -> BurnSum:
    """The sum of the waiting requests among these that the actor may read, capped purse by purse."""
    return summed(await burning(work, among), work.organisation.base_currency)


def summed(found: Sequence[Burning], base: str) -> BurnSum:
    """The sum of requests, each of which was counted with everything that draws on its purse."""
    priced = [each for each in found if each.cases is not None]
    nothing = Money(Decimal(0), base)
    per_hour: dict[HoursBasis, Money] = {}
    by_purse: dict[UUID, list[Money]] = defaultdict(list)
    for each in priced:
        if each.per_day is not None:
            hourly = Money(each.per_day.amount / HOURS_A_DAY[each.hours], base)
            per_hour[each.hours] = per_hour.get(each.hours, nothing) + hourly
            by_purse[each.purse].append(each.per_day)
    purses = [PurseSum(purse, len(days), sum(days, nothing)) for purse, days in by_purse.items()]
    return BurnSum(
        waiting=len(found),
        unpriced=len(found) - len(priced),
        per_day=_spread(priced, lambda cost: cost.per_day, nothing),
        so_far=_spread(priced, lambda cost: cost.so_far, nothing),
        per_hour=per_hour,
        purses=tuple(sorted(purses, key=lambda each: (-each.per_day.amount, str(each.purse)))),
    )


def _spread(priced: Sequence[Burning], part: Callable[[Cost], Money | None], nothing: Money) -> Spread | None:
    """Where shares meet their cap, a part of a purse may cost most in another case than the highest."""
    if not priced:
        return None
    cases = [sum((part(each.cases[case]) or nothing for each in priced if each.cases), nothing) for case in CASES]
    least, most = (Money(end(case.amount for case in cases), nothing.currency) for end in (min, max))
    return Spread(least, cases[LIKELY], most)
