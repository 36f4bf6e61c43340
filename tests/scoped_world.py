"""A small world in which scopes matter: units, portfolios, programs, services that overlap, and all that hangs there.

Rows are put there with triggers off, so that many kinds are made in little time; where each stands is computed here,
by walking up from parent to parent, and a test holds the database's own `scope_ids` to the same.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from building import NOON, TODAY, SetClock
from scoped_occurrences import occurrences_of
from scoped_requests import requests_of
from triptych.access.work import Works
from triptych.graphql.reading.declared.nodes import REGISTRY
from triptych.model import (
    accounts,
    audit,
    currency,
    decision_clock,
    gate,
    history,
    import_run,
    initiative,
    people,
    portfolio,
    publication,
    service,
    standard,
    supply,
    transition,
    waiver,
)
from triptych.model.base import Base, new_id
from triptych.model.database import Database

# Each with what stands above it.
UNITS = {"Root": None, "Trains": "Root", "Tracks": "Trains", "Signals": "Trains", "Water": "Root", "Pipes": "Water"}
PORTFOLIOS = {"Renewal": "Root", "Rolling": "Trains", "Rivers": "Water", "Drains": "Pipes"}
PROGRAMS = {"Bridges": "Renewal", "Engines": "Rolling", "Coaches": "Rolling", "Dams": "Rivers", "Sewers": "Drains"}
# A project stands below its program and in a unit, which may be another part of the organisation.
PROJECTS = {
    "Arches": ("Bridges", "Tracks"),
    "Beams": ("Bridges", "Water"),
    "Boilers": ("Engines", "Signals"),
    "Brakes": ("Engines", "Trains"),
    "Seats": ("Coaches", "Pipes"),
    "Spillway": ("Dams", "Water"),
    "Turbines": ("Dams", "Tracks"),
    "Culverts": ("Sewers", "Pipes"),
}
SERVICES = {"Power": "Root", "Towing": "Trains", "Pumping": "Water", "Sampling": "Pipes"}
HANDED = (
    ("Arches", "Towing"),
    ("Beams", "Power"),
    ("Boilers", "Pumping"),
    ("Spillway", "Pumping"),
    ("Culverts", "Sampling"),
    ("Seats", "Sampling"),
)
PEOPLE = {"Zoe": "Root", "Ann": "Trains", "Ben": "Water", "Cem": "Pipes", "Dot": "Tracks", "Eva": "Root", "Fay": "Root"}
GONE = "Fay"  # has left; what she lent is over
OVERSEER = "Zoe"  # sees everything under every policy
READERS = ("Ann", "Ben", "Cem", "Dot", "Eva")


@dataclass
class World:
    """Everything that is there, by type of the graph and id."""

    database: Database
    works: Works
    clock: SetClock
    root: UUID
    rows: dict[str, dict[UUID, Any]] = field(default_factory=dict)
    named: dict[str, UUID] = field(default_factory=dict)

    def above(self, row: Any) -> tuple[UUID, ...]:
        """The row and all its ancestors, by walking up the links: what its scope is."""
        return tuple(dict.fromkeys(self._upward(row)))

    def _upward(self, row: Any) -> Iterator[UUID]:
        yield row.id
        for name, column in ABOVE[type(row).__name__]:
            if (key := getattr(row, column)) is not None:
                yield from self._upward(self.rows[name][key])


ABOVE = {
    "OrgUnit": (("OrgUnit", "parent_id"),),
    "Portfolio": (("OrgUnit", "unit_id"),),
    "Program": (("Portfolio", "portfolio_id"),),
    "Project": (("Program", "program_id"), ("OrgUnit", "unit_id")),
    "Service": (("OrgUnit", "unit_id"),),
    "ExceptionRequest": (("Project", "project_id"), ("OrgUnit", "provider_unit_id")),
}


async def a_scoped_world(database: Database, triggerless: async_sessionmaker[AsyncSession]) -> World:
    """The world, in an empty database. `triggerless` are sessions of a role for which triggers are off."""
    clock = SetClock()
    rows = list(_everything())
    rows += list(occurrences_of(rows, READERS))
    root = rows[1].id
    world = World(database, Works(database, clock), clock, root)
    for row in rows:
        if type(row).__name__ in REGISTRY:
            world.rows.setdefault(type(row).__name__, {})[row.id] = row
        if getattr(row, "name", None) and hasattr(row, "id"):
            world.named.setdefault(row.name, row.id)
    for kind in ABOVE:
        for row in world.rows[kind].values():
            row.scope_ids = list(world.above(row))
    async with triggerless() as session, session.begin():
        session.add_all(rows)
    return world


def _everything() -> Iterator[Base]:
    units = {name: people.OrgUnit(id=new_id(), name=name) for name in UNITS}
    for name, above in UNITS.items():
        units[name].parent_id = units[above].id if above else None
    root = units["Root"]
    yield people.Organisation(name="Meridian", time_zone="UTC", base_currency="USD", root_unit_id=root.id)
    yield from units.values()
    persons = {
        name: people.Person(id=new_id(), name=name, email=f"{name.lower()}@meridian.example", unit_id=units[unit].id)
        for name, unit in PEOPLE.items()
    }
    persons[GONE].deactivated_at = NOON - timedelta(days=1)
    yield from persons.values()
    anybody = [persons[name] for name in READERS]
    yield from _of_people(anybody)
    yield currency.CurrencyRate(id=new_id(), base="EUR", quote="USD", on_day=TODAY, rate=1, source="A bank")
    yard = supply.SupplySource(id=new_id(), name="A yard", inside_base=True, unit_id=root.id)
    yield yard
    yield supply.SupplyEvidence(
        id=new_id(), source_id=yard.id, words="Seen", dated_on=TODAY, entered_by_id=anybody[0].id, at=NOON
    )
    case = history.ImportedCase(
        id=new_id(), source="A log", key="1", amount=1, currency="EUR", decided_at=NOON, outcome="approved", hops=1
    )
    yield case
    yield history.ImportedStep(
        id=new_id(), case_id=case.id, number=1, stage="Ask", role="SUPERVISOR", act="approved", at=NOON
    )
    folios = {name: portfolio.Portfolio(id=new_id(), name=name, unit_id=units[u].id) for name, u in PORTFOLIOS.items()}
    yield from folios.values()
    programs = {
        name: portfolio.Program(id=new_id(), name=name, portfolio_id=folios[above].id, manager_id=anybody[at].id)
        for at, (name, above) in enumerate(PROGRAMS.items())
    }
    yield from programs.values()
    services = {}
    for at, (name, unit) in enumerate(SERVICES.items()):
        family = service.ServiceFamily(id=new_id(), name=f"Family of {name}")
        services[name] = service.Service(
            id=new_id(), name=name, family_id=family.id, unit_id=units[unit].id, owner_id=anybody[at].id
        )
        yield from (family, services[name])
        yield service.ServiceQuarter(id=new_id(), service_id=services[name].id, quarter="2026-Q1", volume=at)
    rules = [standard.Rule(id=new_id(), title=f"Rule {n}", owner_office="smo", owner_id=anybody[0].id) for n in (1, 2)]
    versions = [
        standard.RuleVersion(
            id=new_id(), rule_id=each.id, number=1, statement="S", purpose="P", harm_prevented="H", valid_from=NOON
        )
        for each in rules
    ]
    yield from (*rules, *versions)
    set_by = {"office": "smo", "hop": "decide", "valid_from": NOON, "set_by_id": anybody[0].id, "set_at": NOON}
    yield decision_clock.HopTarget(id=new_id(), band="small", hours=4, **set_by)
    yield decision_clock.HopEffort(id=new_id(), hours=2, rate_amount=90, rate_currency="USD", basis="B", **set_by)
    projects = {
        name: portfolio.Project(
            id=new_id(), name=name, program_id=programs[p].id, unit_id=units[u].id, stage="plan",
            finish_on=TODAY + timedelta(days=30 * (at % 3) - 30), rating=("green", "red", None)[at % 3],
            sponsor_id=anybody[at % 5].id,
        )
        for at, (name, (p, u)) in enumerate(PROJECTS.items())
    }  # fmt: skip
    yield from projects.values()
    made = [
        each
        for at, project in enumerate(projects.values())
        for each in _of_project(project, rules[at % 2], anybody[at % 5], anybody[(at + 1) % 5])
    ]
    for at, (project, taken) in enumerate(HANDED):
        made += _handed(projects[project], services[taken], anybody[at % 5])
    yield from made
    parts = _parts(made)
    everything = list(projects.values()), list(units.values()), list(services.values())
    yield from requests_of(*everything, rules=versions, anybody=anybody, parts=parts)
    standing_at = {"unit_id": root, "portfolio_id": folios["Rivers"], "program_id": programs["Bridges"]}
    for at, (column, place) in enumerate(standing_at.items()):
        waived = waiver.ClassWaiver(
            id=new_id(), rule_id=rules[at % 2].id, rule_version_id=versions[at % 2].id, title=f"Class {at}", reason="R",
            valid_until=NOON + timedelta(days=30), review_on=TODAY, proposed_by_id=anybody[0].id, policy_version=1,
            policy_line="p", at=NOON, **{column: place.id},
        )  # fmt: skip
        yield waived
        if at:
            yield waiver.ClassWaiverEvent(
                id=new_id(), waiver_id=waived.id, kind="granted", reason="R", person_id=anybody[4].id,
                policy_version=1, policy_line="p", at=NOON,
            )  # fmt: skip
    places = (*units.values(), *folios.values(), *programs.values(), *projects.values(), *services.values())
    for at, row in enumerate(places):
        yield audit.AuditEntry(
            id=new_id(), at=NOON, action="project:edit", subject_kind=type(row).__name__, subject_id=row.id,
            person_id=anybody[at % 5].id,
        )  # fmt: skip


def _of_people(anybody: list[people.Person]) -> Iterator[Base]:
    for at, person in enumerate(anybody):
        yield people.Absence(
            id=new_id(), person_id=person.id, starts=NOON, until=NOON + timedelta(days=at + 1), note=f"Note {at}"
        )
        yield accounts.SignInSession(
            id=new_id(), token_hash=bytes([at] * 32), person_id=person.id, created_at=NOON, last_seen_at=NOON,
            expires_at=NOON + timedelta(days=1),
        )  # fmt: skip
        yield accounts.Account(person_id=person.id, created_at=NOON)
        yield accounts.PersonalToken(
            id=new_id(), token_hash=bytes([at] * 32), person_id=person.id, name=f"Token {at}", rights="read",
            created_at=NOON, expires_at=NOON + timedelta(days=1),
        )  # fmt: skip
        yield import_run.ImportRun(
            id=new_id(), kind="people", file_name=f"{at}.csv", file_sha256="0" * 64, at=NOON, person_id=person.id,
            read_count=1, created_count=0, updated_count=0, unchanged_count=0, rejected_count=1, rejects=f"Lines {at}",
        )  # fmt: skip


def _of_project(
    project: portfolio.Project, rule: standard.Rule, lead: people.Person, other: people.Person
) -> Iterator[Base]:
    for kind in portfolio.WorkstreamKind:
        yield portfolio.Workstream(id=new_id(), project_id=project.id, kind=kind, lead_id=lead.id)
    ahead = gate.Gate(
        id=new_id(), project_id=project.id, name=f"Gate of {project.name}", due_on=TODAY, criteria="C",
        cost_tolerance_percent=1, time_tolerance_days=1, barrier_threshold=0,
    )  # fmt: skip
    yield ahead
    yield gate.GateDecision(
        id=new_id(), gate_id=ahead.id, number=1, outcome="hold", reason="R", keys={}, person_id=other.id, at=NOON
    )
    yield gate.Forecast(
        id=new_id(), project_id=project.id, cost_amount=1, cost_currency="USD", finish_on=TODAY, basis="B", at=NOON,
        entered_by_id=lead.id,
    )  # fmt: skip
    yield gate.Finding(
        id=new_id(), project_id=project.id, rule_id=rule.id, evidence="E", found_at=NOON, entered_by_id=other.id
    )
    change = initiative.Initiative(
        id=new_id(), project_id=project.id, name=f"Change of {project.name}", current_state="A", future_state="B"
    )
    group = initiative.StakeholderGroup(id=new_id(), initiative_id=change.id, name="Drivers", headcount=9)
    yield from (change, group)
    yield initiative.AdkarAssessment(id=new_id(), group_id=group.id, assessed_on=TODAY, number=1)
    told = publication.ProjectYear(
        id=new_id(), project_id=project.id, publisher="P", year=2025, matched_by="name", name_as_published="N",
        department_as_published="D", currency="USD",
    )  # fmt: skip
    yield told
    yield publication.Rating(
        id=new_id(), project_year_id=told.id, project_id=project.id, year=2025, source="S", scale="five", value="red"
    )


def _handed(project: portfolio.Project, taken: service.Service, owner: people.Person) -> Iterator[Base]:
    handed = transition.Transition(id=new_id(), project_id=project.id, service_id=taken.id)
    yield handed
    for position in (1, 2):
        seen = transition.AcceptanceCriterion(
            id=new_id(), transition_id=handed.id, position=position, statement=f"{project.name} {position}"
        )
        yield seen
        if position == 1:
            yield transition.SignOff(id=new_id(), criterion_id=seen.id, person_id=owner.id, at=NOON, evidence="E")


def _parts(made: list[Base]) -> dict[UUID, list[dict[str, Any]]]:
    """What of each project may be excepted from: a gate's key, a workstream, a criterion."""
    of_project: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    handed = {each.id: each.project_id for each in made if isinstance(each, transition.Transition)}
    for each in made:
        match each:
            case gate.Gate():
                of_project[each.project_id].append({"kind": "service_key", "gate_id": each.id})
            case portfolio.Workstream(kind="delivery"):
                of_project[each.project_id].append({"kind": "workstream", "workstream_id": each.id})
            case transition.AcceptanceCriterion(position=1):
                of_project[handed[each.transition_id]].append({"kind": "criterion", "criterion_id": each.id})
    return of_project
