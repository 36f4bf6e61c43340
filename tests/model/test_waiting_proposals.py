"""Proposals that waited before anything told of them are told after the migration; answered ones are not."""

from datetime import timedelta
from uuid import uuid4

import asyncpg

from building import NOON, TODAY
from triptych.model.database import Database
from triptych.model.embedded_server import EmbeddedServer
from triptych.model.migrate import migrate
from walls.attacking import insert


async def test_a_proposal_of_before_is_put_to_be_told_unless_it_was_answered(
    server: EmbeddedServer, empty_database: Database
) -> None:
    await migrate(empty_database.owner_url, to="0021")
    waiting, answered, proposer = uuid4(), uuid4(), uuid4()
    keeper = await asyncpg.connect(
        server.reach.url("postgres", "another"), server_settings={"session_replication_role": "replica"}
    )
    by = {"policy_version": 1, "policy_line": "p, role:pmo_lead", "at": NOON}
    facts = {
        "rule_id": uuid4(),
        "rule_version_id": uuid4(),
        "program_id": uuid4(),
        "reason": "A day is shorter than any tender.",
        "valid_until": NOON + timedelta(days=30),
        "review_on": TODAY,
        "proposed_by_id": proposer,
        **by,
    }
    await keeper.execute(
        insert(
            "person",
            id=proposer,
            name="Paula",
            email="paula@house.example",
            unit_id=uuid4(),
            locale="en",
            origin="entered",
        )
    )
    for number, key in enumerate((waiting, answered)):
        await keeper.execute(insert("class_waiver", id=key, ref=f"W-{number:04}", title=f"Class {number}", **facts))
    said = {"waiver_id": answered, "kind": "turned_down", "person_id": uuid4(), "reason": "Too wide.", **by}
    await keeper.execute(insert("class_waiver_event", id=uuid4(), **said))

    await migrate(empty_database.owner_url)

    found = await keeper.fetch("SELECT kind, waiver_id, person_id, at, told_at FROM occurrence")
    await keeper.close()
    assert [tuple(each) for each in found] == [("waiver_proposed", waiting, proposer, NOON, None)]
