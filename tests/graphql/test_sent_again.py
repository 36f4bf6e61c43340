"""A form that is sent again does nothing again, and shows what it did only to those who may see that still."""

from sqlalchemy import func, select

from asking import act, gid
from full_story import a_full_story
from triptych.model.database import Database
from triptych.model.exception import RequestEvent

KEY = "a-form-of-marta"
DONE = "exceptionRequest { ref title }"


async def test_a_form_sent_again_shows_nothing_to_whoever_lost_their_role(database: Database) -> None:
    story = await a_full_story(database)
    given = {"requestId": gid("ExceptionRequest", story.ids["request"]), "text": "The movers come on Monday."}
    first = await act(story, "Marta", "commentOnRequest", given, key=KEY, done=DONE)
    async with story.database.engine.begin() as connection:
        await connection.exec_driver_sql(
            "UPDATE role_assignment SET revoked_at = valid_from WHERE person_id = $1", (story.house.people["Marta"],)
        )

    again = await act(story, "Marta", "commentOnRequest", given, key=KEY, done=DONE)

    assert first["__typename"] == "CommentOnRequestDone"
    assert again["__typename"] == "NotFound"
    async with story.database.sessions() as session:
        comments = select(func.count()).where(RequestEvent.text == given["text"])
        assert await session.scalar(comments) == 1


async def test_a_form_sent_again_shows_the_record_to_whoever_still_sees_it(database: Database) -> None:
    story = await a_full_story(database)
    given = {"requestId": gid("ExceptionRequest", story.ids["request"]), "text": "The movers come on Monday."}

    told = [await act(story, "Marta", "commentOnRequest", given, key=KEY, done=DONE) for _ in range(2)]

    assert told[0] == told[1]
    assert told[0]["exceptionRequest"]["title"]
