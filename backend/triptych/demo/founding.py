"""The organisation of the demo: units, people, their line, their roles, and who may sign in."""

from datetime import datetime, timedelta
from decimal import Decimal

from triptych.access.administration.absences import DeclareAbsence, declare_absence
from triptych.access.administration.delegations import GrantDelegation, grant_delegation
from triptych.access.administration.establish import EstablishOrganisation, establish
from triptych.access.administration.invitations import Invite, invite, take_up_invitation
from triptych.access.administration.people import AddPerson, add_person
from triptych.access.administration.rate_entries import EnterRate, enter_rate
from triptych.access.administration.roles import GrantRole, grant_role
from triptych.access.administration.units import CreateUnit, create_unit
from triptych.access.work import Work
from triptych.demo.parts import DEMO_PASSWORD, FOUNDER, ORGANISATION, PARTS, ROOT, SIGNING_IN, UNITS
from triptych.demo.stage import TIME_ZONE, Scene, Stage
from triptych.model.types import ScopeId, UnitId

FOUNDED = 110  # working days ago


async def found(stage: Stage) -> None:
    """Establish the organisation, half a year ago, with everybody in their place."""
    ask = EstablishOrganisation(
        name=ORGANISATION,
        time_zone=TIME_ZONE,
        base_currency="GBP",
        administrator_name=FOUNDER.name,
        administrator_email=FOUNDER.email,
        administrator_password=DEMO_PASSWORD,
    )
    async with stage.database.sessions() as session, session.begin():
        ada = await establish(session, ask, demo=True, now=stage.before(FOUNDED, 9))
    stage.people[FOUNDER.key], stage.ids[ROOT] = ada.id, ada.unit_id
    async with stage.as_("Ada", stage.before(FOUNDED, 10)) as work:
        await _units_and_people(stage, work)
    async with stage.as_("Ada", stage.before(FOUNDED - 1, 9)) as work:
        await _roles(stage, work)
    async with stage.as_("Paula", stage.before(FOUNDED - 1, 11)) as work:
        await _rates(stage, work)


async def _units_and_people(stage: Stage, work: Work) -> None:
    for name in UNITS:
        unit = await create_unit(work, CreateUnit(name=name, parent_id=UnitId(stage.ids[ROOT])))
        stage.ids[name] = unit.id
    for part in PARTS:
        ask = AddPerson(
            name=part.name,
            email=part.email,
            title=part.title,
            unit_id=UnitId(stage.ids[part.unit]),
            manager_id=stage.person(part.manager) if part.manager else None,
        )
        person = await add_person(work, ask)
        stage.people[part.key] = person.id
        await invite(work, Invite(person_id=stage.person(part.key)))


async def _roles(stage: Stage, work: Work) -> None:
    for part in PARTS:
        if part.role is not None:
            scope = ScopeId(stage.ids[part.unit])
            await grant_role(work, GrantRole(person_id=stage.person(part.key), role=part.role, scope_id=scope))


async def _rates(stage: Stage, work: Work) -> None:
    """The relocation is paid in dollars: amounts meet the pound only through a dated rate that names its source."""
    day = stage.day_before(FOUNDED)
    await enter_rate(work, EnterRate(base="USD", quote="GBP", on_day=day, rate=Decimal("0.78"), source="illustrative"))


def absences_and_a_delegation(stage: Stage) -> list[Scene]:
    """Bela is away and has lent her authority; Ivo was away, and Samir is going to be."""

    def away(starts_in: int, ends_in: int, note: str) -> DeclareAbsence:
        days = stage.begun.replace(hour=8, minute=0, second=0, microsecond=0)
        return DeclareAbsence(starts=_days(days, starts_in), until=_days(days, ends_in), note=note)

    lent = GrantDelegation(
        delegate_id=stage.person("Aaron"), valid_until=_days(stage.begun, 12), valid_from=None, limit=None
    )
    leaving = stage.before(4, 16)
    bela = DeclareAbsence(starts=stage.before(3, 8), until=_days(stage.begun, 9), note="Family leave; Aaron acts")
    return [
        Scene(stage.before(40, 12), "Ivo", lambda work: declare_absence(work, away(-28, -21, "Annual leave"))),
        Scene(stage.before(6, 12), "Samir", lambda work: declare_absence(work, away(24, 31, "Annual leave"))),
        Scene(stage.before(5, 12), "Lucía", lambda work: declare_absence(work, away(3, 5, "Conference"))),
        Scene(leaving, "Bela", lambda work: declare_absence(work, bela)),
        Scene(leaving, "Bela", lambda work: grant_delegation(work, lent)),
    ]


async def open_the_doors(stage: Stage) -> None:
    """Whom a newcomer signs in as take their account up. Links live by the database's clock, so this happens now."""
    invited = [part for part in SIGNING_IN if part is not FOUNDER]
    async with stage.as_("Ada") as work:
        links = [await invite(work, Invite(person_id=stage.person(part.key))) for part in invited]
    for link in links:
        async with stage.database.sessions() as session, session.begin():
            await take_up_invitation(session, link.token, DEMO_PASSWORD)


def _days(instant: datetime, days: int) -> datetime:
    return instant + timedelta(days=days)
