"""Two truths (EX12): how much complies with exceptions, and how much complies without them, counted in one place.

Law: whatever is counted stands in one of two pairs of states, with exceptions and without. With them it complies where
it passes or is excepted; without them only where it passes. So *with* is never less than *without*, and both are the
same where no exception is in force.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from triptych.kernel.health import KeyState


@dataclass(frozen=True, slots=True)
class Compliance:
    """Of `counted` things, how many comply with exceptions, and how many without. Raises `ValueError` where it lies."""

    counted: int
    with_exceptions: int
    without_exceptions: int

    def __post_init__(self) -> None:
        if not 0 <= self.without_exceptions <= self.with_exceptions <= self.counted:
            raise ValueError(f"These are no two truths: {self}")

    def __add__(self, other: "Compliance") -> "Compliance":
        return Compliance(
            self.counted + other.counted,
            self.with_exceptions + other.with_exceptions,
            self.without_exceptions + other.without_exceptions,
        )


NOTHING_COUNTED = Compliance(0, 0, 0)


def excepted(without: KeyState, covered: bool) -> KeyState:
    """How something stands with exceptions: what passes needs none, and what is covered passes by one."""
    return KeyState.EXCEPTED if covered and without is not KeyState.PASSES else without


def compliance(states: Iterable[tuple[KeyState, KeyState]]) -> Compliance:
    """The two truths of things told as (with exceptions, without exceptions)."""
    told = list(states)
    return Compliance(
        len(told),
        sum(1 for shown, _ in told if shown in (KeyState.PASSES, KeyState.EXCEPTED)),
        sum(1 for _, bare in told if bare is KeyState.PASSES),
    )
