"""Pareto set of alternatives over cost, lead time and distance from the rule; less is better in each."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from triptych.kernel.money import Money

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Merits:
    """What is compared. All costs stand in one currency; the distance runs from 0 (within the rule) to 3."""

    cost: Money | None
    lead_time_days: int | None
    rule_distance: int | None


def pareto_set(options: Mapping[K, Merits]) -> frozenset[K]:
    """The options that no other option beats: none is at least as good in all three and better in one.

    An option that lacks a figure cannot be compared: it is not in the set, and it beats nothing.
    """
    compared = {key: whole for key, merits in options.items() if (whole := _whole(merits)) is not None}
    return frozenset(key for key, it in compared.items() if not any(_beats(other, it) for other in compared.values()))


def _whole(merits: Merits) -> tuple[Money, int, int] | None:
    if merits.cost is None or merits.lead_time_days is None or merits.rule_distance is None:
        return None
    return merits.cost, merits.lead_time_days, merits.rule_distance


def _beats(one: tuple[Money, int, int], other: tuple[Money, int, int]) -> bool:
    no_worse = one[0] <= other[0] and one[1] <= other[1] and one[2] <= other[2]
    return no_worse and one != other
