"""Plain builder functions: an organisation with people and projects, made through use cases only.

`a_house` has the administrator alone. `a_staffed_house` has Ada (administrator) and Berta (a second one), an office
lead each (Paul PMO, Sam SMO, Cleo CMO), Erin (executive), Art (auditor), and whoever works on projects: Mona (program
manager), Piet (project manager), Sofie (service lead), Chris (change lead), Olga (service owner), Rob (representative).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.access.account.accounts import SignedIn, WrongCredentials, session_of
from triptych.access.administration.establish import EstablishOrganisation, establish
from triptych.access.administration.invitations import Invite, invite, take_up_invitation
from triptych.access.administration.people import AddPerson, add_person
from triptych.access.administration.roles import GrantRole, grant_role
from triptych.access.administration.units import CreateUnit, create_unit
from triptych.access.work import Work, Works
from triptych.cmo.assessments import AdkarScores, EnterAssessment, enter_assessment
from triptych.cmo.initiatives import AddGroup, CreateInitiative, add_group, create_initiative
from triptych.kernel.actor import Role
from triptych.kernel.money import Money
from triptych.model.audit import AuditEntry
from triptych.model.database import Database
from triptych.model.initiative import AdkarAssessment, Initiative, StakeholderGroup
from triptych.model.people import OrgUnit, RoleAssignment
from triptych.model.portfolio import Portfolio, Program, Project
from triptych.model.service import Service, ServiceFamily
from triptych.model.standard import Rule, RuleVersion
from triptych.model.transition import Transition
from triptych.model.types import (
    GroupId,
    InitiativeId,
    PersonId,
    PortfolioId,
    ProgramId,
    ProjectId,
    ScopeId,
    ServiceFamilyId,
    ServiceId,
    UnitId,
)
from triptych.pmo.portfolios import CreatePortfolio, create_portfolio
from triptych.pmo.programs import CreateProgram, create_program
from triptych.pmo.projects import CreateProject, create_project
from triptych.smo.catalogue import CreateService, CreateServiceFamily, create_service, create_service_family
from triptych.smo.transitions import EnterTransition, enter_transition

PASSWORD = "seven lamps burn in the long hall"
NOON = datetime.fromisoformat("2026-03-02T12:00:00+00:00")
TODAY = NOON.date()
LATER = TODAY + timedelta(days=90)
STAFF = {
    "Berta": Role.ADMINISTRATOR,
    "Paul": Role.PMO_LEAD,
    "Sam": Role.SMO_LEAD,
    "Cleo": Role.CMO_LEAD,
    "Erin": Role.EXECUTIVE,
    "Art": Role.AUDITOR,
    "Rob": Role.PROVIDER_REPRESENTATIVE,
}
TEAM = ("Mona", "Piet", "Sofie", "Chris", "Olga")


@dataclass
class SetClock:
    """A clock that stands still until it is moved."""

    now: datetime = NOON

    async def __call__(self, _session: AsyncSession) -> datetime:
        """The instant of every unit of work that begins now."""
        return self.now


@dataclass
class House:
    """An established organisation, how to work in it, and who is in it by name."""

    database: Database
    clock: SetClock
    works: Works
    root: UUID
    people: dict[str, UUID] = field(default_factory=dict)

    @asynccontextmanager
    async def as_(self, name: str) -> AsyncIterator[Work]:
        """One unit of work of a person, committed at its end."""
        async with self.works.begin(self.people[name]) as work:
            yield work

    def id(self, name: str) -> PersonId:
        """A person's id."""
        return PersonId(self.people[name])

    async def count(self, table: type[Any], *conditions: Any) -> int:
        """How many rows there are, read apart from any unit of work."""
        async with self.database.sessions() as session:
            return await session.scalar(select(func.count()).select_from(table).where(*conditions)) or 0

    async def all(self, query: Any) -> list[Any]:
        """What a query answers, read apart from any unit of work."""
        async with self.database.sessions() as session:
            return list(await session.scalars(query))

    async def last_entry(self) -> AuditEntry:
        """The newest line of the trail."""
        found: list[AuditEntry] = await self.all(select(AuditEntry).order_by(AuditEntry.number.desc()).limit(1))
        return found[0]


def usd(amount: str) -> Money:
    """An amount in the organisation's base currency."""
    return Money(Decimal(amount), "USD")


async def a_house(database: Database) -> House:
    """An organisation with its first administrator, Ada, and nobody else. It is noon on 2 March 2026."""
    ask = EstablishOrganisation(
        name="Meridian",
        time_zone="UTC",
        base_currency="USD",
        administrator_name="Ada",
        administrator_email="ada@meridian.example",
        administrator_password=PASSWORD,
    )
    async with database.sessions() as session, session.begin():
        ada = await establish(session, ask, now=NOON)
    clock = SetClock()
    return House(database, clock, Works(database, clock), ada.unit_id, {"Ada": ada.id})


async def a_staffed_house(database: Database) -> House:
    """The organisation with everybody of `STAFF` in their role at its root, and everybody of `TEAM` without one."""
    house = await a_house(database)
    for name in (*STAFF, *TEAM):
        await a_person(house, name)
    for name, role in STAFF.items():
        await a_role(house, name, role)
    await an_account(house, "Berta")
    return house


async def a_person(house: House, name: str, **more: Any) -> PersonId:
    """Somebody new at the root unit, without role and account."""
    async with house.as_("Ada") as work:
        ask = {"unit_id": UnitId(house.root), **more}
        person = await add_person(work, AddPerson(name=name, email=f"{name.lower()}@meridian.example", **ask))
    house.people[name] = person.id
    return PersonId(person.id)


async def a_role(
    house: House, name: str, role: Role, scope_id: UUID | None = None, *, by: str = "Ada", **more: Any
) -> RoleAssignment:
    """A role, at the root unless said otherwise."""
    async with house.as_(by) as work:
        ask = GrantRole(person_id=house.id(name), role=role, scope_id=ScopeId(scope_id or house.root), **more)
        return await grant_role(work, ask)


async def an_account(house: House, name: str, password: str = PASSWORD) -> None:
    """An invitation, taken up. Links live by the database's own clock, which is not the house's."""
    now, house.clock.now = house.clock.now, datetime.now(NOON.tzinfo)
    async with house.as_("Ada") as work:
        link = await invite(work, Invite(person_id=house.id(name)))
    house.clock.now = now
    async with house.database.sessions() as session, session.begin():
        await take_up_invitation(session, link.token, password)


async def stands(database: Database, signed: SignedIn | WrongCredentials) -> bool:
    """Whether a session that was opened is one still."""
    assert isinstance(signed, SignedIn)
    async with database.glance() as connection:
        return await session_of(connection, signed.token, used=False) is not None


async def a_unit(house: House, name: str, parent_id: UUID | None = None) -> OrgUnit:
    """A unit below the root, or below another."""
    async with house.as_("Ada") as work:
        return await create_unit(work, CreateUnit(name=name, parent_id=UnitId(parent_id or house.root)))


async def a_portfolio(house: House, name: str = "Relocation", unit_id: UUID | None = None) -> Portfolio:
    """A portfolio, opened by Paul."""
    async with house.as_("Paul") as work:
        return await create_portfolio(work, CreatePortfolio(name=name, unit_id=UnitId(unit_id or house.root)))


async def a_program(house: House, portfolio: Portfolio | None = None, **more: Any) -> Program:
    """A program that burns two million a week, managed by Mona."""
    portfolio = portfolio or await a_portfolio(house)
    async with house.as_("Paul") as work:
        ask = {
            "name": "Move to the new site",
            "manager_id": house.id("Mona"),
            "weekly_burn": usd("2000000"),
            "weekly_burn_basis": "Finance, month 2",
            **more,
        }
        return await create_program(work, CreateProgram(portfolio_id=PortfolioId(portfolio.id), **ask))


async def a_project(house: House, program: Program | None = None, **more: Any) -> Project:
    """A project with a whole triad: Piet, Sofie and Chris."""
    program = program or await a_program(house)
    async with house.as_("Paul") as work:
        ask = {
            "name": "Data centre move",
            "unit_id": UnitId(house.root),
            "start_on": date(2026, 1, 5),
            "finish_on": LATER,
            "budget": usd("5000000"),
            "delivery_lead_id": house.id("Piet"),
            "service_lead_id": house.id("Sofie"),
            "change_lead_id": house.id("Chris"),
            **more,
        }
        return await create_project(work, CreateProject(program_id=ProgramId(program.id), **ask))


async def a_family(house: House, name: str = "Hosting") -> ServiceFamily:
    """A service family."""
    async with house.as_("Sam") as work:
        return await create_service_family(work, CreateServiceFamily(name=name))


async def a_service(house: House, name: str = "Compute", **more: Any) -> Service:
    """A service that Olga owns."""
    family = await a_family(house, f"{name} family")
    async with house.as_("Sam") as work:
        ask = {"unit_id": UnitId(house.root), "owner_id": house.id("Olga"), **more}
        return await create_service(work, CreateService(name=name, family_id=ServiceFamilyId(family.id), **ask))


async def a_transition(
    house: House, project: Project, service: Service, *criteria: str, by: str = "Olga"
) -> Transition:
    """A transition that the service's owner enters, with criteria."""
    async with house.as_(by) as work:
        ask = EnterTransition(
            project_id=ProjectId(project.id), service_id=ServiceId(service.id), go_live_on=LATER, criteria=criteria
        )
        return await enter_transition(work, ask)


async def an_initiative(house: House, project: Project, name: str = "New ways of working") -> Initiative:
    """An initiative that Chris enters."""
    async with house.as_("Chris") as work:
        ask = CreateInitiative(
            project_id=ProjectId(project.id),
            name=name,
            current_state="Everybody works at the old site.",
            future_state="Everybody works at the new site.",
            go_live_on=LATER,
        )
        return await create_initiative(work, ask)


async def a_group(
    house: House, initiative: Initiative, name: str = "Operators", headcount: int = 40
) -> StakeholderGroup:
    """A group of an initiative."""
    async with house.as_("Chris") as work:
        ask = AddGroup(initiative_id=InitiativeId(initiative.id), name=name, headcount=headcount)
        return await add_group(work, ask)


async def an_assessment(
    house: House, group: StakeholderGroup, *answers: tuple[int, int, int, int, int], on: date = TODAY
) -> AdkarAssessment:
    """Answers of people of a group, as five scores each."""
    async with house.as_("Chris") as work:
        scores = tuple(
            AdkarScores(awareness=a, desire=d, knowledge=k, ability=b, reinforcement=r) for a, d, k, b, r in answers
        )
        ask = EnterAssessment(group_id=GroupId(group.id), assessed_on=on, answers=scores)
        return await enter_assessment(work, ask)


async def a_rule(house: House, office: str = "smo", title: str = "Approved supply base only") -> Rule:
    """A standard in force, put there without its own use case, which belongs to governance."""
    async with house.database.sessions() as session, session.begin():
        rule = Rule(title=title, owner_office=office)
        session.add(rule)
        await session.flush()
        session.add(
            RuleVersion(
                rule_id=rule.id,
                number=1,
                statement="Capabilities come from the approved supply base.",
                purpose="Known suppliers.",
                harm_prevented="Unvetted suppliers.",
                valid_from=NOON - timedelta(days=365),
            )
        )
    return rule
