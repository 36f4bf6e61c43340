"""The life of an exception request: its state is the fold of its events, and nothing else writes it (trap 1).

`TRANSITIONS` is plain data, because a database trigger mirrors it row by row. A step is the kind of an event; the step
of `decision_made` also tells the outcome (``decision_made:approved``). What only the clock moves is no state: an
approval past its *valid until* is still "approved" here, and `coverage` says that it covers nothing.

Laws held by the table: no rule or gap before the need is confirmed (EX1); a decline or deferral is decided only after
its helper accepted (EX2); an approval is re-opened only after it was revoked or has ended, so that a proposed refusal
never stands beside an approval in force (the end is the clock's, so the service and a trigger look at it). Closing
settles the matter and leaves the approval in force: it can still be revoked, and its conditions can still be met. A
"no", a "later" and a revocation are appealed once (the database counts), to somebody with more authority, who approves
after all or upholds what stood (EX14). An emergency go is given while nothing is decided, and stands until it is
approved, revoked or over.
"""

from collections.abc import Iterable

from triptych.governance.exceptions.rules.events import Event as Event
from triptych.governance.exceptions.rules.events import EventKind as EventKind
from triptych.governance.exceptions.rules.events import State as State
from triptych.governance.exceptions.rules.wording import untimely
from triptych.kernel.exception_words import Outcome
from triptych.kernel.refusals import Conflict

K, S = EventKind, State
_TALK = (K.COMMENT_MADE, K.SEAL_ASKED, K.SEAL_OPENED)
_BURN = (K.PHI_STATED, K.PHI_DISPUTED, K.FURTHER_COST_STATED)
_WAITING = (*_TALK, *_BURN, K.ESCALATED)
_DISSENT = (K.DISSENT_ENTERED,)
_TELLING = (K.DECISION_DIRECTED, *_DISSENT)
_OPTIONS = (K.ALTERNATIVE_PROPOSED, K.ALTERNATIVE_REVISED, K.ALTERNATIVE_MARKED, K.ALTERNATIVE_SIGNED)
_STANCES = (K.PRECEDENT_FOLLOWED, K.PRECEDENT_DISTINGUISHED)
_AFTER = (*_STANCES, K.HARM_RECORDED)
_CITING = (K.RULE_CITED, K.GAP_NAMED)
_REFUSING = {K.DECLINE_PROPOSED: S.DECLINE_PROPOSED, K.DEFERRAL_PROPOSED: S.DEFERRAL_PROPOSED}
_HELPLESS = {K.HELPER_REFUSED: S.DECIDING, K.ANSWER_WITHDRAWN: S.DECIDING}
_LEAVING = {K.REQUEST_WITHDRAWN: S.WITHDRAWN}
_AGAIN = {K.REQUEST_REOPENED: S.REOPENED, K.REQUEST_CLOSED: S.CLOSED}
_ENDING = {**_AGAIN, K.DECISION_APPEALED: S.APPEALED}


def _stay(state: State, *kinds: EventKind) -> dict[EventKind, State]:
    return dict.fromkeys(kinds, state)


TRANSITIONS: dict[State, dict[EventKind, State]] = {
    S.UNOPENED: {K.EXCEPTION_REQUESTED: S.OPENED},
    S.OPENED: {K.NEED_RESTATED: S.RESTATED, **_LEAVING, **_stay(S.OPENED, *_WAITING)},
    S.RESTATED: {
        K.NEED_CONFIRMED: S.CONFIRMED,
        K.NEED_CORRECTED: S.OPENED,
        **_LEAVING,
        **_stay(S.RESTATED, K.NEED_RESTATED, *_WAITING),
    },
    S.CONFIRMED: {
        **dict.fromkeys(_CITING, S.ANSWERING),
        K.ANSWER_SUBMITTED: S.DECIDING,
        **_LEAVING,
        **_stay(S.CONFIRMED, *_OPTIONS, *_WAITING),
    },
    S.ANSWERING: {
        K.ANSWER_SUBMITTED: S.DECIDING,
        **_REFUSING,
        **_LEAVING,
        **_stay(S.ANSWERING, *_TELLING, *_CITING, *_OPTIONS, *_STANCES, *_WAITING),
    },
    S.DECIDING: {
        **_REFUSING,
        **_LEAVING,
        **_stay(S.DECIDING, *_TELLING, *_CITING, *_OPTIONS, K.APPROVAL_SIGNED, *_STANCES, *_WAITING),
    },
    S.REOPENED: {
        **_REFUSING,
        **_LEAVING,
        **_stay(S.REOPENED, *_TELLING, *_CITING, *_OPTIONS, K.APPROVAL_SIGNED, *_STANCES, *_WAITING),
    },
    S.DECLINE_PROPOSED: {
        K.HELPER_ACCEPTED: S.DECLINE_HELPED,
        **_HELPLESS,
        **_LEAVING,
        **_stay(S.DECLINE_PROPOSED, *_DISSENT, K.APPROVAL_SIGNED, *_STANCES, *_WAITING),
    },
    S.DEFERRAL_PROPOSED: {
        K.HELPER_ACCEPTED: S.DEFERRAL_HELPED,
        **_HELPLESS,
        **_LEAVING,
        **_stay(S.DEFERRAL_PROPOSED, *_DISSENT, K.APPROVAL_SIGNED, *_STANCES, *_WAITING),
    },
    S.DECLINE_HELPED: {},
    S.DEFERRAL_HELPED: {},
    S.APPROVED: {
        K.DECISION_REVOKED: S.REVOKED,
        **_AGAIN,
        **_stay(S.APPROVED, *_DISSENT, K.APPROVAL_SIGNED, *_AFTER, *_TALK),
    },
    S.APPROVED_WITH_CONDITIONS: {
        K.DECISION_REVOKED: S.REVOKED,
        **_AGAIN,
        **_stay(S.APPROVED_WITH_CONDITIONS, *_DISSENT, K.CONDITION_MET, K.APPROVAL_SIGNED, *_AFTER, *_TALK),
    },
    S.DECLINED: {**_ENDING, **_stay(S.DECLINED, *_DISSENT, K.APPROVAL_SIGNED, *_AFTER, *_TALK)},
    S.DEFERRED: {
        **_ENDING,
        **_LEAVING,
        **_stay(S.DEFERRED, *_DISSENT, K.APPROVAL_SIGNED, *_AFTER, *_TALK, K.ESCALATED),
    },
    S.REVOKED: {**_ENDING, **_stay(S.REVOKED, *_DISSENT, K.HARM_RECORDED, *_TALK, K.ESCALATED)},
    S.APPEALED: {
        K.REQUEST_CLOSED: S.CLOSED,
        **_stay(S.APPEALED, *_DISSENT, K.APPROVAL_SIGNED, *_STANCES, *_WAITING),
    },
    S.EMERGENCY_GO: {
        K.DECISION_REVOKED: S.REVOKED,
        K.REQUEST_REOPENED: S.REOPENED,
        **_stay(S.EMERGENCY_GO, K.EMERGENCY_REVIEWED, K.APPROVAL_SIGNED, *_DISSENT, *_STANCES, *_TALK, K.ESCALATED),
    },
    S.WITHDRAWN: _stay(S.WITHDRAWN, *_TALK),
    S.CLOSED: {K.DECISION_REVOKED: S.REVOKED, **_stay(S.CLOSED, *_DISSENT, K.CONDITION_MET, K.HARM_RECORDED, *_TALK)},
}
# What became of a gap, and what an authority outside answered, is told wherever something may have been cited.
_GAP = (K.GAP_PARTNER_INVITED, K.GAP_PARTNER_REPLIED, K.GAP_DELIVERED, K.OUTSIDE_ANSWERED)
_BEFORE_CITING = {S.UNOPENED, S.OPENED, S.RESTATED, S.CONFIRMED, S.DECLINE_HELPED, S.DEFERRAL_HELPED}
for _state in TRANSITIONS.keys() - _BEFORE_CITING:
    TRANSITIONS[_state] |= _stay(_state, *_GAP)
_APPROVABLE = (S.DECIDING, S.REOPENED, S.DECLINE_PROPOSED, S.DEFERRAL_PROPOSED)
SUPERSEDABLE = (S.APPROVED, S.APPROVED_WITH_CONDITIONS, S.DECLINED, S.DEFERRED)
_APPROVING = {Outcome.APPROVED: S.APPROVED, Outcome.APPROVED_WITH_CONDITIONS: S.APPROVED_WITH_CONDITIONS}
_URGENT = {Outcome.EMERGENCY_GO: S.EMERGENCY_GO}
DECISIONS: dict[State, dict[Outcome, State]] = {
    **dict.fromkeys((S.CONFIRMED, S.ANSWERING), _URGENT),
    **dict.fromkeys(_APPROVABLE, _APPROVING | _URGENT),
    **dict.fromkeys((*SUPERSEDABLE, S.EMERGENCY_GO), _APPROVING),
    S.DECLINE_HELPED: {Outcome.DECLINED: S.DECLINED},
    S.DEFERRAL_HELPED: {Outcome.DEFERRED: S.DEFERRED},
    S.APPEALED: {
        **_APPROVING,
        Outcome.DECLINE_UPHELD: S.DECLINED,
        Outcome.DEFERRAL_UPHELD: S.DEFERRED,
        Outcome.REVOCATION_UPHELD: S.REVOKED,
    },
}
CLOCK_STANDS_IN = frozenset({S.UNOPENED, *SUPERSEDABLE, S.EMERGENCY_GO, S.WITHDRAWN, S.CLOSED})


def follow(state: State, event: Event) -> State:
    """The state after the event. Raises `Conflict`, saying what stands now, where the event cannot happen."""
    if event.outcome is not None:
        next_state = DECISIONS.get(state, {}).get(event.outcome)
    else:
        next_state = TRANSITIONS[state].get(event.kind)
    if next_state is None:
        raise Conflict(untimely(state, event.kind))
    return next_state


def fold(events: Iterable[Event]) -> State:
    """The state that a request's events lead to, in their order. Raises `Conflict` for a history that cannot be."""
    state = State.UNOPENED
    for event in events:
        state = follow(state, event)
    return state


def allowed(state: State) -> frozenset[EventKind]:
    """The kinds of event that can happen next."""
    deciding = {EventKind.DECISION_MADE} if DECISIONS.get(state) else set()
    return frozenset(TRANSITIONS[state]) | deciding


def clock_runs(state: State) -> bool:
    """Whether waiting costs: from opening to the decision in force, and again when one is revoked or re-opened."""
    return state not in CLOCK_STANDS_IN


def transition_rows() -> tuple[tuple[str, str, str], ...]:
    """The whole table as (state, step, next state), for the database's mirror."""
    events = [(s.value, k.value, n.value) for s, steps in TRANSITIONS.items() for k, n in steps.items()]
    decisions = [
        (s.value, f"{EventKind.DECISION_MADE}:{o}", n.value) for s, steps in DECISIONS.items() for o, n in steps.items()
    ]
    return tuple(sorted(events + decisions))
