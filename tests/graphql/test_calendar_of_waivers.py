"""Class waivers in the calendar: their ends as the law of waivers says them, their reviews, and who sees them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from asking import an_outsider
from building import NOON
from calendar_days import calendar, entries, on
from relocation import Relocation, a_relocation
from stages import approved
from triptych.governance.exceptions.class_waivers import waiver_facts
from triptych.governance.exceptions.rules.class_waiver import waived_period
from triptych.governance.standards.library import ReviseRule, revise_rule
from triptych.model.database import Database
from triptych.model.types import RuleId
from waiving import UNTIL, granted, proposed, revoked


async def reworded(story: Relocation) -> None:
    """Sam gives the rule a newer wording, from now on."""
    ask = ReviseRule(
        rule_id=RuleId(story.ids["rule"]),
        title="Two quarters ahead",
        statement="Requests come two quarters ahead, in writing.",
        purpose="Lines are scarce.",
        harm_prevented="Other programs lose their line.",
    )
    async with story.as_("Sam") as work:
        await revise_rule(work, ask)


async def test_a_waiver_and_its_review_stand_on_their_days_beside_requests(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    waiver = await granted(story)
    request = await approved(story)

    found = (await calendar(story))["entries"]
    story.house.clock.now = UNTIL
    over = await entries(story)

    told = {each["kind"]: each for each in found}
    assert (told["WAIVER_ENDS"]["on"], told["WAIVER_ENDS"]["state"]) == (on(60), "AHEAD")
    assert (told["WAIVER_REVIEW"]["on"], told["WAIVER_REVIEW"]["at"]) == (on(30), None)
    assert told["WAIVER_ENDS"]["waiver"] == {"ref": waiver.ref, "title": waiver.title}
    assert told["WAIVER_ENDS"]["request"] is None
    assert (told["APPROVAL_ENDS"]["request"]["ref"], told["APPROVAL_ENDS"]["waiver"]) == (request.ref, None)
    assert {("WAIVER_ENDS", on(60), "OVER"), ("WAIVER_REVIEW", on(30), "OVER")} <= set(over)
    assert len({each["key"] for each in found}) == len(found)


async def test_a_newer_wording_ends_it_on_its_own_day_under_the_same_key(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    waiver = await granted(story)
    (before,) = [each for each in (await calendar(story))["entries"] if each["kind"] == "WAIVER_ENDS"]
    story.house.clock.now = NOON + timedelta(days=20)
    await reworded(story)

    found = (await calendar(story))["entries"]

    (now,) = [each for each in found if each["waiver"] and each["kind"] != "WAIVER_REVIEW"]
    assert (now["kind"], now["on"], now["key"]) == ("WAIVER_OUTDATED", on(20), before["key"])
    assert (now["state"], now["waiver"]["ref"]) == ("OVER", waiver.ref)
    async with story.as_("Sam") as work:
        (facts,) = await waiver_facts(work)
    period = waived_period(facts)
    assert period is not None
    assert datetime.fromisoformat(now["at"]) == period.end


@pytest.mark.parametrize("case", ["proposed", "revoked"])
async def test_what_is_not_in_force_comes_to_no_day(database: Database, case: str) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    if case == "proposed":
        await proposed(story)
    else:
        await revoked(story, await granted(story))

    assert await entries(story) == []


async def test_it_is_narrowed_by_the_office_of_the_rule_and_a_program_that_it_covers(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await granted(story)

    async def kinds(**narrowed: Any) -> int:
        return len((await calendar(story, **narrowed))["entries"])

    assert {office: await kinds(office=office) for office in ("PMO", "SMO", "CMO")} == {"PMO": 0, "SMO": 2, "CMO": 0}
    assert (await kinds(program="PG-001"), await kinds(program="PG-999")) == (2, 0)


async def test_who_reads_no_rules_sees_no_waiver(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await granted(story)
    await an_outsider(story)

    seen = {who: await entries(story, who) for who in ("Uma", "Sam", "Nora")}

    assert (len(seen["Uma"]), len(seen["Sam"]), seen["Nora"]) == (2, 2, [])


async def test_what_ends_with_a_day_stands_on_it(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await granted(story, valid_until=datetime(2026, 4, 30, tzinfo=UTC))

    assert ("WAIVER_ENDS", "2026-04-29", "AHEAD") in await entries(story)
