"""A gap gets an owner and a date, partners and an end; whoever met it is told, and no burn counts twice (EX9)."""

from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select

from building import NOON, TODAY
from relocation import ANOTHER_NEED, SOON, Relocation, a_relocation, confirmed
from triptych.governance.exceptions.answers import NameGap, name_gap
from triptych.governance.exceptions.backlog import RankedGap, backlog
from triptych.governance.exceptions.gaps import (
    DeliverGap,
    InvitePartner,
    MergeGap,
    PlanGap,
    ReplyToInvitation,
    deliver_gap,
    invite_partner,
    merge_gap,
    plan_gap,
    reply_to_invitation,
)
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.model.database import Database
from triptych.model.exception import ExceptionRequest, RequestEvent
from triptych.model.gap import CapabilityGap, GapEvent, GapInvitation, GapPart, GapReply
from triptych.model.types import GapId, GapInvitationId, ProjectId, RequestId, ServiceId
from unchanged import refused


async def met(story: Relocation, statement: str = "No network lab.", **changes: object) -> ExceptionRequest:
    """A request that Rita answered with "we cannot"."""
    request = await confirmed(story, **changes)
    async with story.as_("Rita") as work:
        return await name_gap(work, NameGap(request_id=RequestId(request.id), harm="None.", statement=statement))


async def gaps(story: Relocation) -> list[CapabilityGap]:
    """Every gap, as it was named."""
    return await story.house.all(select(CapabilityGap).order_by(CapabilityGap.ref))


async def ranked(story: Relocation, name: str = "Sam") -> list[RankedGap]:
    async with story.as_(name) as work:
        return await backlog(work)


def a_plan(story: Relocation, gap: CapabilityGap, **changes: object) -> PlanGap:
    facts: dict[str, object] = {"gap_id": GapId(gap.id), "owner_id": story.person("Otto"), "target_on": SOON}
    return PlanGap(**(facts | changes))


async def test_a_gap_is_planned_delivered_and_told_of(database: Database) -> None:
    story = await a_relocation(database)
    request = await met(story)
    (gap,) = await gaps(story)
    project, service = ProjectId(story.ids["project"]), ServiceId(story.ids["service"])

    async with story.as_("Sam") as work:
        planned = await plan_gap(work, a_plan(story, gap, project_id=project))
    assert (planned.owner_id, planned.target_on, planned.project_id) == (story.person("Otto"), SOON, project)
    async with story.as_("Sam") as work:
        ask = DeliverGap(gap_id=GapId(gap.id), evidence="The lab runs.", service_id=service)
        done = await deliver_gap(work, ask)

    assert (done.delivered_at, done.delivered_service_id) == (NOON, service)
    told = await story.house.all(
        select(RequestEvent.text).where(RequestEvent.request_id == request.id, RequestEvent.kind == "gap_delivered")
    )
    assert told == ["The lab runs."]
    kinds = await story.house.all(select(GapEvent.kind).order_by(GapEvent.id))
    assert kinds == ["planned", "delivered"]
    async with refused(database, Conflict, "closed"), story.as_("Sam") as work:
        await plan_gap(work, a_plan(story, gap))


async def test_a_plan_and_a_delivery_say_what_they_need(database: Database) -> None:
    story = await a_relocation(database)
    await met(story)
    (gap,) = await gaps(story)
    key = GapId(gap.id)
    yesterday = a_plan(story, gap, target_on=TODAY - timedelta(days=1))

    async with refused(database, Invalid), story.as_("Sam") as work:
        await plan_gap(work, yesterday)
    async with refused(database, Invalid), story.as_("Sam") as work:
        await deliver_gap(work, DeliverGap(gap_id=key, evidence="It runs."))
    async with refused(database, Invalid), story.as_("Sam") as work:
        await deliver_gap(work, DeliverGap(gap_id=key, evidence=" ", project_id=ProjectId(story.ids["project"])))
    for name in ("Rita", "Marta", "Paula", "Uma"):
        async with refused(database, NotAllowed), story.as_(name) as work:
            await plan_gap(work, a_plan(story, gap))


async def test_two_names_of_one_gap_are_joined_and_count_together(database: Database) -> None:
    story = await a_relocation(database)
    await met(story)
    await met(story, "No lab with a network.", **ANOTHER_NEED)
    one, other = await gaps(story)

    async with refused(database, Invalid), story.as_("Sam") as work:
        await merge_gap(work, MergeGap(gap_id=GapId(one.id), into_id=GapId(one.id), reason="The same."))
    async with story.as_("Sam") as work:
        await merge_gap(work, MergeGap(gap_id=GapId(one.id), into_id=GapId(other.id), reason="The same lab."))
    async with refused(database, Conflict, "joined"), story.as_("Sam") as work:
        await plan_gap(work, a_plan(story, one))

    found = await ranked(story)
    assert [(each.gap_id, each.requests) for each in found] == [(other.id, 2)]


async def test_what_waiting_cost_is_shared_and_no_burn_counts_twice(database: Database) -> None:
    """Two requests claim three quarters each of $2M a week: in 42 hours they burn half a million, a quarter each."""
    story = await a_relocation(database)
    share = {name: Decimal("0.75") for name in ("phi_low", "phi_likely", "phi_high")}
    await met(story, **share)
    await met(story, "No cooling.", **(ANOTHER_NEED | share))
    story.house.clock.now = NOON + timedelta(hours=42)

    found = await ranked(story)

    costs = [each.cost.amount for each in found if each.cost]
    assert costs == [Decimal(250_000), Decimal(250_000)]
    assert [each.unpriced for each in found] == [0, 0]


async def test_the_dearest_comes_first_and_what_one_does_not_see_is_not_counted(database: Database) -> None:
    story = await a_relocation(database)
    await met(story, "Cheap.", phi_low=None, phi_likely=None, phi_high=None, phi_basis=None)
    await met(story, "Dear.", **ANOTHER_NEED)
    story.house.clock.now = NOON + timedelta(hours=10)
    cheap, dear = await gaps(story)

    assert [each.gap_id for each in await ranked(story)] == [dear.id, cheap.id]
    assert [(each.requests, each.unpriced, each.cost) for each in await ranked(story)][1] == (1, 1, None)
    assert [(each.requests, each.cost) for each in await ranked(story, "Ada")] == [(0, None), (0, None)]


async def test_whoever_met_a_gap_is_invited_and_replies_for_themselves(database: Database) -> None:
    story = await a_relocation(database)
    request, other = await met(story), await confirmed(story, **ANOTHER_NEED)
    (gap,) = await gaps(story)

    def an_invitation(of: ExceptionRequest) -> InvitePartner:
        return InvitePartner(gap_id=GapId(gap.id), request_id=RequestId(of.id), part=GapPart.DESIGN_PARTNER)

    async with story.as_("Sam") as work:
        await invite_partner(work, an_invitation(request))
    async with refused(database, Conflict, "before"), story.as_("Sam") as work:
        await invite_partner(work, an_invitation(request))
    async with refused(database, NotFound), story.as_("Sam") as work:
        await invite_partner(work, an_invitation(other))
    async with refused(database, NotAllowed), story.as_("Marta") as work:
        await invite_partner(work, an_invitation(request))

    (invitation,) = await story.house.all(select(GapInvitation.id))
    reply = ReplyToInvitation(invitation_id=GapInvitationId(invitation), accepted=True, note="Gladly.")
    for name in ("Dan", "Sam", "Rita"):
        async with refused(database, NotAllowed), story.as_(name) as work:
            await reply_to_invitation(work, reply)
    async with story.as_("Marta") as work:
        await reply_to_invitation(work, reply)
    async with refused(database, Conflict, "before"), story.as_("Marta") as work:
        await reply_to_invitation(work, reply)
    assert await story.house.all(select(GapReply.accepted)) == [True]
