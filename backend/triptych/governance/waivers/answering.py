"""Granting a class waiver or turning it down, and revoking one that was granted."""

from dataclasses import dataclass

from triptych.access import checks
from triptych.access.authority.kept import hold_authority
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.work import Work
from triptych.governance.waivers.finding import Matter, matter_of, permit_to_answer
from triptych.kernel.refusals import Conflict, Denial, NotAllowed, refuse_if
from triptych.kernel.waiver_words import WaiverEventKind, WaiverState
from triptych.model.occurrence import have_told
from triptych.model.types import WaiverId
from triptych.model.waiver import ClassWaiver, ClassWaiverEvent

REVOCABLE = (WaiverState.SCHEDULED, WaiverState.IN_FORCE, WaiverState.OUTDATED)
_STANDS = {
    WaiverState.PROPOSED: "it is proposed, and nobody has answered it",
    WaiverState.TURNED_DOWN: "it was turned down",
    WaiverState.WITHDRAWN: "its proposal was taken back",
    WaiverState.LAPSED: "nobody answered it in time, or the rule was reworded meanwhile",
    WaiverState.SCHEDULED: "it was granted and has not begun",
    WaiverState.IN_FORCE: "it is in force",
    WaiverState.OUTDATED: "the rule was reworded, and that ended it",
    WaiverState.EXPIRED: "it has expired",
    WaiverState.REVOKED: "it was revoked",
}


@dataclass(frozen=True, kw_only=True)
class GrantWaiver:
    """Why the class is excepted; what is granted is what was proposed."""

    waiver_id: WaiverId
    reason: str


@dataclass(frozen=True, kw_only=True)
class TurnDownWaiver:
    """Why the class is not excepted."""

    waiver_id: WaiverId
    reason: str


@dataclass(frozen=True, kw_only=True)
class RevokeWaiver:
    """Why the waiver ends now."""

    waiver_id: WaiverId
    reason: str


async def grant_waiver(work: Work, ask: GrantWaiver) -> ClassWaiver:
    """Let a class waiver cover, as it was proposed: by who may waive that rule there, never by who proposed it."""
    matter = await matter_of(work, ask.waiver_id)
    if matter.blocked is not None:
        raise NotAllowed(matter.blocked)
    permit = await _permit(work, matter)
    await add_event(work, matter, WaiverEventKind.GRANTED, ask.reason, permit)
    work.record(permit, "waiver:granted", matter.waiver, rule=matter.rule.ref, reason=ask.reason)
    return matter.waiver


async def turn_down_waiver(work: Work, ask: TurnDownWaiver) -> ClassWaiver:
    """Say no to a proposed class waiver, with a reason: by whoever could grant it."""
    matter = await matter_of(work, ask.waiver_id)
    permit = await _permit(work, matter)
    await add_event(work, matter, WaiverEventKind.TURNED_DOWN, ask.reason, permit)
    work.record(permit, "waiver:turned_down", matter.waiver, rule=matter.rule.ref, reason=ask.reason)
    return matter.waiver


async def revoke_waiver(work: Work, ask: RevokeWaiver) -> ClassWaiver:
    """End a granted class waiver at this instant; from now on the rule holds there as before."""
    await hold_authority(work)
    matter = await matter_of(work, ask.waiver_id)
    permit = work.must(Action.WAIVER_REVOKE, matter.scope, office=matter.office)
    must_stand(matter, *REVOCABLE)
    await add_event(work, matter, WaiverEventKind.REVOKED, ask.reason, permit)
    work.record(permit, "waiver:revoked", matter.waiver, rule=matter.rule.ref, reason=ask.reason)
    return matter.waiver


async def _permit(work: Work, matter: Matter) -> Permit:
    """The actor's permit to answer a proposal; raises `NotAllowed`, and `Conflict` where it is answered already.

    What the actor holds is kept from here to the end: neither role nor loan nor the rules of authority end in between.
    """
    await hold_authority(work)
    permit = await permit_to_answer(work, matter)
    if isinstance(permit, Denial):
        raise NotAllowed(permit)
    must_stand(matter, WaiverState.PROPOSED)
    return permit


def must_stand(matter: Matter, *states: WaiverState) -> None:
    """Raise `Conflict`, saying what stands now, where the act does not fit."""
    if matter.state not in states:
        raise Conflict(untimely(matter))


def untimely(matter: Matter) -> str:
    """What stands now, where an act does not fit."""
    return f"{matter.waiver.ref}: {_STANDS[matter.state]}. Nothing was stored."


async def add_event(work: Work, matter: Matter, kind: WaiverEventKind, reason: str, permit: Permit) -> None:
    """Say it to the waiver; what it comes to follows by itself."""
    refuse_if(checks.text("reason", reason, checks.TEXT))
    said = ClassWaiverEvent(
        waiver_id=matter.waiver.id,
        kind=kind,
        reason=reason,
        person_id=work.actor.person_id,
        on_behalf_of_id=permit.on_behalf_of_id,
        policy_version=permit.policy_version,
        policy_line=permit.line,
        at=work.now,
    )
    work.session.add(said)
    await work.session.flush()
    await have_told(work.session, said.id)
