"""Raw SQL against extensions: the same covers and conditions, a later end, before the end, by the same authorities."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from building import NOON, TODAY
from relocation import Relocation, a_relocation, an_approval
from stages import approved, signed_by_both
from triptych.governance.exceptions import deciding
from triptych.model.database import Database
from triptych.model.decision import Cover, Decision
from walls.attacking import Attacker, insert
from walls.standing import Standing, standing


async def in_force(database: Database) -> tuple[Relocation, Standing, UUID, UUID]:
    """An approval of Olivia's with one condition; the rule that it covers and the decision's id."""
    story = await a_relocation(database)
    request = await approved(story)
    (decision,) = await story.house.all(select(Decision.id))
    (rule,) = await story.house.all(select(Cover.rule_id))
    at = await standing(story, request)
    return story, at, rule, decision


async def test_an_extension_is_of_what_holds_for_the_same_and_longer(database: Database, attacker: Attacker) -> None:
    story, at, rule, decision = await in_force(database)
    (project,) = await story.house.all(select(Cover.project_id))
    later = NOON + timedelta(days=90)
    owed = insert("condition", terms_id=at.terms, statement="Report the load weekly", due_on=TODAY + timedelta(days=30))

    def written(**changes: object) -> str:
        facts = {"valid_until": later, "supersedes_id": decision, "nature": "extension"}
        return at.written(**facts | changes)

    def covers(what: UUID = rule) -> str:
        return insert("cover", terms_id=at.terms, project_id=project, kind="standard", rule_id=what)

    def decided(**changes: object) -> str:
        facts = {"number": 2, "supersedes_id": decision, "outcome": "approved_with_conditions"}
        return at.signed("rule_waiver") + at.signed("money") + at.decided(**facts | changes) + at.told()

    await attacker.works(written() + covers() + owed + decided())

    assert not await attacker.unrefused(
        {
            "no later end": (
                written(valid_until=NOON + timedelta(days=60)) + covers() + owed + decided(),
                "extension_ends_later",
            ),
            "covers nothing": (written() + owed + decided(), "extension_covers_the_same"),
            "a condition is dropped": (
                written() + covers() + decided(outcome="approved"),
                "extension_keeps_conditions",
            ),
            "by one authority": (
                written()
                + covers()
                + owed
                + at.signed("money")
                + at.decided(number=2, supersedes_id=decision, outcome="approved_with_conditions")
                + at.told(),
                "approval_is_signed",
            ),
            "an override in disguise": (
                written(nature="ordinary") + covers() + owed + decided(),
                "superseded_by_another",
            ),
            "taken up while it holds": (
                at.event("request_reopened", "Marta", text="New facts."),
                "ended_before_reopened",
            ),
            "an unwind plan without an emergency": (written(unwind_plan="Switch it off."), "unwind_plan"),
        }
    )


async def test_an_override_is_extended_by_rank(database: Database, attacker: Attacker) -> None:
    """Olivia cut the yes of Bela and Sam short: Bela's longer one is refused by the line and by the limits."""
    story = await a_relocation(database)
    done = await signed_by_both(story)
    async with story.as_("Olivia") as work:
        ask = an_approval(done, valid_until=NOON + timedelta(days=10), conditions=())
        short = await deciding.approve_request(work, ask)
    at = await standing(story, short)
    (over,) = await story.house.all(select(Decision.id).where(Decision.number == 2))
    (cover,) = await story.house.all(select(Cover).order_by(Cover.id.desc()).limit(1))

    def longer(by: str, **changes: object) -> str:
        facts = {"valid_until": NOON + timedelta(days=900), "supersedes_id": over, "nature": "extension"}
        covers = {"project_id": cover.project_id, "kind": "standard", "rule_id": cover.rule_id}
        return (
            at.written(**facts)
            + insert("cover", terms_id=at.terms, **covers)
            + at.signed("rule_waiver", "Sam")
            + at.signed("money", by, **changes)
            + at.decided(by, number=3, supersedes_id=over, **changes)
            + at.told(by=by)
        )

    await attacker.works(longer("Olivia"))
    await attacker.works(longer("Bela", on_behalf_of_id=at.people["Olivia"]))

    assert not await attacker.unrefused({"by somebody below": (longer("Bela"), "extended_by_rank")})
