"""Dissent: who took part in deciding, or was directed, says what they have against it, and it is kept (EX13)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.duties import Part, TookPart
from triptych.access.policy.grants import Scope
from triptych.access.work import Work
from triptych.governance.exceptions.chain import leaves
from triptych.governance.exceptions.events import authorship_of, must_be_seen, must_follow, tell
from triptych.governance.exceptions.finding import readable_request
from triptych.governance.exceptions.offices import offices_cited
from triptych.governance.exceptions.parts import parts_of
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.rules.opening import required
from triptych.governance.exceptions.scopes import Scopes, scopes_of
from triptych.kernel.actor import Office
from triptych.kernel.refusals import Conflict, Denial, Fact, NotAllowed, refuse_if
from triptych.model.decision import Decision
from triptych.model.exception import Authorship, ExceptionRequest
from triptych.model.instruction import Dissent, Instruction
from triptych.model.types import RequestId

NO_PART = Denial(
    "no_part_in_deciding",
    "A dissent is entered by whoever took part in deciding, was directed, or leads an office that is concerned.",
    (Fact("Part in the decision", "none", stands_in_the_way=True),),
)
NOTHING = Denial("nothing_to_dissent", "Nothing is decided or directed here that one could dissent from.")
OWN = Denial("own_decision", "Whoever is accountable for a decision does not dissent from it.")
SAID = Denial("dissented_before", "Your dissent from this is kept already.")


@dataclass(frozen=True)
class Voices:
    """What can be dissented from on one request, and who may; ids of people, sealed ones included."""

    decision: UUID | None = None
    instruction: UUID | None = None
    accountable: UUID | None = None
    concerned: frozenset[UUID] = frozenset()
    said: frozenset[UUID] = frozenset()
    offices: frozenset[Office] = frozenset()
    project: Scope | None = None


@dataclass(frozen=True, kw_only=True)
class EnterDissent:
    """What somebody has against a decision, or against how they were directed."""

    request_id: RequestId
    seen: int
    reason: str


async def enter_dissent(work: Work, ask: EnterDissent) -> ExceptionRequest:
    """Keep a dissent from the last decision, or the objection of whoever was directed. It changes nothing else."""
    request = await readable_request(work, ask.request_id)
    permit = work.must(Action.EXCEPTION_DISSENT, Scope(tuple(request.scope_ids)))
    await must_be_seen(work, request, ask.seen)
    refuse_if(required(reason=ask.reason))
    must_follow(request, EventKind.DISSENT_ENTERED)
    voices = (await voices_of(work, [request.id], await known_of(work, [request.id])))[request.id]
    denial = no_dissent(work, voices)
    if denial in {NOTHING, SAID}:
        raise Conflict(denial.reason if denial else "")
    if denial is not None:
        raise NotAllowed(denial)
    author = await authorship_of(work, request)
    dissent = Dissent(
        request_id=request.id,
        decision_id=voices.decision,
        instruction_id=voices.instruction,
        authorship_id=author.id,
        reason=ask.reason,
        at=work.now,
    )
    work.session.add(dissent)
    await work.session.flush()
    detail = {"dissentId": str(dissent.id)}
    await tell(work, request, EventKind.DISSENT_ENTERED, permit, text=ask.reason, detail=detail)
    return request


def no_dissent(work: Work, voices: Voices) -> Denial | None:
    """Why the actor cannot dissent here, or None where they may."""
    me = work.actor.person_id
    if voices.decision is None and voices.instruction is None:
        return NOTHING
    if me == voices.accountable:
        return OWN
    if me not in voices.concerned and not (voices.decision and _leads(work, voices)):
        return NO_PART
    return SAID if me in voices.said else None


def _leads(work: Work, voices: Voices) -> bool:
    """Whoever keeps the standards of an office that is concerned leads it."""
    scope = voices.project
    if scope is None:
        return False
    answers = (work.may(Action.RULE_EDIT, scope, office=office) for office in voices.offices)
    return any(isinstance(answer, Permit) for answer in answers)


@dataclass(frozen=True)
class Known:
    """What was read of the requests before: their last decisions, everybody's part, offices and scopes."""

    last: Mapping[UUID, Decision]
    parts: Mapping[UUID, frozenset[TookPart]]
    offices: Mapping[UUID, Mapping[UUID, Office]]
    scopes: Mapping[UUID, Scopes]


async def known_of(work: Work, requests: Sequence[UUID]) -> Known:
    """Read it."""
    last, parts = await leaves(work, requests), await parts_of(work, requests)
    return Known(last, parts, await offices_cited(work, requests), await scopes_of(work, requests))


async def voices_of(work: Work, requests: Sequence[UUID], known: Known) -> dict[UUID, Voices]:
    """What can be dissented from, request by request. A fixed number of statements, however many.

    A standing instruction comes before the decision that it would follow: it is objected to by whoever was directed.
    """
    last, standing = known.last, await _standing(work, requests)
    people = await _people(work, requests)
    behind = await _instructions(work, [each.instruction_id for each in last.values() if each.instruction_id])
    said = await _said(work, requests)
    voices: dict[UUID, Voices] = {}
    for request in requests:
        decision, instruction = last.get(request), standing.get(request)
        if instruction is not None and (decision is None or instruction.supersedes_id == decision.id):
            voices[request] = Voices(
                instruction=instruction.id,
                accountable=people[instruction.authorship_id],
                concerned=frozenset({people[instruction.directed_id]}),
                said=said.get(instruction.id, frozenset()),
            )
        elif decision is not None:
            under = behind.get(decision.instruction_id) if decision.instruction_id else None
            deciders = {each.person_id for each in known.parts[request] if each.part is Part.DECIDER}
            voices[request] = Voices(
                decision=decision.id,
                accountable=people[under.authorship_id if under else decision.authorship_id],
                concerned=frozenset(deciders | ({people[under.directed_id]} if under else set())),
                said=said.get(decision.id, frozenset()),
                offices=frozenset(known.offices[request].values()),
                project=known.scopes[request].project,
            )
        else:
            voices[request] = Voices()
    return voices


async def _standing(work: Work, requests: Sequence[UUID]) -> dict[UUID, Instruction]:
    """The newest instruction of each request."""
    found = await work.session.scalars(
        select(Instruction)
        .where(Instruction.request_id.in_(requests))
        .order_by(Instruction.request_id, Instruction.at.desc(), Instruction.id.desc())
        .ext(distinct_on(Instruction.request_id))
    )
    return {each.request_id: each for each in found}


async def _instructions(work: Work, keys: Collection[UUID]) -> dict[UUID, Instruction]:
    found = await work.session.scalars(select(Instruction).where(Instruction.id.in_(keys)))
    return {each.id: each for each in found}


async def _people(work: Work, requests: Sequence[UUID]) -> Mapping[UUID, UUID]:
    """Who stands behind each authorship; the check needs it, and nothing of it is shown."""
    found = await work.session.execute(
        select(Authorship.id, Authorship.person_id).where(Authorship.request_id.in_(requests))
    )
    return dict(found.all())


async def _said(work: Work, requests: Sequence[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Who has dissented from each decision or instruction already."""
    found = await work.session.execute(
        select(Dissent.decision_id, Dissent.instruction_id, Authorship.person_id)
        .join(Authorship, Authorship.id == Dissent.authorship_id)
        .where(Dissent.request_id.in_(requests))
    )
    said: dict[UUID | None, set[UUID]] = {}
    for decision, instruction, person in found:
        said.setdefault(decision if instruction is None else instruction, set()).add(person)
    return {key: frozenset(people) for key, people in said.items() if key}
