"""A decline and a deferral in full grammar, and the answer that they put forward."""

from datetime import timedelta

from sqlalchemy import select

from building import TODAY
from relocation import Relocation
from triptych.governance.exceptions.refusing import DeclineRequest, DeferRequest
from triptych.model.exception import Answer, ExceptionRequest
from triptych.model.types import AnswerId, RequestId

SOON = TODAY + timedelta(days=10)


def a_no(story: Relocation, request: ExceptionRequest, **changes: object) -> DeclineRequest:
    """A decline in full grammar; Remo helps."""
    facts: dict[str, object] = {
        "request_id": RequestId(request.id),
        "seen": request.version,
        "reason": "The core is full until summer.",
        "helper_id": story.person("Remo"),
        "next_date": SOON,
    }
    return DeclineRequest(**(facts | changes))


def a_later(story: Relocation, request: ExceptionRequest, **changes: object) -> DeferRequest:
    """A deferral in full grammar; Remo owns it."""
    facts: dict[str, object] = {
        "request_id": RequestId(request.id),
        "seen": request.version,
        "reason": "The core is full until summer.",
        "helper_id": story.person("Remo"),
        "next_date": SOON,
        "trigger": "The new core is in service.",
        "interim_relief": "Ten desks at the old site.",
    }
    return DeferRequest(**(facts | changes))


async def the_answer(story: Relocation) -> AnswerId:
    """The one answer there is."""
    async with story.database.sessions() as session:
        return AnswerId((await session.scalars(select(Answer.id))).one())
