"""Mails that are refused, hang, drop or are carried by many: each notice once, and none is lost."""

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import update

from exchange.smtp_servers import Postbox, a_postbox, a_strange_server, drops_after, hangs
from mailing import bench_of, every_mail, mailed, restated, wish
from relocation import a_relocation, opened, submitted
from telling import all_told
from triptych.exchange.mail.carrier import Carrier
from triptych.governance.notices import mails
from triptych.jobs.mailing import mail_with
from triptych.kernel.notice_words import MailKind, Way
from triptych.model.database import Database
from triptych.model.people import Person


async def test_a_refusal_for_now_is_tried_again_later_with_the_same_message_id(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story)
    await wish(story, "Remo", act=Way.INBOX)
    async with a_postbox() as box:
        box.answers.append("451 busy")
        await mailed(story, box)
        (waiting,) = await every_mail(story)
        assert (waiting.attempts, waiting.sent_at, waiting.last_error) == (1, None, "the mail server answered 451")

        await mailed(story, box)
        assert box.taken == [], "not before its pause is over"

        story.house.clock.now += timedelta(minutes=1)
        await mailed(story, box)

    (sent,) = await every_mail(story)
    assert (sent.attempts, sent.last_error) == (2, None)
    assert sent.sent_at == story.house.clock.now
    assert [str(each["Message-ID"]) for each in box.messages] == [waiting.message_id]


async def test_a_refusal_for_good_is_given_up_and_kept(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story)
    await wish(story, "Remo", act=Way.INBOX)
    async with a_postbox() as box:
        box.to_recipients = "550 no such person"
        await mailed(story, box)
        box.to_recipients = None
        story.house.clock.now += timedelta(days=1)
        await mailed(story, box)

    (kept,) = await every_mail(story)
    assert kept.given_up_at is not None
    assert kept.last_error == "the recipient was refused (550)"
    assert box.taken == []


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("rita@müridian.example", None),
        ("jürgen@meridian.example", "the mail server takes no address with such letters before the @"),
        ("rita@meridian..example", "the recipient has no address that can be written"),
    ],
)
async def test_an_address_in_letters_of_the_world_is_reached_or_given_up_at_once(
    database: Database, address: str, error: str | None
) -> None:
    story = await a_relocation(database)
    await opened(story)
    await wish(story, "Remo", act=Way.INBOX)
    async with database.sessions() as session, session.begin():
        await session.execute(update(Person).where(Person.id == story.person("Rita")).values(email=address))
    async with a_postbox() as box:
        await mailed(story, box)

    (kept,) = await every_mail(story)
    assert (kept.sent_at is None, kept.given_up_at is None) == (error is not None, error is None)
    assert (kept.attempts, kept.last_error) == (1, error)
    assert box.recipients == ([] if error else ["rita@xn--mridian-n2a.example"])


async def test_a_server_that_is_away_for_days_is_given_up_after_growing_pauses(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story)
    await wish(story, "Remo", act=Way.INBOX)
    nobody = Carrier(Postbox(port=1).server(), patience=1)
    await all_told(story)
    tried = [story.house.clock.now]
    for _ in range(12):
        await mail_with(bench_of(story), nobody)
        (waiting,) = await every_mail(story)
        if waiting.given_up_at:
            break
        story.house.clock.now = waiting.next_try_at
        tried.append(waiting.next_try_at)

    pauses = [after - before for before, after in pairwise(tried)]
    assert waiting.given_up_at is not None
    assert len(pauses) == 7
    assert pauses == sorted(set(pauses))


async def test_a_server_that_hangs_keeps_no_transaction_and_no_other_mail_back(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story)
    await all_told(story)
    async with a_strange_server(hangs) as server:
        carrying = asyncio.create_task(mail_with(bench_of(story), Carrier(server, patience=1, longest=1)))
        await restated(story, await opened(story, title="Meanwhile"))
        await carrying

    assert [each.last_error for each in await every_mail(story)] == ["the mail server does not answer"] * 2


async def test_a_line_that_drops_after_the_message_sends_it_again_under_the_same_id(database: Database) -> None:
    """What SMTP does not allow: nobody knows whether the server kept it, so it is handed over twice, not never."""
    story = await a_relocation(database)
    await opened(story)
    await wish(story, "Remo", act=Way.INBOX)
    await all_told(story)
    kept: list[bytes] = []
    async with a_strange_server(drops_after(b"DATA", kept)) as server:
        await mail_with(bench_of(story), Carrier(server, patience=5))
    story.house.clock.now += timedelta(minutes=1)
    async with a_postbox() as box:
        await mailed(story, box)

    (sent,) = await every_mail(story)
    assert sent.sent_at is not None
    assert sent.message_id.encode() in kept[0]
    assert [str(each["Message-ID"]) for each in box.messages] == [sent.message_id]


async def test_two_workers_hand_every_mail_over_once(database: Database) -> None:
    story = await a_relocation(database)
    for title in ("One", "Two", "Three"):
        await opened(story, title=title)
    await submitted(story, title="Four")
    await all_told(story)
    async with a_postbox() as box:
        await asyncio.gather(*(mail_with(bench_of(story), Carrier(box.server(), patience=5)) for _ in range(4)))

    ids = [str(each["Message-ID"]) for each in box.messages]
    assert len(set(ids)) == len(ids) == len(await every_mail(story)) > 2


async def test_a_worker_killed_between_claiming_and_sending_leaves_the_mail_to_another(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story)
    await wish(story, "Remo", act=Way.INBOX)
    await all_told(story)
    bench = bench_of(story)
    async with bench.works.begin_system("Mail") as work:
        await mails.make_mails(work, story.person("Rita"), domain="meridian.example")
        (made,) = await mails.mails_due(work)
    async with bench.works.begin_system("Mail") as work:
        assert await mails.claim(work, made) is not None

    async with a_postbox() as box:
        await mailed(story, box)
        assert box.taken == [], "somebody has it"

        story.house.clock.now += mails.CARRIED_WITHIN
        await mailed(story, box)
        assert len(box.taken) == 1


@pytest.mark.parametrize("kind", list(MailKind))
async def test_mails_made_at_the_same_moment_hold_each_notice_once(database: Database, kind: MailKind) -> None:
    story = await a_relocation(database)
    await wish(story, "Rita", act=Way.AT_ONCE if kind is MailKind.AT_ONCE else Way.DIGEST)
    await opened(story)
    await all_told(story)
    story.house.clock.now += timedelta(hours=21)
    bench = bench_of(story)

    async def make() -> int:
        async with bench.works.begin_system("Mail") as work:
            return await mails.make_mails(work, story.person("Rita"), domain="meridian.example")

    made = await asyncio.gather(*(make() for _ in range(4)))

    assert sorted(made) == [0, 0, 0, 1]
    assert [each.kind for each in await every_mail(story)] == [kind]
