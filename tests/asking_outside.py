"""A rule from law in the way of the story's request, and what its authority outside answers."""

from datetime import timedelta

from building import NOON, TODAY
from relocation import Relocation, submitted
from triptych.governance.exceptions.outside import RecordOutsideAnswer, record_outside_answer
from triptych.governance.standards import library
from triptych.kernel.exception_words import OutsideSays
from triptych.model.exception import ExceptionRequest
from triptych.model.types import RequestId, RuleId

PERMITTED = NOON + timedelta(days=40)
WORDS = {"statement": "Exits stay free.", "purpose": "Everybody gets out.", "harm_prevented": "People burn."}


async def law(story: Relocation) -> None:
    """The rule of the story becomes the fire marshal's."""
    async with story.as_("Sam") as work:
        ask = library.ReviseRule(
            rule_id=RuleId(story.ids["rule"]),
            title="Fire safety",
            waivable=False,
            outside_authority="the fire marshal",
            **WORDS,
        )
        await library.revise_rule(work, ask)


async def against_law(story: Relocation, **changes: object) -> ExceptionRequest:
    """The rule that is cited is the fire marshal's."""
    await law(story)
    return await submitted(story, **changes)


def an_answer(story: Relocation, request: ExceptionRequest, **changes: object) -> RecordOutsideAnswer:
    """The marshal permits it for forty days; `changes` replace parts of it."""
    facts: dict[str, object] = {
        "request_id": RequestId(request.id),
        "rule_id": RuleId(story.ids["rule"]),
        "asked_on": TODAY - timedelta(days=3),
        "reference": "Letter FM-2026/114",
        "says": OutsideSays.PERMITS,
        "answered_on": TODAY,
        "valid_from": NOON - timedelta(days=1),
        "valid_until": PERMITTED,
        "conditions": "A guard at the door.",
    }
    return RecordOutsideAnswer(**(facts | changes))


REFUSED: dict[str, object] = {
    "says": OutsideSays.REFUSES,
    "valid_from": None,
    "valid_until": None,
    "conditions": None,
    "reference": "Letter FM-2026/131",
}
WAITING: dict[str, object] = {
    **REFUSED,
    "says": OutsideSays.NO_ANSWER_YET,
    "answered_on": None,
    "expected_on": TODAY + timedelta(days=10),
}


async def said(story: Relocation, request: ExceptionRequest, by: str = "Rita", **changes: object) -> ExceptionRequest:
    """Somebody records what the authority answered."""
    async with story.as_(by) as work:
        return await record_outside_answer(work, an_answer(story, request, **changes))
