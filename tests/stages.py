"""A request at every point of its life, told through use cases."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy import select

from building import TODAY
from relocation import Relocation, an_approval, answered, confirmed, dollars, opened, submitted
from triptych.governance.exceptions import (
    appealing,
    deciding,
    directing,
    emergency,
    extending,
    helping,
    needs,
    overriding,
    refusing,
    reopening,
    requests,
)
from triptych.governance.exceptions.clock import ClockFacts, clocks
from triptych.governance.exceptions.queue import waiting_for
from triptych.governance.exceptions.rules.events import State
from triptych.governance.exceptions.terms import undecided_terms
from triptych.model.exception import Answer, ExceptionRequest
from triptych.model.types import AnswerId, RequestId, TermsId


async def put_forward(
    story: Relocation, *, request: ExceptionRequest | None = None, later: bool = False
) -> ExceptionRequest:
    """Rita's no, or later, which waits for Remo: to this request, or to one of its own."""
    request = request or await submitted(story)
    facts = {
        "request_id": RequestId(request.id),
        "seen": request.version,
        "reason": "The core is full.",
        "helper_id": story.person("Remo"),
        "next_date": TODAY + timedelta(days=10),
    }
    async with story.as_("Rita") as work:
        if later:
            ask = refusing.DeferRequest(**facts, trigger="Capacity is free", interim_relief="Ten desks")
            return await refusing.defer_request(work, ask)
        return await refusing.decline_request(work, refusing.DeclineRequest(**facts))


async def refused_by_rita(
    story: Relocation, *, request: ExceptionRequest | None = None, later: bool = False
) -> ExceptionRequest:
    """The same in effect."""
    await put_forward(story, request=request, later=later)
    (answer,) = await story.house.all(select(Answer.id))
    async with story.as_("Remo") as work:
        return await helping.reply_as_helper(work, helping.ReplyAsHelper(answer_id=AnswerId(answer), accepted=True))


async def approved(story: Relocation, by: str = "Olivia", **changes: object) -> ExceptionRequest:
    """A yes."""
    request = await submitted(story)
    async with story.as_(by) as work:
        return await deciding.approve_request(work, an_approval(request, **changes))


async def signed_by_both(story: Relocation) -> ExceptionRequest:
    """A yes of Bela and Sam."""
    half = await approved(story, by="Bela")
    async with story.as_("Sam") as work:
        terms = (await undecided_terms(work, [half.id]))[half.id][0].terms_id
        return await deciding.sign_terms(work, deciding.SignTerms(terms_id=TermsId(terms), seen=half.version))


async def revoked(story: Relocation) -> ExceptionRequest:
    """Olivia takes the yes of Bela and Sam back."""
    done = await signed_by_both(story)
    async with story.as_("Olivia") as work:
        ask = overriding.RevokeApproval(request_id=RequestId(done.id), seen=done.version, reason="Not needed.")
        return await overriding.revoke_approval(work, ask)


async def reopened(story: Relocation, request: ExceptionRequest) -> ExceptionRequest:
    """Marta has new facts."""
    async with story.as_("Marta") as work:
        ask = reopening.ReopenRequest(
            request_id=RequestId(request.id), seen=request.version, reason="A new tenant.", trigger_occurred=True
        )
        return await reopening.reopen_request(work, ask)


async def appealed(story: Relocation, request: ExceptionRequest) -> ExceptionRequest:
    """Marta asks somebody above to look again."""
    async with story.as_("Marta") as work:
        ask = appealing.AppealDecision(
            request_id=RequestId(request.id), seen=request.version, grounds="The core has room since Monday."
        )
        return await appealing.appeal_decision(work, ask)


async def upheld(story: Relocation, request: ExceptionRequest) -> ExceptionRequest:
    """Olivia confirms what was decided."""
    async with story.as_("Olivia") as work:
        ask = appealing.UpholdDecision(
            request_id=RequestId(request.id),
            seen=request.version,
            reason="The room is reserved.",
            next_date=work.today + timedelta(days=5),
        )
        return await appealing.uphold_decision(work, ask)


async def extended(
    story: Relocation, request: ExceptionRequest, by: str = "Olivia", **changes: object
) -> ExceptionRequest:
    """A month more."""
    ends = (request.holds_until or story.house.clock.now) + timedelta(days=30)
    facts = {"request_id": RequestId(request.id), "seen": request.version, "reason": "Longer.", "valid_until": ends}
    async with story.as_(by) as work:
        return await extending.extend_approval(work, extending.ExtendApproval(**(facts | changes)))


async def urgent(story: Relocation, by: str = "Bela", hours: int = 48, **changes: object) -> ExceptionRequest:
    """It cannot wait."""
    request = await submitted(story, **changes)
    async with story.as_(by) as work:
        ask = emergency.GiveEmergencyGo(
            request_id=RequestId(request.id),
            seen=request.version,
            reason="The building is closed from tonight.",
            unwind_plan="The carrier takes the racks back.",
            hours=hours,
        )
        return await emergency.give_emergency_go(work, ask)


async def reviewed(story: Relocation, request: ExceptionRequest, by: str = "Olivia") -> ExceptionRequest:
    """Another looked at it."""
    async with story.as_(by) as work:
        ask = emergency.ReviewEmergency(request_id=RequestId(request.id), seen=request.version, note="It holds.")
        return await emergency.review_emergency(work, ask)


async def directed(story: Relocation, says: directing.Directed = directing.Directed.DECLINE) -> ExceptionRequest:
    """Olivia tells Rita to say no, or Bela to say yes."""
    request = await submitted(story)
    told = "Bela" if says is directing.Directed.APPROVE else "Rita"
    async with story.as_("Olivia") as work:
        ask = directing.DirectDecision(
            request_id=RequestId(request.id),
            seen=request.version,
            directed_id=story.person(told),
            says=says,
            reason="The house is full; I answer for it.",
        )
        return await directing.direct_decision(work, ask)


async def restated(story: Relocation) -> ExceptionRequest:
    """Rita's wording waits for Marta."""
    request = await opened(story)
    async with story.as_("Rita") as work:
        return await needs.restate_need(work, needs.RestateNeed(request_id=RequestId(request.id), text="Desks."))


async def lapsed(story: Relocation) -> ExceptionRequest:
    """The day of the deferral is over."""
    request = await refused_by_rita(story, later=True)
    story.house.clock.now += timedelta(days=11)
    return request


async def being_overridden(story: Relocation) -> ExceptionRequest:
    """Bela, above Rita, wrote terms over her no; they lack the waiver."""
    request = await refused_by_rita(story)
    async with story.as_("Bela") as work:
        return await deciding.approve_request(work, an_approval(request))


async def closed(story: Relocation) -> ExceptionRequest:
    """Marta has what she needed; the approval goes on."""
    done = await signed_by_both(story)
    async with story.as_("Marta") as work:
        return await reopening.close_request(
            work, reopening.CloseRequest(request_id=RequestId(done.id), reason="We moved.")
        )


async def withdrawn(story: Relocation) -> ExceptionRequest:
    """Marta takes it back."""
    request = await submitted(story)
    async with story.as_("Marta") as work:
        return await requests.withdraw_request(
            work, requests.WithdrawRequest(request_id=RequestId(request.id), reason="Gone.")
        )


Stage = Callable[[Relocation], Awaitable[ExceptionRequest]]
STAGES: dict[str, tuple[State, Stage]] = {
    "opened": (State.OPENED, opened),
    "share not stated": (
        State.OPENED,
        lambda s: opened(s, phi_low=None, phi_likely=None, phi_high=None, phi_basis=None),
    ),
    "restated": (State.RESTATED, restated),
    "confirmed": (State.CONFIRMED, confirmed),
    "answering": (State.ANSWERING, answered),
    "deciding": (State.DECIDING, submitted),
    "no money asked": (State.DECIDING, lambda s: submitted(s, amount=dollars(0))),
    "half signed": (State.DECIDING, lambda s: approved(s, by="Bela")),
    "decline proposed": (State.DECLINE_PROPOSED, put_forward),
    "deferral proposed": (State.DEFERRAL_PROPOSED, lambda s: put_forward(s, later=True)),
    "approved": (State.APPROVED, lambda s: approved(s, conditions=())),
    "approved by two": (State.APPROVED_WITH_CONDITIONS, signed_by_both),
    "declined": (State.DECLINED, refused_by_rita),
    "being overridden": (State.DECLINED, being_overridden),
    "deferred": (State.DEFERRED, lambda s: refused_by_rita(s, later=True)),
    "lapsed": (State.DEFERRED, lapsed),
    "revoked": (State.REVOKED, revoked),
    "withdrawn": (State.WITHDRAWN, withdrawn),
    "closed": (State.CLOSED, closed),
}


async def after(story: Relocation, stage: Stage) -> ExceptionRequest:
    """Taken up again after such a decision."""
    return await reopened(story, await stage(story))


STAGES |= {
    "declined, reopened": (State.REOPENED, lambda s: after(s, refused_by_rita)),
    "deferred, reopened": (State.REOPENED, lambda s: after(s, lapsed)),
    "revoked, reopened": (State.REOPENED, lambda s: after(s, revoked)),
}


async def under_appeal(story: Relocation, stage: Stage) -> ExceptionRequest:
    """Appealed after such a decision."""
    return await appealed(story, await stage(story))


STAGES |= {
    "declined, appealed": (State.APPEALED, lambda s: under_appeal(s, refused_by_rita)),
    "deferred, appealed": (State.APPEALED, lambda s: under_appeal(s, lapsed)),
    "revoked, appealed": (State.APPEALED, lambda s: under_appeal(s, revoked)),
}


async def expired(story: Relocation) -> ExceptionRequest:
    """The approval is past its end."""
    request = await approved(story, conditions=())
    story.house.clock.now += timedelta(days=61)
    return request


async def longer(story: Relocation, stage: Stage, by: str = "Olivia") -> ExceptionRequest:
    """Extended after such an approval."""
    return await extended(story, await stage(story), by)


STAGES |= {
    "extended": (State.APPROVED_WITH_CONDITIONS, lambda s: longer(s, signed_by_both)),
    "extension half signed": (State.APPROVED_WITH_CONDITIONS, lambda s: longer(s, signed_by_both, by="Bela")),
    "expired": (State.APPROVED, expired),
    "expired, reopened": (State.REOPENED, lambda s: after(s, expired)),
}


async def yes_as_told(story: Relocation) -> ExceptionRequest:
    """Bela and Sam approve as Olivia told Bela."""
    request = await directed(story, directing.Directed.APPROVE)
    async with story.as_("Sam") as work:
        half = await deciding.approve_request(work, an_approval(request))
    async with story.as_("Bela") as work:
        terms = (await undecided_terms(work, [half.id]))[half.id][0].terms_id
        return await deciding.sign_terms(work, deciding.SignTerms(terms_id=TermsId(terms), seen=half.version))


async def looked_at(story: Relocation) -> ExceptionRequest:
    """An emergency go, reviewed."""
    return await reviewed(story, await urgent(story))


async def over(story: Relocation) -> ExceptionRequest:
    """An emergency go that nobody reviewed."""
    request = await urgent(story)
    story.house.clock.now += timedelta(hours=25)
    return request


STAGES |= {
    "emergency go": (State.EMERGENCY_GO, urgent),
    "emergency go, reviewed": (State.EMERGENCY_GO, looked_at),
    "emergency go, over": (State.EMERGENCY_GO, over),
    "directed": (State.DECIDING, directed),
    "approved as told": (State.APPROVED_WITH_CONDITIONS, yes_as_told),
}


async def confirmed_above(story: Relocation, stage: Stage) -> ExceptionRequest:
    """Upheld after such a decision and its appeal."""
    return await upheld(story, await under_appeal(story, stage))


STAGES |= {
    "decline upheld": (State.DECLINED, lambda s: confirmed_above(s, refused_by_rita)),
    "deferral upheld": (State.DEFERRED, lambda s: confirmed_above(s, lapsed)),
}


async def clock(story: Relocation, request: ExceptionRequest) -> ClockFacts:
    """What its clock shows now."""
    async with story.as_("Marta") as work:
        return (await clocks(work, [request.id]))[request.id]


async def waits_for(story: Relocation, name: str, request: ExceptionRequest) -> list[str]:
    """The act that somebody is asked for on it."""
    async with story.as_(name) as work:
        return [each.act for each in await waiting_for(work) if each.request_id == request.id]
