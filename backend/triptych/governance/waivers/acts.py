"""What somebody may do with a class waiver now, and why not the rest; and who could grant it (AU5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from triptych.access.authority.who_can import CannotSign, CanSign, who_can
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.work import Work
from triptych.governance.exceptions.acts import Possible
from triptych.governance.exceptions.candidates import candidates
from triptych.governance.exceptions.who_decides import Lender, lenders_of
from triptych.governance.waivers.answering import REVOCABLE
from triptych.governance.waivers.finding import Matter, authority_needed, matter_of, parts_of_waiver, permit_to_answer
from triptych.governance.waivers.proposing import NOT_PROPOSER
from triptych.kernel.refusals import Denial, Invalid
from triptych.kernel.waiver_words import WaiverState


async def acts_with(work: Work, waivers: Sequence[UUID]) -> dict[UUID, list[Possible]]:
    """The acts of the actor on each waiver."""
    return {key: await _acts(work, await matter_of(work, key)) for key in waivers}


async def _acts(work: Work, matter: Matter) -> list[Possible]:
    try:
        answer: Permit | Denial = await permit_to_answer(work, matter)
    except Invalid as refusal:  # nobody can answer until the rate is entered, and the reason says which
        answer = Denial("missing_rate", refusal.message)
    proposed = _unless(matter, WaiverState.PROPOSED)
    may_answer = answer if isinstance(answer, Denial) else None
    may_propose = work.may(Action.WAIVER_PROPOSE, matter.scope)
    mine = None if matter.waiver.proposed_by_id == work.actor.person_id else NOT_PROPOSER
    may_revoke = work.may(Action.WAIVER_REVOKE, matter.scope, office=matter.office)
    return [
        Possible("grantWaiver", proposed or matter.blocked or may_answer),
        Possible("turnDownWaiver", proposed or may_answer),
        Possible("withdrawWaiver", proposed or mine or _denied(may_propose)),
        Possible("revokeWaiver", _unless(matter, *REVOCABLE) or _denied(may_revoke)),
    ]


def _denied(answer: Permit | Denial) -> Denial | None:
    return answer if isinstance(answer, Denial) else None


def _unless(matter: Matter, *states: WaiverState) -> Denial | None:
    return None if matter.state in states else Denial("waiver_wrong_moment", "Not as this waiver stands.")


@dataclass(frozen=True)
class Granters:
    """Who can grant a class waiver now, why the others cannot, and whose authority is lent to them."""

    able: tuple[CanSign, ...]
    unable: tuple[CannotSign, ...]
    lenders: Mapping[UUID, Lender]
    blocked: Denial | None


async def who_can_grant(work: Work, waiver_id: UUID) -> Granters:
    """Everybody whose roles speak of granting this waiver, sorted into who can now and who cannot. Reads only."""
    matter = await matter_of(work, waiver_id)
    found = who_can(
        work.gatekeeper,
        (await authority_needed(work, matter),),
        await candidates(work),
        await parts_of_waiver(work, matter),
        work.now,
        time_zone=work.organisation.time_zone,
    )
    return Granters(found.able, found.unable, await lenders_of(work, found), matter.blocked)
