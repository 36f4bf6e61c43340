"""How a request of the demo ends: approved by every authority, declined or deferred in full grammar, superseded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import select

from triptych.access.work import Work
from triptych.demo.precedents import answer_precedents
from triptych.demo.requests import Course
from triptych.demo.stage import Scene
from triptych.demo.standards import LEAD_OF, STANDARDS
from triptych.governance.exceptions.appealing import (
    AppealDecision,
    UpholdDecision,
    appeal_decision,
    uphold_decision,
)
from triptych.governance.exceptions.conditions import MeetCondition, meet_condition
from triptych.governance.exceptions.deciding import (
    ApproveRequest,
    DatedCondition,
    SignTerms,
    approve_request,
    sign_terms,
)
from triptych.governance.exceptions.directing import DirectDecision, Directed, direct_decision
from triptych.governance.exceptions.dissenting import EnterDissent, enter_dissent
from triptych.governance.exceptions.emergency import (
    GiveEmergencyGo,
    ReviewEmergency,
    give_emergency_go,
    review_emergency,
)
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.helping import ReplyAsHelper, reply_as_helper
from triptych.governance.exceptions.overriding import RevokeApproval, revoke_approval
from triptych.governance.exceptions.refusing import DeclineRequest, DeferRequest, decline_request, defer_request
from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.rules.similarity import Comes
from triptych.model.decision import Condition, Terms
from triptych.model.exception import Answer
from triptych.model.types import AnswerId, ConditionId, TermsId

APPROVERS = ("Aaron", "Bela", "Hana", "Olivia")  # the smallest limit that suffices decides
REASON = "Waiting has cost more than the ask; the harm is contained by what was agreed."


@dataclass(frozen=True)
class Yes:
    """An approval: for how many days, with its condition due after how many, why, and which option it takes."""

    days: int = 120
    due: int | None = None
    reason: str = REASON
    option: int | None = None


@dataclass(frozen=True)
class Later:
    """A deferral: what triggers the answer, what eases the need until then, and in how many days it comes."""

    trigger: str
    relief: str
    days: int = 21


def approve(course: Course, yes: Yes, *, day: int) -> Iterator[Scene]:
    """Whoever holds the money writes the terms, and the office whose standard it is signs them too."""
    yield course.on(day, 10, APPROVERS, partial(_approve, course, yes))
    if not course.topic.gap:
        yield course.on(day, 14, (_lead(course), "Olivia"), partial(_sign, course))


def waive(course: Course, yes: Yes, *, day: int) -> Iterator[Scene]:
    """Where no money is asked, the office whose standard it is decides; the money signs where asks add up to some."""
    yield course.on(day, 14, _lead(course), partial(_approve, course, yes))
    yield course.on(day, 15, APPROVERS, partial(_sign, course))


def decline(course: Course, helper: str, *, day: int, reason: str, next_days: int = 14) -> Scene:
    """A "no" in full grammar; until the helper accepts it is only proposed."""
    return course.on(day, 10, course.representative, partial(_decline, course, helper, reason, next_days))


def defer(course: Course, owner: str, later: Later, *, day: int) -> Scene:
    """A dated "later" with an owner, a trigger and interim relief."""
    return course.on(day, 10, course.representative, partial(_defer, course, owner, later))


def accept(course: Course, helper: str, *, day: int, note: str) -> Scene:
    """The helper accepts, and the refusal takes effect."""
    return course.on(day, 14, helper, partial(_reply, course, note))


def override(course: Course, yes: Yes, *, day: int, who: str = "Olivia") -> Scene:
    """Somebody with more authority supersedes a refusal; the accountability moves to them."""
    return course.on(day, 15, who, partial(_approve, course, yes))


def appeal(course: Course, *, day: int, grounds: str) -> Scene:
    """The requester asks somebody above to look again."""
    return course.on(day, 9, course.requester, partial(_appeal, course, grounds))


def uphold(course: Course, *, day: int, reason: str, who: str = "Olivia") -> Scene:
    """Somebody above confirms what was appealed, and says when the requester hears next."""
    return course.on(day, 15, who, partial(_uphold, course, reason))


def go_ahead(course: Course, *, day: int, reason: str, plan: str, who: str = "Hana") -> Scene:
    """Somebody with the authority lets it go ahead at once, for three days at most."""
    return course.on(day, 13, who, partial(_go_ahead, course, reason, plan))


def look(course: Course, *, day: int, note: str, who: str = "Olivia") -> Scene:
    """Another person reviews it within its day."""
    return course.on(day, 17, who, partial(_look, course, note))


def tell(course: Course, told: str, *, day: int, reason: str, who: str = "Olivia") -> Scene:
    """A superior tells somebody by name to say no, and answers for it."""
    return course.on(day, 9, who, partial(_tell, course, told, reason))


def dissent(course: Course, who: str, *, day: int, hour: int, reason: str) -> Scene:
    """Somebody who took part says what they have against it."""
    return course.on(day, hour, who, partial(_dissent, course, reason))


def revoke(course: Course, *, day: int, reason: str, who: str = "Olivia") -> Scene:
    """Somebody with more authority takes an approval back."""
    return course.on(day, 16, who, partial(_revoke, course, reason))


def meet(course: Course, *, day: int, evidence: str) -> Scene:
    """The requester shows that the condition is met."""
    return course.on(day, 11, course.requester, partial(_meet, course, evidence))


def _lead(course: Course) -> str:
    """Who leads the office whose standard stands in the way."""
    return LEAD_OF[next(standard.office for standard in STANDARDS if standard.key == course.topic.against)]


async def _approve(course: Course, yes: Yes, work: Work) -> None:
    await answer_precedents(course, work, Comes.YES)
    conditions: tuple[DatedCondition, ...] = ()
    if yes.due is not None:
        due_on = work.today + timedelta(days=yes.due)
        conditions = (DatedCondition(statement="Report weekly to the owner of the standard", due_on=due_on),)
    ask = ApproveRequest(
        request_id=course.id,
        seen=await course.seen(work),
        reason=yes.reason,
        valid_until=work.now + timedelta(days=yes.days),
        conditions=conditions,
        alternative_id=None if yes.option is None else (await course.alternatives(work))[yes.option],
    )
    await approve_request(work, ask)


async def _sign(course: Course, work: Work) -> None:
    request = await readable_request(work, course.id)
    if request.state != State.DECIDING:
        return  # the terms needed nobody else
    await answer_precedents(course, work, Comes.YES)
    terms = await _newest(work, Terms, course)
    await sign_terms(work, SignTerms(terms_id=TermsId(terms), seen=request.version))


async def _decline(course: Course, helper: str, reason: str, next_days: int, work: Work) -> None:
    await answer_precedents(course, work, Comes.NO)
    ask = DeclineRequest(
        request_id=course.id,
        seen=await course.seen(work),
        reason=reason,
        helper_id=course.stage.person(helper),
        next_date=work.today + timedelta(days=next_days),
    )
    await decline_request(work, ask)


async def _go_ahead(course: Course, reason: str, plan: str, work: Work) -> None:
    seen = await course.seen(work)
    ask = GiveEmergencyGo(request_id=course.id, seen=seen, reason=reason, unwind_plan=plan, hours=72)
    await give_emergency_go(work, ask)


async def _look(course: Course, note: str, work: Work) -> None:
    await review_emergency(work, ReviewEmergency(request_id=course.id, seen=await course.seen(work), note=note))


async def _tell(course: Course, told: str, reason: str, work: Work) -> None:
    ask = DirectDecision(
        request_id=course.id,
        seen=await course.seen(work),
        directed_id=course.stage.person(told),
        says=Directed.DECLINE,
        reason=reason,
    )
    await direct_decision(work, ask)


async def _dissent(course: Course, reason: str, work: Work) -> None:
    await enter_dissent(work, EnterDissent(request_id=course.id, seen=await course.seen(work), reason=reason))


async def _appeal(course: Course, grounds: str, work: Work) -> None:
    ask = AppealDecision(request_id=course.id, seen=await course.seen(work), grounds=grounds)
    await appeal_decision(work, ask)


async def _uphold(course: Course, reason: str, work: Work) -> None:
    await answer_precedents(course, work, Comes.NO)
    later = work.today + timedelta(days=10)
    ask = UpholdDecision(request_id=course.id, seen=await course.seen(work), reason=reason, next_date=later)
    await uphold_decision(work, ask)


async def _defer(course: Course, owner: str, later: Later, work: Work) -> None:
    await answer_precedents(course, work, Comes.LATER)
    ask = DeferRequest(
        request_id=course.id,
        seen=await course.seen(work),
        reason="Not before the trigger; until then the relief stands.",
        helper_id=course.stage.person(owner),
        next_date=work.today + timedelta(days=later.days),
        trigger=later.trigger,
        interim_relief=later.relief,
    )
    await defer_request(work, ask)


async def _reply(course: Course, note: str, work: Work) -> None:
    answer = await _newest(work, Answer, course)
    await reply_as_helper(work, ReplyAsHelper(answer_id=AnswerId(answer), accepted=True, note=note))


async def _revoke(course: Course, reason: str, work: Work) -> None:
    await revoke_approval(work, RevokeApproval(request_id=course.id, seen=await course.seen(work), reason=reason))


async def _meet(course: Course, evidence: str, work: Work) -> None:
    terms = await _newest(work, Terms, course)
    condition = (await work.session.scalars(select(Condition.id).where(Condition.terms_id == terms))).one()
    await meet_condition(work, MeetCondition(condition_id=ConditionId(condition), evidence=evidence))


async def _newest(work: Work, kind: type[Terms] | type[Answer], course: Course) -> UUID:
    newest = select(kind.id).where(kind.request_id == course.id).order_by(kind.at.desc()).limit(1)
    return (await work.session.execute(newest)).scalar_one()
