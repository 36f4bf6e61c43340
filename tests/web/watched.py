"""What is watched in the tests of live connections, and what happens to it."""

from collections.abc import Awaitable, Callable
from typing import Any

from relocation import Relocation
from triptych.governance.exceptions.requests import CommentOnRequest, comment_on_request
from triptych.model.types import RequestId
from waiting import until

VIEWER = "{ viewer { demo } }"
WAITING = "subscription { waitingForMeChanged { act } }"
EVENTS = """subscription ($ids: [ID!]!) {
  recordChanged(ids: $ids) { record { ... on ExceptionRequest { events { text } } } } }"""
NOTHING_WAITS = {"id": "1", "type": "next", "payload": {"data": {"waitingForMeChanged": []}}}


async def comments(story: Relocation, request_id: Any, words: str) -> None:
    """Marta says something."""
    async with story.as_("Marta") as work:
        await comment_on_request(work, CommentOnRequest(request_id=RequestId(request_id), text=words))


async def more_is_said_until(story: Relocation, request_id: Any, fact: Callable[[], Awaitable[bool]]) -> None:
    """Long words, again and again: how much the system holds for whoever takes nothing of them is its own affair."""

    async def after_more() -> bool:
        await comments(story, request_id, "Look. " * 5_000)
        return await fact()

    await until(after_more)


def last_words(message: dict[str, Any]) -> str | None:
    """What was said last on the request that was delivered."""
    events = message["payload"]["data"]["recordChanged"]["record"]["events"]
    words: str | None = events[-1]["text"]
    return words
