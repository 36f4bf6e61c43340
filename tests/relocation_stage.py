"""The stage of the relocation: its people, programs, services, standards and evidence, before anybody asks anything."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

import snapshots
from building import NOON, TODAY, House, SetClock, a_house
from triptych.access.work import Work, Works
from triptych.cmo import assessments, initiatives
from triptych.governance.gates import gates
from triptych.governance.standards import library
from triptych.kernel.actor import Office, Role
from triptych.kernel.money import Money
from triptych.model.accounts import Account
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.people import OrgUnit, Person, RoleAssignment
from triptych.model.transition import AcceptanceCriterion
from triptych.model.types import (
    CriterionId,
    PersonId,
    PortfolioId,
    ProgramId,
    ProjectId,
    UnitId,
)
from triptych.pmo import forecasts, portfolios, programs, projects
from triptych.smo import catalogue, supply, transitions

SOON = TODAY + timedelta(days=20)
LATER = TODAY + timedelta(days=120)


def dollars(amount: str | int) -> Money:
    """An amount in the base currency of the story."""
    return Money(Decimal(amount), "USD")


@dataclass
class Relocation:
    """The house of the story, its people by first name, and the records that tests speak about."""

    house: House
    ids: dict[str, UUID] = field(default_factory=dict)

    @asynccontextmanager
    async def as_(self, name: str) -> AsyncIterator[Work]:
        """One unit of work of a person of the story."""
        async with self.house.works.begin(self.house.people[name]) as work:
            yield work

    def person(self, name: str) -> PersonId:
        """The id of a person of the story."""
        return PersonId(self.house.people[name])

    @property
    def works(self) -> Works:
        """How to begin work in the house."""
        return self.house.works

    @property
    def database(self) -> Database:
        """The database of the house."""
        return self.house.database


PEOPLE = {
    "Paula": (Role.PMO_LEAD, "root", "Olivia"),
    "Sam": (Role.SMO_LEAD, "root", "Olivia"),
    "Cleo": (Role.CMO_LEAD, "root", "Olivia"),
    "Olivia": (Role.EXECUTIVE, "root", None),
    "Aaron": (Role.APPROVER_1, "programs", "Bela"),
    "Bela": (Role.APPROVER_2, "programs", "Olivia"),
    "Ivo": (Role.APPROVER_2, "infrastructure", "Olivia"),
    "Rita": (Role.PROVIDER_REPRESENTATIVE, "infrastructure", "Ivo"),
    "Remo": (Role.PROVIDER_REPRESENTATIVE, "infrastructure", "Ivo"),
    "Marta": (None, "programs", "Bela"),
    "Dan": (None, "programs", "Marta"),
    "Selma": (None, "infrastructure", "Sam"),
    "Chris": (None, "programs", "Cleo"),
    "Otto": (None, "infrastructure", "Sam"),
    "Uma": (Role.AUDITOR, "root", None),
}


async def a_relocation(database: Database) -> Relocation:
    """The organisation, the program that burns $2M a week, its project with a gate, and a rule in the way.

    Told once in a test run, through use cases; every later test gets the same rows back.
    """
    kept = await snapshots.recall("relocation")
    if kept is not None:
        root, people, ids = kept
        clock = SetClock()
        return Relocation(House(database, clock, Works(database, clock), root, dict(people)), dict(ids))
    story = Relocation(await a_house(database))
    await _people(story)
    await _portfolio(story)
    await _standards(story)
    await snapshots.keep("relocation", (story.house.root, dict(story.house.people), dict(story.ids)))
    return story


async def _people(story: Relocation) -> None:
    now = NOON - timedelta(days=30)
    root = story.house.root
    async with story.database.sessions() as session, session.begin():
        for unit in ("programs", "infrastructure"):
            story.ids[unit] = new_id()
            session.add(OrgUnit(id=story.ids[unit], name=unit.capitalize(), parent_id=root))
            await session.flush()
        story.ids["root"] = root
        for name in PEOPLE:
            story.house.people[name] = new_id()
        for name, (role, unit, _) in PEOPLE.items():
            person = story.house.people[name]
            session.add(Person(id=person, name=name, email=f"{name.lower()}@meridian.example", unit_id=story.ids[unit]))
            await session.flush()
            session.add(Account(person_id=person, created_at=now))
            if role is not None:
                where = {"scope_id": story.ids[unit], "valid_from": now, "granted_by_id": story.house.people["Ada"]}
                session.add(RoleAssignment(person_id=person, role=role, **where))
        await session.flush()
        for name, (_, _, manager) in PEOPLE.items():
            if manager is not None:
                (await session.get_one(Person, story.house.people[name])).manager_id = story.house.people[manager]


async def _portfolio(story: Relocation) -> None:
    async with story.as_("Paula") as work:
        portfolio = await portfolios.create_portfolio(
            work, portfolios.CreatePortfolio(name="Defence systems", unit_id=UnitId(story.ids["programs"]))
        )
        program = await programs.create_program(
            work,
            programs.CreateProgram(
                name="Relocation",
                portfolio_id=PortfolioId(portfolio.id),
                manager_id=story.person("Marta"),
                weekly_burn=dollars(2_000_000),
                weekly_burn_basis="Payroll and leases of the program, October",
            ),
        )
        project = await projects.create_project(
            work,
            projects.CreateProject(
                name="Move to the north site",
                program_id=ProgramId(program.id),
                unit_id=UnitId(story.ids["programs"]),
                start_on=TODAY - timedelta(days=90),
                finish_on=LATER,
                budget=dollars(40_000_000),
                delivery_lead_id=story.person("Dan"),
                service_lead_id=story.person("Selma"),
                change_lead_id=story.person("Chris"),
            ),
        )
        gate = await gates.create_gate(
            work,
            gates.CreateGate(
                project_id=ProjectId(project.id), name="Ready to move", due_on=SOON, criteria="Site, network, people"
            ),
        )
        story.ids |= {"portfolio": portfolio.id, "program": program.id, "project": project.id, "gate": gate.id}
    async with story.as_("Sam") as work:
        family = await catalogue.create_service_family(work, catalogue.CreateServiceFamily(name="Networks"))
        service = await catalogue.create_service(
            work,
            catalogue.CreateService(
                name="Site network",
                family_id=family.id,
                unit_id=UnitId(story.ids["infrastructure"]),
                owner_id=story.person("Otto"),
            ),
        )
        inside = await supply.create_supply_source(
            work, supply.CreateSupplySource(name="Own data centre", inside_base=True)
        )
        outside = await supply.create_supply_source(
            work, supply.CreateSupplySource(name="Harbour Networks Ltd", inside_base=False)
        )
        story.ids |= {"service": service.id, "inside": inside.id, "outside": outside.id}


async def _standards(story: Relocation) -> None:
    async with story.as_("Sam") as work:
        rule = await library.create_rule(
            work,
            library.CreateRule(
                title="Capacity is booked two quarters ahead",
                owner_office=Office.SMO,
                statement="New site capacity is booked two quarters ahead.",
                purpose="So that the core network is never oversubscribed.",
                harm_prevented="Other sites lose service when capacity is taken at short notice.",
            ),
        )
        story.ids["rule"] = rule.id


async def evidence(story: Relocation, *, signed: bool = True, stuck: int = 1) -> None:
    """Each office enters the evidence of its workstream: forecast, criteria, assessment."""
    project = ProjectId(story.ids["project"])
    async with story.as_("Dan") as work:
        await forecasts.enter_forecast(
            work, forecasts.EnterForecast(project_id=project, cost=dollars(41_000_000), finish_on=LATER, basis="Plan 7")
        )
    async with story.as_("Selma") as work:
        handed = await transitions.enter_transition(
            work, transitions.EnterTransition(project_id=project, service_id=story.ids["service"], go_live_on=LATER)
        )
        transition = handed.id
    async with story.as_("Otto") as work:
        await transitions.add_criteria(
            work,
            transitions.AddCriteria(transition_id=transition, statements=("Monitoring in place", "Capacity booked")),
        )
    await _criteria(story)
    async with story.as_("Otto") as work:
        names = ("criterion_1", "criterion_2") if signed else ("criterion_1",)
        for name in names:
            await transitions.sign_criterion(
                work, transitions.SignCriterion(criterion_id=CriterionId(story.ids[name]), evidence="Seen on site")
            )
    async with story.as_("Chris") as work:
        initiative = await initiatives.create_initiative(
            work,
            initiatives.CreateInitiative(
                project_id=project, name="Working from the north", current_state="Old site", future_state="North site"
            ),
        )
        group = await initiatives.add_group(
            work, initiatives.AddGroup(initiative_id=initiative.id, name="Engineers", headcount=40)
        )
        ready, unready = _scores(5, 5, 5, 5, 5), _scores(5, 2, 5, 5, 5)
        await assessments.enter_assessment(
            work,
            assessments.EnterAssessment(
                group_id=group.id, assessed_on=TODAY, answers=(unready,) * stuck + (ready,) * (10 - stuck)
            ),
        )


def _scores(*values: int) -> assessments.AdkarScores:
    names = ("awareness", "desire", "knowledge", "ability", "reinforcement")
    return assessments.AdkarScores(**dict(zip(names, values, strict=True)))


async def _criteria(story: Relocation) -> None:
    async with story.database.sessions() as session:
        found = await session.scalars(select(AcceptanceCriterion.id).order_by(AcceptanceCriterion.position))
        for number, key in enumerate(found, start=1):
            story.ids[f"criterion_{number}"] = key
