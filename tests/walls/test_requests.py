"""Raw SQL against the life of a request: bare refusals, undated deferrals, decisions that nobody may make."""

from datetime import timedelta
from uuid import uuid4

from building import NOON, TODAY
from relocation import LATER, a_relocation, answered, confirmed, opened, submitted
from triptych.model.database import Database
from walls.attacking import Attacker, insert
from walls.standing import standing


async def test_nothing_is_cited_before_the_need_is_confirmed(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await opened(story))
    version = f"=(SELECT id FROM rule_version WHERE rule_id = '{story.ids['rule']}')"
    facts = {"request_id": at.request, "authorship_id": at.authors["Rita"], "harm": "Some", "at": NOON}
    gap = uuid4()
    named = insert(
        "capability_gap", id=gap, unit_id=story.ids["programs"], statement="None", named_at=NOON, origin="entered"
    )

    assert not await attacker.unrefused(
        {
            "a rule": (insert("citation", **facts, rule_version_id=version), "need_before_rule"),
            "a gap": (named + insert("citation", **facts, gap_id=gap), "need_before_rule"),
            "telling it": (at.event("rule_cited", "Rita"), "request_lifecycle"),
        }
    )


async def test_a_citation_names_a_rule_or_a_gap_of_its_own_request(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await confirmed(story))
    elsewhere = await standing(story, await confirmed(story, title="Another"))
    version = f"=(SELECT id FROM rule_version WHERE rule_id = '{story.ids['rule']}')"
    facts = {"request_id": at.request, "authorship_id": at.authors["Rita"], "harm": "Some", "at": NOON}
    stranger = facts | {"authorship_id": elsewhere.authors["Rita"]}

    await attacker.works(insert("citation", **facts, rule_version_id=version))

    assert not await attacker.unrefused(
        {
            "neither": (insert("citation", **facts), "rule_or_gap"),
            "an author of another request": (
                insert("citation", **stranger, rule_version_id=version),
                "author_is_of_the_request",
            ),
            "an event of another's author": (
                at.event("comment_made", authorship_id=elsewhere.authors["Rita"]),
                "author_is_of_the_request",
            ),
        }
    )


async def test_a_refusal_is_never_bare(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await answered(story))
    elsewhere = await standing(story, await answered(story, title="Another"))
    of_this = f"WHERE request_id = '{at.request}'"
    account = "UPDATE person SET deactivated_at = now() WHERE name = 'Remo';"
    nobody = uuid4()
    stranger = insert(
        "person", id=nobody, name="N", email="n@x", unit_id=story.house.root, locale="en", origin="entered"
    )

    await attacker.works(at.answer())
    await attacker.works(at.answer(next_date=TODAY + timedelta(days=30)))

    assert not await attacker.unrefused(
        {
            "without a citation": (at.answer(citation_id=None), "refusal_names_rule_or_gap"),
            "with another request's citation": (at.answer(citation_id=elsewhere.citation), "refusal_names_rule"),
            "without harm": (at.answer(harm="  "), "ck_answer_harm"),
            "without alternatives": (
                f"UPDATE alternative SET withdrawn_at = now() {of_this}; {at.answer()}",
                "refusal_offers_alternatives",
            ),
            "with one kind of alternative": (
                f"UPDATE alternative SET withdrawn_at = now() {of_this} AND kind = 'another_source'; {at.answer()}",
                "refusal_offers_alternatives",
            ),
            "without a helper": (at.answer(helper_id=None), "refusal_names_helper"),
            "with a helper who has no account": (stranger + at.answer(helper_id=nobody), "refusal_names_helper"),
            "with a helper who has left": (account + at.answer(), "refusal_names_helper"),
            "with the requester as helper": (at.answer(helper_id=at.people["Marta"]), "refusal_helper_is_another"),
            "with the refuser as helper": (at.answer(helper_id=at.people["Rita"]), "refusal_helper_is_another"),
            "without a next date": (at.answer(next_date=None), "next_date"),
            "with a next date of today": (at.answer(next_date=TODAY), "refusal_next_date"),
            "with a next date gone by": (at.answer(next_date=TODAY - timedelta(days=1)), "refusal_next_date"),
            "beyond the office's limit": (at.answer(next_date=TODAY + timedelta(days=31)), "refusal_next_date"),
            "of no kind": (at.answer(kind="maybe"), "ck_answer_kind"),
            "by an author of another request": (
                at.answer(authorship_id=elsewhere.authors["Rita"]),
                "author_is_of_the_request",
            ),
        }
    )


async def test_the_next_date_is_a_day_of_the_organisation(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await answered(story))
    tokyo = "UPDATE organisation SET time_zone = 'Asia/Tokyo';"
    evening = NOON + timedelta(hours=8)  # the third of March already, there
    tomorrow, farthest = TODAY + timedelta(days=1), TODAY + timedelta(days=31)

    await attacker.works(tokyo + at.answer(at=evening, next_date=farthest))

    assert not await attacker.unrefused(
        {"today, there": (tokyo + at.answer(at=evening, next_date=tomorrow), "refusal_next_date")}
    )


async def test_there_is_no_undated_later(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await answered(story))
    words = {"kind": "deferral", "trigger_text": "Capacity is free", "interim_relief": "Ten desks"}

    await attacker.works(at.answer(**words))

    assert not await attacker.unrefused(
        {
            "without a date": (at.answer(**words | {"next_date": None}), "next_date"),
            "with a date far away": (at.answer(**words | {"next_date": LATER}), "refusal_next_date"),
            "without a trigger": (at.answer(**words | {"trigger_text": None}), "dated_deferral"),
            "with an empty trigger": (at.answer(**words | {"trigger_text": " "}), "deferral_words"),
            "without relief": (at.answer(**words | {"interim_relief": None}), "dated_deferral"),
            "with empty relief": (at.answer(**words | {"interim_relief": ""}), "deferral_words"),
        }
    )


async def test_a_refusal_takes_effect_when_its_helper_has_accepted(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await answered(story))
    answer, decision = uuid4(), {"outcome": "declined", "terms_id": None, "authorship_id": at.authors["Rita"]}
    proposed = at.answer(id=answer) + at.event("decline_proposed", "Rita")
    decided = at.decided(**decision, answer_id=answer) + at.told(by="Remo")

    def replied(accepted: bool) -> str:
        return insert("helper_reply", answer_id=answer, accepted=accepted, at=NOON) + at.event(
            "helper_accepted" if accepted else "helper_refused", "Remo"
        )

    await attacker.works(proposed + replied(True) + decided)

    assert not await attacker.unrefused(
        {
            "without a reply": (proposed + decided, "helper_accepted"),
            "after a refusal to help": (proposed + replied(False) + decided, "helper_accepted"),
            "accepted by an event alone": (proposed + at.event("helper_accepted") + decided, "helper_accepted"),
            "as a deferral": (
                proposed + replied(True) + at.decided(**decision | {"outcome": "deferred"}, answer_id=answer),
                "helper_accepted",
            ),
            "in somebody else's name": (
                proposed
                + replied(True)
                + at.decided(**decision | {"authorship_id": at.authors["Ivo"]}, answer_id=answer),
                "helper_accepted",
            ),
            "without an answer": (at.decided(**decision), "helper_accepted"),
        }
    )


async def test_events_follow_the_lifecycle_and_nothing_else(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await submitted(story))

    await attacker.works(at.event("comment_made"))

    assert not await attacker.unrefused(
        {
            "opened twice": (at.event("exception_requested"), "request_lifecycle"),
            "confirmed again": (at.event("need_confirmed"), "request_lifecycle"),
            "an event that nobody knows": (at.event("crowned"), "request_lifecycle"),
            "re-opened before it was decided": (at.event("request_reopened"), "request_lifecycle"),
            "accepted without being proposed": (at.event("helper_accepted"), "request_lifecycle"),
            "a decision without a decision": (at.event("decision_made"), "event_names_its_decision"),
            "a decision that is none": (at.told(), "event_names_its_decision"),
            "a revocation without a decision": (at.event("decision_revoked"), "event_names_its_decision"),
            "a decision with the outcome in its name": (at.event("decision_made:approved"), "request_lifecycle"),
            "a decision told twice": (at.approval() + at.told(), "decision_told_once"),
            "an approval told as a revocation": (
                at.approval().replace("'decision_made'", "'decision_revoked'"),
                "event_names_its_decision",
            ),
            "a decision that is never told": (
                at.approval().removesuffix(at.told()),
                "decision_is_told",
            ),
        }
    )


async def test_what_a_request_is_about_is_said_at_its_opening_and_is_of_its_project(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    at = await standing(story, await submitted(story))
    elsewhere = uuid4()
    other = (
        "INSERT INTO project (id, name, program_id, unit_id, stage, origin) SELECT"
        f" '{elsewhere}', 'Elsewhere', program_id, unit_id, stage, 'entered' FROM project LIMIT 1;\n"
        "INSERT INTO workstream (id, project_id, kind) SELECT gen_random_uuid(),"
        f" '{elsewhere}', kind FROM workstream WHERE project_id <> '{elsewhere}';\n"
    )
    own = {"kind": "standard", "rule_id": story.ids["rule"], "project_id": story.ids["project"]}
    foreign_stream = f"=(SELECT id FROM workstream WHERE project_id = '{elsewhere}' AND kind = 'delivery')"
    stream = {"kind": "workstream", "workstream_id": foreign_stream, "project_id": story.ids["project"]}

    await attacker.works(other + at.written() + insert("cover", terms_id=at.terms, **own))

    assert not await attacker.unrefused(
        {
            "a target added later": (insert("request_target", request_id=at.request, **own), "target_before_opening"),
            "a cover of another project": (
                other + at.written() + insert("cover", terms_id=at.terms, **own | {"project_id": elsewhere}),
                "target_is_of_the_project",
            ),
            "a cover of another project's record": (
                other + at.written() + insert("cover", terms_id=at.terms, **stream),
                "target_is_of_the_project",
            ),
        }
    )


async def test_a_condition_is_met_by_another_than_who_set_it_on_its_own_request(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    at = await standing(story, await submitted(story))
    elsewhere = await standing(story, await submitted(story, title="Another"))
    condition = uuid4()
    stated = insert("condition", id=condition, terms_id=at.terms, statement="Report", due_on="2026-04-01")
    signed = at.written() + stated + at.signed("rule_waiver") + at.signed("money")
    approval = signed + at.decided(outcome="approved_with_conditions") + at.told()
    met = {"condition_id": condition, "evidence": "Report 10", "at": NOON}

    await attacker.works(approval + insert("condition_met", authorship_id=at.authors["Marta"], **met))

    assert not await attacker.unrefused(
        {
            "by who signed": (
                approval + insert("condition_met", authorship_id=at.authors["Olivia"], **met),
                "condition_is_met_by_another",
            ),
            "by an author of another request": (
                approval + insert("condition_met", authorship_id=elsewhere.authors["Marta"], **met),
                "author_is_of_the_request",
            ),
            "before it is decided": (
                signed + insert("condition_met", authorship_id=at.authors["Marta"], **met),
                "condition_in_force",
            ),
        }
    )


async def test_taking_up_closing_and_taking_back_say_why_and_a_dispute_names_shares(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    at = await standing(story, await submitted(story))
    answer, shares = uuid4(), '{"low": "0.1", "likely": "0.2", "high": "0.3"}'
    proposed = at.answer(id=answer) + at.event("decline_proposed", "Rita", detail=f'{{"answerId": "{answer}"}}')
    back = proposed + at.event("answer_withdrawn", "Rita", text="The helper left.")
    reply = insert("helper_reply", answer_id=answer, accepted=True, at=NOON)

    await attacker.works(at.event("phi_disputed", "Rita", detail=shares) + proposed + reply)
    await attacker.works(back)

    assert not await attacker.unrefused(
        {
            "taken back without a reason": (proposed + at.event("answer_withdrawn", "Rita"), "event_says_why"),
            "closed without a reason": (
                at.approval() + at.event("request_closed", "Marta", text=" "),
                "event_says_why",
            ),
            "a reply to what was taken back": (back + reply, "reply_to_what_stands"),
            "a share above one": (
                at.event("phi_disputed", "Rita", detail=shares.replace("0.3", "1.3")),
                "dispute_names_shares",
            ),
            "a share that is none": (
                at.event("phi_disputed", "Rita", detail=shares.replace("0.3", "many")),
                "dispute_names_shares",
            ),
            "no share": (at.event("phi_disputed", "Rita"), "dispute_names_shares"),
            "until when it holds, by hand": (
                f"UPDATE exception_request SET holds_until = now() WHERE id = '{at.request}'",
                "permission denied",
            ),
        }
    )


async def test_events_number_themselves(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    at = await standing(story, request)

    await attacker.connection.execute(at.event("comment_made", number=1))

    newest = await attacker.connection.fetchval("SELECT max(number) FROM request_event")
    assert newest == request.version + 1
