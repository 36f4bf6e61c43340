"""Half-open periods: from an instant up to but not including another; an open end is None."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Period:
    """``start <= t < end``; without an end it never ends."""

    start: datetime
    end: datetime | None = None

    def covers(self, instant: datetime) -> bool:
        """Whether the instant lies in the period; the end itself does not."""
        return self.start <= instant and (self.end is None or instant < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share an instant."""
        starts_before = other.end is None or self.start < other.end
        ends_after = self.end is None or other.start < self.end
        return starts_before and ends_after
