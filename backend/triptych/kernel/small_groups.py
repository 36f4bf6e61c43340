"""People are not scored in small groups: below the minimum a figure is withheld, also where it could be subtracted.

Law (trap 11): with the total shown, what is withheld is total minus shown. So whatever is withheld together counts at
least the minimum, or the smallest shown group is withheld as well. Groups without anybody withhold nobody.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
MINIMUM = 5
TOO_FEW = "fewer than five people"


def withheld(counts: Mapping[K, int], minimum: int = MINIMUM) -> frozenset[K]:
    """The groups whose figures are not shown beside the figure of all groups together.

    Equal sizes are chosen among in the order given, so that the same counts always withhold the same groups.
    """
    hidden = {key: n for key, n in counts.items() if 0 < n < minimum}
    shown = sorted((n, at, key) for at, (key, n) in enumerate(counts.items()) if n >= minimum)
    for n, _, key in shown if hidden else ():
        if sum(hidden.values()) >= minimum:
            break
        hidden[key] = n
    return frozenset(hidden)


def may_show(count: int, shown: Iterable[int], minimum: int = MINIMUM) -> bool:
    """Whether a figure over `count` people may stand beside figures over nested sets of `shown` people.

    Not where it counts too few, and not where subtracting two of them leaves too few (yesterday 9 people, today 10).
    """
    return count >= minimum and all(abs(count - other) >= minimum or count == other for other in shown)
