"""What is kept of a sealed person's act, and what is not told: neither the hour, nor by which right, nor for whom."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from triptych.access.policy.ask import Permit
from triptych.access.work import Work
from triptych.kernel.days import first_instant_of
from triptych.model.exception import ExceptionRequest, RequestEvent
from triptych.model.seal import SealedPermit


async def day_told(work: Work, request: ExceptionRequest) -> datetime:
    """The instant by which a sealed act is dated: the beginning of its day, or just after what was told before it.

    So it stands where it was told, and neither a clock nor a session that stood open at that minute says who it was.
    """
    last = await work.session.scalar(select(func.max(RequestEvent.at)).where(RequestEvent.request_id == request.id))
    earlier = last or request.opened_at
    return max(first_instant_of(work.today, work.organisation.time_zone), earlier + timedelta(microseconds=1))


def keep_apart(work: Work, event: RequestEvent, permit: Permit) -> None:
    """Keep the right by which a sealed person acted where no page, export or trail reads it."""
    token = work.actor.token
    work.session.add(
        SealedPermit(
            event_id=event.id,
            policy_version=permit.policy_version,
            policy_line=permit.line,
            on_behalf_of_id=permit.on_behalf_of_id,
            token_id=token.id if token else None,
        )
    )
