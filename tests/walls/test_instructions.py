"""Raw SQL against instructions and dissents: whose they are, what is left out, and that nothing of it changes."""

from uuid import UUID, uuid4

from building import NOON
from relocation import a_relocation, submitted
from triptych.model.database import Database
from walls.attacking import Attacker, insert
from walls.standing import Standing, standing


async def undecided(database: Database) -> Standing:
    """A request that waits for its decision."""
    story = await a_relocation(database)
    return await standing(story, await submitted(story))


def told(at: Standing, by: str = "Olivia", to: str = "Bela", key: UUID | None = None, **changes: object) -> str:
    """A instruction."""
    facts = {
        "id": key or uuid4(),
        "request_id": at.request,
        "authorship_id": at.authors[by],
        "directed_id": at.authors[to],
        "says": "approve",
        "reason": "I answer for it.",
        "policy_version": 1,
        "policy_line": "p",
        "at": NOON,
    }
    return insert("instruction", **facts | changes)


def dissent(at: Standing, by: str, **of: object) -> str:
    """A dissent."""
    facts = {"request_id": at.request, "authorship_id": at.authors[by], "reason": "I warned.", "at": NOON}
    return insert("dissent", **facts | of)


async def test_a_directed_decision_says_so_and_nobody_else_can(database: Database, attacker: Attacker) -> None:
    at, key = await undecided(database), uuid4()
    signed = at.written() + at.signed("rule_waiver", "Sam") + at.signed("money", "Bela")
    instruction = told(at, key=key)
    made = at.decided("Bela", instruction_id=key) + at.told(by="Bela")

    without_bela = at.written() + at.signed("rule_waiver", "Sam") + at.signed("money", "Olivia")

    await attacker.works(instruction + signed + made)
    await attacker.works(instruction + signed + at.decided("Sam", instruction_id=key) + at.told(by="Sam"))
    await attacker.works(instruction + without_bela + at.decided("Sam") + at.told(by="Sam"))

    says_so = "directed_decision_says_so"
    assert not await attacker.unrefused(
        {
            "left out": (instruction + signed + at.decided("Bela") + at.told(by="Bela"), says_so),
            "left out by who signs last": (instruction + signed + at.decided("Sam") + at.told(by="Sam"), says_so),
            "put on somebody": (
                instruction + without_bela + at.decided("Sam", instruction_id=key) + at.told(by="Sam"),
                says_so,
            ),
            "told otherwise": (told(at, key=key, says="decline") + signed + made, says_so),
            "by the requester": (told(at, "Marta"), "separation_of_duties"),
            "by who gains": (told(at, "Dan"), "separation_of_duties"),
            "by who answered": (told(at, "Rita"), "separation_of_duties"),
            "to oneself": (told(at, "Olivia", "Olivia"), "another"),
            "without a reason": (told(at, reason=" "), "ck_instruction_reason"),
            "once decided": (at.approval() + told(at), "directed_before_it_is_made"),
            "changed": (instruction + f"UPDATE instruction SET reason = 'x' WHERE id = '{key}'", ""),
        }
    )


async def test_a_dissent_is_by_another_and_an_objection_by_who_was_told(database: Database, attacker: Attacker) -> None:
    at, key = await undecided(database), uuid4()
    instruction = told(at, key=key)
    decided = at.approval()
    kept = dissent(at, "Sam", decision_id=at.decision)

    await attacker.works(instruction + dissent(at, "Bela", instruction_id=key))
    await attacker.works(decided + kept)

    assert not await attacker.unrefused(
        {
            "by who is accountable": (decided + dissent(at, "Olivia", decision_id=at.decision), "dissent_by_another"),
            "twice": (decided + kept + kept, "uq_dissent_decision_id_authorship_id"),
            "by somebody else": (instruction + dissent(at, "Sam", instruction_id=key), "objection_of_the_directed"),
            "of nothing": (decided + dissent(at, "Sam"), "of_one"),
            "without a word": (decided + dissent(at, "Sam", decision_id=at.decision, reason=""), "ck_dissent_reason"),
            "taken back": (decided + kept + "DELETE FROM dissent", ""),
        }
    )
