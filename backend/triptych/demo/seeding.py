"""Fills an empty installation with the demo, all of it or nothing, in the order in which it happened."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import func, select

from triptych.access.administration.roles import GrantRole, grant_role
from triptych.access.work import Work
from triptych.demo.catalogue import OWNED, fill_catalogue
from triptych.demo.deciding_clock import let_silence_go_up, set_the_clock
from triptych.demo.evidence import PROFILES
from triptych.demo.founding import FOUNDED, absences_and_a_delegation, found, open_the_doors
from triptych.demo.gaps import plans
from triptych.demo.layer import Cast, layer_on
from triptych.demo.portfolio import (
    Published,
    import_published,
    name_program_managers,
    published_services,
    running,
)
from triptych.demo.register import requests_on
from triptych.demo.relocation import open_program, story
from triptych.demo.sources import fill_sources
from triptych.demo.stage import Scene, Stage, within
from triptych.demo.standards import enter_standards
from triptych.demo.waivers import waivers
from triptych.kernel.actor import Role
from triptych.model.database import Database
from triptych.model.types import ScopeId

Told = Callable[[str, int, int], None]


async def seed(database: Database, told: Told, *, now: datetime | None = None) -> None:
    """Write the demo in one transaction: a start that is cut off leaves the installation empty.

    `told` hears what is being done, how much of it is done and how much there is. Everything is dated back from `now`,
    the database's instant unless another is given.
    """
    async with database.engine.connect() as connection, connection.begin():
        begun = now or (await connection.execute(select(func.now()))).scalar_one()
        stage = Stage(within(database, connection), begun)
        told("People and rules", 0, 1)
        await found(stage)
        await import_published(stage, lambda done, of: told("Published portfolio and catalogue", done, of))
        scenes = await _prepare(stage)
        await _play(stage, scenes, told)
        await let_silence_go_up(stage)
        told("Accounts", 0, 1)
        await open_the_doors(stage)
        told("Accounts", 1, 1)


async def _prepare(stage: Stage) -> list[Scene]:
    """What the scenes need to be there, and the scenes."""
    async with stage.as_("Paula", stage.before(FOUNDED - 3, 9)) as work:
        chosen = await running(stage, work)
    managers = await name_program_managers(stage, chosen)
    await enter_standards(stage)
    await set_the_clock(stage)
    await fill_catalogue(stage)
    await fill_sources(stage)
    relocation = await open_program(stage)
    async with stage.as_("Samir", stage.before(FOUNDED - 7, 10)) as work:
        casts = [(project, await _cast(stage, work, at, project)) for at, project in enumerate(chosen)]
    scenes = [scene for cast in (*(cast for _, cast in casts), *relocation) for scene in layer_on(stage, cast)]
    return [
        *scenes,
        *requests_on(stage, casts, managers),
        *story(stage, relocation),
        *plans(stage),
        *waivers(stage),
        *absences_and_a_delegation(stage),
    ]


async def _play(stage: Stage, scenes: list[Scene], told: Told) -> None:
    done = 0

    def one_more() -> None:
        nonlocal done
        done += 1
        told("Gates, people and requests", done, len(scenes))

    await stage.play(scenes, one_more)


async def _cast(stage: Stage, work: Work, number: int, project: Published) -> Cast:
    service, owner = OWNED[number % len(OWNED)]
    service_id = stage.ids[service]
    theirs = await published_services(work, project.portfolio) if number % 6 == 5 else []
    if theirs:
        service_id, owner = theirs[number % len(theirs)], "Lucía"
        if service_id not in stage.ids.values():
            scope = ScopeId(service_id)
            await grant_role(work, GrantRole(person_id=stage.person(owner), role=Role.SERVICE_OWNER, scope_id=scope))
            stage.ids[f"owned {service_id}"] = service_id
    return Cast(
        number=number,
        project_id=project.id,
        budget=project.budget,
        finish_on=project.finish_on,
        profile=PROFILES[number % len(PROFILES)],
        manager=("Daniel", "Tomás")[number % 2],
        service_lead=("Selma", "Ingrid")[number % 2],
        change_lead=None if number % len(PROFILES) == len(PROFILES) - 1 else ("Chris", "Grace")[number % 2],
        service_id=service_id,
        service_owner=owner,
    )
