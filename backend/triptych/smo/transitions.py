"""Service transition: a project hands over to a service, which accepts criterion by criterion on evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from triptych.access import checks
from triptych.access.changes import change
from triptych.access.edits import refuse_outdated
from triptych.access.policy.actions import Action
from triptych.access.provenance import provenance_of
from triptych.access.seen import locked, not_found, scope_of, seen
from triptych.access.work import Work
from triptych.kernel.refusals import Conflict, Problem, refuse_if
from triptych.model.portfolio import Project
from triptych.model.service import Service
from triptych.model.transition import AcceptanceCriterion, SignOff, Transition
from triptych.model.types import CriterionId, ProjectId, ServiceId, TransitionId

MOST_CRITERIA = 200


@dataclass(frozen=True, kw_only=True)
class EnterTransition:
    """Which service takes over from which project, when, and what it needs to see before it accepts."""

    project_id: ProjectId
    service_id: ServiceId
    go_live_on: date | None = None
    early_life_support_until: date | None = None
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EditTransition:
    """The days of a transition as they should stand; what is left out is cleared. `seen` is the edited version."""

    transition_id: TransitionId
    go_live_on: date | None = None
    early_life_support_until: date | None = None
    seen: int | None = None


@dataclass(frozen=True, kw_only=True)
class AddCriteria:
    """More of what the service needs to see."""

    transition_id: TransitionId
    statements: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SignCriterion:
    """The evidence on which the service accepts one criterion."""

    criterion_id: CriterionId
    evidence: str


async def enter_transition(work: Work, ask: EnterTransition) -> Transition:
    """Say that a project hands over to a service; the project's service lead or the service's owner may."""
    project = await seen(work, Project, ask.project_id)
    service = await seen(work, Service, ask.service_id)
    permit = work.must(Action.TRANSITION_ENTER, scope_of(project, service))
    if ask.criteria:
        work.must(Action.CRITERION_ENTER, scope_of(service))
    refuse_if([*_day_problems(work, ask, None), *_statement_problems("criteria", ask.criteria, 0)])
    await _refuse_second(work, project, service)
    transition = Transition(
        project_id=project.id,
        service_id=service.id,
        go_live_on=ask.go_live_on,
        early_life_support_until=ask.early_life_support_until,
        **provenance_of(work),
    )
    work.session.add(transition)
    await work.session.flush()
    await _append(work, transition, ask.criteria, 0)
    work.record(
        permit, "transition:enter", transition, project=project.ref, service=service.ref, criteria=len(ask.criteria)
    )
    return transition


async def edit_transition(work: Work, ask: EditTransition) -> Transition:
    """Move the go-live or the end of early-life support; a day that has gone by may stay, not be entered anew."""
    transition, project, service = await _transition(work, ask.transition_id)
    permit = work.must(Action.TRANSITION_ENTER, scope_of(project, service))
    await refuse_outdated(work, await locked(work, transition), ask.seen)
    refuse_if(_day_problems(work, ask, transition))
    changed = change(transition, go_live_on=ask.go_live_on, early_life_support_until=ask.early_life_support_until)
    work.record(permit, "transition:edit", transition, project=project.ref, service=service.ref, changed=changed)
    return transition


async def add_criteria(work: Work, ask: AddCriteria) -> Transition:
    """Add acceptance criteria to a transition; only whoever owns the service says what it needs to see."""
    transition, _, service = await _transition(work, ask.transition_id)
    permit = work.must(Action.CRITERION_ENTER, scope_of(service))
    await locked(work, transition)
    there = await _last_position(work, transition)
    refuse_if(_statement_problems("statements", ask.statements, there, needed=True))
    await _append(work, transition, ask.statements, there)
    work.record(permit, "criterion:enter", transition, service=service.ref, statements=list(ask.statements))
    return transition


async def sign_criterion(work: Work, ask: SignCriterion) -> SignOff:
    """Accept one criterion on evidence, for good; only whoever owns the service may."""
    criterion = await work.session.get(AcceptanceCriterion, ask.criterion_id)
    if criterion is None:
        raise not_found("acceptance criterion")
    _, project, service = await _transition(work, TransitionId(criterion.transition_id))
    permit = work.must(Action.CRITERION_SIGN, scope_of(service))
    refuse_if(checks.text("evidence", ask.evidence, checks.TEXT))
    await locked(work, criterion)
    if await work.session.scalar(select(SignOff.id).where(SignOff.criterion_id == criterion.id)):
        raise Conflict("This criterion is signed already; reload to see by whom and on what evidence.")
    signed = SignOff(criterion_id=criterion.id, person_id=work.actor.person_id, at=work.now, evidence=ask.evidence)
    work.session.add(signed)
    await work.session.flush()
    work.record(permit, "criterion:sign", criterion, project=project.ref, service=service.ref)
    return signed


async def _transition(work: Work, transition_id: TransitionId) -> tuple[Transition, Project, Service]:
    transition = await work.session.get(Transition, transition_id)
    if transition is None:
        raise not_found("transition")
    service = await seen(work, Service, transition.service_id, called="transition")
    if not work.readable(Action.TRANSITION_READ).isdisjoint(service.scope_ids):
        return transition, await work.session.get_one(Project, transition.project_id), service
    return transition, await seen(work, Project, transition.project_id, called="transition"), service


async def _refuse_second(work: Work, project: Project, service: Service) -> None:
    same = select(Transition.id).where(Transition.project_id == project.id, Transition.service_id == service.id)
    if await work.session.scalar(same):
        raise Conflict(f"{project.ref} hands over to {service.ref} already; add criteria there.")


async def _last_position(work: Work, transition: Transition) -> int:
    last = select(func.max(AcceptanceCriterion.position)).where(AcceptanceCriterion.transition_id == transition.id)
    return await work.session.scalar(last) or 0


async def _append(work: Work, transition: Transition, statements: tuple[str, ...], there: int) -> None:
    work.session.add_all(
        AcceptanceCriterion(transition_id=transition.id, position=position, statement=text, **provenance_of(work))
        for position, text in enumerate(statements, start=there + 1)
    )
    await work.session.flush()


def _statement_problems(
    field: str, statements: tuple[str, ...], there: int, *, needed: bool = False
) -> Iterator[Problem]:
    if needed and not statements:
        yield Problem(field, "required", "Enter at least one criterion.")
    if there + len(statements) > MOST_CRITERIA:
        yield Problem(field, "too_many", f"A transition has at most {MOST_CRITERIA} criteria.")
    for at, statement in enumerate(statements):
        yield from checks.text(f"{field}.{at}", statement, 2_000)


def _day_problems(work: Work, ask: EnterTransition | EditTransition, stands: Transition | None) -> Iterator[Problem]:
    if stands is None or ask.go_live_on != stands.go_live_on:
        yield from checks.not_past("goLiveOn", ask.go_live_on, work.today)
    yield from checks.in_order("earlyLifeSupportUntil", ask.go_live_on, ask.early_life_support_until, "go-live")
