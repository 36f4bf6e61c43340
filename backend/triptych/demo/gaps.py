"""The oldest gap of the demo has a plan, and whoever met it is invited to shape what closes it."""

from datetime import timedelta

from sqlalchemy import select

from triptych.access.work import Work
from triptych.demo.stage import Scene, Stage
from triptych.governance.exceptions.gaps import InvitePartner, PlanGap, invite_partner, plan_gap
from triptych.kernel.refusals import Conflict
from triptych.model.exception import Citation
from triptych.model.gap import CapabilityGap, GapPart
from triptych.model.types import GapId, RequestId


def plans(stage: Stage) -> list[Scene]:
    """Yesterday the lead of the service management office planned the gap that was named first."""

    async def plan(work: Work) -> None:
        found = select(CapabilityGap.id, Citation.request_id).join(Citation, Citation.gap_id == CapabilityGap.id)
        first = (await work.session.execute(found.order_by(CapabilityGap.named_at, CapabilityGap.id).limit(1))).first()
        if first is None:
            raise Conflict("The demo names no gap.")
        gap, request = GapId(first[0]), RequestId(first[1])
        ends = work.today + timedelta(days=60)
        note = "A pilot with the program that asked first."
        await plan_gap(work, PlanGap(gap_id=gap, owner_id=stage.person("Lucía"), target_on=ends, note=note))
        words = "You know best what has to work on the first day."
        await invite_partner(
            work, InvitePartner(gap_id=gap, request_id=request, part=GapPart.DESIGN_PARTNER, note=words)
        )

    return [Scene(stage.before(1, 9), "Samir", plan)]
