"""One's own notices: read and unread, followed requests, how one wants to be told. Nobody else's is touched."""

import re
from datetime import time
from typing import Annotated, Any

import strawberry

from triptych.access.work import Work
from triptych.governance.notices import following, inbox, wishes
from triptych.governance.notices.rules.delivery import Wishes
from triptych.graphql import refusals as told
from triptych.graphql.context import Context
from triptych.graphql.ids import key_of
from triptych.graphql.inputs import enum_type
from triptych.graphql.mutations.command import command
from triptych.graphql.texts import keepable
from triptych.graphql.types.notices import count_unread
from triptych.kernel.notice_words import Urgency, Way
from triptych.kernel.refusals import Invalid, Refusal

enum_type(Way)
MOST_NAMED = 1_000  # before they are counted
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@strawberry.type(
    description="How the viewer wants to be told. Times of day are those of their zone, written like 07:30."
)
class NoticeWishes:
    act: Way
    changed: Way
    information: Way
    digest_at: str
    quiet_from: str | None
    quiet_until: str | None
    urgent_in_quiet: bool
    mail_while_away: bool
    mailing: bool = strawberry.field(description="Whether this installation sends mail at all.")


@strawberry.input(description="How one wants to be told; quiet hours have both ends, or are left out.")
class EditNoticeWishesInput:
    act: Way
    changed: Way
    information: Way
    digest_at: str
    quiet_from: str | None = None
    quiet_until: str | None = None
    urgent_in_quiet: bool = False
    mail_while_away: bool = False


@strawberry.input(description="Notices of one's own, and whether they are read from now on.")
class MarkNoticesInput:
    notice_ids: list[strawberry.ID]
    read: bool = True


@strawberry.input(description="The newest notice that one saw: what came after it stays unread.")
class MarkAllNoticesReadInput:
    newest_id: strawberry.ID


@strawberry.type(description="Marked. `unread` is how many notices of the viewer's own are unread now.")
class NoticesMarked:
    unread: int


NoticesMarkedResult: Any = Annotated[
    NoticesMarked | told.NotFound | told.NotAllowed | told.Invalid | told.Conflict,
    strawberry.union("NoticesMarkedResult"),
]
NoticeWishesResult: Any = Annotated[
    NoticeWishes | told.NotFound | told.NotAllowed | told.Invalid | told.Conflict,
    strawberry.union("NoticeWishesResult"),
]


async def read_unread(info: strawberry.Info[Context]) -> int:
    async with info.context.reading() as work:
        return await count_unread(work)


async def read_wishes(info: strawberry.Info[Context]) -> NoticeWishes:
    async with info.context.reading() as work:
        return await _shown(info.context, work)


async def mark_notices(info: strawberry.Info[Context], input: MarkNoticesInput) -> NoticesMarkedResult:  # noqa: A002
    try:
        named = input.notice_ids[:MOST_NAMED]
        keys = [key_of(str(each), "Notice", f"noticeIds.{at}") for at, each in enumerate(named)]
        async with info.context.acting("mark_notices") as work:
            await inbox.mark_notices(work, inbox.MarkNotices(notice_ids=keys, read=input.read))
            return NoticesMarked(unread=await count_unread(work))
    except Refusal as refusal:
        return told.as_data(refusal)


async def mark_all_notices_read(
    info: strawberry.Info[Context],
    input: MarkAllNoticesReadInput,  # noqa: A002
) -> NoticesMarkedResult:
    try:
        newest = key_of(str(input.newest_id), "Notice", "newestId")
        async with info.context.acting("mark_all_notices_read") as work:
            await inbox.mark_all_read(work, newest)
            return NoticesMarked(unread=await count_unread(work))
    except Refusal as refusal:
        return told.as_data(refusal)


async def edit_notice_wishes(
    info: strawberry.Info[Context],
    input: EditNoticeWishesInput,  # noqa: A002
) -> NoticeWishesResult:
    try:
        ask = wishes.EditWishes(
            act=input.act,
            changed=input.changed,
            information=input.information,
            digest_at=_time(input.digest_at, "digestAt"),
            quiet_from=_perhaps(input.quiet_from, "quietFrom"),
            quiet_until=_perhaps(input.quiet_until, "quietUntil"),
            urgent_in_quiet=input.urgent_in_quiet,
            mail_while_away=input.mail_while_away,
        )
        async with info.context.acting("edit_notice_wishes") as work:
            await wishes.edit_wishes(work, ask)
            return await _shown(info.context, work)
    except Refusal as refusal:
        return told.as_data(refusal)


def _time(text: str, path: str) -> time:
    if not _TIME.fullmatch(keepable(text, path)):
        raise Invalid.at(path, "bad_time", "Write a time of day in hours and minutes, like 07:30.")
    return time.fromisoformat(text)


def _perhaps(text: str | None, path: str) -> time | None:
    return None if text is None else _time(text, path)


async def _shown(context: Context, work: Work) -> NoticeWishes:
    said: Wishes = await wishes.my_wishes(work)
    return NoticeWishes(
        act=said.ways[Urgency.ACT],
        changed=said.ways[Urgency.CHANGED],
        information=said.ways[Urgency.INFORMATION],
        digest_at=_text(said.digest_at),
        quiet_from=None if said.quiet_from is None else _text(said.quiet_from),
        quiet_until=None if said.quiet_until is None else _text(said.quiet_until),
        urgent_in_quiet=said.urgent_in_quiet,
        mail_while_away=said.mail_while_away,
        mailing=context.mailing,
    )


def _text(at: time) -> str:
    return at.strftime("%H:%M")


@strawberry.type
class NoticeQueries:
    notice_wishes = strawberry.field(resolver=read_wishes, description="How the viewer wants to be told.")
    unread_notices = strawberry.field(
        resolver=read_unread, description="How many notices of the viewer's own are unread."
    )


@strawberry.type
class NoticeMutations:
    follow_request = command(following.follow_request, "ExceptionRequest")
    mark_notices = strawberry.field(
        resolver=mark_notices, description="Mark notices of one's own read, or unread again."
    )
    mark_all_notices_read = strawberry.field(
        resolver=mark_all_notices_read,
        description="Mark everything read that one saw.",
    )
    edit_notice_wishes = strawberry.field(resolver=edit_notice_wishes, description="Say how one wants to be told.")
