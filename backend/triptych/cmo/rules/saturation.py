"""Saturation = demand / capacity per group and week, in person-hours; 1 or more is saturated (DOMAIN 4.8)."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from triptych.kernel.figures import Figure, ratio

NO_CAPACITY = "no capacity is stated"
SATURATED_FROM = Decimal(1)


class Impact(StrEnum):
    """How much a change asks of each person in a week."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


DEFAULT_WEIGHTS: Mapping[Impact, Decimal] = {
    Impact.LOW: Decimal(1),
    Impact.MEDIUM: Decimal(5),
    Impact.HIGH: Decimal(10),
}


@dataclass(frozen=True, slots=True)
class Load:
    """One change upon one group in one week (the date of its Monday, or any other name of a week)."""

    group: Hashable
    week: Hashable
    people: int
    impact: Impact


def demand(load: Load, weights: Mapping[Impact, Decimal] = DEFAULT_WEIGHTS) -> Decimal:
    """Person-hours: people x weight, where the weight is hours per person and week."""
    return load.people * weights[load.impact]


def saturation(demanded: Decimal, capacity: Decimal | None) -> Figure[Decimal]:
    """Demand over capacity, both in person-hours; undefined where no capacity is stated, or it is zero."""
    return ratio(demanded, capacity or Decimal(0), NO_CAPACITY)


def is_saturated(level: Figure[Decimal]) -> Figure[bool]:
    """Whether the group can take no more: exactly 1 is saturated."""
    return level.then(lambda value: Figure(value >= SATURATED_FROM))


def saturation_map(
    loads: Iterable[Load],
    capacity: Mapping[tuple[Hashable, Hashable], Decimal],
    weights: Mapping[Impact, Decimal] = DEFAULT_WEIGHTS,
) -> dict[tuple[Hashable, Hashable], Figure[Decimal]]:
    """Every (group, week) that is asked for something or has a capacity, with all its changes added up."""
    demanded: dict[tuple[Hashable, Hashable], Decimal] = dict.fromkeys(capacity, Decimal(0))
    for load in loads:
        cell = (load.group, load.week)
        demanded[cell] = demanded.get(cell, Decimal(0)) + demand(load, weights)
    return {cell: saturation(hours, capacity.get(cell)) for cell, hours in demanded.items()}
