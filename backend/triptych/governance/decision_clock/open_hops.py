"""The open hops that somebody may see, ordered by how late they are."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, cast, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.decision_clock.reading import ClockReading, decision_clocks
from triptych.governance.exceptions.rules.hops import HOP_OF, RUNS_OUT
from triptych.governance.exceptions.waited import has_run_out
from triptych.model.exception import ExceptionRequest

MOST = 200


async def open_hops(work: Work) -> list[ClockReading]:
    """The clocks of the waiting requests that the actor's roles reach: by the share of the target that is over.

    A hop without a target comes last. Where more than `MOST` wait, those that began to wait first are looked at.
    """
    readable = ExceptionRequest.scope_ids.op("&&")(cast(sorted(work.readable(Action.EXCEPTION_READ)), ARRAY(Uuid)))
    clocks = await decision_clocks(work, await waiting_requests(work, readable))
    return sorted(clocks.values(), key=lambda each: (-_share(each), each.since, each.request_id))


async def waiting_requests(work: Work, *conditions: ColumnElement[bool]) -> list[UUID]:
    """The requests in which somebody is waited for now, oldest first."""
    found = await work.session.scalars(
        select(ExceptionRequest.id)
        .where(or_(ExceptionRequest.state.in_(HOP_OF.keys() - RUNS_OUT), has_run_out(work)), *conditions)
        .order_by(ExceptionRequest.opened_at, ExceptionRequest.id)
        .limit(MOST)
    )
    return list(found)


def _share(clock: ClockReading) -> Decimal:
    """How much of the target is over: 1 at the target, -1 where there is none."""
    return Decimal(-1) if not clock.target_hours else clock.elapsed_hours / clock.target_hours
