"""Who can say yes to a request (AU5): the shortest chain of available people, and why the others cannot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select

from triptych.access.authority.standing import standings
from triptych.access.authority.who_can import Candidate, NeededAuthority, Objection, WhoCan, who_can
from triptych.access.policy.ask import Permit
from triptych.access.policy.grants import Absence as Away
from triptych.access.work import Work
from triptych.governance.exceptions.authority import Authorities, authorities
from triptych.governance.exceptions.chain import leaf
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.overriding import standing_now
from triptych.governance.exceptions.parts import known_parts_in
from triptych.governance.exceptions.ranking import behind_decisions, not_outranking
from triptych.governance.exceptions.scopes import payer_scope
from triptych.kernel.refusals import Denial
from triptych.model.accounts import Account
from triptych.model.decision import Decision
from triptych.model.exception import ExceptionRequest
from triptych.model.people import Absence, Delegation, Person, RoleAssignment
from triptych.model.types import RequestId


@dataclass(frozen=True, slots=True)
class Lender:
    """Whose authority somebody signs with, and until when they are away; None while they are there."""

    name: str
    away_until: datetime | None


@dataclass(frozen=True)
class Deciders:
    """The answer: what the ask needs, who can give it, and whose authority is lent to them, by person."""

    request: ExceptionRequest
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
    return Deciders(request, need, found, await lenders_of(work, found))


async def lenders_of(work: Work, found: WhoCan) -> dict[UUID, Lender]:
    """Everybody with whose authority somebody can sign."""
    lent = {signature.permit.on_behalf_of_id for each in found.able for signature in each.signatures} - {None}
    if not lent:
        return {}
    named = await work.session.execute(select(Person.id, Person.name).where(Person.id.in_(lent)))
    away = await _absences(work)
    return {
        person: Lender(name, max((each.until for each in away.get(person, ()) if each.covers(work.now)), default=None))
        for person, name in named
    }


async def _rank(work: Work, request: ExceptionRequest, need: Authorities, last: Decision) -> Objection:
    """Whoever leads in superseding a decision outranks those who made it; a waiver beside that is an office's own."""
    behind = (await behind_decisions(work, {last.id: await payer_scope(work, request)}))[last.id]

    def against(candidate: Candidate, needed: NeededAuthority, permit: Permit) -> Denial | None:
        if needed != need.leading:
            return None
        return not_outranking(work, candidate.held, permit, behind, need.standing)

    return against


async def candidates(work: Work) -> list[Candidate]:
    """Everybody with an account who holds or held any role, or to whom authority is lent, with their absences."""
    found = await work.session.execute(
        select(Person.id, Person.name)
        .join(Account, Account.person_id == Person.id)
        .where(
            Person.deactivated_at.is_(None),
            or_(
                Person.id.in_(select(RoleAssignment.person_id)),
                Person.id.in_(select(Delegation.delegate_id).where(Delegation.revoked_at.is_(None))),
            ),
        )
    )
    names = dict(found.all())
    held = await standings(work.session, names.keys(), work.now)
    away = await _absences(work)
    return [Candidate(person, name, held[person], away.get(person, ())) for person, name in names.items()]


async def _absences(work: Work) -> dict[UUID, tuple[Away, ...]]:
    found = await work.session.scalars(select(Absence).where(Absence.cancelled_at.is_(None), Absence.until > work.now))
    by_person: dict[UUID, tuple[Away, ...]] = {}
    for absence in found:
        earlier = by_person.get(absence.person_id, ())
        by_person[absence.person_id] = (*earlier, Away(absence.person_id, absence.starts, absence.until))
    return by_person
