"""Mutations of the house, and of what everybody keeps for themselves."""

from building import PASSWORD, TODAY
from mutation_tables.forms import (
    DONE,
    EVERYBODY,
    FAR_AT,
    INVALID,
    SOON_AT,
    UNSEEN,
    Case,
    Of,
    may,
    person,
    request,
    unit,
)

HOUSE = [
    Case("createUnit", {"name": "Canteen", "parentId": unit("catering")}, may("Ada")),
    Case("editUnit", {"unitId": unit("catering"), "name": "Food"}, may("Ada")),
    Case("addPerson", {"name": "Zoe", "email": "zoe@meridian.example", "unitId": unit("catering")}, may("Ada")),
    Case(
        "editPerson",
        {
            "personId": person("Nora"),
            "name": "Nora N",
            "email": "nora@meridian.example",
            "unitId": unit("catering"),
        },
        may("Ada"),
    ),
    Case("deactivatePerson", {"personId": person("Nils")}, may("Ada")),
    Case("invite", {"personId": person("Nils")}, may("Ada")),
    Case("resetPassword", {"personId": person("Marta")}, may("Ada")),
    Case(
        "grantRole",
        {"personId": person("Nora"), "role": "PROJECT_MANAGER", "scopeId": Of("Program", "program")},
        may("Ada", "Paula", "Sam", "Cleo"),
    ),
    Case(
        "grantRole",
        {"personId": person("Nora"), "role": "APPROVER_1", "scopeId": unit("programs")},
        may("Ada"),
    ),
    Case("revokeRole", {"assignmentId": Of("RoleAssignment", "role")}, may("Ada", "Paula", "Sam", "Cleo")),
    Case("declareAbsence", {"until": FAR_AT}, may("Marta", "Rita", "Olivia", "Paula", "Uma")),
    Case("declareAbsence", {"until": FAR_AT, "personId": person("Dan")}, may("Ada")),
    Case("cancelAbsence", {"absenceId": Of("Absence", "absence")}, may("Marta", "Ada")),
    Case("grantDelegation", {"delegateId": person("Dan"), "validUntil": SOON_AT}, may("Olivia", "Paula", "Bela")),
    Case("revokeDelegation", {"delegationId": Of("Delegation", "delegation")}, may("Olivia", "Ada")),
    Case(
        "enterRate",
        {"base": "EUR", "quote": "USD", "onDay": str(TODAY), "rate": "1.08", "source": "ECB"},
        may("Ada", "Paula"),
    ),
]
OWN = [
    Case("editProfile", {"name": "Somebody"}, may(*EVERYBODY)),
    Case(  # an account without a password has none to change; each try is counted, as at sign-in
        "changePassword",
        {"presentPassword": PASSWORD, "newPassword": "eight lamps burn in the long hall"},
        {**dict.fromkeys(EVERYBODY, UNSEEN), "Marta": DONE},
    ),
    Case(
        "changePassword",
        {"presentPassword": "not this one", "newPassword": "eight lamps burn in the long hall"},
        {**dict.fromkeys(EVERYBODY, UNSEEN), "Marta": INVALID},
    ),
    Case(
        "createToken", {"name": "Report", "rights": "READ", "days": 30}, may("Marta", "Olivia", "Paula", "Uma", "Ada")
    ),
    Case("revokeToken", {"tokenId": Of("PersonalToken", "token")}, may("Marta", "Ada")),
    Case("endSession", {"sessionId": Of("SignInSession", "session")}, may("Marta")),
    Case("saveDraft", {"form": "kept", "content": {"need": "Labs"}}, may(*EVERYBODY)),
    Case("discardDraft", {"form": "kept"}, may("Marta")),
    Case("saveView", {"page": "exceptions", "name": "All", "search": "q=2"}, may(*EVERYBODY)),
    Case("renameView", {"viewId": Of("SavedView", "view"), "name": "Ours"}, may("Marta")),
    Case("followRequest", {"requestId": request("opened")}, may("Marta", "Rita", "Olivia", "Paula", "Uma")),
    Case("markNotices", {"noticeIds": [Of("Notice", "notice")]}, may("Marta")),
    Case("markAllNoticesRead", {"newestId": Of("Notice", "notice")}, may("Marta")),
    Case(
        "editNoticeWishes",
        {"act": "AT_ONCE", "changed": "DIGEST", "information": "INBOX", "digestAt": "07:30"},
        may(*EVERYBODY),
    ),
    Case("forgetView", {"viewId": Of("SavedView", "view")}, may("Marta")),
]
