"""Mutations of the three offices: portfolio, services, people change, standards and gates."""

from building import TODAY
from mutation_tables.forms import ASKED, FAR, FAR_AT, SOON, Case, Of, Seen, may, person, project, rule, unit, waiver

SCORES = dict.fromkeys(("awareness", "desire", "knowledge", "ability", "reinforcement"), 4)
WAIVER = {
    "ruleId": rule("rule"),
    "title": "Small purchases",
    "reason": "They cannot wait.",
    "limit": ASKED,
    "validUntil": FAR_AT,
    "reviewOn": SOON,
}
WORDS = {"title": "T", "statement": "S", "purpose": "P", "harmPrevented": "H"}

PORTFOLIO = [
    Case("createPortfolio", {"name": "Harbour", "unitId": unit("programs")}, may("Paula")),
    Case("editPortfolio", {"portfolioId": Of("Portfolio", "portfolio"), "name": "Defence"}, may("Paula")),
    Case("createProgram", {"name": "Second move", "portfolioId": Of("Portfolio", "portfolio")}, may("Paula")),
    Case(
        "editProgram",
        {"programId": Of("Program", "program"), "name": "The move", "managerId": person("Marta")},
        may("Marta", "Paula"),
    ),
    Case(
        "createProject",
        {"name": "Move the lab", "programId": Of("Program", "program"), "unitId": unit("programs")},
        may("Paula"),
    ),
    Case(
        "editProject",
        {"projectId": project("project"), "name": "Move north", "stage": "EXECUTE"},
        may("Marta", "Paula", "Dan"),
    ),
    Case(
        "assignLead",
        {"projectId": project("project"), "workstream": "PEOPLE_CHANGE", "personId": person("Nora")},
        may("Marta", "Paula", "Dan"),
    ),
    Case(
        "enterForecast",
        {"projectId": project("project"), "cost": ASKED, "finishOn": FAR, "basis": "Plan 8"},
        may("Dan"),
    ),
    Case(
        "enterFinding",
        {"projectId": project("project"), "ruleId": rule("rule"), "evidence": "Nothing was booked."},
        may("Sam"),
    ),
    Case("resolveFinding", {"findingId": Of("Finding", "finding"), "resolution": "Inspected."}, may("Sam")),
]
SERVICES = [
    Case("createServiceFamily", {"name": "Sites"}, may("Sam")),
    Case(
        "createService",
        {"name": "Site heat", "familyId": Of("ServiceFamily", "family"), "unitId": unit("infrastructure")},
        may("Sam"),
    ),
    Case(
        "editService",
        {
            "serviceId": Of("Service", "power"),
            "name": "Power",
            "familyId": Of("ServiceFamily", "family"),
            "ownerId": person("Otto"),
        },
        may("Sam", "Otto"),
    ),
    Case("createSupplySource", {"name": "Hill Networks", "insideBase": False}, may("Sam")),
    Case(
        "editSupplySource",
        {"supplySourceId": Of("SupplySource", "outside"), "name": "Harbour Networks", "insideBase": False},
        may("Sam"),
    ),
    Case(
        "addSupplyEvidence",
        {"supplySourceId": Of("SupplySource", "outside"), "words": "Their quote.", "datedOn": str(TODAY)},
        may("Sam"),
    ),
    Case("retireSupplySource", {"supplySourceId": Of("SupplySource", "outside"), "reason": "Sold."}, may("Sam")),
    Case(
        "enterTransition",
        {"projectId": project("project"), "serviceId": Of("Service", "power"), "goLiveOn": FAR},
        may("Selma"),
    ),
    Case("editTransition", {"transitionId": Of("Transition", "transition"), "goLiveOn": FAR}, may("Selma", "Otto")),
    Case("addCriteria", {"transitionId": Of("Transition", "transition"), "statements": ["On call"]}, may("Otto")),
    Case("signCriterion", {"criterionId": Of("AcceptanceCriterion", "criterion_2"), "evidence": "Seen"}, may("Otto")),
]
CHANGE = [
    Case(
        "createInitiative",
        {"projectId": project("project"), "name": "Shifts", "currentState": "Days", "futureState": "Nights"},
        may("Chris", "Cleo"),
    ),
    Case(
        "editInitiative",
        {"initiativeId": Of("Initiative", "initiative"), "name": "N", "currentState": "C", "futureState": "F"},
        may("Chris", "Cleo"),
    ),
    Case(
        "addGroup",
        {"initiativeId": Of("Initiative", "initiative"), "name": "Guards", "headcount": 12},
        may("Chris", "Cleo"),
    ),
    Case(
        "enterAssessment",
        {"groupId": Of("StakeholderGroup", "group"), "assessedOn": str(TODAY), "answers": [SCORES] * 12},
        may("Chris"),
    ),
]
STANDARDS = [
    Case("createRule", {**WORDS, "ownerOffice": "SMO"}, may("Sam")),
    Case("createRule", {**WORDS, "ownerOffice": "PMO"}, may("Paula")),
    Case("reviseRule", {**WORDS, "ruleId": rule("rule")}, may("Sam")),
    Case("setHopTargets", {"office": "SMO", "targets": [{"hop": "DECIDE", "band": "SMALL", "hours": 6}]}, may("Sam")),
    Case("setHopTargets", {"office": "CMO", "targets": [{"hop": "DECIDE", "band": "SMALL", "hours": 6}]}, may("Cleo")),
    Case(
        "setHopEfforts",
        {"office": "PMO", "rate": ASKED, "basis": "Payroll", "efforts": [{"hop": "DECIDE", "hours": 2}]},
        may("Paula"),
    ),
    Case("proposeWaiver", {**WAIVER, "programId": Of("Program", "program")}, may("Paula", "Sam", "Cleo")),
    Case("proposeWaiver", {**WAIVER, "unitId": unit("infrastructure")}, may("Paula", "Sam", "Cleo")),
    Case("grantWaiver", {"waiverId": waiver("waiver_proposed"), "reason": "Fair."}, may("Sam", "Olivia")),
    Case("turnDownWaiver", {"waiverId": waiver("waiver_proposed"), "reason": "Unfair."}, may("Sam", "Olivia")),
    Case("withdrawWaiver", {"waiverId": waiver("waiver_proposed"), "reason": "Not needed."}, may("Paula")),
    Case("revokeWaiver", {"waiverId": waiver("waiver_granted"), "reason": "It did harm."}, may("Sam", "Olivia")),
    Case(
        "createGate",
        {"projectId": project("project"), "name": "G", "dueOn": SOON, "criteria": "Power"},
        may("Paula", "Sam", "Cleo"),
    ),
    Case(
        "decideGate",
        {"gateId": Of("Gate", "gate"), "seen": Seen("gate"), "outcome": "HOLD", "reason": "Not yet."},
        may("Paula"),
    ),
]
