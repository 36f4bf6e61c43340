"""Finding requests, and who stands where in them."""

from uuid import UUID

from sqlalchemy import select

from triptych.access.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.rules.events import EventKind
from triptych.kernel.refusals import Denial, Fact, NotAllowed, NotFound
from triptych.model.exception import Answer, Authorship, ExceptionRequest, RequestEvent
from triptych.model.types import RequestId


async def readable_request(work: Work, request_id: RequestId | UUID, *, lock: bool = True) -> ExceptionRequest:
    """The request, if the actor may see it; unseen is not found. Locked, so that two acts on it come one by one.

    Whoever was named as its helper sees it wherever their roles reach, because they have to reply.
    """
    found = select(ExceptionRequest).where(ExceptionRequest.id == request_id)
    request = await work.session.scalar(found.with_for_update() if lock else found)
    if request is not None:
        if set(request.scope_ids) & work.readable(Action.EXCEPTION_READ):
            return request
        named = select(Answer.id).where(Answer.request_id == request.id, Answer.helper_id == work.actor.person_id)
        if await work.session.scalar(named.limit(1)) is not None:
            return request
    raise NotFound("There is no such request.")


async def requester_of(work: Work, request: ExceptionRequest) -> UUID:
    """The person who opened the request."""
    person: UUID = (
        await work.session.execute(
            select(Authorship.person_id)
            .join(RequestEvent, RequestEvent.authorship_id == Authorship.id)
            .where(RequestEvent.request_id == request.id, RequestEvent.kind == EventKind.EXCEPTION_REQUESTED)
        )
    ).scalar_one()
    return person


async def must_be_requester(work: Work, request: ExceptionRequest) -> None:
    """Raise `NotAllowed` unless the actor opened the request."""
    if await requester_of(work, request) != work.actor.person_id:
        fact = Fact("Opened by", "another person", stands_in_the_way=True)
        raise NotAllowed(Denial("not_requester", "Only the person who asks can do this.", (fact,)))
