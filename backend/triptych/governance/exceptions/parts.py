"""Who took part in a request, or gains from it: the history that separation of duties looks at (AU3)."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import aliased

from triptych.access.authority.who_can import NeededAuthority
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.duties import Part, TookPart, history_conflicts
from triptych.access.work import Work
from triptych.governance.exceptions.rules.events import EventKind
from triptych.kernel.exception_words import Outcome
from triptych.kernel.refusals import Denial, Fact, NotAllowed
from triptych.model.decision import Decision, Signature
from triptych.model.exception import Authorship, Citation, ExceptionRequest, RequestEvent
from triptych.model.instruction import Instruction
from triptych.model.people import Person
from triptych.model.portfolio import Program, Workstream, WorkstreamKind
from triptych.model.standard import Rule, RuleVersion

# An act that is not listed makes nobody part: a comment, the signature of an approver, a reply as helper.
PART_TAKEN = {
    EventKind.EXCEPTION_REQUESTED: Part.REQUESTER,
    EventKind.NEED_CONFIRMED: Part.REQUESTER,
    EventKind.NEED_CORRECTED: Part.REQUESTER,
    EventKind.NEED_RESTATED: Part.ANSWERER,
    EventKind.RULE_CITED: Part.ANSWERER,
    EventKind.GAP_NAMED: Part.ANSWERER,
    EventKind.ANSWER_SUBMITTED: Part.ANSWERER,
    EventKind.DECLINE_PROPOSED: Part.ANSWERER,
    EventKind.DEFERRAL_PROPOSED: Part.ANSWERER,
    EventKind.OUTSIDE_ANSWERED: Part.ANSWERER,
    EventKind.ALTERNATIVE_PROPOSED: Part.PROPOSER,
    EventKind.ALTERNATIVE_REVISED: Part.PROPOSER,
    EventKind.ALTERNATIVE_SIGNED: Part.PROPOSER,
}


async def parts_of(work: Work, requests: Sequence[UUID]) -> dict[UUID, frozenset[TookPart]]:
    """Everybody's part in requests, sealed authors included: the check needs them, the wording never shows them.

    Five statements, however many requests.
    """
    found: dict[UUID, set[TookPart]] = {request: set() for request in requests}
    for request, person, kind in await work.session.execute(_told(requests)):
        if kind in PART_TAKEN:
            found[request].add(TookPart(person, PART_TAKEN[EventKind(kind)]))
    for request, person in await work.session.execute(_gaining(requests)):
        found[request].add(TookPart(person, Part.BENEFICIARY))
    for request, person in await work.session.execute(_owning(requests)):
        found[request].add(TookPart(person, Part.RULE_OWNER))
    for request, person in await work.session.execute(_deciding(requests)):
        found[request].add(TookPart(person, Part.DECIDER))
    for request, person in await work.session.execute(_giving(requests)):
        found[request].add(TookPart(person, Part.GIVER))
    return {request: frozenset(parts) for request, parts in found.items()}


async def parts_in(work: Work, request: ExceptionRequest) -> frozenset[TookPart]:
    """Everybody's part in one request."""
    return (await parts_of(work, [request.id]))[request.id]


async def known_parts_in(work: Work, request: ExceptionRequest) -> frozenset[TookPart]:
    """Everybody's part as far as the actor may know it: what others did behind a seal is left out.

    Whoever is asked about somebody else asks this; whoever acts is held to all parts, by the service and the database.
    """
    hidden = await hidden_parts_of(work, [request.id])
    return frozenset(each for each in await parts_in(work, request) if (request.id, each) not in hidden)


async def hidden_parts_of(work: Work, requests: Sequence[UUID]) -> frozenset[tuple[UUID, TookPart]]:
    """Every part that somebody else than the actor took behind a seal, and not openly as well. One statement."""
    found = await work.session.execute(_told(requests).add_columns(Authorship.sealed))
    taken: dict[bool, set[tuple[UUID, TookPart]]] = {True: set(), False: set()}
    for request, person, kind, sealed in found:
        if kind in PART_TAKEN:
            taken[sealed and person != work.actor.person_id].add(
                (request, TookPart(person, PART_TAKEN[EventKind(kind)]))
            )
    return frozenset(taken[True] - taken[False])


def _told(requests: Sequence[UUID]) -> Select[UUID, UUID, str]:
    return (
        select(RequestEvent.request_id, Authorship.person_id, RequestEvent.kind)
        .join(RequestEvent, RequestEvent.authorship_id == Authorship.id)
        .where(RequestEvent.request_id.in_(requests))
        .distinct()
    )


def _gaining(requests: Sequence[UUID]) -> Any:
    """The manager of the asking program, and who leads the delivery of its project."""
    asked = ExceptionRequest.id.in_(requests)
    managing = (
        select(ExceptionRequest.id, Program.manager_id)
        .join(Program, Program.id == ExceptionRequest.program_id)
        .where(asked, Program.manager_id.is_not(None))
    )
    delivering = (
        select(ExceptionRequest.id, Workstream.lead_id)
        .join(Workstream, Workstream.project_id == ExceptionRequest.project_id)
        .where(asked, Workstream.kind == WorkstreamKind.DELIVERY, Workstream.lead_id.is_not(None))
    )
    return managing.union_all(delivering)


def _owning(requests: Sequence[UUID]) -> Any:
    return (
        select(Citation.request_id, Rule.owner_id)
        .join(RuleVersion, RuleVersion.id == Citation.rule_version_id)
        .join(Rule, Rule.id == RuleVersion.rule_id)
        .where(Citation.request_id.in_(requests), Rule.owner_id.is_not(None))
    )


def _deciding(requests: Sequence[UUID]) -> Select[UUID, UUID]:
    """Whoever made a decision, signed its terms with them, or directed it."""
    return (
        select(Decision.request_id, Authorship.person_id)
        .join(Decision, _stands_behind())
        .where(Decision.request_id.in_(requests))
        .distinct()
    )


def _giving(requests: Sequence[UUID]) -> Any:
    """Whoever gave an emergency go that no decision followed, and in whose name: they do not review it.

    That it lapsed, and that the request was taken up again since, changes nothing of that.
    """
    later = aliased(Decision)
    given = (
        Decision.request_id.in_(requests),
        Decision.outcome == Outcome.EMERGENCY_GO,
        ~exists().where(later.supersedes_id == Decision.id),
    )
    by = (
        select(Decision.request_id, Authorship.person_id)
        .join(Authorship, Authorship.id == Decision.authorship_id)
        .where(*given)
    )
    for_whom = select(Decision.request_id, Decision.on_behalf_of_id).where(
        *given, Decision.on_behalf_of_id.is_not(None)
    )
    return by.union_all(for_whom)


def _stands_behind() -> ColumnElement[bool]:
    signed = exists().where(Signature.terms_id == Decision.terms_id, Signature.authorship_id == Authorship.id)
    directed = exists().where(Instruction.id == Decision.instruction_id, Instruction.authorship_id == Authorship.id)
    return or_(Decision.authorship_id == Authorship.id, signed, directed)


async def deciders_of(work: Work, decisions: Collection[UUID]) -> dict[UUID, dict[UUID, str | None]]:
    """Everybody who stands behind each decision, with their name unless it is sealed. One statement."""
    found = await work.session.execute(
        select(Decision.id, Person.id, Person.name, Authorship.sealed)
        .select_from(Decision)
        .join(Authorship, _stands_behind())
        .join(Person, Person.id == Authorship.person_id)
        .where(Decision.id.in_(decisions))
    )
    behind: dict[UUID, dict[UUID, str | None]] = {decision: {} for decision in decisions}
    for decision, person, name, sealed in found:
        behind[decision][person] = None if sealed else name
    return behind


def separation(
    action: Action, work: Work, took_part: frozenset[TookPart], on_behalf_of: UUID | None = None
) -> Denial | None:
    """Why the actor's part keeps them from an act; the wording never tells which part somebody else's was."""
    conflicts = history_conflicts(action, work.actor.person_id, took_part, on_behalf_of_id=on_behalf_of)
    if not conflicts:
        return None
    fact = Fact("Part in this request", "took part", stands_in_the_way=True)
    return Denial("separation_of_duties", conflicts[0].reason, (fact,))


def permit_for(work: Work, needed: NeededAuthority, took_part: frozenset[TookPart]) -> Permit | Denial:
    """Whether the actor may give one needed signature: by policy, and by their part in the request."""
    answer = work.may(needed.action, needed.scope, amount=needed.amount, office=needed.office)
    if isinstance(answer, Denial):
        return answer
    return separation(needed.action, work, took_part, answer.on_behalf_of_id) or answer


async def must_have_no_part_against(work: Work, request: ExceptionRequest, action: Action, permit: Permit) -> None:
    """Raise `NotAllowed` when the actor's part in the request, or that of whom they stand in for, bars the act."""
    denial = separation(action, work, await parts_in(work, request), permit.on_behalf_of_id)
    if denial is not None:
        raise NotAllowed(denial)
