"""What somebody proposed behind a seal, and would show to whoever acts in their name (SH1)."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, cast, select
from sqlalchemy.dialects.postgresql import array

from triptych.access.work import Work
from triptych.model.exception import Authorship, ExceptionRequest

OVER = ("withdrawn", "closed")  # nobody decides there any more


async def reach_own_proposal(work: Work, scopes: Collection[UUID]) -> bool:
    """Whether authority in these scopes reaches a request on which the actor proposed behind a seal that is closed.

    Only the actor may learn the answer.
    """
    if not scopes:
        return False
    reached = (
        select(ExceptionRequest.id)
        .join(Authorship, Authorship.request_id == ExceptionRequest.id)
        .where(
            Authorship.person_id == work.actor.person_id,
            Authorship.sealed,
            ExceptionRequest.state.not_in(OVER),
            ExceptionRequest.scope_ids.overlap(cast(array(scopes), ARRAY(Uuid))),
        )
        .limit(1)
    )
    return await work.session.scalar(reached) is not None
