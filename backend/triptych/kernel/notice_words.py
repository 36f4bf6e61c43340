"""The words of notices that several rooms share: how urgent one is, why somebody gets it, and which way it goes."""

from enum import StrEnum


class Urgency(StrEnum):
    """What a notice asks of its reader: to act, to know of a change, or nothing."""

    ACT = "act"
    CHANGED = "changed"
    INFORMATION = "information"


class Tie(StrEnum):
    """Why somebody is told, the nearest first."""

    MUST_ACT = "must_act"
    ASKED = "asked"
    HELPS = "helps"
    TOOK_PART = "took_part"
    DECIDED = "decided"
    PROPOSED = "proposed"
    LENT_TO = "lent_to"
    LENT = "lent"
    OWNS_RULE = "owns_rule"
    FOLLOWS = "follows"
    RUNS_PROJECT = "runs_project"


class Way(StrEnum):
    """How a notice is delivered beside the inbox."""

    AT_ONCE = "at_once"
    DIGEST = "digest"
    INBOX = "inbox"


class MailKind(StrEnum):
    """A mail about what is due now, or the one of the day."""

    AT_ONCE = "at_once"
    DIGEST = "digest"
