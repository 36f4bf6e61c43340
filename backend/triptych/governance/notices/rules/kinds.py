"""What an event is to somebody: theirs to act on, a change, for their information, or nothing they are told of.

Law: whoever must act next is told urgently, and once: the same act is not asked for again while it still waits. Whoever
asked, helps, took part or follows is told of changes. Whoever runs the project is told how it ends and begins. What
happened long ago, before anybody could be told, is told only to those who must still act.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from triptych.governance.exceptions.rules.events import EventKind as K
from triptych.kernel.notice_words import Tie, Urgency

NEWS_FOR = timedelta(days=7)
# What belongs to the work on a request and turns nothing: to know, not to look at.
MINOR = frozenset(
    {
        K.ALTERNATIVE_MARKED,
        K.ALTERNATIVE_REVISED,
        K.ALTERNATIVE_SIGNED,
        K.CONDITION_MET,
        K.FURTHER_COST_STATED,
        K.GAP_NAMED,
        K.PHI_DISPUTED,
        K.PHI_STATED,
        K.PRECEDENT_DISTINGUISHED,
        K.PRECEDENT_FOLLOWED,
        K.RULE_CITED,
    }
)
# What whoever runs the project is told of, though they had no part in it.
TURNS = frozenset(
    {
        K.EXCEPTION_REQUESTED,
        K.DECISION_MADE,
        K.DECISION_REVOKED,
        K.REQUEST_REOPENED,
        K.REQUEST_WITHDRAWN,
        K.REQUEST_CLOSED,
    }
)
NEAR = (Tie.ASKED, Tie.HELPS, Tie.TOOK_PART, Tie.FOLLOWS)


@dataclass(frozen=True, slots=True)
class Concern:
    """One person as an event finds them.

    `next_act` is the name of the act that the request waits for from them now; `asked_for` those that an earlier notice
    asks them for already. `muted`: they said that they want to be told only of what is theirs to do.
    """

    ties: frozenset[Tie] = frozenset()
    next_act: str | None = None
    asked_for: frozenset[str] = frozenset()
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What one person is told: how urgent, why, and which act is theirs; an act where it is urgent, and only there."""

    urgency: Urgency
    tie: Tie
    act: str | None = None


def told(kind: K, happened_at: datetime, now: datetime, concern: Concern) -> Told | None:
    """What somebody is told of an event, or None. Whether they may read the request is asked elsewhere."""
    if concern.next_act is not None and concern.next_act not in concern.asked_for:
        return Told(Urgency.ACT, Tie.MUST_ACT, concern.next_act)
    if concern.muted or no_news(happened_at, now):
        return None
    tie = nearest(concern.ties)
    if tie in NEAR:
        return Told(Urgency.INFORMATION if kind in MINOR else Urgency.CHANGED, tie)
    if tie is Tie.RUNS_PROJECT and kind in TURNS:
        return Told(Urgency.INFORMATION, tie)
    return None


def no_news(happened_at: datetime, now: datetime) -> bool:
    """Whether something happened so long ago that it is told to nobody who has nothing to do about it."""
    return now - happened_at > NEWS_FOR


def nearest(ties: Collection[Tie]) -> Tie | None:
    """The tie that is named as the reason, where there are several."""
    return min(ties, key=list(Tie).index, default=None)
