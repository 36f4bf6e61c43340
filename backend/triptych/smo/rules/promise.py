"""Promise checker (OM6): can an SLA be kept by the chain of agreements under it, and what is the best honest promise?

Law: a promise is feasible iff every agreement's calendar covers the promised hours, the serial times sum to at most the
target (those at work at the same time: the longest), the product of availabilities reaches the target, and every
contract lasts as long as the promise. Redundant links of one stage count as in parallel: one is enough.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from triptych.kernel.business_time import WorkingCalendar
from triptych.kernel.figures import Figure
from triptych.kernel.periods import Period
from triptych.smo.rules.availability import in_parallel, in_series

NO_CHAIN = "no agreement underpins it"


class Breach(StrEnum):
    """In which way a promise cannot be kept."""

    CALENDAR = "calendar"
    TIME = "time"
    AVAILABILITY = "availability"
    CONTRACT = "contract"
    NO_CHAIN = "no_chain"


@dataclass(frozen=True, slots=True)
class Link:
    """One OLA or UC: its time, availability (0 to 1), hours and contract."""

    name: str
    time: timedelta
    availability: Decimal
    calendar: WorkingCalendar
    contract: Period


@dataclass(frozen=True, slots=True)
class Stage:
    """Links at work at the same time. All are needed, unless they are redundant."""

    links: tuple[Link, ...]
    redundant: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """The draft of an SLA. Its contract has an end, because hours are compared day by day."""

    time: timedelta
    availability: Decimal
    calendar: WorkingCalendar
    contract: Period


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One way in which the promise cannot be kept, and the link that breaks it or weighs most."""

    breach: Breach
    link: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Feasible where nothing falls short; the best time and availability that the chain allows."""

    shortfalls: tuple[Shortfall, ...]
    best_time: Figure[timedelta]
    best_availability: Figure[Decimal]

    @property
    def feasible(self) -> bool:
        """Whether the promise can be kept."""
        return not self.shortfalls


def check_promise(promise: Promise, stages: Sequence[Stage]) -> Verdict:
    """Hold a promise against its chain. Without a chain nothing is known, and the promise is not honest."""
    chain = [stage for stage in stages if stage.links]
    if not chain:
        nothing = (Shortfall(Breach.NO_CHAIN, None),)
        return Verdict(nothing, Figure(reason=NO_CHAIN), Figure(reason=NO_CHAIN))
    links = [link for stage in chain for link in stage.links]
    time = sum((max(link.time for link in stage.links) for stage in chain), timedelta())
    up = in_series([_availability(stage) for stage in chain])
    found = [Shortfall(Breach.CALENDAR, link.name) for link in links if not _hours_covered(link, promise)]
    found += [Shortfall(Breach.CONTRACT, link.name) for link in links if not _lasts(link.contract, promise.contract)]
    if time > promise.time:
        found.append(Shortfall(Breach.TIME, max(links, key=lambda link: link.time).name))
    if up.value is None or up.value < promise.availability:
        weakest = min(chain, key=_availability)
        found.append(Shortfall(Breach.AVAILABILITY, min(weakest.links, key=lambda link: link.availability).name))
    return Verdict(tuple(found), Figure(time), up)


def _availability(stage: Stage) -> Decimal:
    parts = [link.availability for link in stage.links]
    combined = in_parallel(parts) if stage.redundant else in_series(parts)
    return Decimal(0) if combined.value is None else combined.value


def _hours_covered(link: Link, promise: Promise) -> bool:
    if promise.contract.end is None:
        raise ValueError("a promise is checked over a contract with an end")
    return link.calendar.covers(promise.calendar, promise.contract.start, promise.contract.end)


def _lasts(contract: Period, promised: Period) -> bool:
    enough = contract.end is None or (promised.end is not None and promised.end <= contract.end)
    return contract.start <= promised.start and enough
