"""The facts that were decided on are kept as they stood, and what is materially otherwise since is told (EX15)."""

import json
from decimal import Decimal
from hashlib import sha256
from typing import Any

from sqlalchemy import func, select, text

from relocation import Relocation, a_relocation
from stages import approved
from triptych.governance.standards import library
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.portfolio import Program
from triptych.model.snapshot import DecisionSnapshot
from triptych.model.standard import Rule
from triptych.model.types import RuleId


async def changed(story: Relocation) -> list[dict[str, Any]]:
    """What is otherwise than when it was decided."""
    (decision,) = await story.house.all(select(Decision.id))
    async with story.database.sessions() as session:
        found = await session.scalar(select(func.facts_changed(decision, story.house.clock.now)))
        return list(json.loads(found) if isinstance(found, str) else found)


async def test_the_facts_are_kept_with_their_digest_and_without_anybodys_name(database: Database) -> None:
    story = await a_relocation(database)
    request = await approved(story)

    (kept,) = await story.house.all(select(DecisionSnapshot))
    async with story.database.sessions() as session:
        told = await session.scalar(text("SELECT facts::text FROM decision_snapshot"))

    assert Decimal(kept.facts["amount"]) == request.amount
    assert (kept.facts["need"], len(kept.facts["alternatives"])) == (request.need, 2)
    assert kept.facts["conditions"][0]["statement"] == "Report the load weekly"
    assert [(each["version"], each["newest"]) for each in kept.facts["rules"]] == [(1, 1)]
    assert kept.digest == sha256(str(told).encode()).hexdigest()
    assert not any(name in str(told) for name in story.house.people)
    assert await changed(story) == []


async def test_a_new_version_of_a_cited_rule_is_told(database: Database) -> None:
    story = await a_relocation(database)
    await approved(story)
    (rule,) = await story.house.all(select(Rule).where(Rule.id == story.ids["rule"]))

    async with story.as_("Sam") as work:
        await library.revise_rule(
            work,
            library.ReviseRule(
                rule_id=RuleId(rule.id), title=rule.title, statement="Another wording.", purpose="P", harm_prevented="H"
            ),
        )

    assert [(each["code"], each["before"], each["after"]) for each in await changed(story)] == [
        ("rule_revised", f"{rule.ref} v1", f"{rule.ref} v2")
    ]


async def test_burn_that_moves_by_more_than_a_quarter_is_told_and_by_a_quarter_is_not(database: Database) -> None:
    story = await a_relocation(database)
    await approved(story)
    (program,) = await story.house.all(select(Program).where(Program.id == story.ids["program"]))
    told = []
    for factor in ("1.25", "1.26"):
        async with story.database.sessions() as session, session.begin():
            row = await session.get_one(Program, program.id)
            row.weekly_burn_amount = program.weekly_burn_amount * Decimal(factor)
        told.append([each["code"] for each in await changed(story)])

    assert told == [[], ["burn_changed"]]
