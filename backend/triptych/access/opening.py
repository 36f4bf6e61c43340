"""What every unit of work begins with, in one statement: the instant, the organisation, its policy, and who acts."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, exists, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.access.policy.store import Active
from triptych.model.people import Delegation, Organisation, Person
from triptych.model.policy import PolicyVersion


@dataclass(frozen=True)
class Opening:
    """What the statement answers; `person` is None where there is none, and `active` where there is no policy.

    `lent_to` says whether anybody lends the person anything at all.
    """

    at: datetime
    organisation: Organisation
    active: Active | None
    person: Person | None
    lent_to: bool


async def open_unit(session: AsyncSession, person_id: UUID, *, reading_for: float | None) -> Opening:
    """Begin a transaction's work. Raises where nothing is set up.

    One that only reads cannot write from here on, and each of its statements may take `reading_for` seconds; None is
    for one that stores something.
    """
    row = (await session.execute(_opening(person_id, reading_for))).one()
    active = None if row.version_id is None else Active(row.version_id, row.version_number)
    return Opening(row.at, row.Organisation, active, row.Person, row.lent_to)


def _opening(person_id: UUID, reading_for: float | None) -> Select[*tuple[object, ...]]:
    settings = (
        {}
        if reading_for is None
        else {
            "transaction_read_only": "on",
            "statement_timeout": f"{int(reading_for * 1000)}ms",
        }
    )
    set_ = [func.set_config(name, value, literal(True)).label(name) for name, value in settings.items()]
    lent = exists().where(Delegation.delegate_id == person_id, Delegation.revoked_at.is_(None))
    return (
        select(
            func.now().label("at"),
            Organisation,
            PolicyVersion.id.label("version_id"),
            PolicyVersion.number.label("version_number"),
            Person,
            lent.label("lent_to"),
            *set_,
        )
        .select_from(Organisation)
        .outerjoin(PolicyVersion, PolicyVersion.state == "active")
        .outerjoin(Person, Person.id == person_id)
    )
