"""`triptych doctor` finds what is wrong and says what to do about it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest
from pydantic import SecretStr
from sqlalchemy import text

from benches import a_worker
from exchange.smtp_servers import a_postbox
from mailing import bench_of, wish
from relocation import a_relocation, opened
from telling import all_told
from triptych.cli.doctor import Finding, disk, findings, front_end
from triptych.cli.doctor_mail import set_up
from triptych.cli.reach import Reached
from triptych.cli.screen import Stop
from triptych.cli.upgrading import bring_up, refuse_misfit
from triptych.exchange.mail.carrier import Carrier
from triptych.jobs.mailing import mail_with
from triptych.model.database import Database
from triptych.model.migrate import current, newest
from triptych.model.queue import enqueue
from triptych.model.settings import Settings


async def examined(app_url: str, owner_url: str | None) -> list[Finding]:
    """All findings but for those about this machine's disk and front end."""
    owner = None if owner_url is None else SecretStr(owner_url)
    settings = Settings(database_url=SecretStr(app_url), database_owner_url=owner)
    every = [finding async for finding in findings(settings, Reached(owner_url or app_url, app_url))]
    return [finding for finding in every if finding not in (front_end(settings), disk(settings))]


def wrong(found: list[Finding]) -> str:
    """Everything that is said to be wrong."""
    return "\n".join(f"{finding.said} {finding.remedy}" for finding in found if not finding.well)


@asynccontextmanager
async def of_a_newer_version(database: Database) -> AsyncIterator[None]:
    """The tables say that a program of the future made them, for the length of the block."""
    owner = await asyncpg.connect(database.owner_url)
    await owner.execute("UPDATE alembic_version SET version_num = '0099'")
    try:
        yield
    finally:
        await owner.execute("UPDATE alembic_version SET version_num = $1", newest())
        await owner.close()


async def test_a_sound_installation_has_nothing_wrong(database: Database) -> None:
    async with a_worker(database):
        assert wrong(await examined(database.app_url, database.owner_url)) == ""


async def test_without_a_worker_the_installation_is_not_sound(database: Database) -> None:
    said = wrong(await examined(database.app_url, database.owner_url))

    assert "No worker lives" in said
    assert "triptych work" in said


async def test_what_waits_too_long_and_what_failed_for_good_is_found(database: Database) -> None:
    async with database.sessions() as session, session.begin():
        await enqueue(session, "of.nobody", {}, at=datetime.now(UTC) - timedelta(hours=2))
        await session.execute(
            text("INSERT INTO pgqueuer (priority, entrypoint, status) VALUES (0, 'given.up', 'failed')")
        )

    async with a_worker(database):
        said = wrong(await examined(database.app_url, database.owner_url))

    assert "the oldest for 2:00:" in said
    assert "1 jobs failed for good (given.up)" in said


async def test_serving_as_the_owner_of_the_tables_is_wrong(database: Database) -> None:
    said = wrong(await examined(database.owner_url, None))

    assert "One address serves both roles" in said
    assert "triptych_owner, which owns" in said


async def test_a_trigger_that_was_switched_off_is_found(database: Database) -> None:
    owner = await asyncpg.connect(database.owner_url)
    await owner.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")

    said = wrong(await examined(database.app_url, database.owner_url))

    await owner.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")
    await owner.close()
    assert "switched off" in said


async def test_tables_that_were_never_made_are_found(empty_database: Database) -> None:
    assert "triptych migrate" in wrong(await examined(empty_database.app_url, empty_database.owner_url))


async def test_tables_of_a_newer_version_need_a_newer_program(database: Database) -> None:
    async with of_a_newer_version(database):
        said = wrong(await examined(database.app_url, database.owner_url))

        with pytest.raises(Stop) as migrating:
            await bring_up(database.owner_url, Database(database.owner_url, database.app_url), "triptych_app")
        with pytest.raises(Stop) as serving:
            refuse_misfit(await current(database.app_url))
        left = await current(database.app_url)

    assert left == "0099"
    for told in (said, *(f"{stop.value.message} {stop.value.remedy}" for stop in (migrating, serving))):
        assert "version 0099, newer than this program knows" in told
        assert "Update the program" in told
        assert "triptych migrate" not in told


async def test_a_database_that_does_not_answer_is_said_so() -> None:
    assert "does not answer" in wrong(await examined("postgresql://nobody@127.0.0.1:1/none", None))


@pytest.mark.parametrize("built", [True, False])
def test_the_front_end_is_built_or_the_remedy_is_said(tmp_path: Path, built: bool) -> None:
    if built:
        (tmp_path / "index.html").write_text("")

    found = front_end(Settings(frontend=tmp_path))

    assert found.well is built
    assert found.remedy == "make build"


async def test_the_doctor_tells_of_mail_that_was_given_up_and_of_settings_that_cannot_be_used(
    database: Database,
) -> None:
    story = await a_relocation(database)
    story.house.clock.now = datetime.now(UTC)
    for who in ("Rita", "Remo"):
        await wish(story, who)
    await opened(story)
    await all_told(story)
    async with a_postbox() as box:
        box.to_recipients = "550 no such person"
        await mail_with(bench_of(story), Carrier(box.server(), patience=5))

    found = await examined(database.app_url, database.owner_url)

    assert "2 mails were given up in a week" in wrong(found)
    assert "the recipient was refused (550)" in wrong(found)


@pytest.mark.parametrize(
    ("changes", "well", "said"),
    [
        ({}, True, "No mail server is set"),
        ({"smtp_url": "smtp://u:p@mail.example", "public_url": "https://t.example"}, True, "mail.example:587 (smtp)"),
        ({"smtp_url": "smtp://u:p@mail.example"}, False, "TRIPTYCH_PUBLIC_URL is not set"),
        ({"smtp_url": "mail.example", "public_url": "https://t.example"}, False, "SMTP_URL is written like"),
        ({"smtp_url": "smtp://m.example", "mail_from": "nobody"}, False, "MAIL_FROM is written like"),
    ],
)
def test_mail_is_set_up_or_the_doctor_says_what_is_missing(changes: dict[str, str], *, well: bool, said: str) -> None:
    told = set_up(Settings(**changes))  # type: ignore[arg-type]  # read as from the environment

    assert told.well is well
    assert said in told.said
    assert "u:p" not in told.said
