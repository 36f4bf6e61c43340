"""Readiness of gates: three keys from three offices' evidence, seen through the one resolver (OM2, EX11, EX12)."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import func, select

from triptych.access.work import Work
from triptych.governance.exceptions.resolver import CoveredBy, Covers, covers_of
from triptych.governance.gates.evidence_of import ProjectEvidence, evidence_of
from triptych.governance.gates.rules.evidence import delivery_points, people_points, service_points
from triptych.governance.gates.rules.keys import Key, KeyReading, Point, read_key
from triptych.governance.gates.wording import told
from triptych.governance.gates.workstreams import workstreams_of
from triptych.kernel.actor import Office
from triptych.kernel.compliance import Compliance, compliance
from triptych.kernel.health import KeyState
from triptych.kernel.targets import Target, TargetKind
from triptych.model.gate import Gate, GateDecision
from triptych.model.portfolio import WorkstreamKind

OFFICE_OF = {Key.DELIVERY: Office.PMO, Key.SERVICE: Office.SMO, Key.PEOPLE: Office.CMO}
KEY_KIND = {
    Key.DELIVERY: TargetKind.DELIVERY_KEY,
    Key.SERVICE: TargetKind.SERVICE_KEY,
    Key.PEOPLE: TargetKind.PEOPLE_KEY,
}
WORKSTREAM_OF = {
    Key.DELIVERY: WorkstreamKind.DELIVERY,
    Key.SERVICE: WorkstreamKind.SERVICE_TRANSITION,
    Key.PEOPLE: WorkstreamKind.PEOPLE_CHANGE,
}
FORMULA = {
    Key.DELIVERY: "No standard violated without an exception in force; forecast cost and finish within tolerance.",
    Key.SERVICE: "Every acceptance criterion of every transition signed, or excepted.",
    Key.PEOPLE: "Share of people with a barrier before Ability at or below the threshold; at least five answers.",
}
SUBJECT_OF = {
    TargetKind.STANDARD: "Rule",
    TargetKind.CRITERION: "AcceptanceCriterion",
    TargetKind.WORKSTREAM: "Workstream",
    TargetKind.DELIVERY_KEY: "Gate",
    TargetKind.SERVICE_KEY: "Gate",
    TargetKind.PEOPLE_KEY: "Gate",
}
_WORST_FIRST = (KeyState.BLOCKED, KeyState.NOT_SHOWN, KeyState.EXCEPTED, KeyState.PASSES)


@dataclass(frozen=True)
class ReasonShown:
    """One reason behind a key in words and as facts by name, what it concerns, and what covers it now."""

    code: str
    message: str
    facts: tuple[tuple[str, str], ...]
    subject_kind: str | None
    subject_id: UUID | None
    covered_by: CoveredBy | None
    covered_until: datetime | None

    @property
    def covered_ref(self) -> str | None:
        """The reference of what covers it."""
        return self.covered_by.ref if self.covered_by else None


@dataclass(frozen=True)
class KeyShown:
    """One office's key with both truths."""

    office: Office
    state: KeyState
    state_without_exceptions: KeyState
    compliance: Compliance
    summary: str
    covered_until: datetime | None
    reasons: tuple[ReasonShown, ...]
    formula: str
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class Readiness:
    """The three keys; the worst decides. `decisions` is how many were taken at the gate before."""

    state: KeyState
    state_without_exceptions: KeyState
    keys: tuple[KeyShown, ...]
    decisions: int

    @property
    def compliance(self) -> Compliance:
        """Of the three keys, how many open."""
        return compliance((key.state, key.state_without_exceptions) for key in self.keys)

    @property
    def stamp(self) -> str:
        """What somebody saw who saw this: whoever decides sends it back, and a stale page does not decide."""
        seen = [
            (
                k.office,
                k.state,
                k.inputs,
                [(r.code, r.subject_id, r.covered_by and r.covered_by.ref) for r in k.reasons],
            )
            for k in self.keys
        ]
        return sha256(repr((self.decisions, seen)).encode()).hexdigest()[:16]


async def of_gates(work: Work, gates: Collection[UUID]) -> dict[UUID, Readiness]:
    """The readiness of gates at this instant. A fixed number of statements, however many gates."""
    found = list(await work.session.scalars(select(Gate).where(Gate.id.in_(gates))))
    projects = {gate.project_id for gate in found}
    evidence = await evidence_of(work, projects)
    covers = await covers_of(work, projects)
    workstreams = await workstreams_of(work, projects)
    decided = await _decisions(work, gates)
    return {
        gate.id: _readiness(gate, evidence[gate.project_id], covers, workstreams[gate.project_id], decided[gate.id])
        for gate in found
    }


def _readiness(
    gate: Gate,
    evidence: ProjectEvidence,
    covers: Covers,
    workstreams: Mapping[WorkstreamKind, Target],
    decisions: int,
) -> Readiness:
    points = {
        Key.DELIVERY: delivery_points(evidence.findings, evidence.tolerances(gate)),
        Key.SERVICE: service_points(evidence.transitions),
        Key.PEOPLE: people_points(evidence.people, gate.barrier_threshold),
    }
    keys = tuple(_key(gate, key, points[key], covers, workstreams) for key in Key)
    return Readiness(_worst(k.state for k in keys), _worst(k.state_without_exceptions for k in keys), keys, decisions)


def _key(
    gate: Gate, key: Key, points: tuple[Point, ...], covers: Covers, workstreams: Mapping[WorkstreamKind, Target]
) -> KeyShown:
    whole = [
        Target(KEY_KIND[key], gate.id, gate.project_id),
        workstreams[WORKSTREAM_OF[key]],
    ]
    reading = read_key(key, points, whole, covers.until)
    reasons = tuple(
        ReasonShown(
            code=reason.code,
            message=told(reason.code, reason.params),
            facts=tuple(reason.params.items()),
            subject_kind=SUBJECT_OF[reason.target.kind] if reason.target else None,
            subject_id=reason.target.id if reason.target else None,
            covered_by=covers.over([reason.target, *whole] if reason.target else whole, reason.case)[1]
            if reason.covered_until
            else None,
            covered_until=reason.covered_until,
        )
        for reason in reading.reasons
    )
    return KeyShown(
        office=OFFICE_OF[key],
        state=reading.with_exceptions,
        state_without_exceptions=reading.without,
        compliance=reading.compliance,
        summary=_summary(reading, reasons),
        covered_until=reading.covered_until,
        reasons=reasons,
        formula=FORMULA[key],
        inputs=tuple(f"{name}: {value}" for reason in reading.reasons for name, value in reason.params.items()),
    )


def _summary(reading: KeyReading, reasons: tuple[ReasonShown, ...]) -> str:
    """The first reason that decides the key; how many more there are."""
    deciding = [
        shown
        for reason, shown in zip(reading.reasons, reasons, strict=True)
        if reason.with_exceptions is reading.with_exceptions
    ]
    more = len(deciding) - 1
    return deciding[0].message + (f" And {more} more." if more > 0 else "")


async def _decisions(work: Work, gates: Collection[UUID]) -> Counter[UUID]:
    """How many decisions were taken at each gate."""
    found = await work.session.execute(
        select(GateDecision.gate_id, func.max(GateDecision.number).label("number"))
        .where(GateDecision.gate_id.in_(gates))
        .group_by(GateDecision.gate_id)
    )
    return Counter({row.gate_id: row.number for row in found})


def _worst(states: Iterable[KeyState]) -> KeyState:
    return min(states, key=_WORST_FIRST.index)
