"""Attacks on seals with raw SQL as the application's role (SH1)."""

from uuid import uuid4

from building import NOON
from relocation import a_relocation, submitted
from triptych.model.database import Database
from walls.attacking import Attacker, insert
from walls.standing import Standing, standing


async def at_deciding(database: Database) -> Standing:
    """A request that waits for its decision."""
    story = await a_relocation(database)
    return await standing(story, await submitted(story))


def option(at: Standing, author: object, **changes: object) -> str:
    """One alternative."""
    facts = {
        "request_id": at.request,
        "authorship_id": author,
        "kind": "change_rule",
        "title": "Change it",
        "cost_amount": 1,
        "cost_currency": "USD",
        "lead_time_days": 1,
        "rule_distance": 3,
        "outside_base": "false",
        "proposed_at": NOON,
    }
    return insert("alternative", **facts | changes)


def word(at: Standing, of: str, by: str, alternative: object, **changes: object) -> str:
    """One opener's word."""
    facts = {
        "authorship_id": at.sealed[of],
        "request_id": at.request,
        "alternative_id": alternative,
        "opener_id": at.people[by],
        "reason": "It must be known.",
        "at": NOON,
        "policy_version": 1,
        "policy_line": "p",
    }
    return insert("seal_opening", **facts | changes)


async def test_outside_the_rules_the_author_is_sealed_and_only_there(database: Database, attacker: Attacker) -> None:
    at = await at_deciding(database)

    await attacker.works(option(at, at.sealed["Remo"]) + option(at, at.authors["Remo"], rule_distance=0))

    assert not await attacker.unrefused(
        {
            "an open author outside": (option(at, at.authors["Remo"]), "outside_is_sealed"),
            "outside the base": (
                option(at, at.authors["Remo"], rule_distance=0, outside_base="true"),
                "outside_is_sealed",
            ),
            "a sealed author inside": (option(at, at.sealed["Remo"], rule_distance=0), "outside_is_sealed"),
        }
    )


async def test_who_has_a_word_in_what_is_being_decided_proposes_nothing_outside(
    database: Database, attacker: Attacker
) -> None:
    at = await at_deciding(database)
    signed = at.written() + at.signed("money", "Aaron", on_behalf_of_id=at.people["Bela"])
    told = insert(
        "instruction",
        request_id=at.request,
        authorship_id=at.authors["Olivia"],
        directed_id=at.authors["Bela"],
        says="approve",
        reason="I answer for it.",
        policy_version=1,
        policy_line="p",
        at=NOON,
        id=uuid4(),
    )

    asked = option(at, at.sealed["Remo"], id=(key := uuid4())) + word(at, "Remo", "Uma", key)

    await attacker.works(signed + told + asked + option(at, at.sealed["Remo"]))

    bound = "bound_proposes_inside"
    assert not await attacker.unrefused(
        {
            "who signed": (signed + option(at, at.sealed["Aaron"]), bound),
            "for whom it was signed": (signed + option(at, at.sealed["Bela"]), bound),
            "who directed": (told + option(at, at.sealed["Olivia"]), bound),
            "who waits to open a seal": (asked + option(at, at.sealed["Uma"]), bound),
        }
    )


async def test_behind_a_seal_nothing_but_a_proposal_is_done(database: Database, attacker: Attacker) -> None:
    at = await at_deciding(database)
    remo = {"request_id": at.request, "authorship_id": at.sealed["Remo"]}

    assert not await attacker.unrefused(
        {
            "a comment": (at.event("comment_made", authorship_id=at.sealed["Remo"]), "acts_openly"),
            "a restatement": (insert("restatement", **remo, text="Forty.", at=NOON), "acts_openly"),
            "an answer": (at.answer(authorship_id=at.sealed["Rita"]), "acts_openly"),
            "terms": (at.written(authorship_id=at.sealed["Olivia"]), "acts_openly"),
            "a signature": (at.written() + at.signed("money", authorship_id=at.sealed["Olivia"]), "acts_openly"),
        }
    )


async def test_no_event_and_no_line_of_the_trail_says_who_it_was(database: Database, attacker: Attacker) -> None:
    at = await at_deciding(database)
    key = uuid4()
    made = option(at, at.sealed["Remo"], id=key)
    detail = f'{{"alternativeId": "{key}"}}'
    line = {
        "at": NOON,
        "authorship_id": at.sealed["Remo"],
        "action": "exception:alternative_proposed",
        "subject_kind": "ExceptionRequest",
        "subject_id": at.request,
        "detail": "{}",
        "single_handed": "false",
    }
    told = {"detail": detail, "authorship_id": at.sealed["Remo"]}

    await attacker.works(made + at.event("alternative_proposed", **told) + insert("audit_entry", **line))

    assert not await attacker.unrefused(
        {
            "told by the open author": (
                made + at.event("alternative_proposed", "Remo", detail=detail),
                "seal_is_kept",
            ),
            "taken back openly": (made + at.event("alternative_revised", "Remo", detail=detail), "seal_is_kept"),
            "with the policy line": (
                made + at.event("alternative_proposed", **told, policy_line="p", policy_version=1),
                "seal_is_kept",
            ),
            "for a delegator": (
                made + at.event("alternative_proposed", **told, on_behalf_of_id=at.people["Ivo"]),
                "seal_is_kept",
            ),
            "a line of the trail with the right": (
                insert("audit_entry", **line, policy_line="p", policy_version=1),
                "seal_is_kept",
            ),
        }
    )


async def test_a_seal_is_opened_by_two_of_different_lines_and_by_nothing_else(
    database: Database, attacker: Attacker
) -> None:
    at = await at_deciding(database)
    key, denied = uuid4(), "permission denied"
    made = option(at, at.sealed["Remo"], id=key)
    inside = uuid4()
    openly = option(at, at.authors["Remo"], rule_distance=0, id=inside)
    shown = f"SELECT 1 / (NOT sealed)::int FROM authorship WHERE id = '{at.sealed['Remo']}';"

    await attacker.works(made + word(at, "Remo", "Uma", key) + word(at, "Remo", "Paula", key) + shown)

    one = made + word(at, "Remo", "Paula", key)
    assert not await attacker.unrefused(
        {
            "by taking it off": (f"UPDATE authorship SET sealed = false WHERE id = '{at.sealed['Remo']}'", denied),
            "by making it open": (f"UPDATE authorship SET apart = false WHERE id = '{at.sealed['Remo']}'", denied),
            "by one": (one + shown, "division by zero"),
            "by one who says it opens": (made + word(at, "Remo", "Uma", key, opens="true") + shown, "division by zero"),
            "by one twice": (one + word(at, "Remo", "Paula", key), "openers_of_different_lines"),
            "by two of one line": (one + word(at, "Remo", "Olivia", key), "openers_of_different_lines"),
            "by one who spoke before and one anew": (
                one + word(at, "Remo", "Uma", key, anew="true") + shown,
                "division by zero",
            ),
            "by the author": (made + word(at, "Remo", "Remo", key), "separation_of_duties"),
            "by the requester": (made + word(at, "Remo", "Marta", key), "separation_of_duties"),
            "by who answered": (one + word(at, "Remo", "Rita", key), "separation_of_duties"),
            "by one who left": (
                f"UPDATE person SET deactivated_at = now() WHERE id = '{at.people['Uma']}';"
                + made
                + word(at, "Remo", "Uma", key),
                "separation_of_duties",
            ),
            "by one who left meanwhile": (
                made
                + word(at, "Remo", "Uma", key)
                + f"UPDATE person SET deactivated_at = now() WHERE id = '{at.people['Uma']}';"
                + word(at, "Remo", "Paula", key)
                + shown,
                "division by zero",
            ),
            "without a reason": (made + word(at, "Remo", "Uma", key, reason=" "), "ck_seal_opening_reason"),
            "of an open author": (
                openly + word(at, "Remo", "Uma", inside, authorship_id=at.authors["Remo"]),
                "seal_is_there",
            ),
            "by another's alternative": (openly + word(at, "Remo", "Uma", inside), "seal_is_there"),
            "by rewriting a word": (one + "UPDATE seal_opening SET opens = true;", denied),
            "a sealed author born open": (
                insert(
                    "authorship",
                    request_id=at.request,
                    person_id=at.people["Remo"],
                    apart="false",
                    sealed="true",
                ),
                "uq_authorship_openly",
            ),
            "a second seal beside the first": (
                insert("authorship", request_id=at.request, person_id=at.people["Remo"], apart="true"),
                "uq_authorship_sealed",
            ),
            "outside the rules under a seal that was opened": (
                one + word(at, "Remo", "Uma", key) + option(at, at.sealed["Remo"]),
                "outside_is_sealed",
            ),
            "inside them under one": (
                one + word(at, "Remo", "Uma", key) + option(at, at.sealed["Remo"], rule_distance=0),
                "outside_is_sealed",
            ),
        }
    )
