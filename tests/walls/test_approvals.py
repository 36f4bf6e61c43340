"""Raw SQL against approvals: who may not, what lacks, and two decisions in force."""

from datetime import timedelta
from uuid import uuid4

import pytest

from building import NOON
from relocation import Relocation, a_relocation, an_approval, an_option_outside, submitted
from triptych.governance.exceptions import alternatives, deciding
from triptych.governance.standards import library
from triptych.kernel.refusals import NotAllowed
from triptych.model.database import Database
from triptych.model.types import RuleId
from walls.attacking import Attacker, insert
from walls.standing import Standing, standing


async def at_deciding(database: Database, **changes: object) -> tuple[Relocation, Standing]:
    """A request that waits for its decision."""
    story = await a_relocation(database)
    return story, await standing(story, await submitted(story, **changes))


async def test_nobody_who_took_part_signs_or_decides(database: Database, attacker: Attacker) -> None:
    """The requester and beneficiary (Marta), the project's lead (Dan), who answered (Rita), and nobody through them."""
    _, at = await at_deciding(database)
    barred = "separation_of_duties"
    whole = at.written() + at.signed("rule_waiver") + at.signed("money")

    await attacker.works(at.approval())

    assert not await attacker.unrefused(
        {f"{name} signs": (at.written() + at.signed("money", name), barred) for name in ("Marta", "Dan", "Rita")}
        | {f"{name} waives": (at.written() + at.signed("rule_waiver", name), barred) for name in ("Marta", "Rita")}
        | {
            f"{name} decides": (whole + at.decided(name) + at.told(by=name), barred)
            for name in ("Marta", "Dan", "Rita")
        }
        | {
            "a delegate of the requester signs": (
                at.written() + at.signed("money", "Bela", on_behalf_of_id=at.people["Marta"]),
                barred,
            ),
            "a delegate of the requester decides": (
                whole + at.decided("Olivia", on_behalf_of_id=at.people["Marta"]) + at.told(),
                barred,
            ),
            "somebody decides who did not sign": (
                whole + at.decided("Bela") + at.told(by="Bela"),
                "approval_is_by_a_signer",
            ),
        }
    )


@pytest.mark.parametrize("sealed", [False, True], ids=["open", "sealed"])
@pytest.mark.parametrize("when", ["before", "after"])
async def test_the_author_of_an_alternative_does_not_approve(
    database: Database, attacker: Attacker, sealed: bool, when: str
) -> None:
    _, at = await at_deciding(database)
    author = at.sealed["Bela"] if sealed else at.authors["Bela"]
    proposed = insert(
        "alternative",
        request_id=at.request,
        authorship_id=author,
        kind="change_rule" if sealed else "within_rule",
        title="Change it",
        cost_amount=1,
        cost_currency="USD",
        lead_time_days=1,
        rule_distance=3 if sealed else 0,
        outside_base="false",
        proposed_at=NOON,
    )
    signed = at.written() + at.signed("rule_waiver", "Sam") + at.signed("money", "Bela")
    decided = at.decided("Sam") + at.told(by="Sam")

    await attacker.works(signed + decided)

    script = proposed + signed if when == "before" else signed + proposed + decided
    # whoever has signed what still waits proposes nothing behind a seal in the first place
    words = "bound_proposes_inside" if sealed and when == "after" else "somebody who took part cannot decide"
    assert not await attacker.unrefused({"approves": (script, words)})


async def test_withdrawing_an_alternative_makes_nobody_free_to_approve(database: Database, attacker: Attacker) -> None:
    _, at = await at_deciding(database)
    revised = at.event("alternative_revised", "Bela")

    assert not await attacker.unrefused(
        {"approves": (revised + at.written() + at.signed("money", "Bela"), "separation_of_duties")}
    )


async def test_the_owner_of_a_rule_waives_it_and_does_not_approve_the_money(
    database: Database, attacker: Attacker
) -> None:
    _, at = await at_deciding(database)
    await attacker.connection.execute(f"UPDATE rule SET owner_id = '{at.people['Olivia']}'")
    stands_in = at.signed("money", "Bela", on_behalf_of_id=at.people["Olivia"])

    await attacker.works(
        at.written() + at.signed("rule_waiver") + at.signed("money", "Bela") + at.decided("Bela") + at.told(by="Bela")
    )

    assert not await attacker.unrefused(
        {
            "by the owner": (at.written() + at.signed("money"), "separation_of_duties"),
            "in the owner's name": (at.written() + stands_in, "separation_of_duties"),
            "by who became the owner since": (
                at.written()
                + at.signed("rule_waiver")
                + at.signed("money", "Bela")
                + f"UPDATE rule SET owner_id = '{at.people['Bela']}';"
                + at.decided("Bela"),
                "separation_of_duties",
            ),
        }
    )


async def test_an_approval_has_every_signature_and_stands_on_its_terms(database: Database, attacker: Attacker) -> None:
    story, at = await at_deciding(database)
    elsewhere = await standing(story, await submitted(story, title="Another"))
    both = at.signed("rule_waiver") + at.signed("money")
    condition = insert("condition", terms_id=at.terms, statement="Report", due_on="2026-04-01")
    covers = insert("cover", terms_id=at.terms, project_id=story.ids["project"], kind="people_key", gate_id="=NULL")
    rule = {"terms_id": at.terms, "project_id": story.ids["project"], "kind": "standard", "rule_id": story.ids["rule"]}
    decided = at.decided() + at.told()

    await attacker.works(at.written() + insert("cover", **rule) + both + decided)

    assert not await attacker.unrefused(
        {
            "without a signature": (at.written() + decided, "lacking: rule_waiver smo, money"),
            "without the money": (at.written() + at.signed("rule_waiver") + decided, "lacking: money"),
            "without the waiver": (at.written() + at.signed("money") + decided, "lacking: rule_waiver smo"),
            "with another office's waiver": (
                at.written() + at.signed("rule_waiver", office="pmo") + at.signed("money") + decided,
                "lacking: rule_waiver smo",
            ),
            "with a waiver of no office": (at.written() + at.signed("rule_waiver", office=None), "waiver_is_of_an"),
            "signed twice by the same authority": (at.written() + both + at.signed("money", "Bela"), "uq_signature"),
            "without terms": (at.decided(terms_id=None), "approval"),
            "on another request's terms": (
                elsewhere.written()
                + elsewhere.signed("rule_waiver")
                + elsewhere.signed("money")
                + at.decided(terms_id=elsewhere.terms),
                "approval_is_",
            ),
            "valid until an instant gone by": (
                at.written(valid_until=NOON - timedelta(seconds=1)) + both + decided,
                "approval_valid_until",
            ),
            "valid until this instant": (at.written(valid_until=NOON) + both + decided, "approval_valid_until"),
            "without a reason": (at.written(reason=" "), "ck_terms_reason"),
            "with conditions that it does not tell": (at.written() + condition + both + decided, "conditions_are_told"),
            "with conditions that it has not": (
                at.written() + both + at.decided(outcome="approved_with_conditions"),
                "conditions_are_told",
            ),
            "a condition after a signature": (at.written() + both + condition, "terms_stand_once_signed"),
            "a cover after a signature": (at.written() + both + insert("cover", **rule), "terms_stand_once_signed"),
            "a cover of nothing": (at.written() + covers, "names_one_record"),
        }
    )


async def test_a_rule_from_law_is_waived_by_nobody(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    words = {"statement": "S", "purpose": "P", "harm_prevented": "H"}
    async with story.as_("Sam") as work:
        await library.revise_rule(
            work,
            library.ReviseRule(
                rule_id=RuleId(story.ids["rule"]),
                title="Safety",
                **words,
                waivable=False,
                outside_authority="The safety regulator",
            ),
        )
    at = await standing(story, await submitted(story))

    assert not await attacker.unrefused(
        {
            "approving": (at.approval(), "rule_is_waivable"),
            "a rule that names no authority outside": (
                insert(
                    "rule_version",
                    rule_id=story.ids["rule"],
                    number=9,
                    **words,
                    waivable="false",
                    valid_from=NOON,
                    origin="entered",
                ),
                "not_waivable_names_authority",
            ),
        }
    )


async def test_one_decision_is_in_force(database: Database, attacker: Attacker) -> None:
    story, at = await at_deciding(database)
    elsewhere = await standing(story, await submitted(story, title="Another"))
    await attacker.connection.execute(at.approval("Bela").replace(str(at.authors["Olivia"]), str(at.authors["Bela"])))
    first, second, third = at.decision, uuid4(), uuid4()

    def superseding(by: str, decision: object, supersedes: object, number: int = 2, **more: object) -> str:
        terms = uuid4()
        return (
            at.written(id=terms, authorship_id=at.authors[by], supersedes_id=supersedes)
            + at.signed("rule_waiver", by, terms_id=terms)
            + at.signed("money", by, terms_id=terms)
            + at.decided(by, id=decision, terms_id=terms, supersedes_id=supersedes, number=number, **more)
            + at.event("decision_made", by, detail=f'{{"decisionId": "{decision}"}}')
        )

    revoked = at.decided(id=second, outcome="revoked", terms_id=None, supersedes_id=first, number=2) + at.event(
        "decision_revoked", detail=f'{{"decisionId": "{second}"}}'
    )

    await attacker.works(superseding("Olivia", second, first))
    await attacker.works(revoked)

    assert not await attacker.unrefused(
        {
            "a second first decision": (superseding("Olivia", second, None, 1), "uq_decision_first"),
            "two successors": (
                superseding("Olivia", second, first) + superseding("Aaron", third, first),
                "uq_decision_supersedes_id",
            ),
            "one's own decision": (superseding("Bela", second, first), "superseded_by_another"),
            "one's own decision, one further back": (
                superseding("Olivia", second, first) + superseding("Bela", third, second, 3),
                "superseded_by_another",
            ),
            "another request's decision": (
                elsewhere.looked()
                + elsewhere.written(supersedes_id=first)
                + elsewhere.signed("rule_waiver")
                + elsewhere.signed("money")
                + elsewhere.decided(supersedes_id=first, number=2),
                "fk_decision_same_request",
            ),
            "out of its number": (superseding("Olivia", second, first, 0), "decision_number"),
            "a number ahead": (superseding("Olivia", second, first, 7), "decision_number"),
            "on terms written before": (
                at.written(id=(terms := uuid4()))
                + at.signed("rule_waiver", terms_id=terms)
                + at.signed("money", terms_id=terms)
                + at.decided(id=second, terms_id=terms, supersedes_id=first, number=2),
                "approval_on_its_terms",
            ),
            "on the same terms again": (
                at.decided("Bela", id=second, supersedes_id=None, number=1),
                "superseded_by_another",
            ),
            "a revocation of nothing": (
                elsewhere.decided(outcome="revoked", terms_id=None),
                "revokes_something",
            ),
            "a revocation by the requester": (
                revoked.replace(str(at.authors["Olivia"]), str(at.authors["Marta"])),
                "separation_of_duties",
            ),
            "without a reason": (superseding("Olivia", second, first, reason=" "), "ck_decision_reason"),
            "of an outcome that nobody knows": (
                superseding("Olivia", second, first, outcome="maybe"),
                "approval_has_terms",
            ),
        }
    )


async def test_whoever_signed_does_not_supersede(database: Database, attacker: Attacker) -> None:
    _, at = await at_deciding(database)
    second = uuid4()
    await attacker.connection.execute(
        at.written() + at.signed("rule_waiver", "Sam") + at.signed("money", "Bela") + at.decided("Sam") + at.told()
    )
    event = at.event("decision_revoked", detail=f'{{"decisionId": "{second}"}}')
    revocation = {"id": second, "outcome": "revoked", "terms_id": None, "supersedes_id": at.decision, "number": 2}

    await attacker.works(at.decided("Olivia", **revocation) + event)

    assert not await attacker.unrefused(
        {name: (at.decided(name, **revocation) + event, "superseded_by_another") for name in ("Sam", "Bela")}
    )


async def test_the_service_and_the_database_refuse_the_same_author(database: Database) -> None:
    """The use case's wall comes first; this holds the two to the same answer."""
    story = await a_relocation(database)
    request = await submitted(story)
    async with story.as_("Bela") as work:
        proposed = await alternatives.propose_alternative(
            work,
            an_option_outside(request),
        )

    with pytest.raises(NotAllowed, match="took part"):
        async with story.as_("Bela") as work:
            await deciding.approve_request(work, an_approval(proposed))
