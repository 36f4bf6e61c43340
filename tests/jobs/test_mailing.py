"""Mail of notices, from the event to a real mail server: when it is due, of what, and to whom."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import select, update

from building import NOON
from exchange.smtp_servers import a_postbox
from mailing import bench_of, commented, every_mail, mailed, restated, subjects, wish
from relocation import a_relocation, an_option_outside, answered, dollars, opened, submitted
from telling import all_told, notices_of
from triptych.access.administration import absences
from triptych.governance.exceptions import alternatives
from triptych.governance.notices import mails
from triptych.governance.notices.following import FollowRequest, follow_request
from triptych.governance.notices.inbox import mark_all_read
from triptych.jobs.mailing import mail
from triptych.kernel.exception_words import AlternativeKind
from triptych.kernel.notice_words import Way
from triptych.model.database import Database
from triptych.model.exception import Alternative
from triptych.model.people import Person, RoleAssignment
from triptych.model.types import AbsenceId, AlternativeId, RequestId

NIGHT = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)


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


async def test_a_digest_moved_to_a_later_hour_goes_out_at_that_hour_and_never_at_night(database: Database) -> None:
    story = await a_relocation(database)
    quiet = {"act": Way.DIGEST, "changed": Way.DIGEST, "quiet_from": time(20), "quiet_until": time(7)}
    await wish(story, "Marta", digest_at=time(8), **quiet)
    request = await opened(story)
    await all_told(story)
    sent: list[datetime] = []
    async with a_postbox() as box:

        async def comes(day: int, hour: int, minute: int = 1) -> None:
            story.house.clock.now = datetime(2026, 3, day, hour, minute, tzinfo=UTC)
            before = len(subjects(box, "Marta"))
            await mailed(story, box)
            sent.extend([story.house.clock.now] * (len(subjects(box, "Marta")) - before))

        await commented(story, "Rita", request)
        await all_told(story)
        await comes(3, 8)
        story.house.clock.now = datetime(2026, 3, 3, 12, tzinfo=UTC)
        await wish(story, "Marta", digest_at=time(17), **quiet)
        for day in (3, 4, 5):
            story.house.clock.now = datetime(2026, 3, day, 14, tzinfo=UTC)
            await commented(story, "Rita", request)
            await all_told(story)
            await comes(day, 17)
            await comes(day, 23, 50)
            await comes(day + 1, 0)
            await comes(day + 1, 7)

    assert sent == [datetime(2026, 3, day, hour, 1, tzinfo=UTC) for day, hour in ((3, 8), (4, 17), (5, 17))]


async def test_a_digest_holds_nothing_that_falls_due_later(database: Database) -> None:
    """What a sealed person did is not mailed on its own day, also where a digest goes out on that day."""
    story = await a_relocation(database)
    request = await submitted(story)
    await all_told(story)
    await wish(story, "Marta", act=Way.DIGEST, changed=Way.DIGEST, digest_at=time(18))
    await commented(story, "Remo", request)
    async with story.as_("Rita") as work:
        await alternatives.propose_alternative(work, an_option_outside(request))
    told: list[bool] = []
    async with a_postbox() as box:
        for later in (timedelta(hours=6, minutes=1), timedelta(days=1, hours=6, minutes=1)):
            await mailed(story, box)
            story.house.clock.now = NOON + later
            await mailed(story, box)
            digest = [each for each in box.messages if str(each["To"]).startswith("Marta")][-1]
            plain = digest.get_body(("plain",))
            assert plain is not None
            told.append("proposed an alternative" in plain.get_content())

    assert told == [False, True]


async def test_an_alternative_that_was_revised_is_not_mailed_as_taken_back(database: Database) -> None:
    story = await a_relocation(database)
    await answered(story)
    await all_told(story)
    await wish(story, "Marta")
    (former,) = await story.house.all(select(Alternative).where(Alternative.rule_distance == 1))
    facts = {
        "kind": AlternativeKind(former.kind),
        "cost": dollars(31_000),
        "lead_time_days": 10,
        "rule_distance": 0,
        "supply_source_id": former.supply_source_id,
    }
    revise = alternatives.ReviseAlternative(alternative_id=AlternativeId(former.id), title="Another wording", **facts)
    async with a_postbox() as box:
        await mailed(story, box)
        before = len(subjects(box, "Marta"))
        async with story.as_("Rita") as work:
            await alternatives.revise_alternative(work, revise)
        await mailed(story, box)
        (newest,) = await story.house.all(select(Alternative.id).where(Alternative.title == "Another wording"))
        async with story.as_("Rita") as work:
            taken_back = alternatives.WithdrawAlternative(alternative_id=AlternativeId(newest))
            await alternatives.withdraw_alternative(work, taken_back)
        await mailed(story, box)

    said = [each.split("] ")[1].split(":")[0] for each in subjects(box, "Marta")[before:]]
    assert said == ["Rita revised an alternative", "Rita took an alternative back"]


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


async def test_whoever_was_away_for_days_is_mailed_once_what_happened_meanwhile(database: Database) -> None:
    story = await a_relocation(database)
    back = story.house.clock.now + timedelta(days=5)
    async with story.as_("Rita") as work:
        await absences.declare_absence(work, absences.DeclareAbsence(until=back))
    request = await opened(story)
    async with a_postbox() as box:
        await mailed(story, box)
        for later in (timedelta(minutes=1), timedelta(days=1)):
            story.house.clock.now = back + later
            await mailed(story, box)

    assert subjects(box, "Rita") == [f"[{request.ref}] Restate the need: {request.title}"]


async def test_whoever_is_back_before_their_time_is_mailed_then(database: Database) -> None:
    story = await a_relocation(database)
    now = story.house.clock.now
    async with story.as_("Rita") as work:
        away = await absences.declare_absence(work, absences.DeclareAbsence(until=now + timedelta(days=30)))
    await opened(story)
    async with a_postbox() as box:
        story.house.clock.now = now + timedelta(days=4)
        await mailed(story, box)
        assert subjects(box, "Rita") == []

        async with story.as_("Rita") as work:
            await absences.cancel_absence(work, absences.CancelAbsence(absence_id=AbsenceId(away.id)))
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
