"""Three keys open a gate (OM2): computed evidence of each office, with and without exceptions (EX12).

Law, per key. *Delivery*: no violated standard without an exception in force, forecast cost and finish within tolerance.
*Service*: every acceptance criterion signed or excepted. *People*: the share of people with a barrier before Ability
at or below the threshold, n >= 5. No evidence is *not shown* and blocks; it is never green. An exception covers the
point it names, or the whole key, or a workstream that does not apply.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from triptych.kernel.compliance import Compliance, compliance, excepted
from triptych.kernel.health import KeyState
from triptych.kernel.targets import Case, Target


class Key(StrEnum):
    """One key for each office's workstream."""

    DELIVERY = "delivery"
    SERVICE = "service"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a key looks at, before exceptions: its state, why (code and parameters), and what to name.

    `case` is what is known of it beyond the target: the money that it is about.
    """

    state: KeyState
    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    target: Target | None = None
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One point as it counts: without exceptions, with them, and until when an exception covers it."""

    without: KeyState
    with_exceptions: KeyState
    code: str
    params: Mapping[str, str]
    target: Target | None
    covered_until: datetime | None
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class KeyReading:
    """One key, both truths, every reason, and when the first cover that it leans on ends."""

    key: Key
    without: KeyState
    with_exceptions: KeyState
    reasons: tuple[Reason, ...]
    covered_until: datetime | None

    @property
    def compliance(self) -> Compliance:
        """Of the points that the key looks at, how many comply."""
        return compliance((reason.with_exceptions, reason.without) for reason in self.reasons)


CoveredUntil = Callable[[Target, Case | None], datetime | None]
_WORST_FIRST = (KeyState.BLOCKED, KeyState.NOT_SHOWN, KeyState.EXCEPTED, KeyState.PASSES)


def read_key(key: Key, points: Sequence[Point], whole: Sequence[Target], covered_until: CoveredUntil) -> KeyReading:
    """The worst point decides. `whole` are the targets by which an exception covers every point of the key at once.

    `covered_until` answers, for this instant, when the cover of a target ends, or None where it is not covered.
    """
    seen = points or (Point(KeyState.NOT_SHOWN, "no_evidence"),)
    reasons = tuple(_reason(point, whole, covered_until) for point in seen)
    leaned_on = [reason.covered_until for reason in reasons if reason.covered_until is not None]
    return KeyReading(
        key,
        _worst([reason.without for reason in reasons]),
        _worst([reason.with_exceptions for reason in reasons]),
        reasons,
        min(leaned_on, default=None),
    )


def _reason(point: Point, whole: Sequence[Target], covered_until: CoveredUntil) -> Reason:
    until = None
    if point.state is not KeyState.PASSES:
        naming = [*whole] if point.target is None else [point.target, *whole]
        until = max((end for target in naming if (end := covered_until(target, point.case)) is not None), default=None)
    state = excepted(point.state, until is not None)
    return Reason(point.state, state, point.code, point.params, point.target, until, point.case)


def _worst(states: Sequence[KeyState]) -> KeyState:
    return min(states, key=_WORST_FIRST.index)
