"""Programs: projects with one outcome and one purse; the weekly burn is what waiting costs (DOMAIN 4.4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from triptych.access import checks
from triptych.access.administration.appointments import Appointment, appoint, appointable
from triptych.access.changes import change
from triptych.access.edits import refuse_outdated
from triptych.access.names import refuse_taken
from triptych.access.policy.actions import Action
from triptych.access.provenance import provenance_of
from triptych.access.seen import locked, scope_of, seen
from triptych.access.work import Work
from triptych.kernel.actor import Role
from triptych.kernel.money import Money
from triptych.kernel.refusals import Problem, refuse_if
from triptych.model.portfolio import Portfolio, Program
from triptych.model.types import PersonId, PortfolioId, ProgramId
from triptych.pmo.money_columns import burn_columns


@dataclass(frozen=True, kw_only=True)
class CreateProgram:
    """A program of a portfolio, who manages it, and what it burns in a week, on which basis."""

    name: str
    portfolio_id: PortfolioId
    manager_id: PersonId | None = None
    weekly_burn: Money | None = None
    weekly_burn_basis: str | None = None


@dataclass(frozen=True, kw_only=True)
class EditProgram:
    """The program as it should stand; what is left out is cleared. `seen` is the edited version."""

    program_id: ProgramId
    name: str
    manager_id: PersonId | None = None
    weekly_burn: Money | None = None
    weekly_burn_basis: str | None = None
    seen: int | None = None


async def create_program(work: Work, ask: CreateProgram) -> Program:
    """Open a program; whoever is named to manage it holds that role there from this instant."""
    portfolio = await seen(work, Portfolio, ask.portfolio_id)
    permit = work.must(Action.PROGRAM_CREATE, scope_of(portfolio))
    refuse_if(_problems(ask))
    await refuse_taken(work, Program.name, ask.name, Program.portfolio_id == portfolio.id)
    manager = _manager(ask)
    await appointable(work, manager)
    program = Program(
        name=ask.name,
        portfolio_id=portfolio.id,
        manager_id=ask.manager_id,
        **burn_columns(ask.weekly_burn, ask.weekly_burn_basis),
        **provenance_of(work),
    )
    work.session.add(program)
    await work.session.flush()
    await appoint(work, program.id, manager)
    work.record(permit, "program:create", program, name=program.name, portfolio=portfolio.ref, burn=_shown_burn(ask))
    return program


async def edit_program(work: Work, ask: EditProgram) -> Program:
    """Change a program; naming another manager takes the role from the former one at once."""
    program = await locked(work, await seen(work, Program, ask.program_id))
    permit = work.must(Action.PROGRAM_EDIT, scope_of(program))
    await refuse_outdated(work, program, ask.seen)
    refuse_if(_problems(ask))
    await refuse_taken(work, Program.name, ask.name, Program.portfolio_id == program.portfolio_id, but=program.id)
    manager, former = _manager(ask), program.manager_id
    if ask.manager_id != former:
        await appointable(work, manager)
        await appoint(work, program.id, manager, instead_of=former)
    changed = change(
        program, name=ask.name, manager_id=ask.manager_id, **burn_columns(ask.weekly_burn, ask.weekly_burn_basis)
    )
    await work.session.flush()
    work.record(permit, "program:edit", program, changed=changed)
    return program


def _manager(ask: CreateProgram | EditProgram) -> Appointment:
    return Appointment(Role.PROGRAM_MANAGER, ask.manager_id, "managerId")


def _problems(ask: CreateProgram | EditProgram) -> Iterator[Problem]:
    yield from checks.text("name", ask.name)
    yield from checks.amount("weeklyBurn", ask.weekly_burn)
    yield from checks.basis("weeklyBurnBasis", ask.weekly_burn, ask.weekly_burn_basis)


def _shown_burn(ask: CreateProgram) -> str | None:
    return None if ask.weekly_burn is None else str(ask.weekly_burn)
