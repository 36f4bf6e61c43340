"""Health of a change in three corners of ten factors (1 to 3 each), and its size in twelve items (1 to 5 each)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from triptych.kernel.figures import Figure
from triptych.kernel.health import Health
from triptych.kernel.refusals import Invalid

FACTORS = 10
CHARACTERISTICS = 12
LARGE_FROM = 35
NOT_ALL_ANSWERED = "not every factor is scored"


class Corner(StrEnum):
    """The three corners."""

    LEADERSHIP = "leadership"
    PROJECT_MANAGEMENT = "project_management"
    CHANGE_MANAGEMENT = "change_management"


@dataclass(frozen=True, slots=True)
class CutOffs:
    """From which sum (10 to 30) a corner is at risk rather than off track, and on track rather than at risk."""

    at_risk_from: int
    on_track_from: int


def corner_sum(factors: Sequence[int | None]) -> Figure[int]:
    """The sum of ten factors, 10 to 30; undefined until all ten are scored."""
    return _sum(factors, FACTORS, 3)


def corner_health(factors: Sequence[int | None], cut_offs: CutOffs) -> Health:
    """A corner's health by the configured cut-offs; not shown until all ten are scored."""
    total = corner_sum(factors).value
    if total is None:
        return Health.NOT_SHOWN
    if total >= cut_offs.on_track_from:
        return Health.ON_TRACK
    return Health.AT_RISK if total >= cut_offs.at_risk_from else Health.OFF_TRACK


def change_size(items: Sequence[int | None]) -> Figure[int]:
    """The sum of twelve characteristics, 12 to 60; undefined until all twelve are scored."""
    return _sum(items, CHARACTERISTICS, 5)


def is_large(items: Sequence[int | None]) -> Figure[bool]:
    """Whether the change is large: 35 or more."""
    return change_size(items).then(lambda total: Figure(total >= LARGE_FROM))


def _sum(scores: Sequence[int | None], count: int, top: int) -> Figure[int]:
    for at, score in enumerate(scores):
        if score is not None and not 1 <= score <= top:
            raise Invalid.at(f"scores.{at}", "off_the_scale", f"A score lies between 1 and {top}.")
    known = [score for score in scores if score is not None]
    if len(scores) != count or len(known) != count:
        return Figure(reason=NOT_ALL_ANSWERED)
    return Figure(sum(known))
