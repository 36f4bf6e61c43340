"""The published portfolio and catalogue, through the importers, and the projects of it that the demo goes on about."""

import gzip
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from triptych.access.administration.roles import GrantRole, grant_role
from triptych.access.work import Work
from triptych.demo.founding import FOUNDED
from triptych.demo.stage import Stage, Told
from triptych.exchange.import_gmpp import ImportGmpp, import_gmpp
from triptych.exchange.import_services import ImportServices, import_services
from triptych.kernel.actor import Role
from triptych.kernel.money import Money
from triptych.model.portfolio import Portfolio, Program, Project
from triptych.model.service import Service, ServiceFamily
from triptych.model.types import ScopeId

FILES = Path(__file__).parent / "files"
MOST = 40


@dataclass(frozen=True)
class Published:
    """One published project that goes on: what the layer on it is made from."""

    id: UUID
    name: str
    program_id: UUID
    portfolio_id: UUID
    portfolio: str
    finish_on: date
    budget: Money
    weekly_burn: Money


async def import_published(stage: Stage, told: Told) -> None:
    """The publications 2014 to 2021 and the catalogue, as the administrator who set the organisation up."""
    async with stage.as_("Ada", stage.before(FOUNDED - 2, 10)) as work:
        panel = ImportGmpp(file_name="gmpp_panel_2014_2021.csv", content=_content("gmpp_panel_2014_2021.csv"))
        await import_gmpp(work, panel, told)
    async with stage.as_("Ada", stage.before(FOUNDED - 2, 11)) as work:
        catalogue = ImportServices(file_name="services.csv", content=_content("services.csv"))
        await import_services(work, catalogue, told)


def _content(name: str) -> bytes:
    return gzip.decompress((FILES / f"{name}.gz").read_bytes())


async def running(stage: Stage, work: Work) -> list[Published]:
    """Published projects that go on for a while, of as many departments as there are; big ones first in each."""
    found = await work.session.execute(
        select(Project, Portfolio.id, Portfolio.name)
        .join(Program, Program.id == Project.program_id)
        .join(Portfolio, Portfolio.id == Program.portfolio_id)
        .where(
            Project.publisher.is_not(None),
            Project.start_on < stage.today,
            Project.finish_on >= stage.ahead(60),
            Project.budget_amount > 0,
            Project.weekly_burn_amount > 0,
        )
        .order_by(Project.budget_amount.desc(), Project.name)
    )
    by_portfolio: dict[UUID, list[Published]] = defaultdict(list)
    for project, portfolio_id, portfolio in found:
        by_portfolio[portfolio_id].append(_of(project, portfolio_id, portfolio))
    turns = zip_longest(*by_portfolio.values())
    return [project for turn in turns for project in turn if project is not None][:MOST]


def _of(project: Project, portfolio_id: UUID, portfolio: str) -> Published:
    return Published(
        id=project.id,
        name=project.name,
        program_id=project.program_id,
        portfolio_id=portfolio_id,
        portfolio=portfolio,
        finish_on=project.finish_on or date.max,
        budget=Money(project.budget_amount or Decimal(0), project.budget_currency or "GBP"),
        weekly_burn=Money(project.weekly_burn_amount or Decimal(0), project.weekly_burn_currency or "GBP"),
    )


async def name_program_managers(stage: Stage, projects: list[Published]) -> dict[UUID, str]:
    """Two program managers share the departments between them; who manages which portfolio."""
    managers: dict[UUID, str] = {}
    async with stage.as_("Ada", stage.before(FOUNDED - 3, 10)) as work:
        for portfolio_id in dict.fromkeys(project.portfolio_id for project in projects):
            who = ("Priya", "Kwame")[len(managers) % 2]
            managers[portfolio_id] = who
            ask = GrantRole(person_id=stage.person(who), role=Role.PROGRAM_MANAGER, scope_id=ScopeId(portfolio_id))
            await grant_role(work, ask)
    return managers


async def published_services(work: Work, portfolio: str) -> list[UUID]:
    """Published services of the department of a portfolio."""
    found = await work.session.scalars(
        select(Service.id)
        .join(ServiceFamily, ServiceFamily.id == Service.family_id)
        .where(ServiceFamily.name == portfolio, Service.publisher.is_not(None))
        .order_by(Service.name)
        .limit(3)
    )
    return list(found)
