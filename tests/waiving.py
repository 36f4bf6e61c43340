"""Class waivers in the story: proposed by one lead, granted by another person who may waive the rule there."""

from datetime import timedelta
from uuid import UUID

from building import NOON, TODAY
from relocation import Relocation, dollars
from triptych.governance.waivers import answering, proposing
from triptych.kernel.money import Money
from triptych.model.types import ProgramId, ProjectId, RuleId, WaiverId
from triptych.model.waiver import ClassWaiver
from triptych.pmo.findings import EnterFinding, enter_finding

UNTIL = NOON + timedelta(days=60)


def a_proposal(story: Relocation, **changes: object) -> proposing.ProposeWaiver:
    """Purchases up to 25k for the relocation program; `changes` replace parts of it."""
    facts: dict[str, object] = {
        "rule_id": RuleId(story.ids["rule"]),
        "program_id": ProgramId(story.ids["program"]),
        "title": "Small purchases for the move",
        "reason": "The move cannot wait two quarters for a cable.",
        "limit": dollars(25_000),
        "valid_until": UNTIL,
        "review_on": TODAY + timedelta(days=30),
    }
    return proposing.ProposeWaiver(**(facts | changes))


async def proposed(story: Relocation, by: str = "Paula", **changes: object) -> ClassWaiver:
    """Somebody proposes it."""
    async with story.as_(by) as work:
        return await proposing.propose_waiver(work, a_proposal(story, **changes))


async def granted(story: Relocation, by: str = "Sam", **changes: object) -> ClassWaiver:
    """Paula proposes it, and Sam, whose office owns the rule, grants it."""
    waiver = await proposed(story, **changes)
    async with story.as_(by) as work:
        return await answering.grant_waiver(work, answering.GrantWaiver(waiver_id=WaiverId(waiver.id), reason="Fair."))


async def revoked(story: Relocation, waiver: ClassWaiver, by: str = "Sam") -> ClassWaiver:
    """Somebody ends it."""
    async with story.as_(by) as work:
        ask = answering.RevokeWaiver(waiver_id=WaiverId(waiver.id), reason="Two sites lost their line.")
        return await answering.revoke_waiver(work, ask)


async def found(story: Relocation, amount: Money | None) -> UUID:
    """Sam finds the rule violated on the project."""
    async with story.as_("Sam") as work:
        ask = EnterFinding(
            project_id=ProjectId(story.ids["project"]),
            rule_id=RuleId(story.ids["rule"]),
            evidence="Bought without booking.",
            amount=amount,
        )
        return (await enter_finding(work, ask)).id
