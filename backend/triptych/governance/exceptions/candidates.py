"""Who might decide anything: everybody with an account who holds a role or to whom authority is lent."""

from uuid import UUID

from sqlalchemy import or_, select

from triptych.access.authority.standing import standings
from triptych.access.authority.who_can import Candidate
from triptych.access.policy.grants import Absence as Away
from triptych.access.work import Work
from triptych.model.accounts import Account
from triptych.model.people import Absence, Delegation, Person, RoleAssignment


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
    away = await absences_of(work)
    return [Candidate(person, name, held[person], away.get(person, ())) for person, name in names.items()]


async def absences_of(work: Work) -> dict[UUID, tuple[Away, ...]]:
    """When whoever is away, or will be, is away."""
    found = await work.session.scalars(select(Absence).where(Absence.cancelled_at.is_(None), Absence.until > work.now))
    by_person: dict[UUID, tuple[Away, ...]] = {}
    for absence in found:
        earlier = by_person.get(absence.person_id, ())
        by_person[absence.person_id] = (*earlier, Away(absence.person_id, absence.starts, absence.until))
    return by_person
