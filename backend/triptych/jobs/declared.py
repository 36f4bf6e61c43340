"""How a job is declared: its name, what does it, how often it is tried."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from triptych.access.work import Works
from triptych.model.database import Database
from triptych.model.queue import Payload
from triptych.model.settings import Settings

# Seconds before the next try, four times as long each time, up to an hour: ten tries take about four hours.
FIRST_PAUSE, LONGEST_PAUSE, GROWTH, MOST_GROWTH = 5.0, 3600.0, 4, 10


@dataclass(frozen=True, slots=True)
class Bench:
    """What jobs work with: units of work as the system, and what the installation has set."""

    database: Database
    works: Works
    settings: Settings


@dataclass(frozen=True, slots=True)
class Job:
    """What is done under a name; `tries` is how often it may fail.

    With `every` it returns by itself, whoever works: it is tried for ever, and never rests longer than that.
    `at_once` is how many of them are done at the same time, by all workers together; 0 is without a limit.
    """

    name: str
    run: Callable[[Bench, Payload], Awaitable[None]]
    every: timedelta | None = None
    tries: int = 10
    at_once: int = 0

    def rests_after(self, failures: int) -> timedelta | None:
        """How long it rests after it failed for the so many-th time; None where it is given up."""
        if self.every is not None:
            return min(pause_after(failures), self.every)
        return pause_after(failures) if failures < self.tries else None


def pause_after(failures: int) -> timedelta:
    """How long a job rests after it failed for the so many-th time."""
    return timedelta(seconds=min(FIRST_PAUSE * GROWTH ** min(failures - 1, MOST_GROWTH), LONGEST_PAUSE))
