"""Finding requests, and who stands where in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from triptych.access.authority.kept import hold_authority
from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.governance.exceptions.rules.events import EventKind
from triptych.kernel.refusals import Denial, Fact, NotAllowed, NotFound
from triptych.model.exception import Answer, Authorship, ExceptionRequest, RequestEvent
from triptych.model.people import Person
from triptych.model.portfolio import Program
from triptych.model.types import RequestId

NOT_REQUESTER = Denial(
    "not_requester",
    "Only the person who asks can do this.",
    (Fact("Opened by", "another person", stands_in_the_way=True),),
)


async def readable_request(work: Work, request_id: RequestId | UUID, *, lock: bool = True) -> ExceptionRequest:
    """The request, if the actor may see it; unseen is not found. Locked, so that two acts on it come one by one.

    With the lock comes what the actor holds: whoever waited for it while their authority ended is told (`Conflict`).
    Whoever was named as its helper sees it wherever their roles reach, because they have to reply.
    """
    found = select(ExceptionRequest).where(ExceptionRequest.id == request_id)
    request = await work.session.scalar(found.with_for_update() if lock else found)
    if request is not None and lock:
        await hold_authority(work)
    if request is not None:
        if set(request.scope_ids) & work.readable(Action.EXCEPTION_READ):
            return request
        named = select(Answer.id).where(Answer.request_id == request.id, Answer.helper_id == work.actor.person_id)
        if await work.session.scalar(named.limit(1)) is not None:
            return request
    raise NotFound("There is no such request.")


@dataclass(frozen=True)
class Requester:
    """Who opened a request, and who acts as its requester now: the same, or the program's manager since they left."""

    opened_by: UUID
    acts: UUID


async def requesters_of(work: Work, requests: Sequence[UUID]) -> dict[UUID, Requester]:
    """Who asks, request by request. One statement, however many.

    A request is not orphaned when whoever opened it leaves: the present manager of its program speaks for it.
    """
    manager = aliased(Person)
    found = await work.session.execute(
        select(RequestEvent.request_id, Person.id, Person.deactivated_at, manager.id)
        .join(Authorship, Authorship.id == RequestEvent.authorship_id)
        .join(Person, Person.id == Authorship.person_id)
        .join(ExceptionRequest, ExceptionRequest.id == RequestEvent.request_id)
        .join(Program, Program.id == ExceptionRequest.program_id)
        .outerjoin(manager, (manager.id == Program.manager_id) & manager.deactivated_at.is_(None))
        .where(RequestEvent.request_id.in_(requests), RequestEvent.kind == EventKind.EXCEPTION_REQUESTED)
    )
    return {
        request: Requester(opener, opener if left is None or stands_in is None else stands_in)
        for request, opener, left, stands_in in found
    }


async def requester_of(work: Work, request: ExceptionRequest) -> UUID:
    """The person who acts as requester of the request now."""
    return (await requesters_of(work, [request.id]))[request.id].acts


async def must_be_requester(work: Work, request: ExceptionRequest) -> None:
    """Raise `NotAllowed` unless the actor asks."""
    if await requester_of(work, request) != work.actor.person_id:
        raise NotAllowed(NOT_REQUESTER)
