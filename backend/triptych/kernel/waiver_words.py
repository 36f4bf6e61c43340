"""The words of a class waiver that several rooms share, one meaning each."""

from enum import StrEnum


class WaiverEventKind(StrEnum):
    """What may be said to a class waiver: one answer to the proposal, and the end of one that was granted."""

    GRANTED = "granted"
    TURNED_DOWN = "turned_down"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"


class WaiverState(StrEnum):
    """Where a class waiver stands at an instant. Nobody writes it: it follows from what was said and from the clock.

    `LAPSED`: nobody answered the proposal before it could not be granted any more. `OUTDATED`: the rule has a newer
    wording in force than the one that was waived.
    """

    PROPOSED = "proposed"
    TURNED_DOWN = "turned_down"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    SCHEDULED = "scheduled"
    IN_FORCE = "in_force"
    OUTDATED = "outdated"
    EXPIRED = "expired"
    REVOKED = "revoked"
