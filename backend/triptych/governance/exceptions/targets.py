"""What a request wants to be excepted from, checked against the project that it is about."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from triptych.access.work import Work
from triptych.kernel.refusals import Invalid
from triptych.kernel.targets import TargetKind
from triptych.model.exception import ExceptionRequest, RequestTarget
from triptych.model.gate import Gate
from triptych.model.portfolio import Workstream
from triptych.model.standard import Rule
from triptych.model.transition import AcceptanceCriterion, Transition
from triptych.model.types import CriterionId, GateId, RuleId, WorkstreamId

KEYS = frozenset({TargetKind.DELIVERY_KEY, TargetKind.SERVICE_KEY, TargetKind.PEOPLE_KEY})


@dataclass(frozen=True, kw_only=True)
class AskedTarget:
    """One thing that the request wants to be excepted from; exactly the id that fits the kind."""

    kind: TargetKind
    rule_id: RuleId | None = None
    criterion_id: CriterionId | None = None
    workstream_id: WorkstreamId | None = None
    gate_id: GateId | None = None


async def ask_for(work: Work, request: ExceptionRequest, asked: tuple[AskedTarget, ...]) -> None:
    """Keep what the request wants to be excepted from. Raises `Invalid` for a record of another project."""
    await must_be_of(work, request.project_id, asked)
    for target in asked:
        work.session.add(
            RequestTarget(request_id=request.id, project_id=request.project_id, kind=target.kind, **_named(target))
        )


async def must_be_of(work: Work, project_id: UUID, asked: tuple[AskedTarget, ...]) -> None:
    """Raise `Invalid` unless each names one record, of its kind and of the project."""
    for at, target in enumerate(asked):
        if set(_named(target)) != {_needed(target.kind)}:
            raise Invalid.at(f"targets.{at}", "wrong_target", "Name exactly the record that fits the kind.")
        if not await _belongs(work, project_id, target):
            raise Invalid.at(f"targets.{at}", "other_project", "There is no such record on this project.")


def _named(target: AskedTarget) -> dict[str, Any]:
    """The ids that are named, by field."""
    ids = {
        "rule_id": target.rule_id,
        "criterion_id": target.criterion_id,
        "workstream_id": target.workstream_id,
        "gate_id": target.gate_id,
    }
    return {name: value for name, value in ids.items() if value is not None}


def _needed(kind: TargetKind) -> str:
    if kind in KEYS:
        return "gate_id"
    return {
        TargetKind.STANDARD: "rule_id",
        TargetKind.CRITERION: "criterion_id",
        TargetKind.WORKSTREAM: "workstream_id",
    }[kind]


async def _belongs(work: Work, project_id: UUID, target: AskedTarget) -> bool:
    """Whether what is named belongs to the project; a standard belongs to all, if there is one."""
    if target.criterion_id is not None:
        owner = (
            select(Transition.project_id)
            .join(AcceptanceCriterion, AcceptanceCriterion.transition_id == Transition.id)
            .where(AcceptanceCriterion.id == target.criterion_id)
        )
    elif target.workstream_id is not None:
        owner = select(Workstream.project_id).where(Workstream.id == target.workstream_id)
    elif target.gate_id is not None:
        owner = select(Gate.project_id).where(Gate.id == target.gate_id)
    else:
        return await work.session.get(Rule, target.rule_id) is not None
    return await work.session.scalar(owner) == project_id
