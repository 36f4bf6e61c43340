"""Portfolios: the programs and projects that one part of the organisation answers for."""

from collections.abc import Iterator
from dataclasses import dataclass

from triptych.access import checks
from triptych.access.changes import change
from triptych.access.edits import refuse_outdated
from triptych.access.names import refuse_taken
from triptych.access.policy.actions import Action
from triptych.access.provenance import provenance_of
from triptych.access.seen import locked, present_person, scope_of, seen
from triptych.access.work import Work
from triptych.kernel.refusals import Problem, refuse_if
from triptych.model.people import OrgUnit
from triptych.model.portfolio import Portfolio
from triptych.model.types import PersonId, PortfolioId, UnitId


@dataclass(frozen=True, kw_only=True)
class CreatePortfolio:
    """A portfolio of a unit, and who answers for it."""

    name: str
    unit_id: UnitId
    purpose: str | None = None
    owner_id: PersonId | None = None


@dataclass(frozen=True, kw_only=True)
class EditPortfolio:
    """The portfolio as it should stand; what is left out is cleared, the unit stays. `seen` is the edited version."""

    portfolio_id: PortfolioId
    name: str
    purpose: str | None = None
    owner_id: PersonId | None = None
    unit_id: UnitId | None = None
    seen: int | None = None


async def create_portfolio(work: Work, ask: CreatePortfolio) -> Portfolio:
    """Open a portfolio under a unit; whoever holds a role above that unit reaches everything in it."""
    unit = await seen(work, OrgUnit, ask.unit_id)
    permit = work.must(Action.PORTFOLIO_CREATE, scope_of(unit))
    refuse_if(_problems(ask))
    await refuse_taken(work, Portfolio.name, ask.name)
    if ask.owner_id is not None:
        await present_person(work, ask.owner_id, "ownerId")
    portfolio = Portfolio(
        name=ask.name, purpose=ask.purpose, unit_id=unit.id, owner_id=ask.owner_id, **provenance_of(work)
    )
    work.session.add(portfolio)
    await work.session.flush()
    work.record(permit, "portfolio:create", portfolio, name=portfolio.name, unit=unit.name)
    return portfolio


async def edit_portfolio(work: Work, ask: EditPortfolio) -> Portfolio:
    """Change a portfolio; moving it to another unit needs the right to create one there."""
    portfolio = await locked(work, await seen(work, Portfolio, ask.portfolio_id))
    permit = work.must(Action.PORTFOLIO_EDIT, scope_of(portfolio))
    await refuse_outdated(work, portfolio, ask.seen)
    unit_id = ask.unit_id or portfolio.unit_id
    if unit_id != portfolio.unit_id:
        work.must(Action.PORTFOLIO_CREATE, scope_of(await seen(work, OrgUnit, unit_id)))
    refuse_if(_problems(ask))
    await refuse_taken(work, Portfolio.name, ask.name, but=portfolio.id)
    if ask.owner_id is not None and ask.owner_id != portfolio.owner_id:
        await present_person(work, ask.owner_id, "ownerId")
    changed = change(portfolio, name=ask.name, purpose=ask.purpose, owner_id=ask.owner_id, unit_id=unit_id)
    await work.session.flush()
    await work.session.refresh(portfolio)
    work.record(permit, "portfolio:edit", portfolio, changed=changed)
    return portfolio


def _problems(ask: CreatePortfolio | EditPortfolio) -> Iterator[Problem]:
    yield from checks.text("name", ask.name)
    yield from checks.text("purpose", ask.purpose, checks.TEXT, needed=False)
