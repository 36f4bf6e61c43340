"""Which imported project the main job runs on: a gate ahead, and one criterion not signed that stands in its way."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from e2e.houses import EMAILS, House
from triptych.access.work import Work, Works
from triptych.governance.gates.readiness import Readiness, of_gates
from triptych.kernel.actor import Role
from triptych.kernel.health import KeyState
from triptych.model.database import Database
from triptych.model.gate import Gate
from triptych.model.people import Person, RoleAssignment
from triptych.model.portfolio import Project
from triptych.model.transition import AcceptanceCriterion
from triptych.model.types import GateId


@dataclass(frozen=True)
class Imported:
    """A published project, its gate, what stands in the way there, and the first name of who may ask."""

    ref: str
    name: str
    gate: str
    criterion: str
    manager: str


async def projects_held_by_one_criterion(house: House) -> list[Imported]:
    """Found, not named: the demo may tell of other projects tomorrow. The dearest first."""
    database = Database(house.owner_url, house.app_url)
    try:
        async with database.sessions() as session:
            uma = (await session.execute(select(Person.id).where(Person.email == EMAILS["Uma"]))).scalar_one()
        async with Works(database).begin(uma) as work:
            return await _found(work)
    finally:
        await database.close()


async def _found(work: Work) -> list[Imported]:
    gates = await work.session.execute(
        select(Gate, Project)
        .join(Project, Project.id == Gate.project_id)
        .where(Project.publisher.is_not(None), Gate.due_on > work.now.date())
        .order_by(Project.weekly_burn_amount.desc())
    )
    found = []
    for gate, project in gates.all():
        criterion = _the_only_one((await of_gates(work, [GateId(gate.id)]))[gate.id])
        if criterion is not None:
            asked = (await work.session.get_one(AcceptanceCriterion, criterion)).statement
            found.append(Imported(project.ref, project.name, gate.ref, asked, await _manager(work, project)))
    return found


def _the_only_one(readiness: Readiness) -> UUID | None:
    """The criterion that alone keeps the gate shut."""
    closed = [key for key in readiness.keys if key.state is not KeyState.PASSES]
    if [key.state for key in closed] != [KeyState.BLOCKED]:
        return None
    open_ones = [reason for reason in closed[0].reasons if reason.code == "criterion_not_signed"]
    return open_ones[0].subject_id if len(open_ones) == 1 else None


async def _manager(work: Work, project: Project) -> str:
    holders = await work.session.scalars(
        select(Person.name)
        .join(RoleAssignment, RoleAssignment.person_id == Person.id)
        .where(RoleAssignment.role == Role.PROGRAM_MANAGER, RoleAssignment.scope_id.in_(project.scope_ids))
    )
    return holders.first().split()[0]  # type: ignore[union-attr]  # every project of the demo has one
