"""Following a request: to be told what happens to it, or only what is one's own to do."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, select, union
from sqlalchemy.dialects.postgresql import insert

from triptych.access.work import Work
from triptych.governance.exceptions.finding import readable_request
from triptych.model.base import new_id
from triptych.model.exception import Answer, Authorship, ExceptionRequest, RequestEvent
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


@dataclass(frozen=True)
class Followed:
    """A request that somebody follows, and what happened to it last."""

    request_id: UUID
    event_id: UUID


async def followed_requests(work: Work, most: int, *seen: ColumnElement[bool]) -> list[Followed]:
    """What the actor follows, of what is `seen`: as they said, else where they took part. Latest change first."""
    me = work.actor.person_id
    said = select(RequestFollowing.request_id).where(RequestFollowing.person_id == me)
    concerned = union(
        said.where(RequestFollowing.follows),
        select(Authorship.request_id).where(Authorship.person_id == me),
        select(Answer.request_id).where(Answer.helper_id == me),
    )
    found = await work.session.execute(
        select(ExceptionRequest.id, RequestEvent.id)
        .join(
            RequestEvent,
            (RequestEvent.request_id == ExceptionRequest.id) & (RequestEvent.number == ExceptionRequest.version),
        )
        .where(
            ExceptionRequest.id.in_(concerned),
            ExceptionRequest.id.not_in(said.where(~RequestFollowing.follows)),
            *seen,
        )
        .order_by(RequestEvent.at.desc(), ExceptionRequest.id)
        .limit(most)
    )
    return [Followed(*row) for row in found]
