"""A sealed author is nobody's to know, by no notice: not by its words, nor by who gets one, who gets none, and when.

Each attack tells the same story twice, with another sealed author. What others see, in their inboxes and on the way of
mails, is the same: so it says nothing of who it was.
"""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from asking import ask
from exchange.smtp_servers import Postbox, a_postbox
from mailing import bench_of, wish
from relocation import Relocation, a_relocation, answered, dollars
from telling import Told, all_told, inboxes, notices_of
from triptych.exchange.mail.carrier import Carrier
from triptych.governance.exceptions import alternatives, answers, requests
from triptych.jobs.mailing import mail_with
from triptych.kernel.exception_words import AlternativeKind
from triptych.model.database import Database
from triptych.model.exception import Authorship, ExceptionRequest, RequestEvent
from triptych.model.notice import Notice
from triptych.model.types import RequestId

READ = """{ myNotices(first: 50) { totalCount edges { node {
  tie urgency act event { kind sealed author { name } onBehalfOf { name } } request { ref }
} } } }"""


async def proposed(story: Relocation, who: str, request: ExceptionRequest) -> None:
    """An option outside the rules: its author is sealed."""
    async with story.as_(who) as work:
        await alternatives.propose_alternative(
            work,
            alternatives.ProposeAlternative(
                request_id=RequestId(request.id),
                kind=AlternativeKind.ANOTHER_SOURCE,
                title="Buy it at the shop",
                cost=dollars(4_000),
                lead_time_days=2,
                rule_distance=3,
                supply_source_id=story.ids["outside"],
            ),
        )


AUTHORS = ("Selma", "Bela", "Sam", "Remo", "Olivia", "Chris")
ANOTHER = "Ivo"
Way = tuple[list[tuple[str, str]], Told]


async def told_of_an_option(story: Relocation, author: str) -> ExceptionRequest:
    """A request, the sealed option of somebody, a word of Marta's, and that it goes on to those who decide."""
    request = await answered(story, amount=dollars(10_000))
    await all_told(story)
    await proposed(story, author, request)
    await all_told(story)
    async with story.as_("Marta") as work:
        await requests.comment_on_request(
            work, requests.CommentOnRequest(request_id=RequestId(request.id), text="Thank you.")
        )
    await all_told(story)
    async with story.as_("Rita") as work:
        await answers.submit_answer(work, answers.SubmitAnswer(request_id=RequestId(request.id)))
    await all_told(story)
    return request


async def seen_by_others(story: Relocation, author: str) -> Way:
    """What the keeper of the mail server sees of such a story, and what stands in the inboxes of all others."""
    request = await told_of_an_option(story, author)
    async with a_postbox() as box:
        await mail_with(bench_of(story), Carrier(box.server(), patience=5))
        story.house.clock.now += timedelta(days=1)
        await mail_with(bench_of(story), Carrier(box.server(), patience=5))
    inbox = await inboxes(story, request)
    return on_the_way(box, request), {who: told for who, told in inbox.items() if who not in {author, ANOTHER}}


def on_the_way(box: Postbox, request: ExceptionRequest) -> list[tuple[str, str]]:
    """To whom, and under which words."""
    return sorted((str(each["To"]), str(each["Subject"]).strip().replace(request.ref, "REQ")) for each in box.messages)


async def test_an_option_of_a_sealed_author_is_somebodys(database: Database) -> None:
    story = await a_relocation(database)
    await told_of_an_option(story, "Remo")

    for reader in ("Marta", "Rita"):
        told = await ask(story, reader, READ)
        nodes = [edge["node"] for edge in told.data["myNotices"]["edges"]]
        options = [each["event"] for each in nodes if each["event"]["sealed"]]
        assert options
        for option in options:
            assert option == {"kind": "alternative_proposed", "sealed": True, "author": None, "onBehalfOf": None}
        assert "Remo" not in str(nodes)


async def test_the_id_of_a_notice_does_not_say_when_a_sealed_author_acted(database: Database) -> None:
    """An ordered id holds its millisecond, and whoever has the notice reads its id."""
    story = await a_relocation(database)
    await told_of_an_option(story, "Remo")

    for sealed, version in ((True, 4), (False, 7)):
        found = await story.house.all(
            select(Notice.id)
            .join(RequestEvent, RequestEvent.id == Notice.event_id)
            .join(Authorship, Authorship.id == RequestEvent.authorship_id)
            .where(Authorship.sealed.is_(sealed))
        )
        assert {key.version for key in found} == {version}


async def test_no_mail_names_a_sealed_author(database: Database) -> None:
    story = await a_relocation(database)
    for who in story.house.people:
        await wish(story, who)
    await told_of_an_option(story, "Selma")
    async with a_postbox() as box:
        await mail_with(bench_of(story), Carrier(box.server(), patience=5))
        assert box.taken
        assert not any(b"Somebody" in each for each in box.taken), "nor does a mail say at which hour it was"
        story.house.clock.now += timedelta(days=1)
        await mail_with(bench_of(story), Carrier(box.server(), patience=5))

    to_others = [each for each in box.taken if b"To: Selma" not in each]
    assert any(b"Somebody proposed an alternative" in each for each in to_others)
    assert not any(b"Selma" in each or b"selma" in each for each in to_others)


@pytest.mark.parametrize("author", AUTHORS)
async def test_who_is_told_and_who_is_mailed_is_the_same_whoever_is_sealed(database: Database, author: str) -> None:
    """Who gets mail and who gets none says nothing: the author gets what anybody in their place would get."""
    story = await a_relocation(database)
    for who in story.house.people:
        await wish(story, who)
    mails_of_another, told_of_another = await seen_by_others(story, ANOTHER)

    mails, told = await seen_by_others(story, author)

    assert mails == mails_of_another
    assert {who: each for who, each in told_of_another.items() if who != author} == told
    assert any("Sam" in to for to, _ in mails), "who decides is mailed, sealed or not"


async def test_what_only_a_sealed_author_knows_stays_in_their_inbox(database: Database) -> None:
    story = await a_relocation(database)
    await wish(story, "Remo")

    await told_of_an_option(story, "Remo")

    kept = [(each.tie, each.settled_at is not None) for each in await notices_of(story, "Remo")]
    assert ("took_part", True) in kept, "they are told what happens to what they proposed"
    assert all(settled for tie, settled in kept if tie == "took_part"), "and by no mail"


async def test_one_s_own_notices_are_nobody_elses(database: Database) -> None:
    story = await a_relocation(database)
    await told_of_an_option(story, "Remo")
    mine = {each.id for each in await notices_of(story, "Remo")}

    for reader in ("Marta", "Ada", "Uma", "Olivia"):
        told: Any = await ask(story, reader, "{ myNotices(first: 100) { edges { node { id } } } unreadNotices }")
        async with story.database.sessions() as session:
            own = set(await session.scalars(select(Notice.id).where(Notice.person_id == story.person(reader))))
        assert len(told.data["myNotices"]["edges"]) == len(own)
        assert mine.isdisjoint(own)
        assert told.data["unreadNotices"] <= len(own)
