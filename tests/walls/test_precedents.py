"""A close precedent is answered to in the database as well, and what was said of it stays."""

from datetime import timedelta
from uuid import uuid4

from building import NOON, TODAY
from relocation import ANOTHER_NEED, a_relocation, an_approval, submitted
from triptych.governance.exceptions.deciding import approve_request
from triptych.governance.exceptions.rules.similarity import COMES_TO
from triptych.kernel.exception_words import Outcome
from triptych.model.database import Database
from walls.attacking import Attacker, insert
from walls.standing import standing


async def test_nobody_signs_or_answers_past_a_close_precedent(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    before = await submitted(story, **ANOTHER_NEED)
    async with story.as_("Olivia") as work:
        await approve_request(work, an_approval(before, conditions=()))
    at = await standing(story, await submitted(story))
    look = uuid4()

    def offered(by: str) -> str:
        looked = at.looked(by, id=look, at=NOON + timedelta(minutes=1))
        facts = {"precedent_id": before.id, "outcome": "approved", "similarity": "0.9", "parts": "[]"}
        return looked + insert("precedent_offer", look_id=look, **facts)

    def stance(by: str = "Olivia", **changes: object) -> str:
        facts: dict[str, object] = {
            "request_id": at.request,
            "authorship_id": at.authors[by],
            "precedent_id": before.id,
            "kind": "followed",
            "outcome": "approved",
            "similarity": "0.9",
            "at": NOON,
        }
        return insert("stance", **facts | changes)

    other = {"kind": "distinguished", "text": "Another site."}
    signing = at.written() + at.signed("money")
    await attacker.works(at.looked() + signing)
    await attacker.works(offered("Olivia") + stance() + signing)
    await attacker.works(offered("Rita") + stance("Rita", **other) + at.answer())

    silent = "stance_on_close_precedents"
    assert not await attacker.unrefused(
        {
            "signing without a look": (signing, "looked_at_precedents"),
            "answering without a look": (at.answer(), "looked_at_precedents"),
            "signing without a word": (offered("Olivia") + signing, silent),
            "answering without a word": (offered("Rita") + at.answer(), silent),
            "another's word": (offered("Olivia") + stance("Sam") + signing, silent),
            "declining what one follows": (offered("Rita") + stance("Rita") + at.answer(), silent),
            "deciding past one": (
                at.looked()
                + at.written()
                + at.signed("rule_waiver")
                + at.signed("money")
                + offered("Olivia")
                + at.decided(),
                silent,
            ),
            "a distinction of nothing": (stance(**other | {"text": " "}), "ck_stance_says_what_differs"),
            "a distinction without words": (stance(kind="distinguished"), "ck_stance_says_what_differs"),
            "a word to another outcome": (stance(outcome="declined"), "stance_is_to_a_decision"),
            "a word to oneself": (stance(precedent_id=at.request), "stance"),
            "somebody else's authorship": (stance(authorship_id=uuid4()), "fk_stance_authorship_id"),
            "a look ahead": (at.looked(at="2999-01-01T00:00Z"), "dated_ahead"),
            "a harm of nothing decided": (
                insert(
                    "harm",
                    request_id=at.request,
                    decision_id=uuid4(),
                    authorship_id=at.authors["Rita"],
                    text="It slowed down.",
                    happened_on=TODAY,
                    at=NOON,
                ),
                "fk_harm_decision_id",
            ),
        }
    )
    denied = "permission denied"
    assert not await attacker.unrefused(
        {
            "a precedent of one's own making": ("UPDATE precedent SET outcome = 'approved'", denied),
            "no precedent": ("DELETE FROM precedent_key", denied),
            "an offer taken away": ("DELETE FROM precedent_offer", denied),
            "history made dearer": ("UPDATE imported_case SET amount = 1", denied),
            "making one by hand": ("SELECT keep_precedent(decision) FROM decision", denied),
        }
    )


async def test_the_database_knows_what_each_outcome_comes_to(database: Database, attacker: Attacker) -> None:
    for outcome in Outcome:
        assert await attacker.connection.fetchval("SELECT comes_to($1)", outcome.value) == COMES_TO[outcome].value


async def test_what_became_of_a_gap_comes_from_its_events_alone(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await submitted(story))
    gap, other = uuid4(), uuid4()
    for key in (gap, other):
        facts = {"unit_id": story.ids["infrastructure"], "statement": "No lab.", "named_at": NOON, "origin": "entered"}
        await attacker.connection.execute(insert("capability_gap", id=key, **facts))

    def event(kind: str, **changes: object) -> str:
        facts: dict[str, object] = {"gap_id": gap, "kind": kind, "at": NOON, "person_id": at.people["Sam"]}
        return insert("gap_event", **facts | changes)

    plan: dict[str, object] = {"owner_id": at.people["Otto"], "target_on": TODAY}
    done: dict[str, object] = {"project_id": story.ids["project"], "text": "It runs."}
    await attacker.works(event("planned", **plan) + event("delivered", **done))
    await attacker.works(event("merged", into_id=other, text="The same."))
    facts = {"request_id": at.request, "authorship_id": at.authors["Rita"], "harm": "None.", "at": NOON}
    named = insert("citation", **facts, gap_id=gap)
    await attacker.works(named)

    assert not await attacker.unrefused(
        {
            "a date of one's own": (f"UPDATE capability_gap SET target_on = '{TODAY}'", "permission denied"),
            "an undated plan": (event("planned", owner_id=at.people["Otto"]), "plan_is_dated"),
            "a plan for ever": (event("planned", **plan | {"target_on": "infinity"}), "plan_is_dated"),
            "a plan of nobody": (event("planned", target_on=TODAY), "plan_is_dated"),
            "delivered by nothing": (event("delivered", text="It runs."), "delivered_by"),
            "delivered without evidence": (event("delivered", **done | {"text": " "}), "delivered_by"),
            "joined with itself": (event("merged", into_id=gap, text="The same."), "merged_into"),
            "joined without a reason": (event("merged", into_id=other), "merged_into"),
            "planned when delivered": (event("delivered", **done) + event("planned", **plan), "gap_is_open"),
            "named when delivered": (event("delivered", **done) + named, "citation_names_an_open_gap"),
            "named when joined": (
                event("merged", into_id=other, text="The same.") + named,
                "citation_names_an_open_gap",
            ),
            "joined with what was delivered": (
                event("delivered", **done) + event("merged", gap_id=other, into_id=gap, text="The same."),
                "gap_joins_an_open_one",
            ),
            "an event taken away": ("DELETE FROM gap_event", "permission denied"),
            "inviting whoever never met it": (
                insert(
                    "gap_invitation",
                    gap_id=gap,
                    request_id=at.request,
                    authorship_id=at.authors["Marta"],
                    part="pilot",
                    at=NOON,
                ),
                "partner_met_the_gap",
            ),
        }
    )
