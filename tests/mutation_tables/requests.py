"""Mutations of the main job: a request, its answer and its decision."""

from building import TODAY
from mutation_tables.forms import (
    ASKED,
    FAR_AT,
    FARTHER_AT,
    SOON,
    Case,
    Of,
    Seen,
    alternative,
    answer,
    gap,
    may,
    person,
    project,
    request,
    rule,
    unit,
)

SHARE = {"phiLow": "0.2", "phiLikely": "0.2", "phiHigh": "0.2", "phiBasis": "Half of them work on."}
HELP = {"reason": "The core is full.", "helperId": person("Remo"), "nextDate": SOON}
OFFER = {"kind": "WITHIN_RULE", "title": "Share the desks", "cost": ASKED, "leadTimeDays": 30, "ruleDistance": 0}

REQUESTS = [
    Case(
        "requestException",
        {
            "projectId": project("project"),
            "providerUnitId": unit("infrastructure"),
            "title": "A lab",
            "need": "Forty desks",
            "wantedOutcome": "They work",
            "amount": ASKED,
            "paidBy": "REQUESTER",
        },
        may("Marta"),
    ),
    Case("statePhi", {"requestId": request("submitted"), **SHARE}, may("Marta")),
    Case(
        "stateFurtherCost",
        {"requestId": request("submitted"), "kind": "PENALTY", "amount": ASKED, "basis": "The contract, section 4."},
        may("Marta"),
    ),
    Case("disputePhi", {"requestId": request("submitted"), **SHARE}, may("Rita", "Remo")),
    Case("withdrawRequest", {"requestId": request("opened"), "reason": "Not needed."}, may("Marta")),
    Case(
        "commentOnRequest",
        {"requestId": request("opened"), "text": "Soon."},
        may("Marta", "Rita", "Olivia", "Paula", "Uma", "Dan", "Bela"),
    ),
    Case("restateNeed", {"requestId": request("opened"), "text": "Forty desks."}, may("Rita", "Remo")),
    Case(
        "confirmNeed",
        {"requestId": request("restated"), "restatementId": Of("Restatement", "restatement")},
        may("Marta"),
    ),
    Case("correctNeed", {"requestId": request("restated"), "correction": "Labs, too."}, may("Marta")),
    Case(
        "citeRule",
        {"requestId": request("confirmed"), "ruleId": rule("rule"), "harm": "Others slow down."},
        may("Rita", "Remo"),
    ),
    Case(
        "nameGap",
        {"requestId": request("confirmed"), "harm": "None is free.", "statement": "No network lab."},
        may("Rita", "Remo"),
    ),
    Case("submitAnswer", {"requestId": request("answered")}, may("Rita", "Remo")),
    Case(
        "proposeAlternative",
        {"requestId": request("answered"), **OFFER},
        may("Marta", "Rita", "Olivia", "Paula", "Dan"),
    ),
    Case(
        "reviseAlternative",
        {"alternativeId": alternative("alternative"), **OFFER},
        may("Marta", "Rita", "Olivia", "Paula", "Dan"),
    ),
    Case(
        "markAlternative",
        {"alternativeId": alternative("alternative"), "real": False, "reason": "Too late."},
        may("Marta"),
    ),
    Case("markAlternative", {"alternativeId": alternative("alternative"), "real": True}, may("Marta")),
    Case("signAlternative", {"alternativeId": alternative("alternative")}, may("Marta", "Rita")),
    Case(
        "openSeal",
        {"alternativeId": alternative("alternative"), "reason": "It must be known whom to ask."},
        may("Olivia", "Uma", "Paula", "Sam"),
    ),
    Case("withdrawAlternative", {"alternativeId": alternative("alternative")}, may("Rita")),
]
DECISIONS = [
    Case(
        "declineRequest",
        {"requestId": request("submitted"), "seen": Seen("submitted"), **HELP},
        may("Rita", "Olivia", "Ivo", "Sam"),
    ),
    Case(
        "deferRequest",
        {
            "requestId": request("submitted"),
            "seen": Seen("submitted"),
            **HELP,
            "trigger": "A rack is free",
            "interimRelief": "Ten desks",
        },
        may("Rita", "Olivia", "Ivo", "Sam"),
    ),
    Case("replyAsHelper", {"answerId": answer("answer_declining"), "accepted": True}, may("Remo")),
    Case(
        "withdrawAnswer",
        {"answerId": answer("answer_declining"), "reason": "Remo has left."},
        may("Rita", "Olivia", "Ivo", "Sam"),
    ),
    Case(
        "approveRequest",
        {"requestId": request("submitted"), "seen": Seen("submitted"), "reason": "Go.", "validUntil": FAR_AT},
        may("Olivia", "Bela"),
    ),
    Case("signTerms", {"termsId": Of("Terms", "terms_signing"), "seen": Seen("signing")}, may("Olivia", "Sam")),
    Case(
        "revokeApproval",
        {"requestId": request("approved"), "seen": Seen("approved"), "reason": "The load is too high."},
        may("Olivia"),
    ),
    Case(
        "meetCondition",
        {"conditionId": Of("Condition", "condition"), "evidence": "Report 10"},
        may("Marta", "Rita", "Dan"),
    ),
    Case(
        "reopenRequest",
        {"requestId": request("declined"), "seen": Seen("declined"), "reason": "A new tenant."},
        may("Marta", "Rita", "Sam"),
    ),
    Case(
        "appealDecision",
        {"requestId": request("declined"), "seen": Seen("declined"), "grounds": "The core has room."},
        may("Marta"),
    ),
    Case(
        "upholdDecision",
        {"requestId": request("appealed"), "seen": Seen("appealed"), "reason": "It stands.", "nextDate": SOON},
        may("Olivia"),
    ),
    Case(
        "extendApproval",
        {"requestId": request("approved"), "seen": Seen("approved"), "reason": "Longer.", "validUntil": FARTHER_AT},
        may("Olivia", "Bela", "Sam"),
    ),
    Case(
        "planGap",
        {"gapId": gap("gap_met"), "ownerId": person("Otto"), "targetOn": SOON, "projectId": project("project")},
        may("Sam"),
    ),
    Case("deliverGap", {"gapId": gap("gap_met"), "evidence": "It runs.", "projectId": project("project")}, may("Sam")),
    Case("mergeGap", {"gapId": gap("gap_met"), "intoId": gap("gap_gapped"), "reason": "The same lab."}, may("Sam")),
    Case(
        "invitePartner",
        {"gapId": gap("gap_gapped"), "requestId": request("gapped"), "part": "PILOT"},
        may("Sam", "Rita", "Remo"),
    ),
    Case("replyToInvitation", {"invitationId": Of("GapInvitation", "invitation"), "accepted": True}, may("Marta")),
    Case(
        "followPrecedent",
        {"requestId": request("submitted"), "precedentId": request("declined")},
        may("Rita", "Olivia", "Ivo", "Sam", "Paula", "Bela"),
    ),
    Case(
        "distinguishPrecedent",
        {"requestId": request("submitted"), "precedentId": request("declined"), "distinction": "Another site."},
        may("Rita", "Olivia", "Ivo", "Sam", "Paula", "Bela"),
    ),
    Case(
        "recordOutsideAnswer",
        {
            "requestId": request("lawful"),
            "ruleId": rule("law"),
            "askedOn": str(TODAY),
            "reference": "Letter 114",
            "says": "REFUSES",
            "answeredOn": str(TODAY),
        },
        may("Rita", "Remo", "Sam", "Paula", "Cleo"),
    ),
    Case(
        "recordHarm",
        {"requestId": request("declined"), "what": "The lab moved away.", "happenedOn": str(TODAY)},
        may("Marta", "Rita", "Olivia", "Ivo", "Sam", "Paula", "Bela", "Dan"),
    ),
    Case(
        "directDecision",
        {
            "requestId": request("submitted"),
            "seen": Seen("submitted"),
            "directedId": person("Rita"),
            "says": "DECLINE",
            "reason": "Say no.",
        },
        may("Olivia", "Bela"),
    ),
    Case(
        "enterDissent",
        {"requestId": request("declined"), "seen": Seen("declined"), "reason": "I warned."},
        may("Sam"),
    ),
    Case(
        "giveEmergencyGo",
        {
            "requestId": request("submitted"),
            "seen": Seen("submitted"),
            "reason": "Now.",
            "unwindPlan": "Switch it off.",
            "hours": 48,
        },
        may("Olivia", "Bela"),
    ),
    Case(
        "reviewEmergency",
        {"requestId": request("urgent"), "seen": Seen("urgent"), "note": "It holds."},
        may("Olivia"),
    ),
    Case("closeRequest", {"requestId": request("declined"), "reason": "Done."}, may("Marta")),
]
