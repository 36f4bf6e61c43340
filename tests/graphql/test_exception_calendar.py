"""The calendar of exceptions: days of the organisation, two truths by the clock, and nothing that one may not see."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from asking import an_outsider, ask
from building import NOON, TODAY
from calendar_days import CALENDAR, DAY, calendar, entries, on
from conftest import Pristine
from relocation import a_relocation
from stages import approved, extended, refused_by_rita, reviewed, revoked, urgent
from triptych.governance.exceptions.conditions import MeetCondition, meet_condition
from triptych.model.database import Database
from triptych.model.decision import Condition
from triptych.model.portfolio import Program
from triptych.model.types import ConditionId


async def test_an_approval_and_its_condition_stand_on_their_days_and_pass_by_the_clock(
    database: Database,
) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    request = await approved(story)

    ahead = await entries(story)
    story.house.clock.now = NOON + timedelta(days=31)
    overdue = await entries(story)
    story.house.clock.now = NOON + timedelta(days=60) - timedelta(microseconds=1)
    last = await entries(story)
    story.house.clock.now = NOON + timedelta(days=60)
    over = await entries(story)

    due, end = ("CONDITION_DUE", on(30)), ("APPROVAL_ENDS", on(60))
    assert ahead == [(*due, "AHEAD"), (*end, "AHEAD")]
    assert overdue == [(*due, "OVERDUE"), (*end, "AHEAD")]
    assert (last[1][2], over[1][2]) == ("AHEAD", "OVER")
    (told, _) = (await calendar(story))["entries"]
    assert (told["text"], told["request"]["ref"], told["at"]) == ("Report the load weekly", request.ref, None)


async def test_a_condition_that_is_met_is_done_whatever_the_clock_says(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await approved(story)
    async with database.sessions() as session:
        condition = (await session.scalars(select(Condition.id))).one()
    async with story.as_("Marta") as work:
        await meet_condition(work, MeetCondition(condition_id=ConditionId(condition), evidence="The weekly report."))
    story.house.clock.now = NOON + timedelta(days=40)

    assert ("CONDITION_DUE", on(30), "DONE") in await entries(story)


@pytest.mark.parametrize(
    ("zone", "until", "day"),
    [
        ("UTC", datetime(2026, 4, 1, tzinfo=UTC), "2026-03-31"),
        ("UTC", datetime(2026, 4, 1, 0, 0, 0, 1, tzinfo=UTC), "2026-04-01"),
        ("UTC", datetime(2026, 3, 31, 23, 59, 59, tzinfo=UTC), "2026-03-31"),
        ("Pacific/Auckland", datetime(2026, 3, 31, 11, 0, tzinfo=UTC), "2026-03-31"),
        ("Pacific/Auckland", datetime(2026, 3, 31, 11, 0, 0, 1, tzinfo=UTC), "2026-04-01"),
        ("America/Los_Angeles", datetime(2026, 4, 1, 6, 59, 59, tzinfo=UTC), "2026-03-31"),
        ("Europe/Berlin", datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC), "2026-03-29"),
    ],
)
async def test_what_ends_with_a_day_of_the_organisation_stands_on_it_and_on_no_other(
    database: Database, pristine: Pristine, zone: str, until: datetime, day: str
) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await pristine.superuser.execute("UPDATE organisation SET time_zone = $1", zone)
    await approved(story, valid_until=until, conditions=())

    found = [await entries(story, first=date.fromisoformat(day) + each * DAY, days=0) for each in (-1, 0, 1)]

    assert found == [[], [("APPROVAL_ENDS", day, "AHEAD")], []]
    assert (await calendar(story))["timeZone"] == zone


async def test_a_deferral_lapses_on_the_day_that_was_named(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await refused_by_rita(story, later=True)

    ahead = await entries(story)
    story.house.clock.now = NOON + timedelta(days=11)

    assert ahead == [("DEFERRAL_LAPSES", on(10), "AHEAD")]
    assert await entries(story) == [("DEFERRAL_LAPSES", on(10), "OVER")]


async def test_an_emergency_go_ends_at_its_review_or_later_once_it_was_reviewed(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    request = await urgent(story)

    unreviewed = await entries(story)
    await reviewed(story, request)

    assert sorted(unreviewed) == [("EMERGENCY_GO_ENDS", on(1), "AHEAD"), ("REVIEW_DUE", on(1), "AHEAD")]
    assert await entries(story) == [("REVIEW_DUE", on(1), "DONE"), ("EMERGENCY_GO_ENDS", on(2), "AHEAD")]


async def test_what_was_extended_stands_on_both_days_and_its_conditions_once(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    request = await approved(story)
    await extended(story, request)

    found = (await calendar(story, days=99))["entries"]

    kinds = [each["kind"] for each in found]
    assert kinds == ["CONDITION_DUE", "APPROVAL_EXTENDED", "APPROVAL_ENDS"]
    assert found[1]["until"] == found[2]["on"]


async def test_what_was_revoked_comes_to_no_day(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await revoked(story)

    assert await entries(story) == []


async def test_nobody_sees_the_days_of_what_they_may_not_see(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await approved(story)
    await an_outsider(story)

    seen = {who: len(await entries(story, who)) for who in ("Uma", "Marta", "Rita", "Nils", "Nora")}

    assert seen == {"Uma": 2, "Marta": 2, "Rita": 2, "Nils": 0, "Nora": 0}


async def test_it_is_narrowed_to_an_office_and_to_a_program(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await approved(story)
    async with database.sessions() as session:
        program = await session.scalar(select(Program.ref))
    found = {office: len((await calendar(story, office=office))["entries"]) for office in ("PMO", "SMO", "CMO")}
    of_it = len((await calendar(story, program=program))["entries"])
    of_another = len((await calendar(story, program="PG-999"))["entries"])

    assert found == {"PMO": 0, "SMO": 2, "CMO": 0}
    assert (of_it, of_another) == (2, 0)


@pytest.mark.parametrize(("days", "words"), [(-1, "not before the first"), (100, "At most 100 days")])
async def test_days_out_of_order_or_too_many_are_said(database: Database, days: int, words: str) -> None:
    story = await a_relocation(database)
    span = {"since": TODAY.isoformat(), "until": (TODAY + timedelta(days=days)).isoformat()}

    told = await ask(story, "Uma", CALENDAR, **span)

    assert told.codes == ("Invalid",)
    assert words in told.messages[0]


@pytest.mark.parametrize(
    ("now", "zone", "month"),
    [
        (NOON, "UTC", ("2026-03-01", "2026-03-31")),
        (datetime(2026, 1, 31, 23, 30, tzinfo=UTC), "UTC", ("2026-01-01", "2026-01-31")),
        (datetime(2026, 1, 31, 23, 30, tzinfo=UTC), "Europe/Berlin", ("2026-02-01", "2026-02-28")),
    ],
)
async def test_without_days_it_is_the_month_of_the_organisation(
    database: Database, pristine: Pristine, now: datetime, zone: str, month: tuple[str, str]
) -> None:
    story = await a_relocation(database)
    story.house.clock.now = now
    await pristine.superuser.execute("UPDATE organisation SET time_zone = $1", zone)

    told = (await ask(story, "Uma", CALENDAR)).data["exceptionCalendar"]

    assert (told["since"], told["until"]) == month
