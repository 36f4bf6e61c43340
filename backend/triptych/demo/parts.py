"""Who plays in the demo: fictional people, where they stand, what they hold, and who signs in as whom.

Light on purpose: every start of the program reads it to say whom to sign in as.
"""

from dataclasses import dataclass

from triptych.kernel.actor import Role

ORGANISATION = "Meridian"
ROOT, PROGRAMS, INFRASTRUCTURE, WORKPLACE = ORGANISATION, "Programs", "Infrastructure Services", "Digital Workplace"
UNITS = (PROGRAMS, INFRASTRUCTURE, WORKPLACE)
DEMO_PASSWORD = "many hands move one mountain"  # noqa: S105 - the demo's, printed at its start


@dataclass(frozen=True, slots=True)
class Part:
    """One person: whoever has no role here gets theirs by being named in a record."""

    name: str
    title: str
    unit: str
    manager: str | None = None
    role: Role | None = None
    why: str | None = None

    @property
    def key(self) -> str:
        """What the story calls them."""
        return self.name.split()[0]

    @property
    def email(self) -> str:
        """Their address, short to type, in a domain that nobody can own."""
        return f"{self.key.lower().translate(str.maketrans('áéíóúñç', 'aeiounc'))}@meridian.example"


FOUNDER = Part(
    "Ada Mensah", "Identity administrator", ROOT, None, Role.ADMINISTRATOR, "administrator: people and roles"
)
# In an order in which everybody's manager comes first.
PARTS = (
    Part("Olivia Grant", "Chief operating officer", ROOT, None, Role.EXECUTIVE, "executive: leadership, no limit"),
    Part("Berk Yilmaz", "Identity administrator", ROOT, None, Role.ADMINISTRATOR),
    Part("Uma Reddy", "Internal auditor", ROOT, None, Role.AUDITOR, "auditor: reads everything, decides nothing"),
    Part("Paula Mbeki", "Head of the PMO", ROOT, "Olivia", Role.PMO_LEAD, "PMO lead: portfolio, gates"),
    Part("Samir Patel", "Head of the SMO", ROOT, "Olivia", Role.SMO_LEAD, "SMO lead: catalogue, waives SMO rules"),
    Part("Cleo Andersen", "Head of the CMO", ROOT, "Olivia", Role.CMO_LEAD, "CMO lead: people change"),
    Part("Hana Suzuki", "Director of programs", ROOT, "Olivia", Role.APPROVER_3, "approver 3: up to 5M"),
    Part("Bela Kovács", "Head of program finance", ROOT, "Hana", Role.APPROVER_2, "approver 2: up to 250k, away now"),
    Part("Aaron Novak", "Program controller", ROOT, "Bela", Role.APPROVER_1, "approver 1: up to 25k, acts for Bela"),
    Part("Ivo Petrov", "Head of infrastructure", INFRASTRUCTURE, "Olivia", Role.APPROVER_2),
    Part("Marta Lindqvist", "Program manager, relocation", PROGRAMS, "Bela", None, "program manager: burns $2M a week"),
    Part("Priya Nair", "Program manager", PROGRAMS, "Bela", None, "program manager of published portfolios"),
    Part("Kwame Boateng", "Program manager", PROGRAMS, "Bela"),
    Part("Daniel Osei", "Project manager", PROGRAMS, "Marta", None, "project manager: forecasts"),
    Part("Tomás Silva", "Project manager", PROGRAMS, "Priya"),
    Part("Rita Fernandes", "Customer representative", INFRASTRUCTURE, "Ivo", Role.PROVIDER_REPRESENTATIVE,
         "provider representative: answers requests"),
    Part("Remi Laurent", "Customer representative", WORKPLACE, "Ivo", Role.PROVIDER_REPRESENTATIVE,
         "provider representative, Digital Workplace"),
    Part("Otto Weiss", "Service owner, networks", INFRASTRUCTURE, "Samir", None, "service owner: signs criteria"),
    Part("Lucía Romero", "Service owner, workplace", WORKPLACE, "Samir"),
    Part("Selma Haddad", "Service lead", INFRASTRUCTURE, "Samir", None, "service lead: transitions"),
    Part("Ingrid Solberg", "Service lead", WORKPLACE, "Samir"),
    Part("Chris Nakamura", "Change lead", PROGRAMS, "Cleo", None, "change lead: initiatives, assessments"),
    Part("Grace Wu", "Change lead", PROGRAMS, "Cleo"),
)  # fmt: skip
EVERYBODY = (FOUNDER, *PARTS)
SIGNING_IN = tuple(part for part in EVERYBODY if part.why)
