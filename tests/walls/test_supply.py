"""Sources of supply against raw SQL as the application's role."""

from building import NOON, TODAY
from relocation import a_relocation
from triptych.model.base import new_id
from triptych.model.database import Database
from walls.attacking import Attacker, insert


async def test_a_source_says_whole_things_and_what_was_retired_stays(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    this = f"WHERE id = '{story.ids['outside']}'"
    sam = story.person("Sam")
    retire = (
        f"UPDATE supply_source SET retired_at = '{NOON}', retired_by_id = '{sam}', retired_because = 'Sold' {this};"
    )
    evidence = {"id": new_id(), "source_id": story.ids["outside"], "dated_on": TODAY, "entered_by_id": sam, "at": NOON}
    seen = insert("supply_evidence", **evidence, words="Seen")
    await attacker.works(retire)
    await attacker.works(seen)

    failed = await attacker.unrefused(
        {
            "half a lead time": (f"UPDATE supply_source SET lead_low_days = 1 {this}", "ck_supply_source_lead_whole"),
            "a lead time back to front": (
                f"UPDATE supply_source SET lead_low_days = 9, lead_likely_days = 5, lead_high_days = 9 {this}",
                "ck_supply_source_lead_order",
            ),
            "a price of nothing": (f"UPDATE supply_source SET price_amount = 1 {this}", "ck_supply_source_price_whole"),
            "inside and needing something": (
                f"UPDATE supply_source SET inside_base = true, base_needs = 'Vetting' {this}",
                "ck_supply_source_base",
            ),
            "another reference": (f"UPDATE supply_source SET ref = 'SRC-999' {this}", "supply_source_ref_stays"),
            "retired without a reason": (
                f"UPDATE supply_source SET retired_at = '{NOON}' {this}",
                "ck_supply_source_retired",
            ),
            "taken up again": (
                (
                    f"{retire} UPDATE supply_source"
                    f" SET retired_at = NULL, retired_by_id = NULL, retired_because = NULL {this}"
                ),
                "supply_source_stays_retired",
            ),
            "removed": (f"DELETE FROM supply_source {this}", "permission denied"),
            "evidence without words": (insert("supply_evidence", **evidence, words=" "), "ck_supply_evidence_words"),
            "evidence rewritten": (f"{seen}; UPDATE supply_evidence SET words = 'Other'", "permission denied"),
            "evidence removed": (f"{seen}; DELETE FROM supply_evidence", "permission denied"),
        }
    )

    assert failed == {}
