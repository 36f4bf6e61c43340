"""What one follows, and what changed last: one's own list, and only of what one may read now."""

from datetime import timedelta

from sqlalchemy import update

from asking import ask
from relocation import ANOTHER_NEED, Relocation, a_relocation, opened, submitted
from stages import put_forward
from triptych.governance.exceptions.requests import CommentOnRequest, comment_on_request
from triptych.governance.notices.following import FollowRequest, follow_request
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.people import RoleAssignment
from triptych.model.types import RequestId

FOLLOWING = "query ($n: Int) { following(first: $n) { request { ref followed } event { kind author { name } } } }"


async def followed(story: Relocation, who: str, n: int | None = None) -> list[tuple[str, str]]:
    """The references of what somebody follows, each with the kind of what happened last."""
    told = await ask(story, who, FOLLOWING, n=n)
    assert told.codes == ()
    assert all(each["request"]["followed"] for each in told.data["following"])
    return [(each["request"]["ref"], each["event"]["kind"]) for each in told.data["following"]]


async def comments(story: Relocation, who: str, request: ExceptionRequest) -> None:
    story.house.clock.now += timedelta(minutes=1)
    async with story.as_(who) as work:
        await comment_on_request(work, CommentOnRequest(request_id=RequestId(request.id), text="Seen."))


async def says(story: Relocation, who: str, request: ExceptionRequest, *, follows: bool) -> None:
    async with story.as_(who) as work:
        await follow_request(work, FollowRequest(request_id=RequestId(request.id), follows=follows))


async def test_what_changed_last_stands_first_with_what_happened(database: Database) -> None:
    story = await a_relocation(database)
    first = await submitted(story)
    second = await opened(story, **ANOTHER_NEED)
    await comments(story, "Olivia", first)

    assert await followed(story, "Marta") == [(first.ref, "comment_made"), (second.ref, "exception_requested")]
    assert await followed(story, "Marta", 1) == [(first.ref, "comment_made")]
    assert await followed(story, "Rita") == [(first.ref, "comment_made")]


async def test_one_follows_what_one_said_and_not_what_one_left(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    assert await followed(story, "Uma") == []

    await says(story, "Uma", request, follows=True)
    await says(story, "Marta", request, follows=False)

    assert await followed(story, "Uma") == [(request.ref, "exception_requested")]
    assert await followed(story, "Marta") == []


async def test_whoever_is_named_to_help_follows(database: Database) -> None:
    story = await a_relocation(database)
    request = await put_forward(story)

    assert await followed(story, "Remo") == [(request.ref, "decline_proposed")]


async def test_what_one_may_read_no_more_is_not_told(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    await says(story, "Uma", request, follows=True)
    assert len(await followed(story, "Uma")) == 1

    async with story.database.sessions() as session, session.begin():
        revoking = update(RoleAssignment).where(RoleAssignment.person_id == story.person("Uma"))
        await session.execute(revoking.values(revoked_at=story.house.clock.now))

    assert await followed(story, "Uma") == []
