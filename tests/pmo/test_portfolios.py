"""Portfolios and programs: names, scopes that follow a move, burn with its basis, the manager's role."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from building import a_portfolio, a_program, a_project, a_role, a_staffed_house, a_unit, usd
from triptych.access.policy.actions import Action
from triptych.access.seen import scope_of
from triptych.kernel.actor import Role
from triptych.kernel.money import Money
from triptych.kernel.refusals import Conflict, Denial, Invalid, NotAllowed, NotFound
from triptych.model.database import Database
from triptych.model.portfolio import Portfolio, Program, Project
from triptych.model.types import PortfolioId, ProgramId, UnitId
from triptych.pmo.portfolios import CreatePortfolio, EditPortfolio, create_portfolio, edit_portfolio
from triptych.pmo.programs import CreateProgram, EditProgram, create_program, edit_program


async def test_a_portfolio_stands_under_its_unit(database: Database) -> None:
    house = await a_staffed_house(database)
    unit = await a_unit(house, "North")

    portfolio = await a_portfolio(house, unit_id=unit.id)

    assert portfolio.ref == "PF-01"
    assert portfolio.scope_ids == [portfolio.id, unit.id, house.root]
    assert (portfolio.origin, portfolio.entered_by_id) == ("entered", house.people["Paul"])


@pytest.mark.parametrize("name", ["Mona", "Sam", "Erin", "Art", "Ada"])
async def test_only_the_pmo_opens_portfolios(database: Database, name: str) -> None:
    house = await a_staffed_house(database)
    await a_role(house, "Mona", Role.PROGRAM_MANAGER)

    with pytest.raises(NotAllowed):
        async with house.as_(name) as work:
            await create_portfolio(work, CreatePortfolio(name="Own", unit_id=UnitId(house.root)))

    assert await house.count(Portfolio) == 0


async def test_a_role_in_one_unit_opens_no_portfolio_in_another(database: Database) -> None:
    house = await a_staffed_house(database)
    north, south = await a_unit(house, "North"), await a_unit(house, "South")
    await a_role(house, "Olga", Role.PMO_LEAD, north.id)

    with pytest.raises(NotAllowed):
        async with house.as_("Olga") as work:
            await create_portfolio(work, CreatePortfolio(name="Own", unit_id=UnitId(south.id)))

    assert await house.count(Portfolio) == 0


async def test_a_portfolio_name_is_taken_whatever_its_capitals(database: Database) -> None:
    house = await a_staffed_house(database)
    await a_portfolio(house, "Relocation")

    with pytest.raises(Invalid) as refused:
        await a_portfolio(house, "RELOCATION")

    assert [(each.field, each.code) for each in refused.value.problems] == [("name", "taken")]
    assert await house.count(Portfolio) == 1


async def test_moving_a_portfolio_moves_the_scope_of_all_below(database: Database) -> None:
    house = await a_staffed_house(database)
    project = await a_project(house)
    unit = await a_unit(house, "North")
    (portfolio,) = await house.all(select(Portfolio))

    async with house.as_("Paul") as work:
        moved = await edit_portfolio(
            work, EditPortfolio(portfolio_id=PortfolioId(portfolio.id), name=portfolio.name, unit_id=UnitId(unit.id))
        )

    assert unit.id in moved.scope_ids
    (scope,) = await house.all(select(Project.scope_ids).where(Project.id == project.id))
    assert unit.id in scope


async def test_a_portfolio_moves_only_where_one_may_open_one(database: Database) -> None:
    house = await a_staffed_house(database)
    north, south = await a_unit(house, "North"), await a_unit(house, "South")
    await a_role(house, "Olga", Role.PMO_LEAD, north.id)
    portfolio = await a_portfolio(house, unit_id=north.id)

    with pytest.raises(NotAllowed):
        async with house.as_("Olga") as work:
            await edit_portfolio(
                work,
                EditPortfolio(portfolio_id=PortfolioId(portfolio.id), name=portfolio.name, unit_id=UnitId(south.id)),
            )

    assert await house.all(select(Portfolio.unit_id)) == [north.id]


async def test_the_named_manager_manages_the_program_from_now(database: Database) -> None:
    house = await a_staffed_house(database)

    program = await a_program(house)

    assert (program.weekly_burn_amount, program.weekly_burn_currency) == (Decimal(2_000_000), "USD")
    async with house.as_("Mona") as work:
        assert not isinstance(work.may(Action.EXCEPTION_REQUEST, scope_of(program)), Denial)


async def test_a_burn_without_basis_is_refused(database: Database) -> None:
    house = await a_staffed_house(database)

    with pytest.raises(Invalid) as refused:
        await a_program(house, weekly_burn_basis=None)

    assert [(each.field, each.code) for each in refused.value.problems] == [("weeklyBurnBasis", "required")]
    assert await house.count(Program) == 0


async def test_an_unknown_currency_is_no_money() -> None:
    with pytest.raises(Invalid):
        Money(Decimal(1), "XXZ")


async def test_another_manager_takes_over_at_once(database: Database) -> None:
    house = await a_staffed_house(database)
    program = await a_program(house)

    async with house.as_("Mona") as work:
        await edit_program(
            work,
            EditProgram(
                program_id=ProgramId(program.id),
                name="Move",
                manager_id=house.id("Olga"),
                weekly_burn=usd("10"),
                weekly_burn_basis="Guess",
            ),
        )

    with pytest.raises(NotFound):
        async with house.as_("Mona") as work:
            await edit_program(work, EditProgram(program_id=ProgramId(program.id), name="Mine again"))
    assert await house.all(select(Program.name)) == ["Move"]


async def test_two_programs_of_one_portfolio_have_two_names(database: Database) -> None:
    house = await a_staffed_house(database)
    program = await a_program(house)

    with pytest.raises(Invalid):
        async with house.as_("Paul") as work:
            await create_program(
                work, CreateProgram(name="move to the NEW site", portfolio_id=PortfolioId(program.portfolio_id))
            )

    assert await house.count(Program) == 1


async def test_two_people_at_once_do_not_make_the_same_portfolio_twice(database: Database) -> None:
    house = await a_staffed_house(database)

    async def at_once() -> None:
        async with house.as_("Paul") as work:
            work.session.add(Portfolio(name="Other", unit_id=house.root))
            await a_portfolio(house, "Relocation")
            work.session.add(Portfolio(name="relocation", unit_id=house.root))

    with pytest.raises(Conflict):
        await at_once()

    assert await house.all(select(Portfolio.name)) == ["Relocation"]
