"""To which record a part belongs: whoever watches a part watches what acts name. One line for every type of the graph.

A part never moves to another whole, so this is asked once, when somebody begins to watch.
"""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.model.accounts import PersonalToken
from triptych.model.decision import Condition, Cover, Decision, Signature, Terms
from triptych.model.exception import (
    Alternative,
    AlternativeSignature,
    Answer,
    Citation,
    RequestEvent,
    RequestTarget,
    Restatement,
)
from triptych.model.gap import GapEvent, GapInvitation
from triptych.model.gate import Finding, Forecast, Gate, GateDecision
from triptych.model.history import ImportedStep
from triptych.model.initiative import AdkarAssessment, StakeholderGroup
from triptych.model.instruction import Dissent, Instruction
from triptych.model.notice import Notice
from triptych.model.occurrence import Occurrence
from triptych.model.outside import OutsideAnswer
from triptych.model.people import RoleAssignment
from triptych.model.portfolio import Workstream
from triptych.model.precedent import Harm, Stance
from triptych.model.publication import ProjectYear, Rating
from triptych.model.seal import SealOpening
from triptych.model.service import ServiceQuarter
from triptych.model.standard import RuleVersion
from triptych.model.supply import SupplyEvidence
from triptych.model.transition import AcceptanceCriterion, SignOff
from triptych.model.waiver import ClassWaiverEvent

Anchor = tuple[str, UUID | None]
Whole = tuple[str, Callable[[UUID], Select[Any]]]


def of(kind: str, column: Any, part: Any) -> Whole:
    """The whole that a column of the part names."""
    return kind, lambda key: select(column).where(part.id == key)


def through(kind: str, column: Any, part: Any, link: Any, middle: Any) -> Whole:
    """The whole that a column of the middle names, to which the part's link leads."""
    return kind, lambda key: select(column).join(part, link == middle.id).where(part.id == key)


REQUEST = "ExceptionRequest"
# Types without a line stand for themselves alone; `WHOLE` names them, so that a new type is thought about.
PARTS: Mapping[str, tuple[Whole, ...]] = {
    "AcceptanceCriterion": (of("Transition", AcceptanceCriterion.transition_id, AcceptanceCriterion),),
    "AdkarAssessment": (
        through(
            "Initiative", StakeholderGroup.initiative_id, AdkarAssessment, AdkarAssessment.group_id, StakeholderGroup
        ),
    ),
    "Alternative": (of(REQUEST, Alternative.request_id, Alternative),),
    "AlternativeSignature": (
        through(
            REQUEST, Alternative.request_id, AlternativeSignature, AlternativeSignature.alternative_id, Alternative
        ),
    ),
    "OutsideAnswer": (of(REQUEST, OutsideAnswer.request_id, OutsideAnswer),),
    "Answer": (of(REQUEST, Answer.request_id, Answer),),
    "Citation": (of(REQUEST, Citation.request_id, Citation),),
    "ClassWaiverEvent": (of("ClassWaiver", ClassWaiverEvent.waiver_id, ClassWaiverEvent),),
    "Condition": (through(REQUEST, Terms.request_id, Condition, Condition.terms_id, Terms),),
    "Cover": (through(REQUEST, Terms.request_id, Cover, Cover.terms_id, Terms),),
    "Decision": (of(REQUEST, Decision.request_id, Decision),),
    "Instruction": (of(REQUEST, Instruction.request_id, Instruction),),
    "Dissent": (of(REQUEST, Dissent.request_id, Dissent),),
    "Finding": (of("Project", Finding.project_id, Finding),),
    "Forecast": (of("Project", Forecast.project_id, Forecast),),
    # The keys of a gate are computed of everything that its project holds.
    "Gate": (of("Project", Gate.project_id, Gate),),
    "GapEvent": (of("CapabilityGap", GapEvent.gap_id, GapEvent),),
    "GapInvitation": (
        of(REQUEST, GapInvitation.request_id, GapInvitation),
        of("CapabilityGap", GapInvitation.gap_id, GapInvitation),
    ),
    "GateDecision": (of("Gate", GateDecision.gate_id, GateDecision),),
    "Notice": (of(REQUEST, Notice.request_id, Notice), of("Inbox", Notice.person_id, Notice)),
    "Harm": (of(REQUEST, Harm.request_id, Harm),),
    "Occurrence": (
        of("Delegation", Occurrence.delegation_id, Occurrence),
        of("ClassWaiver", Occurrence.waiver_id, Occurrence),
        through("ClassWaiver", ClassWaiverEvent.waiver_id, Occurrence, Occurrence.waiver_event_id, ClassWaiverEvent),
        of("Gate", Occurrence.gate_id, Occurrence),
        through("Gate", GateDecision.gate_id, Occurrence, Occurrence.gate_decision_id, GateDecision),
        through(REQUEST, Decision.request_id, Occurrence, Occurrence.decision_id, Decision),
    ),
    "ImportedStep": (of("ImportedCase", ImportedStep.case_id, ImportedStep),),
    "PersonalToken": (of("Person", PersonalToken.person_id, PersonalToken),),
    "ProjectYear": (of("Project", ProjectYear.project_id, ProjectYear),),
    "Rating": (of("Project", Rating.project_id, Rating),),
    "RequestEvent": (of(REQUEST, RequestEvent.request_id, RequestEvent),),
    "RequestTarget": (of(REQUEST, RequestTarget.request_id, RequestTarget),),
    "Restatement": (of(REQUEST, Restatement.request_id, Restatement),),
    "RoleAssignment": (of("Person", RoleAssignment.person_id, RoleAssignment),),
    "RuleVersion": (of("Rule", RuleVersion.rule_id, RuleVersion),),
    "SealOpening": (of(REQUEST, SealOpening.request_id, SealOpening),),
    "ServiceQuarter": (of("Service", ServiceQuarter.service_id, ServiceQuarter),),
    "SignOff": (
        through("Transition", AcceptanceCriterion.transition_id, SignOff, SignOff.criterion_id, AcceptanceCriterion),
    ),
    "SupplyEvidence": (of("SupplySource", SupplyEvidence.source_id, SupplyEvidence),),
    "Signature": (through(REQUEST, Terms.request_id, Signature, Signature.terms_id, Terms),),
    "Stance": (of(REQUEST, Stance.request_id, Stance),),
    "StakeholderGroup": (of("Initiative", StakeholderGroup.initiative_id, StakeholderGroup),),
    "Terms": (of(REQUEST, Terms.request_id, Terms),),
    "Workstream": (of("Project", Workstream.project_id, Workstream),),
}
WHOLE = frozenset(
    {
        "Absence",
        "AuditEntry",
        "CapabilityGap",
        "ClassWaiver",
        "CurrencyRate",
        "Delegation",
        "ExceptionRequest",
        "HopEffort",
        "HopTarget",
        "ImportRun",
        "ImportedCase",
        "Initiative",
        "Likeness",
        "OrgUnit",
        "Person",
        "PolicyVersion",
        "Portfolio",
        "Program",
        "Project",
        "Rule",
        "Service",
        "ServiceFamily",
        "SignInSession",
        "SupplySource",
        "Transition",
    }
)


async def anchors_of(session: AsyncSession, name: str, key: UUID) -> set[Anchor]:
    """What to watch for a record: itself and the wholes that it belongs to."""
    found: set[Anchor] = {(name, key)}
    for kind, whole in PARTS.get(name, ()):
        found |= {(kind, each) for each in await session.scalars(whole(key)) if each is not None}
    return found
