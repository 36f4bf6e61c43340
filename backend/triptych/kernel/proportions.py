"""A share of a sample with its Wilson score interval (Wilson, 1927)."""

from dataclasses import dataclass
from decimal import Decimal

from triptych.kernel.figures import Figure

Z_95 = Decimal("1.959963984540054")
NO_CASES = "no cases"


@dataclass(frozen=True, slots=True)
class Proportion:
    """Hits of n, as a share from 0 to 1, with the ends of its interval."""

    hits: int
    n: int
    share: Decimal
    low: Decimal
    high: Decimal


def wilson(hits: int, n: int, z: Decimal = Z_95) -> Figure[Proportion]:
    """(p + z2/2n -+ z sqrt(p(1-p)/n + z2/4n2)) / (1 + z2/n), 95 % by default; undefined without cases.

    Raises `ValueError` for hits outside 0 to n. The ends stay within 0 and 1 and never cross the share.
    """
    if not 0 <= hits <= n:
        raise ValueError("hits lie between none and all")
    if n == 0:
        return Figure(reason=NO_CASES)
    share = Decimal(hits) / n
    square = z * z / n
    middle = share + square / 2
    spread = (share * (1 - share) * square + square * square / 4).sqrt()
    low = min(max((middle - spread) / (1 + square), Decimal(0)), share)
    high = max(min((middle + spread) / (1 + square), Decimal(1)), share)
    return Figure(Proportion(hits, n, share, low, high))
