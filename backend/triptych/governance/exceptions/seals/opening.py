"""Opening a seal: two people of different lines, each with a reason; the author is told (SH1)."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from triptych.access.authority.standing import standings
from triptych.access.authority.superior import line_of
from triptych.access.policy.actions import Action
from triptych.access.policy.duties import history_conflicts
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.governance.exceptions.events import must_follow, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.parts import must_have_no_part_against, parts_in
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.opening import required
from triptych.kernel.refusals import Conflict, Denial, Fact, NotAllowed, NotFound, refuse_if
from triptych.model.exception import Alternative, Authorship, ExceptionRequest
from triptych.model.people import Person
from triptych.model.seal import SealOpening
from triptych.model.types import AlternativeId

STANDS_FOR = timedelta(days=14)  # how long the first opener's word waits for the second one's


@dataclass(frozen=True, kw_only=True)
class OpenSeal:
    """Why whoever proposed this must be known."""

    alternative_id: AlternativeId
    reason: str


async def open_seal(work: Work, ask: OpenSeal) -> ExceptionRequest:
    """Ask that the seal on a proposal be opened; a second opener's word, of another line and within 14 days, opens it.

    It opens all that this person proposed outside the rules on this request. Whoever took part opens nothing.
    """
    alternative = await work.session.get(Alternative, ask.alternative_id)
    if alternative is None:
        raise NotFound("There is no such alternative.")
    request = await readable_request(work, alternative.request_id)
    permit = work.must(Action.SEAL_OPEN, Scope(tuple(request.scope_ids)))
    await must_have_no_part_against(work, request, Action.SEAL_OPEN, permit)
    authorship = await work.session.get_one(Authorship, alternative.authorship_id)
    if not authorship.sealed:
        raise Conflict("There is no seal on this proposal, or it was opened.")
    refuse_if(required(reason=ask.reason))
    must_follow(request, EventKind.SEAL_ASKED)
    opening = SealOpening(
        authorship_id=authorship.id,
        request_id=request.id,
        alternative_id=alternative.id,
        opener_id=work.actor.person_id,
        reason=ask.reason,
        anew=not await _seconds(work, request, authorship),
        at=work.now,
        policy_version=permit.policy_version,
        policy_line=permit.line,
    )
    work.session.add(opening)
    await work.session.flush()
    await work.session.refresh(opening, ["opens"])
    kind = EventKind.SEAL_OPENED if opening.opens else EventKind.SEAL_ASKED
    await tell(work, request, kind, permit, text=ask.reason, detail={"alternativeId": str(alternative.id)})
    return request


async def _seconds(work: Work, request: ExceptionRequest, authorship: Authorship) -> bool:
    """Whether the actor's word is the second one. Raises unless they are another than the first, and of another line.

    A first word counts as long as whoever gave it may still open the seal, and took no part since.
    """
    first = await work.session.execute(
        select(Person.id, Person.name)
        .join(SealOpening, SealOpening.opener_id == Person.id)
        .where(SealOpening.authorship_id == authorship.id, SealOpening.at > work.now - STANDS_FOR)
        .order_by(SealOpening.at.desc(), SealOpening.id.desc())
        .limit(1)
    )
    found = first.one_or_none()
    if found is None:
        return False
    opener, name = found
    if opener == work.actor.person_id:
        raise Conflict("You asked already. The seal opens once somebody of another line asks too.")
    if not await _may_still_open(work, request, opener):
        return False
    manager_of: dict[UUID, UUID | None] = dict((await work.session.execute(select(Person.id, Person.manager_id))).all())
    me = work.actor.person_id
    if me in line_of(opener, manager_of) or opener in line_of(me, manager_of):
        fact = Fact("Asked first", name, stands_in_the_way=True)
        raise NotAllowed(
            Denial("same_line", "A seal is opened by two people of whom neither stands above the other.", (fact,))
        )
    return True


async def _may_still_open(work: Work, request: ExceptionRequest, opener: UUID) -> bool:
    """Whether whoever spoke first could speak now: they are there, hold the right, and took no part."""
    person = await work.session.get_one(Person, opener)
    held = (await standings(work.session, [opener], work.now))[opener]
    answer = work.gatekeeper.may(held, Action.SEAL_OPEN, Scope(tuple(request.scope_ids)), now=work.now)
    if person.deactivated_at is not None or isinstance(answer, Denial):
        return False
    return not history_conflicts(Action.SEAL_OPEN, opener, await parts_in(work, request))
