"""The words of an exception request that several rooms share, one meaning each."""

from enum import StrEnum


class Payer(StrEnum):
    """Whose money it is decides whose authority is needed (EX7)."""

    REQUESTER = "requester"
    PROVIDER = "provider"


class HoursBasis(StrEnum):
    """Whether waiting costs around the clock or in working hours only."""

    CALENDAR = "calendar"
    WORKING = "working"


class FurtherCostKind(StrEnum):
    """What waiting costs beside the burn (DOMAIN 4.4): two run by the hour, one falls on a day."""

    DEFERRED_BENEFIT = "deferred_benefit"
    PENALTY = "penalty"
    DEADLINE_LOSS = "deadline_loss"


class AlternativeKind(StrEnum):
    """The four kinds of alternative (EX2)."""

    WITHIN_RULE = "within_rule"
    PARTIAL_OR_INTERIM = "partial_or_interim"
    ANOTHER_SOURCE = "another_source"
    CHANGE_RULE = "change_rule"


class Outcome(StrEnum):
    """What a decision says. A revocation is a decision too: it supersedes the one it takes back."""

    APPROVED = "approved"
    APPROVED_WITH_CONDITIONS = "approved_with_conditions"
    DECLINED = "declined"
    DEFERRED = "deferred"
    REVOKED = "revoked"
    DECLINE_UPHELD = "decline_upheld"
    DEFERRAL_UPHELD = "deferral_upheld"
    REVOCATION_UPHELD = "revocation_upheld"
    EMERGENCY_GO = "emergency_go"


class TermsNature(StrEnum):
    """What terms are to the decision before: a yes of their own, its longer life, or a go before all have agreed."""

    ORDINARY = "ordinary"
    EXTENSION = "extension"
    EMERGENCY = "emergency"


class SignatureKind(StrEnum):
    """The two authorities that meet in one exception, and the one that goes ahead of both for a day."""

    RULE_WAIVER = "rule_waiver"
    MONEY = "money"
    EMERGENCY = "emergency"


class OutsideSays(StrEnum):
    """What the authority outside answered, whose law a rule is."""

    PERMITS = "permits"
    REFUSES = "refuses"
    NO_ANSWER_YET = "no_answer_yet"


APPROVALS = frozenset({Outcome.APPROVED, Outcome.APPROVED_WITH_CONDITIONS, Outcome.EMERGENCY_GO})
# An appeal that changes nothing is a decision as well: it confirms the one that it names, and supersedes it (EX14).
UPHELD = {
    Outcome.DECLINED: Outcome.DECLINE_UPHELD,
    Outcome.DEFERRED: Outcome.DEFERRAL_UPHELD,
    Outcome.REVOKED: Outcome.REVOCATION_UPHELD,
}
