"""What offices set for the decision clock holds from then on; what was held against it stays."""

from datetime import datetime

from triptych.access.work import Work
from triptych.kernel.refusals import Invalid

FARTHEST_DAYS = 366


def must_hold_from(work: Work, asked: datetime | None) -> datetime:
    """From when it holds: now, or an instant of the coming year. Raises `Invalid` for any other."""
    if asked is None:
        return work.now
    if asked < work.now:
        raise Invalid.at("validFrom", "past", "What counted until now is not rewritten; choose a later day.")
    if (asked - work.now).days > FARTHEST_DAYS:
        raise Invalid.at("validFrom", "too_far", "Choose a day of the coming year.")
    return asked
