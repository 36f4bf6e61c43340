"""What an authority outside answered, against raw SQL as the application's role."""

from datetime import timedelta

from asking_outside import PERMITTED, against_law
from building import NOON, TODAY
from relocation import ANOTHER_NEED, a_relocation, submitted
from triptych.model.base import new_id
from triptych.model.database import Database
from walls.attacking import Attacker, insert
from walls.standing import standing

DAY = timedelta(days=1)


async def test_a_law_is_departed_from_only_as_long_as_its_authority_permits(
    database: Database, attacker: Attacker
) -> None:
    story = await a_relocation(database)
    unlike = await submitted(story, **ANOTHER_NEED)
    request = await against_law(story)
    at = await standing(story, request)
    elsewhere = await standing(story, unlike)
    facts: dict[str, object] = {
        "request_id": request.id,
        "rule_id": story.ids["rule"],
        "authority": "The fire marshal",
        "authorship_id": at.authors["Rita"],
        "asked_by_id": at.authors["Rita"],
        "asked_on": TODAY - DAY,
        "reference": "FM-1",
        "says": "permits",
        "answered_on": TODAY,
        "valid_from": NOON - DAY,
        "valid_until": PERMITTED,
        "at": NOON,
    }

    def answer(**changes: object) -> str:
        return insert("outside_answer", **{"id": new_id(), **facts, **changes})

    none = {"valid_from": None, "valid_until": None}
    approve = (
        at.written(valid_until=PERMITTED)
        + at.signed("rule_waiver")
        + at.signed("money")
        + at.looked()
        + at.decided()
        + at.told()
    )
    await attacker.works(answer() + approve)

    failed = await attacker.unrefused(
        {
            "without a word of the authority": (approve, "rule_is_waivable"),
            "on a refusal": (answer(says="refuses", **none) + approve, "rule_is_waivable"),
            "on no answer yet": (
                answer(says="no_answer_yet", answered_on=None, expected_on=TODAY, **none) + approve,
                "rule_is_waivable",
            ),
            "on a permission for a shorter time": (
                answer(valid_until=PERMITTED - DAY) + approve,
                "rule_is_waivable",
            ),
            "on a permission that has not begun": (answer(valid_from=NOON + DAY) + approve, "rule_is_waivable"),
            "on a permission that was taken back": (
                answer(at=NOON - timedelta(seconds=1)) + answer(says="refuses", **none) + approve,
                "rule_is_waivable",
            ),
            "a permission without an end": (answer(valid_until=None), "ck_outside_answer_permits"),
            "a permission that never ends": (answer(valid_until="infinity"), "ck_outside_answer_permits"),
            "a refusal with an end": (answer(says="refuses"), "ck_outside_answer_permits"),
            "answered without a day": (answer(answered_on=None), "ck_outside_answer_answered"),
            "waiting without a day": (
                answer(says="no_answer_yet", answered_on=None, **none),
                "ck_outside_answer_answered",
            ),
            "answered before it was asked": (answer(answered_on=TODAY - 2 * DAY), "ck_outside_answer_days"),
            "no reference": (answer(reference=" "), "ck_outside_answer_reference"),
            "something else": (answer(says="maybe", **none), "ck_outside_answer_says"),
            "by somebody of another request": (
                answer(authorship_id=elsewhere.authors["Rita"]),
                "fk_outside_answer_author",
            ),
            "behind a seal": (answer(authorship_id=at.sealed["Rita"]), "acts_openly"),
            "signed by who recorded it": (
                answer(id=at.terms, authorship_id=at.authors["Olivia"])
                + at.event("outside_answered", detail=f'{{"answerId": "{at.terms}"}}')
                + approve,
                "separation_of_duties",
            ),
            "an event without its answer": (at.event("outside_answered"), "event_names_its_answer"),
            "rewritten": (answer() + "UPDATE outside_answer SET says = 'refuses'", "permission denied"),
            "removed": (answer() + "DELETE FROM outside_answer", "permission denied"),
        }
    )

    assert failed == {}


async def test_an_authority_is_asked_about_law_that_stands_in_the_way(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    at = await standing(story, request)
    answer = insert(
        "outside_answer",
        request_id=request.id,
        rule_id=story.ids["rule"],
        authority="The fire marshal",
        authorship_id=at.authors["Rita"],
        asked_by_id=at.authors["Rita"],
        asked_on=TODAY,
        reference="FM-1",
        says="refuses",
        answered_on=TODAY,
        at=NOON,
    )

    assert not await attacker.unrefused({"a rule that may be waived": (answer, "outside_is_asked_about_law")})
