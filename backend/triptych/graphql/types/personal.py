"""What is not everybody's to read of a person: their account, why they are away, and the lines of a file."""

from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import aliased

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.graphql.reading.declared.scope import Visible, either, reached, through
from triptych.model.import_run import ImportRun
from triptych.model.people import Absence, OrgUnit, Person, RoleAssignment
from triptych.model.portfolio import Portfolio, Program, Project
from triptych.model.service import Service

PLACES: tuple[tuple[Any, Action], ...] = (
    (Portfolio, Action.PROJECT_READ),
    (Program, Action.PROJECT_READ),
    (Project, Action.PROJECT_READ),
    (Service, Action.SERVICE_READ),
)


def shown_where(visible: Visible, value: Any) -> Any:
    """An expression that tells the value where the condition holds, and null elsewhere."""

    def told(work: Work) -> Any:
        condition = visible(work)
        return value if condition is None else case((condition, value), else_=None)

    return told


def oneself(work: Work) -> ColumnElement[bool]:
    """Everybody sees themselves, whatever role they hold or have lost."""
    return Person.id == work.actor.person_id


def home_unit(work: Work) -> ColumnElement[bool]:
    """Everybody sees the unit that they belong to, whatever role they hold or have lost."""
    mine = select(Person.unit_id).where(Person.id == work.actor.person_id)
    return OrgUnit.id == mine.scalar_subquery()


# Whether somebody has an account: for whoever sees accounts there, and for themselves.
accounts_seen = either(through(Person.unit_id, OrgUnit, reached(OrgUnit.scope_ids, Action.ACCOUNT_READ)), oneself)


def note_seen(work: Work) -> ColumnElement[bool] | None:
    """Why somebody is away is theirs and their line's to read, and the administrators'."""
    if _administers(work):
        return None
    me = work.actor.person_id
    below = select(Person.id).where(Person.manager_id == me).cte(recursive=True)
    further = aliased(Person)
    below = below.union(select(further.id).join(below, further.manager_id == below.c.id))
    return or_(Absence.person_id == me, Absence.person_id.in_(select(below.c.id)))


def place_told(work: Work) -> ColumnElement[str]:
    """Where a role is held: who may say yes is everybody's to know, what a closed project is called is not."""
    named = [_of_place(OrgUnit, OrgUnit.name)]
    for table, reading in PLACES:
        seen = reached(table.scope_ids, reading)(work)
        named.append(_of_place(table, table.name if seen is None else case((seen, table.name), else_=table.ref)))
    return func.coalesce(*named, "")


def _of_place(table: type[Any], told: Any) -> ColumnElement[str]:
    return select(told).where(table.id == RoleAssignment.scope_id).correlate(RoleAssignment).scalar_subquery()


def rejects_seen(work: Work) -> ColumnElement[bool] | None:
    """The lines of a file that were not taken may speak of anybody: for whoever brought it in, and administrators."""
    return None if _administers(work) else func.coalesce(ImportRun.person_id == work.actor.person_id, False)


def _administers(work: Work) -> bool:
    return work.gatekeeper.fold(work.grants, work.now).may_somewhere(Action.ORGANISATION_EDIT)
