"""Raw SQL against the facts that were decided on: they come with the decision, from nobody, and stay."""

from relocation import a_relocation, submitted
from triptych.model.database import Database
from walls.attacking import Attacker
from walls.standing import standing


async def test_facts_are_kept_by_the_database_alone_and_never_change(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await submitted(story))
    made = at.approval()
    kept = f"SELECT 1 / (SELECT count(*)::int FROM decision_snapshot WHERE decision_id = '{at.decision}');"

    await attacker.works(made + kept)

    assert not await attacker.unrefused(
        {
            "changed": (made + "UPDATE decision_snapshot SET digest = 'x'", "permission denied"),
            "removed": (made + "DELETE FROM decision_snapshot", "permission denied"),
            "written by hand": (
                made
                + f"INSERT INTO decision_snapshot (decision_id, facts, digest) VALUES ('{at.decision}', '{{}}', 'x')",
                "permission denied",
            ),
        }
    )
