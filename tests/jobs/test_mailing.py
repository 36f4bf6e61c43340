"""Mail of notices, from the event to a real mail server: each notice once, none lost, nothing that may not be read."""

import asyncio
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import select, update

from benches import a_bench
from exchange.smtp_servers import Postbox, a_postbox, a_strange_server, drops_after, hangs
from relocation import Relocation, a_relocation, opened, submitted
from telling import all_told, notices_of
from triptych.access.administration import absences
from triptych.exchange.mail.carrier import Carrier
from triptych.governance.exceptions import needs, requests
from triptych.governance.notices import mails
from triptych.governance.notices.following import FollowRequest, follow_request
from triptych.governance.notices.inbox import mark_all_read
from triptych.governance.notices.wishes import EditWishes, edit_wishes
from triptych.jobs.declared import Bench
from triptych.jobs.mailing import mail, mail_with
from triptych.kernel.notice_words import MailKind, Way
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest
from triptych.model.notice import NoticeMail
from triptych.model.people import Person, RoleAssignment
from triptych.model.types import RequestId

NIGHT = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)


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


async def test_who_must_act_gets_one_mail_with_the_way_to_the_page(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    async with a_postbox() as box:
        await mailed(story, box)
        await mailed(story, box)

    assert subjects(box, "Rita") == [f"[{request.ref}] Restate the need: {request.title}"]
    assert subjects(box, "Remo") == subjects(box, "Rita")
    assert subjects(box, "Dan") == [], "what is for information stays in the inbox"
    assert all(each.sent_at and each.attempts == 1 for each in await every_mail(story))
    assert {str(each["Message-ID"]) for each in box.messages} == {each.message_id for each in await every_mail(story)}


async def test_without_a_mail_server_nothing_is_mailed_and_the_inbox_works(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story)
    await all_told(story)

    await mail(bench_of(story), {})

    assert await every_mail(story) == []
    assert len(await notices_of(story, "Rita")) == 1


async def test_what_happens_at_night_is_one_mail_in_the_morning(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NIGHT
    await opened(story)
    await opened(story, title="Another")
    async with a_postbox() as box:
        await mailed(story, box)
        assert box.messages == []

        story.house.clock.now = NIGHT + timedelta(hours=8, minutes=59)
        await mailed(story, box)
        assert box.messages == []

        story.house.clock.now = NIGHT + timedelta(hours=9)
        await mailed(story, box)

    assert subjects(box, "Rita") == ["News on 2 requests"]


async def test_who_wants_what_is_urgent_at_night_gets_it(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NIGHT
    await wish(story, "Rita", quiet_from=time(20), quiet_until=time(7), urgent_in_quiet=True)
    await opened(story)
    async with a_postbox() as box:
        await mailed(story, box)

    assert len(subjects(box, "Rita")) == 1
    assert subjects(box, "Remo") == []


async def test_a_digest_a_day_of_what_is_unread_the_dearest_first_and_none_of_nothing(database: Database) -> None:
    story = await a_relocation(database)
    await wish(story, "Marta", act=Way.DIGEST, changed=Way.DIGEST)
    cheap = await opened(story, title="Cheap", phi_low=None, phi_likely=None, phi_high=None, phi_basis=None)
    dear = await opened(story, title="Dear")
    await commented(story, "Rita", cheap)
    await commented(story, "Rita", dear)
    await all_told(story)
    async with a_postbox() as box:
        await mailed(story, box)
        assert subjects(box, "Marta") == []

        story.house.clock.now += timedelta(hours=20)
        await mailed(story, box)
        assert subjects(box, "Marta") == ["Your digest: 2 notices"]
        (digest,) = (each for each in box.messages if str(each["To"]).startswith("Marta"))
        plain = digest.get_body(("plain",))
        assert plain is not None
        assert plain.get_content().index("Dear") < plain.get_content().index("Cheap")

        await commented(story, "Rita", dear)
        story.house.clock.now += timedelta(hours=1)
        await mailed(story, box)
        assert len(subjects(box, "Marta")) == 1, "one a day"

        story.house.clock.now += timedelta(hours=23)
        await mailed(story, box)
        assert len(subjects(box, "Marta")) == 2

        story.house.clock.now += timedelta(hours=24)
        await mailed(story, box)
        assert len(subjects(box, "Marta")) == 2, "nothing new, no digest"


async def test_what_was_read_in_the_inbox_is_not_mailed(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NIGHT
    await opened(story)
    await all_told(story)
    (notice,) = await notices_of(story, "Rita")
    async with story.as_("Rita") as work:
        assert await mark_all_read(work, notice.id) == 1
    story.house.clock.now = NIGHT + timedelta(hours=10)
    async with a_postbox() as box:
        await mailed(story, box)

    assert subjects(box, "Rita") == []
    assert len(subjects(box, "Remo")) == 1


async def test_what_somebody_else_did_meanwhile_is_not_asked_for_by_mail(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NIGHT
    request = await opened(story)
    await all_told(story)
    await restated(story, request)
    story.house.clock.now = NIGHT + timedelta(hours=10)
    async with a_postbox() as box:
        await mailed(story, box)

    assert subjects(box, "Remo") == []


async def test_whoever_is_away_is_mailed_when_they_are_back(database: Database) -> None:
    story = await a_relocation(database)
    now = story.house.clock.now
    async with story.as_("Rita") as work:
        await absences.declare_absence(work, absences.DeclareAbsence(until=now + timedelta(days=1)))
    await opened(story)
    async with a_postbox() as box:
        await mailed(story, box)
        assert subjects(box, "Rita") == []

        story.house.clock.now = now + timedelta(days=1)
        await mailed(story, box)
        assert len(subjects(box, "Rita")) == 1


async def test_a_changed_wish_holds_for_what_was_not_mailed_yet(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NIGHT
    await opened(story)
    await all_told(story)
    await wish(story, "Rita")
    await wish(story, "Remo", act=Way.INBOX)
    async with a_postbox() as box:
        await mailed(story, box)
        assert len(subjects(box, "Rita")) == 1

        story.house.clock.now = NIGHT + timedelta(hours=12)
        await mailed(story, box)
        assert subjects(box, "Remo") == []


async def test_who_lost_the_right_to_read_between_telling_and_mailing_gets_nothing(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    await all_told(story)
    async with story.as_("Uma") as work:
        await follow_request(work, FollowRequest(request_id=RequestId(request.id)))
    await wish(story, "Uma")
    await commented(story, "Rita", request)
    await all_told(story)
    assert len(await notices_of(story, "Uma")) == 1
    bench = bench_of(story)
    async with bench.works.begin_system("Mail") as work:
        await mails.make_mails(work, story.person("Uma"), domain="meridian.example")
    async with story.database.sessions() as session, session.begin():
        revoking = update(RoleAssignment).where(RoleAssignment.person_id == story.person("Uma"))
        await session.execute(revoking.values(revoked_at=story.house.clock.now))

    async with a_postbox() as box:
        await mailed(story, box)

    assert subjects(box, "Uma") == []
    (dropped,) = (each for each in await every_mail(story) if each.person_id == story.person("Uma"))
    assert dropped.dropped_at is not None


async def test_who_has_left_gets_nothing(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story)
    await all_told(story)
    async with story.database.sessions() as session, session.begin():
        leaving = update(Person).where(Person.id == story.person("Rita")).values(deactivated_at=story.house.clock.now)
        await session.execute(leaving)
    async with a_postbox() as box:
        await mailed(story, box)

    assert subjects(box, "Rita") == []


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
