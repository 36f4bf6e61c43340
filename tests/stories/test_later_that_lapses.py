"""Deferred, lapsed, escalated, and decided as a superior directed, with objection and dissent kept beside it."""

from datetime import UTC, datetime, timedelta

from building import NOON, TODAY
from stories.teller import Story, on, the_ask, the_house
from triptych.model.database import Database

DAY = timedelta(days=1)
LAPSES = datetime(2026, 3, 13, tzinfo=UTC)  # the end of the day that was named: a Thursday


async def deferred(story: Story) -> None:
    """A later without a trigger and relief is none; with them it holds until the end of its day."""
    facts = {"reason": "The core is full.", "helperId": story.person("Otto"), "nextDate": on(TODAY + 10 * DAY)}
    undated = await story.tries("Rita", "deferRequest", seen=..., **facts)
    assert {each["field"] for each in undated["problems"]} == {"trigger", "interimRelief"}
    relief = {"trigger": "The new core is in service.", "interimRelief": "Ten desks at the old site."}
    await story.does("Rita", "deferRequest", seen=..., **facts, **relief)
    await story.helper_accepts("Otto")


async def test_a_later_that_lapses_goes_up_and_is_decided_as_directed_against_an_objection(database: Database) -> None:
    story = await the_house(database)
    await story.opens("Marta", **the_ask(story))
    await story.answered_by_rita()
    story.at(NOON + timedelta(hours=3))
    await deferred(story)
    await story.tick()
    later = await story.seen("Marta")
    assert (later["state"], later["lapsed"]) == ("deferred", False)
    assert datetime.fromisoformat(later["holdsUntil"]) == LAPSES
    assert float(later["burn"]["hoursWaited"]) == 3

    story.at(LAPSES)
    lapsed = await story.seen("Marta")
    assert (lapsed["lapsed"], lapsed["burn"]["runningSince"] is not None) == (True, True)
    await story.tick()
    up = await story.seen("Marta")
    assert [level["to"] for level in up["decisionClock"]["levels"]] == [[{"name": "Sam"}]]
    assert "reopenRequest" in await story.asked_of("Sam")

    story.at(LAPSES + timedelta(hours=10))
    assert float((await story.seen("Marta"))["burn"]["hoursWaited"]) == 13
    await story.does("Sam", "reopenRequest", seen=..., reason="The day is over.", triggerOccurred=False)
    told = {"directedId": story.person("Rita"), "says": "DECLINE", "reason": "The house is full; I answer for it."}
    for who in ("Marta", "Sam", "Uma"):
        assert (await story.tries(who, "directDecision", seen=..., **told))["__typename"] == "NotAllowed", who
    await story.does("Olivia", "directDecision", seen=..., **told)
    await story.tick()
    directed = await story.seen("Rita")
    assert [(each["author"]["name"], each["directed"]["name"]) for each in directed["instructions"]] == [
        ("Olivia", "Rita")
    ]
    assert "decision_directed" in {kind for kind, _ in await story.inbox("Rita")}
    await story.does("Rita", "enterDissent", seen=..., reason="The requester will go elsewhere.")
    facts = {"reason": "As I was told.", "helperId": story.person("Otto"), "nextDate": "2026-03-20"}
    await story.does("Rita", "declineRequest", seen=..., **facts)
    await story.helper_accepts("Otto")
    await story.tick()

    done = await story.seen("Marta")
    first, second = sorted(done["decisions"], key=lambda each: each["number"])
    assert (first["outcome"], second["outcome"], done["state"]) == ("DEFERRED", "DECLINED", "declined")
    assert (second["author"]["name"], second["accountable"]["name"]) == ("Rita", "Olivia")
    assert (second["directed"], second["overrides"]) == (True, False)
    (instruction,) = done["instructions"]
    assert [each["reason"] for each in instruction["objections"]] == ["The requester will go elsewhere."]
    own = await story.tries("Olivia", "enterDissent", seen=..., reason="Not I.")
    assert own["__typename"] == "NotAllowed"
    await story.does("Sam", "enterDissent", seen=..., reason="My office would have waived it.")
    listed = await story.as_a_file("Olivia", "decisions", "who", "kind", "dissents")
    newest = listed[0]
    assert (newest["accountable"], newest["decided_by"], newest["directed"]) == ("Olivia", "Rita", "yes")
    assert newest["dissents"] == "Sam: My office would have waived it."
    assert (await story.timeline("Uma"))[-8:] == [
        ("escalated", None), ("request_reopened", "Sam"),
        ("decision_directed", "Olivia"), ("dissent_entered", "Rita"), ("decline_proposed", "Rita"),
        ("helper_accepted", "Otto"), ("decision_made", "Rita"), ("dissent_entered", "Sam"),
    ]  # fmt: skip
    assert await story.key("Paula") == ("BLOCKED", "BLOCKED")
    assert "Remo" not in str(listed) + str(await story.seen("Uma"))
