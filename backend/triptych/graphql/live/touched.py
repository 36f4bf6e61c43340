"""Which records an act touches: one declared line for every act of the trail and every change of a standing.

A change carries a topic and the id of its subject. What is touched is found here by the subject's keys, so that neither
the notification nor the outbox says more than that something happened. Parts of a record (an option, a
decision, a key of a gate) are not listed: whoever watches a part watches the record that it belongs to (`anchors`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from triptych.governance.exceptions.rules.events import EventKind
from triptych.kernel.clock_words import ReminderKind
from triptych.model.accounts import PersonalToken, SignInSession
from triptych.model.exception import Citation, ExceptionRequest, RequestTarget
from triptych.model.gate import Finding, Gate
from triptych.model.initiative import AdkarAssessment, Initiative, StakeholderGroup
from triptych.model.people import Absence, Delegation, RoleAssignment
from triptych.model.portfolio import Program, Project
from triptych.model.standard import RuleVersion
from triptych.model.transition import AcceptanceCriterion, Transition
from triptych.model.waiver import ClassWaiver

Keys = Sequence[UUID]
INBOX = "Inbox"  # what somebody was told of: watched for themselves alone
STANDING = "Standing"  # what somebody is and may do: watched by every open connection of theirs


@dataclass(frozen=True)
class Way:
    """One kind of touched record, and how its ids are found; without a way they are the subjects themselves."""

    kind: str
    found: Callable[[Keys], Select[Any]] | None = None


@dataclass(frozen=True)
class Touch:
    """What an act touches. `waiting`: what waits for somebody may be other than before."""

    ways: tuple[Way, ...] = ()
    waiting: bool = False
    everything: bool = False


def by(column: Any, of: Any) -> Callable[[Keys], Select[Any]]:
    """The column of the subjects, which are rows of the class `of`."""
    return lambda keys: select(column).where(of.id.in_(keys))


def itself(kind: str, *ways: Way, waiting: bool = False) -> Touch:
    """The subject, and what else."""
    return Touch((Way(kind), *ways), waiting=waiting)


def _cited(keys: Keys) -> Select[Any]:
    named = select(RuleVersion.rule_id).join(Citation, Citation.rule_version_id == RuleVersion.id)
    asked = select(RequestTarget.rule_id).where(RequestTarget.request_id.in_(keys), RequestTarget.rule_id.is_not(None))
    found = named.where(Citation.request_id.in_(keys)).union(asked).subquery()
    return select(found.c[0])


def _gaps(keys: Keys) -> Select[Any]:
    return select(Citation.gap_id).where(Citation.request_id.in_(keys), Citation.gap_id.is_not(None))


def _group(column: Any) -> Callable[[Keys], Select[Any]]:
    return lambda keys: (
        select(column)
        .join(StakeholderGroup, StakeholderGroup.initiative_id == Initiative.id)
        .where(StakeholderGroup.id.in_(keys))
    )


def _assessed(column: Any) -> Callable[[Keys], Select[Any]]:
    return lambda keys: (
        select(column)
        .join(StakeholderGroup, StakeholderGroup.initiative_id == Initiative.id)
        .join(AdkarAssessment, AdkarAssessment.group_id == StakeholderGroup.id)
        .where(AdkarAssessment.id.in_(keys))
    )


def _of_criterion(column: Any) -> Callable[[Keys], Select[Any]]:
    return lambda keys: (
        select(column)
        .join(AcceptanceCriterion, AcceptanceCriterion.transition_id == Transition.id)
        .where(AcceptanceCriterion.id.in_(keys))
    )


def _waived(keys: Keys) -> Select[Any]:
    """The projects on which something is found against the rule of a waiver, beneath where it stands."""
    place = func.coalesce(ClassWaiver.program_id, ClassWaiver.portfolio_id, ClassWaiver.unit_id)
    return (
        select(Project.id)
        .join(Finding, Finding.project_id == Project.id)
        .join(ClassWaiver, (ClassWaiver.rule_id == Finding.rule_id) & (place == func.any(Project.scope_ids)))
        .where(ClassWaiver.id.in_(keys), Finding.resolved_at.is_(None))
        .distinct()
    )


REQUEST = itself(
    "ExceptionRequest",
    Way("Project", by(ExceptionRequest.project_id, ExceptionRequest)),
    Way("Program", by(ExceptionRequest.program_id, ExceptionRequest)),
    Way("Service", by(ExceptionRequest.service_id, ExceptionRequest)),
    Way("Rule", _cited),
    Way("CapabilityGap", _gaps),
    waiting=True,
)
GATE = itself("Gate", Way("Project", by(Gate.project_id, Gate)))
FINDING = Touch((Way("Project", by(Finding.project_id, Finding)), Way("Rule", by(Finding.rule_id, Finding))))
INITIATIVE = itself("Initiative", Way("Project", by(Initiative.project_id, Initiative)))
TRANSITION = itself(
    "Transition",
    Way("Project", by(Transition.project_id, Transition)),
    Way("Service", by(Transition.service_id, Transition)),
)
PROJECT = itself("Project", Way("Program", by(Project.program_id, Project)), waiting=True)
ROLE = itself("RoleAssignment", Way("Person", by(RoleAssignment.person_id, RoleAssignment)), waiting=True)
DELEGATION = itself(
    "Delegation",
    Way("Person", by(Delegation.delegator_id, Delegation)),
    Way("Person", by(Delegation.delegate_id, Delegation)),
    waiting=True,
)
ABSENCE = itself("Absence", Way("Person", by(Absence.person_id, Absence)), waiting=True)
TOKEN = itself("PersonalToken", Way("Person", by(PersonalToken.person_id, PersonalToken)))
PERSON = itself("Person", waiting=True)
WAIVER = itself("ClassWaiver", Way("Rule", by(ClassWaiver.rule_id, ClassWaiver)), Way("Project", _waived), waiting=True)

TOUCHED: Mapping[str, Touch] = {
    **{f"exception:{kind.value}": REQUEST for kind in EventKind},
    "absence:cancel": ABSENCE,
    "absence:declare": ABSENCE,
    "account:change_password": Touch(),
    "account:invite": PERSON,
    "account:reset": PERSON,
    "account:take_up": PERSON,
    "assessment:enter": Touch(
        (Way("Initiative", _assessed(Initiative.id)), Way("Project", _assessed(Initiative.project_id)))
    ),
    "clock:set_efforts": itself("HopEffort"),
    "clock:set_targets": itself("HopTarget"),
    "capability_gap:delivered": itself("CapabilityGap"),
    "capability_gap:merged": itself("CapabilityGap"),
    "capability_gap:planned": itself("CapabilityGap"),
    "criterion:enter": TRANSITION,
    "criterion:sign": Touch(
        (
            Way("Transition", _of_criterion(Transition.id)),
            Way("Project", _of_criterion(Transition.project_id)),
            Way("Service", _of_criterion(Transition.service_id)),
        )
    ),
    "data:export": Touch(),
    # One line for a whole file: nobody says which of ten thousand records it changed.
    "data:import": Touch(everything=True),
    "delegation:grant": DELEGATION,
    "delegation:revoke": DELEGATION,
    "finding:enter": FINDING,
    "finding:resolve": FINDING,
    "forecast:enter": PROJECT,
    "gate:create": GATE,
    "gate:decide": GATE,
    "group:add": Touch((Way("Initiative", _group(Initiative.id)), Way("Project", _group(Initiative.project_id)))),
    "initiative:create": INITIATIVE,
    "initiative:edit": INITIATIVE,
    "organisation:establish": Touch(everything=True),
    "person:add": PERSON,
    "person:deactivate": PERSON,
    "person:edit": PERSON,
    "policy:renew": itself("PolicyVersion"),
    "portfolio:create": itself("Portfolio"),
    "portfolio:edit": itself("Portfolio"),
    "profile:edit": PERSON,
    "program:create": itself("Program", Way("Portfolio", by(Program.portfolio_id, Program))),
    "program:edit": itself("Program", Way("Portfolio", by(Program.portfolio_id, Program)), waiting=True),
    "project:assign_lead": PROJECT,
    "project:create": PROJECT,
    "project:edit": PROJECT,
    "rate:enter": itself("CurrencyRate"),
    "role:grant": ROLE,
    "role:revoke": ROLE,
    "rule:create": itself("Rule"),
    "rule:edit": itself("Rule"),
    "service:create": itself("Service"),
    "service:edit": itself("Service"),
    "service_family:create": itself("ServiceFamily"),
    "supply_source:create": itself("SupplySource"),
    "supply_source:edit": itself("SupplySource"),
    "supply_source:evidence": itself("SupplySource"),
    "supply_source:retire": itself("SupplySource"),
    "token:create": TOKEN,
    "token:revoke": TOKEN,
    "transition:edit": TRANSITION,
    "transition:enter": TRANSITION,
    "unit:create": itself("OrgUnit"),
    "unit:edit": itself("OrgUnit"),
    **dict.fromkeys(
        ("waiver:proposed", "waiver:granted", "waiver:turned_down", "waiver:withdrawn", "waiver:revoked"), WAIVER
    ),
    # What only the clock moved: a target is three quarters over, it went one level up, an approval ends or has ended.
    **{f"reminded:{kind.value}": REQUEST for kind in ReminderKind},
    # What ends or changes a standing reaches the open connections of whoever it is about, at once.
    "standing:delegation": Touch(
        (
            Way(STANDING, by(Delegation.delegate_id, Delegation)),
            Way(STANDING, by(Delegation.delegator_id, Delegation)),
        )
    ),
    "standing:inbox": Touch((Way(INBOX),)),
    "standing:person": Touch((Way(STANDING),)),
    "standing:policy": Touch(everything=True),
    "standing:role": Touch((Way(STANDING, by(RoleAssignment.person_id, RoleAssignment)),)),
    "standing:session": Touch((Way(STANDING, by(SignInSession.person_id, SignInSession)), Way("SignInSession"))),
    "standing:token": Touch((Way(STANDING, by(PersonalToken.person_id, PersonalToken)), Way("PersonalToken"))),
}
# An act that nobody declared touches too much rather than too little; a test holds the table complete.
UNDECLARED = Touch(everything=True)
