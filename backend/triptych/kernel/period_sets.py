"""Sets of half-open periods: their union, intersection, difference and length. An open end is None."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from triptych.kernel.periods import Period

_NEVER = datetime.max.replace(tzinfo=UTC)


def union(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same instants as disjoint periods in order; periods that touch become one, empty ones vanish."""
    merged: list[Period] = []
    for period in sorted((p for p in periods if p.start < _end(p)), key=lambda p: p.start):
        if merged and period.start <= _end(merged[-1]):
            merged[-1] = _until(merged[-1].start, max(_end(merged[-1]), _end(period)))
        else:
            merged.append(period)
    return tuple(merged)


def intersection(one: Iterable[Period], other: Iterable[Period]) -> tuple[Period, ...]:
    """The instants that lie in both sets."""
    left, right = union(one), union(other)
    shared: list[Period] = []
    i = j = 0
    while i < len(left) and j < len(right):
        start = max(left[i].start, right[j].start)
        end = min(_end(left[i]), _end(right[j]))
        if start < end:
            shared.append(_until(start, end))
        if _end(left[i]) <= _end(right[j]):
            i += 1
        else:
            j += 1
    return tuple(shared)


def difference(one: Iterable[Period], other: Iterable[Period]) -> tuple[Period, ...]:
    """The instants of `one` that do not lie in `other`."""
    return intersection(one, _complement(union(other)))


def length(periods: Iterable[Period]) -> timedelta:
    """How long the set is, overlaps counted once. Raises `ValueError` where it never ends."""
    total = timedelta()
    for period in union(periods):
        if period.end is None:
            raise ValueError("a period without an end has no length")
        total += period.end - period.start
    return total


def _complement(disjoint: Sequence[Period]) -> tuple[Period, ...]:
    edge: datetime = datetime.min.replace(tzinfo=UTC)
    gaps: list[Period] = []
    for period in disjoint:
        gaps.append(Period(edge, period.start))
        edge = _end(period)
    return union([*gaps, _until(edge, _NEVER)])


def _end(period: Period) -> datetime:
    return _NEVER if period.end is None else period.end


def _until(start: datetime, end: datetime) -> Period:
    return Period(start, None if end == _NEVER else end)
