"""An emergency go: at once, not for long, and reviewed within a day by another person (EX14)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol

from triptych.kernel.exception_words import Outcome
from triptych.kernel.refusals import Problem
from triptych.kernel.said import says_something

REVIEWED_WITHIN = timedelta(hours=24)
LONGEST_HOURS = 72


class UrgentAsk(Protocol):
    """What is looked at of an emergency go."""

    @property
    def reason(self) -> str: ...
    @property
    def unwind_plan(self) -> str: ...
    @property
    def hours(self) -> int: ...


def review_due(outcome: Outcome, at: datetime) -> datetime | None:
    """Until when a decision waits for its review: only an emergency go does."""
    return at + REVIEWED_WITHIN if outcome is Outcome.EMERGENCY_GO else None


def emergency_problems(ask: UrgentAsk) -> tuple[Problem, ...]:
    """Everything that an emergency go lacks, at once."""
    return tuple(_problems(ask))


def _problems(ask: UrgentAsk) -> Iterator[Problem]:
    if not says_something(ask.reason):
        yield Problem("reason", "required", "Say why it cannot wait; the reason stays with the decision.")
    if not says_something(ask.unwind_plan):
        yield Problem("unwindPlan", "required", "Say how it is undone, should the review not let it stand.")
    if not 1 <= ask.hours <= LONGEST_HOURS:
        yield Problem("hours", "out_of_range", f"An emergency go holds for 1 to {LONGEST_HOURS} hours.")
