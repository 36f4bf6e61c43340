"""Declined in full grammar, appealed, and decided otherwise one level up: from the ask to the file of decisions."""

from datetime import timedelta
from decimal import Decimal

from building import NOON, TODAY
from stories.teller import Story, on, the_ask, the_house
from triptych.model.database import Database

DAY = timedelta(days=1)


async def declined(story: Story) -> None:
    """A bare no is told everything that it lacks and stores nothing; in full grammar it waits for its helper."""
    bare = await story.tries("Rita", "declineRequest", seen=...)
    assert bare["__typename"] == "Invalid"
    assert {each["field"] for each in bare["problems"]} >= {"reason", "helper", "nextDate"}
    assert (await story.seen("Marta"))["answers"] == []
    citation = {"reason": "The core is full.", "helperId": story.person("Otto"), "nextDate": on(TODAY + 10 * DAY)}
    await story.does("Rita", "declineRequest", seen=..., **citation)
    waiting = await story.seen("Marta")
    assert (waiting["state"], waiting["decisions"]) == ("decline_proposed", [])
    assert waiting["burn"]["runningSince"] is not None  # until the helper accepts, the clock runs
    await story.tick()
    assert await story.asked_of("Otto") == {"replyAsHelper"}
    await story.helper_accepts("Otto")


async def test_a_no_in_full_grammar_is_appealed_once_and_decided_otherwise_above(database: Database) -> None:
    story = await the_house(database)
    await story.opens("Marta", **the_ask(story))
    await story.answered_by_rita()
    await declined(story)
    await story.tick()
    no = await story.seen("Marta")
    assert (no["state"], no["decisions"][0]["accountable"]["name"]) == ("declined", "Rita")
    assert no["burn"]["runningSince"] is None

    story.at(NOON + DAY)
    assert "appealDecision" not in await story.may("Rita")
    await story.does("Marta", "appealDecision", seen=..., grounds="The core has room since Monday.")
    await story.tick()
    appealed = await story.seen("Marta")
    assert (appealed["state"], appealed["decisionInForce"]["outcome"]) == ("appealed", "DECLINED")
    assert appealed["burn"]["runningSince"] is not None
    assert appealed["decisionClock"]["hop"] == "APPEAL"
    assert "appealDecision" not in await story.may("Marta")

    terms = {"reason": "It has room; I answer for it.", "validUntil": (NOON + 30 * DAY).isoformat()}
    for who in ("Rita", "Ivo", "Aaron", "Bela", "Sam", "Otto", "Uma", "Marta"):
        assert (await story.tries(who, "approveRequest", seen=..., **terms))["__typename"] == "NotAllowed", who
        upheld = {"reason": "No.", "nextDate": on(TODAY + 5 * DAY)}
        assert (await story.tries(who, "upholdDecision", seen=..., **upheld))["__typename"] == "NotAllowed", who
    assert "approveRequest" in await story.asked_of("Olivia")
    for who in ("Ivo", "Bela"):
        assert await story.asked_of(who) == set(), who

    story.at(NOON + DAY + timedelta(hours=5))
    await story.does("Olivia", "approveRequest", seen=..., **terms)
    await story.tick()
    done = await story.seen("Marta")
    first, second = sorted(done["decisions"], key=lambda each: each["number"])
    assert (done["state"], second["supersedes"]["number"], second["overrides"]) == ("approved", 1, True)
    assert (first["accountable"]["name"], second["accountable"]["name"]) == ("Rita", "Olivia")
    assert Decimal(done["burn"]["hoursWaited"]) == 5  # decided at noon, and appealed for five hours
    assert await story.key("Paula") == ("EXCEPTED", "BLOCKED")
    assert ("decision_made", "CHANGED") in await story.inbox("Rita")
    assert await story.asked_of("Olivia") == set()

    await story.does("Rita", "enterDissent", seen=..., reason="The core will slow down in May.")
    again = await story.tries("Marta", "appealDecision", seen=..., grounds="Once more.")
    assert again["__typename"] in {"Conflict", "NotAllowed"}
    listed = await story.as_a_file("Olivia", "decisions", "who", "before", "kind", "dissents")
    assert [(each["accountable"], each["of"], each["override"], each["dissents"]) for each in listed] == [
        ("Olivia", "Rita", "yes", "Rita: The core will slow down in May."),
        ("Rita", "", "no", ""),
    ]
    await story.does("Marta", "closeRequest", reason="We moved.")
    assert [kind for kind, _ in await story.timeline("Uma")][-6:] == [
        "decision_made", "decision_appealed", "approval_signed", "approval_signed", "decision_made", "dissent_entered",
        "request_closed",
    ][-6:]  # fmt: skip
    assert "Remo" not in str(listed) + str(await story.seen("Olivia"))  # whose option stands outside the rules
