"""Capability gaps on their way to delivery (EX9): a plan with owner and date, partners, and whoever asked is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select

from triptych.access import checks
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.grants import Scope
from triptych.access.seen import present_person, seen
from triptych.access.work import Work
from triptych.governance.exceptions.events import authorship_of, tell
from triptych.governance.exceptions.finding import must_be_requester, readable_request, requester_of
from triptych.governance.exceptions.holding_gaps import hold_open, readable_gap
from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.governance.exceptions.rules.lifecycle import allowed
from triptych.governance.exceptions.rules.opening import required
from triptych.kernel.refusals import Conflict, Invalid, NotFound, refuse_if
from triptych.model.exception import Citation, ExceptionRequest
from triptych.model.gap import CapabilityGap, GapEvent, GapEventKind, GapInvitation, GapPart, GapReply
from triptych.model.people import OrgUnit
from triptych.model.portfolio import Project
from triptych.model.service import Service
from triptych.model.types import GapId, GapInvitationId, PersonId, ProjectId, RequestId, ServiceId


@dataclass(frozen=True, kw_only=True)
class PlanGap:
    """Who closes a gap, by when, and with which project."""

    gap_id: GapId
    owner_id: PersonId
    target_on: date
    project_id: ProjectId | None = None
    note: str | None = None


async def plan_gap(work: Work, ask: PlanGap) -> CapabilityGap:
    """A gap gets an owner and a date, and the project that will deliver it; a later plan replaces an earlier one."""
    gap, permit = await _gap(work, ask.gap_id)
    await hold_open(work, gap)
    await present_person(work, ask.owner_id, "ownerId")
    if ask.project_id is not None:
        await seen(work, Project, ask.project_id)
    refuse_if(checks.not_past("targetOn", ask.target_on, work.today))
    facts = {"owner_id": ask.owner_id, "target_on": ask.target_on, "project_id": ask.project_id}
    work.record(permit, "capability_gap:planned", gap)
    return await _happened(work, gap, GapEventKind.PLANNED, ask.note or None, **facts)


@dataclass(frozen=True, kw_only=True)
class DeliverGap:
    """What closed a gap: a project, a service, or both, and how one can tell."""

    gap_id: GapId
    evidence: str
    project_id: ProjectId | None = None
    service_id: ServiceId | None = None


async def deliver_gap(work: Work, ask: DeliverGap) -> CapabilityGap:
    """The capability is there: whoever met the gap is told on their request, and it leaves the backlog."""
    gap, permit = await _gap(work, ask.gap_id)
    met = await _met_by(work, gap)
    await hold_open(work, gap)
    if ask.project_id is None and ask.service_id is None:
        raise Invalid.at("projectId", "delivered_by_nothing", "Name the project or the service that delivered it.")
    if ask.project_id is not None:
        await seen(work, Project, ask.project_id)
    if ask.service_id is not None:
        await seen(work, Service, ask.service_id)
    refuse_if(required(evidence=ask.evidence))
    facts = {"project_id": ask.project_id, "service_id": ask.service_id}
    work.record(permit, "capability_gap:delivered", gap)
    done = await _happened(work, gap, GapEventKind.DELIVERED, ask.evidence, **facts)
    if {request.id for request in met} != {request.id for request in await _met_by(work, gap)}:
        raise Conflict("Another request named this gap at this moment. Nothing was stored; try again.")
    for request in met:
        if EventKind.GAP_DELIVERED in allowed(State(request.state)):
            detail = {"gap": gap.ref}
            await tell(work, request, EventKind.GAP_DELIVERED, permit, text=ask.evidence, detail=detail)
    return done


@dataclass(frozen=True, kw_only=True)
class MergeGap:
    """Another gap that is the same one, and why it is."""

    gap_id: GapId
    into_id: GapId
    reason: str


async def merge_gap(work: Work, ask: MergeGap) -> CapabilityGap:
    """Two names of one gap: the first is joined with the other, which counts the requests of both from then on."""
    gap, permit = await _gap(work, ask.gap_id)
    if ask.into_id == ask.gap_id:
        raise Invalid.at("intoId", "same_gap", "A gap is joined with another one.")
    into, _ = await _gap(work, ask.into_id)
    await hold_open(work, gap, into)
    refuse_if(required(reason=ask.reason))
    work.record(permit, "capability_gap:merged", gap)
    return await _happened(work, gap, GapEventKind.MERGED, ask.reason, into_id=ask.into_id)


@dataclass(frozen=True, kw_only=True)
class InvitePartner:
    """A request that met the gap, and whether its requester is invited to shape it or to use it first."""

    gap_id: GapId
    request_id: RequestId
    part: GapPart
    note: str | None = None


async def invite_partner(work: Work, ask: InvitePartner) -> CapabilityGap:
    """Whoever met a gap is invited as design partner or pilot; through their request, so that a seal holds."""
    gap, permit = await _gap(work, ask.gap_id, Action.CAPABILITY_GAP_INVITE)
    request = await readable_request(work, ask.request_id)
    await hold_open(work, gap)
    if await work.session.scalar(_naming(gap).where(Citation.request_id == request.id).limit(1)) is None:
        raise NotFound("This request did not meet the gap.")
    invited = select(GapInvitation.id).where(
        GapInvitation.gap_id == gap.id, GapInvitation.request_id == request.id, GapInvitation.part == ask.part
    )
    if await work.session.scalar(invited) is not None:
        raise Conflict("They were invited to this before.")
    author = await authorship_of(work, request, await requester_of(work, request))
    invitation = GapInvitation(
        gap_id=gap.id,
        request_id=request.id,
        authorship_id=author.id,
        part=ask.part,
        text=ask.note or None,
        at=work.now,
    )
    work.session.add(invitation)
    await work.session.flush()
    detail = {"gap": gap.ref, "part": ask.part.value}
    await tell(work, request, EventKind.GAP_PARTNER_INVITED, permit, text=ask.note or None, detail=detail)
    return gap


@dataclass(frozen=True, kw_only=True)
class ReplyToInvitation:
    """Yes or no to an invitation as design partner or pilot."""

    invitation_id: GapInvitationId
    accepted: bool
    note: str | None = None


async def reply_to_invitation(work: Work, ask: ReplyToInvitation) -> CapabilityGap:
    """Whoever was invited accepts or does not; nobody does it for them."""
    invitation = await work.session.get(GapInvitation, ask.invitation_id)
    if invitation is None:
        raise NotFound("There is no such invitation.")
    request = await readable_request(work, invitation.request_id)
    await must_be_requester(work, request)
    permit = work.must(Action.CAPABILITY_GAP_JOIN, Scope(tuple(request.scope_ids)))
    replied = select(GapReply.id).where(GapReply.invitation_id == invitation.id)
    if await work.session.scalar(replied) is not None:
        raise Conflict("You replied to this before.")
    author = await authorship_of(work, request)
    reply = GapReply(
        invitation_id=invitation.id,
        request_id=request.id,
        authorship_id=author.id,
        accepted=ask.accepted,
        text=ask.note or None,
        at=work.now,
    )
    work.session.add(reply)
    await work.session.flush()
    gap = await work.session.get_one(CapabilityGap, invitation.gap_id)
    detail = {"gap": gap.ref, "accepted": ask.accepted}
    await tell(work, request, EventKind.GAP_PARTNER_REPLIED, permit, text=ask.note or None, detail=detail)
    return gap


async def _gap(work: Work, gap_id: UUID, action: Action = Action.CAPABILITY_GAP_PLAN) -> tuple[CapabilityGap, Permit]:
    """A gap of the backlog, not yet held, and the permit to move it."""
    gap = await readable_gap(work, gap_id)
    unit = await work.session.get_one(OrgUnit, gap.unit_id)
    return gap, work.must(action, Scope(tuple(unit.scope_ids)))


async def _happened(
    work: Work, gap: CapabilityGap, kind: GapEventKind, text: str | None, **facts: Any
) -> CapabilityGap:
    """Add an event; the gap's own columns follow from it in the database."""
    event = GapEvent(gap_id=gap.id, kind=kind, at=work.now, person_id=work.actor.person_id, text=text, **facts)
    work.session.add(event)
    await work.session.flush()
    await work.session.refresh(gap)
    return gap


async def _met_by(work: Work, gap: CapabilityGap) -> Sequence[ExceptionRequest]:
    """The requests that named the gap, or one that was joined with it; locked, before the gap is."""
    found = select(ExceptionRequest).where(ExceptionRequest.id.in_(_naming(gap))).order_by(ExceptionRequest.ref)
    return list(await work.session.scalars(found.with_for_update().execution_options(populate_existing=True)))


def _naming(gap: CapabilityGap) -> Select[UUID]:
    return (
        select(Citation.request_id)
        .join(CapabilityGap, CapabilityGap.id == Citation.gap_id)
        .where(or_(CapabilityGap.id == gap.id, CapabilityGap.merged_into_id == gap.id))
    )
