"""Two who move or name a gap at once: one is first, the other is told, and no lock is waited for in a ring (EX9)."""

import pytest
from sqlalchemy import select, text

from governance.test_gaps import gaps, met
from relocation import ANOTHER_NEED, Relocation, a_relocation, answered, confirmed
from side_by_side import behind
from triptych.governance.exceptions.alternatives import WithdrawAlternative, withdraw_alternative
from triptych.governance.exceptions.answers import NameGap, name_gap
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.gaps import (
    DeliverGap,
    InvitePartner,
    MergeGap,
    deliver_gap,
    invite_partner,
    merge_gap,
)
from triptych.kernel.refusals import Conflict, Invalid
from triptych.model.database import Database
from triptych.model.exception import Alternative, Citation, ExceptionRequest
from triptych.model.gap import CapabilityGap, GapEvent, GapInvitation, GapPart
from triptych.model.types import AlternativeId, GapId, RequestId, ServiceId
from unchanged import refused
from waiting import until_somebody_waits


def a_delivery(story: Relocation, gap: CapabilityGap) -> DeliverGap:
    """The service of the story closes the gap."""
    return DeliverGap(gap_id=GapId(gap.id), evidence="The lab runs.", service_id=ServiceId(story.ids["service"]))


def naming(request: ExceptionRequest, gap: CapabilityGap) -> NameGap:
    """ "We cannot", with a gap of the backlog."""
    return NameGap(request_id=RequestId(request.id), harm="None.", gap_id=GapId(gap.id))


async def test_of_two_deliveries_at_once_one_is_kept_and_the_other_is_told(database: Database) -> None:
    story = await a_relocation(database)
    await met(story)
    (gap,) = await gaps(story)
    ask = a_delivery(story, gap)

    async with story.as_("Sam") as work:
        await deliver_gap(work, ask)
        late = behind(story, "Sam", lambda other: deliver_gap(other, ask))
        await until_somebody_waits(database)
    with pytest.raises(Conflict, match="was closed"):
        await late

    assert await story.house.all(select(GapEvent.kind)) == ["delivered"]


async def test_who_invites_while_somebody_delivers_is_not_caught_in_a_deadlock(database: Database) -> None:
    """Both lock the request first: whoever has it comes to the gap as well."""
    story = await a_relocation(database)
    request = await met(story)
    (gap,) = await gaps(story)
    ask = InvitePartner(gap_id=GapId(gap.id), request_id=RequestId(request.id), part=GapPart.PILOT)

    async with story.as_("Sam") as work:
        await readable_request(work, request.id)
        late = behind(story, "Sam", lambda other: deliver_gap(other, a_delivery(story, gap)))
        await until_somebody_waits(database)
        await invite_partner(work, ask)
    await late

    assert await story.house.count(GapInvitation) == 1
    assert await story.house.all(select(GapEvent.kind)) == ["delivered"]


async def test_who_names_a_gap_that_is_being_delivered_is_told(database: Database) -> None:
    story = await a_relocation(database)
    await met(story)
    other = await confirmed(story, **ANOTHER_NEED)
    (gap,) = await gaps(story)

    async with story.as_("Sam") as work:
        await deliver_gap(work, a_delivery(story, gap))
        late = behind(story, "Rita", lambda second: name_gap(second, naming(other, gap)))
        await until_somebody_waits(database)
    with pytest.raises(Invalid, match="delivered it"):
        await late

    assert await story.house.count(Citation) == 1


async def test_who_delivers_a_gap_that_is_being_named_tells_everybody_or_nobody(database: Database) -> None:
    story = await a_relocation(database)
    await met(story)
    other = await confirmed(story, **ANOTHER_NEED)
    (gap,) = await gaps(story)

    async with story.as_("Rita") as work:
        await name_gap(work, naming(other, gap))
        late = behind(story, "Sam", lambda second: deliver_gap(second, a_delivery(story, gap)))
        await until_somebody_waits(database)
    with pytest.raises(Conflict, match="at this moment"):
        await late

    assert await story.house.count(GapEvent) == 0


async def test_a_gap_that_was_delivered_is_not_named_and_one_that_was_joined_names_the_other(
    database: Database,
) -> None:
    story = await a_relocation(database)
    await met(story)
    await met(story, "No lab with a network.", **ANOTHER_NEED)
    one, other = await gaps(story)
    request = await confirmed(story, title="A third", need="Nobody can print there.", wanted_outcome="Two printers.")
    async with story.as_("Sam") as work:
        await merge_gap(work, MergeGap(gap_id=GapId(one.id), into_id=GapId(other.id), reason="The same lab."))

    async with story.as_("Rita") as work:
        await name_gap(work, naming(request, one))
    named = await story.house.all(select(Citation.gap_id).where(Citation.request_id == request.id))
    assert named == [other.id]

    async with story.as_("Sam") as work:
        await deliver_gap(work, a_delivery(story, other))
    later = await confirmed(story, title="A fourth", need="Nobody can scan there.", wanted_outcome="Two scanners.")
    for gap in (one, other):
        told = refused(database, Invalid, f"{other.ref} was closed on .* delivered it")
        async with told as refusal, story.as_("Rita") as work:
            await name_gap(work, naming(later, gap))
        assert [(each.field, each.code) for each in refusal.value.problems] == [("gapId", "delivered")]


async def test_a_wall_that_somebody_reaches_is_told_as_a_conflict_and_written_down(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """What the service let through, the database refuses: nothing is lost, and the log names the wall."""
    story = await a_relocation(database)
    await answered(story)
    first = (await story.house.all(select(Alternative).order_by(Alternative.id)))[0]
    async with story.as_("Rita") as work:
        await withdraw_alternative(work, WithdrawAlternative(alternative_id=AlternativeId(first.id)))

    async with refused(database, Conflict, "Somebody else was faster"), story.as_("Marta") as work:
        await work.session.execute(text("UPDATE alternative SET real = true WHERE id = :id"), {"id": first.id})

    assert "mark_of_what_is_offered" in caplog.text
