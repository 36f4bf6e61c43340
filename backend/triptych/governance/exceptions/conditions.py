"""The conditions of an approval, and the evidence that they are met."""

from dataclasses import dataclass

from sqlalchemy import select

from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.governance.exceptions.chain import leaf
from triptych.governance.exceptions.events import authorship_of, must_follow, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.parts import deciders_of
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.opening import required
from triptych.kernel.refusals import Conflict, Denial, Fact, NotAllowed, NotFound, refuse_if
from triptych.model.decision import Condition, ConditionMet, Terms
from triptych.model.exception import ExceptionRequest
from triptych.model.types import ConditionId

SET_IT = Denial(
    "separation_of_duties",
    "Whoever set a condition does not say that it is met.",
    (Fact("Part in this request", "took part", stands_in_the_way=True),),
)


@dataclass(frozen=True, kw_only=True)
class MeetCondition:
    """Evidence that a condition of an approval was met."""

    condition_id: ConditionId
    evidence: str


async def meet_condition(work: Work, ask: MeetCondition) -> ExceptionRequest:
    """The requester or the provider shows that a condition is met; an overdue one covers again from then.

    Whoever set the condition, by deciding or signing, is not the one who says that it is met (AU3).
    """
    condition = await work.session.get(Condition, ask.condition_id)
    if condition is None:
        raise NotFound("There is no such condition.")
    terms = await work.session.get_one(Terms, condition.terms_id)
    request = await readable_request(work, terms.request_id)
    permit = work.must(Action.CONDITION_MEET, Scope(tuple(request.scope_ids)))
    refuse_if(required(evidence=ask.evidence))
    must_follow(request, EventKind.CONDITION_MET)
    last = await leaf(work, request)
    if last is None or last.terms_id != terms.id:
        raise Conflict("This condition is not one of the approval in force.")
    if {work.actor.person_id, permit.on_behalf_of_id} & (await deciders_of(work, [last.id]))[last.id].keys():
        raise NotAllowed(SET_IT)
    met = select(ConditionMet.id).where(ConditionMet.condition_id == condition.id)
    if await work.session.scalar(met) is not None:
        raise Conflict("This condition was met before.")
    author = await authorship_of(work, request)
    work.session.add(
        ConditionMet(condition_id=condition.id, authorship_id=author.id, evidence=ask.evidence, at=work.now)
    )
    detail = {"conditionId": str(condition.id)}
    await tell(work, request, EventKind.CONDITION_MET, permit, text=ask.evidence, detail=detail)
    return request
