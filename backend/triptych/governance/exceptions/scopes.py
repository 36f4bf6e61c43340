"""The scopes that the authorities over a request are held in."""

from triptych.access.grants import Scope
from triptych.access.work import Work
from triptych.kernel.exception_words import Payer
from triptych.model.exception import ExceptionRequest
from triptych.model.people import OrgUnit
from triptych.model.portfolio import Program, Project


async def provider_scope(work: Work, request: ExceptionRequest) -> Scope:
    """The providing unit and everything above it: where representatives answer."""
    unit = await work.session.get_one(OrgUnit, request.provider_unit_id)
    return Scope(tuple(unit.scope_ids))


async def project_scope(work: Work, request: ExceptionRequest) -> Scope:
    """The project with its units and its portfolio: where its standards hold."""
    project = await work.session.get_one(Project, request.project_id)
    return Scope(tuple(project.scope_ids))


async def payer_scope(work: Work, request: ExceptionRequest) -> Scope:
    """Whose money it is: the paying program's chain, or the provider's (EX7)."""
    if Payer(request.paid_by) is Payer.PROVIDER:
        return await provider_scope(work, request)
    program = await work.session.get_one(Program, request.program_id)
    return Scope(tuple(program.scope_ids))
