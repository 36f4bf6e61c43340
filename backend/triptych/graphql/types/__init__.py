"""Every type of the graph, each declared once. Importing the room fills the registry."""

from triptych.graphql.reading.graph_types import make_types
from triptych.graphql.types.alternatives import Alternative, AlternativeSignature
from triptych.graphql.types.changes import AdkarAssessment, Initiative, StakeholderGroup
from triptych.graphql.types.decision_clock import HopEffort, HopTarget
from triptych.graphql.types.decisions import Condition, Cover, Decision, Signature, Terms
from triptych.graphql.types.exceptions import (
    Answer,
    Citation,
    ExceptionRequest,
    RequestEvent,
    RequestTarget,
    Restatement,
)
from triptych.graphql.types.gaps import CapabilityGap, GapEvent, GapInvitation
from triptych.graphql.types.gates import Finding, Forecast, Gate, GateDecision
from triptych.graphql.types.instructions import Dissent, Instruction
from triptych.graphql.types.notices import Notice
from triptych.graphql.types.occurrences import Occurrence
from triptych.graphql.types.organisation import (
    Absence,
    CurrencyRate,
    Delegation,
    ImportRun,
    OrgUnit,
    Person,
    RoleAssignment,
    SignInSession,
)
from triptych.graphql.types.outside import OutsideAnswer
from triptych.graphql.types.portfolio import Portfolio, Program, Project, ProjectYear, Rating, Workstream
from triptych.graphql.types.precedents import Harm, ImportedCase, ImportedStep, Likeness, Stance
from triptych.graphql.types.seals import SealOpening
from triptych.graphql.types.services import (
    AcceptanceCriterion,
    Service,
    ServiceFamily,
    ServiceQuarter,
    SignOff,
    Transition,
)
from triptych.graphql.types.standards import Rule, RuleVersion
from triptych.graphql.types.supply import SupplyEvidence, SupplySource
from triptych.graphql.types.tokens import PersonalToken
from triptych.graphql.types.trail import AuditEntry, PolicyVersion
from triptych.graphql.types.waivers import ClassWaiver, ClassWaiverEvent

make_types()

__all__ = [
    "Absence",
    "AcceptanceCriterion",
    "AdkarAssessment",
    "Alternative",
    "AlternativeSignature",
    "Answer",
    "AuditEntry",
    "CapabilityGap",
    "Citation",
    "ClassWaiver",
    "ClassWaiverEvent",
    "Condition",
    "Cover",
    "CurrencyRate",
    "Decision",
    "Delegation",
    "Dissent",
    "ExceptionRequest",
    "Finding",
    "Forecast",
    "GapEvent",
    "GapInvitation",
    "Gate",
    "GateDecision",
    "Harm",
    "HopEffort",
    "HopTarget",
    "ImportRun",
    "ImportedCase",
    "ImportedStep",
    "Initiative",
    "Instruction",
    "Likeness",
    "Notice",
    "Occurrence",
    "OrgUnit",
    "OutsideAnswer",
    "Person",
    "PersonalToken",
    "PolicyVersion",
    "Portfolio",
    "Program",
    "Project",
    "ProjectYear",
    "Rating",
    "RequestEvent",
    "RequestTarget",
    "Restatement",
    "RoleAssignment",
    "Rule",
    "RuleVersion",
    "SealOpening",
    "Service",
    "ServiceFamily",
    "ServiceQuarter",
    "SignInSession",
    "SignOff",
    "Signature",
    "StakeholderGroup",
    "Stance",
    "SupplyEvidence",
    "SupplySource",
    "Terms",
    "Transition",
    "Workstream",
]
