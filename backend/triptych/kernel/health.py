"""Health of a signal, and why. Undefined is never green: no evidence is *not shown*, and blocks a gate."""

from enum import StrEnum


class Health(StrEnum):
    """Declared and computed ratings share these words."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    NOT_SHOWN = "not_shown"


class KeyState(StrEnum):
    """State of one key at a gate."""

    PASSES = "passes"
    EXCEPTED = "excepted"
    BLOCKED = "blocked"
    NOT_SHOWN = "not_shown"
