"""Several open requests of one program never cost more than that program burns (DOMAIN 2, "Burn").

Law: at any instant the idle shares of the open requests of one program add up to at most 1. Where they claim more, each
is scaled by the same factor. Deferred benefits and penalties are no part of the burn and are not scaled.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_DOWN, Decimal, localcontext
from itertools import pairwise
from typing import TypeVar

from triptych.governance.exceptions.rules.burn import HOURS_PER_WEEK, hours_between
from triptych.kernel.business_time import WorkingCalendar
from triptych.kernel.exception_words import HoursBasis
from triptych.kernel.money import Money
from triptych.kernel.periods import Period

K = TypeVar("K", bound=Hashable)


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

    The set of waiting requests changes only when one begins or stops to wait, so the time in between is one stretch.
    """
    burned = {key: None if claim.phi is None else weekly_burn * 0 for key, claim in claims.items()}
    for start, end in _stretches(claims.values(), now):
        open_now = {key: claim.phi for key, claim in claims.items() if _runs(claim, start)}
        for key, share in capped_shares(open_now).items():
            before = burned[key]
            if share is not None and before is not None:
                basis = claims[key].hours
                weeks = hours_between(basis, start, end, calendar) / HOURS_PER_WEEK[basis]
                burned[key] = before + weekly_burn * (share * weeks)
    return burned


def _stretches(claims: Iterable[OpenClaim], now: datetime) -> list[tuple[datetime, datetime]]:
    edges = {now}
    for claim in claims:
        turns = (edge for each in claim.waited for edge in (each.start, each.end))
        edges |= {edge for edge in turns if edge is not None and edge < now}
    ordered = sorted(edges)
    return list(pairwise(ordered))


def _runs(claim: OpenClaim, instant: datetime) -> bool:
    return any(each.covers(instant) for each in claim.waited)
