"""Raw SQL that has people told of what nobody did, of what has not come, twice, or about a record that it is not."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from building import NOON
from governance.test_noticing import burns
from relocation import a_relocation
from stages import approved
from telling import all_told
from triptych.model.database import Database
from waiving import UNTIL, granted, proposed
from walls.attacking import Attacker, insert

FAR = datetime(2999, 1, 1, tzinfo=UTC)
SO, ONCE = "occurrence_is_so", "uq_occurrence_of_record"


async def test_only_what_happened_is_told_and_once(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    waiver, waiting = await granted(story), await proposed(story, title="Another class")
    gate, sam = story.ids["gate"], story.person("Sam")
    said = {"id": uuid4(), "person_id": sam, "at": NOON}
    ready = {"kind": "gate_ready", "gate_id": gate, "stamp": "0", "at": NOON}
    ends = {"kind": "waiver_ends", "waiver_id": waiver.id, "at": UNTIL - timedelta(days=14)}
    new = {"id": uuid4(), **ends}

    await attacker.works(insert("occurrence", **new))
    await attacker.works(insert("occurrence", **{"id": uuid4(), **ready}))

    assert not await attacker.unrefused(
        {
            "a waiver that ends in sixty days": (insert("occurrence", **new | {"at": NOON}), SO),
            "a waiver that ended": (insert("occurrence", **new | {"at": UNTIL}), SO),
            "the end of a mere proposal": (insert("occurrence", **new | {"waiver_id": waiting.id}), SO),
            "somebody did what nobody does": (insert("occurrence", **new | {"person_id": sam}), SO),
            "told before it is told": (insert("occurrence", **new | {"told_at": NOON}), SO),
            "twice": (
                insert("occurrence", **new) + insert("occurrence", **new | {"id": uuid4()}),
                ONCE,
            ),
            "a gate that was decided so often": (insert("occurrence", **ready | {"id": uuid4(), "stamp": "1"}), SO),
            "keys that are ready anew while somebody is to be asked": (
                insert("occurrence", **ready | {"id": uuid4(), "stamp": "0.1"}),
                SO,
            ),
            "ready anew before it was so": (insert("occurrence", **ready | {"id": uuid4(), "stamp": "0.2"}), SO),
            "ready so often as no number says": (insert("occurrence", **ready | {"id": uuid4(), "stamp": "0.x"}), SO),
            "a grant that was none": (
                insert(
                    "occurrence", id=uuid4(), kind="waiver_revoked", waiver_event_id=uuid4(), person_id=sam, at=NOON
                ),
                SO,
            ),
            "a proposal of somebody else": (
                insert("occurrence", **said, kind="waiver_proposed", waiver_id=waiver.id),
                SO,
            ),
            "of two records": (insert("occurrence", **new | {"gate_id": gate}), "ck_occurrence_of_one_record"),
            "of a record of another kind": (
                insert("occurrence", id=uuid4(), kind="gate_ready", waiver_id=waiver.id, stamp="0", at=NOON),
                "ck_occurrence_of_its_kind",
            ),
            "facts of no decision": (
                insert("occurrence", id=uuid4(), kind="facts_changed", decision_id=uuid4(), stamp="x", at=NOON),
                SO,
            ),
            "taken away": ("DELETE FROM occurrence", "permission denied"),
            "said otherwise": ("UPDATE occurrence SET at = now()", "permission denied"),
            "put off without a try": ("UPDATE occurrence SET next_try_at = now()", "told_stays_told"),
            "told again": (
                "UPDATE occurrence SET told_at = now(); UPDATE occurrence SET told_at = NULL",
                "told_stays_told",
            ),
            "lent authority that nobody ended": (
                insert(
                    "delegation",
                    id=uuid4(),
                    delegator_id=story.person("Olivia"),
                    delegate_id=story.person("Ivo"),
                    valid_from=NOON,
                    valid_until=UNTIL,
                    revoked_by_id=sam,
                ),
                "ck_delegation_revoked_by",
            ),
        }
    )


async def test_facts_are_told_as_changed_where_they_are_so_and_not_before(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    await approved(story)
    decision = await attacker.connection.fetchval("SELECT id FROM decision")
    new = {"id": uuid4(), "kind": "facts_changed", "decision_id": decision, "at": NOON}
    burn, keys = "burn_changed:1f0c5a7e9b3d", "project_keys_changed:1f0c5a7e9b3d"
    unchanged = insert("occurrence", **new, stamp=burn)
    assert not await attacker.unrefused({"facts that are as they were": (unchanged, SO)})
    await burns(story, "1.5")

    await attacker.works(unchanged)
    await attacker.works(insert("occurrence", **new, stamp=f"{burn} {keys}"))

    assert not await attacker.unrefused(
        {
            "a fact that is as it was": (insert("occurrence", **new, stamp=f"{burn} rule_revised:1f0c5a7e9b3d"), SO),
            "a code alone": (insert("occurrence", **new, stamp="burn_changed"), SO),
            "words": (insert("occurrence", **new, stamp=f"{burn} and more"), SO),
            "two spaces": (insert("occurrence", **new, stamp=f"{burn}  {keys}"), SO),
            "no stamp of its own": (insert("occurrence", **new), SO),
            "in time to come": (insert("occurrence", **new | {"at": FAR}, stamp=burn), SO),
            "done by somebody": (insert("occurrence", **new, stamp=burn, person_id=story.person("Sam")), SO),
        }
    )


async def test_a_notice_tells_of_one_thing_as_it_happened_and_not_to_whoever_did_it(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    await proposed(story)
    await all_told(story)
    told = await attacker.connection.fetchrow(
        "SELECT occurrence_id, person_id, at FROM notice WHERE occurrence_id IS NOT NULL LIMIT 1"
    )
    right = {
        "id": uuid4(),
        "person_id": story.person("Uma"),
        "occurrence_id": told["occurrence_id"],
        "urgency": "changed",
        "tie": "owns_rule",
        "at": told["at"],
        "sent_at": NOON,
        "settled_at": NOON,
    }

    await attacker.works(insert("notice", **right))

    assert not await attacker.unrefused(
        {
            "twice": (
                insert("notice", **right | {"person_id": told["person_id"]}),
                "uq_notice_occurrence_id_person_id",
            ),
            "of nothing": (insert("notice", **right | {"occurrence_id": None}), "notice_is_of_its_event"),
            "of no occurrence": (insert("notice", **right | {"occurrence_id": uuid4()}), "notice_is_of_its_occurrence"),
            "at another instant": (
                insert("notice", **right | {"at": NOON + timedelta(hours=1)}),
                "notice_is_of_its_occurrence",
            ),
            "to whoever did it": (
                insert("notice", **right | {"person_id": story.person("Paula")}),
                "notice_is_not_of_ones_own",
            ),
            "to nobody": (insert("notice", **right | {"person_id": uuid4()}), "notice_to_somebody_there"),
            "read before it is sent": (insert("notice", **right | {"read_at": NOON}), "notice_is_new"),
            "with an event as well": (
                insert("notice", **right | {"event_id": uuid4()}),
                "ck_notice_event_of_request",
            ),
        }
    )


async def test_what_people_do_is_to_be_told_whichever_door_it_came_through(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    key, ivo = uuid4(), story.person("Ivo")
    facts = {"delegator_id": story.person("Olivia"), "delegate_id": ivo, "valid_from": NOON, "valid_until": UNTIL}
    ended = f"UPDATE delegation SET revoked_at = '{NOON}', revoked_by_id = '{ivo}' WHERE id = '{key}';"

    async with attacker.connection.transaction():
        await attacker.connection.execute(insert("delegation", id=key, **facts) + ended)

    found = await attacker.connection.fetch("SELECT kind, person_id FROM occurrence WHERE delegation_id = $1", key)
    assert {row["kind"]: row["person_id"] for row in found} == {
        "delegation_given": story.person("Olivia"),
        "delegation_ended": ivo,
    }
