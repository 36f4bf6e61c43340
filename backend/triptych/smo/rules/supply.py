"""What a source of supply must say, so that somebody can rely on its figures (EX6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from triptych.kernel.money import Money
from triptych.kernel.refusals import Problem
from triptych.kernel.said import says_something

LONGEST_LEAD_DAYS = 3660


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTime:
    """Calendar days from order to delivery: at best, most likely, at worst."""

    low_days: int
    likely_days: int
    high_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What one unit of it costs, and of which day that figure is."""

    amount: Money
    unit: str
    on_day: date


def lead_problems(field: str, lead: LeadTime | None) -> Iterator[Problem]:
    """A lead time runs from the best to the worst case, and is none or at most ten years."""
    if lead is None:
        return
    days = (lead.low_days, lead.likely_days, lead.high_days)
    if not all(0 <= each <= LONGEST_LEAD_DAYS for each in days):
        yield Problem(field, "out_of_range", "A lead time is between 0 days and ten years.")
    elif list(days) != sorted(days):
        yield Problem(field, "not_in_order", "The lead time goes up from low over likely to high.")


def price_problems(field: str, price: Price | None, today: date) -> Iterator[Problem]:
    """A price says of what it is, and is of a day that has come."""
    if price is None:
        return
    if not says_something(price.unit):
        yield Problem(f"{field}.unit", "required", "Say what one costs: a day, a metre, a year of service.")
    if price.on_day > today:
        yield Problem(f"{field}.onDay", "future_date", f"{price.on_day.isoformat()} has not come yet.")


def base_problems(*, inside: bool, since: date | None, needs: str | None, today: date) -> Iterator[Problem]:
    """What is inside the base is there since a day; what is outside needs something to come in."""
    if inside and needs is not None:
        yield Problem("baseNeeds", "only_outside", "What is inside the supply base needs nothing to come in.")
    if not inside and since is not None:
        yield Problem("inBaseSince", "only_inside", "What is outside the supply base is not in it since a day.")
    if since is not None and since > today:
        yield Problem("inBaseSince", "future_date", f"{since.isoformat()} has not come yet.")
