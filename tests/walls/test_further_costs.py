"""Attacks on what waiting costs beside the burn, with raw SQL as the application's role (EX4)."""

from building import NOON
from relocation import a_relocation, submitted
from stages import approved
from triptych.model.database import Database
from walls.attacking import Attacker, insert
from walls.standing import Standing, standing


def cost(at: Standing, by: str = "Marta", **changes: object) -> str:
    """A penalty of a hundred dollars an hour."""
    facts = {
        "request_id": at.request,
        "authorship_id": at.authors[by],
        "kind": "penalty",
        "amount": 100,
        "currency": "USD",
        "per_hour": 100,
        "basis": "The contract.",
        "at": NOON,
    }
    return insert("further_cost", **facts | changes)


async def test_a_further_cost_is_of_who_asks_whole_and_in_the_currency_of_the_burn(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    at = await standing(story, await submitted(story))
    loss = {"kind": "deadline_loss", "per_hour": None, "falls_on": "2026-12-01"}

    await attacker.works(cost(at))
    await attacker.works(cost(at, **loss) + cost(at, amount=0, per_hour=0) + cost(at, currency="EUR", per_hour=110))

    assert not await attacker.unrefused(
        {
            "of the provider": (cost(at, "Rita"), "act_of_the_requester"),
            "a day of an hourly cost": (cost(at, falls_on="2026-12-01"), "ck_further_cost_falls_on"),
            "a loss without a day": (cost(at, **loss | {"falls_on": None}), "ck_further_cost_falls_on"),
            "a loss by the hour": (cost(at, **loss | {"per_hour": 1}), "ck_further_cost_per_hour"),
            "a negative one": (cost(at, amount=-1, per_hour=-1), "ck_further_cost_"),
            "another figure an hour": (cost(at, per_hour=1_000), "further_cost_in_currency_of_burn"),
            "none an hour": (cost(at, per_hour=None), "further_cost_in_currency_of_burn"),
            "nothing that costs": (cost(at, currency="EUR", amount=0), "ck_further_cost_per_hour_of_amount"),
            "without a basis": (cost(at, basis=" "), "ck_further_cost_basis"),
            "the request's own figure": (
                "UPDATE exception_request SET penalties_per_hour = 9",
                "permission denied",
            ),
        }
    )


async def test_nothing_is_stated_of_a_request_that_waits_no_longer(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await approved(story))

    assert not await attacker.unrefused({"after the decision": (cost(at), "further_cost_while_waiting")})
