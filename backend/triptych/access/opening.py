"""What every unit of work begins with, in one statement: the instant, the organisation, its policy, and who acts.

Who acts is told with the roles that they hold themselves.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import BindParameter, Text, Uuid, bindparam, exists, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.access.authority.standing import roles_read, roles_told
from triptych.access.policy.grants import Grant
from triptych.access.policy.store import Active
from triptych.model.people import Delegation, Organisation, Person
from triptych.model.policy import PolicyVersion

ME: BindParameter[UUID] = bindparam("me", type_=Uuid())
# Made once: every request runs one of the two.
STORING = (
    select(
        func.now().label("at"),
        Organisation,
        PolicyVersion.id.label("version_id"),
        PolicyVersion.number.label("version_number"),
        Person,
        exists().where(Delegation.delegate_id == ME, Delegation.revoked_at.is_(None)).label("lent_to"),
        roles_told(ME).label("held"),
    )
    .select_from(Organisation)
    .outerjoin(PolicyVersion, PolicyVersion.state == "active")
    .outerjoin(Person, Person.id == ME)
)
READING = STORING.add_columns(
    func.set_config("transaction_read_only", "on", literal(True)).label("read_only"),
    func.set_config("statement_timeout", bindparam("at_most", type_=Text()), literal(True)).label("at_most"),
)


@dataclass(frozen=True)
class Opening:
    """What the statement answers; `person` is None where there is none, and `active` where there is no policy.

    `own` is what the person holds themselves; `lent_to` says whether anybody lends them anything at all.
    """

    at: datetime
    organisation: Organisation
    active: Active | None
    person: Person | None
    own: tuple[Grant, ...]
    lent_to: bool


async def open_unit(session: AsyncSession, person_id: UUID, *, reading_for: float | None) -> Opening:
    """Begin a transaction's work. Raises where nothing is set up.

    One that only reads cannot write from here on, and each of its statements may take `reading_for` seconds; None is
    for one that stores something.
    """
    told = {"me": person_id} if reading_for is None else {"me": person_id, "at_most": f"{int(reading_for * 1000)}ms"}
    row = (await session.execute(STORING if reading_for is None else READING, told)).one()
    active = None if row.version_id is None else Active(row.version_id, row.version_number)
    return Opening(row.at, row.Organisation, active, row.Person, roles_read(row.held), row.lent_to)
