"""The demo: all of it or nothing, labelled, never in the future, and every sign-in works."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from rich.progress import Progress
from sqlalchemy import TIMESTAMP, func, select

from building import a_house
from triptych.access.account.accounts import SignedIn, sign_in
from triptych.cli.demo import SignIn, load_demo, sign_ins
from triptych.demo.presence import Presence, presence
from triptych.demo.seeding import seed
from triptych.demo.stage import ILLUSTRATIVE
from triptych.governance.exceptions.rules.events import State
from triptych.model.base import Base, Origin, Traced
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.initiative import AdkarAssessment
from triptych.model.portfolio import Project
from triptych.model.publication import ProjectYear

# No use case closes or re-opens yet; a helped refusal is decided in the same act.
UNREACHED = {State.UNOPENED, State.DECLINE_HELPED, State.DEFERRAL_HELPED, State.REOPENED, State.CLOSED}
# What lies ahead by its nature: ends of periods, and starts that are planned.
PLANNED = {"holds_until", "valid_until", "until", "starts", "expires_at"}
SUMS_BN = {2014: "398.6", 2015: "488.9", 2016: "436.5", 2017: "455.5", 2018: "422.7", 2019: "441.8", 2020: "447.9",
           2021: "542.0"}  # fmt: skip
WITHHELD = {2014: 16, 2015: 14, 2016: 9, 2017: 9, 2018: 14, 2019: 15, 2020: 12, 2021: 20}


async def rows(database: Database, query: Any) -> list[Any]:
    """What a query answers."""
    async with database.sessions() as session:
        return list(await session.execute(query))


async def sizes(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    tables = list(Base.metadata.tables.values())
    return {table.name: (await rows(database, select(func.count()).select_from(table)))[0][0] for table in tables}


async def test_requests_stand_in_every_state(demo: Database) -> None:
    found = await rows(demo, select(ExceptionRequest.state).distinct())

    assert {State(state) for (state,) in found} == set(State) - UNREACHED


@pytest.mark.parametrize("kind", Traced.__subclasses__(), ids=lambda kind: kind.__name__)
async def test_every_record_says_that_it_was_published_or_made_up(demo: Database, kind: type[Any]) -> None:
    found = await rows(demo, select(kind.origin, kind.origin_note).distinct())

    assert {origin for origin, _ in found} <= {Origin.PUBLISHED.value, Origin.ILLUSTRATIVE.value}
    assert {note for origin, note in found if origin == Origin.ILLUSTRATIVE} <= {None, ILLUSTRATIVE.note}


async def test_the_layer_lies_on_some_forty_running_published_projects(demo: Database) -> None:
    layered = (
        await rows(
            demo,
            select(func.count(Project.id.distinct()))
            .join(Base.metadata.tables["gate"], Base.metadata.tables["gate"].c.project_id == Project.id)
            .where(Project.origin == Origin.PUBLISHED, Project.finish_on > func.current_date()),
        )
    )[0][0]

    assert 35 <= layered <= 45


async def test_nothing_happened_in_the_future(demo: Database) -> None:
    instants = [
        column
        for table in list(Base.metadata.tables.values())
        for column in table.columns
        if isinstance(column.type, TIMESTAMP) and column.name not in PLANNED
    ]
    now: datetime = (await rows(demo, select(func.now())))[0][0]

    newest = {
        f"{column.table.name}.{column.name}": (await rows(demo, select(func.max(column))))[0][0] for column in instants
    }
    last_assessed = (await rows(demo, select(func.max(AdkarAssessment.assessed_on))))[0][0]

    assert {name: at for name, at in newest.items() if at is not None and at > now} == {}
    assert last_assessed < now.date()


async def test_the_trail_tells_it_in_the_order_in_which_it_happened(demo: Database) -> None:
    """What was proposed behind a seal is dated by its day, and so before its neighbours."""
    entry, behind = Base.metadata.tables["audit_entry"], Base.metadata.tables["authorship"]
    openly = entry.outerjoin(behind, behind.c.id == entry.c.authorship_id)
    lines = select(entry.c.at).select_from(openly).where(behind.c.apart.is_not(True)).order_by(entry.c.number)

    told = [at for (at,) in await rows(demo, lines)]

    assert len(told) > 1000
    assert told == sorted(told)


@pytest.mark.parametrize("year", SUMS_BN)
async def test_the_published_sums_stand_in_the_database(demo: Database, year: int) -> None:
    cost = ProjectYear.whole_life_cost
    found = await rows(demo, select(func.sum(cost), func.count(), func.count(cost)).where(ProjectYear.year == year))

    total, every, stated = found[0]

    assert (total / Decimal(10) ** 9).quantize(Decimal("0.1")) == Decimal(SUMS_BN[year])
    assert every - stated == WITHHELD[year]


@pytest.mark.parametrize("person", sign_ins(), ids=lambda person: person.email)
async def test_whoever_is_printed_can_sign_in(demo: Database, person: SignIn) -> None:
    async with demo.sessions() as session, session.begin():
        done = await sign_in(session, person.email, person.password, address="127.0.0.1", user_agent=None)

    assert isinstance(done, SignedIn)


async def test_a_second_start_finds_it_filled_and_changes_nothing(demo: Database) -> None:
    before = await sizes(demo)

    with Progress(disable=True) as progress:
        people = await load_demo(demo, progress)

    after = await sizes(demo)
    signing_in = {"sign_in_session", "sign_in_attempt"}  # other tests sign in
    assert people == sign_ins()
    assert {n: c for n, c in after.items() if n not in signing_in} == {
        n: c for n, c in before.items() if n not in signing_in
    }


async def test_a_start_that_is_cut_off_leaves_the_installation_empty(database: Database) -> None:
    before = await sizes(database)

    def cut(what: str, _done: int, _of: int) -> None:
        if what.startswith("Published"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await seed(database, cut)

    assert await presence(database) is Presence.EMPTY
    assert await sizes(database) == before


async def test_an_organisation_of_ones_own_is_left_alone(database: Database) -> None:
    await a_house(database)
    before = await sizes(database)

    with Progress(disable=True) as progress:
        people = await load_demo(database, progress)

    assert people == ()
    assert await sizes(database) == before
