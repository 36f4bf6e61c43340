"""The decision clock (EX10): silence escalates, once a level, by the database's clock; it decides nothing.

The story begins on a Monday at noon, UTC; working time is nine to five. An ask of 100,000 is of the class "medium".
"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from building import NOON
from clock_reading import looked, read
from relocation import Relocation, a_relocation, dollars, opened, submitted
from stages import approved, refused_by_rita, restated, urgent
from triptych.access.administration.absences import DeclareAbsence, declare_absence
from triptych.access.administration.delegations import GrantDelegation, grant_delegation
from triptych.governance.decision_clock.open_hops import open_hops
from triptych.governance.decision_clock.reading import decision_clocks
from triptych.governance.exceptions import alternatives, deciding
from triptych.governance.exceptions.events import must_be_seen
from triptych.governance.exceptions.queue import waiting_for
from triptych.governance.exceptions.requests import CommentOnRequest, comment_on_request
from triptych.governance.notices.telling import tell_event, untold
from triptych.kernel.actor import Office
from triptych.kernel.clock_words import Band, HopKind, Pressure, ReminderKind
from triptych.kernel.exception_words import AlternativeKind
from triptych.kernel.refusals import NotAllowed
from triptych.model.audit import AuditEntry
from triptych.model.database import Database
from triptych.model.decision_clock import ClockReminder
from triptych.model.exception import Authorship, ExceptionRequest, RequestEvent
from triptych.model.notice import Notice
from triptych.model.types import RequestId

TUESDAY, WEDNESDAY, THURSDAY = (datetime(2026, 3, day, tzinfo=UTC) for day in (3, 4, 5))


async def escalations(story: Relocation) -> list[tuple[int, int, tuple[str, ...]]]:
    """Every escalation: of which hop, to which level, to whom."""
    events: list[RequestEvent] = await story.house.all(
        select(RequestEvent).where(RequestEvent.kind == "escalated").order_by(RequestEvent.number)
    )
    names = {key: name for name, key in story.house.people.items()}
    return [(e.hop or 0, e.level or 0, tuple(names[to] for to in e.escalated_to or ())) for e in events]


def named(people: Any) -> list[str]:
    return [each.name for each in people]


async def test_the_clock_says_who_holds_the_ball_since_when_and_whom_silence_goes_to(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)

    story.house.clock.now = TUESDAY + timedelta(hours=10)
    clock = await read(story, request)

    assert clock.clock is not None
    assert (clock.kind, clock.since, clock.elapsed_hours) == (HopKind.RESTATE, NOON, Decimal(6))
    assert (clock.band, clock.target_hours, clock.target_office) == (Band.MEDIUM, Decimal(8), Office.SMO)
    assert named(clock.holders) == ["Remo", "Rita"]
    assert clock.clock.due_at == TUESDAY + timedelta(hours=12)
    assert (named(clock.next_to), clock.next_at) == (["Ivo"], TUESDAY + timedelta(hours=12))
    assert clock.clock.pressure is Pressure.DUE_SOON


async def test_three_quarters_of_the_target_remind_once_and_the_target_escalates_once(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)

    for at in (NOON, TUESDAY + timedelta(hours=9), *[TUESDAY + timedelta(hours=10)] * 2):
        await looked(story, request, at)
    assert await escalations(story) == []
    reminded = await story.house.all(select(ClockReminder.person_id).where(ClockReminder.kind == ReminderKind.DUE_SOON))
    assert sorted(reminded) == sorted([story.person("Rita"), story.person("Remo")])

    for _ in range(3):
        await looked(story, request, TUESDAY + timedelta(hours=12))

    assert await escalations(story) == [(1, 1, ("Ivo",))]
    (entry,) = await story.house.all(select(AuditEntry).where(AuditEntry.action == "exception:escalated"))
    assert (entry.person_id, entry.authorship_id, entry.subject_ref) == (None, None, request.ref)
    assert len(await story.house.all(select(ClockReminder).where(ClockReminder.kind == ReminderKind.ESCALATED))) == 1


async def test_silence_goes_on_level_by_level_each_after_another_target_until_nobody_is_above(
    database: Database,
) -> None:
    story = await a_relocation(database)
    request = await opened(story)

    for day in (TUESDAY, WEDNESDAY, THURSDAY, THURSDAY + timedelta(days=1)):
        await looked(story, request, day + timedelta(hours=11, minutes=59))
        await looked(story, request, day + timedelta(hours=12))

    assert await escalations(story) == [(1, 1, ("Ivo",)), (1, 2, ("Olivia",))]
    clock = await read(story, request)
    assert (clock.next_to, clock.next_at) == ((), None)
    (state,) = await story.house.all(select(ExceptionRequest.state))
    assert state == "opened"


async def test_an_act_passes_the_ball_on_and_the_next_hop_begins_at_zero(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    await looked(story, request, TUESDAY + timedelta(hours=12))
    story.house.clock.now = TUESDAY + timedelta(hours=13)

    request = await restated_now(story, request)

    clock = await read(story, request)
    assert (clock.kind, clock.since, clock.elapsed_hours) == (HopKind.CONFIRM, story.house.clock.now, Decimal(0))
    assert (named(clock.holders), clock.levels) == (["Marta"], ())


async def restated_now(story: Relocation, request: ExceptionRequest) -> ExceptionRequest:
    from triptych.governance.exceptions import needs  # noqa: PLC0415

    async with story.as_("Rita") as work:
        return await needs.restate_need(work, needs.RestateNeed(request_id=RequestId(request.id), text="Desks."))


async def test_a_comment_passes_nothing_on(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    story.house.clock.now = TUESDAY + timedelta(hours=11)
    async with story.as_("Rita") as work:
        await comment_on_request(work, CommentOnRequest(request_id=RequestId(request.id), text="Tomorrow."))

    await looked(story, request, TUESDAY + timedelta(hours=12))

    assert await escalations(story) == [(1, 1, ("Ivo",))]


async def test_deciding_waits_for_the_least_authority_and_goes_up_the_line_to_it(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    clock = await read(story, request)
    assert (clock.kind, sorted(named(clock.holders))) == (HopKind.DECIDE, ["Bela", "Sam"])

    await looked(story, request, TUESDAY + timedelta(hours=12))

    assert await escalations(story) == [(clock.number, 1, ("Olivia",))]


async def test_each_signature_hands_the_ball_to_whoever_signs_next(database: Database) -> None:
    story = await a_relocation(database)
    await submitted(story)
    story.house.clock.now = TUESDAY + timedelta(hours=9)
    half = await approved_now(story, "Bela")

    clock = await read(story, half)

    assert (clock.kind, clock.since, named(clock.holders)) == (HopKind.DECIDE, story.house.clock.now, ["Sam"])


async def approved_now(story: Relocation, who: str) -> ExceptionRequest:
    from relocation import an_approval  # noqa: PLC0415

    (request,) = await story.house.all(select(ExceptionRequest))
    async with story.as_(who) as work:
        return await deciding.approve_request(work, an_approval(request, conditions=()))


async def test_who_is_away_is_passed_over_and_a_stand_in_is_asked(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    async with story.as_("Ivo") as work:
        until = NOON + timedelta(days=10)
        await declare_absence(work, DeclareAbsence(starts=NOON - timedelta(hours=1), until=until, note=None))

    await looked(story, request, TUESDAY + timedelta(hours=12))

    assert await escalations(story) == [(1, 1, ("Olivia",))]


async def test_a_stand_in_signs_for_who_is_away(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    async with story.as_("Bela") as work:
        until = NOON + timedelta(days=10)
        await declare_absence(work, DeclareAbsence(starts=NOON - timedelta(hours=1), until=until, note=None))
        await grant_delegation(
            work,
            GrantDelegation(delegate_id=story.person("Aaron"), valid_until=until, valid_from=None, limit=None),
        )

    clock = await read(story, request)

    assert sorted(named(clock.holders)) == ["Aaron", "Sam"]


async def test_a_deferral_that_lapses_goes_to_the_office_at_that_instant(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story, later=True)
    (holds,) = await story.house.all(select(ExceptionRequest.holds_until))
    assert holds is not None

    await looked(story, request, holds - timedelta(minutes=1))
    assert await escalations(story) == []
    await looked(story, request, holds)

    ((_, level, to),) = await escalations(story)
    assert (level, to) == (1, ("Sam",))


async def test_an_approval_reminds_before_it_ends_and_its_end_is_told_and_is_no_event(database: Database) -> None:
    story = await a_relocation(database)
    request = await approved(story, conditions=())
    until = NOON + timedelta(days=60)
    (before,) = await story.house.all(select(ExceptionRequest.version))

    for at in (until - timedelta(days=14), until - timedelta(days=10), until - timedelta(days=3), until, until):
        await looked(story, request, at)

    kept = await story.house.all(select(ClockReminder).order_by(ClockReminder.at))
    assert [(each.kind, each.level) for each in kept] == [("expires", 14), ("expires", 3), ("expired", 0)]
    assert {each.person_id for each in kept} == {story.person("Marta")}
    assert await story.house.all(select(ExceptionRequest.version)) == [before]


async def test_an_emergency_go_that_is_over_is_decided_after_all_against_a_target(database: Database) -> None:
    story = await a_relocation(database)
    request = await urgent(story, amount=dollars(10_000))
    over = NOON + timedelta(days=1)

    for at in (NOON + timedelta(hours=17), NOON + timedelta(hours=18), over):
        await looked(story, request, at)
        if at < over:
            async with story.as_("Olivia") as work:
                assert await decision_clocks(work, [request.id]) == {}
    clock = await read(story, request)
    async with story.as_("Olivia") as work:
        assert [each.request_id for each in await open_hops(work)] == [request.id]
    await looked(story, request, over + timedelta(days=3))

    kept = await story.house.all(select(ClockReminder))
    names = {key: name for name, key in story.house.people.items()}
    assert {(names[each.person_id], each.kind, each.level) for each in kept} == {
        ("Marta", "expires", 6), ("Aaron", "due_soon", 6), ("Sam", "due_soon", 6),
        ("Marta", "expired", 0), ("Olivia", "escalated", 1),
    }  # fmt: skip
    assert (clock.kind, clock.since, clock.elapsed_hours) == (HopKind.DECIDE, over, Decimal(0))
    assert clock.target_hours is not None


async def test_whom_it_was_escalated_to_finds_it_in_what_waits_for_them(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    async with story.as_("Ivo") as work:
        assert await waiting_for(work) == []

    await looked(story, request, TUESDAY + timedelta(hours=12))

    async with story.as_("Ivo") as work:
        (waiting,) = await waiting_for(work)
        assert (waiting.request_id, waiting.act) == (request.id, "escalated")
        with pytest.raises(NotAllowed):
            await deciding.approve_request(
                work,
                deciding.ApproveRequest(
                    request_id=RequestId(request.id), seen=2, reason="No.", valid_until=NOON + timedelta(days=9)
                ),
            )
    await restated_now(story, request)
    async with story.as_("Ivo") as work:
        assert await waiting_for(work) == []


async def test_an_escalation_does_not_make_the_page_of_a_decider_stale(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    seen = request.version

    await looked(story, request, TUESDAY + timedelta(hours=12))

    async with story.as_("Bela") as work:
        now = await work.session.get_one(ExceptionRequest, request.id)
        assert now.version == seen + 1
        await must_be_seen(work, now, seen)


async def test_a_sealed_requester_is_waited_for_without_a_name_and_their_line_is_not_walked(
    database: Database, triggerless: async_sessionmaker[AsyncSession]
) -> None:
    story = await a_relocation(database)
    request = await restated(story)
    async with triggerless() as session, session.begin():
        marta = (Authorship.request_id == request.id) & (Authorship.person_id == story.person("Marta"))
        await session.execute(update(Authorship).where(marta).values(sealed=True, apart=True))

    clock = await read(story, request, "Olivia")

    assert (clock.holders, clock.sealed) == ((), True)
    assert named(clock.next_to) == ["Sam"]


@pytest.mark.parametrize("who", ["Bela", "Marta", "Rita", "Sam", "Olivia"])
async def test_a_proposal_outside_the_rules_changes_nothing_that_the_clock_says(database: Database, who: str) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    before = await read(story, request)

    async with story.as_(who) as work:
        await alternatives.propose_alternative(
            work,
            alternatives.ProposeAlternative(
                request_id=RequestId(request.id),
                kind=AlternativeKind.ANOTHER_SOURCE,
                title="Somebody else builds it",
                cost=dollars(90_000),
                lead_time_days=7,
                rule_distance=3,
                supply_source_id=story.ids["outside"],
            ),
        )

    behind = await story.house.all(select(Authorship.sealed).where(Authorship.person_id == story.person(who)))
    after = await read(story, request)
    assert True in behind
    assert (after.holders, after.next_to, after.sealed) == (before.holders, before.next_to, False)


async def test_whom_it_was_escalated_to_has_a_notice_until_somebody_acts(database: Database) -> None:
    story = await a_relocation(database)
    request = await opened(story)
    await looked(story, request, TUESDAY + timedelta(hours=12))
    await told_all(story)

    (notice,) = await story.house.all(select(Notice).where(Notice.person_id == story.person("Ivo")))
    assert (notice.act, notice.done_at) == ("escalated", None)

    await restated_now(story, request)
    await told_all(story)
    (notice,) = await story.house.all(select(Notice).where(Notice.act == "escalated"))
    assert notice.done_at is not None


async def told_all(story: Relocation) -> None:
    """Every event that waits to be told is told."""
    async with story.works.begin_system("Notices") as work:
        waiting = await untold(work)
    for event in waiting:
        async with story.works.begin_system("Notices") as work:
            await tell_event(work, event)
