"""Who acts: roles as the domain names them, offices, and the person behind a piece of work."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Office(StrEnum):
    """The three offices that govern together."""

    PMO = "pmo"
    SMO = "smo"
    CMO = "cmo"


class Role(StrEnum):
    """Roles of DOMAIN section 1. An approver's level is its limit band."""

    PROGRAM_MANAGER = "program_manager"
    PROJECT_MANAGER = "project_manager"
    SERVICE_LEAD = "service_lead"
    CHANGE_LEAD = "change_lead"
    PROVIDER_REPRESENTATIVE = "provider_representative"
    SERVICE_OWNER = "service_owner"
    PMO_LEAD = "pmo_lead"
    SMO_LEAD = "smo_lead"
    CMO_LEAD = "cmo_lead"
    APPROVER_1 = "approver_1"
    APPROVER_2 = "approver_2"
    APPROVER_3 = "approver_3"
    EXECUTIVE = "executive"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


APPROVING_ROLES = frozenset(
    {
        Role.PMO_LEAD,
        Role.SMO_LEAD,
        Role.CMO_LEAD,
        Role.APPROVER_1,
        Role.APPROVER_2,
        Role.APPROVER_3,
        Role.EXECUTIVE,
    }
)
OFFICE_OF_LEAD = {Role.PMO_LEAD: Office.PMO, Role.SMO_LEAD: Office.SMO, Role.CMO_LEAD: Office.CMO}


class TokenRights(StrEnum):
    """What a personal access token may do of what its owner may; each also does what stands before it."""

    READ = "read"
    PROPOSE = "propose"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Token:
    """A living personal access token that an act is done through; its secret is nowhere."""

    id: UUID
    name: str
    rights: TokenRights


@dataclass(frozen=True, slots=True)
class Actor:
    """The signed-in person (or the system itself, for jobs, imports run from the command line and the demo).

    With a `token` a program acts in the person's name, and may do less than the person.
    """

    person_id: UUID
    name: str
    system: bool = False
    token: Token | None = None
