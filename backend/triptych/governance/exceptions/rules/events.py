"""What may happen to an exception request, and where it may stand."""

from dataclasses import dataclass
from enum import StrEnum

from triptych.kernel.exception_words import Outcome


class EventKind(StrEnum):
    """What may happen to a request, in the past tense."""

    EXCEPTION_REQUESTED = "exception_requested"
    NEED_RESTATED = "need_restated"
    NEED_CONFIRMED = "need_confirmed"
    NEED_CORRECTED = "need_corrected"
    RULE_CITED = "rule_cited"
    GAP_NAMED = "gap_named"
    ALTERNATIVE_PROPOSED = "alternative_proposed"
    ALTERNATIVE_REVISED = "alternative_revised"
    ALTERNATIVE_MARKED = "alternative_marked"
    ALTERNATIVE_SIGNED = "alternative_signed"
    ANSWER_SUBMITTED = "answer_submitted"
    DECLINE_PROPOSED = "decline_proposed"
    DEFERRAL_PROPOSED = "deferral_proposed"
    HELPER_ACCEPTED = "helper_accepted"
    HELPER_REFUSED = "helper_refused"
    ANSWER_WITHDRAWN = "answer_withdrawn"
    APPROVAL_SIGNED = "approval_signed"
    DECISION_MADE = "decision_made"
    CONDITION_MET = "condition_met"
    DECISION_REVOKED = "decision_revoked"
    REQUEST_REOPENED = "request_reopened"
    REQUEST_WITHDRAWN = "request_withdrawn"
    REQUEST_CLOSED = "request_closed"
    PHI_STATED = "phi_stated"
    PHI_DISPUTED = "phi_disputed"
    FURTHER_COST_STATED = "further_cost_stated"
    COMMENT_MADE = "comment_made"
    ESCALATED = "escalated"
    DECISION_APPEALED = "decision_appealed"
    PRECEDENT_FOLLOWED = "precedent_followed"
    PRECEDENT_DISTINGUISHED = "precedent_distinguished"
    HARM_RECORDED = "harm_recorded"
    SEAL_ASKED = "seal_asked"
    SEAL_OPENED = "seal_opened"
    DECISION_DIRECTED = "decision_directed"
    DISSENT_ENTERED = "dissent_entered"
    EMERGENCY_REVIEWED = "emergency_reviewed"
    GAP_PARTNER_INVITED = "gap_partner_invited"
    GAP_PARTNER_REPLIED = "gap_partner_replied"
    GAP_DELIVERED = "gap_delivered"
    OUTSIDE_ANSWERED = "outside_answered"


class State(StrEnum):
    """Where a request stands. `UNOPENED` is before its first event."""

    UNOPENED = ""
    OPENED = "opened"
    RESTATED = "restated"
    CONFIRMED = "confirmed"
    ANSWERING = "answering"
    DECIDING = "deciding"
    DECLINE_PROPOSED = "decline_proposed"
    DECLINE_HELPED = "decline_helped"
    DEFERRAL_PROPOSED = "deferral_proposed"
    DEFERRAL_HELPED = "deferral_helped"
    APPROVED = "approved"
    APPROVED_WITH_CONDITIONS = "approved_with_conditions"
    DECLINED = "declined"
    DEFERRED = "deferred"
    REVOKED = "revoked"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    APPEALED = "appealed"
    EMERGENCY_GO = "emergency_go"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, as far as the state depends on it; `outcome` belongs to `decision_made` alone."""

    kind: EventKind
    outcome: Outcome | None = None

    def __post_init__(self) -> None:
        if (self.kind is EventKind.DECISION_MADE) != (self.outcome is not None):
            raise ValueError("a decision has an outcome, and nothing else has")
