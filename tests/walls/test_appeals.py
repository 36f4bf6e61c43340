"""Raw SQL against appeals: whose they are, how many, and what upholding needs."""

from datetime import timedelta

from sqlalchemy import select

from building import TODAY
from relocation import Relocation, a_relocation
from stages import appealed, refused_by_rita
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.exception import ExceptionRequest
from walls.attacking import Attacker
from walls.standing import Standing, standing


async def at_a_decline(database: Database) -> tuple[Relocation, Standing, str]:
    """A request that Rita declined, and the decision's id."""
    story = await a_relocation(database)
    request = await refused_by_rita(story)
    (decision,) = await story.house.all(select(Decision.id))
    return story, await standing(story, request), str(decision)


async def test_an_appeal_is_the_requesters_of_the_last_decision_and_says_why(
    database: Database, attacker: Attacker
) -> None:
    _, at, decision = await at_a_decline(database)
    detail = f'{{"appealedId": "{decision}"}}'
    lawful = at.event("decision_appealed", "Marta", text="The core has room.", detail=detail)

    await attacker.works(lawful)

    assert not await attacker.unrefused(
        {
            "Olivia appeals": (
                at.event("decision_appealed", "Olivia", text="No.", detail=detail),
                "act_of_the_requester",
            ),
            "without grounds": (at.event("decision_appealed", "Marta", text=" ", detail=detail), "says_why"),
            "of nothing": (at.event("decision_appealed", "Marta", text="No."), "appeals_the_last_decision"),
            "upheld without an appeal": (
                at.decided(
                    outcome="decline_upheld",
                    terms_id=None,
                    number=2,
                    supersedes_id=decision,
                    next_date=TODAY + timedelta(days=5),
                )
                + at.told(),
                "request_lifecycle",
            ),
        }
    )


async def test_upholding_is_dated_by_another_and_of_what_was_appealed(database: Database, attacker: Attacker) -> None:
    story, at, decision = await at_a_decline(database)
    async with story.database.sessions() as session:
        request = await session.get_one(ExceptionRequest, at.request)
    await appealed(story, request)

    def upheld(by: str = "Olivia", **changes: object) -> str:
        facts = {"outcome": "decline_upheld", "terms_id": None, "number": 2, "supersedes_id": decision}
        return at.decided(by, **facts | {"next_date": TODAY + timedelta(days=5)} | changes) + at.told(by=by)

    await attacker.works(upheld())
    again = at.event("decision_appealed", "Marta", text="And again.", detail=f'{{"appealedId": "{at.decision}"}}')

    assert not await attacker.unrefused(
        {
            "undated": (upheld(next_date=None), "upheld_until"),
            "in the past": (upheld(next_date=TODAY), "refusal_next_date"),
            "far away": (upheld(next_date=TODAY + timedelta(days=400)), "refusal_next_date"),
            "by who declined": (upheld("Rita"), "superseded_by_another"),
            "by who asked": (upheld("Marta"), "separation_of_duties"),
            "by who gains": (upheld("Dan"), "separation_of_duties"),
            "past somebody nearer": (upheld("Bela"), "heard_one_level_up"),
            "another outcome": (upheld(outcome="deferral_upheld"), "upholds_what_was_appealed"),
            "a second appeal": (upheld() + again, "uq_request_event_appeal"),
        }
    )
