"""Congruence (DOMAIN 4.15, CG2): decisions that match a declared intent, of those it applies to.

Law: matches / applicable with a 95 % Wilson interval, hidden below ten applicable decisions.
"""

from collections.abc import Iterable

from triptych.kernel.figures import Figure
from triptych.kernel.proportions import Proportion, wilson

MINIMUM_DECISIONS = 10
TOO_FEW_DECISIONS = "fewer than ten decisions"


def congruence(matches: Iterable[bool | None]) -> Figure[Proportion]:
    """The index over decisions: True matches the intent, False does not, None is not touched by it."""
    applicable = [match for match in matches if match is not None]
    if len(applicable) < MINIMUM_DECISIONS:
        return Figure(reason=TOO_FEW_DECISIONS)
    return wilson(sum(applicable), len(applicable))
