"""Congruence (DOMAIN 4.15, CG2): decisions that match a declared intent, of those it applies to.

Law: matches / applicable with a 95 % Wilson interval, per management layer, hidden below ten applicable decisions, and
where a hidden layer could be told by subtracting the others from the total.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from triptych.kernel.figures import Figure
from triptych.kernel.proportions import Proportion, wilson
from triptych.kernel.small_groups import withheld

K = TypeVar("K", bound=Hashable)
MINIMUM_DECISIONS = 10
TOO_FEW_DECISIONS = "fewer than ten decisions"
WITHHELD = "withheld, because a smaller layer could be told from it"


def congruence(matches: Iterable[bool | None]) -> Figure[Proportion]:
    """The index over decisions: True matches the intent, False does not, None is not touched by it."""
    applicable = [match for match in matches if match is not None]
    if len(applicable) < MINIMUM_DECISIONS:
        return Figure(reason=TOO_FEW_DECISIONS)
    return wilson(sum(applicable), len(applicable))


def congruence_by_layer(layers: Mapping[K, Iterable[bool | None]]) -> dict[K, Figure[Proportion]]:
    """The index of each layer, to stand beside that of the whole organisation."""
    decided = {layer: [match for match in matches if match is not None] for layer, matches in layers.items()}
    hidden = withheld({layer: len(matches) for layer, matches in decided.items()}, MINIMUM_DECISIONS)
    return {
        layer: Figure(reason=WITHHELD) if layer in hidden and len(matches) >= MINIMUM_DECISIONS else congruence(matches)
        for layer, matches in decided.items()
    }
