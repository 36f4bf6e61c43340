"""The scopes that the authorities over a request are held in."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.kernel.exception_words import Payer
from triptych.model.exception import ExceptionRequest
from triptych.model.people import OrgUnit
from triptych.model.portfolio import Program, Project


@dataclass(frozen=True)
class Scopes:
    """Where whose authority over one request is held.

    `provider` is the providing unit and everything above it, where representatives answer; `project` the project with
    its units and its portfolio, where its standards hold; `payer` whose money it is (EX7).
    """

    provider: Scope
    project: Scope
    payer: Scope


def scopes_between(unit: Sequence[UUID], project: Sequence[UUID], program: Sequence[UUID], paid_by: Payer) -> Scopes:
    """The scopes of an ask, from those of its providing unit, its project and its program."""
    payer = unit if paid_by is Payer.PROVIDER else program
    return Scopes(provider=Scope(tuple(unit)), project=Scope(tuple(project)), payer=Scope(tuple(payer)))


async def scopes_of(work: Work, requests: Sequence[UUID]) -> dict[UUID, Scopes]:
    """The scopes of requests. One statement, however many."""
    found = await work.session.execute(
        select(ExceptionRequest.id, ExceptionRequest.paid_by, OrgUnit.scope_ids, Project.scope_ids, Program.scope_ids)
        .join(OrgUnit, OrgUnit.id == ExceptionRequest.provider_unit_id)
        .join(Project, Project.id == ExceptionRequest.project_id)
        .join(Program, Program.id == ExceptionRequest.program_id)
        .where(ExceptionRequest.id.in_(requests))
    )
    return {
        request: scopes_between(unit, project, program, Payer(paid_by))
        for request, paid_by, unit, project, program in found
    }


async def provider_scope(work: Work, request: ExceptionRequest) -> Scope:
    """The providing unit and everything above it: where representatives answer."""
    return (await scopes_of(work, [request.id]))[request.id].provider


async def payer_scope(work: Work, request: ExceptionRequest) -> Scope:
    """Whose money it is: the paying program's chain, or the provider's (EX7)."""
    return (await scopes_of(work, [request.id]))[request.id].payer
