"""The inbox by the API: one's own, of what one may read, marked by nobody else; and how one wants to be told."""

from typing import Any

import pytest
from sqlalchemy import update

from asking import act, ask, gid
from relocation import a_relocation, opened
from telling import all_told, notices_of
from triptych.governance.exceptions import needs
from triptych.governance.notices.following import FollowRequest, follow_request
from triptych.model.database import Database
from triptych.model.people import RoleAssignment
from triptych.model.types import RequestId

READ = """{ unreadNotices myNotices(first: 50) { edges { node {
  id urgency tie act unread needsAct event { kind author { name } } request { title followed }
} } } }"""
MARK = """mutation ($input: MarkNoticesInput!) { markNotices(input: $input) {
  __typename ... on NoticesMarked { unread } ... on Refusal { message } } }"""
MARK_ALL = """mutation ($input: MarkAllNoticesReadInput!) { markAllNoticesRead(input: $input) {
  __typename ... on NoticesMarked { unread } ... on Refusal { message } } }"""
WISHES = (
    "{ noticeWishes { act changed information digestAt quietFrom quietUntil urgentInQuiet mailWhileAway mailing } }"
)
EDIT = """mutation ($input: EditNoticeWishesInput!) { editNoticeWishes(input: $input) {
  __typename ... on NoticeWishes { act digestAt quietFrom quietUntil } ... on Invalid { problems { field code } } } }"""


async def inbox(story: Any, who: str) -> tuple[int, list[dict[str, Any]]]:
    told = await ask(story, who, READ)
    assert told.codes == ()
    return told.data["unreadNotices"], [edge["node"] for edge in told.data["myNotices"]["edges"]]


async def test_unread_comes_first_and_reading_is_undone(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story, title="First")
    await opened(story, title="Second")
    await all_told(story)

    unread, nodes = await inbox(story, "Rita")
    assert unread == 2
    assert {node["act"] for node in nodes} == {"restateNeed"}
    newest = nodes[0]

    marked = await ask(story, "Rita", MARK, input={"noticeIds": [newest["id"]]})
    assert marked.data["markNotices"] == {"__typename": "NoticesMarked", "unread": 1}
    _, nodes = await inbox(story, "Rita")
    assert [node["unread"] for node in nodes] == [True, False]
    assert nodes[1]["id"] == newest["id"]

    marked = await ask(story, "Rita", MARK, input={"noticeIds": [newest["id"]], "read": False})
    assert marked.data["markNotices"]["unread"] == 2


async def test_all_read_is_up_to_what_one_saw(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story, title="Seen")
    await all_told(story)
    _, (seen,) = await inbox(story, "Rita")
    story.house.clock.now = story.house.clock.now.replace(hour=13)
    await opened(story, title="Came meanwhile")
    await all_told(story)

    marked = await ask(story, "Rita", MARK_ALL, input={"newestId": seen["id"]})

    assert marked.data["markAllNoticesRead"]["unread"] == 1
    _, nodes = await inbox(story, "Rita")
    assert [(node["request"]["title"], node["unread"]) for node in nodes] == [("Came meanwhile", True), ("Seen", False)]


@pytest.mark.parametrize("who", ["Marta", "Ada", "Uma", "Olivia", "Remo"])
async def test_nobody_marks_or_reads_anybody_elses(database: Database, who: str) -> None:
    story = await a_relocation(database)
    await opened(story)
    await all_told(story)
    (notice,) = await notices_of(story, "Rita")
    key = gid("Notice", notice.id)

    for document, given in ((MARK, {"noticeIds": [key]}), (MARK_ALL, {"newestId": key})):
        told = await ask(story, who, document, input=given)
        (answer,) = told.data.values()
        assert answer["__typename"] == "NotFound"
    told = await ask(story, who, "query ($id: ID!) { node(id: $id) { id } }", id=key)

    assert told.data["node"] is None
    (still,) = await notices_of(story, "Rita")
    assert still.read_at is None


async def test_what_one_may_read_no_more_is_gone_from_the_inbox_and_its_count(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    async with story.as_("Uma") as work:
        await follow_request(work, FollowRequest(request_id=RequestId(request.id)))
    await all_told(story)
    assert (await inbox(story, "Uma"))[0] == 1

    async with story.database.sessions() as session, session.begin():
        revoking = update(RoleAssignment).where(RoleAssignment.person_id == story.person("Uma"))
        await session.execute(revoking.values(revoked_at=story.house.clock.now))

    assert await inbox(story, "Uma") == (0, [])


async def test_to_act_is_to_have_done_it(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    await all_told(story)
    async with story.as_("Rita") as work:
        await needs.restate_need(work, needs.RestateNeed(request_id=RequestId(request.id), text="Forty desks."))
    await all_told(story)

    unread, (node,) = await inbox(story, "Rita")
    assert (unread, node["unread"], node["needsAct"]) == (0, False, False)
    mine = "{ myNotices(first: 5, filter: { needsAct: { eq: true } }) { totalCount } }"
    assert (await ask(story, "Rita", mine)).data["myNotices"]["totalCount"] == 0
    assert (await ask(story, "Marta", mine)).data["myNotices"]["totalCount"] == 1


async def test_to_follow_is_said_on_the_request(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    read = "query ($ref: String!) { exceptionRequest(ref: $ref) { followed } }"

    async def followed(who: str) -> bool:
        told = await ask(story, who, read, ref=request.ref)
        return bool(told.data["exceptionRequest"]["followed"])

    assert [await followed(who) for who in ("Marta", "Rita", "Uma")] == [True, False, False]
    await act(story, "Uma", "followRequest", {"requestId": gid("ExceptionRequest", request.id)})
    await act(story, "Marta", "followRequest", {"requestId": gid("ExceptionRequest", request.id), "follows": False})
    assert [await followed(who) for who in ("Marta", "Rita", "Uma")] == [False, False, True]


async def test_wishes_have_defaults_and_are_ones_own(database: Database) -> None:
    story = await a_relocation(database)
    plain = (await ask(story, "Rita", WISHES)).data["noticeWishes"]
    assert plain == {
        "act": "AT_ONCE",
        "changed": "DIGEST",
        "information": "INBOX",
        "digestAt": "08:00",
        "quietFrom": "20:00",
        "quietUntil": "07:00",
        "urgentInQuiet": False,
        "mailWhileAway": False,
        "mailing": False,
    }
    given = {"act": "DIGEST", "changed": "INBOX", "information": "INBOX", "digestAt": "06:45"}

    told = await ask(story, "Rita", EDIT, input=given)

    assert told.data["editNoticeWishes"]["digestAt"] == "06:45"
    assert told.data["editNoticeWishes"]["quietFrom"] is None
    assert (await ask(story, "Remo", WISHES)).data["noticeWishes"] == plain


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"digestAt": "24:00"}, ("digestAt", "bad_time")),
        ({"digestAt": "8"}, ("digestAt", "bad_time")),
        ({"digestAt": "08:00:01"}, ("digestAt", "bad_time")),
        ({"quietFrom": "20:00"}, ("quietUntil", "half_quiet")),
        ({"quietUntil": "20:00"}, ("quietFrom", "half_quiet")),
        ({"quietFrom": "20:00", "quietUntil": "20:00"}, ("quietUntil", "all_day_quiet")),
        ({"quietFrom": "\u0662\u0660:00", "quietUntil": "07:00"}, ("quietFrom", "bad_time")),
    ],
)
async def test_bad_times_are_told_and_change_nothing(
    database: Database, wrong: dict[str, str], problem: tuple[str, str]
) -> None:
    story = await a_relocation(database)
    before = (await ask(story, "Rita", WISHES)).data
    given = {"act": "INBOX", "changed": "INBOX", "information": "INBOX", "digestAt": "08:00", **wrong}

    told = await ask(story, "Rita", EDIT, input=given)

    (found,) = told.data["editNoticeWishes"]["problems"]
    assert (found["field"], found["code"]) == problem
    assert (await ask(story, "Rita", WISHES)).data == before
