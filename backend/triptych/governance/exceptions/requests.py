"""Opening a request: the need first, in the requester's own words, with what waiting costs (EX1, EX4)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.provenance import provenance_of
from triptych.access.rates import in_base
from triptych.access.work import Work
from triptych.governance.exceptions import targets
from triptych.governance.exceptions.answers import answering
from triptych.governance.exceptions.clock import cost_per_hour_of
from triptych.governance.exceptions.events import tell
from triptych.governance.exceptions.finding import must_be_requester, readable_request
from triptych.governance.exceptions.rules.burn import phi_problems
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.opening import opening_problems, required
from triptych.governance.exceptions.targets import AskedTarget
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, NotFound, refuse_if
from triptych.model.exception import ExceptionRequest, HoursBasis, Payer
from triptych.model.people import OrgUnit
from triptych.model.portfolio import Program, Project
from triptych.model.service import Service
from triptych.model.types import ProjectId, RequestId, ServiceId, UnitId


@dataclass(frozen=True, kw_only=True)
class RequestException:
    """A need in the customer's words, what it costs, who pays, and what waiting costs meanwhile."""

    project_id: ProjectId
    provider_unit_id: UnitId
    title: str
    need: str
    wanted_outcome: str
    amount: Money
    paid_by: Payer
    service_id: ServiceId | None = None
    targets: tuple[AskedTarget, ...] = ()
    needed_by: date | None = None
    phi_low: Decimal | None = None
    phi_likely: Decimal | None = None
    phi_high: Decimal | None = None
    phi_basis: str | None = None
    hours_basis: HoursBasis = HoursBasis.CALENDAR


async def request_exception(work: Work, ask: RequestException) -> ExceptionRequest:
    """Open a request with the customer's need; no rule may be cited before the need is confirmed (EX1)."""
    project = await readable_project(work, ask.project_id)
    permit = work.must(Action.EXCEPTION_REQUEST, Scope(tuple(project.scope_ids)))
    provider = await work.session.get(OrgUnit, ask.provider_unit_id)
    program = await work.session.get_one(Program, project.program_id)
    if provider is None:
        raise NotFound("There is no such unit.")
    if ask.service_id is not None and await work.session.get(Service, ask.service_id) is None:
        raise NotFound("There is no such service.")
    refuse_if(opening_problems(ask, work.today))
    await in_base(work, ask.amount, "amount")
    request = ExceptionRequest(
        project_id=project.id,
        program_id=program.id,
        provider_unit_id=provider.id,
        service_id=ask.service_id,
        title=ask.title,
        need=ask.need,
        wanted_outcome=ask.wanted_outcome,
        amount=ask.amount.amount,
        currency=ask.amount.currency,
        paid_by=ask.paid_by,
        needed_by=ask.needed_by,
        phi_low=ask.phi_low,
        phi_likely=ask.phi_likely,
        phi_high=ask.phi_high,
        phi_basis=ask.phi_basis or None,
        hours_basis=ask.hours_basis,
        opened_at=work.now,
        **provenance_of(work),
        **burn_of(program, project),
    )
    request.cost_per_hour = cost_per_hour_of(request)
    work.session.add(request)
    await work.session.flush()
    await targets.ask_for(work, request, ask.targets)
    await tell(work, request, EventKind.EXCEPTION_REQUESTED, permit, text=ask.need)
    return request


def burn_of(program: Program, project: Project) -> dict[str, object]:
    """What stands idle: the program's weekly burn, else the project's own."""
    source = program if program.weekly_burn_amount is not None else project
    return {
        "weekly_burn_amount": source.weekly_burn_amount,
        "weekly_burn_currency": source.weekly_burn_currency,
        "weekly_burn_basis": source.weekly_burn_basis,
    }


async def readable_project(work: Work, project_id: ProjectId) -> Project:
    """The project, if the actor may see it; unseen is not found."""
    project = await work.session.get(Project, project_id)
    if project is None or not set(project.scope_ids) & work.readable(Action.PROJECT_READ):
        raise NotFound("There is no such project.")
    return project


@dataclass(frozen=True, kw_only=True)
class StatePhi:
    """Which share of the program's burn stands idle while the request waits: low, likely, high, and on what basis."""

    request_id: RequestId
    phi_low: Decimal
    phi_likely: Decimal
    phi_high: Decimal
    phi_basis: str
    hours_basis: HoursBasis = HoursBasis.CALENDAR


async def state_phi(work: Work, ask: StatePhi) -> ExceptionRequest:
    """The requester says, or says anew, what share of the burn stands idle; the earlier word stays in the events."""
    request = await readable_request(work, ask.request_id)
    await must_be_requester(work, request)
    permit = work.must(Action.EXCEPTION_REQUEST, Scope(tuple(request.scope_ids)))
    refuse_if((*phi_problems(ask.phi_low, ask.phi_likely, ask.phi_high), *required(phiBasis=ask.phi_basis)))
    request.phi_low, request.phi_likely, request.phi_high = ask.phi_low, ask.phi_likely, ask.phi_high
    request.phi_basis, request.hours_basis = ask.phi_basis, ask.hours_basis
    request.cost_per_hour = cost_per_hour_of(request)
    detail = {"low": str(ask.phi_low), "likely": str(ask.phi_likely), "high": str(ask.phi_high)}
    await tell(work, request, EventKind.PHI_STATED, permit, text=ask.phi_basis, detail=detail)
    return request


@dataclass(frozen=True, kw_only=True)
class DisputePhi:
    """Which share of the burn the provider thinks stands idle: low, likely, high, and on what basis."""

    request_id: RequestId
    phi_low: Decimal
    phi_likely: Decimal
    phi_high: Decimal
    phi_basis: str


async def dispute_phi(work: Work, ask: DisputePhi) -> ExceptionRequest:
    """The provider states another share, with its basis; both are shown until the requester states theirs anew."""
    request, permit = await answering(work, ask.request_id)
    if request.phi_likely is None:
        raise Conflict("No share is stated yet that could be disputed.")
    refuse_if((*phi_problems(ask.phi_low, ask.phi_likely, ask.phi_high), *required(phiBasis=ask.phi_basis)))
    detail = {"low": str(ask.phi_low), "likely": str(ask.phi_likely), "high": str(ask.phi_high)}
    await tell(work, request, EventKind.PHI_DISPUTED, permit, text=ask.phi_basis, detail=detail)
    return request


@dataclass(frozen=True, kw_only=True)
class WithdrawRequest:
    """Take one's own request back."""

    request_id: RequestId
    reason: str


async def withdraw_request(work: Work, ask: WithdrawRequest) -> ExceptionRequest:
    """The requester takes the request back; what was said stays."""
    request = await readable_request(work, ask.request_id)
    await must_be_requester(work, request)
    permit = work.must(Action.EXCEPTION_WITHDRAW, Scope(tuple(request.scope_ids)))
    refuse_if(required(reason=ask.reason))
    await tell(work, request, EventKind.REQUEST_WITHDRAWN, permit, text=ask.reason)
    return request


@dataclass(frozen=True, kw_only=True)
class CommentOnRequest:
    """Say something on a request."""

    request_id: RequestId
    text: str


async def comment_on_request(work: Work, ask: CommentOnRequest) -> ExceptionRequest:
    """Whose role may read a request may speak on it; a comment makes nobody part of it. A helper speaks by replying."""
    request = await readable_request(work, ask.request_id)
    refuse_if(required(text=ask.text))
    permit = work.must(Action.EXCEPTION_READ, Scope(tuple(request.scope_ids)))
    await tell(work, request, EventKind.COMMENT_MADE, permit, text=ask.text)
    return request
