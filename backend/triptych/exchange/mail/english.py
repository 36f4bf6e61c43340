"""Mails in English."""

from triptych.kernel.notice_words import Tie

LANGUAGE = "en"
EVENTS = {
    "exception_requested": "{who} opened the request",
    "need_restated": "{who} restated the need",
    "need_confirmed": "{who} confirmed the restatement",
    "need_corrected": "{who} corrected the restatement",
    "rule_cited": "{who} cited a rule",
    "gap_named": "{who} named a capability gap",
    "alternative_proposed": "{who} proposed an alternative",
    "alternative_revised": "{who} revised an alternative",
    "alternative_withdrawn": "{who} took an alternative back",
    "alternative_marked": "{who} said whether an alternative is real",
    "alternative_signed": "{who} signed an alternative",
    "answer_submitted": "{who} passed it on for a decision",
    "decline_proposed": "{who} put a decline forward",
    "deferral_proposed": "{who} put a deferral forward",
    "helper_accepted": "{who} accepted to help",
    "helper_refused": "{who} did not accept to help",
    "answer_withdrawn": "{who} took the answer back",
    "approval_signed": "{who} signed the approval",
    "decision_made": "{who} decided",
    "condition_met": "{who} showed that a condition is met",
    "decision_revoked": "{who} revoked the approval",
    "decision_appealed": "{who} appealed the decision",
    "request_reopened": "{who} reopened the request",
    "request_withdrawn": "{who} withdrew the request",
    "request_closed": "{who} closed the request",
    "phi_stated": "{who} stated what waiting costs",
    "further_cost_stated": "{who} stated what else waiting costs",
    "phi_disputed": "{who} disputed what waiting costs",
    "precedent_distinguished": "{who} wrote how this differs from a precedent",
    "outside_answered": "{who} recorded what the authority outside answered",
    "harm_recorded": "{who} recorded a harm",
    "escalated": "Nobody acted in time, and it was escalated",
    "precedent_followed": "{who} followed a precedent",
    "seal_asked": "{who} asked to open a seal",
    "seal_opened": "{who} opened a seal",
    "decision_directed": "{who} directed the decision",
    "dissent_entered": "{who} entered a dissent",
    "emergency_reviewed": "{who} reviewed the emergency go",
    "due_soon": "Three quarters of the time for this are over",
    "expires": "The approval ends soon",
    "expired": "The approval has ended",
    "gap_partner_invited": "{who} invited the requester to work on the capability",
    "gap_partner_replied": "{who} replied to the invitation",
    "gap_delivered": "{who} said that the missing capability is there",
    "comment_made": "{who} commented",
}
ACTS = {
    "restateNeed": "Restate the need",
    "confirmNeed": "Confirm the restated need",
    "citeRule": "Name what stands in the way",
    "submitAnswer": "Complete the answer",
    "approveRequest": "Decide",
    "signTerms": "Sign the terms",
    "upholdDecision": "Decide on the appeal",
    "reopenRequest": "Take it up again",
    "escalated": "See that it moves",
    "reviewEmergency": "Review the emergency go",
    "replyAsHelper": "Say whether you help",
}
TIES = {
    Tie.MUST_ACT: "You get this because the next act is yours.",
    Tie.ASKED: "You get this because you asked for it.",
    Tie.HELPS: "You get this because you were named as its helper.",
    Tie.TOOK_PART: "You get this because you took part.",
    Tie.FOLLOWS: "You get this because you follow it.",
    Tie.RUNS_PROJECT: "You get this because you run its project.",
}


def _digest(count: int) -> str:
    return "Your digest: one notice" if count == 1 else f"Your digest: {count} notices"


WORDS = (
    "Somebody",
    "Waits for you",
    "Choose how you are told",
    lambda name: f"Hello {name},",
    _digest,
    lambda count: "News on one request" if count == 1 else f"News on {count} requests",
    EVENTS,
    ACTS,
    TIES,
    "{who} did something on the request",
)
