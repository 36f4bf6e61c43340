"""Whom an event of a request may concern: everybody who can sign in and may read it, and what ties each to it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select

from triptych.access.authority.standing import standings
from triptych.access.policy.actions import Action
from triptych.access.policy.grants import ActorGrants
from triptych.access.work import Work
from triptych.governance.exceptions.candidates import candidates
from triptych.governance.exceptions.rules.events import EventKind
from triptych.kernel.actor import Actor
from triptych.kernel.notice_words import Tie
from triptych.model.exception import Answer, Authorship, ExceptionRequest, RequestEvent
from triptych.model.notice import RequestFollowing
from triptych.model.people import Person
from triptych.model.portfolio import Program, Project, Workstream

Ties = Mapping[UUID, frozenset[Tie]]


@dataclass(frozen=True)
class Bonds:
    """What ties people to a request. `sealed` is what a sealed authorship alone says: nobody else may learn of it."""

    plain: Ties
    sealed: Ties
    muted: frozenset[UUID]


def as_somebody(work: Work, person_id: UUID, name: str, held: ActorGrants) -> Work:
    """The same unit of work as somebody else would have it: what they may, asked of the same gatekeeper."""
    return replace(work, actor=Actor(person_id, name), grants=held, _readable={})


async def readers_of(work: Work, request: ExceptionRequest) -> list[Work]:
    """The unit of work of everybody who can sign in and may read the request now."""
    named = await named_in(work, [request.id])
    everybody = (as_somebody(work, each.person_id, each.name, each.held) for each in await candidates(work))
    return [each for each in everybody if may_read(each, request, named[request.id])]


async def readable_to(work: Work, person: Person, requests: Collection[ExceptionRequest]) -> frozenset[UUID]:
    """Which of these requests one person may read now; none for somebody who has left."""
    reader = await reader_as(work, person)
    if reader is None:
        return frozenset()
    named = await named_in(work, [request.id for request in requests])
    return frozenset(request.id for request in requests if may_read(reader, request, named[request.id]))


async def reader_as(work: Work, person: Person) -> Work | None:
    """The unit of work of one person, as they would have it now; None for somebody who has left."""
    if person.deactivated_at is not None:
        return None
    held = await standings(work.session, [person.id], work.now)
    return as_somebody(work, person.id, person.name, held[person.id])


def may_read(reader: Work, request: ExceptionRequest, named: Collection[UUID]) -> bool:
    """Where one's roles reach; and whoever was named as helper and holds any role, because they have to reply."""
    if set(request.scope_ids) & reader.readable(Action.EXCEPTION_READ):
        return True
    return reader.actor.person_id in named and bool(reader.readable(Action.ORGANISATION_READ))


async def named_in(work: Work, requests: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Who was named as helper, request by request."""
    found = await work.session.execute(
        select(Answer.request_id, Answer.helper_id).where(Answer.request_id.in_(requests)).distinct()
    )
    named: dict[UUID, set[UUID]] = defaultdict(set)
    for request, helper in found:
        named[request].add(helper)
    return named


async def bonds_of(work: Work, request: ExceptionRequest) -> Bonds:
    """What ties people to the request: their part in it, their wish, and the project that they run."""
    plain: dict[UUID, set[Tie]] = defaultdict(set)
    sealed: dict[UUID, set[Tie]] = defaultdict(set)
    for person, is_sealed, asked in await _took_part(work, request):
        (sealed if is_sealed else plain)[person].add(Tie.ASKED if asked else Tie.TOOK_PART)
    for person in (await named_in(work, [request.id]))[request.id]:
        plain[person].add(Tie.HELPS)
    for person in await _in_whose_name(work, request):
        plain[person].add(Tie.TOOK_PART)
    for person in await who_runs(work, request.project_id, request.program_id):
        plain[person].add(Tie.RUNS_PROJECT)
    said = await work.session.execute(
        select(RequestFollowing.person_id, RequestFollowing.follows).where(RequestFollowing.request_id == request.id)
    )
    wishes = dict(said.all())
    for person, follows in wishes.items():
        if follows:
            plain[person].add(Tie.FOLLOWS)
    muted = frozenset(person for person, follows in wishes.items() if not follows)
    return Bonds(frozen(plain), frozen(sealed), muted)


def frozen(ties: Mapping[UUID, set[Tie]]) -> Ties:
    """What was collected, as it is kept."""
    return {person: frozenset(each) for person, each in ties.items()}


async def _took_part(work: Work, request: ExceptionRequest) -> list[tuple[UUID, bool, bool]]:
    opened = RequestEvent.kind == EventKind.EXCEPTION_REQUESTED
    found = await work.session.execute(
        select(Authorship.person_id, Authorship.sealed, RequestEvent.id.is_not(None))
        .outerjoin(RequestEvent, (RequestEvent.authorship_id == Authorship.id) & opened)
        .where(Authorship.request_id == request.id)
    )
    return [(person, is_sealed, asked) for person, is_sealed, asked in found]


async def _in_whose_name(work: Work, request: ExceptionRequest) -> Collection[UUID]:
    """Those with whose authority somebody acted openly: it was theirs."""
    found = await work.session.scalars(
        select(RequestEvent.on_behalf_of_id)
        .join(Authorship, Authorship.id == RequestEvent.authorship_id)
        .where(
            RequestEvent.request_id == request.id,
            RequestEvent.on_behalf_of_id.is_not(None),
            Authorship.sealed.is_(False),
        )
    )
    return {person for person in found if person is not None}


async def muted_by(work: Work, request_id: UUID) -> Collection[UUID]:
    """Who said that they want to be told only of what is theirs to do on a request."""
    found = await work.session.scalars(
        select(RequestFollowing.person_id).where(
            RequestFollowing.request_id == request_id, RequestFollowing.follows.is_(False)
        )
    )
    return set(found)


async def who_runs(work: Work, project_id: UUID, program_id: UUID) -> Collection[UUID]:
    """The leads of a project's three workstreams, its sponsor, and whoever manages its program."""
    leads = select(Workstream.lead_id).where(Workstream.project_id == project_id)
    sponsors = select(Project.sponsor_id).where(Project.id == project_id)
    manages = select(Program.manager_id).where(Program.id == program_id)
    found = await work.session.scalars(leads.union(sponsors, manages))
    return {person for person in found if person is not None}
