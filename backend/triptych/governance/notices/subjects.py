"""What an occurrence is about: whom it concerns and why, who is asked to act, and who may read of it at all."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from triptych.access.authority.who_can import who_can
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.governance.exceptions.candidates import candidates
from triptych.governance.exceptions.finding import requester_of
from triptych.governance.exceptions.hearing import accountable_for
from triptych.governance.gates.authors import authors_of
from triptych.governance.gates.readiness import of_gates
from triptych.governance.notices.people import Ties, as_somebody, frozen, may_read, muted_by, named_in, who_runs
from triptych.governance.notices.rules.facts import is_of_project
from triptych.governance.notices.rules.occurrences import decided_before
from triptych.governance.waivers.finding import Matter, authority_needed, matter_on, parts_of_waiver
from triptych.kernel.actor import OFFICE_OF_LEAD, Office
from triptych.kernel.health import KeyState
from triptych.kernel.notice_words import Tie
from triptych.kernel.occurrence_words import OccurrenceKind as K
from triptych.kernel.waiver_words import WaiverState
from triptych.model.decision import Decision
from triptych.model.exception import ExceptionRequest
from triptych.model.gate import Gate, GateDecision
from triptych.model.occurrence import Occurrence
from triptych.model.people import Delegation
from triptych.model.portfolio import Project
from triptych.model.standard import Rule
from triptych.model.waiver import ClassWaiver, ClassWaiverEvent

READY = (KeyState.PASSES, KeyState.EXCEPTED)
Reads = Callable[[Work], bool]


@dataclass(frozen=True)
class Subject:
    """Whom an occurrence concerns, who is asked for an act that still waits, and who may read its record.

    `waits` where an act does, though nobody may be there who could be asked for it.
    """

    ties: Ties
    reads: Reads
    asked: frozenset[UUID] = frozenset()
    waits: bool = False
    request_id: UUID | None = None


async def subject_of(work: Work, occurrence: Occurrence) -> Subject:
    """What an occurrence is about, as it stands now."""
    return await _OF[K(occurrence.kind)](work, occurrence)


async def gate_of(work: Work, occurrence: Occurrence) -> Gate:
    """The gate that an occurrence is about."""
    if occurrence.gate_id is not None:
        return await work.session.get_one(Gate, occurrence.gate_id)
    decision = await work.session.get_one(GateDecision, occurrence.record_id)
    return await work.session.get_one(Gate, decision.gate_id)


async def waiver_of(work: Work, occurrence: Occurrence) -> ClassWaiver:
    """The class waiver that an occurrence is about."""
    if occurrence.waiver_id is not None:
        return await work.session.get_one(ClassWaiver, occurrence.waiver_id)
    said = await work.session.get_one(ClassWaiverEvent, occurrence.record_id)
    return await work.session.get_one(ClassWaiver, said.waiver_id)


async def _gate(work: Work, occurrence: Occurrence) -> Subject:
    gate = await gate_of(work, occurrence)
    project = await work.session.get_one(Project, gate.project_id)
    places = frozenset(project.scope_ids)
    running = await who_runs(work, project.id, project.program_id)
    return Subject(_tied(Tie.RUNS_PROJECT, running), lambda reader: bool(places & reader.readable(Action.PROJECT_READ)))


async def _ready_gate(work: Work, occurrence: Occurrence) -> Subject:
    gate = await gate_of(work, occurrence)
    ready = (await of_gates(work, [gate.id]))[gate.id]
    if ready.decisions != decided_before(occurrence.stamp) or ready.state not in READY:
        return await _gate(work, occurrence)
    return replace(await _gate(work, occurrence), asked=await who_decides(work, gate), waits=True)


async def who_decides(work: Work, gate: Gate) -> frozenset[UUID]:
    """Who may decide at a gate, and entered no evidence of its keys."""
    project = await work.session.get_one(Project, gate.project_id)
    scope, office, authors = Scope(tuple(project.scope_ids)), Office(gate.office), await authors_of(work, project.id)
    able = set()
    for each in await candidates(work):
        reader = as_somebody(work, each.person_id, each.name, each.held)
        if reader.gatekeeper.fold(reader.grants, work.now).may_somewhere(Action.GATE_DECIDE):
            answer = reader.may(Action.GATE_DECIDE, scope, office=office)
            if isinstance(answer, Permit) and not authors & {each.person_id, answer.on_behalf_of_id}:
                able.add(each.person_id)
    return frozenset(able)


async def _facts(work: Work, occurrence: Occurrence) -> Subject:
    decision = await work.session.get_one(Decision, occurrence.record_id)
    request = await work.session.get_one(ExceptionRequest, decision.request_id)
    project = await work.session.get_one(Project, request.project_id)
    places, helpers = frozenset(project.scope_ids), (await named_in(work, [request.id]))[request.id]
    of_project_alone = all(is_of_project(each) for each in occurrence.stamp.split())

    def reads(reader: Work) -> bool:
        if of_project_alone and not places & reader.readable(Action.PROJECT_READ):
            return False
        return may_read(reader, request, helpers)

    ties: dict[UUID, set[Tie]] = defaultdict(set)
    ties[await requester_of(work, request)].add(Tie.ASKED)
    ties[(await accountable_for(work, [decision.id]))[decision.id]].add(Tie.DECIDED)
    muted = await muted_by(work, request.id)
    told = {person: each for person, each in frozen(ties).items() if person not in muted}
    return Subject(told, reads, request_id=request.id)


async def _delegation(work: Work, occurrence: Occurrence) -> Subject:
    lent = await work.session.get_one(Delegation, occurrence.record_id)
    ties = {lent.delegate_id: frozenset({Tie.LENT_TO}), lent.delegator_id: frozenset({Tie.LENT})}
    return Subject(ties, lambda reader: bool(reader.readable(Action.ORGANISATION_READ)))


async def _waiver(work: Work, occurrence: Occurrence) -> Subject:
    waiver = await waiver_of(work, occurrence)
    rule = await work.session.get_one(Rule, waiver.rule_id)
    ties: dict[UUID, set[Tie]] = defaultdict(set)
    for person in (waiver.proposed_by_id, waiver.on_behalf_of_id):
        if person is not None:
            ties[person].add(Tie.PROPOSED)
    for person in await leads_of(work, Office(rule.owner_office)):
        ties[person].add(Tie.OWNS_RULE)
    subject = Subject(frozen(ties), lambda reader: bool(reader.readable(Action.RULE_READ)))
    matter = await matter_on(work, waiver)
    if occurrence.kind != K.WAIVER_PROPOSED or matter.state is not WaiverState.PROPOSED:
        return subject
    return replace(subject, asked=await who_grants(work, matter), waits=True)


async def leads_of(work: Work, office: Office) -> frozenset[UUID]:
    """Who leads an office now by a role of their own."""
    return frozenset(
        each.person_id
        for each in await candidates(work)
        if any(OFFICE_OF_LEAD.get(grant.role) is office for grant in each.held.own(work.now))
    )


async def who_grants(work: Work, matter: Matter) -> frozenset[UUID]:
    """Who could grant a proposed waiver, those who are away included: it waits for them."""
    if matter.blocked is not None:
        return frozenset()
    there = [replace(each, absences=()) for each in await candidates(work)]
    needed, parts = await authority_needed(work, matter), await parts_of_waiver(work, matter)
    able = who_can(work.gatekeeper, (needed,), there, parts, work.now).able
    return frozenset(each.person_id for each in able)


def _tied(tie: Tie, people: Collection[UUID]) -> Ties:
    return {person: frozenset({tie}) for person in people}


_OF: Mapping[K, Callable[[Work, Occurrence], Awaitable[Subject]]] = {
    K.GATE_READY: _ready_gate,
    K.FACTS_CHANGED: _facts,
    K.GATE_DECIDED: _gate,
    K.DELEGATION_GIVEN: _delegation,
    K.DELEGATION_ENDED: _delegation,
    **dict.fromkeys(
        (
            K.WAIVER_PROPOSED,
            K.WAIVER_GRANTED,
            K.WAIVER_TURNED_DOWN,
            K.WAIVER_WITHDRAWN,
            K.WAIVER_REVOKED,
            K.WAIVER_ENDS,
        ),
        _waiver,
    ),
}
