"""Approved with a dated condition, in force, expired: from the ask to the instant at which it stops covering."""

from datetime import timedelta
from decimal import Decimal

from building import NOON, TODAY
from stories.teller import Story, on, the_ask, the_house, usd
from triptych.model.database import Database

UNTIL = NOON + timedelta(days=60)
AN_HOUR = Decimal(2_000_000) / 168 / 4  # a quarter of the weekly burn, by the hour


async def passed_on(story: Story) -> None:
    """From the ask to those who decide; no rule is cited before the need is agreed."""
    efforts = [{"hop": hop, "hours": "2"} for hop in ("RESTATE", "CONFIRM", "ANSWER", "DECIDE")]
    await story.does("Sam", "setHopEfforts", office="SMO", rate=usd("80"), basis="Payroll 2026", efforts=efforts)
    await story.opens("Marta", **the_ask(story))
    await story.tick()
    assert "citeRule" not in await story.may("Rita")
    assert "restateNeed" in await story.asked_of("Rita")
    await story.answered_by_rita()
    await story.does("Rita", "submitAnswer")
    await story.tick()
    assert "approveRequest" in await story.asked_of("Bela")


async def approved(story: Story) -> None:
    """Two authorities sign the same terms; the first alone decides nothing, and who is below the limit is refused."""
    until = UNTIL.isoformat()
    refused = await story.tries("Aaron", "approveRequest", seen=..., reason="Yes.", validUntil=until)
    assert refused["__typename"] == "NotAllowed"
    condition = {"statement": "Report the load weekly", "dueOn": on(TODAY + timedelta(days=30))}
    terms = {"reason": "Waiting has cost more than the ask.", "validUntil": until, "conditions": [condition]}
    await story.does("Bela", "approveRequest", seen=..., **terms)
    half = await story.seen("Sam")
    assert (half["state"], half["decisions"]) == ("deciding", [])
    (open_terms,) = half["terms"]
    await story.does("Sam", "signTerms", request=False, termsId=open_terms["id"], seen=half["version"])
    await story.tick()


async def test_a_yes_with_a_dated_condition_covers_until_its_instant_and_not_beyond(database: Database) -> None:
    story = await the_house(database)
    await passed_on(story)

    story.at(NOON + timedelta(hours=12))
    waiting = await story.seen("Marta")
    assert Decimal(waiting["burn"]["hoursWaited"]) == 12
    assert round(Decimal(waiting["burn"]["costSoFar"]["amount"]), 2) == round(12 * AN_HOUR, 2)
    assert round(Decimal(waiting["burn"]["breakEvenHours"]), 1) == Decimal("33.6")  # DOMAIN 4.4
    assert (waiting["costToDecide"]["hops"], waiting["costToDecide"]["work"]["amount"]) == (4, "640")
    assert await story.key("Paula") == ("BLOCKED", "BLOCKED")

    await approved(story)

    decided = await story.seen("Marta")
    (decision,) = decided["decisions"]
    assert (decided["state"], decision["outcome"]) == ("approved_with_conditions", "APPROVED_WITH_CONDITIONS")
    assert (decision["accountable"]["name"], len(decision["factsDigest"])) == ("Sam", 64)
    assert Decimal(decision["facts"]["amount"]) == 100_000
    assert set(decision["facts"]["figures"]["keys"]) == {"G-0001"}
    (rita_sees,) = (await story.seen("Rita"))["decisions"]
    assert "keys" not in rita_sees["facts"]["figures"]  # the project is not hers to see
    assert "forecast" not in rita_sees["facts"]
    assert [kind for kind, _ in await story.inbox("Marta")][-1] == "decision_made"
    assert "decision_made" in {kind for kind, _ in await story.inbox("Dan")}  # who runs the project is told how it ends
    assert await story.key("Paula") == ("EXCEPTED", "BLOCKED")

    story.at(NOON + timedelta(days=10))
    later = await story.seen("Marta")
    assert Decimal(later["burn"]["hoursWaited"]) == 12  # the clock stands while it holds
    (condition,) = later["terms"][0]["conditions"]
    met = {"conditionId": condition["id"], "evidence": "The report of the tenth, in the site office."}
    await story.does("Marta", "meetCondition", request=False, **met)
    story.at(UNTIL - timedelta(days=13))
    await story.tick()
    assert ("EXPIRES", "CHANGED") in await story.inbox("Marta")

    story.at(UNTIL - timedelta(microseconds=1))
    assert await story.key("Paula") == ("EXCEPTED", "BLOCKED")
    story.at(UNTIL)
    assert await story.key("Paula") == ("BLOCKED", "BLOCKED")
    await story.tick()
    over = await story.seen("Marta")
    assert over["expired"]
    assert ("EXPIRED", "CHANGED") in await story.inbox("Marta")

    told = await story.timeline("Uma")
    assert [kind for kind, _ in told] == [
        "exception_requested", "need_restated", "need_confirmed", "rule_cited", "alternative_proposed",
        "alternative_proposed", "answer_submitted", "approval_signed", "approval_signed", "decision_made",
        "condition_met",
    ]  # fmt: skip
    assert [name for kind, name in told if kind == "alternative_proposed"] == ["Rita", None]  # Remo's is sealed
    assert "Remo" not in str(await story.seen("Uma"))
    (line,) = await story.as_a_file("Olivia", "exceptions", "state", "cost")
    assert (line["reference"], line["state_code"]) == (story.ref, "approved_with_conditions")
    assert Decimal(line["hours_waited"]) == 12
