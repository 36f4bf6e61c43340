"""What stands in the calendar of exceptions."""

from enum import StrEnum


class EntryKind(StrEnum):
    """What comes to its day."""

    APPROVAL_ENDS = "approval_ends"
    APPROVAL_EXTENDED = "approval_extended"
    EMERGENCY_GO_ENDS = "emergency_go_ends"
    CONDITION_DUE = "condition_due"
    DEFERRAL_LAPSES = "deferral_lapses"
    REVIEW_DUE = "review_due"
    WAIVER_ENDS = "waiver_ends"
    WAIVER_OUTDATED = "waiver_outdated"
    WAIVER_REVIEW = "waiver_review"


class EntryState(StrEnum):
    """How it stands at the instant of whoever asks: what is owed is ahead, done or overdue; an end is ahead or over."""

    AHEAD = "ahead"
    DONE = "done"
    OVERDUE = "overdue"
    OVER = "over"
