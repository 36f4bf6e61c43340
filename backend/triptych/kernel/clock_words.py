"""Words of the decision clock that the model, the rules and the graph share."""

from enum import StrEnum


class HopKind(StrEnum):
    """What somebody is waited for to do."""

    RESTATE = "restate"
    CONFIRM = "confirm"
    ANSWER = "answer"
    DECIDE = "decide"
    HELP = "help"
    TAKE_UP = "take_up"
    APPEAL = "appeal"


class Band(StrEnum):
    """The class of a request, by the amount asked."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    LARGEST = "largest"


class Pressure(StrEnum):
    """How a hop stands against its target."""

    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    LATE = "late"


class ReminderKind(StrEnum):
    """Why the clock reminded somebody: three quarters of a target are over, it escalated to them, an approval ends."""

    DUE_SOON = "due_soon"
    ESCALATED = "escalated"
    EXPIRES = "expires"
    EXPIRED = "expired"
