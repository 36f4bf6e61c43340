"""Class waivers against raw SQL as the application's role."""

from datetime import timedelta

from building import NOON, TODAY
from relocation import Relocation, a_relocation, dollars
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.standard import RuleVersion
from waiving import UNTIL, found, proposed
from walls.attacking import Attacker, insert

DAY = timedelta(days=1)


async def a_row(story: Relocation, attacker: Attacker, **changes: object) -> dict[str, object]:
    """A lawful proposal."""
    version = await attacker.connection.fetchval(
        "SELECT id FROM rule_version WHERE rule_id = $1 ORDER BY number DESC LIMIT 1", story.ids["rule"]
    )
    facts: dict[str, object] = {
        "id": new_id(),
        "rule_id": story.ids["rule"],
        "rule_version_id": version,
        "program_id": story.ids["program"],
        "title": "Small purchases",
        "reason": "They cannot wait.",
        "valid_until": UNTIL,
        "review_on": TODAY + 20 * DAY,
        "proposed_by_id": story.person("Paula"),
        "policy_version": 1,
        "policy_line": "p",
        "at": NOON,
    }
    return facts | changes


async def test_a_waiver_says_whole_things_and_ends(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    row = await a_row(story, attacker)
    await attacker.works(insert("class_waiver", **row))

    bent = {
        "nowhere": ({"program_id": None}, "ck_class_waiver_one_scope"),
        "in two places": ({"unit_id": story.ids["root"]}, "ck_class_waiver_one_scope"),
        "no words": ({"title": " "}, "ck_class_waiver_title"),
        "no reason": ({"reason": ""}, "ck_class_waiver_reason"),
        "empty conditions": ({"conditions": " "}, "ck_class_waiver_conditions"),
        "half a limit": ({"limit_amount": 1}, "ck_class_waiver_limit_whole"),
        "a limit below zero": ({"limit_amount": -1, "limit_currency": "USD"}, "ck_class_waiver_limit"),
        "a limit that is no number": (
            {"limit_amount": "NaN", "limit_currency": "USD"},
            "ck_class_waiver_limit_amount_is_a_number",
        ),
        "no end": ({"valid_until": None}, "null value"),
        "an end that never comes": ({"valid_until": "infinity"}, "ck_class_waiver_ends"),
        "an end before its start": ({"valid_from": UNTIL}, "ck_class_waiver_ends"),
        "more than a year": ({"valid_until": NOON + 367 * DAY}, "ck_class_waiver_ends"),
        "begun before it was proposed": ({"valid_from": NOON - DAY}, "ck_class_waiver_starts_ahead"),
        "reviewed when it is over": ({"review_on": (UNTIL + 3 * DAY).date()}, "ck_class_waiver_review_on"),
        "no review": ({"review_on": None}, "null value"),
    }
    failed = await attacker.unrefused(
        {name: (insert("class_waiver", **row | changes), said) for name, (changes, said) in bent.items()}
    )

    assert failed == {}


async def test_it_names_the_wording_in_force_of_a_rule_that_may_be_waived(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    old = await a_row(story, attacker)
    waiting = await proposed(story)
    async with story.database.sessions() as session, session.begin():
        words = {"statement": "S", "purpose": "P", "harm_prevented": "H", "valid_from": NOON - DAY}
        law = {"waivable": False, "outside_authority": "The regulator"}
        session.add(RuleVersion(id=new_id(), rule_id=story.ids["rule"], number=2, **words, **law))
    new = await a_row(story, attacker)
    said = {"waiver_id": waiting.id, "reason": "R", "policy_version": 1, "policy_line": "p", "at": NOON}

    failed = await attacker.unrefused(
        {
            "an older wording": (insert("class_waiver", **old), "waiver_of_wording_in_force"),
            "a rule from law": (insert("class_waiver", **new), "rule_is_waivable"),
            "granted after the rule was reworded": (
                insert("class_waiver_event", **said, kind="granted", person_id=story.person("Sam")),
                "waiver_of_wording_in_force",
            ),
        }
    )

    assert failed == {}


async def test_it_is_answered_once_by_somebody_else_and_nothing_of_it_is_rewritten(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    waiver = await proposed(story)

    def said(kind: str, by: str, **changes: object) -> str:
        facts = {
            "waiver_id": waiver.id,
            "kind": kind,
            "reason": "R",
            "person_id": story.person(by),
            "policy_version": 1,
            "policy_line": "p",
            "at": NOON,
        }
        return insert("class_waiver_event", **facts | changes)

    grant, revoke = said("granted", "Sam"), said("revoked", "Sam")
    for lawful in (grant, grant + revoke, said("turned_down", "Sam"), said("withdrawn", "Paula")):
        await attacker.works(lawful)

    failed = await attacker.unrefused(
        {
            "granted by who proposed it": (said("granted", "Paula"), "separation_of_duties"),
            "granted in their name": (
                said("granted", "Sam", on_behalf_of_id=story.person("Paula")),
                "separation_of_duties",
            ),
            "granted by who gains": (said("granted", "Marta"), "separation_of_duties"),
            "turned down by who gains": (said("turned_down", "Marta"), "separation_of_duties"),
            "granted after its end": (said("granted", "Sam", at=UNTIL), "waiver_has_not_ended"),
            "granted before it was proposed": (said("granted", "Sam", at=NOON - DAY), "dated_back"),
            "answered twice": (grant + said("turned_down", "Sam"), "uq_class_waiver_event_answer"),
            "revoked twice": (grant + revoke + revoke, "uq_class_waiver_event_revoked"),
            "revoked before it was granted": (revoke, "revokes_what_was_granted"),
            "taken back by somebody else": (said("withdrawn", "Sam"), "withdrawn_by_proposer"),
            "without a reason": (said("granted", "Sam", reason=" "), "ck_class_waiver_event_reason"),
            "another answer": (said("maybe", "Sam"), "ck_class_waiver_event_kind"),
            "lengthened": (f"UPDATE class_waiver SET valid_until = '{UNTIL + DAY}'", "permission denied"),
            "removed": ("DELETE FROM class_waiver", "permission denied"),
            "an answer rewritten": (grant + "UPDATE class_waiver_event SET kind = 'turned_down'", "permission denied"),
            "an answer removed": (grant + "DELETE FROM class_waiver_event", "permission denied"),
        }
    )

    assert failed == {}


async def test_what_a_violation_is_about_does_not_shrink_below_a_limit(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    key = await found(story, dollars(30_000))

    failed = await attacker.unrefused(
        {
            "made smaller": (f"UPDATE finding SET amount = 1 WHERE id = '{key}'", "finding_amount_stays"),
            "not known any more": (
                f"UPDATE finding SET amount = NULL, currency = NULL WHERE id = '{key}'",
                "finding_amount_stays",
            ),
        }
    )

    assert failed == {}
