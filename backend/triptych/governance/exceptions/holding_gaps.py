"""Gaps held while something is done with them: whoever comes second waits, and then reads what the first stored.

One order of locks everywhere, so that no two wait for each other: first the requests, then the gaps, these by their id.
"""

from contextlib import suppress
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, cast, func, select

from triptych.access.policy.actions import Action
from triptych.access.seen import seen
from triptych.access.work import Work
from triptych.kernel.days import day_of
from triptych.kernel.refusals import Conflict, Invalid, NotFound
from triptych.model.gap import CapabilityGap, GapEvent, GapEventKind
from triptych.model.portfolio import Project
from triptych.model.service import Service

NO_GAP = "There is no such gap."


async def readable_gap(work: Work, gap_id: UUID) -> CapabilityGap:
    """A gap of the backlog, not held. Raises `NotFound`."""
    gap = await work.session.get(CapabilityGap, gap_id) if work.readable(Action.RULE_READ) else None
    if gap is None:
        raise NotFound(NO_GAP)
    return gap


async def hold_open(work: Work, *gaps: CapabilityGap) -> None:
    """Keep gaps from others until this unit of work ends. Raises `Conflict` where one is done with by now.

    The requests that the work concerns are locked before.
    """
    await _hold(work, gaps)
    for gap in gaps:
        if gap.merged_into_id is not None:
            raise Conflict("This gap was joined with another; plan that one.")
        if gap.delivered_at is not None:
            raise Conflict("This gap was closed: the capability is there.")


async def gap_to_name(work: Work, gap_id: UUID) -> CapabilityGap:
    """The gap that a request may name, held: what it was joined with, if it was. Raises `Invalid` for a closed one."""
    gap = await readable_gap(work, gap_id)
    await work.session.refresh(gap)
    if gap.merged_into_id is not None:
        gap = await work.session.get_one(CapabilityGap, gap.merged_into_id)
    await _hold(work, (gap,))
    if gap.merged_into_id is not None:
        raise Conflict("This gap was joined with another at this moment. Nothing was stored; try again.")
    if gap.delivered_at is not None:
        day = day_of(gap.delivered_at, work.organisation.time_zone)
        message = (
            f"{gap.ref} was closed on {day}: {await _closed_by(work, gap)}. Offer that, or say what is missing still."
        )
        raise Invalid.at("gapId", "delivered", message)
    return gap


async def _hold(work: Work, gaps: tuple[CapabilityGap, ...]) -> None:
    keys = cast([gap.id for gap in gaps], ARRAY(Uuid))
    await work.session.execute(select(func.hold_gaps(keys)))
    for gap in gaps:
        await work.session.refresh(gap)


async def _closed_by(work: Work, gap: CapabilityGap) -> str:
    """The service and the project that delivered it, as far as the actor sees them; else how one can tell."""
    delivered = select(GapEvent).where(GapEvent.gap_id == gap.id, GapEvent.kind == GapEventKind.DELIVERED)
    event = (await work.session.scalars(delivered)).one()
    by = []
    with suppress(NotFound):
        by += [(await seen(work, Service, event.service_id)).name] if event.service_id else []
    with suppress(NotFound):
        by += [(await seen(work, Project, event.project_id)).name] if event.project_id else []
    return f"{' and '.join(by)} delivered it" if by else (event.text or "").rstrip(".")
