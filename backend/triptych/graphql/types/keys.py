"""The three keys of a gate as the graph shows them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import strawberry

from triptych.access.work import Work
from triptych.governance.exceptions.resolver import CoverKind
from triptych.governance.gates import readiness
from triptych.graphql.ids import to_global
from triptych.graphql.inputs import enum_type
from triptych.graphql.types.compliance import Compliance, shown
from triptych.kernel.actor import Office
from triptych.kernel.health import KeyState

enum_type(KeyState)
enum_type(CoverKind)


@strawberry.type(description="A fact by its name, as stored: amounts with their code, days in ISO, shares from 0 to 1.")
class NamedValue:
    name: str
    value: str


@strawberry.type(description="One reason behind a key: what it concerns, and whether an exception covers it.")
class KeyReason:
    code: str
    message: str
    facts: list[NamedValue]
    subject_id: strawberry.ID | None
    covered_by: str | None = strawberry.field(description="The request, or the class waiver, that covers it now.")
    covered_by_kind: CoverKind | None
    covered_until: datetime | None


@strawberry.type(description="One office's key at a gate, with and without exceptions.")
class GateKey:
    office: Office
    state: KeyState
    state_without_exceptions: KeyState
    compliance: Compliance
    summary: str
    covered_until: datetime | None
    reasons: list[KeyReason]
    formula: str
    inputs: list[str]


@strawberry.type(description="The three keys of a gate together. Whoever decides sends the stamp back: what they saw.")
class GateReadiness:
    state: KeyState
    state_without_exceptions: KeyState
    compliance: Compliance
    keys: list[GateKey]
    as_of: datetime
    stamp: str


async def readiness_of(work: Work, gates: Sequence[UUID]) -> list[GateReadiness]:
    """The readiness of gates, all at once."""
    found = await readiness.of_gates(work, gates)
    return [_shown(found[gate], work.now) for gate in gates]


def _shown(ready: readiness.Readiness, now: datetime) -> GateReadiness:
    keys = [
        GateKey(
            office=key.office,
            state=key.state,
            state_without_exceptions=key.state_without_exceptions,
            compliance=shown(key.compliance),
            summary=key.summary,
            covered_until=key.covered_until,
            reasons=[
                KeyReason(
                    code=reason.code,
                    message=reason.message,
                    facts=[NamedValue(name=name, value=value) for name, value in reason.facts],
                    subject_id=strawberry.ID(to_global(reason.subject_kind, reason.subject_id))
                    if reason.subject_kind and reason.subject_id
                    else None,
                    covered_by=reason.covered_by.ref if reason.covered_by else None,
                    covered_by_kind=reason.covered_by.kind if reason.covered_by else None,
                    covered_until=reason.covered_until,
                )
                for reason in key.reasons
            ],
            formula=key.formula,
            inputs=list(key.inputs),
        )
        for key in ready.keys
    ]
    return GateReadiness(
        state=ready.state,
        state_without_exceptions=ready.state_without_exceptions,
        compliance=shown(ready.compliance),
        keys=keys,
        as_of=now,
        stamp=ready.stamp,
    )
