"""A superior directs a decision by name: somebody else makes it, and the superior is accountable for it (EX13)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select

from triptych.access.authority.standing import standings
from triptych.access.authority.who_can import NeededAuthority
from triptych.access.policy.actions import Action
from triptych.access.policy.duties import TookPart, history_conflicts
from triptych.access.policy.grants import ActorGrants
from triptych.access.work import Work
from triptych.governance.exceptions.authority import authorities, counted_amount
from triptych.governance.exceptions.chain import leaf
from triptych.governance.exceptions.events import authorship_of, must_be_seen, must_follow, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.offices import offices_cited
from triptych.governance.exceptions.overriding import standing_now
from triptych.governance.exceptions.parts import known_parts_in, must_have_no_part_against
from triptych.governance.exceptions.ranking import behind_people, not_outranking
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.opening import required
from triptych.governance.exceptions.scopes import payer_scope, provider_scope
from triptych.kernel.actor import Office
from triptych.kernel.refusals import Denial, Invalid, NotAllowed, Problem, refuse_if
from triptych.model.accounts import Account
from triptych.model.exception import ExceptionRequest
from triptych.model.instruction import Directed as Directed
from triptych.model.instruction import Instruction
from triptych.model.people import Person
from triptych.model.types import PersonId, RequestId


@dataclass(frozen=True, kw_only=True)
class DirectDecision:
    """Whom to tell, what to decide, and why."""

    request_id: RequestId
    seen: int
    directed_id: PersonId
    says: Directed
    reason: str


async def direct_decision(work: Work, ask: DirectDecision) -> ExceptionRequest:
    """Tell somebody by name what to decide. If they do, it is the superior's decision, whoever carried it out.

    The instruction is the superior's own: they hold the authority themselves, took no part, and outrank whom they tell.
    Nobody is made able by it: whoever is told holds what the decision needs of them, and may object.
    """
    request = await readable_request(work, ask.request_id)
    payer = await payer_scope(work, request)
    permit = work.must(Action.EXCEPTION_DIRECT, payer, amount=await counted_amount(work, request))
    await must_have_no_part_against(work, request, Action.EXCEPTION_DIRECT, permit)
    await must_be_seen(work, request, ask.seen)
    must_follow(request, EventKind.DECISION_DIRECTED)
    refuse_if(required(reason=ask.reason))
    if ask.directed_id not in await _able(work, request, ask.says, [ask.directed_id]):
        raise Invalid.at("directedId", "cannot_decide", CANNOT)
    told = await behind_people(work, {ask.directed_id: None}, payer)
    denial = not_outranking(work, work.grants, permit, told)
    if denial is not None:
        raise NotAllowed(_of_telling(denial))
    author = await authorship_of(work, request)
    directed = await authorship_of(work, request, ask.directed_id)
    last = await leaf(work, request)
    instruction = Instruction(
        request_id=request.id,
        authorship_id=author.id,
        directed_id=directed.id,
        says=ask.says,
        reason=ask.reason,
        supersedes_id=last.id if last else None,
        policy_version=permit.policy_version,
        policy_line=permit.line,
        at=work.now,
    )
    work.session.add(instruction)
    await work.session.flush()
    detail = {"instructionId": str(instruction.id), "says": ask.says.value}
    await tell(work, request, EventKind.DECISION_DIRECTED, permit, text=ask.reason, detail=detail)
    return request


def _of_telling(denial: Denial) -> Denial:
    return Denial(denial.code, "A decision is directed by somebody with more authority than who is told.", denial.facts)


async def untellable(
    work: Work, request: ExceptionRequest, says: Directed, people: Collection[UUID]
) -> dict[UUID, Problem]:
    """Why each of these people is not told to decide so; those who can be told are left out.

    Raises `NotAllowed` where the actor directs nothing here.
    """
    payer = await payer_scope(work, request)
    permit = work.must(Action.EXCEPTION_DIRECT, payer, amount=await counted_amount(work, request))
    able = await _able(work, request, says, people)
    behind = await behind_people(work, dict.fromkeys(able), payer)
    against = {person: Problem("directedId", "cannot_decide", CANNOT) for person in people if person not in able}
    for each in behind.deciders:
        denial = not_outranking(work, work.grants, permit, replace(behind, deciders=(each,)))
        if denial is not None:
            against[each.person_id] = Problem("directedId", denial.code, _of_telling(denial).reason)
    return against


async def _able(work: Work, request: ExceptionRequest, says: Directed, people: Collection[UUID]) -> frozenset[UUID]:
    """Who of these people could decide so themselves, the actor left out."""
    there = select(Person.id).join(Account, Account.person_id == Person.id)
    there = there.where(Person.id.in_(people), Person.deactivated_at.is_(None), Person.id != work.actor.person_id)
    held = await standings(work.session, set(await work.session.scalars(there)), work.now)
    wanted = await _wanted(work, request, says)
    took_part = await known_parts_in(work, request)
    return frozenset(person for person in held if _could(work, wanted, took_part, held[person]))


CANNOT = "This person could not decide so: an instruction gives nobody an authority that they do not hold."


async def _wanted(work: Work, request: ExceptionRequest, says: Directed) -> list[NeededAuthority]:
    """The authorities of which somebody holds one, to decide so."""
    if says is Directed.APPROVE:
        need = await authorities(work, request, standing=standing_now(request, await leaf(work, request)))
        return list(need.needed) if need.blocked is None else []
    act = Action.EXCEPTION_DECLINE if says is Directed.DECLINE else Action.EXCEPTION_DEFER
    offices = set((await offices_cited(work, [request.id]))[request.id].values()) or set(Office)
    scope = await provider_scope(work, request)
    return [NeededAuthority(says, act, scope, office=office) for office in sorted(offices)]


def _could(work: Work, wanted: Sequence[NeededAuthority], took_part: frozenset[TookPart], held: ActorGrants) -> bool:
    """Whether somebody else could decide so, as far as the actor may know; who is told is held to all when they do."""
    return any(
        not isinstance(
            work.gatekeeper.may(held, each.action, each.scope, amount=each.amount, office=each.office, now=work.now),
            Denial,
        )
        and not history_conflicts(each.action, held.person_id, took_part)
        for each in wanted
    )
