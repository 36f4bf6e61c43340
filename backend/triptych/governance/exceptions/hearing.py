"""Who hears an appeal: one level up from whoever answers for it, and then whom silence brings it to (EX14)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import func, select

from triptych.access.authority.superior import Above, has_more_authority, one_level_up
from triptych.access.authority.who_can import Candidate
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.duties import TookPart, history_conflicts
from triptych.access.policy.grants import ActorGrants
from triptych.access.policy.limits import UNLIMITED
from triptych.access.work import Work
from triptych.governance.exceptions.authority import counted_amount
from triptych.governance.exceptions.candidates import candidates
from triptych.governance.exceptions.parts import hidden_parts_of, parts_of
from triptych.governance.exceptions.ranking import Behind, behind_decisions, lines_above
from triptych.governance.exceptions.rules.events import EventKind, State
from triptych.governance.exceptions.scopes import payer_scope
from triptych.kernel.money import Money
from triptych.model.decision import Decision
from triptych.model.exception import Authorship, ExceptionRequest, RequestEvent
from triptych.model.instruction import Instruction


@dataclass(frozen=True)
class Appealed:
    """A request under appeal: its last decision, who stands behind it, and the amount that limits are held against."""

    request: ExceptionRequest
    last: Decision
    behind: Behind
    amount: Money


async def behind_last(work: Work, request: ExceptionRequest, last: Decision) -> Behind:
    """Who stands behind the last decision of one request, and who hears it where it is under appeal."""
    behind = (await behind_decisions(work, {last.id: await payer_scope(work, request)}))[last.id]
    if request.state != State.APPEALED:
        return behind
    appealed = Appealed(request, last, behind, await counted_amount(work, request))
    return (await hearings_of(work, [appealed]))[request.id]


async def hearings_of(work: Work, appealed: Sequence[Appealed]) -> dict[UUID, Behind]:
    """Who hears each appeal. A fixed number of statements, however many, and none where nothing is under appeal.

    Whoever took part behind a seal is counted as if they had not: who hears it tells nothing of that (SH1).
    """
    if not appealed:
        return {}
    ids = [each.request.id for each in appealed]
    people = {each.person_id: each for each in await candidates(work)}
    manager_of = await lines_above(work, people)
    parts, hidden = await parts_of(work, ids), await hidden_parts_of(work, ids)
    accountable, reached = await accountable_for(work, [each.last.id for each in appealed]), await _reached(work, ids)
    found = {}
    for each in appealed:
        key = each.request.id
        known = frozenset(part for part in parts[key] if (key, part) not in hidden)
        able = {
            person: above
            for person, candidate in people.items()
            if (above := _above(work, each, candidate, known)) is not None
        }
        hears = one_level_up(accountable[each.last.id], able, manager_of) | reached.get(key, frozenset())
        named = {person: people[person].name for person in hears if person in people}
        found[key] = replace(each.behind, hears=named)
    return found


def _above(work: Work, each: Appealed, candidate: Candidate, parts: frozenset[TookPart]) -> Above | None:
    """How far somebody's own authority reaches over the decision, or None where they could not answer the appeal."""
    payer, person = each.behind.payer, candidate.person_id
    own = ActorGrants(person, candidate.held.own(work.now))
    fold = work.gatekeeper.fold(own, work.now)
    limit = fold.limit(Action.EXCEPTION_OVERRIDE, payer)
    if limit is None or not fold.may(Action.EXCEPTION_OVERRIDE, payer, amount=each.amount):
        return None
    answer = work.gatekeeper.may(own, Action.EXCEPTION_OVERRIDE, payer, amount=each.amount, now=work.now)
    if not isinstance(answer, Permit) or history_conflicts(Action.EXCEPTION_OVERRIDE, person, parts):
        return None
    outranks = all(
        has_more_authority(person, limit, behind.person_id, behind.limit, each.behind.manager_of)
        for behind in each.behind.deciders
    )
    return Above(limit or UNLIMITED, candidate.absent_until(work.now) is None) if outranks else None


async def accountable_for(work: Work, decisions: Sequence[UUID]) -> dict[UUID, UUID]:
    """Who answers for each decision: whoever directed it, else whoever made it."""
    found = await work.session.execute(
        select(Decision.id, Authorship.person_id)
        .outerjoin(Instruction, Instruction.id == Decision.instruction_id)
        .join(Authorship, Authorship.id == func.coalesce(Instruction.authorship_id, Decision.authorship_id))
        .where(Decision.id.in_(decisions))
    )
    return dict(found.all())


async def _reached(work: Work, requests: Sequence[UUID]) -> dict[UUID, frozenset[UUID]]:
    """To whom silence brought each appeal; a request is appealed once, so nothing else escalates after it."""
    appeal = (
        select(func.max(RequestEvent.number))
        .where(RequestEvent.request_id == ExceptionRequest.id, RequestEvent.kind == EventKind.DECISION_APPEALED)
        .correlate(ExceptionRequest)
        .scalar_subquery()
    )
    found = await work.session.execute(
        select(RequestEvent.request_id, RequestEvent.escalated_to)
        .join(ExceptionRequest, ExceptionRequest.id == RequestEvent.request_id)
        .where(
            RequestEvent.request_id.in_(requests),
            RequestEvent.kind == EventKind.ESCALATED,
            RequestEvent.number > appeal,
        )
    )
    reached: dict[UUID, set[UUID]] = {}
    for request, people in found:
        reached.setdefault(request, set()).update(people or ())
    return {request: frozenset(people) for request, people in reached.items()}
