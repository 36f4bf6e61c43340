"""What happened to a request, and what cannot happen now, in the words of the people who read it."""

from collections.abc import Iterable

from triptych.governance.exceptions.rules.events import EventKind as K
from triptych.governance.exceptions.rules.events import State

_TOLD = 3
HAPPENED: dict[K, str] = {
    K.EXCEPTION_REQUESTED: "the request was opened",
    K.NEED_RESTATED: "the need was restated",
    K.NEED_CONFIRMED: "the need was confirmed",
    K.NEED_CORRECTED: "the restated need was corrected",
    K.RULE_CITED: "a rule was cited",
    K.GAP_NAMED: "a capability gap was named",
    K.ALTERNATIVE_PROPOSED: "an alternative was proposed",
    K.ALTERNATIVE_REVISED: "an alternative was revised or taken back",
    K.ALTERNATIVE_MARKED: "an alternative was marked",
    K.ALTERNATIVE_SIGNED: "an alternative was signed",
    K.ANSWER_SUBMITTED: "the answer was passed on for a decision",
    K.DECLINE_PROPOSED: "a decline was put forward",
    K.DEFERRAL_PROPOSED: "a deferral was put forward",
    K.HELPER_ACCEPTED: "the named helper accepted",
    K.HELPER_REFUSED: "the named helper will not help",
    K.ANSWER_WITHDRAWN: "a proposed decline or deferral was taken back",
    K.APPROVAL_SIGNED: "an approval was signed",
    K.DECISION_MADE: "a decision was made",
    K.CONDITION_MET: "a condition was met",
    K.DECISION_REVOKED: "the approval was revoked",
    K.REQUEST_REOPENED: "the request was taken up again",
    K.REQUEST_WITHDRAWN: "the request was withdrawn",
    K.REQUEST_CLOSED: "the request was closed",
    K.PHI_STATED: "the idle share was stated",
    K.PHI_DISPUTED: "the idle share was disputed",
    K.FURTHER_COST_STATED: "a further cost of waiting was stated",
    K.COMMENT_MADE: "somebody commented",
    K.ESCALATED: "it was escalated",
    K.DECISION_APPEALED: "the decision was appealed",
    K.PRECEDENT_FOLLOWED: "a precedent was followed",
    K.PRECEDENT_DISTINGUISHED: "a precedent was distinguished",
    K.HARM_RECORDED: "harm was recorded",
    K.SEAL_ASKED: "somebody asked for a seal to be opened",
    K.SEAL_OPENED: "a seal was opened",
    K.DECISION_DIRECTED: "a decision was directed",
    K.DISSENT_ENTERED: "a dissent was entered",
    K.EMERGENCY_REVIEWED: "the emergency go was reviewed",
    K.GAP_PARTNER_INVITED: "the requester was invited to help close the gap",
    K.GAP_PARTNER_REPLIED: "the invitation was replied to",
    K.GAP_DELIVERED: "the gap was closed",
    K.OUTSIDE_ANSWERED: "what the authority outside answered was recorded",
}
_CANNOT: dict[K, str] = {
    K.EXCEPTION_REQUESTED: "it cannot be opened again",
    K.NEED_RESTATED: "its need cannot be restated",
    K.NEED_CONFIRMED: "its need cannot be confirmed",
    K.NEED_CORRECTED: "its need cannot be corrected",
    K.RULE_CITED: "no rule can be cited",
    K.GAP_NAMED: "no capability gap can be named",
    K.ALTERNATIVE_PROPOSED: "no alternative can be proposed",
    K.ALTERNATIVE_REVISED: "no alternative can be revised or taken back",
    K.ALTERNATIVE_MARKED: "no alternative can be marked",
    K.ALTERNATIVE_SIGNED: "no alternative can be signed",
    K.ANSWER_SUBMITTED: "it cannot be passed on for a decision",
    K.DECLINE_PROPOSED: "it cannot be declined",
    K.DEFERRAL_PROPOSED: "it cannot be deferred",
    K.HELPER_ACCEPTED: "no helper can accept",
    K.HELPER_REFUSED: "no helper can refuse",
    K.ANSWER_WITHDRAWN: "no decline or deferral can be taken back",
    K.APPROVAL_SIGNED: "no approval can be signed",
    K.DECISION_MADE: "it cannot be decided so",
    K.CONDITION_MET: "no condition can be met",
    K.DECISION_REVOKED: "no approval can be revoked",
    K.REQUEST_REOPENED: "it cannot be taken up again",
    K.REQUEST_WITHDRAWN: "it cannot be withdrawn",
    K.REQUEST_CLOSED: "it cannot be closed",
    K.PHI_STATED: "the idle share cannot be stated",
    K.PHI_DISPUTED: "the idle share cannot be disputed",
    K.FURTHER_COST_STATED: "no further cost of waiting can be stated",
    K.COMMENT_MADE: "nobody can comment",
    K.ESCALATED: "it cannot be escalated",
    K.DECISION_APPEALED: "no decision can be appealed",
    K.PRECEDENT_FOLLOWED: "no precedent can be followed",
    K.PRECEDENT_DISTINGUISHED: "no precedent can be distinguished",
    K.HARM_RECORDED: "no harm can be recorded",
    K.SEAL_ASKED: "no seal can be opened",
    K.SEAL_OPENED: "no seal can be opened",
    K.DECISION_DIRECTED: "no decision can be directed",
    K.DISSENT_ENTERED: "no dissent can be entered",
    K.EMERGENCY_REVIEWED: "no emergency go can be reviewed",
    K.GAP_PARTNER_INVITED: "nobody can be invited",
    K.GAP_PARTNER_REPLIED: "no invitation can be replied to",
    K.GAP_DELIVERED: "no gap can be closed",
    K.OUTSIDE_ANSWERED: "no answer of an authority outside can be recorded",
}


def untimely(state: State, kind: K) -> str:
    """Why an event does not fit the state."""
    where = f"“{state.replace('_', ' ')}”" if state else "not opened yet"
    return f"This request is {where}: {_CANNOT[kind]} now."


def happened(kinds: Iterable[K]) -> str:
    """What happened, in its order and each kind once: "a rule was cited and somebody commented"."""
    told = [HAPPENED[kind] for kind in dict.fromkeys(kinds)]
    named = [*told[:_TOLD], "more"] if len(told) > _TOLD else told
    return " and ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else "".join(named)
