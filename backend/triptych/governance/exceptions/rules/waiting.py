"""When a request waited: the intervals that the burn clock counts, folded from its events (EX4, DOMAIN "Burn inputs").

Law: waiting runs from the opening to the decision in force, and again from a revocation, an appeal or a re-opening to
the next decision; a revocation that is upheld goes on waiting. A deferral that nobody took up lapses at the end of its
date (EX3), and an emergency go that nobody reviewed, or whose end has come (EX13): waiting runs again from that
instant. Nothing is counted while a decision was in force, nor after the request was withdrawn or closed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from triptych.governance.exceptions.rules.burn import break_even_at, hours_between
from triptych.governance.exceptions.rules.events import EventKind
from triptych.kernel.business_time import WorkingCalendar
from triptych.kernel.exception_words import HoursBasis, Outcome
from triptych.kernel.figures import Figure
from triptych.kernel.period_sets import union
from triptych.kernel.periods import Period

STARTING = frozenset(
    {
        EventKind.EXCEPTION_REQUESTED,
        EventKind.DECISION_REVOKED,
        EventKind.REQUEST_REOPENED,
        EventKind.DECISION_APPEALED,
    }
)
STOPPING = frozenset({EventKind.DECISION_MADE, EventKind.REQUEST_WITHDRAWN, EventKind.REQUEST_CLOSED})
TURNING = STARTING | STOPPING
NOT_REACHED = "the clock stands before it"


@dataclass(frozen=True, slots=True)
class Turn:
    """An event that starts or stops the clock. `lapses_at` is when what it decided is over by itself."""

    kind: EventKind
    at: datetime
    lapses_at: datetime | None = None


def turning(kind: EventKind, outcome: Outcome | None) -> EventKind:
    """What an event turns: to uphold a revocation is to take back once more."""
    return EventKind.DECISION_REVOKED if outcome is Outcome.REVOCATION_UPHELD else kind


def waiting_intervals(events: Iterable[Turn], now: datetime) -> tuple[Period, ...]:
    """The periods in which the request waited until now: disjoint, in order; the last has no end while it waits.

    Events that lie ahead of `now` and those that turn nothing are left out; what happens twice turns once.
    """
    told = sorted((event for event in events if event.kind in TURNING and event.at <= now), key=lambda each: each.at)
    waited: list[Period] = []
    since: datetime | None = None
    lapses_at: datetime | None = None
    for event in told:
        if since is None and lapses_at is not None and lapses_at <= event.at:
            since = lapses_at
        lapses_at = None
        if event.kind in STARTING:
            since = event.at if since is None else since
            continue
        if since is not None:
            waited.append(Period(since, event.at))
        since, lapses_at = None, event.lapses_at
    if since is None and lapses_at is not None and lapses_at <= now:
        since = lapses_at
    ended = union(waited)
    return ended if since is None else (*ended, Period(since))


def running_since(waited: Sequence[Period]) -> datetime | None:
    """Since when the request has been waiting, or None where the clock stands."""
    return waited[-1].start if waited and waited[-1].end is None else None


def hours_waited(
    basis: HoursBasis, waited: Iterable[Period], now: datetime, calendar: WorkingCalendar | None = None
) -> Decimal:
    """Hours of the basis in all intervals together, until `now` where the last one runs."""
    return sum((hours_between(basis, each.start, each.end or now, calendar) for each in waited), Decimal(0))


def hours_waited_before(
    basis: HoursBasis, waited: Iterable[Period], calendar: WorkingCalendar | None = None
) -> Decimal:
    """Hours of the basis in the intervals that have ended: what a clock goes on from."""
    ended = (each for each in waited if each.end is not None)
    return sum((hours_between(basis, each.start, each.end, calendar) for each in ended if each.end), Decimal(0))


def reached_at(
    basis: HoursBasis, waited: Sequence[Period], hours: Decimal, calendar: WorkingCalendar | None = None
) -> Figure[datetime]:
    """The instant by which so many hours were, or will be, waited; undefined where the clock stands before it."""
    left = hours
    for each in waited:
        counted = None if each.end is None else hours_between(basis, each.start, each.end, calendar)
        if counted is None or left <= counted:
            return break_even_at(each.start, Figure(left), basis, calendar)
        left -= counted
    return Figure(reason=NOT_REACHED)
