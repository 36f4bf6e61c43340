"""Mail of notices in tests: how somebody wants it, that it is sent, and what they got."""

from datetime import time
from typing import Any

from sqlalchemy import select

from benches import a_bench
from exchange.smtp_servers import Postbox
from relocation import Relocation
from telling import all_told
from triptych.exchange.mail.carrier import Carrier
from triptych.governance.exceptions import needs, requests
from triptych.governance.notices.wishes import EditWishes, edit_wishes
from triptych.jobs.declared import Bench
from triptych.jobs.mailing import mail_with
from triptych.kernel.notice_words import Way
from triptych.model.exception import ExceptionRequest
from triptych.model.notice import NoticeMail
from triptych.model.types import RequestId


def bench_of(story: Relocation) -> Bench:
    """What jobs work with, at the instant of the story."""
    return a_bench(story.database, story.house.clock)


async def mailed(story: Relocation, box: Postbox) -> None:
    """Everything that happened is told and mailed."""
    await all_told(story)
    await mail_with(bench_of(story), Carrier(box.server(), patience=5))


async def wish(story: Relocation, who: str, **changes: Any) -> None:
    """How somebody wants to be told; without changes, everything at once and never quiet."""
    said: dict[str, Any] = {
        "act": Way.AT_ONCE,
        "changed": Way.AT_ONCE,
        "information": Way.AT_ONCE,
        "digest_at": time(8),
    }
    async with story.as_(who) as work:
        await edit_wishes(work, EditWishes(**(said | changes)))


async def every_mail(story: Relocation) -> list[NoticeMail]:
    async with story.database.sessions() as session:
        return list(await session.scalars(select(NoticeMail).order_by(NoticeMail.made_at, NoticeMail.id)))


def subjects(box: Postbox, name: str) -> list[str]:
    """What somebody got, in order."""
    return [str(each["Subject"]).strip() for each in box.messages if str(each["To"]).startswith(name)]


async def restated(story: Relocation, request: ExceptionRequest) -> None:
    async with story.as_("Rita") as work:
        await needs.restate_need(work, needs.RestateNeed(request_id=RequestId(request.id), text="Forty desks."))


async def commented(story: Relocation, who: str, request: ExceptionRequest) -> None:
    async with story.as_(who) as work:
        await requests.comment_on_request(
            work, requests.CommentOnRequest(request_id=RequestId(request.id), text="A word.")
        )
