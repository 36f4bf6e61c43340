"""Following a request: to be told what happens to it, or only what is one's own to do."""

from dataclasses import dataclass

from sqlalchemy.dialects.postgresql import insert

from triptych.access.work import Work
from triptych.governance.exceptions.finding import readable_request
from triptych.model.base import new_id
from triptych.model.exception import ExceptionRequest
from triptych.model.notice import RequestFollowing
from triptych.model.types import RequestId


@dataclass(frozen=True, kw_only=True)
class FollowRequest:
    """A request that one may read, and whether one wants to be told of it."""

    request_id: RequestId
    follows: bool = True


async def follow_request(work: Work, ask: FollowRequest) -> ExceptionRequest:
    """Follow a request, or be told only of what is one's own to do, though one took part."""
    request = await readable_request(work, ask.request_id, lock=False)
    said = {"follows": ask.follows, "at": work.now}
    await work.session.execute(
        insert(RequestFollowing)
        .values(id=new_id(), request_id=request.id, person_id=work.actor.person_id, **said)
        .on_conflict_do_update(index_elements=["request_id", "person_id"], set_=said)
    )
    return request
