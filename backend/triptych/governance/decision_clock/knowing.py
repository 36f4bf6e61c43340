"""Everything that decides who holds a ball and to whom silence goes, read once for many requests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from triptych.access.authority.superior import line_of
from triptych.access.authority.who_can import Candidate
from triptych.access.policy.duties import Part, TookPart
from triptych.access.policy.folded import FoldedGrants
from triptych.access.work import Work
from triptych.governance.exceptions.candidates import candidates
from triptych.governance.exceptions.matters import Matter, matters_of
from triptych.governance.exceptions.parts import PART_TAKEN, hidden_parts_of
from triptych.governance.exceptions.ranking import lines_above
from triptych.governance.exceptions.rules.events import EventKind
from triptych.model.exception import Answer, Authorship, RequestEvent

Hidden = frozenset[tuple[UUID, TookPart]]
ANSWERING = tuple(kind for kind, part in PART_TAKEN.items() if part is Part.ANSWERER)


@dataclass
class Knowing:
    """People with their grants, their line and their absences; requests with everything that acts depend on.

    What a sealed author did is left out: whoever is named or passed over here tells nothing of a seal (SH1). `sealed`
    are those who ask behind one; whoever only proposed behind one is named like everybody else.
    """

    work: Work
    people: Mapping[UUID, Candidate]
    manager_of: Mapping[UUID, UUID | None]
    matters: Mapping[UUID, Matter]
    sealed: frozenset[tuple[UUID, UUID]]
    hidden: Hidden
    answered_by: Mapping[UUID, UUID]
    owner_of: Mapping[UUID, UUID]
    _folds: dict[UUID, FoldedGrants] = field(default_factory=dict)

    def fold(self, person: UUID) -> FoldedGrants:
        """What somebody may do now."""
        if person not in self._folds:
            self._folds[person] = self.work.gatekeeper.fold(self.people[person].held, self.work.now)
        return self._folds[person]

    def is_there(self, person: UUID) -> bool:
        """Whether somebody has an account and is not away."""
        found = self.people.get(person)
        return found is not None and found.absent_until(self.work.now) is None

    def above(self, person: UUID) -> Iterator[UUID]:
        """The line of somebody, nearest first."""
        return line_of(person, self.manager_of)

    def parts(self, request: UUID) -> frozenset[TookPart]:
        """Who took part in a request, as far as everybody may know."""
        return frozenset(each for each in self.matters[request].parts if (request, each) not in self.hidden)


async def knowing(work: Work, requests: Sequence[UUID]) -> Knowing:
    """A fixed number of statements, however many requests."""
    matters = await matters_of(work, requests)
    people = {each.person_id: each for each in await candidates(work)}
    return Knowing(
        work=work,
        people=people,
        manager_of=await lines_above(work, people),
        matters=matters,
        sealed=await _asking_behind_a_seal(work, requests),
        hidden=await hidden_parts_of(work, requests),
        answered_by=await _answered_by(work, requests),
        owner_of=await _owner_of(work, matters),
    )


async def _asking_behind_a_seal(work: Work, requests: Sequence[UUID]) -> frozenset[tuple[UUID, UUID]]:
    found = await work.session.execute(
        select(RequestEvent.request_id, Authorship.person_id)
        .join(Authorship, Authorship.id == RequestEvent.authorship_id)
        .where(
            RequestEvent.request_id.in_(requests),
            RequestEvent.kind == EventKind.EXCEPTION_REQUESTED,
            Authorship.sealed,
        )
    )
    return frozenset((request, person) for request, person in found)


async def _answered_by(work: Work, requests: Sequence[UUID]) -> dict[UUID, UUID]:
    """Who answered for the provider last, request by request; nobody where that is sealed."""
    found = await work.session.execute(
        select(RequestEvent.request_id, Authorship.person_id, Authorship.sealed)
        .join(Authorship, Authorship.id == RequestEvent.authorship_id)
        .where(RequestEvent.request_id.in_(requests), RequestEvent.kind.in_(ANSWERING))
        .order_by(RequestEvent.request_id, RequestEvent.number.desc())
        .ext(distinct_on(RequestEvent.request_id))
    )
    return {request: person for request, person, sealed in found if not sealed}


async def _owner_of(work: Work, matters: Mapping[UUID, Matter]) -> dict[UUID, UUID]:
    """Who owns the refusal in force, request by request: its helper."""
    answers = {m.last.answer_id: key for key, m in matters.items() if m.last is not None and m.last.answer_id}
    found = await work.session.execute(select(Answer.id, Answer.helper_id).where(Answer.id.in_(answers)))
    return {answers[answer]: helper for answer, helper in found}
