"""Something of every kind that the graph shows: what may be seen of it by whom is asked in several tests."""

from sqlalchemy import select

from asking import an_outsider
from building import NOON
from relocation import Relocation, a_relocation, an_approval, evidence, submitted
from triptych.governance.exceptions.alternatives import SignAlternative, sign_alternative
from triptych.governance.exceptions.deciding import approve_request
from triptych.governance.exceptions.refusing import DeclineRequest, decline_request
from triptych.governance.gates.gates import DecideGate, decide_gate
from triptych.governance.gates.readiness import of_gates
from triptych.model.database import Database
from triptych.model.exception import Alternative, ExceptionRequest
from triptych.model.gate import GateOutcome
from triptych.model.types import AlternativeId, GateId, RequestId


async def a_full_story(database: Database) -> Relocation:
    """Something of every kind: a refusal that was overruled, an approval with a condition, a gate that was held."""
    story = await a_relocation(database)
    await an_outsider(story)
    await evidence(story, signed=False)
    story.ids["request"] = (await an_overruled_refusal(story)).id
    async with story.as_("Paula") as work:
        gate = GateId(story.ids["gate"])
        seen = (await of_gates(work, [gate]))[gate].stamp
        await decide_gate(work, DecideGate(gate_id=gate, seen=seen, outcome=GateOutcome.HOLD, reason="Not yet."))
    return story


async def an_overruled_refusal(story: Relocation, **changes: object) -> ExceptionRequest:
    """Rita declines in full grammar with Remo as helper, and Olivia approves with a condition."""
    request = await submitted(story, **changes)
    async with story.database.sessions() as session:
        option = await session.scalar(select(Alternative.id).where(Alternative.request_id == request.id).limit(1))
    async with story.as_("Marta") as work:
        request = await sign_alternative(work, SignAlternative(alternative_id=AlternativeId(option)))
    async with story.as_("Rita") as work:
        request = await decline_request(
            work,
            DeclineRequest(
                request_id=RequestId(request.id),
                seen=request.version,
                reason="The core is full.",
                helper_id=story.person("Remo"),
                next_date=NOON.date().replace(day=12),
            ),
        )
    async with story.as_("Olivia") as work:
        return await approve_request(work, an_approval(request))
