"""Who can say yes to a request (AU5): the shortest chain of available people, and why the others cannot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from triptych.access.authority.who_can import Candidate, NeededAuthority, Objection, WhoCan, who_can
from triptych.access.policy.ask import Permit
from triptych.access.work import Work
from triptych.governance.exceptions.authority import Authorities, authorities
from triptych.governance.exceptions.candidates import absences_of, candidates
from triptych.governance.exceptions.chain import leaf
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.hearing import behind_last
from triptych.governance.exceptions.overriding import standing_now
from triptych.governance.exceptions.parts import known_parts_in
from triptych.governance.exceptions.ranking import not_outranking
from triptych.kernel.refusals import Denial
from triptych.model.decision import Decision
from triptych.model.exception import ExceptionRequest
from triptych.model.people import Person
from triptych.model.types import RequestId


@dataclass(frozen=True, slots=True)
class Lender:
    """Whose authority somebody signs with, and until when they are away; None while they are there."""

    name: str
    away_until: datetime | None


@dataclass(frozen=True)
class Deciders:
    """The answer: what the ask needs, who can give it, and whose authority is lent to them, by person."""

    need: Authorities
    found: WhoCan
    lenders: Mapping[UUID, Lender]


async def who_can_say_yes(work: Work, request_id: RequestId | UUID) -> Deciders:
    """Who can approve exactly this request now. Reads only."""
    request = await readable_request(work, request_id, lock=False)
    last = await leaf(work, request)
    need = await authorities(work, request, standing=standing_now(request, last))
    found = who_can(
        work.gatekeeper,
        need.needed,
        await candidates(work),
        await known_parts_in(work, request),
        work.now,
        time_zone=work.organisation.time_zone,
        objection=None if last is None else await _rank(work, request, need, last),
    )
    return Deciders(need, found, await lenders_of(work, found))


async def lenders_of(work: Work, found: WhoCan) -> dict[UUID, Lender]:
    """Everybody with whose authority somebody can sign."""
    lent = {signature.permit.on_behalf_of_id for each in found.able for signature in each.signatures} - {None}
    if not lent:
        return {}
    named = await work.session.execute(select(Person.id, Person.name).where(Person.id.in_(lent)))
    away = await absences_of(work)
    return {
        person: Lender(name, max((each.until for each in away.get(person, ()) if each.covers(work.now)), default=None))
        for person, name in named
    }


async def _rank(work: Work, request: ExceptionRequest, need: Authorities, last: Decision) -> Objection:
    """Whoever leads in superseding a decision outranks those who made it; a waiver beside that is an office's own."""
    behind = await behind_last(work, request, last)

    def against(candidate: Candidate, needed: NeededAuthority, permit: Permit) -> Denial | None:
        if needed != need.leading:
            return None
        return not_outranking(work, candidate.held, permit, behind, need.standing)

    return against
