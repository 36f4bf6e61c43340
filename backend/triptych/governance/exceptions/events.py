"""Telling what happened: one event, one line in the trail, and the state that the database derives from it."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import and_, not_, select
from sqlalchemy.dialects.postgresql import insert

from triptych.access.policy.ask import Permit
from triptych.access.work import Work
from triptych.governance.exceptions.rules.events import Event, EventKind, State
from triptych.governance.exceptions.rules.hops import BEGINNING
from triptych.governance.exceptions.rules.lifecycle import follow
from triptych.governance.exceptions.rules.wording import happened
from triptych.governance.exceptions.seals.keeping import day_told, keep_apart
from triptych.kernel.exception_words import Outcome
from triptych.kernel.refusals import Conflict
from triptych.model.base import new_id
from triptych.model.exception import Authorship, ExceptionRequest, RequestEvent
from triptych.model.queue import enqueue

TELL = "notices.tell"  # the job that tells an event to those whom it concerns
LOOK = "clock.look"  # the job that reads the decision clock of a request, and comes back when it is due
MOVING = BEGINNING | {EventKind.DECISION_MADE, EventKind.DECISION_REVOKED}


async def authorship_of(
    work: Work, request: ExceptionRequest, person_id: UUID | None = None, *, apart: bool = False
) -> Authorship:
    """The authorship of a person on a request; made at the first act. One `apart` is sealed, or a new one that is."""
    which = and_(Authorship.sealed) if apart else not_(Authorship.apart)
    person = person_id or work.actor.person_id
    await work.session.execute(
        insert(Authorship)
        .values(id=uuid4() if apart else new_id(), request_id=request.id, person_id=person, sealed=apart, apart=apart)
        .on_conflict_do_nothing(index_elements=["request_id", "person_id"], index_where=which)
    )
    found = select(Authorship).where(Authorship.request_id == request.id, Authorship.person_id == person, which)
    return (await work.session.execute(found)).scalar_one()


def must_follow(request: ExceptionRequest, kind: EventKind, outcome: Outcome | None = None) -> None:
    """Raise `Conflict`, saying what stands now, where the event cannot happen in the request's state."""
    follow(State(request.state), Event(kind, outcome))


async def must_be_seen(work: Work, request: ExceptionRequest, seen: int) -> None:
    """Raise `Conflict`, saying what happened, when the actor decides from a page older than the last event."""
    if request.version == seen:
        return
    since = list(
        await work.session.scalars(
            select(RequestEvent.kind)
            .where(RequestEvent.request_id == request.id, RequestEvent.number > seen)
            .order_by(RequestEvent.number)
        )
    )
    if since and set(since) == {EventKind.ESCALATED}:
        return  # the clock alone went on: what is decided about is what it was
    what = happened(EventKind(kind) for kind in since) or "the page was of another request"
    raise Conflict(
        f"This request changed since you opened the page: {what}. Nothing was stored: look again, what you wrote is "
        "still here."
    )


async def tell(
    work: Work,
    request: ExceptionRequest,
    kind: EventKind,
    permit: Permit | None,
    *,
    outcome: Outcome | None = None,
    text: str | None = None,
    detail: dict[str, Any] | None = None,
    authorship: Authorship | None = None,
) -> RequestEvent:
    """Add an event. Its number and the request's state come from the database, by the same table as the rule's.

    It is the actor's act, unless another authorship is given: a refusal takes effect as its author's.
    """
    must_follow(request, kind, outcome)
    authorship = authorship or await authorship_of(work, request)
    behind_seal = await day_told(work, request) if authorship.apart else None
    named = None if behind_seal else permit
    event = RequestEvent(
        id=uuid4() if behind_seal else new_id(),
        request_id=request.id,
        kind=kind,
        at=behind_seal or work.now,
        authorship_id=authorship.id,
        text=text,
        detail=detail or {},
        policy_version=named.policy_version if named else None,
        policy_line=named.line if named else None,
        on_behalf_of_id=named.on_behalf_of_id if named else None,
    )
    work.session.add(event)
    told = detail or {}
    work.record(named, f"exception:{kind.value}", request, authorship_id=authorship.id, behind_seal=behind_seal, **told)
    await work.session.flush()
    if behind_seal and permit:
        keep_apart(work, event, permit)
    await work.session.refresh(request, ["ref", "state", "version", "stopped_at", "holds_until", "scope_ids"])
    await enqueue(work.session, TELL, {"event": str(event.id)})
    if kind in MOVING:
        await enqueue(work.session, LOOK, {"request": str(request.id)})
    return event
