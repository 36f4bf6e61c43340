"""Who sees which row, said once more apart from the declarations: by asking the gatekeeper about the row's scope."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from random_policies import Gate
from scoped_world import ABOVE, World
from triptych.access.policy.actions import Action

# Rows with a scope of their own.
SCOPED = {
    "Portfolio": Action.PROJECT_READ,
    "Program": Action.PROJECT_READ,
    "Project": Action.PROJECT_READ,
    "Service": Action.SERVICE_READ,
}
# Rows that are seen wherever the record that they belong to is.
BELOW = {
    **dict.fromkeys(
        ("Workstream", "Gate", "Forecast", "Finding", "ProjectYear", "Rating"), ("Project", "project_id")
    ),
    "GateDecision": ("Gate", "gate_id"),
    "ServiceQuarter": ("Service", "service_id"),
    "SupplyEvidence": ("SupplySource", "source_id"),
    "ClassWaiverEvent": ("ClassWaiver", "waiver_id"),
    "AcceptanceCriterion": ("Transition", "transition_id"),
    "SignOff": ("AcceptanceCriterion", "criterion_id"),
    "StakeholderGroup": ("Initiative", "initiative_id"),
    "AdkarAssessment": ("StakeholderGroup", "group_id"),
    **dict.fromkeys(
        ("RequestEvent", "RequestTarget", "Restatement", "Citation", "Alternative", "Answer", "Terms", "Decision",
         "OutsideAnswer", "Stance", "Harm", "SealOpening", "Instruction", "Dissent", "GapInvitation"),
        ("ExceptionRequest", "request_id"),
    ),
    "ImportedStep": ("ImportedCase", "case_id"),
    "AlternativeSignature": ("Alternative", "alternative_id"),
    **dict.fromkeys(("Condition", "Cover", "Signature"), ("Terms", "terms_id")),
}  # fmt: skip
# Rows of the whole organisation: for whoever may do the act in any place at all.
ANYWHERE = {
    **dict.fromkeys(
        ("OrgUnit", "Person", "RoleAssignment", "Absence", "Delegation", "CurrencyRate"), Action.ORGANISATION_READ
    ),
    **dict.fromkeys(
        ("Rule", "RuleVersion", "CapabilityGap", "GapEvent", "HopTarget", "HopEffort", "ClassWaiver"), Action.RULE_READ
    ),
    **dict.fromkeys(("ServiceFamily", "SupplySource"), Action.SERVICE_READ),
    "PolicyVersion": Action.POLICY_READ,
    "ImportRun": Action.DATA_IMPORT,
    "ImportedCase": Action.EXCEPTION_READ,
}
BY_HAND = {
    "Likeness",
    "Transition",
    "Initiative",
    "ExceptionRequest",
    "AuditEntry",
    "SignInSession",
    "PersonalToken",
    "Notice",
    "Occurrence",
}
PLACES = ("OrgUnit", "Portfolio", "Program", "Project", "Service")


@dataclass(frozen=True)
class Eyes:
    """One person's eyes under one order."""

    world: World
    gate: Gate
    name: str

    @property
    def me(self) -> UUID:
        """The person's id."""
        return self.world.named[self.name]

    def see(self, kind: str, key: UUID | None) -> bool:
        """Whether the person may see this row."""
        row = self.world.rows.get(kind, {}).get(key) if key else None
        if row is None:
            return False
        if kind in SCOPED:
            return self.may(SCOPED[kind], row)
        if kind in BELOW:
            above, column = BELOW[kind]
            return self.see(above, getattr(row, column))
        if kind in ANYWHERE:
            return self._own(kind, row) or self.anywhere(ANYWHERE[kind])
        return bool(getattr(self, f"_{kind.lower()}")(row))

    def seen(self, kind: str) -> set[UUID]:
        """The ids of all rows of a type that the person may see."""
        return {key for key in self.world.rows.get(kind, {}) if self.see(kind, key)}

    def may(self, action: Action, row: Any) -> bool:
        """Whether the gatekeeper permits the act at this row."""
        return self.gate.permits(self.name, action, self.world.above(row))

    def anywhere(self, action: Action) -> bool:
        """Whether there is any place where the gatekeeper permits the act."""
        return any(self.may(action, row) for kind in PLACES for row in self.world.rows[kind].values())

    def _own(self, kind: str, row: Any) -> bool:
        """Everybody sees themselves and the unit that they belong to."""
        home = self.world.rows["Person"][self.me].unit_id
        return (kind, row.id) in {("Person", self.me), ("OrgUnit", home)}

    def _transition(self, row: Any) -> bool:
        taken = self.world.rows["Service"][row.service_id]
        return self.see("Project", row.project_id) or self.may(Action.TRANSITION_READ, taken)

    def _initiative(self, row: Any) -> bool:
        return self.may(Action.INITIATIVE_READ, self.world.rows["Project"][row.project_id])

    def _exceptionrequest(self, row: Any) -> bool:
        """Within reach; or named as its helper, who has to reply, by somebody who holds any role at all."""
        helpers = {each.helper_id for each in self.world.rows["Answer"].values() if each.request_id == row.id}
        return self.may(Action.EXCEPTION_READ, row) or (self.me in helpers and self.anywhere(Action.ORGANISATION_READ))

    def _likeness(self, row: Any) -> bool:
        """Both requests, by somebody who reads across offices."""
        both = all(self.see("ExceptionRequest", key) for key in (row.earlier_id, row.later_id))
        return both and self.anywhere(Action.LEADERSHIP_READ)

    def _auditentry(self, row: Any) -> bool:
        """The whole trail for whoever reads it everywhere, else what was done to records within reach."""
        if self.gate.permits(self.name, Action.AUDIT_READ, (self.world.root,)):
            return True
        subjects = (self.world.rows[kind].get(row.subject_id) for kind in ABOVE)
        return any(subject is not None and self.may(Action.AUDIT_READ, subject) for subject in subjects)

    def _signinsession(self, row: Any) -> bool:
        return bool(row.person_id == self.me)

    def _personaltoken(self, row: Any) -> bool:
        """Its owner's, and for whoever sees accounts where the owner belongs."""
        home = self.world.rows["Person"][row.person_id].unit_id
        return row.person_id == self.me or self.may(Action.ACCOUNT_READ, self.world.rows["OrgUnit"][home])

    def _notice(self, row: Any) -> bool:
        """One's own, while one sees the request, or what happened, that it is about."""
        about = ("ExceptionRequest", row.request_id) if row.event_id else ("Occurrence", row.occurrence_id)
        return row.person_id == self.me and self.see(*about)

    def _occurrence(self, row: Any) -> bool:
        """While one sees the record that it is about."""
        about = {
            "Gate": row.gate_id,
            "GateDecision": row.gate_decision_id,
            "Delegation": row.delegation_id,
            "ClassWaiver": row.waiver_id,
            "ClassWaiverEvent": row.waiver_event_id,
            "Decision": row.decision_id,
        }
        return any(self.see(kind, key) for kind, key in about.items())
