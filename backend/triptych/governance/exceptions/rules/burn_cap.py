"""Several open requests of one program never cost more than that program burns (DOMAIN 2, "Burn").

Law: at any instant the idle shares of the open requests of one program add up to at most 1. Where they claim more, each
is scaled by the same factor. Deferred benefits and penalties are no part of the burn and are not scaled.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_DOWN, Decimal, localcontext
from typing import TypeVar

from triptych.governance.exceptions.rules.burn import HOURS_PER_WEEK, hours_between
from triptych.kernel.business_time import WorkingCalendar
from triptych.kernel.exception_words import HoursBasis
from triptych.kernel.money import Money
from triptych.kernel.periods import Period

K = TypeVar("K", bound=Hashable)
_EXACT = Decimal("1e-36")
_TOLD = Decimal("1e-24")
_DIGITS = 60


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """One request's claim on the program's burn: its share, and when it waited (still waiting without an end)."""

    phi: Decimal | None
    hours: HoursBasis
    waited: tuple[Period, ...]


def capped_shares(phis: Mapping[K, Decimal | None]) -> dict[K, Decimal | None]:
    """Each request's share of the burn after the cap, between 0 and what it claimed; a share not stated stays None.

    Scaling rounds down in the 28th digit, so the sum never exceeds 1.
    """
    claimed = sum((phi for phi in phis.values() if phi is not None), Decimal(0))
    if claimed <= 1:
        return dict(phis)
    with localcontext() as exact:
        exact.rounding = ROUND_DOWN
        return {key: None if phi is None else phi / claimed for key, phi in phis.items()}


def burn_by_request(
    claims: Mapping[K, OpenClaim], weekly_burn: Money, now: datetime, calendar: WorkingCalendar | None = None
) -> dict[K, Money | None]:
    """What each request's waiting has burned until now, capped at every instant; None where phi is not stated.

    All that wait at an instant are scaled by one factor, which changes only when one begins or stops to wait. So the
    weeks are added up once, each times its factor, and a request burns what is added between its beginning and its end.
    """
    weeks = {
        hours: _scaled_weeks(claims.values(), now, hours, calendar) for hours in {c.hours for c in claims.values()}
    }
    return {key: _burned(claim, weekly_burn, weeks[claim.hours], now) for key, claim in claims.items()}


def _burned(claim: OpenClaim, weekly_burn: Money, weeks: Mapping[datetime, Decimal], now: datetime) -> Money | None:
    if claim.phi is None:
        return None
    with localcontext() as exact:
        exact.prec = _DIGITS
        total = sum((weeks[end] - weeks[start] for start, end in _until(claim, now)), Decimal(0))
        share_of_weeks = (claim.phi * total).quantize(_TOLD)
    return weekly_burn * share_of_weeks


def _until(claim: OpenClaim, now: datetime) -> list[tuple[datetime, datetime]]:
    """The intervals in which it waited before now."""
    ends = ((each.start, now if each.end is None else min(each.end, now)) for each in claim.waited)
    return [(start, end) for start, end in ends if start < end]


def _scaled_weeks(
    claims: Iterable[OpenClaim], now: datetime, hours: HoursBasis, calendar: WorkingCalendar | None
) -> dict[datetime, Decimal]:
    """At each instant at which a request begins or stops to wait: the weeks since the first, each times its factor.

    Rounded down where sums and differences stay exact, so that all together are never more than the weeks there were.
    """
    turns: dict[datetime, Decimal] = defaultdict(Decimal)
    for claim in claims:
        for start, end in _until(claim, now):
            turns[start] += claim.phi or 0
            turns[end] -= claim.phi or 0
    weeks, claimed, since = Decimal(0), Decimal(0), None
    found = {}
    with localcontext() as exact:
        exact.prec, exact.rounding = _DIGITS, ROUND_DOWN
        for instant in sorted(turns):
            if since is not None:
                stretch = hours_between(hours, since, instant, calendar) / HOURS_PER_WEEK[hours]
                weeks += (stretch if claimed <= 1 else stretch / claimed).quantize(_EXACT)
            found[instant], since = weeks, instant
            claimed += turns[instant]
    return found
