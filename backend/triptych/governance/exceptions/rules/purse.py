"""What the requests of one purse cost together: a day now, and until now; never more than there is in it.

A purse is the weekly burn that several requests draw on: a program's, or a project's whose program states none.
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from triptych.governance.exceptions.rules.burn import HOURS_PER_WEEK
from triptych.governance.exceptions.rules.burn_cap import OpenClaim, burn_by_request, capped_shares
from triptych.kernel.business_time import WorkingCalendar
from triptych.kernel.exception_words import HoursBasis
from triptych.kernel.money import Money

K = TypeVar("K", bound=Hashable)
HOURS_A_DAY = {HoursBasis.CALENDAR: Decimal(24), HoursBasis.WORKING: Decimal(8)}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one request costs a day and has cost, unrounded. Both are None where its share is not stated."""

    per_day: Money | None
    so_far: Money | None


def costs_of_purse(
    claims: Mapping[K, OpenClaim], waiting: Collection[K], weekly_burn: Money, now: datetime, calendar: WorkingCalendar
) -> dict[K, Cost]:
    """The costs of those that wait. `claims` has every request that ever drew on the purse.

    One that was answered long ago took its share of the burn in those days: so the others burned less then.
    """
    shares = capped_shares({key: claims[key].phi for key in waiting})
    burned = burn_by_request(claims, weekly_burn, now, calendar)
    return {key: Cost(_per_day(weekly_burn, shares[key], claims[key].hours), burned[key]) for key in waiting}


def with_beside(burned: Cost, beside: Cost) -> Cost:
    """The burn and what is lost beside it; without a figure of the burn there is none of the whole (DOMAIN 4.4)."""
    return Cost(_sum(burned.per_day, beside.per_day), _sum(burned.so_far, beside.so_far))


def _sum(burned: Money | None, beside: Money | None) -> Money | None:
    return burned if burned is None or beside is None else burned + beside


def _per_day(weekly_burn: Money, share: Decimal | None, hours: HoursBasis) -> Money | None:
    return None if share is None else weekly_burn * (share * HOURS_A_DAY[hours] / HOURS_PER_WEEK[hours])
