"""Sources of supply against raw SQL as the application's role."""

from building import NOON, TODAY
from relocation import a_relocation, answered
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


async def test_a_version_of_an_alternative_is_never_rewritten_nor_signed_when_it_was_revised(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    request = await answered(story)
    row = await attacker.connection.fetchrow("SELECT * FROM alternative ORDER BY id LIMIT 1")
    assert row is not None
    offer = {
        "request_id": row["request_id"],
        "authorship_id": row["authorship_id"],
        "kind": row["kind"],
        "title": "Said otherwise",
        "cost_amount": 1,
        "cost_currency": "USD",
        "lead_time_days": 1,
        "rule_distance": row["rule_distance"],
        "outside_base": False,
        "proposed_at": NOON,
    }
    revised = insert("alternative", **offer, revises_id=row["id"], number=2)
    openly = await attacker.connection.fetchval(
        f"SELECT id FROM authorship WHERE request_id = '{request.id}' AND NOT apart"
    )
    signature = {"side": "provider", "authorship_id": openly, "at": NOON}
    sign = insert("alternative_signature", alternative_id=row["id"], **signature)
    await attacker.works(revised)
    await attacker.works(sign)
    await attacker.works(f"UPDATE alternative SET real = true WHERE id = '{row['id']}'")

    failed = await attacker.unrefused(
        {
            "rewritten": (f"UPDATE alternative SET title = 'Other' WHERE id = '{row['id']}'", "permission denied"),
            "revised twice": (
                revised + insert("alternative", **offer, revises_id=row["id"]),
                "alternative_revised_once",
            ),
            "revised and marked at once": (
                insert("alternative", **offer, revises_id=row["id"], real=True),
                "alternative_begins_unmarked",
            ),
            "signed after it was revised": (revised + sign, "signature_of_what_is_offered"),
            "marked after it was revised": (
                revised + f"UPDATE alternative SET real = true WHERE id = '{row['id']}'",
                "mark_of_what_is_offered",
            ),
            "not real without a reason": (
                f"UPDATE alternative SET real = false WHERE id = '{row['id']}'",
                "ck_alternative_not_real_because",
            ),
            "a source that was retired": (
                f"UPDATE supply_source SET retired_at = '{NOON}', retired_by_id = '{story.person('Sam')}',"
                f" retired_because = 'Sold' WHERE id = '{story.ids['outside']}';"
                + insert("alternative", **offer, supply_source_id=story.ids["outside"]),
                "supply_source_is_to_be_had",
            ),
        }
    )

    assert failed == {}
    assert request.state == "answering"
