"""How far an organisation is set up: what is there, and what is still missing (DT9)."""

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from triptych.access.policy.actions import Action
from triptych.access.work import Work
from triptych.insight.rules.set_up import Step, StepState
from triptych.kernel.actor import APPROVING_ROLES, Role
from triptych.model.accounts import Account
from triptych.model.gate import Gate
from triptych.model.people import OrgUnit, Person, RoleAssignment
from triptych.model.portfolio import Project
from triptych.model.service import Service
from triptych.model.standard import Rule

OFFICE_LEADS = (Role.PMO_LEAD, Role.SMO_LEAD, Role.CMO_LEAD)


async def set_up(work: Work) -> tuple[StepState, ...]:
    """Each step with what is there of it, for whoever may bring it in; nothing for the others."""
    fold = work.gatekeeper.fold(work.grants, work.now)
    if not any(fold.may_somewhere(act) for act in (Action.ORGANISATION_EDIT, Action.DATA_IMPORT)):
        return ()
    here = Person.deactivated_at.is_(None)
    there = {
        Step.UNITS: await _count(work, OrgUnit.id),
        Step.PEOPLE: await _count(work, Person.id, here),
        Step.ACCOUNTS: await _count(
            work, Person.id, here, Account.person_id == Person.id, Account.password_hash.is_not(None)
        ),
        Step.OFFICE_LEADS: await _holders(work, RoleAssignment.role, *OFFICE_LEADS),
        Step.APPROVERS: await _holders(work, RoleAssignment.person_id, *sorted(APPROVING_ROLES - set(OFFICE_LEADS))),
        Step.REPRESENTATIVES: await _holders(work, RoleAssignment.person_id, Role.PROVIDER_REPRESENTATIVE),
        Step.SECOND_ADMINISTRATOR: await _holders(work, RoleAssignment.person_id, Role.ADMINISTRATOR),
        Step.SERVICES: await _count(work, Service.id),
        Step.RULES: await _count(work, Rule.id),
        Step.PORTFOLIO: await _count(work, Project.id),
        Step.GATES: await _count(work, Gate.id),
    }
    return tuple(StepState(step, there[step]) for step in Step)


async def _count(work: Work, key: InstrumentedAttribute[Any], *conditions: ColumnElement[bool]) -> int:
    return await work.session.scalar(select(func.count(key)).where(*conditions)) or 0


async def _holders(work: Work, what: InstrumentedAttribute[Any], *roles: Role) -> int:
    """How many people hold one of the roles now; how many of the roles are held, when counting `role`."""
    return (
        await work.session.scalar(
            select(func.count(func.distinct(what)))
            .select_from(RoleAssignment)
            .join(Person, Person.id == RoleAssignment.person_id)
            .where(
                RoleAssignment.role.in_(roles),
                RoleAssignment.revoked_at.is_(None),
                RoleAssignment.valid_from <= work.now,
                or_(RoleAssignment.valid_until.is_(None), RoleAssignment.valid_until > work.now),
                Person.deactivated_at.is_(None),
            )
        )
        or 0
    )
