"""Raw SQL against emergency goes: how long, on which terms, one at a time, and whose review counts."""

from datetime import datetime, timedelta
from uuid import uuid4

from building import NOON
from relocation import a_relocation, submitted
from triptych.model.database import Database
from walls.attacking import Attacker, insert
from walls.standing import Standing, standing


async def undecided(database: Database) -> Standing:
    """A request that waits for its decision."""
    story = await a_relocation(database)
    return await standing(story, await submitted(story))


def go(at: Standing, by: str = "Bela", hours: int = 48, **changes: object) -> str:
    """A lawful emergency go, from its terms to its event."""
    terms = {"nature": "emergency", "unwind_plan": "Off.", "valid_until": NOON + timedelta(hours=hours)}
    signed = at.signed("emergency", by)
    return at.written(**terms | changes) + signed + at.decided(by, outcome="emergency_go") + at.told(by=by)


def review(at: Standing, by: str = "Olivia", when: datetime = NOON) -> str:
    """The review and its event."""
    key = uuid4()
    facts = {"request_id": at.request, "decision_id": at.decision, "authorship_id": at.authors[by], "note": "Seen."}
    told = at.event("emergency_reviewed", by, text="Seen.", detail=f'{{"reviewId": "{key}"}}', at=when)
    return insert("emergency_review", id=key, at=when, **facts) + told


async def test_an_emergency_go_is_short_on_its_own_terms_by_nobody_who_took_part(
    database: Database, attacker: Attacker
) -> None:
    at = await undecided(database)

    await attacker.works(go(at) + review(at))

    ordinary = {"nature": "ordinary", "unwind_plan": None}
    assert not await attacker.unrefused(
        {
            "too long": (go(at, hours=73), "emergency_is_short"),
            "no plan": (go(at, unwind_plan=None), "unwind_plan"),
            "ordinary terms": (go(at, **ordinary), "emergency_on_its_terms"),
            "an approval on its terms": (
                at.written(nature="emergency", unwind_plan="Off.")
                + at.signed("emergency")
                + at.decided("Olivia")
                + at.told(),
                "emergency_on_its_terms",
            ),
            "unsigned": (
                at.written(nature="emergency", unwind_plan="Off.", valid_until=NOON + timedelta(hours=3))
                + at.decided("Bela", outcome="emergency_go")
                + at.told(by="Bela"),
                "approval_is_signed",
            ),
            "by the requester": (go(at, "Marta"), "separation_of_duties"),
            "by who gains": (go(at, "Dan"), "separation_of_duties"),
        }
    )


async def test_the_review_is_anothers_within_the_day_and_once(database: Database, attacker: Attacker) -> None:
    at = await undecided(database)
    bare = at.event("emergency_reviewed", "Olivia", text="Seen.")

    assert not await attacker.unrefused(
        {
            "by the giver": (go(at) + review(at, "Bela"), "reviewed_by_another"),
            "by the requester": (go(at) + review(at, "Marta"), "reviewed_by_another"),
            "too late": (go(at) + review(at, when=NOON + timedelta(hours=24)), "reviewed_in_time"),
            "twice": (go(at) + review(at) + review(at, "Sam"), "uq_emergency_review_decision_id"),
            "of an approval": (at.approval() + review(at), "reviews_what_stands"),
            "told without one": (go(at) + bare, "event_names_its_review"),
            "taken up while it holds": (
                go(at) + at.event("request_reopened", "Marta", text="New facts."),
                "ended_before_reopened",
            ),
            "taken back": (go(at) + review(at) + "DELETE FROM emergency_review", ""),
        }
    )
