"""Without the demo: a link that makes the first administrator, a new one each start until somebody used it."""

from sqlalchemy import func, select

from building import PASSWORD
from first_link import first_link_works
from triptych.access.administration.establish import EstablishOrganisation, take_up
from triptych.cli.demo import first_steps
from triptych.model.accounts import OneTimeLink
from triptych.model.database import Database


async def works(database: Database, link: str) -> bool:
    """Whether a link makes the first administrator now."""
    async with database.sessions() as session, session.begin():
        return await first_link_works(session, link.rpartition("/")[2])


async def test_each_start_gives_a_new_link_and_ends_the_one_before(database: Database) -> None:
    first = await first_steps(database, "http://localhost:8000/")
    second = await first_steps(database, "http://localhost:8000")

    assert first is not None
    assert second is not None
    assert second.startswith("http://localhost:8000/welcome/")
    assert not await works(database, first)
    assert await works(database, second)


async def test_once_used_there_is_no_further_link(database: Database) -> None:
    link = await first_steps(database, "http://localhost:8000")
    assert link is not None
    ask = EstablishOrganisation(
        name="Own",
        time_zone="UTC",
        base_currency="EUR",
        administrator_name="Ann",
        administrator_email="ann@own.example",
        administrator_password=PASSWORD,
    )
    async with database.sessions() as session, session.begin():
        await take_up(session, link.rpartition("/")[2], ask)

    again = await first_steps(database, "http://localhost:8000")

    async with database.sessions() as session:
        unused = await session.scalar(select(func.count()).where(OneTimeLink.used_at.is_(None)))
    assert again is None
    assert unused == 0
